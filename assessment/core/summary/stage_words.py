"""What a stage is called and what it means, for the pages and the paper. Knows no step between them."""

from collections.abc import Mapping

from assessment.core.vocabulary import Stage

STAGE: Mapping[Stage, str] = {
    Stage.DRAFT: "Utkast",
    Stage.IN_REVIEW: "Till granskning",
    Stage.REVIEWED: "Granskad",
    Stage.READY: "Klar för nämnden",
    Stage.VOID: "Makulerad",
}
