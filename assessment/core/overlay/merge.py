"""A base with the local changes laid over it, and where each part of the result came from.

Knows checklists and changes. Knows no file and no answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assessment.core.catalogue import ChecklistSet, LocalChange, LocalEdition
from assessment.core.checklist import Checklist, Option, Question, Section, StopFlag
from assessment.core.diagnostics import Path
from assessment.core.editions import fingerprints
from assessment.core.overlay.model import ChecklistChange, Overlay, QuestionChange
from assessment.core.translation import still_told
from assessment.core.vocabulary import Frozen


@dataclass(slots=True)
class Origin:
    """Where the parts of one merged checklist come from: the longest path that is known decides.

    For a path in the merged checklist, `base` gives the one in the base's file, `own` the one in the overlay,
    and `question` the id of the base's question there.
    """

    base: dict[Path, Path] = field(default_factory=dict)
    own: dict[Path, Path] = field(default_factory=dict)
    question: dict[Path, str] = field(default_factory=dict)

    def of(self, path: Path) -> tuple[bool, Path]:
        """Return True and the path in the overlay, or False and the path in the base."""
        for length in range(len(path), 0, -1):
            head, rest = path[:length], path[length:]
            if head in self.own:
                return True, (*self.own[head], *rest)
            if head in self.base:
                return False, (*self.base[head], *rest)
        return False, path


@dataclass(frozen=True, slots=True)
class Merged:
    """The base with the changes in it, and where each part of a changed checklist came from."""

    checklists: ChecklistSet
    origins: Mapping[str, Origin]


def merge(base: ChecklistSet, overlay: Overlay) -> Merged:
    """Return the base with the overlay's changes. A change whose target is gone is left out (`lost_targets`).

    A question that is switched off stays as one that is no longer asked, so that stored answers keep their
    question; a stop flag or a line of *Räcker underlaget?* that is switched off is gone.
    """
    origins: dict[str, Origin] = {}
    local: dict[str, tuple[LocalChange, ...]] = {}
    checklists = []
    for checklist in base.checklists:
        change = overlay.checklists.get(checklist.id)
        if change is None:
            checklists.append(checklist)
            continue
        work = _Work(checklist, change)
        changed = work.merged()
        checklists.append(changed.model_copy(update={"translations": still_told(checklist, changed)}))
        origins[checklist.id] = work.origin
        local |= {checklist.key(q): tuple(kinds) for q, kinds in work.kinds.items()}
    sources = base.sources
    if overlay.sources:
        sources = sources.model_copy(update={"sources": (*sources.sources, *overlay.sources)})
    found = {
        "checklists": tuple(checklists),
        "groups": base.groups,
        "scale": base.scale,
        "sources": sources,
        "indicators": base.indicators,
        "words": base.words,
        "local": local,
        "local_edition": LocalEdition(
            name=overlay.name,
            edition=overlay.edition,
            owner=overlay.owner,
            checklists=tuple(sorted(origins)),
        ),
    }
    whole = ChecklistSet.model_validate(found)
    return Merged(ChecklistSet.model_validate({**found, "fingerprints": fingerprints(whole)}), origins)


class _Work:
    """The merge of one checklist: builds the parts and remembers where each came from."""

    def __init__(self, checklist: Checklist, change: ChecklistChange) -> None:
        self.checklist, self.change = checklist, change
        self.origin = Origin()
        self.kinds: dict[str, list[LocalChange]] = {}
        self.root: Path = ("checklistor", checklist.id)

    def merged(self) -> Checklist:
        """Return the checklist with everything in its place."""
        kept = [(n, i) for n, i in enumerate(self.checklist.sufficiency) if i.id not in self.change.off]
        for place, (number, _) in enumerate(kept):
            self.origin.base["räcker-underlaget", place] = ("räcker-underlaget", number)
        return self.checklist.model_copy(
            update={
                "screening": self._screening(),
                "sections": self._sections(),
                "stop_flags": self._flags(),
                "sufficiency": tuple(item for _, item in kept),
            }
        )

    def _screening(self) -> tuple[Question, ...]:
        return tuple(self._question(q, ("screening", n)) for n, q in enumerate(self.checklist.screening))

    def _sections(self) -> tuple[Section, ...]:
        sections = []
        for place, section in enumerate(self.checklist.sections):
            path: Path = ("avsnitt", place, "frågor")
            old = [self._question(q, (*path, n)) for n, q in enumerate(section.questions)]
            new = self.change.adds.questions.get(section.id, ())
            for number, question in enumerate(new):
                here = (*path, len(old) + number)
                self._added(question, here, (*self.root, "lägger-till", "frågor", section.id, number))
            sections.append(section.model_copy(update={"questions": (*old, *new)}))
        for number, section in enumerate(self.change.adds.sections):
            here, there = ("avsnitt", len(sections)), (*self.root, "lägger-till", "avsnitt", number)
            self.origin.own[here] = there
            for turn, question in enumerate(section.questions):
                self._added(question, (*here, "frågor", turn), (*there, "frågor", turn))
            sections.append(section)
        return tuple(sections)

    def _added(self, question: Question, here: Path, there: Path) -> None:
        self.origin.own[here] = there
        self.kinds.setdefault(question.id, []).append(LocalChange.ADDED)

    def _question(self, question: Question, path: Path) -> Question:
        change = self.change.changes.get(question.id)
        added = self.change.adds.options.get(question.id, ())
        update: dict[str, Any] = {}
        self.origin.question[path] = question.id
        if change is not None:
            update |= {f: getattr(change, f) for f in change.model_fields_set if f != "options"}
            if "weight" in update:
                # The base's reason is for the base's weight: a reason of one's own is needed.
                update.setdefault("weight_reason", "")
                self._kind(question, LocalChange.WEIGHTED)
            if change.model_fields_set - {"weight", "weight_reason"}:
                self._kind(question, LocalChange.CHANGED)
            self._place_fields(change, path, (*self.root, "ändrar", question.id))
        if (options := self._options(question, change, path)) != question.all_options:
            update["options"] = options
        if added:
            self._kind(question, LocalChange.CHANGED)
        if question.id in self.change.off:
            update["retired"] = True
            self._kind(question, LocalChange.OFF)
        return question.model_copy(update=update) if update else question

    def _kind(self, question: Question, kind: LocalChange) -> None:
        kinds = self.kinds.setdefault(question.id, [])
        if kind not in kinds:
            kinds.append(kind)

    def _options(self, question: Question, change: QuestionChange | None, path: Path) -> tuple[Option, ...]:
        options = []
        for number, option in enumerate(question.all_options):
            new = change.options.get(option.id) if change else None
            if new is not None:
                here = (*path, "svarsalternativ", number)
                self._place_fields(
                    new, here, (*self.root, "ändrar", question.id, "svarsalternativ", option.id)
                )
                options.append(option.model_copy(update={f: getattr(new, f) for f in new.model_fields_set}))
            else:
                options.append(option)
        added = self.change.adds.options.get(question.id, ())
        for number in range(len(added)):
            here = (*path, "svarsalternativ", len(options) + number)
            self.origin.own[here] = (*self.root, "lägger-till", "svarsalternativ", question.id, number)
        return (*options, *added)

    def _place_fields(self, change: Frozen, here: Path, there: Path) -> None:
        for name in change.model_fields_set - {"options"}:
            key = type(change).model_fields[name].alias or name
            self.origin.own[*here, key] = (*there, key)

    def _flags(self) -> tuple[StopFlag, ...]:
        flags: list[StopFlag] = []
        for number, flag in enumerate(self.checklist.stop_flags):
            if flag.id in self.change.off:
                continue
            here: Path = ("stoppflaggor", len(flags))
            self.origin.base[here] = ("stoppflaggor", number)
            change = self.change.flag_changes.get(flag.id)
            if change is not None:
                self._place_fields(change, here, (*self.root, "ändrar-flaggor", flag.id))
                flags.append(flag.model_copy(update={f: getattr(change, f) for f in change.model_fields_set}))
            else:
                flags.append(flag)
        for number in range(len(self.change.adds.stop_flags)):
            here = ("stoppflaggor", len(flags) + number)
            self.origin.own[here] = (*self.root, "lägger-till", "stoppflaggor", number)
        return (*flags, *self.change.adds.stop_flags)
