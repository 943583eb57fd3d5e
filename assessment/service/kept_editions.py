"""The checklists that a frozen assessment was made with, put together again from the editions that were kept.

Knows which parts an assessment names. Reads no folder: what is not kept is taken from today's checklists.
"""

from collections.abc import Callable

from pydantic import ValidationError

from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet, GroupCatalogue, Scale
from assessment.core.checklist import Checklist
from assessment.service.ports import EditionContent

Kept = Callable[[str], EditionContent | None]
_REMEMBERED = 16


class KeptChecklists:
    """Checklists in earlier editions. The last ones are remembered, so that one set is put together once."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._made: dict[tuple[int, frozenset[tuple[str, str]]], tuple[ChecklistSet, ChecklistSet]] = {}

    def of(self, assessment: Assessment, current: ChecklistSet) -> ChecklistSet:
        """Return the checklists with every part in the edition that the assessment was made with.

        Sources and indicators are today's: they bear no meaning for the result. An edition that was not kept,
        as in a file from elsewhere, or that this version cannot read, is today's too.
        """
        wanted = {name: ref.fingerprint for name, ref in assessment.editions.items() if ref.fingerprint}
        if not wanted or all(current.fingerprints.get(name) == print_ for name, print_ in wanted.items()):
            return current
        key = (id(current), frozenset(wanted.items()))
        # The entry holds today's checklists, so their id cannot pass to others meanwhile.
        found = self._made.get(key)
        if found is None:
            if len(self._made) >= _REMEMBERED:
                self._made.clear()
            found = self._made.setdefault(key, (current, self._together(wanted, current)))
        return found[1]

    def _together(self, wanted: dict[str, str], current: ChecklistSet) -> ChecklistSet:
        checklists: dict[str, Checklist] = {c.id: c for c in current.checklists}
        groups, scale = current.groups, current.scale
        prints = {name: current.fingerprints.get(name, "") for name in wanted}
        for name, print_ in wanted.items():
            if prints[name] == print_:
                continue
            part = self._part(name, print_)
            if isinstance(part, GroupCatalogue):
                groups = part
            elif isinstance(part, Scale):
                scale = part
            elif part is not None:
                checklists[name] = part
            prints[name] = print_ if part is not None else prints[name]
        return ChecklistSet(
            # A checklist that came later was never asked about.
            checklists=tuple(c for name, c in checklists.items() if name in wanted),
            groups=groups,
            scale=scale,
            sources=current.sources,
            indicators=current.indicators,
            fingerprints=prints,
            local=current.local,
            local_edition=current.local_edition,
        )

    def _part(self, name: str, print_: str) -> Checklist | GroupCatalogue | Scale | None:
        found = self._kept(print_)
        if found is None:
            return None
        models: dict[str, type[GroupCatalogue | Scale]] = {"grupper": GroupCatalogue, "skala": Scale}
        try:
            return models.get(name, Checklist).model_validate_json(found.content)
        except ValidationError:
            return None
