"""A checklist as an empty form for a workshop: what is asked and how it is answered with a pen.

Knows questions and, where there is an assessment, its groups. Knows no answer, no paper and no file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assessment.core.catalogue import ChecklistSet, Scale
from assessment.core.checklist import Checklist, Question, Section
from assessment.core.flow import Flow
from assessment.core.language import N_, tr
from assessment.core.vocabulary import AnswerType, Track

_LINE = 150
"""Characters that fit on a line, roughly, written by hand."""
_MOST_LINES = 8
_EMPTY_ROWS = 4
_CHOSEN_ROWS = 5

_LISTS: dict[AnswerType, tuple[str, ...]] = {
    AnswerType.ALTERNATIVES: (N_("Namn"), N_("Vad det innebär")),
    AnswerType.DIALOGUE: (
        N_("Vilka, och hur många"),
        N_("När och hur"),
        N_("Vad de sa"),
        N_("Vad som ändras"),
    ),
    AnswerType.COSTS: (N_("Vem betalar"), N_("År"), N_("Kronor"), N_("Vad det gäller")),
    AnswerType.MEASURES: (N_("Vad som ska göras"), N_("Ansvarig"), N_("När"), N_("Kostnad")),
    AnswerType.FOLLOW_UP: (N_("Vad som mäts"), N_("Värdet i dag"), N_("Mål"), N_("När"), N_("Ansvarig")),
    AnswerType.CONFLICTS: (N_("Vad som krockar, och för vem"), N_("Hur ni väger")),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to tick, with its help."""

    text: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class FormTable:
    """A table to fill in: the first column is ``rows``, '' where it is to be written. ``boxes`` to tick."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    boxes: bool = False


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One question. ``lines`` to write on follow ``prompt``; ``ticks`` are small questions beside it."""

    number: str
    text: str
    help: str
    notes: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    table: FormTable | None = None
    ticks: tuple[tuple[str, tuple[str, ...]], ...] = ()
    prompt: str = ""
    lines: int = 0


@dataclass(frozen=True, slots=True)
class FormSection:
    """A heading with its questions."""

    name: str
    intro: str
    questions: tuple[FormQuestion, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form. ``facts`` are short lines to fill in first; ``scale`` is sign, word and meaning."""

    title: str
    intro: tuple[str, ...]
    facts: tuple[str, ...]
    scale: tuple[tuple[str, str, str], ...]
    sections: tuple[FormSection, ...]
    edition: str


def form_of(
    checklist: Checklist, checklists: ChecklistSet, flow: Flow | None = None, *, short: bool = False
) -> Form:
    """Return a checklist as a form.

    Args:
        checklist: Whose questions are asked.
        checklists: The scale and the other checklists.
        flow: Of an assessment: its groups are then the rows of the tables; without it they are left open.
        short: True for the questions of the short track alone.
    """
    builder = _Builder(checklist, checklists, flow, short=short)
    sections = tuple(s for s in builder.sections() if s.questions)
    effects = any(q.table is not None and q.table.boxes for s in sections for q in s.questions)
    return Form(
        title=tr("Blankett: {checklist}", checklist=checklist.name),
        intro=tuple(_intro(checklist, effects=effects)),
        facts=(
            tr("Ärende"),
            tr("Alternativ som ni svarar för"),
            tr("Datum"),
            tr("Vilka som är med (funktion, inte namn)"),
        ),
        scale=_scale(checklists.scale) if effects else (),
        sections=sections,
        edition=tr(
            "{checklist}, utgåva {edition}. Förvaltas av {owner}.",
            checklist=checklist.name,
            edition=checklist.edition,
            owner=checklist.owner,
        ),
    )


def _intro(checklist: Checklist, *, effects: bool) -> Iterator[str]:
    if checklist.intro:
        yield checklist.intro.strip()
    yield tr("Svara tillsammans. Skriv det ni vet, och vad ni inte vet. Skriv inga namn.")
    if effects:
        yield (
            tr(
                "Sätt ett kryss för varje grupp. Jämför med hur det blir om inget ändras. "
                "Stryk gruppen om frågan inte gäller den, "
                "och skriv varför. Lägg till de grupper som saknas."
            )
        )


def _scale(scale: Scale) -> tuple[tuple[str, str, str], ...]:
    meanings = scale.words.get("riktning", {})
    steps = [
        (d.sign, _capital(d.word), meanings.get(str(d.value), ""))
        for d in sorted(scale.directions, key=lambda d: d.value)
    ]
    signs = scale.words.get("svarstecken", {})
    others = [
        (signs.get(key, sign), word, meanings.get(key, ""))
        for key, sign, word in (("både-och", "±", tr("Både och")), ("vet-inte", "?", tr("Vet inte")))
    ]
    return (*steps, *others)


class _Builder:
    """Numbers the questions as they are taken."""

    def __init__(
        self, checklist: Checklist, checklists: ChecklistSet, flow: Flow | None, *, short: bool
    ) -> None:
        self.checklist, self.checklists, self.flow, self.short = checklist, checklists, flow, short
        self.number = 0

    def sections(self) -> Iterator[FormSection]:
        if self.checklist.screening:
            yield FormSection(
                tr("Avgränsning"),
                tr("De här frågorna visar hur djupt ni behöver gå."),
                tuple(self._questions(self.checklist.screening)),
            )
        for section in self.checklist.sections:
            yield self._section(section)

    def _section(self, section: Section) -> FormSection:
        return FormSection(section.name, section.intro.strip(), tuple(self._questions(section.questions)))

    def _questions(self, questions: Sequence[Question]) -> Iterator[FormQuestion]:
        for question in questions:
            if question.retired or (self.short and question.track is not Track.SHORT):
                continue
            self.number += 1
            yield self._question(question, str(self.number))

    def _question(self, question: Question, number: str) -> FormQuestion:
        key = self.checklist.key(question)
        text = self.checklists.asked_text(key, question.text)
        notes = tuple(self._notes(question))
        help_ = question.help.strip()
        if question.is_effect:
            return FormQuestion(
                number,
                text,
                help_,
                notes,
                table=self._ratings(question, key),
                ticks=self._ticks(),
                prompt=tr("Varför?"),
                lines=3,
            )
        if question.type.is_list:
            return FormQuestion(
                number,
                text,
                help_,
                notes,
                table=_open_table(text, tuple(tr(name) for name in _LISTS[question.type])),
            )
        if question.type is AnswerType.TABLE:
            return FormQuestion(number, text, help_, notes, table=self._table(question, text))
        choices = tuple(Choice(o.text, o.help.strip()) for o in question.all_options)
        if choices:
            return FormQuestion(number, text, help_, notes, choices, prompt=tr("Varför?"), lines=2)
        return FormQuestion(number, text, help_, notes, prompt=tr("Svar:"), lines=_lines(question))

    def _notes(self, question: Question) -> Iterator[str]:
        if question.when is not None:
            yield tr("Svara om det passar ert ärende.")
        if question.type is AnswerType.MULTIPLE:
            yield tr("Välj en eller flera.")
        if "alternativ" in question.per:
            yield tr("Svara för varje alternativ.")
        if "grupp" in question.per:
            yield tr("Svara för varje grupp.")

    def _ratings(self, question: Question, key: str) -> FormTable:
        groups = self.flow.asked_for(key) if self.flow is not None else ()
        names = [_capital(g.name) for g in groups]
        if not names and (reference := self.checklists.groups.group(self.checklist.reference_group or "")):
            names = [_capital(reference.name)]
        rows = names if groups else [*names, *([""] * (_EMPTY_ROWS - 1))]
        heads = tuple(f"{sign} {word}" for sign, word, _ in _scale(self.checklists.scale))
        return FormTable(question.label, (tr("Grupp"), *heads), tuple(rows), boxes=True)

    def _ticks(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        words = self.checklists.scale.words
        asked = (
            (tr("Om något blir sämre: hur länge?"), "varaktighet"),
            (tr("Går det att ändra tillbaka?"), "aterstallbart"),
            (tr("Vad bygger svaret på?"), "underlag"),
        )
        return tuple(
            (told, tuple(_capital(w) for w in words[kind].values())) for told, kind in asked if kind in words
        )

    def _table(self, question: Question, text: str) -> FormTable:
        columns = tuple(c.name for c in question.columns)
        if question.rows:
            return FormTable(text, (tr("Gäller"), *columns), tuple(r.name for r in question.rows))
        if question.rows_from:
            # Its rows are what is ticked in another question; nobody ticks all of it.
            return FormTable(text, (tr("Det ni valde"), *columns), ("",) * _CHOSEN_ROWS)
        return _open_table(text, columns)


def _open_table(name: str, columns: tuple[str, ...]) -> FormTable:
    return FormTable(name, columns, ("",) * _EMPTY_ROWS)


def _lines(question: Question) -> int:
    if question.type is AnswerType.TEXT:
        return min(max(question.recommended_length // _LINE, 2), _MOST_LINES)
    return 3 if question.type is AnswerType.GROUPS else 1


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
