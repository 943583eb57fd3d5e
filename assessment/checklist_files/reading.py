"""One run over a folder of checklists: the checklists, and everything that is wrong with them.

Knows the names of the files. Knows no rule, no clock, and not whether the files lie on a disk.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, RootModel

from assessment.checklist_files.bases import base_content, base_of
from assessment.checklist_files.document import Document, placed
from assessment.checklist_files.fit import Fit, fit
from assessment.checklist_files.kept import Kept
from assessment.checklist_files.opening import without_collector
from assessment.checklist_files.places import Place
from assessment.checklist_files.syntax import BYTES, read_data, too_large
from assessment.checklist_files.tails import lost_tails
from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet, GroupCatalogue, IndicatorList, Scale, SourceList
from assessment.core.checklist import Checklist
from assessment.core.diagnostics import Diagnostic, Finding, has_errors, in_order
from assessment.core.editions import EditionList, fingerprints
from assessment.core.lint import SCENARIOS, Material, Sheet, lint
from assessment.core.overlay import Overlay
from assessment.core.scenario import Scenario
from assessment.core.scenario_lint import scenario_findings
from assessment.core.shape import listed
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


def kind_of(name: str) -> type[BaseModel]:
    """Return what a file should hold, by its name."""
    file = Path(name)
    if file.parent.name == SCENARIOS:
        return ScenarioFile
    return Overlay if file.name == LOCAL else SHARED.get(file.stem, Checklist)


def fitted(content: str | bytes, shown: str, kind: type[BaseModel]) -> tuple[Document, Fit[BaseModel]]:
    """Return a file's content read, and held against what it should hold."""
    document = too_large(shown) if len(content) > BYTES else read_data(content, shown)
    document.faults += lost_tails(document)
    return document, fit(document, kind)


class Reading:
    """One run over a folder."""

    def __init__(self, place: Place, kept: Kept) -> None:
        self.place, self.folder = place, place.path
        self.kept = kept
        self.documents: dict[str, Document] = {}
        self.diagnostics: list[Diagnostic] = []
        self.sheets: dict[str, Sheet[Any]] = {}
        self.models: dict[str, BaseModel] = {}
        self.unreadable: set[str] = set()
        self.names: list[str] = []
        self.contents: dict[str, tuple[str, str | bytes]] = {}
        self.bases: dict[str, Assessment | tuple[str, ...] | None] = {}

    def run(self, today: date | None, *, check: bool) -> Loaded:
        """Return the folder after reading; the day is for judging expiry, `check` for the rules."""
        if not self.place.exists():
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
        found = set()
        for name in self.place.names():
            file = Path(name)
            if file.suffix == ".yaml" and not file.name.startswith("."):
                found.add(name)
            elif file.suffix.lower() in {".yml", ".yaml"} and not file.name.startswith("."):
                tip = f"byt namn på filen till {file.stem}.yaml"
                self._tell(
                    "fel-ändelse", self._shown(name), "filen läses inte: den slutar inte på .yaml", tip
                )
        return sorted(found)

    def _read(self, name: str) -> None:
        document, found = self._fitted(name)
        self.documents[document.name] = document
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
            self.unreadable.add(SCENARIOS if kind_of(name) is ScenarioFile else stem)

    def _fitted(self, name: str) -> tuple[Document, Fit[BaseModel]]:
        shown, kind = self._shown(name), kind_of(name)
        try:
            content = self.place.content(name)
        except OSError:
            self._tell("oläsbar-fil", shown, "filen går inte att öppna", "kontrollera att du får läsa den")
            document = Document(shown, "")
            return document, fit(document, kind)
        self.contents[name] = (shown, content)
        return self.kept.once((shown, content), lambda: fitted(content, shown, kind))

    def _shown(self, name: str) -> str:
        return (self.folder / name).as_posix()

    def _tell(self, code: str, file: str, message: str, *tips: str) -> None:
        self.diagnostics.append(Diagnostic(code=code, message=message, file=file, tips=tips))

    def _tell_missing(self) -> None:
        missing = [f"{stem}.yaml" for stem in NEEDED if f"{stem}.yaml" not in self.names]
        if missing:
            message = f"mappen saknar {listed(missing)}"
            self._tell("fil-saknas", self.folder.as_posix(), message, "hämta filerna ur en mapp som fungerar")
        if not any(kind_of(name) is Checklist for name in self.names):
            message, tip = "mappen har ingen checklista", "lägg till en fil med checklista: och ett id"
            self._tell("fil-saknas", self.folder.as_posix(), message, tip)

    def _material(self, today: date | None) -> Material:
        scenarios = tuple(s for n, s in self.sheets.items() if kind_of(n) is ScenarioFile)
        return Material(
            checklists=tuple(s for n, s in self.sheets.items() if kind_of(n) is Checklist),
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

    def _base(self, scenario: Scenario) -> Assessment | tuple[str, ...] | None:
        """Return what a scenario builds on, read once for all that build on the same."""
        name = scenario.builds_on
        if name and name not in self.bases:
            content = base_content(self.place, SCENARIOS, name)
            self.bases[name] = self.kept.once(("base", name, content), lambda: base_of(content, name))
        return self.bases.get(name)

    def _in_scenarios(self, checklists: ChecklistSet | None) -> Iterator[Finding]:
        """Yield what scenarios name that does not exist; only whole checklists can tell."""
        for name, model in self.models.items():
            for number, scenario in enumerate(model.root if isinstance(model, ScenarioFile) else ()):
                base = self._base(scenario)
                if isinstance(base, tuple):
                    place = (number, "bygger-på")
                    yield Finding(
                        code="oläsbar-grund", document=self._shown(name), path=place, message=base[0]
                    )
                elif checklists is not None:
                    yield from self._in_scenario(scenario, number, name, checklists, base)

    def _in_scenario(
        self, scenario: Scenario, number: int, name: str, checklists: ChecklistSet, base: Assessment | None
    ) -> tuple[Finding, ...]:
        """Return what a scenario names that does not exist, worked out once for what the files mean.

        A tip may name an option by wording that has changed since; the place and what is wrong are right.
        """
        shared = tuple(c for n, c in self.contents.items() if kind_of(n) not in {Checklist, ScenarioFile})
        means = tuple(sorted(checklists.fingerprints.items()))
        # Whoever is remembered holds the base, so that no other can come to have its number.
        key = ("scenario", self.contents[name], number, id(base), means, shared)
        found, _ = self.kept.once(
            key, lambda: (scenario_findings(scenario, number, self._shown(name), checklists, base), base)
        )
        return found

    def _set(self) -> ChecklistSet | None:
        """Return the checklists when everything that an assessment needs could be read whole."""
        needed = [n for n in self.names if kind_of(n) is not ScenarioFile and n != "utgavor.yaml"]
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


def _content(model: BaseModel) -> Any:
    return model.root if isinstance(model, ScenarioFile) else model
