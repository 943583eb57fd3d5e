"""What a stage is called and what it means, for the pages and the paper. Knows no step between them."""

from collections.abc import Mapping

from assessment.core.language import N_
from assessment.core.vocabulary import Stage

STAGE: Mapping[Stage, str] = {
    Stage.DRAFT: N_("Utkast"),
    Stage.IN_REVIEW: N_("Till granskning"),
    Stage.REVIEWED: N_("Granskad"),
    Stage.READY: N_("Klar för nämnden"),
    Stage.VOID: N_("Makulerad"),
}
