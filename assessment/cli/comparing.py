"""``konsekvens compare``: what differs between two assessment files, in the result and in the answers.

Knows how differences are printed in a terminal. Finds none itself.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from assessment import bootstrap
from assessment.cli.files import read_assessment, read_checklists
from assessment.cli.frame import Command, print_json
from assessment.cli.results import CHECKLISTS, checklist_folder
from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet
from assessment.core.differences import (
    RATING,
    AnswerDifference,
    Compared,
    Differences,
    OtherDifference,
    PerspectiveDifference,
    PointsLine,
    differences_of,
)
from assessment.core.extent import DASH
from assessment.core.flow import flow_of
from assessment.core.result_document import PerspectiveLine
from assessment.core.scoring import score
from assessment.core.shape import quoted
from assessment.core.summary.wording import capital
from assessment.core.trace import Names

_MOST = 40
"""Differing answers that are printed unless all are asked for."""
_LONGEST = 60


@click.command(
    "compare",
    cls=Command,
    short_help="Visar vad som skiljer två bedömningar.",
    help=(
        "Visar vad som skiljer två konsekvensbedömningar, eller två versioner av en: resultatet, "
        "stoppflaggorna, svaren och det övriga. Båda räknas med samma checklistor.\n\n"
        "FÖRE och EFTER är filer, JSON eller YAML."
    ),
)
@click.argument("before", type=click.Path(path_type=Path), metavar="FÖRE")
@click.argument("after", type=click.Path(path_type=Path), metavar="EFTER")
@CHECKLISTS
@click.option("--alla", "everything", is_flag=True, help=f"Skriver alla svar, inte bara de {_MOST} första.")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Skriver skillnaderna som JSON, enligt konsekvens schema comparison.",
)
def compare(before: Path, after: Path, folder: Path | None, *, everything: bool, as_json: bool) -> None:
    """Print what differs between two assessment files."""
    assessments = read_assessment(before), read_assessment(after)
    checklists = read_checklists(checklist_folder(folder), bootstrap.now().date())
    first, second = (_compared(one, checklists) for one in assessments)
    found = differences_of(first, second)
    if as_json:
        print_json(found.model_dump(mode="json", by_alias=True))
        return
    click.echo(f"Före: {before}\nEfter: {after}")
    for line in _Told(first, second, found).lines(None if everything else _MOST):
        click.echo(line)


def _compared(assessment: Assessment, checklists: ChecklistSet) -> Compared:
    flow = flow_of(assessment, checklists)
    return Compared(assessment, flow, score(assessment, checklists, flow))


class _Told:
    """Differences as lines, with the names of both."""

    def __init__(self, first: Compared, second: Compared, found: Differences) -> None:
        names = Names(first.flow), Names(second.flow)
        self.found = found
        self.names = names[1]
        self.alternatives: Mapping[str, str] = names[0].alternatives | names[1].alternatives
        checklists = first.flow.checklists
        self.checklists = {c.id: c.name for c in checklists.checklists}
        self.flags = {(c.id, f.id): f.name for c in checklists.checklists for f in c.stop_flags}
        self.options = {c.key(q): {o.id: o.text for o in q.all_options} for c, q in checklists.questions()}
        self.groups: Mapping[str, str] = names[0].groups | names[1].groups

    def lines(self, most: int | None) -> Iterator[str]:
        found = self.found
        if not found.same_matter:
            yield "Det är två olika ärenden. Bara det som har samma id hålls mot varandra."
        if not found.same_editions:
            yield "De är gjorda med olika utgåvor av checklistorna. Här är båda räknade med samma."
        if found.none:
            yield "\nInget skiljer dem åt."
            return
        yield "\nResultatet"
        if not found.result_differs:
            yield "  Inget skiljer sig."
        for perspective in found.perspectives:
            yield from self._perspective(perspective)
        yield from self._flags()
        yield from self._sufficiency()
        yield from self._points()
        if found.ready[0] != found.ready[1]:
            yield "\nKan bli klar för nämnden"
            yield f"  {self._change(*('ja' if ready else 'nej' for ready in found.ready))}"
        yield from self._answers(most)
        yield from self._others()

    def _perspective(self, found: PerspectiveDifference) -> Iterator[str]:
        place = f"{self.names.perspectives[found.perspective]} – {self.alternatives[found.alternative]}"
        if found.before is None or found.after is None:
            only = "Bara i den första" if found.after is None else "Bara i den andra"
            line = found.before or found.after
            yield f"  {place}\n    {only}: {line.shown if line else DASH}"
            return
        sides = [dict(self._facts(line)) for line in (found.before, found.after)]
        told = [
            f"    {what}: {self._change(sides[0][what], sides[1][what])}"
            for what in sides[0]
            if sides[0][what] != sides[1][what]
        ]
        yield f"  {place}"
        yield from told or ["    Grupperna skiljer sig, men inte perspektivets tal och ord."]

    def _facts(self, line: PerspectiveLine) -> Iterator[tuple[str, str]]:
        yield "Bedömning", line.shown
        yield "Försämring", line.harm.printed if line.harm else DASH
        yield "Förbättring", line.benefit.printed if line.benefit else DASH
        yield "Mest drabbad", self._named(line.worst)
        yield "Mest hjälpt", self._named(line.best)
        yield "Skillnader", line.gap.word.value
        yield "Säkerhet", line.basis.word.value
        yield "För lite känt om", self._named(line.basis.groups)

    def _named(self, groups: tuple[str, ...]) -> str:
        return ", ".join(self.groups.get(g, g) for g in groups) or "ingen"

    def _flags(self) -> Iterator[str]:
        if self.found.flags:
            yield "\nStoppflaggor"
        for alternative, flags in groupby(
            sorted(self.found.flags, key=lambda f: list(self.alternatives).index(f.alternative)),
            key=lambda f: f.alternative,
        ):
            yield f"  {self.alternatives[alternative]}"
            told = (
                f"    {self.flags[flag.checklist, flag.flag]}: "
                f"{self._change(flag.before.value, flag.after.value)}"
                for flag in flags
            )
            # Several checklists may ask the same thing in the same words.
            yield from dict.fromkeys(told)

    def _sufficiency(self) -> Iterator[str]:
        if self.found.sufficiency:
            yield "\nRäcker underlaget?"
        for line in self.found.sufficiency:
            words = (w.value if w else "frågas inte" for w in (line.before, line.after))
            yield f"  {line.question} {self._change(*words)}"

    def _points(self) -> Iterator[str]:
        for found in self.found.points:
            yield f"\n{self.checklists[found.checklist]}"
            sides = [dict(_pointed(line)) for line in (found.before, found.after)]
            for what in dict.fromkeys((*sides[0], *sides[1])):
                was, becomes = (side.get(what, DASH) for side in sides)
                if was != becomes:
                    yield f"  {what}: {self._change(was, becomes)}"

    def _answers(self, most: int | None) -> Iterator[str]:
        answers = self.found.answers
        if answers:
            yield f"\nSvar ({len(answers)})"
        for (question, alternative), found in groupby(
            answers[:most], key=lambda a: (a.question, a.alternative)
        ):
            about = capital(self.names.questions.get(question, question))
            where = f" – {self.alternatives.get(alternative, alternative)}" if alternative else ""
            listed = list(found)
            hidden = "" if listed[0].counts else " (räknas inte: frågan ställs inte)"
            yield f"  {about}{where}{hidden}"
            yield from (f"    {self._answer(one)}" for one in listed)
        if most is not None and len(answers) > most:
            yield f"  … och {len(answers) - most} till. Kör med --alla för att se dem."

    def _answer(self, found: AnswerDifference) -> str:
        rating = found.what in {RATING, "med-åtgärd"}
        before, after = (
            self._rating(found, value) if rating else self._value(found, value)
            for value in (found.before, found.after)
        )
        what = found.what.replace("-", " ")
        if found.group is not None:
            group = self.groups.get(found.group, found.group)
            what = group if found.what in {RATING, "svar"} else f"{group}, {what}"
        return f"{capital(what)}: {self._change(before, after)}"

    def _value(self, found: AnswerDifference, value: Any) -> str:
        """Return an answer as it is read: the words of its options, not their ids."""
        options = self.options.get(found.question, {})
        if found.what == "svar" and isinstance(value, list) and all(v in options for v in map(str, value)):
            return ", ".join(options[str(v)] for v in value)
        return options.get(str(value), _text(value)) if found.what == "svar" else _text(value)

    def _rating(self, found: AnswerDifference, value: Any) -> str:
        if value is None and found.what != RATING:
            return _text(None)
        if isinstance(value, dict):
            return f"både {self.names.rating(value['bättre'])} och {self.names.rating(value['sämre'])}"
        if isinstance(value, str):
            return value.replace("-", " ")
        return self.names.rating(value)

    def _others(self) -> Iterator[str]:
        if self.found.others:
            yield "\nÖvrigt"
        yield from (f"  {self._other(one)}" for one in self.found.others)

    def _other(self, found: OtherDifference) -> str:
        what = capital(" → ".join(self.groups.get(part, part) for part in found.place).replace("-", " "))
        if isinstance(found.before, dict) or isinstance(found.after, dict):
            if found.before is None:
                return f"{what}: tillkommer"
            return f"{what}: tas bort" if found.after is None else f"{what}: ändras"
        return f"{what}: {self._change(_text(found.before), _text(found.after))}"

    @staticmethod
    def _change(before: str, after: str) -> str:
        return f"{before} → {after}"


def _text(value: Any) -> str:
    """Return a stored value on one line, not longer than is read at a glance."""
    if value is None or value == "":
        return "inget"
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, list):
        return (
            f"{len(value)} rader" if any(isinstance(v, dict) for v in value) else ", ".join(map(str, value))
        )
    return quoted(" ".join(str(value).split()), _LONGEST) if isinstance(value, str) else str(value)


def _pointed(line: PointsLine | None) -> Iterator[tuple[str, str]]:
    if line is None:
        return
    yield "Utfall", line.outcome or "inte avgjort"
    for name, points, level in line.scales:
        yield name, f"{points}, {level}" if level else points
