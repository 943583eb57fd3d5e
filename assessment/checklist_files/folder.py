"""A folder of checklists read from disk: the checklists, and everything that is wrong with them in one run.

Knows the names of the files. Knows no rule and no clock; the day is an argument.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from os.path import normpath
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, RootModel

from assessment.checklist_files.bases import read_base
from assessment.checklist_files.document import Document, placed
from assessment.checklist_files.fit import Fit, fit
from assessment.checklist_files.opening import start_of, without_collector
from assessment.checklist_files.syntax import BYTES, read_data, too_large
from assessment.checklist_files.tails import lost_tails
from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet, GroupCatalogue, IndicatorList, Scale, SourceList
from assessment.core.checklist import Checklist
from assessment.core.diagnostics import Diagnostic, Finding, has_errors, in_order
from assessment.core.editions import EditionList, fingerprints
from assessment.core.lint import SCENARIOS, Material, Sheet, lint
from assessment.core.overlay import SOURCES, Overlay, lost_targets, merge, told_locally
from assessment.core.scenario import Scenario
from assessment.core.scenario_lint import scenario_findings
from assessment.core.shape import listed, quoted
from assessment.core.word_list import WordList

T = TypeVar("T", bound=BaseModel)


class ScenarioFile(RootModel[tuple[Scenario, ...]]):
    """A file in scenarier: a list of scenarios."""


SHARED: dict[str, type[BaseModel]] = {
    "grupper": GroupCatalogue,
    "skala": Scale,
    "kallor": SourceList,
    "indikatorer": IndicatorList,
    "ordlista": WordList,
    "utgavor": EditionList,
}
"""The files that are not checklists, by name without ending."""

LOCAL = "lokalt.yaml"
"""The file that makes a folder one of changes only, laid over the folder that it builds on."""

NEEDED = ("grupper", "skala", "kallor")
"""The shared files that no assessment can do without."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A folder after reading.

    `checklists` is None when a file that an assessment needs is missing or does not fit; findings of the
    linter alone leave it, and `ok` says whether it should be used. `documents` are the files by name.
    """

    checklists: ChecklistSet | None
    diagnostics: tuple[Diagnostic, ...]
    documents: Mapping[str, Document]
    scenarios: Mapping[str, tuple[Scenario, ...]] = field(default_factory=dict)
    editions: EditionList | None = None
    folders: tuple[Path, ...] = ()
    """Where the files lie: the folder, and the one that it builds on."""

    @property
    def ok(self) -> bool:
        """True when nothing of level fel was found."""
        return self.checklists is not None and not has_errors(self.diagnostics)


@dataclass(frozen=True, slots=True)
class Read:
    """One file after reading: its content when it fits, and everything that is wrong with it."""

    content: BaseModel | None
    diagnostics: tuple[Diagnostic, ...]
    document: Document


def read_text(name: str, text: str | bytes) -> Read:
    """Return one file by its name (``grupper.yaml``, ``scenarier/a.yaml``), not held against the others."""
    document = read_data(text, name)
    document.faults += lost_tails(document)
    found = fit(document, _kind(name))
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
    folder, texts = Path(path), drafts or {}
    local = folder.is_dir() and (LOCAL in texts or (folder / LOCAL).is_file())
    return (_LocalReading if local else _Reading)(folder, texts).run(today, check=check)


def _kind(name: str) -> type[BaseModel]:
    file = Path(name)
    if file.parent.name == SCENARIOS:
        return ScenarioFile
    return Overlay if file.name == LOCAL else SHARED.get(file.stem, Checklist)


class _Reading:
    """One run over a folder."""

    def __init__(self, folder: Path, drafts: Mapping[str, str | bytes]) -> None:
        self.folder = folder
        self.drafts = drafts
        self.documents: dict[str, Document] = {}
        self.diagnostics: list[Diagnostic] = []
        self.sheets: dict[str, Sheet[Any]] = {}
        self.models: dict[str, BaseModel] = {}
        self.unreadable: set[str] = set()
        self.names: list[str] = []
        self.bases: dict[str, Assessment | tuple[str, ...] | None] = {}

    def run(self, today: date | None, *, check: bool) -> Loaded:
        if not self.folder.is_dir():
            self._tell("mapp-saknas", self.folder.as_posix(), "mappen finns inte", "kontrollera sökvägen")
            return Loaded(None, tuple(self.diagnostics), {})
        try:
            self.names = self._names()
        except OSError:
            self._tell(
                "mapp-saknas",
                self.folder.as_posix(),
                "mappen går inte att läsa",
                "kontrollera att du får läsa den",
            )
            return Loaded(None, tuple(self.diagnostics), {})
        with without_collector():
            for name in self.names:
                self._read(name)
        self._tell_missing()
        checklists = self._set()
        if check:
            # The scenarios first: what they build on tells which answers are tried.
            self.diagnostics += placed(self.documents, self._in_scenarios(checklists))
            self.diagnostics += placed(self.documents, lint(self._material(today)))
        editions = self.models.get("utgavor.yaml")
        return Loaded(
            checklists,
            in_order(self.diagnostics),
            self.documents,
            {self._shown(n): m.root for n, m in self.models.items() if isinstance(m, ScenarioFile)},
            editions if isinstance(editions, EditionList) else None,
            (self.folder,),
        )

    def _names(self) -> list[str]:
        """Return the files to read, by name within the folder; tell those that only look like it."""
        found = set(self.drafts)
        for file in [*self.folder.iterdir(), *self.folder.glob(f"{SCENARIOS}/*")]:
            name = file.relative_to(self.folder).as_posix()
            if file.suffix == ".yaml" and not file.name.startswith("."):
                found.add(name)
            elif file.suffix.lower() in {".yml", ".yaml"} and not file.name.startswith("."):
                tip = f"byt namn på filen till {file.stem}.yaml"
                self._tell(
                    "fel-ändelse", self._shown(name), "filen läses inte: den slutar inte på .yaml", tip
                )
        return sorted(found)

    def _read(self, name: str) -> None:
        document = self._document(name)
        self.documents[document.name] = document
        document.faults += lost_tails(document)
        found: Fit[BaseModel] = fit(document, _kind(name))
        self.diagnostics += found.diagnostics
        stem = Path(name).stem
        if found.model is not None:
            self.models[name] = found.model
            self.sheets[name] = Sheet(document.name, _content(found.model), stem)
        elif found.mended is not None:
            mended = found.mended
            self.sheets[name] = Sheet(
                document.name,
                _content(mended.model),
                stem,
                mended.touched,
                mended.doubtful,
                mended.original,
            )
            if ("checklista",) in mended.touched:
                self.unreadable.add(stem)  # What others call it is not known.
        else:
            self.unreadable.add(SCENARIOS if _kind(name) is ScenarioFile else stem)

    def _document(self, name: str) -> Document:
        shown = self._shown(name)
        if name in self.drafts:
            return read_data(self.drafts[name], shown)
        try:
            content = start_of(self.folder / name, BYTES)
        except OSError:
            self._tell("oläsbar-fil", shown, "filen går inte att öppna", "kontrollera att du får läsa den")
            return Document(shown, "")
        return too_large(shown) if len(content) > BYTES else read_data(content, shown)

    def _shown(self, name: str) -> str:
        return (self.folder / name).as_posix()

    def _tell(self, code: str, file: str, message: str, *tips: str) -> None:
        self.diagnostics.append(Diagnostic(code=code, message=message, file=file, tips=tips))

    def _tell_missing(self) -> None:
        missing = [f"{stem}.yaml" for stem in NEEDED if f"{stem}.yaml" not in self.names]
        if missing:
            message = f"mappen saknar {listed(missing)}"
            self._tell("fil-saknas", self.folder.as_posix(), message, "hämta filerna ur en mapp som fungerar")
        if not any(_kind(name) is Checklist for name in self.names):
            message, tip = "mappen har ingen checklista", "lägg till en fil med checklista: och ett id"
            self._tell("fil-saknas", self.folder.as_posix(), message, tip)

    def _material(self, today: date | None) -> Material:
        scenarios = tuple(s for n, s in self.sheets.items() if _kind(n) is ScenarioFile)
        return Material(
            checklists=tuple(s for n, s in self.sheets.items() if _kind(n) is Checklist),
            groups=self.sheets.get("grupper.yaml"),
            scale=self.sheets.get("skala.yaml"),
            sources=self.sheets.get("kallor.yaml"),
            indicators=self.sheets.get("indikatorer.yaml"),
            words=self.sheets.get("ordlista.yaml"),
            editions=self.sheets.get("utgavor.yaml"),
            scenarios=scenarios,
            bases=tuple(b for b in self.bases.values() if isinstance(b, Assessment)),
            unreadable=frozenset(self.unreadable),
            today=today,
        )

    def _base(self, scenario: Scenario, file: str) -> Assessment | tuple[str, ...] | None:
        """Return what a scenario builds on, read once for all that build on the same."""
        if scenario.builds_on not in self.bases:
            self.bases[scenario.builds_on] = read_base(scenario, file)
        return self.bases[scenario.builds_on]

    def _in_scenarios(self, checklists: ChecklistSet | None) -> Iterator[Finding]:
        """Yield what scenarios name that does not exist; only whole checklists can tell."""
        for name, model in self.models.items():
            for number, scenario in enumerate(model.root if isinstance(model, ScenarioFile) else ()):
                base = self._base(scenario, self._shown(name))
                if isinstance(base, tuple):
                    place = (number, "bygger-på")
                    yield Finding(
                        code="oläsbar-grund", document=self._shown(name), path=place, message=base[0]
                    )
                elif checklists is not None:
                    yield from scenario_findings(scenario, number, self._shown(name), checklists, base)

    def _set(self) -> ChecklistSet | None:
        """Return the checklists when everything that an assessment needs could be read whole."""
        needed = [n for n in self.names if _kind(n) is not ScenarioFile and n != "utgavor.yaml"]
        if any(n not in self.models for n in needed) or any(f"{n}.yaml" not in self.models for n in NEEDED):
            return None
        checklists = tuple(m for m in self.models.values() if isinstance(m, Checklist))
        if not checklists:
            return None
        found = ChecklistSet.model_validate(
            {
                "checklists": checklists,
                "groups": self.models["grupper.yaml"],
                "scale": self.models["skala.yaml"],
                "sources": self.models["kallor.yaml"],
                "indicators": self.models.get("indikatorer.yaml"),
                "words": self.models.get("ordlista.yaml"),
            }
        )
        return found.model_copy(update={"fingerprints": fingerprints(found)})


class _LocalReading(_Reading):
    """One run over a folder of changes, and over the folder that it builds on."""

    def run(self, today: date | None, *, check: bool) -> Loaded:
        for name in sorted({LOCAL, *self._names()}):
            if name == LOCAL or _kind(name) is ScenarioFile:
                self._read(name)
            else:
                tip = "flytta filen till grunden, eller skriv ändringarna i lokalt.yaml"
                self._tell("oläst-fil", self._shown(name), "filen läses inte i en lokal mapp", tip)
        overlay = self.models.get(LOCAL)
        base = self._base_folder(overlay) if isinstance(overlay, Overlay) else None
        if not isinstance(overlay, Overlay) or base is None:
            return Loaded(None, in_order(self.diagnostics), self.documents, folders=(self.folder,))
        reading = _Reading(base, {})
        loaded = reading.run(today, check=check)
        self.diagnostics += loaded.diagnostics
        checklists = self._laid_over(loaded.checklists, overlay, reading, today, check=check)
        return Loaded(
            checklists,
            in_order(self.diagnostics),
            {**loaded.documents, **self.documents},
            {self._shown(n): m.root for n, m in self.models.items() if isinstance(m, ScenarioFile)},
            folders=(self.folder, base),
        )

    def _base_folder(self, overlay: Overlay) -> Path | None:
        """Return the folder that the changes build on; None, and what is wrong, when it cannot be used."""
        base = Path(normpath(self.folder / overlay.builds_on))
        wrong = ""
        if not base.is_dir():
            wrong = f"mappen {quoted(overlay.builds_on)} finns inte"
        elif (base / LOCAL).is_file():
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
        reading: _Reading,
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
        return replace(
            material,
            checklists=tuple(
                replace(s, content=merged.checklist(s.content.id) or s.content) for s in material.checklists
            ),
            sources=replace(material.sources, content=merged.sources) if material.sources else None,
            editions=None,
            scenarios=(*material.scenarios, *own.scenarios),
            bases=(*material.bases, *own.bases),
            unreadable=material.unreadable | own.unreadable,
        )

    def _place(self, *findings: Finding) -> None:
        self.diagnostics += placed(self.documents, findings)


def _content(model: BaseModel) -> Any:
    return model.root if isinstance(model, ScenarioFile) else model
