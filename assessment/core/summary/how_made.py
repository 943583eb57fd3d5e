"""The chapter on how the assessment was made: who was heard, and what is not assessed, with its reason.

Knows words, not where they are printed.
"""

from assessment.core.language import tr
from assessment.core.summary import wording
from assessment.core.summary.material import Material
from assessment.core.summary.model import DialogueLine, PlainAnswer
from assessment.core.vocabulary import Depth


def dialogue_chapter(material: Material) -> tuple[DialogueLine, ...]:
    """Return who was heard, how, what they said and what changed."""
    return tuple(
        DialogueLine(
            who=" – ".join(p for p in (d.who.strip(), d.count.strip()) if p) or wording.DASH,
            how="; ".join(
                p for p in (d.when.strip(), d.how.strip(), d.adapted.strip(), d.informed.strip()) if p
            ),
            said=d.said,
            changed=d.changed.strip() or tr("Inget angivet."),
        )
        for d in material.assessment.dialogues
    )


def screened_out(material: Material) -> tuple[PlainAnswer, ...]:
    """Return the perspectives that are not assessed, each with its reason, and those the nämnd leaves out."""
    answer = tr(wording.DEPTH_TEXT[Depth.NONE])
    left_out = (
        PlainAnswer(question=name, answer=answer, reason=tr(wording.NOT_ASKED))
        for name in material.checklists.not_asked.values()
    )
    screened = (
        PlainAnswer(
            question=c.name,
            answer=answer,
            reason=material.flow.depth_reasons.get(c.id, "").strip() or tr("Ingen motivering är skriven."),
        )
        for c in material.checklists.perspectives
        if material.flow.depths.get(c.id) is Depth.NONE
    )
    return (*screened, *left_out)
