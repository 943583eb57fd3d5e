"""What differs between two editions of the checklists, in plain sentences.

Knows what strategists have written, and what of it bears meaning. Knows no answer and no result.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assessment.core.catalogue import ChecklistSet, GroupCatalogue, Scale
from assessment.core.checklist import Checklist, Option, Question
from assessment.core.edition_points import points_of_checklist, points_of_option, quoted
from assessment.core.editions import fingerprint
from assessment.core.language import N_, tr
from assessment.core.vocabulary import Track

GROUPS, SCALE = "grupper", "skala"
"""What the groups and the scale are called where a checklist is named by its id."""

Part = Checklist | GroupCatalogue | Scale


class ChangeKind(StrEnum):
    """What kind of change it is."""

    ADDED = "tillagt"
    REPLACED = "ersatt"
    RETIRED = "utgår"
    WEIGHTED = "omviktat"
    CHANGED = "ändrat"
    REWORDED = "omformulerat"


@dataclass(frozen=True, slots=True)
class EditionChange:
    """One change, as a whole sentence. ``question`` (``checklista/fråga``) and ``flag`` say what it is in."""

    checklist: str
    kind: ChangeKind
    sentence: str
    question: str = ""
    flag: str = ""

    @property
    def bears_meaning(self) -> bool:
        """False when the words alone are others."""
        return self.kind is not ChangeKind.REWORDED


_QUESTION: dict[str, str] = {
    "type": N_("besvaras på ett annat sätt"),
    "when": N_("ställs under ett annat villkor"),
    "groups": N_("ställs för andra grupper"),
    "theme": N_("hör till ett annat delmål"),
    "per": N_("besvaras för andra delar: per alternativ, per grupp eller en gång"),
    "basis": N_("frågar på ett annat sätt efter underlag"),
    "needs_reason": N_("behöver en motivering vid andra svar"),
    "required": N_("är på ett annat sätt med i det som är kvar att göra"),
    "shares_rows_with": N_("delar rader med en annan fråga"),
    "adds_groups": N_("lägger på ett annat sätt till grupper"),
    "marks": N_("märker grupper på ett annat sätt"),
    "crosses_with": N_("korsar grupper på ett annat sätt"),
    "columns": N_("har andra kolumner"),
    "rows": N_("har andra rader"),
    "rows_from": N_("hämtar sina rader från en annan fråga"),
}
_FLAG = {
    "when": N_("tänds under ett annat villkor"),
    "requires": N_("behöver andra svar"),
    "belongs_to": N_("hör till andra perspektiv"),
}
_CHECKLIST = {
    "reference_group": N_("jämför med en annan grupp än förut"),
    "order": N_("har en annan plats bland perspektiven"),
    "gap_question": N_("hämtar ert eget svar om skillnaderna från en annan fråga"),
    "worse_off_today": N_("avgör på ett annat sätt vem som har det sämst i dag"),
}
_SCALE = {
    "directions": N_("Orden för de fem stegen är ändrade"),
    "bands": N_("Banden, de namngivna delarna av 0–100, är ändrade"),
    "weights": N_("Vikternas ord eller spann är ändrat"),
    "thresholds": N_("Gränserna för säkerhet och underlag är ändrade"),
    "small_numbers": N_("Gränsen för små grupper är ändrad"),
    "words": N_("Skalans övriga ord är ändrade"),
}

_SCALE_KINDS = {_SCALE[name]: ChangeKind.REWORDED for name in ("directions", "words")}


def edition_changes(before: ChecklistSet, after: ChecklistSet) -> tuple[EditionChange, ...]:
    """Return what differs, in the order of the newer checklists; what has gone stands last.

    Help, sources and introductions are left out. Where the meaning differs there is always a sentence.
    """
    return tuple(_changes(before, after))


def _changes(before: ChecklistSet, after: ChecklistSet) -> Iterator[EditionChange]:
    for checklist in after.checklists:
        older = before.checklist(checklist.id)
        if older is None:
            yield EditionChange(
                checklist.id, ChangeKind.ADDED, tr("Checklistan {name} är ny.", name=quoted(checklist.name))
            )
        elif older != checklist:
            yield from _always(
                checklist.id, checklist.name, older, checklist, _in_checklist(older, checklist)
            )
    for older in before.checklists:
        if after.checklist(older.id) is None:
            sentence = tr("Checklistan {name} är inte med längre.", name=quoted(older.name))
            yield EditionChange(older.id, ChangeKind.RETIRED, sentence)
    if before.groups != after.groups:
        yield from _always(
            GROUPS, tr("grupperna"), before.groups, after.groups, _in_groups(before.groups, after.groups)
        )
    if before.scale != after.scale:
        yield from _always(
            SCALE, tr("skalan"), before.scale, after.scale, _in_scale(before.scale, after.scale)
        )


def _always(
    where: str, name: str, before: Part, after: Part, found: Iterable[EditionChange]
) -> Iterator[EditionChange]:
    """Yield the changes; when none tells why the meaning is another, say that it is."""
    told = False
    for change in found:
        told = told or change.bears_meaning
        yield change
    if not told and fingerprint(before) != fingerprint(after):
        sentence = tr("Något mer är ändrat i {name}, till exempel ordningen.", name=name)
        yield EditionChange(where, ChangeKind.CHANGED, sentence)


def _in_checklist(before: Checklist, after: Checklist) -> Iterator[EditionChange]:
    old = {q.id: q for q in before.questions()}
    new = {q.id: q for q in after.questions()}
    replaced = {q.replaces for q in new.values() if not q.retired}
    for question in new.values():
        known = old.get(question.id)
        if question.retired:
            if known is not None and not known.retired and question.id not in replaced:
                yield _of(after, question, ChangeKind.RETIRED, tr("ställs inte längre"))
        elif known is None:
            yield _new(after, question, old)
        elif known.retired:
            yield _of(after, question, ChangeKind.ADDED, tr("ställs igen"))
        else:
            yield from _in_question(after, known, question)
    for question in old.values():
        if question.id not in new and not question.retired and question.id not in replaced:
            yield _of(before, question, ChangeKind.RETIRED, tr("ställs inte längre"))
    for bears_meaning, sentence in points_of_checklist(before, after):
        kind = ChangeKind.CHANGED if bears_meaning else ChangeKind.REWORDED
        yield EditionChange(after.id, kind, sentence)
    yield from _flags(before, after)
    yield from _sufficiency(before, after)
    for told in _told(before, after, _CHECKLIST):
        sentence = tr("Checklistan {name} {told}.", name=quoted(after.name), told=tr(told))
        yield EditionChange(after.id, ChangeKind.CHANGED, sentence)


def _of(checklist: Checklist, question: Question, kind: ChangeKind, told: str) -> EditionChange:
    sentence = tr("Frågan {question} {told}.", question=quoted(question.text), told=told)
    return EditionChange(checklist.id, kind, sentence, checklist.key(question))


def _new(checklist: Checklist, question: Question, old: Mapping[str, Question]) -> EditionChange:
    older = old.get(question.replaces or "")
    text = quoted(question.text)
    key = checklist.key(question)
    if older is None:
        return EditionChange(checklist.id, ChangeKind.ADDED, tr("Ny fråga: {question}", question=text), key)
    told = tr("Frågan {older} är ersatt av {newer}", older=quoted(older.text), newer=text)
    if older.text == question.text:
        told = tr("Frågan {question} är ersatt av en ny fråga med samma ord.", question=text)
    return EditionChange(checklist.id, ChangeKind.REPLACED, told, key)


def _in_question(checklist: Checklist, before: Question, after: Question) -> Iterator[EditionChange]:
    if before.text != after.text:
        told = tr("lyder nu {text}", text=quoted(after.text))
        yield _of(checklist, before, ChangeKind.REWORDED, told)
    if before.weight != after.weight:
        told = tr("väger {new} i stället för {old}", new=after.weight or 1, old=before.weight or 1)
        yield _of(checklist, after, ChangeKind.WEIGHTED, told)
    if before.track is not after.track:
        short = after.track is Track.SHORT
        told = tr("ställs nu i båda spåren") if short else tr("ställs nu bara i det fulla spåret")
        yield _of(checklist, after, ChangeKind.CHANGED, told)
    for kind, told in _options(before.all_options, after.all_options):
        yield _of(checklist, after, kind, told)
    scales = {s.id: s.name for s in checklist.point_scales}
    known = {o.id: o for o in before.all_options}
    for option in after.all_options:
        for told in points_of_option(known.get(option.id, option), option, scales):
            yield _of(checklist, after, ChangeKind.WEIGHTED, told)
    for told in _told(before, after, _QUESTION):
        yield _of(checklist, after, ChangeKind.CHANGED, tr(told))


def _options(before: Iterable[Option], after: Iterable[Option]) -> Iterator[tuple[ChangeKind, str]]:
    old, new = {o.id: o for o in before}, {o.id: o for o in after}
    for option in new.values():
        known = old.get(option.id)
        text = quoted(option.text)
        if known is None:
            yield ChangeKind.CHANGED, tr("har ett nytt svar, {answer}", answer=text)
            continue
        if known.text != option.text:
            told = tr("har svaret {new} i stället för {old}", new=text, old=quoted(known.text))
            yield ChangeKind.REWORDED, told
        if known.depth != option.depth:
            yield ChangeKind.CHANGED, tr("föreslår ett annat djup vid svaret {answer}", answer=text)
        if known.needs_reason != option.needs_reason:
            needed = N_("behöver en motivering vid svaret {answer}")
            not_needed = N_("behöver ingen motivering vid svaret {answer}")
            yield ChangeKind.CHANGED, tr(needed if option.needs_reason else not_needed, answer=text)
        if known.exclusive != option.exclusive:
            alone = N_("kan inte längre ha svaret {answer} tillsammans med andra")
            beside = N_("kan nu ha svaret {answer} tillsammans med andra")
            yield ChangeKind.CHANGED, tr(alone if option.exclusive else beside, answer=text)
    for option in old.values():
        if option.id not in new:
            yield ChangeKind.CHANGED, tr("har inte längre svaret {answer}", answer=quoted(option.text))


def _flags(before: Checklist, after: Checklist) -> Iterator[EditionChange]:
    old, new = {f.id: f for f in before.stop_flags}, {f.id: f for f in after.stop_flags}
    for flag in new.values():
        known = old.get(flag.id)
        if known is None:
            sentence = tr("Ny stoppflagga: {flag}.", flag=quoted(flag.name))
            yield EditionChange(after.id, ChangeKind.ADDED, sentence, flag=flag.id)
            continue
        name = quoted(known.name)
        if known.name != flag.name:
            sentence = tr("Stoppflaggan {flag} heter nu {newer}.", flag=name, newer=quoted(flag.name))
            yield EditionChange(after.id, ChangeKind.REWORDED, sentence, flag=flag.id)
        for told in _told(known, flag, _FLAG):
            sentence = tr("Stoppflaggan {flag} {told}.", flag=name, told=tr(told))
            yield EditionChange(after.id, ChangeKind.CHANGED, sentence, flag=flag.id)
    for flag in old.values():
        if flag.id not in new:
            sentence = tr("Stoppflaggan {flag} finns inte längre.", flag=quoted(flag.name))
            yield EditionChange(after.id, ChangeKind.RETIRED, sentence, flag=flag.id)


def _sufficiency(before: Checklist, after: Checklist) -> Iterator[EditionChange]:
    old, new = {i.id: i for i in before.sufficiency}, {i.id: i for i in after.sufficiency}
    for item in (*new.values(), *(i for i in old.values() if i.id not in new)):
        known, line = old.get(item.id), quoted(item.question)
        if known is None:
            sentence = tr("Raden {line} i Räcker underlaget? är ny.", line=line)
            yield EditionChange(after.id, ChangeKind.ADDED, sentence)
        elif item.id not in new:
            sentence = tr("Raden {line} i Räcker underlaget? finns inte längre.", line=line)
            yield EditionChange(after.id, ChangeKind.RETIRED, sentence)
        elif (known.yes, known.partly, known.when) != (item.yes, item.partly, item.when):
            sentence = tr("Raden {line} i Räcker underlaget? avgörs på ett annat sätt.", line=line)
            yield EditionChange(after.id, ChangeKind.CHANGED, sentence)


def _in_groups(before: GroupCatalogue, after: GroupCatalogue) -> Iterator[EditionChange]:
    for group in after.groups:
        known, name = before.group(group.id), quoted(group.name)
        if known is None:
            yield EditionChange(GROUPS, ChangeKind.ADDED, tr("Gruppen {group} är ny.", group=name))
        elif known.vulnerable != group.vulnerable:
            now = N_("Gruppen {group} räknas nu som utsatt.")
            no_longer = N_("Gruppen {group} räknas inte längre som utsatt.")
            sentence = tr(now if group.vulnerable else no_longer, group=name)
            yield EditionChange(GROUPS, ChangeKind.CHANGED, sentence)
        elif (set(known.tags), known.reference) != (set(group.tags), group.reference):
            sentence = tr("Gruppen {group} får delvis andra frågor.", group=name)
            yield EditionChange(GROUPS, ChangeKind.CHANGED, sentence)
        elif known.name != group.name:
            sentence = tr("Gruppen {group} heter nu {newer}.", group=quoted(known.name), newer=name)
            yield EditionChange(GROUPS, ChangeKind.REWORDED, sentence)
    for group in before.groups:
        if after.group(group.id) is None:
            sentence = tr("Gruppen {group} finns inte längre i listan.", group=quoted(group.name))
            yield EditionChange(GROUPS, ChangeKind.RETIRED, sentence)


def _in_scale(before: Scale, after: Scale) -> Iterator[EditionChange]:
    for told in _told(before, after, _SCALE):
        yield EditionChange(SCALE, _SCALE_KINDS.get(told, ChangeKind.CHANGED), f"{tr(told)}.")


def _told(before: Any, after: Any, names: Mapping[str, str]) -> Iterator[str]:
    """Yield what is told, in Swedish, of each named field that differs."""
    return (told for name, told in names.items() if getattr(before, name) != getattr(after, name))
