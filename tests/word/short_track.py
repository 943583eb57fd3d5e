"""A decision small enough for the short track: an example with one alternative and three groups."""

from pathlib import Path

from assessment.core.assessment import Assessment, DepthChoice
from assessment.core.vocabulary import Depth

EXAMPLE = Path(__file__).parents[2] / "examples" / "fall-11-foreningsbidrag.json"
GROUPS = {"flickor", "pojkar", "foreningsaktiva"}
WHY = "Förslaget är litet och går att ändra tillbaka. De viktigaste frågorna räcker."
PERSPECTIVES = ("barnets-rattigheter", "jamstalldhet", "jamlikhet", "halsans-bestamningsfaktorer")
ADDS_GROUPS = {"barnets-rattigheter/barn-i-utsatthet", "jamstalldhet/vilka-barn-mest"}


def short_track() -> Assessment:
    """The grant to associations, assessed in the short track."""
    whole = Assessment.model_validate_json(EXAMPLE.read_text(encoding="utf-8"))
    kept = {"nollalternativ", "forslaget"}
    return whole.model_copy(
        update={
            "depths": {p: DepthChoice(depth=Depth.SHORT, reason=WHY) for p in PERSPECTIVES},
            "alternatives": tuple(a for a in whole.alternatives if a.id in kept),
            "groups": tuple(g for g in whole.groups if g.id in GROUPS),
            "costs": tuple(c for c in whole.costs if c.alternative in kept),
            "answers": {k: v for k, v in whole.answers.items() if k not in ADDS_GROUPS},
            "measures": tuple(m.model_copy(update={"rows": ()}) for m in whole.measures),
        }
    )
