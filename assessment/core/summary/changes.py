"""What would change the result, in words: the single answers nearest to it, each with its place.

Knows the changes that ``sensitivity`` found. Answers that do the same for several groups stand together.
"""

from collections.abc import Iterable, Iterator, Sequence

from assessment.core.language import tr
from assessment.core.sensitivity import MOST_SHOWN, Asked, Change, Given, changes_by_kind, neighbours
from assessment.core.summary import arguing
from assessment.core.summary.argument_model import ChangeLine, Changes
from assessment.core.summary.material import Material
from assessment.core.vocabulary import Basis, Both, Duration, FlagState, Reversibility
from assessment.core.whatif import Effect, What


def changes(material: Material, alternative: str) -> Changes:
    """Return what would change the result of one alternative with one answer, nearest first, at most five."""
    found: list[Alike] = []
    for of_one_kind in changes_by_kind(material.flow, material.result, alternative):
        found += _together(material, of_one_kind)
        if len(found) >= MOST_SHOWN:
            break
    lines = tuple(_line(material, *alike) for alike in found[:MOST_SHOWN])
    still_open = any(len(r.possible) > 1 for _, r in material.results(alternative))
    return Changes(
        alternative=material.alternative_name(alternative),
        lines=lines,
        note=tr(arguing.STILL_OPEN) if lines and still_open else "" if lines else tr(arguing.NOTHING_CHANGES),
    )


Alike = tuple[Change, tuple[Given, ...], tuple[str, ...]]
"""One of the changes that are told alike, with the answers and the groups of them all."""


def _together(material: Material, found: Iterable[Change]) -> list[Alike]:
    """Return changes with the same told effects as one: a group's answers, then groups with those answers."""
    by_group: dict[tuple[object, ...], tuple[Change, list[Given]]] = {}
    for change in found:
        told = (*_clauses(material, change.effects), *_flags_too(material, change.effects))
        place = (change.kind, change.asked, change.question, change.alternative, told)
        by_group.setdefault((place, change.group), (change, []))[1].extend(change.answers)
    merged: dict[tuple[object, ...], tuple[Change, tuple[Given, ...], list[str]]] = {}
    for key, (change, answers) in by_group.items():
        groups = merged.setdefault((key[0], *answers), (change, tuple(answers), []))[2]
        groups += [change.group] if change.group is not None else []
    return [(change, answers, tuple(groups)) for change, answers, groups in merged.values()]


def _line(material: Material, change: Change, answers: Sequence[Given], groups: Sequence[str]) -> ChangeLine:
    names = [material.group_name(g) for g in groups]
    condition = _condition(material, change, answers, names)
    told = arguing.change_sentence(tuple(_clauses(material, change.effects)), condition)
    return ChangeLine(
        text=told + "".join(_flags_too(material, change.effects)),
        question=change.question,
        alternative=change.alternative,
        groups=tuple(groups),
    )


def _clauses(material: Material, effects: Sequence[Effect]) -> Iterator[str]:
    """Yield what would be otherwise: the statuses, or where none is the flags, or where none is the bands."""
    of = _by_kind(effects)
    for (before, after), told in _alike(of[What.STATUS]):
        yield arguing.status_clause([material.perspective_name(e.where) for e in told], before, after)
    if of[What.STATUS]:
        return
    for (before, after), told in _alike(of[What.FLAG]):
        yield arguing.flag_clause(_names(material, told), FlagState(before), FlagState(after))
    if of[What.FLAG]:
        return
    for kind in dict.fromkeys(e.name for e in of[What.BAND]):
        for (before, after), told in _alike([e for e in of[What.BAND] if e.name == kind]):
            where = [material.perspective_name(e.where) for e in told]
            yield arguing.band_clause(kind, where, before, after)


def _flags_too(material: Material, effects: Sequence[Effect]) -> Iterator[str]:
    """Yield which flags would open or close together with a status."""
    of = _by_kind(effects)
    opened = [e for e in of[What.FLAG] if FlagState.OPEN in (e.before, e.after)]
    for (before, after), told in _alike(opened if of[What.STATUS] else ()):
        yield arguing.flag_sentence(_names(material, told), FlagState(before), FlagState(after))


def _by_kind(effects: Sequence[Effect]) -> dict[What, list[Effect]]:
    return {what: [e for e in effects if e.what is what] for what in What}


def _names(material: Material, flags: Sequence[Effect]) -> list[str]:
    return [material.flag_name(f.where, f.name) for f in flags]


def _alike(effects: Sequence[Effect]) -> Iterable[tuple[tuple[str, str], list[Effect]]]:
    found: dict[tuple[str, str], list[Effect]] = {}
    for effect in effects:
        found.setdefault((effect.before, effect.after), []).append(effect)
    return found.items()


def _condition(material: Material, change: Change, answers: Sequence[Given], groups: Sequence[str]) -> str:
    question = material.label(change.question)
    if change.asked is Asked.DURATION:
        return arguing.if_lasting([a for a in Duration if a in answers], question)
    if change.asked is Asked.REVERSIBILITY:
        return arguing.if_undone([a for a in Reversibility if a in answers], question)
    if change.asked is Asked.BASIS:
        return arguing.if_founded([a for a in Basis if a in answers], question)
    if len(answers) == len(neighbours(None)):
        return arguing.if_rated_at_all(question, groups)
    return arguing.if_rated(tuple(_ratings(material, answers)), question, groups)


def _ratings(material: Material, answers: Sequence[Given]) -> Iterator[str]:
    """Yield the ratings in words; *both* without its parts where every *both* does the same."""
    both = [a for a in answers if isinstance(a, Both)]
    yield from (material.directions[a][0] for a in sorted(a for a in answers if isinstance(a, int)))
    if len(both) == len([a for a in neighbours(None) if isinstance(a, Both)]):
        yield tr("både sämre och bättre")
        return
    for answer in both:
        yield tr(
            "både {directions} och {directions_2}",
            directions=material.directions[answer.worse][0],
            directions_2=material.directions[answer.better][0],
        )
