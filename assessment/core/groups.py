"""The affected groups with what they inherit: names, tags and whether they are utsatta (method, chapter 2).

Knows the catalogue and the official's own groups. Knows no question and no rating.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from assessment.core.case import AffectedGroup, Count
from assessment.core.catalogue import GroupCatalogue
from assessment.core.checklist import GroupSelector
from assessment.core.language import swedish_order

_OWN = 10_000


@dataclass(frozen=True, slots=True)
class Group:
    """A group as rows see it. ``order`` sorts catalogue groups as in grupper.yaml, own groups after them."""

    id: str
    name: str
    tags: frozenset[str]
    vulnerable: bool
    reference: bool
    order: int
    count: Count | None = None
    area: str = ""
    parts: tuple[str, ...] = ()
    catalogue: tuple[str, ...] = ()

    def is_a(self, group_id: str) -> bool:
        """Return True for the group, a combination that holds it, and an own group that belongs to it."""
        return group_id == self.id or group_id in self.parts or group_id in self.catalogue

    def has(self, name: str) -> bool:
        """Return True when the group is a group of that id, has that tag, or is utsatt when that is asked."""
        return self.vulnerable if name == "utsatt" else name in self.tags or self.is_a(name)


def resolve(
    group: AffectedGroup, catalogue: GroupCatalogue, known_groups: Mapping[str, Group] | None = None
) -> Group:
    """Return the group with the names and tags that it takes from the catalogue and from ``known_groups``.

    A combination is utsatt if one of its parts is, own groups among them; for an own group it is asked, and
    until it is answered the catalogue groups it belongs to decide.
    """
    known = catalogue.group(group.id)
    if known is not None and not group.parts:
        return Group(
            id=known.id,
            name=known.name,
            tags=frozenset(known.tags) - {"utsatt"},
            vulnerable=known.vulnerable,
            reference=known.reference,
            order=catalogue.place(known),
            count=group.count,
            area=group.area,
            catalogue=(known.id,),
        )
    origins = group.parts or group.belongs_to
    found = [g for g in (_origin(o, catalogue, known_groups or {}) for o in origins) if g is not None]
    inherited = any(g.vulnerable for g in found) or "utsatt" in origins
    answered = group.vulnerable
    return Group(
        id=group.id,
        name=group.name or " × ".join(g.name for g in found) or group.id,
        tags=frozenset({t for g in found for t in g.tags} | {o for o in origins if o in catalogue.tags})
        - {"utsatt"},
        vulnerable=inherited if answered is None else answered or (bool(group.parts) and inherited),
        reference=False,
        order=_OWN,
        count=group.count,
        area=group.area,
        parts=group.parts,
        catalogue=tuple(dict.fromkeys(c for g in found for c in g.catalogue)),
    )


def _origin(name: str, catalogue: GroupCatalogue, known_groups: Mapping[str, Group]) -> Group | None:
    if name in known_groups:
        return known_groups[name]
    return None if catalogue.group(name) is None else resolve(AffectedGroup(id=name), catalogue)


def marked(group: Group) -> Group:
    """Return the group marked as utsatt."""
    return group if group.vulnerable else replace(group, vulnerable=True)


def in_order(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Return the groups in the order of grupper.yaml, own groups after them in Swedish alphabetical order."""
    return tuple(sorted(groups, key=lambda g: (g.order, swedish_order(g.name), g.id)))


def selected(group: Group, selector: GroupSelector | None) -> bool:
    """Return True when an effect question with this selector is asked for the group."""
    if selector is None:
        return True
    # A combination of a named group is still that group: flickor × funktionsnedsättning are flickor.
    if any(group.has(t) for t in selector.tag) or any(group.is_a(i) for i in selector.ids):
        return True
    return any(selected(group, part) for part in selector.any_of)
