"""Where each effect row takes its answer from: its own question, one that it shares rows with, the proposal.

Method, chapter 1. Knows which questions are asked for whom; not why.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assessment.core.assessment import Assessment, EffectAnswer
from assessment.core.checklist import Checklist, Question, Section
from assessment.core.groups import Group
from assessment.core.rows import Row


@dataclass(frozen=True, slots=True)
class Asked:
    """An effect question that applies, with the groups it is asked for (the reference group among them)."""

    checklist: Checklist
    section: Section
    question: Question
    key: str
    groups: tuple[Group, ...]

    @property
    def older(self) -> str | None:
        """The key of the question whose answers follow while this one has none."""
        older = self.question.replaces
        return self.checklist.key(older) if older else None


def answered_at(item: Asked, asked: Mapping[str, Asked], group: str) -> Asked:
    """Return the question that answers for a group: the last in the chain of questions that share their rows.

    The chain is followed as long as the next question is asked for the group too; a ring is followed once.
    """
    seen = {item.key}
    while (other := asked.get(item.question.shares_rows_with or "")) is not None:
        if other.key in seen or all(g.id != group for g in other.groups):
            break
        seen.add(other.key)
        item = other
    return item


def rated_alternatives(rows: Iterable[Row]) -> int:
    """Return how many alternatives have at least one rated row."""
    return len({r.alternative for r in rows if r.rated})


def effect_of(
    assessment: Assessment, key: str, alternative: str, replaces: str | None = None
) -> EffectAnswer | None:
    """Return the answer that counts: *samma som förslaget* follows the proposal.

    ``replaces`` is the key of an older question whose answers follow while this one has none.
    """
    return _stored(assessment, key, alternative, replaces)[1]


def _stored(
    assessment: Assessment, key: str, alternative: str, replaces: str | None
) -> tuple[str, EffectAnswer | None]:
    """Return the answer that counts, and at which alternative it stands."""
    effect = assessment.effects.get(key, {}).get(alternative)
    if effect is None and replaces:
        effect = assessment.effects.get(replaces, {}).get(alternative)
    if effect is not None and effect.same_as_proposal:
        proposal = assessment.proposal
        if proposal is not None and proposal.id != alternative:
            return proposal.id, _stored(assessment, key, proposal.id, replaces)[1]
    return alternative, effect


def rows_of(assessment: Assessment, asked: Mapping[str, Asked]) -> Iterator[Row]:
    """Yield every row of the questions asked, in their order, then alternative, then group."""
    met, decided = _measured(assessment)
    near = {(question, alternative) for question, alternative, _ in met | decided}
    for item in asked.values():
        answering = {g.id: answered_at(item, asked, g.id) for g in item.groups}
        asked_at = {a.key: a for a in answering.values()}
        weight = item.question.weight or 1
        perspective = item.checklist.id
        reference = item.checklist.reference_group
        for alternative in assessment.rated_alternatives:
            sources = {key: _Source(assessment, a, alternative.id) for key, a in asked_at.items()}
            for group in item.groups:
                source = sources[answering[group.id].key]
                effect = source.effect
                rating = effect.ratings.get(group.id)
                meets = measured = False
                if (item.key, alternative.id) in near or (source.key, alternative.id) in near:
                    refs = ((item.key, alternative.id, group.id), (source.key, alternative.id, group.id))
                    meets = not met.isdisjoint(refs)
                    measured = group.id in effect.with_measures and not decided.isdisjoint(refs)
                yield Row(
                    perspective=perspective,
                    question=item.key,
                    alternative=alternative.id,
                    group=group.id,
                    weight=weight,
                    vulnerable=group.vulnerable,
                    reference=group.id == reference,
                    rating=rating,
                    after=effect.with_measures[group.id] if measured else rating,
                    duration=effect.duration,
                    reversibility=effect.reversibility,
                    basis=source.basis,
                    long_term=effect.long_term,
                    theme=item.question.theme,
                    met_by_measure=meets,
                    measured=measured,
                    source=source.place,
                )


class _Source:
    """Where the rows of one question and alternative take their answer from."""

    __slots__ = ("basis", "effect", "key", "place")

    def __init__(self, assessment: Assessment, asked: Asked, alternative: str) -> None:
        self.key = asked.key
        stored_at, effect = _stored(assessment, asked.key, alternative, asked.older)
        self.place = (asked.key, stored_at)
        self.effect = effect or EffectAnswer()
        default = assessment.section_basis.get(f"{asked.checklist.id}/{asked.section.id}")
        self.basis = self.effect.basis or default


def _measured(assessment: Assessment) -> tuple[set[tuple[str, str, str]], set[tuple[str, str, str]]]:
    met: set[tuple[str, str, str]] = set()
    decided: set[tuple[str, str, str]] = set()
    for measure in assessment.measures:
        refs = {(r.question, r.alternative, r.group) for r in measure.rows}
        if measure.owner.strip() and measure.due is not None:
            met |= refs
        if measure.counts:
            decided |= refs
    return met, decided
