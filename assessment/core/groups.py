"""The affected groups with what they inherit: names, tags and whether they are utsatta (method, chapter 2).

Knows the catalogue and the official's own groups. Knows no question and no rating.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assessment.core.case import AffectedGroup, Count
from assessment.core.catalogue import GroupCatalogue
from assessment.core.checklist import GroupSelector

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

    def has(self, name: str) -> bool:
        """Return True when ``name`` is the group's id, one of its tags, or ``utsatt`` and it is."""
        return name == self.id or (self.vulnerable if name == "utsatt" else name in self.tags)


def resolve(group: AffectedGroup, catalogue: GroupCatalogue) -> Group:
    """Return the group with the names and tags that it takes from the catalogue.

    A combination is utsatt if one of its parts is; for an own group it is asked, and until it is answered the
    catalogue groups it belongs to decide.
    """
    known = catalogue.group(group.id)
    if known is not None and not group.parts:
        return Group(
            id=known.id,
            name=known.name,
            tags=frozenset(known.tags) - {"utsatt"},
            vulnerable=known.vulnerable,
            reference=known.reference,
            order=catalogue.groups.index(known),
            count=group.count,
            area=group.area,
            catalogue=(known.id,),
        )
    origins = group.parts or group.belongs_to
    found = [g for g in (catalogue.group(o) for o in origins) if g is not None]
    tags = {t for g in found for t in g.tags} | {o for o in origins if o in catalogue.tags}
    inherited = "utsatt" in tags
    own_word = group.vulnerable
    vulnerable = inherited if own_word is None or (group.parts and not own_word) else own_word
    return Group(
        id=group.id,
        name=group.name or " × ".join(g.name for g in found) or group.id,
        tags=frozenset(tags - {"utsatt"}),
        vulnerable=vulnerable,
        reference=False,
        order=_OWN,
        count=group.count,
        area=group.area,
        parts=group.parts,
        catalogue=tuple(g.id for g in found),
    )


def marked(group: Group) -> Group:
    """Return the group marked as utsatt."""
    return group if group.vulnerable else replace(group, vulnerable=True)


def in_order(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Return the groups in the order of grupper.yaml, own groups after them in Swedish alphabetical order."""
    return tuple(sorted(groups, key=lambda g: (g.order, swedish_order(g.name), g.id)))


_ALPHABET = {c: i for i, c in enumerate("abcdefghijklmnopqrstuvwxyzåäö")}
_SAME_PLACE = {"é": "e", "è": "e", "ü": "y", "æ": "ä", "ø": "ö", "á": "a", "à": "a"}


def swedish_order(text: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts text as a Swedish reader expects: å, ä and ö last."""
    letters = (_SAME_PLACE.get(c, c) for c in text.casefold())
    return tuple((_ALPHABET.get(c, -1) if c.isalpha() else -1, c) for c in letters)


def selected(group: Group, selector: GroupSelector | None) -> bool:
    """Return True when an effect question with this selector is asked for the group."""
    if selector is None:
        return True
    if any(group.has(t) for t in selector.tag) or group.id in selector.ids:
        return True
    # A combination of a named group is still that group: flickor × funktionsnedsättning are flickor.
    if any(p in selector.ids for p in group.parts):
        return True
    return any(selected(group, part) for part in selector.any_of)
