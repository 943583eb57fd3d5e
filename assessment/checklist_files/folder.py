"""A folder of checklists read from disk: the checklists, and everything that is wrong with them in one run.

Knows the names of the files. Knows no rule and no clock; the day is an argument.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from assessment.checklist_files.document import Document, placed
from assessment.checklist_files.kept import Kept
from assessment.checklist_files.places import InMemory, OnDisk, Place
from assessment.checklist_files.reading import (
    LOCAL,
    SHARED,
    Loaded,
    Reading,
    ScenarioFile,
    fitted,
    kind_of,
)
from assessment.core.catalogue import ChecklistSet
from assessment.core.diagnostics import Diagnostic, Finding, in_order
from assessment.core.lint import Material, lint
from assessment.core.overlay import SOURCES, Overlay, lost_targets, merge, told_locally
from assessment.core.shape import quoted

__all__ = ["LOCAL", "SHARED", "Loaded", "Read", "ScenarioFile", "read_folder", "read_text", "read_texts"]


@dataclass(frozen=True, slots=True)
class Read:
    """One file after reading: its content when it fits, and everything that is wrong with it."""

    content: BaseModel | None
    diagnostics: tuple[Diagnostic, ...]
    document: Document


def read_text(name: str, text: str | bytes) -> Read:
    """Return one file by its name (``grupper.yaml``, ``scenarier/a.yaml``), not held against the others."""
    document, found = fitted(text, name, kind_of(name))
    return Read(found.model, in_order(found.diagnostics), document)


def read_folder(
    path: str | Path,
    *,
    today: date | None = None,
    drafts: Mapping[str, str | bytes] | None = None,
    check: bool = True,
) -> Loaded:
    """Return the checklists of a folder and every diagnostic. Never raises for what the files hold.

    Args:
        path: the folder; file names in diagnostics begin with it, as it was written.
        today: the day to judge expiry by; None leaves expiry out.
        drafts: texts to read in place of files, by name within the folder, for an editor.
        check: run the rules as well; without them only writing and shape are looked at.
    """
    return read_place(OnDisk(Path(path), drafts or {}), today=today, check=check)


def read_texts(
    files: Mapping[str, str | bytes],
    *,
    today: date | None = None,
    folder: str = "",
    check: bool = True,
    kept: Kept | None = None,
) -> Loaded:
    """Return the checklists of a folder whose texts are in memory; no disk is touched, else as `read_folder`.

    Args:
        files: the texts by name within the folder; what lies beside it begins with ``../``.
        today: the day to judge expiry by.
        folder: what to call the folder in diagnostics.
        check: run the rules as well.
        kept: what is remembered from one reading to the next, which then takes a part of the time.
    """
    return read_place(InMemory(files, Path(folder)), today=today, check=check, kept=kept)


def read_place(place: Place, *, today: date | None, check: bool, kept: Kept | None = None) -> Loaded:
    """Return the checklists of a folder, wherever it is, and every diagnostic."""
    kept = kept or Kept()
    try:
        local = place.exists() and LOCAL in place.names()
    except OSError:
        local = False  # The reading says that it cannot be listed.
    loaded = (_LocalReading if local else Reading)(place, kept).run(today, check=check)
    kept.forget()
    return loaded


class _LocalReading(Reading):
    """One run over a folder of changes, and over the folder that it builds on."""

    def run(self, today: date | None, *, check: bool) -> Loaded:
        for name in sorted({LOCAL, *self._names()}):
            if name == LOCAL or kind_of(name) is ScenarioFile:
                self._read(name)
            else:
                tip = "flytta filen till grunden, eller skriv ändringarna i lokalt.yaml"
                self._tell("oläst-fil", self._shown(name), "filen läses inte i en lokal mapp", tip)
        overlay = self.models.get(LOCAL)
        base = self._base_folder(overlay) if isinstance(overlay, Overlay) else None
        if not isinstance(overlay, Overlay) or base is None:
            return Loaded(None, in_order(self.diagnostics), self.documents, folders=(self.folder,))
        reading = Reading(base, self.kept)
        loaded = reading.run(today, check=check)
        self.diagnostics += loaded.diagnostics
        checklists = self._laid_over(loaded.checklists, overlay, reading, today, check=check)
        return Loaded(
            checklists,
            in_order(self.diagnostics),
            {**loaded.documents, **self.documents},
            {self._shown(n): m.root for n, m in self.models.items() if isinstance(m, ScenarioFile)},
            folders=(self.folder, base.path),
        )

    def _base_folder(self, overlay: Overlay) -> Place | None:
        """Return the folder that the changes build on; None, and what is wrong, when it cannot be used."""
        base = self.place.beside(overlay.builds_on)
        wrong = ""
        if not base.exists():
            wrong = f"mappen {quoted(overlay.builds_on)} finns inte"
        elif LOCAL in base.names():
            wrong = f"mappen {quoted(overlay.builds_on)} har själv en lokalt.yaml och är ingen grund"
        if not wrong:
            return base
        tips = ("skriv vägen från den här mappen till grunden, till exempel ../checklists",)
        self._place(
            Finding(
                code="fel-grund",
                document=self._shown(LOCAL),
                path=("bygger-på",),
                message=wrong,
                tips=tips,
            )
        )
        return None

    def _laid_over(
        self,
        base: ChecklistSet | None,
        overlay: Overlay,
        reading: Reading,
        today: date | None,
        *,
        check: bool,
    ) -> ChecklistSet | None:
        """Return the merged checklists, and tell what the changes bring with them."""
        if base is None:
            return None
        document = self._shown(LOCAL)
        self._place(*lost_targets(base, overlay, document))
        merged = merge(base, overlay)
        if check:
            self._place(*self._in_scenarios(merged.checklists))
            material = reading._material(today)  # noqa: SLF001 - the same kind of reading, of another folder
            laid = self._laid(material, merged.checklists)
            homes = {s.document: s.content.id for s in laid.checklists}
            homes |= {laid.sources.document: SOURCES} if laid.sources else {}
            self._place(*told_locally(lint(laid), lint(material), merged, overlay, document, homes))
        return merged.checklists

    def _laid(self, material: Material, merged: ChecklistSet) -> Material:
        """Return the base's material with the merged content; what is published is the base's own to hold."""
        own = self._material(None)
        # The base has been asked for its translations; local changes have none to ask for.
        told: dict[str, Any] = {"translations": {}}
        return replace(
            material,
            checklists=tuple(
                replace(s, content=(merged.checklist(s.content.id) or s.content).model_copy(update=told))
                for s in material.checklists
            ),
            sources=replace(material.sources, content=merged.sources.model_copy(update=told))
            if material.sources
            else None,
            editions=None,
            scenarios=(*material.scenarios, *own.scenarios),
            bases=(*material.bases, *own.bases),
            unreadable=material.unreadable | own.unreadable,
        )

    def _place(self, *findings: Finding) -> None:
        self.diagnostics += placed(self.documents, findings)
