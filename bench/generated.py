"""Assessments of any size, made by chance from the checklists: as many groups and alternatives as asked.

The same seed makes the same assessment. Knows what may be answered. Measures nothing.
"""

import random
from collections.abc import Mapping, Sequence
from typing import Any

from assessment.core.assessment import (
    Assessment,
    Cost,
    DepthChoice,
    EffectAnswer,
    GoalConflict,
    Measure,
    RowRef,
)
from assessment.core.case import BASELINE, PROPOSAL, AffectedGroup, Alternative, Case
from assessment.core.catalogue import ChecklistSet
from assessment.core.flow import flow_of
from assessment.core.vocabulary import (
    Basis,
    Both,
    Depth,
    Duration,
    LongTerm,
    Rating,
    RatingWord,
    Reversibility,
)

_TEXT = "Resan blir längre för dem som bor på landet, och skolskjutsen räcker inte alltid till. "
_RATINGS: Sequence[Rating] = (
    *(-2, -1, -1, -1, 0, 0, 0, 0, 1, 1, 1, 2),
    Both(better=1, worse=-1),
    RatingWord.UNKNOWN,
    RatingWord.NOT_RELEVANT,
)


def assessment_of(
    checklists: ChecklistSet,
    seed: int,
    *,
    groups: int,
    alternatives: int,
    depths: Mapping[str, Depth],
    filled: float = 0.95,
) -> Assessment:
    """Return a filled-in assessment; ``filled`` is the share of its rows that are answered."""
    chance = random.Random(seed)
    known = [g.id for g in checklists.groups.groups]
    chosen = chance.sample(known, min(groups, len(known)))
    own = range(groups - len(chosen))
    names = [PROPOSAL, *(f"alternativ-{n}" for n in range(2, alternatives + 1))]
    empty = Assessment(
        id=f"matning-{seed}",
        case=Case(
            title=f"Ärende {seed} i Lillmark",
            diary_number=f"LM 2026/{seed:05}",
            organisation="Lillmarks kommun",
            board=f"Nämnd {seed % 12}",
            proposal=_TEXT * 2,
        ),
        alternatives=(
            Alternative(id=BASELINE, name="Nollalternativet", description=_TEXT),
            *(Alternative(id=n, name=n.capitalize(), description=_TEXT) for n in names),
        ),
        groups=(
            *(AffectedGroup(id=g, count=chance.randint(10, 900)) for g in chosen),
            *(AffectedGroup(id=f"egen-{n}", name=f"Egen grupp {n}", vulnerable=n % 2 == 0) for n in own),
        ),
        depths={
            c.id: DepthChoice(depth=depths.get(c.id, Depth.NONE), reason="Perspektivet berörs inte.")
            for c in checklists.perspectives
        },
        costs=(Cost(id="kostnad-1", actor="Nämnden", year=2027, amount=-2_300_000),),
        conflicts=(GoalConflict(id="konflikt-1", description=_TEXT, weighing=_TEXT),),
    )
    asked = {a.key: [g.id for g in a.groups] for a in flow_of(empty, checklists).asked}
    effects = {
        key: {name: _answer(chance, rated, filled) for name in names} for key, rated in asked.items() if rated
    }
    rows = [(key, rated[0]) for key, rated in asked.items() if rated][:4]
    measures = tuple(
        Measure.model_validate(
            {
                "id": f"atgard-{n}",
                "text": "Förstärkt skolskjuts",
                "owner": "Skolchefen",
                "due": "2027-08-01",
                "decided": "ja",
                "rows": [RowRef(question=key, alternative=PROPOSAL, group=group)],
            },
            by_name=True,
        )
        for n, (key, group) in enumerate(rows)
    )
    return empty.model_copy(update={"effects": effects, "measures": measures})


def _answer(chance: random.Random, groups: Sequence[str], filled: float) -> EffectAnswer:
    ratings = {g: chance.choice(_RATINGS) for g in groups if chance.random() < filled}
    attributes: dict[str, Any] = {
        "duration": chance.choice([*Duration, None]),
        "reversibility": chance.choice([*Reversibility, None]),
        "long_term": chance.choice([*LongTerm, None]),
    }
    return EffectAnswer(
        ratings=ratings,
        uniform=False,
        basis=chance.choice(list(Basis)),
        reason=_TEXT * chance.randint(1, 3),
        sources="Elevenkät 2025",
        with_measures=dict.fromkeys(groups[:1], 0),
        **attributes,
    )
