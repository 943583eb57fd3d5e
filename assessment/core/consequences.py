"""What another edition of the checklists would do to an assessment: what changes, and what that hangs on.

Knows two editions and one assessment at a time. Knows no store, and does not judge either edition.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet
from assessment.core.edition_changes import (
    ChangeKind,
    EditionChange,
    edition_changes,
)
from assessment.core.edition_points import quoted
from assessment.core.editions import same_meaning
from assessment.core.expectation import told_status
from assessment.core.flow import Flow, flow_of
from assessment.core.language import N_, tr
from assessment.core.mixed_editions import Unit, mixed, units_of
from assessment.core.points import points_of
from assessment.core.result import GroupResult, PerspectiveResult, Profile
from assessment.core.scoring import perspectives_and_flags
from assessment.core.summary.wording import band_text, join
from assessment.core.upgrading import upgraded
from assessment.core.vocabulary import FlagState

_MOST_TRIED = 12
"""So many changes are tried one by one for an assessment; among more, those nearest by are named."""


class Aspect(StrEnum):
    """What of a result can be another."""

    STATUS = N_("bedömning")
    WORST = N_("mest drabbad")
    SEVERITY = N_("allvar")
    HARM = N_("försämring")
    BENEFIT = N_("förbättring")
    FLAG = N_("stoppflagga")
    LEVEL = N_("nivå")
    OUTCOME = N_("utfall")


_MISSING = {
    Aspect.STATUS: N_("bedöms inte"),
    Aspect.WORST: N_("ingen"),
    Aspect.SEVERITY: N_("ingen försämring"),
    Aspect.HARM: N_("bedöms inte"),
    Aspect.BENEFIT: N_("bedöms inte"),
    Aspect.FLAG: FlagState.SILENT.value,
    Aspect.LEVEL: N_("ingen"),
    Aspect.OUTCOME: N_("inget"),
}
"""What a place that says nothing is told as."""


class Place(NamedTuple):
    """Where in a result something stands.

    ``checklist`` is the perspective, or the checklist of the flag or points. ``item`` is the group,
    the flag or the point scale, where there is one. ``measures`` is True for what decided measures leave.
    """

    aspect: Aspect
    checklist: str
    alternative: str = ""
    item: str = ""
    measures: bool = False


Findings = Mapping[Place, tuple[str, ...]]
"""What a result says at each place, in words or ids; a place that says nothing is left out."""


class Hangs(StrEnum):
    """How a change of the checklists is behind a change of the result."""

    ALONE = "ensam"
    """The change alone makes the result another; with several, each of them does."""
    NEEDED = "behövs"
    """No change alone does, but without this one the result stays."""
    TOGETHER = "tillsammans"
    """Some of the changes do it together, and which ones cannot be told apart."""

    def told(self, reasons: int) -> str:
        """Return what stands before so many reasons."""
        if self is Hangs.ALONE:
            return tr("Hänger på") if reasons == 1 else tr("Var och en av de här ändringarna räcker")
        if self is Hangs.NEEDED:
            return tr("Beror på flera ändringar och hade inte skett utan")
        return tr("Hänger på en eller flera av de här ändringarna")


@dataclass(frozen=True, slots=True)
class Shift:
    """One thing in an assessment's result that another edition makes another, with what it hangs on.

    ``name`` says where; ``before`` and ``after`` are the words as shown. ``reasons`` are the
    changes of the checklists that it hangs on, each a whole sentence, never empty.
    """

    place: Place
    name: str
    before: str
    after: str
    hangs: Hangs
    reasons: tuple[EditionChange, ...]

    @property
    def sentence(self) -> str:
        """The change as one line: ``Jämlikhet – Förslaget, bedömning: Blandat → Försvagar``."""
        return f"{self.name}: {self.before} → {self.after}"


@dataclass(frozen=True, slots=True)
class _Side:
    """An assessment in one of the two editions."""

    flow: Flow
    findings: Findings


class EditionStep:
    """Two editions held against each other, worked out once for any number of assessments.

    Immutable to those who use it; not to be shared between threads while it works.
    """

    def __init__(self, before: ChecklistSet, after: ChecklistSet) -> None:
        self.before, self.after = before, after
        self.changes = edition_changes(before, after)
        """Every change as a sentence, also those of the words alone."""
        self.units = units_of(before, after)
        self._sentences = {unit: self._told(unit) for unit in self.units}
        self._mixed: dict[frozenset[Unit], ChecklistSet] = {}
        self._weighted = self._weights_alone()

    def shifts(self, assessment: Assessment) -> tuple[Shift, ...]:
        """Return what would be another, in the order of the checklists; () when the result is the same.

        The assessment is scored with both editions, its answers moved to what replaces their questions. Its
        own edition plays no part.
        """
        if not self.units:
            return ()
        before = self._side(assessment, self.before)
        if self._weighted is not None and not any(
            a.key in self._weighted and a.groups for a in before.flow.asked
        ):
            # Weights alone differ, and none of the assessment's rows has one of them: nothing can come of it.
            return ()
        after = self._side(assessment, self.after) if self._weighted is None else self._reweighted(before)
        places = _differing(before.findings, after.findings)
        if not places:
            return ()
        behind = self._behind(assessment, before, after, places)
        return tuple(
            Shift(
                place,
                _name(place, before.flow, after.flow),
                _words(place, before, after),
                _words(place, after, before),
                behind[place][0],
                tuple(change for unit in behind[place][1] for change in self._sentences[unit]),
            )
            for place in places
        )

    def _side(self, assessment: Assessment, checklists: ChecklistSet) -> _Side:
        flow = flow_of(upgraded(assessment, self.before, checklists).assessment, checklists)
        return _Side(flow, findings_of(flow))

    def _reweighted(self, side: _Side) -> _Side:
        """Return the side in the newer edition when weights alone differ: no weight says what is asked."""
        asked = tuple(
            replace(a, question=found[1]) if (found := self.after.question(a.key)) else a
            for a in side.flow.asked
        )
        flow = replace(side.flow, checklists=self.after, asked=asked)
        return _Side(flow, findings_of(flow))

    def _weights_alone(self) -> frozenset[str] | None:
        """Return the effect questions that weigh otherwise, when that is all that differs; else None."""
        for unit in self.units:
            old, new = (s.question(unit.key) for s in (self.before, self.after))
            if old is None or new is None or not old[1].is_effect:
                return None
            if not same_meaning(old[1].model_copy(update={"weight": new[1].weight}), new[1]):
                return None
        return frozenset(unit.key for unit in self.units)

    # What it hangs on

    def _behind(
        self, assessment: Assessment, before: _Side, after: _Side, places: Sequence[Place]
    ) -> dict[Place, tuple[Hangs, tuple[Unit, ...]]]:
        units = tuple(u for u in self.units if _concerns(u, self.after, before, after)) or self.units
        if len(units) == 1:
            return dict.fromkeys(places, (Hangs.ALONE, units))
        if len(units) > _MOST_TRIED:
            return {p: (Hangs.TOGETHER, _near(p, units)) for p in places}
        alone = {u: self._tried(assessment, frozenset({u})) for u in units}
        found = {
            p: (Hangs.ALONE, tuple(u for u in units if alone[u].get(p) != before.findings.get(p)))
            for p in places
        }
        if all(behind for _, behind in found.values()):
            return found
        without = {u: self._tried(assessment, frozenset(self.units) - {u}) for u in units}
        for place, (_, behind) in found.items():
            if not behind:
                needed = tuple(u for u in units if without[u].get(place) != after.findings.get(place))
                found[place] = (Hangs.NEEDED, needed) if needed else (Hangs.TOGETHER, _near(place, units))
        return found

    def _tried(self, assessment: Assessment, units: frozenset[Unit]) -> Findings:
        if units not in self._mixed:
            self._mixed[units] = mixed(self.before, self.after, units)
        return self._side(assessment, self._mixed[units]).findings

    def _told(self, unit: Unit) -> tuple[EditionChange, ...]:
        """Return the sentences about a unit; there is always one."""
        own = (c for c in self.changes if c.bears_meaning and c.checklist == unit.checklist)
        found = tuple(c for c in own if (c.question, c.flag) == (unit.key, unit.flag))
        if found:
            return found
        question = self.after.question(unit.key)
        checklist = next(c for c in self.after.checklists if c.id == unit.checklist)
        sentence = (
            tr("Något mer är ändrat i frågan {question}.", question=quoted(question[1].text))
            if question
            else tr("Något mer är ändrat i checklistan {checklist}.", checklist=quoted(checklist.name))
        )
        return (EditionChange(unit.checklist, ChangeKind.CHANGED, sentence, unit.key, unit.flag),)


def _concerns(unit: Unit, checklists: ChecklistSet, before: _Side, after: _Side) -> bool:
    """Return True when a unit can matter to an assessment: its question is asked, or its flag is lit."""
    if unit.flag:
        flags = {
            (p.checklist, p.item)
            for side in (before, after)
            for p in side.findings
            if p.aspect is Aspect.FLAG
        }
        return (unit.checklist, unit.flag) in flags
    if not unit.question:
        return True
    found = checklists.question(unit.key)
    older = found[0].key(found[1].replaces) if found and found[1].replaces else unit.key
    return any(side.flow.applies(key) for side in (before, after) for key in (unit.key, older))


def _near(place: Place, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return the units of the checklist that a place is in, when there are any."""
    return tuple(u for u in units if u.checklist == place.checklist) or tuple(units)


def _differing(before: Findings, after: Findings) -> tuple[Place, ...]:
    return tuple(p for p in dict.fromkeys((*before, *after)) if before.get(p) != after.get(p))


# What a result says


def findings_of(flow: Flow) -> Findings:
    """Return what is told of a result where editions are compared, in the order of the checklists."""
    perspectives, flags = perspectives_and_flags(flow)
    found: dict[Place, tuple[str, ...]] = {}
    for (perspective, alternative), result in perspectives.items():
        found[Place(Aspect.STATUS, perspective, alternative)] = (told_status(result),)
        found |= _profile(perspective, alternative, result, measures=False)
        if result.after is not None:
            found |= _profile(perspective, alternative, result.after, measures=True)
    for flag in flags:
        if flag.state is not FlagState.SILENT:
            found[Place(Aspect.FLAG, flag.checklist, flag.alternative, flag.flag)] = (flag.state.value,)
    for points in points_of(flow):
        for scale in points.scales:
            if scale.level is not None:
                found[Place(Aspect.LEVEL, points.checklist, item=scale.scale.id)] = (scale.level.id,)
        if points.outcome is not None:
            found[Place(Aspect.OUTCOME, points.checklist)] = (points.outcome.outcome.id,)
    return found


def _profile(
    perspective: str, alternative: str, profile: PerspectiveResult | Profile, *, measures: bool
) -> Iterator[tuple[Place, tuple[str, ...]]]:
    def place(aspect: Aspect, item: str = "") -> Place:
        return Place(aspect, perspective, alternative, item, measures)

    told = [
        (place(Aspect.WORST), profile.worst),
        *((place(Aspect.SEVERITY, g.group), _severity(g)) for g in profile.groups),
        (place(Aspect.HARM), profile.harm_bands),
        (place(Aspect.BENEFIT), profile.benefit_bands),
    ]
    return ((where, words) for where, words in told if words)


def _severity(group: GroupResult) -> tuple[str, ...]:
    return (group.severity.value,) if group.severity else ()


# In words


def _name(place: Place, before: Flow, after: Flow) -> str:
    checklist = after.checklists.checklist(place.checklist) or before.checklists.checklist(place.checklist)
    names = {a.id: a.name.strip() for a in after.assessment.alternatives}
    where = [checklist.name if checklist else place.checklist]
    if place.alternative:
        where.append(names.get(place.alternative) or place.alternative)
    item = _item(place, before, after)
    aspect = tr(place.aspect.value)
    told = f"{aspect} {item}" if item else aspect
    if place.measures:
        told = tr("{what} med beslutade åtgärder", what=told)
    return f"{' – '.join(where)}, {told}"


def _item(place: Place, before: Flow, after: Flow) -> str:
    """Return which group, flag or point scale it is about, in words."""
    if place.aspect is Aspect.SEVERITY:
        return tr("för {groups}", groups=join(_groups((place.item,), before, after)))
    checklists = [c for s in (before, after) if (c := s.checklists.checklist(place.checklist))]
    names = {f.id: quoted(f.name) for c in checklists for f in c.stop_flags}
    names |= {s.id: tr("för {groups}", groups=s.name) for c in checklists for s in c.point_scales}
    return names[place.item] if place.item else ""


def _groups(ids: Sequence[str], before: Flow, after: Flow) -> list[str]:
    names = {i: g.name for flow in (before, after) for i, g in flow.groups.items()}
    return [names[i] for i in ids]


def _words(place: Place, side: _Side, other: _Side) -> str:
    """Return what stands at a place, as it is shown."""
    found = side.findings.get(place)
    if found is None:
        return tr(_MISSING[place.aspect])
    if place.aspect is Aspect.WORST:
        return join(_groups(found, side.flow, other.flow))
    if place.aspect in {Aspect.LEVEL, Aspect.OUTCOME}:
        return _points_words(place, found[0], side.flow.checklists)
    if place.aspect in {Aspect.SEVERITY, Aspect.FLAG}:
        return tr(found[0])
    return band_text(found)


def _points_words(place: Place, found: str, checklists: ChecklistSet) -> str:
    names = {
        (scale.id, level.id): level.name
        for c in checklists.checklists
        if c.id == place.checklist
        for scale in c.point_scales
        for level in scale.levels
    }
    names |= {
        ("", outcome.id): outcome.name
        for c in checklists.checklists
        if c.id == place.checklist
        for outcome in c.outcomes
    }
    return names[place.item, found]
