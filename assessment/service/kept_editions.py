"""The checklists that an assessment was made with, put together again from the editions that were kept.

Knows which parts an assessment names. Reads no folder: what is not kept is taken from today's checklists.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any

from pydantic import ValidationError

from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet, GroupCatalogue, Scale
from assessment.core.checklist import Checklist
from assessment.core.stages import FROZEN
from assessment.service.ports import EditionContent

Kept = Callable[[str], EditionContent | None]
Part = Checklist | GroupCatalogue | Scale
_SHARED: dict[str, type[GroupCatalogue | Scale]] = {"grupper": GroupCatalogue, "skala": Scale}
_REMEMBERED = 32
_Key = tuple[int, frozenset[tuple[str, str]]]


class KeptChecklists:
    """Checklists in earlier editions. The last ones are remembered, so that one set is put together once."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._lock = Lock()
        self._made: OrderedDict[_Key, tuple[ChecklistSet, ChecklistSet]] = OrderedDict()
        self._parts: OrderedDict[str, Part] = OrderedDict()

    def of(self, assessment: Assessment, current: ChecklistSet) -> ChecklistSet:
        """Return the checklists with every part in the edition that the assessment was made with.

        As long as nothing is answered in a draft it has nothing to keep, and follows today's. Sources and
        indicators are today's: they bear no meaning for the result. An edition that was not kept, as in a
        file from elsewhere, or that this version cannot read, is today's too.
        """
        wanted = {name: ref.fingerprint for name, ref in assessment.editions.items()}
        if not any(wanted.values()) or (assessment.stage not in FROZEN and not _begun(assessment)):
            return current
        if _same(wanted, current):
            return current
        key = (id(current), frozenset(wanted.items()))
        with self._lock:
            # The entry holds today's checklists, so their id cannot pass to others meanwhile.
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key][1]
        made = self._together(wanted, current)
        with self._lock:
            found = self._made.setdefault(key, (current, made))[1]
            if len(self._made) > _REMEMBERED:
                self._made.popitem(last=False)
        return found

    def _together(self, wanted: dict[str, str], current: ChecklistSet) -> ChecklistSet:
        checklists: dict[str, Checklist] = {c.id: c for c in current.checklists}
        groups, scale = current.groups, current.scale
        prints = {name: current.fingerprints.get(name, "") for name in wanted}
        for name, print_ in wanted.items():
            if not print_ or prints[name] == print_:
                continue
            part = self._part(name, print_)
            if isinstance(part, GroupCatalogue):
                groups = part
            elif isinstance(part, Scale):
                scale = part
            elif part is not None:
                checklists[name] = part
            prints[name] = print_ if part is not None else prints[name]
        named = wanted.keys() - _SHARED.keys()
        return like(
            current,
            # A checklist that came later was never asked about.
            checklists=tuple(c for name, c in checklists.items() if name in named or not named),
            groups=groups,
            scale=scale,
            fingerprints=prints,
            not_asked={i: name for i, name in current.not_asked.items() if i not in named},
        )

    def _part(self, name: str, print_: str) -> Part | None:
        with self._lock:
            if print_ in self._parts:
                return self._parts[print_]
        found = self._kept(print_)
        if found is None:
            return None
        try:
            part = _SHARED.get(name, Checklist).model_validate_json(found.content)
        except ValidationError:
            return None
        with self._lock:
            self._parts[print_] = part
            if len(self._parts) > _REMEMBERED:
                self._parts.popitem(last=False)
        return part


def like(whole: ChecklistSet, /, **changed: Any) -> ChecklistSet:
    """Return the same checklists with other parts, made anew: a copy would remember the old questions."""
    return ChecklistSet(**{name: getattr(whole, name) for name in ChecklistSet.model_fields} | changed)


def _begun(assessment: Assessment) -> bool:
    """Return True when something in it was answered by a checklist, a group or the scale of some edition."""
    return bool(
        assessment.answers
        or assessment.effects
        or assessment.depths
        or assessment.section_basis
        or assessment.groups
    )


def _same(wanted: dict[str, str], current: ChecklistSet) -> bool:
    named = wanted.keys() - _SHARED.keys()
    return (not named or named == {c.id for c in current.checklists}) and all(
        not print_ or current.fingerprints.get(name) == print_ for name, print_ in wanted.items()
    )
