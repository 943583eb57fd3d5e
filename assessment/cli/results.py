"""``konsekvens score`` and ``konsekvens explain``: the result of a file, and the trace that adds up to it.

Knows how a result is printed in a terminal. Counts nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from assessment import bootstrap, settings
from assessment.cli.files import Scored, scored
from assessment.cli.frame import Command, Misuse, print_json
from assessment.core.flow import Flow
from assessment.core.personal_data import suspicions
from assessment.core.result_document import document_of
from assessment.core.shape import listed, meant, quoted
from assessment.core.summary import Summary, summarise
from assessment.core.summary.points_chapters import points_chapters
from assessment.core.trace import Names, explain, group_lines

_FILE = "FIL är en konsekvensbedömning, JSON eller YAML."
CHECKLISTS = click.option(
    "--checklistor",
    "folder",
    type=click.Path(path_type=Path),
    metavar="MAPP",
    help="Mappen med checklistor, annars den som följer med.",
)


def checklist_folder(folder: Path | None) -> Path:
    """Return the folder that was named, or the one of the settings."""
    return folder or settings.load().checklists


@click.command(
    "score",
    cls=Command,
    short_help="Räknar en bedömning.",
    help=f"Räknar en konsekvensbedömning: resultatet för varje perspektiv och alternativ.\n\n{_FILE}",
)
@click.argument("file", type=click.Path(path_type=Path), metavar="FIL")
@CHECKLISTS
@click.option(
    "--json", "as_json", is_flag=True, help="Skriver resultatet som JSON, enligt konsekvens schema result."
)
def score(file: Path, folder: Path | None, *, as_json: bool) -> None:
    """Print the result of an assessment file."""
    today = bootstrap.now().date()
    found = scored(file, checklist_folder(folder), today)
    if as_json:
        print_json(document_of(found.flow, found.result).model_dump(mode="json", by_alias=True))
        return
    summary = summarise(found.assessment, found.checklists, found.flow, found.result, today)
    for line in _result_lines(summary, found):
        click.echo(line)


def _result_lines(summary: Summary, found: Scored) -> Iterator[str]:
    page = summary.first_page
    yield " · ".join(p for p in (summary.header.title, summary.header.diary_number) if p)
    if page.not_assessed:
        yield page.not_assessed
    for chapter in summary.perspectives:
        yield f"\n{chapter.name} ({chapter.depth})"
        for alternative in chapter.alternatives:
            yield f"  {alternative.name}: {alternative.result.status}"
            yield from (f"    {sentence}" for sentence in alternative.sentences)
    for answer in summary.screened_out:
        yield f"\n{answer.question}: {answer.answer}"
    if summary.comparison:
        yield "\nAlternativen mot varandra"
        yield from (f"  {sentence}" for sentence in summary.comparison)
    for title, flags in (
        (f"Det här behöver ett svar för {page.about}", page.open_flags),
        (f"Det här är besvarat för {page.about}", page.answered_flags),
    ):
        if flags:
            yield f"\n{title}"
            yield from (f"  {flag.name}: {flag.text}" for flag in flags)
    yield "\nRäcker underlaget?"
    yield from (f"  {line.question} {line.word}" for line in summary.sufficiency)
    yield from _points_lines(summary)
    if warned := suspicions(found.assessment):
        yield "\nKontrollera att ingen person går att känna igen"
        yield from (f"  {' → '.join(suspicion.place)}: {suspicion.sentence}" for suspicion in warned)
    yield ""
    if found.result.ready_allowed:
        yield "Inget hindrar att bedömningen blir klar för nämnden."
    else:
        kinds = listed(dict.fromkeys(_KINDS[m.kind] for m in found.result.missing))
        yield f"Bedömningen kan bara vara ett utkast: {kinds or 'något'} saknas."


def _points_lines(summary: Summary) -> Iterator[str]:
    for points in summary.points:
        yield f"\n{points.name}"
        yield from (f"  {told}" for told in (points.outcome, *points.reasons) if told)
        yield from (f"  {scale.name}: {sentence}" for scale in points.scales for sentence in scale.sentences)


_KINDS: Mapping[str, str] = {
    "motivering": "motiveringar",
    "underlag": "underlag",
    "flagga": "svar på det som behöver ett svar",
}


@click.command(
    "explain",
    cls=Command,
    short_help="Visar hur varje tal har räknats fram.",
    help=(
        "Visar hur varje tal har räknats fram: rad för rad, summa, delning och ord. "
        f"Allt går att räkna om för hand.\n\n{_FILE}"
    ),
)
@click.argument("file", type=click.Path(path_type=Path), metavar="FIL")
@click.option("--perspektiv", "perspective", metavar="ID", help="Bara det här perspektivet.")
@click.option("--alternativ", "alternative", metavar="ID", help="Bara det här alternativet.")
@click.option("--grupp", "group", metavar="ID", help="Bara den här gruppen.")
@CHECKLISTS
def explain_file(
    file: Path, perspective: str | None, alternative: str | None, group: str | None, folder: Path | None
) -> None:
    """Print the trace of an assessment file."""
    found = scored(file, checklist_folder(folder), bootstrap.now().date())
    places = found.result.perspectives
    names = Names(found.flow)
    wanted_perspective = _one("perspektivet", perspective, {p: names.perspectives[p] for p, _ in places})
    wanted_alternative = _one("alternativet", alternative, {a: names.alternatives[a] for _, a in places})
    wanted_group = _one("gruppen", group, names.groups)
    if wanted_group is None:
        lines: Iterable[str] = explain(found.flow, found.result, wanted_perspective, wanted_alternative)
    else:
        lines = _group_lines(found, names, wanted_perspective, wanted_alternative, wanted_group)
    for line in lines:
        click.echo(line)
    if perspective is alternative is group is None:
        for line in _points_traces(found.flow):
            click.echo(line)


def _points_traces(flow: Flow) -> Iterator[str]:
    """Yield how the points of every checklist that gives them came about, in the words of the appendix."""
    for chapter in points_chapters(flow, 0):
        yield f"\n{chapter.name}"
        yield from (f"  {told}" for told in (chapter.outcome, *chapter.reasons) if told)
        for scale in chapter.scales:
            yield f"\n  {scale.name}"
            for question, answer, points, possible in (*scale.lines, scale.total):
                yield f"    {question}{f' – {answer}' if answer else ''}: {points} ({possible})"
            yield from (f"    {sentence}" for sentence in scale.sentences)


def _group_lines(
    found: Scored, names: Names, perspective: str | None, alternative: str | None, group: str
) -> Iterator[str]:
    asked = False
    for (p, a), result in found.result.perspectives.items():
        one = result.group(group)
        if perspective not in {None, p} or alternative not in {None, a} or one is None:
            continue
        if asked:
            yield ""
        asked = True
        yield f"{names.perspectives[p]} – {names.alternatives[a]}"
        yield from group_lines(one, names)
        after = next((g for g in result.after.groups if g.group == group), None) if result.after else None
        if after is not None and after != one:
            yield "Med beslutade åtgärder:"
            yield from group_lines(after, names)
    if not asked:
        yield f"Ingen fråga ställs för {names.groups[group]} där."


def _one(what: str, word: str | None, known: Mapping[str, str]) -> str | None:
    """Return the id that was meant by an id or a name; None when nothing was asked for.

    Raises:
        Misuse: when nothing has that id or name.
    """
    if word is None or word in known:
        return word
    for key, name in known.items():
        if name.casefold() == word.casefold():
            return key
    tips = meant(word, known) or meant(word, known.values()) or (f"det som finns är {listed(known)}",)
    raise Misuse(f"{what.capitalize()} {quoted(word)} finns inte i bedömningen: {tips[0]}")
