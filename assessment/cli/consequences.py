"""``konsekvens diff``: two editions of the checklists, and what the step would do to what is stored.

Knows how the work is shared between processes and told as it is found. Counts nothing and stores nothing.
"""

import gc
import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import click

from assessment import bootstrap, settings
from assessment.checklist_files import Loaded, read_folder
from assessment.checklist_files.answered import answered_scenarios
from assessment.cli.frame import Command, Trouble, print_json
from assessment.core.catalogue import ChecklistSet
from assessment.core.consequences import EditionStep, Hangs, Shift
from assessment.core.diagnostics import has_errors, tally
from assessment.core.edition_changes import EditionChange
from assessment.core.lint import SCENARIOS
from assessment.core.stages import FROZEN
from assessment.core.summary.wording import number
from assessment.service.consequences import (
    AnsweredScenario,
    Consequence,
    scenario_consequences,
    stored_consequences,
)
from assessment.service.register_store import EVERY
from assessment.service.rescoring import Archive, recorded

_CHUNK = 50
"""Assessments that a process takes at a time: half a second's work."""
_SELDOM = 50_000
_UNRAISED = "utgåva-inte-höjd"
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command(
    "diff",
    cls=Command,
    short_help="Visar vad en ny utgåva av checklistorna skulle ändra.",
    help=(
        "Visar vad som skiljer checklistorna i NY-MAPP från dem i GAMMAL-MAPP, och vilka scenarier och "
        "sparade bedömningar som skulle få en annan bedömning, ett annat band eller allvar, en annan "
        "stoppflagga eller en annan mest drabbad grupp, med vad det hänger på. Inget sparas.\n\n"
        "Den som kan läsa databasen ser allt i den, också andra nämnders utkast."
    ),
)
@click.argument("before", type=_FOLDER, metavar="GAMMAL-MAPP")
@click.argument("after", type=_FOLDER, metavar="NY-MAPP")
@click.option(
    "--db",
    "database",
    metavar="DATABAS",
    help="Sökvägen till en SQLite-fil eller en adress som börjar med postgresql://, annars KONSEKVENS_DB.",
)
@click.option(
    "--processer",
    "processes",
    type=click.IntRange(min=1),
    metavar="ANTAL",
    help="Hur många processer som räknar, annars en per processorkärna.",
)
@click.option("--json", "as_json", is_flag=True, help="Skriver allt som JSON, för andra program.")
def diff(before: Path, after: Path, database: str | None, processes: int | None, *, as_json: bool) -> None:
    """Print what differs between two folders, and what the step would do."""
    today = bootstrap.now().date()
    (old, older), (_, newer) = usable(before, today), usable(after, today)
    work = Work(database or settings.load().database, before, after)
    step = EditionStep(older, newer)
    scenarios = tuple(answered_scenarios(old))
    changed = scenario_consequences(step, scenarios)
    if not as_json:
        _tell(_edition_lines(step, newer))
        _tell(_scenario_lines(changed, scenarios))
    found: list[Consequence] = []
    total = 0
    for counted, some in _progress(work, processes or os.cpu_count() or 1):
        total += counted
        found += some
        for one in () if as_json else some:
            _tell(_stored_lines(one))
    if as_json:
        print_json(_plain(step, changed, len(scenarios), found, total))
    else:
        _tell(_closing(found, total))


def usable(folder: Path, today: date) -> tuple[Loaded, ChecklistSet]:
    """Return a folder and its checklists.

    Scenarios may fail and the edition need not be raised: what comes of the change is what is to be seen.

    Raises:
        Trouble: when the checklists have other errors.
    """
    loaded = read_folder(folder, today=today)
    wrong = [d for d in loaded.diagnostics if Path(d.file).parent.name != SCENARIOS and d.code != _UNRAISED]
    if loaded.checklists is None or has_errors(wrong):
        raise Trouble(
            f"Checklistorna i {folder} har {tally(wrong)} och går inte att använda. "
            f"Kör konsekvens check {folder} för att se vad som behöver rättas."
        )
    return loaded, loaded.checklists


# The work


@dataclass(frozen=True, slots=True)
class Work:
    """What a process needs to begin."""

    database: str
    before: Path
    after: Path


def _progress(work: Work, processes: int) -> Iterator[tuple[int, tuple[Consequence, ...]]]:
    """Yield as `in_chunks`, while a bar on standard error tells how far it has come."""
    length = bootstrap.archive(work.database).count(EVERY)
    bar: Any = click.progressbar(length=length, label="Räknar", file=sys.stderr)
    with bar as shown:
        for counted, found in in_chunks(work, processes):
            shown.update(counted)
            yield counted, found


def in_chunks(work: Work, processes: int) -> Iterator[tuple[int, tuple[Consequence, ...]]]:
    """Yield how many were scored and what changes, chunk by chunk, the last changed assessments first.

    This process scores the first chunk before it asks which the others are, so something is told at once.
    """
    begin(work)
    ids = (one.id for one in recorded(_Process.archive))
    first = tuple(islice(ids, _CHUNK))
    yield len(first), _one(first)
    rest = tuple(ids)
    chunks = [rest[start : start + _CHUNK] for start in range(0, len(rest), _CHUNK)]
    processes = min(processes, len(chunks))
    if processes <= 1:
        yield from ((len(chunk), _one(chunk)) for chunk in chunks)
        return
    # Not forked: a process that has threads, as this one may, must not be copied in the middle of one.
    with ProcessPoolExecutor(
        processes, mp_context=multiprocessing.get_context("spawn"), initializer=begin, initargs=(work,)
    ) as pool:
        yield from zip(map(len, chunks), pool.map(_one, chunks), strict=True)


class _Process:
    """What one process has opened."""

    archive: Archive
    step: EditionStep


def begin(work: Work) -> None:
    """Open the store and read both folders, once for each process."""
    _Process.archive = bootstrap.archive(work.database)
    before, after = (read_folder(folder, check=False).checklists for folder in (work.before, work.after))
    if before is None or after is None:
        raise Trouble("Checklistorna ändrades medan de användes. Försök igen.")
    _Process.step = EditionStep(before, after)
    # The checklists stay for as long as the process: the collector need not look at them again and again.
    gc.collect()
    gc.freeze()
    # A result is many small things and no circles: looking for circles at every 700th costs a twentieth.
    gc.set_threshold(_SELDOM)


def _one(chunk: Sequence[str]) -> tuple[Consequence, ...]:
    return stored_consequences(_Process.archive, _Process.step, chunk)


# In words


def _tell(lines: Iterator[str]) -> None:
    for line in lines:
        if sys.stderr.isatty() and sys.stdout.isatty():
            # The bar stands on the line that this is to be written on.
            click.echo("\r\033[K", nl=False, err=True)
        click.echo(line)


def _edition_lines(step: EditionStep, checklists: ChecklistSet) -> Iterator[str]:
    names = {c.id: c.name for s in (step.before, checklists) for c in s.checklists}
    if not step.changes:
        yield "Checklistorna i de två mapparna säger samma sak."
    for where, changes in groupby(step.changes, lambda c: c.checklist):
        yield names.get(where, where.capitalize())
        yield from (f"  {change.sentence}" for change in changes)
    if step.changes and not step.units:
        yield "Bara ord skiljer. Ingen bedömning får ett annat resultat."
    yield ""


def _scenario_lines(found: Sequence[Consequence], tried: Sequence[AnsweredScenario]) -> Iterator[str]:
    for one in found:
        yield f"Scenariot {one.title} ({one.file})"
        yield from _shift_lines(one.shifts)
        yield ""
    if tried:
        yield f"{number(len(tried))} scenarier. {number(len(found))} skulle få ett annat resultat."
        yield ""


def _stored_lines(one: Consequence) -> Iterator[str]:
    if one.problem:
        yield f"{one.id} går inte att räkna: {one.problem}"
    else:
        parts = (one.title or "Utan titel", one.diary_number, one.stage or "", one.id)
        yield " · ".join(part for part in parts if part)
        yield from _shift_lines(one.shifts)
    yield ""


def _shift_lines(shifts: Sequence[Shift]) -> Iterator[str]:
    """Yield each change of the result, and after those that hang on the same, what that is."""

    def behind(shift: Shift) -> tuple[Hangs, tuple[EditionChange, ...]]:
        return shift.hangs, shift.reasons

    for (hangs, reasons), some in groupby(shifts, behind):
        yield from (f"  {shift.sentence}" for shift in some)
        yield f"    {hangs.told(len(reasons))}: {' '.join(reason.sentence for reason in reasons)}"


def _closing(found: Sequence[Consequence], total: int) -> Iterator[str]:
    changed = [one for one in found if not one.problem]
    stored = "sparad bedömning" if total == 1 else "sparade bedömningar"
    told = f"{number(total)} {stored}. {number(len(changed))} skulle få ett annat resultat."
    yield f"{told} Inget är sparat."
    if kept := sum(one.stage in FROZEN for one in changed):
        one = "En av dem är låst. Den behåller sin utgåva och sitt resultat."
        yield (
            one if kept == 1 else f"{number(kept)} av dem är låsta. De behåller sin utgåva och sitt resultat."
        )


def _plain(
    step: EditionStep, scenarios: Sequence[Consequence], tried: int, stored: Sequence[Consequence], total: int
) -> dict[str, object]:
    return {
        "ändringar": [
            {
                "checklista": c.checklist,
                "slag": c.kind,
                "fråga": c.question,
                "stoppflagga": c.flag,
                "mening": c.sentence,
            }
            for c in step.changes
        ],
        "antal-scenarier": tried,
        "scenarier": [
            {"fil": one.file, "namn": one.title, "ändringar": list(map(_plain_shift, one.shifts))}
            for one in scenarios
        ],
        "antal-bedömningar": total,
        "bedömningar": [
            {
                "id": one.id,
                "titel": one.title,
                "diarienummer": one.diary_number,
                "läge": one.stage or "",
                "fel": one.problem,
                "ändringar": list(map(_plain_shift, one.shifts)),
            }
            for one in stored
        ],
    }


def _plain_shift(shift: Shift) -> dict[str, object]:
    place = shift.place
    return {
        "vad": place.aspect,
        "checklista": place.checklist,
        "alternativ": place.alternative,
        "gäller": place.item,
        "med-åtgärder": place.measures,
        "före": shift.before,
        "efter": shift.after,
        "hänger": shift.hangs,
        "på": [reason.sentence for reason in shift.reasons],
    }
