"""``konsekvens rescore``: the register scored anew with other checklists, on every core. Stores nothing.

Knows how the work is shared between processes and told. Counts nothing.
"""

import gc
import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import click

from assessment import bootstrap, settings
from assessment.checklist_files import read_folder
from assessment.cli.frame import Command, Trouble, print_json
from assessment.core.catalogue import ChecklistSet
from assessment.core.diagnostics import has_errors, tally
from assessment.core.lint import SCENARIOS
from assessment.core.summary.wording import number
from assessment.service.rescoring import Archive, Recorded, Rescored, StatusChange, recorded, rescored

_CHUNK = 50
"""Assessments that a process takes at a time: a fifth of a second's work."""
_SELDOM = 50_000
_NONE = "inget"


@click.command(
    "rescore",
    cls=Command,
    short_help="Räknar om alla sparade bedömningar med andra checklistor.",
    help=(
        "Räknar om alla sparade bedömningar med checklistorna i MAPP och visar vilka som skulle få ett annat "
        "statusord än det de är sparade med. Inget sparas."
    ),
)
@click.argument("folder", type=click.Path(path_type=Path), metavar="MAPP")
@click.option(
    "--processer",
    "processes",
    type=click.IntRange(min=1),
    metavar="ANTAL",
    help="Hur många processer som räknar, annars en per processorkärna.",
)
@click.option("--json", "as_json", is_flag=True, help="Skriver ändringarna som JSON.")
def rescore(folder: Path, processes: int | None, *, as_json: bool) -> None:
    """Print which stored assessments would get other status words."""
    today = bootstrap.now().date()
    # Told here and once when they cannot be used, and not by every process.
    checklists = _checked(folder, today)
    database = settings.load().database
    wanted = list(recorded(bootstrap.archive(database)))
    found = list(_progress(wanted, Work(database, folder), processes or os.cpu_count() or 1))
    if as_json:
        print_json([_plain(one) for one in found])
        return
    for line in _lines(found, len(wanted), checklists):
        click.echo(line)


def _checked(folder: Path, today: date) -> ChecklistSet:
    """Return the checklists; their scenarios may fail, as what is changed is what is to be seen.

    Raises:
        Trouble: when they have other errors.
    """
    loaded = read_folder(folder, today=today)
    asking = [d for d in loaded.diagnostics if Path(d.file).parent.name != SCENARIOS]
    if loaded.checklists is None or has_errors(asking):
        raise Trouble(
            f"Checklistorna i {folder} har {tally(asking)} och går inte att använda. "
            f"Kör konsekvens check {folder} för att se vad som behöver rättas."
        )
    return loaded.checklists


@dataclass(frozen=True, slots=True)
class Work:
    """What a process needs to begin."""

    database: str
    folder: Path


def _progress(wanted: Sequence[Recorded], work: Work, processes: int) -> Iterator[Rescored]:
    """Yield what changes, as it is found, while a bar on standard error tells how far it has come."""
    bar: Any = click.progressbar(length=len(wanted), label="Räknar om", file=sys.stderr)
    with bar as shown:
        for counted, found in in_chunks(wanted, work, processes):
            shown.update(counted)
            yield from found


def in_chunks(
    wanted: Sequence[Recorded], work: Work, processes: int
) -> Iterator[tuple[int, tuple[Rescored, ...]]]:
    """Yield how many were scored and what changes, chunk by chunk in order; one process is this one."""
    chunks = list(_chunks(wanted))
    processes = min(processes, len(chunks))
    if processes <= 1:
        begin(work)
        results = map(_one, chunks)
        yield from zip(map(len, chunks), results, strict=True)
        return
    # Not forked: a process that has threads, as this one may, must not be copied in the middle of one.
    with ProcessPoolExecutor(
        processes, mp_context=multiprocessing.get_context("spawn"), initializer=begin, initargs=(work,)
    ) as pool:
        yield from zip(map(len, chunks), pool.map(_one, chunks), strict=True)


def _chunks(wanted: Sequence[Recorded]) -> Iterator[tuple[Recorded, ...]]:
    rest = iter(wanted)
    while chunk := tuple(islice(rest, _CHUNK)):
        yield chunk


class _Process:
    """What one process has opened."""

    archive: Archive
    checklists: ChecklistSet


def begin(work: Work) -> None:
    """Open the store and read the checklists, once for each process."""
    _Process.archive = bootstrap.archive(work.database)
    checklists = read_folder(work.folder, check=False).checklists
    if checklists is None:
        raise Trouble(f"Checklistorna i {work.folder} ändrades medan de användes. Försök igen.")
    _Process.checklists = checklists
    # The checklists stay for as long as the process: the collector need not look at them again and again.
    gc.collect()
    gc.freeze()
    # A result is many small things and no circles: looking for circles at every 700th costs a twentieth.
    gc.set_threshold(_SELDOM)


def _one(chunk: tuple[Recorded, ...]) -> tuple[Rescored, ...]:
    return rescored(_Process.archive, _Process.checklists, chunk)


def _lines(found: Sequence[Rescored], total: int, checklists: ChecklistSet) -> Iterator[str]:
    names = {c.id: c.name for c in checklists.perspectives}
    changed = [one for one in found if not one.problem]
    for one in changed:
        yield " · ".join(
            part for part in (one.title or "Utan titel", one.diary_number, one.stage, one.id) if part
        )
        for change in one.changes:
            place = f"{names.get(change.perspective, change.perspective)} – {change.name}"
            yield f"  {place}: {change.before or _NONE} → {change.shown or _NONE}"
        yield ""
    for one in found:
        if one.problem:
            yield f"{one.id} går inte att räkna om: {one.problem}"
    stored = "sparad bedömning" if total == 1 else "sparade bedömningar"
    told = f"{number(total)} {stored}. {number(len(changed))} får något annat statusord."
    yield f"{told} Inget är sparat."


def _plain(found: Rescored) -> dict[str, object]:
    return {
        "id": found.id,
        "titel": found.title,
        "diarienummer": found.diary_number,
        "läge": found.stage,
        "fel": found.problem,
        "ändringar": [_plain_change(c) for c in found.changes],
    }


def _plain_change(change: StatusChange) -> dict[str, str | None]:
    return {
        "perspektiv": change.perspective,
        "alternativ": change.alternative,
        "före": change.before,
        "efter": change.after,
        "visas-som": change.shown,
    }
