"""What commands read, checklists and assessments, and how they write a file: whole or not at all.

Knows files and how their faults are told. Knows no store and scores nothing.
"""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assessment import bootstrap
from assessment.checklist_files import Loaded, read_folder
from assessment.cli.frame import Trouble, why
from assessment.core.assessment import Assessment
from assessment.core.assessment_file import LARGEST_FILE, from_plain, parse
from assessment.core.catalogue import ChecklistSet
from assessment.core.diagnostics import tally
from assessment.core.flow import Flow, flow_of
from assessment.core.result import Result
from assessment.core.scoring import score
from assessment.core.summary import Summary, summarise
from assessment.service import BrokenFile

_YAML = {".yaml", ".yml"}
_WORD = ".docx"
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Scored:
    """An assessment with what was scored."""

    assessment: Assessment
    checklists: ChecklistSet
    flow: Flow
    result: Result


def read_assessment(path: Path) -> Assessment:
    """Return the assessment that a file holds.

    Raises:
        Trouble: when it cannot be opened or holds something else; every fault is told.
    """
    content = read_content(path)
    try:
        ending = path.suffix.lower()
        if ending in _YAML:
            read = from_plain(bootstrap.read_yaml(content, path.name))
        else:
            read = parse(_carried(content) if ending == _WORD else content)
    except BrokenFile as broken:
        read = broken.sentences
    if isinstance(read, tuple):
        told = [f"{sentence[:1].upper()}{sentence[1:]}" for sentence in read]
        raise Trouble("\n".join([f"{path} går inte att läsa som en konsekvensbedömning.", *told]))
    return read


def _carried(content: bytes) -> bytes:
    from assessment.word import carried

    return carried(content).encode()


def read_content(path: Path) -> bytes:
    """Return a file's content.

    Raises:
        Trouble: when it cannot be opened or is larger than any file of ours.
    """
    try:
        if (size := path.stat().st_size) > LARGEST_FILE:
            raise Trouble(
                f"{path} är {size // _MEGABYTE} MB. "
                f"En konsekvensbedömning är mindre än {LARGEST_FILE // _MEGABYTE} MB."
            )
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Trouble(f"{path}: {why(error)}") from error


def read_checklists(folder: Path, today: date) -> ChecklistSet:
    """Return the checklists of a folder that has no errors.

    Raises:
        Trouble: when it has; `konsekvens check` tells which.
    """
    loaded: Loaded = read_folder(folder, today=today)
    if loaded.checklists is None or not loaded.ok:
        raise Trouble(
            f"Checklistorna i {folder} har {tally(loaded.diagnostics)} och går inte att använda. "
            f"Kör konsekvens check {folder} för att se vad som behöver rättas."
        )
    return loaded.checklists


def scored(path: Path, checklists: Path, today: date) -> Scored:
    """Return a file's assessment with its result.

    Raises:
        Trouble: when the file or the checklists cannot be used.
    """
    assessment = read_assessment(path)
    found = read_checklists(checklists, today)
    return Scored(assessment, found, flow_of(assessment, found), score(assessment, found))


def summary_of_file(path: Path, checklists: Path, today: date) -> Summary:
    """Return what is shown of a file's assessment.

    Raises:
        Trouble: when the file or the checklists cannot be used.
    """
    found = scored(path, checklists, today)
    return summarise(found.assessment, found.checklists, found.flow, found.result, today)


def write_whole(path: Path, content: bytes, *, replace: bool, aside: str = "") -> Path | None:
    """Write a file; one that was there keeps its content under another name unless it may be replaced.

    Args:
        path: where to write.
        content: what to write.
        replace: True when nothing needs to be kept of an earlier file.
        aside: put after the earlier file's name, so that nothing reads it by its ending.

    Returns:
        Where the earlier file is now; None when there was none or when it was replaced.

    Raises:
        Trouble: when the file cannot be written; nothing is changed then.
    """
    if not path.parent.is_dir():
        raise Trouble(f"Mappen {path.parent} finns inte. Skapa den först, eller välj en annan.")
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(content)
        earlier = None if replace or not path.exists() else _free_name(path, aside)
        if earlier:
            path.rename(earlier)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise Trouble(f"{path}: {why(error)}") from error
    return earlier


def _free_name(path: Path, aside: str) -> Path:
    number = 1
    while (name := path.with_name(f"{path.stem} (tidigare {number}){path.suffix}{aside}")).exists():
        number += 1
    return name
