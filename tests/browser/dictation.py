"""What a finished assessment says that each field of the app is to hold, as somebody would dictate it.

Knows the keys of the fields and the words of the answers. Knows no browser.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assessment.core import editing
from assessment.core.assessment import Answer, Assessment, EffectAnswer, Measure, Value
from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist, Column, Question
from assessment.core.editing.entries import ENTRY_TYPES
from assessment.core.editing.slugs import slug_of
from assessment.core.flow import Flow
from assessment.core.sources import Asked
from assessment.core.vocabulary import Both, Depth
from assessment.ui import fields, texts, words
from assessment.ui.lists import FORMS

PRESS = object()
"""A button or a fold to press."""
_TICKED = 12
"""So many answers are ticked; more are picked from a list."""

Said = str | bool | tuple[str, ...] | object
Plan = dict[str, Said]


@dataclass(frozen=True)
class Times:
    """A button to press so many times, each after the fields that came of it are filled in."""

    number: int


@dataclass(frozen=True)
class Alike:
    """An effect that is much the same for everyone: said for all, then changed for those who differ."""

    rating: str
    differs: bool


def class_of(name: str) -> str:
    """Return the part of a field's class that names it, as the page has it."""
    return re.sub(r"[^a-zA-Z0-9_-]", "-", name)


def named_by_hand(example: Assessment) -> Assessment:
    """Return the example with the ids that the app gives to alternatives that are added by their names."""
    text = example.model_dump_json(by_alias=True)
    for one in example.alternatives[2:]:
        text = text.replace(f'"{one.id}"', f'"{slug_of(one.name)}"')
    return Assessment.model_validate_json(text)


def as_set(answer: Answer) -> tuple[object, ...]:
    """Return an answer to compare: the order of what is ticked, and of rows, is that of the page."""
    return (
        _unordered(answer.value),
        {at: _unordered(value) for at, value in answer.per.items()},
        answer.reason,
    )


def _unordered(value: Value | None) -> object:
    if not isinstance(value, tuple):
        return value
    return frozenset(frozenset(v.items()) if isinstance(v, dict) else str(v) for v in value)


class Dictation:
    """All that is to be entered, field by field."""

    def __init__(self, wanted: Assessment, flow: Flow, checklists: ChecklistSet) -> None:
        self.wanted = wanted
        self.flow = flow
        self.checklists = checklists
        self.ratings = words.rating_labels(checklists.scale)
        self.bases = words.bases(checklists.scale)

    def plan(self) -> Plan:
        """Return every field by the part of its class that names it."""
        said = {
            name: value
            for part in (self._case(), self._groups(), self._answers(), self._effects(), self._lists())
            for name, value in part
            if value not in ("", ())
        }
        if self.wanted.recommended:
            said["rekommenderat"] = self._alternative(self.wanted.recommended)
        return {class_of(name): value for name, value in said.items()}

    def alternatives_of(self, perspective: str, section: str) -> tuple[str, ...]:
        """Return the alternatives that have an answer of their own in a section, the proposal first."""
        checklist = self.checklists.checklist(perspective)
        assert checklist is not None
        found = next(s for s in checklist.sections if s.id == section)
        keys = [checklist.key(q) for q in found.questions]
        said = {a for k in keys for a in self.wanted.effects.get(k, {})}
        said |= {a for k in keys for a in self.wanted.answers.get(k, Answer()).per}
        return tuple(a.id for a in self.wanted.rated_alternatives if a.id in said)

    def _case(self) -> Iterator[tuple[str, Said]]:
        for field, value in self.wanted.case:
            yield f"arende|{field}", "" if value is None else str(value)
        for one in self.wanted.alternatives:
            yield f"alternativ|{one.id}|namn", one.name
            yield f"alternativ|{one.id}|beskrivning", one.description

    def _groups(self) -> Iterator[tuple[str, Said]]:
        for one in self.wanted.groups:
            known = self.checklists.groups.group(one.id)
            assert known is not None
            yield f"slag|{known.kind}", PRESS
            yield f"valj|{one.id}", True
            assert isinstance(one.count, int)
            yield f"grupp|{one.id}|hur-manga", "Ett antal"
            yield f"grupp|{one.id}|antal", fields.number_text(one.count)
            yield f"grupp|{one.id}|omrade", one.area

    def _answers(self) -> Iterator[tuple[str, Said]]:
        for key, answer in self.wanted.answers.items():
            found = self.checklists.question(key)
            assert found is not None
            question = found[1]
            if answer.value is not None:
                yield from self._answer(question, key, None, answer.value)
            for at, value in answer.per.items():
                yield from self._answer(question, key, at, value)
            yield f"{key}|motivering", answer.reason
            yield f"{key}|underlag", self.bases[answer.basis] if answer.basis else ""
            yield f"{key}|kallor", answer.sources

    def _answer(
        self, question: Question, key: str, at: str | None, value: Value
    ) -> Iterator[tuple[str, Said]]:
        name = key if at is None else f"{key}|{at}"
        texts_ = {o.id: o.text for o in question.all_options}
        if not isinstance(value, tuple):
            yield name, texts_.get(str(value), str(value))
        elif value and isinstance(value[0], dict):
            yield from self._rows(question, f"{key}|{at}", value)
        elif texts_ and len(texts_) <= _TICKED:
            yield from ((f"{name}|{chosen}", True) for chosen in value)
        else:
            yield name, tuple(texts_.get(str(v)) or self.flow.groups[str(v)].name for v in value)

    def _rows(
        self, question: Question, name: str, rows: Sequence[Mapping[str, str | float]]
    ) -> Iterator[tuple[str, Said]]:
        columns = {c.id: c for c in question.columns}
        for place, row in enumerate(rows):
            for column, value in row.items():
                if column in columns:
                    yield f"{name}|{row.get('rad', place)}|{column}", self._cell(columns[column], value)

    def _cell(self, column: Column, value: str | float) -> str:
        indicators = self.checklists.indicators.indicators if self.checklists.indicators else ()
        known = {o.id: o.text for o in column.options}
        if column.type == "grupp":
            known = {g.id: g.name for g in self.flow.groups.values()}
        elif column.type == "indikator":
            known = {i.id: i.name for i in indicators}
        if column.type in {"tal", "belopp"} and not isinstance(value, str):
            return fields.number_text(value)
        return known.get(str(value), str(value))

    def _effects(self) -> Iterator[tuple[str, Said]]:
        for asked in self.flow.asked:
            for alternative, effect in self.wanted.effects.get(asked.key, {}).items():
                yield from self._effect(asked, alternative, effect)
        for checklist in self.checklists.perspectives:
            yield from self._sections(checklist)

    def _sections(self, checklist: Checklist) -> Iterator[tuple[str, Said]]:
        for section in checklist.sections:
            place = f"{checklist.id}/{section.id}"
            if basis := self._basis(checklist.id, section.id):
                yield f"{place}|underlag", basis
            keys = [checklist.key(q) for q in section.questions]
            for one in self.wanted.rated_alternatives:
                effects = [self.wanted.effects.get(k, {}).get(one.id) for k in keys]
                if any(e and e.same_as_proposal for e in effects):
                    yield f"{checklist.id}|{section.id}|{one.id}|som-forslaget", PRESS

    def _basis(self, checklist: str, section: str) -> str:
        """What most answers in a section build on, which is said once."""
        asked = [a for a in self.flow.asked if (a.checklist.id, a.section.id) == (checklist, section)]
        effects = (e for a in asked for e in self.wanted.effects.get(a.key, {}).values())
        given = [e.basis for e in effects if e.basis is not None]
        return self.bases[Counter(given).most_common(1)[0][0]] if given else ""

    def _effect(self, asked: Asked, alternative: str, effect: EffectAnswer) -> Iterator[tuple[str, Said]]:
        if effect.same_as_proposal:
            return
        name = f"{asked.key}|{alternative}"
        yield f"{name}|svara-sjalv", PRESS
        own = [g.id for g in asked.groups if self.flow.answered_at(asked.key, g.id) == asked.key]
        given = [self._token(effect.ratings[g]) for g in own]
        most = Counter(given).most_common(1)[0][0]
        if len(own) == 1:
            yield from self._rating(f"{name}|lika", effect, own[0])
        else:
            yield f"{name}|lika-for-alla", Alike(self.ratings[most], differs=not effect.uniform)
        if not effect.uniform and len(own) > 1:
            for group in own:
                yield from self._rating(f"{name}|grupp-{group}", effect, group)
        scale = self.checklists.scale
        if effect.duration:
            yield f"{name}|varaktighet", words.durations(scale)[effect.duration]
        if effect.reversibility:
            yield f"{name}|aterstallbart", words.reversibilities(scale)[effect.reversibility]
        yield f"{name}|motivering", effect.reason
        yield f"{name}|kallor", effect.sources
        if effect.basis and self.bases[effect.basis] != self._basis(asked.checklist.id, asked.section.id):
            yield f"{name}|underlag", self.bases[effect.basis]
        if effect.long_term and self.flow.depths.get(asked.checklist.id) is Depth.FULL:
            yield f"{name}|mer|fall-ut", PRESS
            yield f"{name}|lang-sikt", scale.words["lang-sikt"][effect.long_term.value]

    def _rating(self, name: str, effect: EffectAnswer, group: str) -> Iterator[tuple[str, Said]]:
        rating = effect.ratings[group]
        yield name, self.ratings[self._token(rating)]
        if isinstance(rating, Both):
            yield f"{name}-battre", self.ratings[str(rating.better)]
            yield f"{name}-battre-text", rating.better_text
            yield f"{name}-samre", self.ratings[str(rating.worse)]
            yield f"{name}-samre-text", rating.worse_text

    def _token(self, rating: object) -> str:
        found = words.token(rating)  # type: ignore[arg-type]  # a rating of an example that has been read
        assert found is not None
        return found

    def _lists(self) -> Iterator[tuple[str, Said]]:
        for form in FORMS.values():
            entries = editing.entries(self.wanted, form.entries)
            yield f"{form.entries}|ny", Times(len(entries))
            stem, _ = ENTRY_TYPES[form.entries]
            for number, entry in enumerate(entries, start=1):
                name = f"{form.entries}|{stem}-{number}"
                for part in (p for row in form.rows for p in row):
                    yield f"{name}|{part.name}", self._part(part.kind, getattr(entry, part.name))
                if isinstance(entry, Measure):
                    met = (self._row(r.question, r.group, r.alternative) for r in entry.rows)
                    yield f"{name}|rows", tuple(met)

    def _part(self, kind: str, value: object) -> Said:
        if value is None:
            return ""
        if kind == "tick":
            return value or ""
        if kind == "yes-no":
            return texts.yes_no()["ja" if value else "nej"]
        if kind == "alternative":
            return self._alternative(str(value))
        if kind == "kronor":
            assert isinstance(value, int)
            return fields.number_text(value)
        return str(value)

    def _row(self, key: str, group: str, alternative: str) -> str:
        found = self.checklists.question(key)
        assert found is not None
        text = f"{found[1].label} för {self.flow.groups[group].name} ({self._alternative(alternative)})"
        return text[:1].upper() + text[1:]

    def _alternative(self, alternative: str) -> str:
        found = self.wanted.alternative(alternative)
        assert found is not None
        return found.name
