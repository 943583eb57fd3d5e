"""What differs between two editions of the checklists, in plain Swedish sentences.

Knows what strategists have written, and what of it bears meaning. Knows no answer and no result.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assessment.core.catalogue import ChecklistSet, GroupCatalogue, Scale
from assessment.core.checklist import Checklist, Option, Question
from assessment.core.editions import fingerprint
from assessment.core.shape import quoted as short_quoted
from assessment.core.vocabulary import Track

GROUPS, SCALE = "grupper", "skala"
"""What the groups and the scale are called where a checklist is named by its id."""

Part = Checklist | GroupCatalogue | Scale


def quoted(text: str) -> str:
    """Return a text within quotation marks, whole: what is decided about must be possible to read."""
    return short_quoted(text, len(text) + 1)


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
    "type": "besvaras på ett annat sätt",
    "when": "ställs under ett annat villkor",
    "groups": "ställs för andra grupper",
    "theme": "hör till ett annat delmål",
    "per": "besvaras för andra delar: per alternativ, per grupp eller en gång",
    "basis": "frågar på ett annat sätt efter underlag",
    "needs_reason": "behöver en motivering vid andra svar",
    "required": "är på ett annat sätt med i det som är kvar att göra",
    "shares_rows_with": "delar rader med en annan fråga",
    "adds_groups": "lägger på ett annat sätt till grupper",
    "marks": "märker grupper på ett annat sätt",
    "crosses_with": "korsar grupper på ett annat sätt",
    "columns": "har andra kolumner",
    "rows": "har andra rader",
    "rows_from": "hämtar sina rader från en annan fråga",
}
_FLAG = {
    "when": "tänds under ett annat villkor",
    "requires": "behöver andra svar",
    "belongs_to": "hör till andra perspektiv",
}
_CHECKLIST = {
    "reference_group": "jämför med en annan grupp än förut",
    "order": "har en annan plats bland perspektiven",
    "gap_question": "hämtar ert eget svar om skillnaderna från en annan fråga",
    "worse_off_today": "avgör på ett annat sätt vem som har det sämst i dag",
}
_SCALE = {
    "directions": "Orden för de fem stegen är ändrade",
    "bands": "Banden, de namngivna delarna av 0–100, är ändrade",
    "weights": "Vikternas ord eller spann är ändrat",
    "thresholds": "Gränserna för säkerhet och underlag är ändrade",
    "small_numbers": "Gränsen för små grupper är ändrad",
    "words": "Skalans övriga ord är ändrade",
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
            yield EditionChange(checklist.id, ChangeKind.ADDED, f"{_named(checklist)} är ny.")
        elif older != checklist:
            yield from _always(
                checklist.id, checklist.name, older, checklist, _in_checklist(older, checklist)
            )
    for older in before.checklists:
        if after.checklist(older.id) is None:
            sentence = f"{_named(older)} är inte med längre."
            yield EditionChange(older.id, ChangeKind.RETIRED, sentence)
    if before.groups != after.groups:
        yield from _always(
            GROUPS, "grupperna", before.groups, after.groups, _in_groups(before.groups, after.groups)
        )
    if before.scale != after.scale:
        yield from _always(SCALE, "skalan", before.scale, after.scale, _in_scale(before.scale, after.scale))


def _named(checklist: Checklist) -> str:
    return f"Checklistan {quoted(checklist.name)}"


def _always(
    where: str, name: str, before: Part, after: Part, found: Iterable[EditionChange]
) -> Iterator[EditionChange]:
    """Yield the changes; when none tells why the meaning is another, say that it is."""
    told = False
    for change in found:
        told = told or change.bears_meaning
        yield change
    if not told and fingerprint(before) != fingerprint(after):
        sentence = f"Något mer är ändrat i {name}, till exempel ordningen."
        yield EditionChange(where, ChangeKind.CHANGED, sentence)


def _in_checklist(before: Checklist, after: Checklist) -> Iterator[EditionChange]:
    old = {q.id: q for q in before.questions()}
    new = {q.id: q for q in after.questions()}
    replaced = {q.replaces for q in new.values() if not q.retired}
    for question in new.values():
        known = old.get(question.id)
        if question.retired:
            if known is not None and not known.retired and question.id not in replaced:
                yield _of(after, question, ChangeKind.RETIRED, "ställs inte längre")
        elif known is None:
            yield _new(after, question, old)
        elif known.retired:
            yield _of(after, question, ChangeKind.ADDED, "ställs igen")
        else:
            yield from _in_question(after, known, question)
    for question in old.values():
        if question.id not in new and not question.retired and question.id not in replaced:
            yield _of(before, question, ChangeKind.RETIRED, "ställs inte längre")
    yield from _flags(before, after)
    yield from _sufficiency(before, after)
    for told in _told(before, after, _CHECKLIST):
        yield EditionChange(after.id, ChangeKind.CHANGED, f"Checklistan {quoted(after.name)} {told}.")


def _of(checklist: Checklist, question: Question, kind: ChangeKind, told: str) -> EditionChange:
    sentence = f"Frågan {quoted(question.text)} {told}."
    return EditionChange(checklist.id, kind, sentence, checklist.key(question))


def _new(checklist: Checklist, question: Question, old: Mapping[str, Question]) -> EditionChange:
    older = old.get(question.replaces or "")
    text = quoted(question.text)
    key = checklist.key(question)
    if older is None:
        return EditionChange(checklist.id, ChangeKind.ADDED, f"Ny fråga: {text}", key)
    told = f"Frågan {quoted(older.text)} är ersatt av {text}"
    if older.text == question.text:
        told = f"Frågan {text} är ersatt av en ny fråga med samma ord."
    return EditionChange(checklist.id, ChangeKind.REPLACED, told, key)


def _in_question(checklist: Checklist, before: Question, after: Question) -> Iterator[EditionChange]:
    if before.text != after.text:
        told = f"lyder nu {quoted(after.text)}"
        yield _of(checklist, before, ChangeKind.REWORDED, told)
    if before.weight != after.weight:
        told = f"väger {after.weight or 1} i stället för {before.weight or 1}"
        yield _of(checklist, after, ChangeKind.WEIGHTED, told)
    if before.track is not after.track:
        told = (
            "ställs nu i båda spåren" if after.track is Track.SHORT else "ställs nu bara i det fulla spåret"
        )
        yield _of(checklist, after, ChangeKind.CHANGED, told)
    for kind, told in _options(before.all_options, after.all_options):
        yield _of(checklist, after, kind, told)
    for told in _told(before, after, _QUESTION):
        yield _of(checklist, after, ChangeKind.CHANGED, told)


def _options(before: Iterable[Option], after: Iterable[Option]) -> Iterator[tuple[ChangeKind, str]]:
    old, new = {o.id: o for o in before}, {o.id: o for o in after}
    for option in new.values():
        known = old.get(option.id)
        text = quoted(option.text)
        if known is None:
            yield ChangeKind.CHANGED, f"har ett nytt svar, {text}"
            continue
        if known.text != option.text:
            yield ChangeKind.REWORDED, f"har svaret {text} i stället för {quoted(known.text)}"
        if known.depth != option.depth:
            yield ChangeKind.CHANGED, f"föreslår ett annat djup vid svaret {text}"
        if known.needs_reason != option.needs_reason:
            word = "behöver en motivering" if option.needs_reason else "behöver ingen motivering"
            yield ChangeKind.CHANGED, f"{word} vid svaret {text}"
        if known.exclusive != option.exclusive:
            word = "inte längre" if option.exclusive else "nu"
            yield ChangeKind.CHANGED, f"kan {word} ha svaret {text} tillsammans med andra"
    for option in old.values():
        if option.id not in new:
            yield ChangeKind.CHANGED, f"har inte längre svaret {quoted(option.text)}"


def _flags(before: Checklist, after: Checklist) -> Iterator[EditionChange]:
    old, new = {f.id: f for f in before.stop_flags}, {f.id: f for f in after.stop_flags}
    for flag in new.values():
        known = old.get(flag.id)
        if known is None:
            sentence = f"Ny stoppflagga: {quoted(flag.name)}."
            yield EditionChange(after.id, ChangeKind.ADDED, sentence, flag=flag.id)
            continue
        name = f"Stoppflaggan {quoted(known.name)}"
        if known.name != flag.name:
            sentence = f"{name} heter nu {quoted(flag.name)}."
            yield EditionChange(after.id, ChangeKind.REWORDED, sentence, flag=flag.id)
        for told in _told(known, flag, _FLAG):
            yield EditionChange(after.id, ChangeKind.CHANGED, f"{name} {told}.", flag=flag.id)
    for flag in old.values():
        if flag.id not in new:
            sentence = f"Stoppflaggan {quoted(flag.name)} finns inte längre."
            yield EditionChange(after.id, ChangeKind.RETIRED, sentence, flag=flag.id)


def _sufficiency(before: Checklist, after: Checklist) -> Iterator[EditionChange]:
    old, new = {i.id: i for i in before.sufficiency}, {i.id: i for i in after.sufficiency}
    for item in (*new.values(), *(i for i in old.values() if i.id not in new)):
        known, name = old.get(item.id), f"Raden {quoted(item.question)} i Räcker underlaget?"
        if known is None:
            yield EditionChange(after.id, ChangeKind.ADDED, f"{name} är ny.")
        elif item.id not in new:
            yield EditionChange(after.id, ChangeKind.RETIRED, f"{name} finns inte längre.")
        elif (known.yes, known.partly, known.when) != (item.yes, item.partly, item.when):
            yield EditionChange(after.id, ChangeKind.CHANGED, f"{name} avgörs på ett annat sätt.")


def _in_groups(before: GroupCatalogue, after: GroupCatalogue) -> Iterator[EditionChange]:
    for group in after.groups:
        known, name = before.group(group.id), f"Gruppen {quoted(group.name)}"
        if known is None:
            yield EditionChange(GROUPS, ChangeKind.ADDED, f"{name} är ny.")
        elif known.vulnerable != group.vulnerable:
            word = "räknas nu" if group.vulnerable else "räknas inte längre"
            yield EditionChange(GROUPS, ChangeKind.CHANGED, f"{name} {word} som utsatt.")
        elif (set(known.tags), known.reference) != (set(group.tags), group.reference):
            yield EditionChange(GROUPS, ChangeKind.CHANGED, f"{name} får delvis andra frågor.")
        elif known.name != group.name:
            sentence = f"Gruppen {quoted(known.name)} heter nu {quoted(group.name)}."
            yield EditionChange(GROUPS, ChangeKind.REWORDED, sentence)
    for group in before.groups:
        if after.group(group.id) is None:
            sentence = f"Gruppen {quoted(group.name)} finns inte längre i listan."
            yield EditionChange(GROUPS, ChangeKind.RETIRED, sentence)


def _in_scale(before: Scale, after: Scale) -> Iterator[EditionChange]:
    for told in _told(before, after, _SCALE):
        yield EditionChange(SCALE, _SCALE_KINDS.get(told, ChangeKind.CHANGED), f"{told}.")


def _told(before: Any, after: Any, names: Mapping[str, str]) -> Iterator[str]:
    """Yield what is told of each named field that differs."""
    return (told for name, told in names.items() if getattr(before, name) != getattr(after, name))
