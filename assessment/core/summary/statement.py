"""The section for the tjänsteutlåtande: five to ten sentences under the decision paper's own headings.

Says what the bilaga says, shorter, and what is not known.
"""

from assessment.core.foremost import most_affected, most_helped
from assessment.core.language import tr
from assessment.core.result import PerspectiveResult
from assessment.core.summary import wording
from assessment.core.summary.costs import cost_line
from assessment.core.summary.first_page import best_interests, unknowns
from assessment.core.summary.material import Material
from assessment.core.summary.model import Statement
from assessment.core.vocabulary import Status


def statement(material: Material) -> Statement:
    """Return the paragraphs and the whole as text to copy."""
    leading = material.leading_id
    parts = [
        (tr("Bedömning ur ekonomisk dimension"), cost_line(material, leading)),
        (tr("Bedömning ur social dimension"), _opening(material)),
    ]
    for checklist, result in material.results(leading):
        parts.append((checklist.name, _perspective(material, checklist.id, result)))
    left = unknowns(material, leading)
    if left:
        parts.append((tr("Det vet vi inte"), " ".join(left[:2])))
    parts.append((tr("Samverkan"), _dialogue(material)))
    text = "\n\n".join(f"{heading}\n{body}" for heading, body in parts if body)
    return Statement(parts=tuple((h, b) for h, b in parts if b), text=text)


def _opening(material: Material) -> str:
    annex = material.assessment.case.annex.strip()
    number = annex.removeprefix("Bilaga").removeprefix("bilaga").strip()
    where = tr("bilaga {annex}", annex=number) if annex else tr("bilagan")
    return tr(
        "Konsekvenserna av {alternative_in_sentence} är bedömda i {where}.",
        alternative_in_sentence=material.alternative_in_sentence(material.leading_id),
        where=where,
    )


def _perspective(material: Material, perspective: str, result: PerspectiveResult) -> str:
    if result.status is Status.NOT_AFFECTED:
        reason = material.flow.depth_reasons.get(perspective, "")
        return tr("Berörs inte. {sentence}", sentence=wording.sentence(reason)).strip()
    if result.status is Status.NOT_ASSESSED:
        return tr("Inte bedömt ännu. Det går inte att säga vad förslaget betyder.")
    status = wording.status_text(
        result.status, result.status_before, result.possible, lowered=bool(result.lowered_by)
    )
    sentences = [f"{wording.sentence(status)}"]
    shown = result.after or result
    worst, best = material.group_names(most_affected(shown)), material.group_names(most_helped(shown))
    gravest = result.gravest.severity if result.gravest else None
    if worst or worst is None:
        sentences.append(wording.worst_sentence(worst, gravest))
    if best:
        sentences.append(tr("Mest hjälpt: {best}.", best=wording.join(best)))
    if perspective == "barnets-rattigheter":
        sentences.append(best_interests(material, result.alternative))
    open_flags = [
        material.flag_name(f.checklist, f.flag)
        for f in material.result.open_flags(result.alternative)
        if perspective in f.perspectives
    ]
    if open_flags:
        sentences.append(tr("Kvar att svara på: {fromkeys}.", fromkeys="; ".join(dict.fromkeys(open_flags))))
    return " ".join(s for s in sentences if s)


def _dialogue(material: Material) -> str:
    told = [
        f"{wording.capital(d.who.strip())}{f' ({d.count.strip()})' if d.count.strip() else ''}"
        for d in material.assessment.dialogues
        if d.who.strip()
    ]
    if not told:
        return tr("Ingen dialog med dem som berörs är redovisad.")
    return tr(
        "Dialog har förts med {join}. Se bilagan.", join=wording.join(t[:1].lower() + t[1:] for t in told)
    )
