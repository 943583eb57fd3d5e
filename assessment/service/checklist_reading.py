"""The checklists as people read them: every question with help, answers, weight, sources and condition.

Knows what a reader wants to see and in which order. Knows no screen, no paper and no YAML.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist, Question
from assessment.core.language import N_, tr
from assessment.core.vocabulary import AnswerType, Track
from assessment.service.condition_words import Told, as_number, told

_ANSWERS = {
    AnswerType.EFFECT: N_("en bedömning för varje grupp"),
    AnswerType.YES_NO: N_("ja eller nej"),
    AnswerType.CHOICE: N_("ett av svaren"),
    AnswerType.MULTIPLE: N_("ett eller flera av svaren"),
    AnswerType.GROUPS: N_("grupper"),
    AnswerType.TEXT: N_("egna ord"),
    AnswerType.NUMBER: N_("ett tal"),
    AnswerType.AMOUNT: N_("ett belopp"),
    AnswerType.DATE: N_("ett datum"),
    AnswerType.TABLE: N_("en tabell"),
}
_LIST = N_("en lista")


def answered_with(kind: AnswerType) -> str:
    """Return in words what a question of a kind is answered with."""
    return tr(_ANSWERS[kind])


@dataclass(frozen=True, slots=True)
class ReadOption:
    """One way to answer; ``notes`` say what comes with it, such as points or a reason to write."""

    text: str
    help: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """One question. ``key`` is ``checklista/fråga``; ``weight`` is 0 where nothing is weighed."""

    key: str
    id: str
    text: str
    help: str
    answer: str
    options: tuple[ReadOption, ...]
    notes: tuple[str, ...]
    weight: int
    weight_reason: str
    sources: tuple[str, ...]
    condition: Told | None
    retired: bool

    def has(self, words: str) -> bool:
        """Return True when every word stands somewhere in the question, whatever its case."""
        found = " ".join(
            (
                *(self.text, self.id, self.help, self.weight_reason, *self.sources, *self.notes),
                *(f"{o.text} {o.help}" for o in self.options),
                self.condition.sentence if self.condition else "",
            )
        ).casefold()
        return all(word in found for word in words.casefold().split())


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A heading with its questions."""

    name: str
    intro: str
    questions: tuple[ReadQuestion, ...]


@dataclass(frozen=True, slots=True)
class ReadFlag:
    """A stop flag: what it is called, when it is raised, and what to do."""

    name: str
    help: str
    when: Told
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadChecklist:
    """A checklist as it is read."""

    id: str
    name: str
    edition: str
    about: str
    intro: str
    sections: tuple[ReadSection, ...]
    flags: tuple[ReadFlag, ...]

    def matching(self, words: str) -> "ReadChecklist":
        """Return the checklist with only the questions that have every word; all of it without words."""
        if not words.strip():
            return self
        kept = (
            ReadSection(s.name, s.intro, tuple(q for q in s.questions if q.has(words))) for s in self.sections
        )
        left = tuple(s for s in kept if s.questions)
        return ReadChecklist(self.id, self.name, self.edition, self.about, self.intro, left, ())

    @property
    def questions(self) -> tuple[ReadQuestion, ...]:
        """Every question, in reading order."""
        return tuple(q for section in self.sections for q in section.questions)

    @property
    def weights(self) -> tuple[tuple[str, str, str, str], ...]:
        """The weight table: section, question, weight and reason, for every question that is weighed."""
        return tuple(
            (s.name, q.text, str(q.weight), q.weight_reason)
            for s in self.sections
            for q in s.questions
            if q.weight and not q.retired
        )

    @property
    def asked_when(self) -> tuple[tuple[str, str], ...]:
        """The questions that are not always asked, each with its condition in one sentence."""
        return tuple((q.text, q.condition.sentence) for q in self.questions if q.condition and not q.retired)


def reading_of(checklist: Checklist, checklists: ChecklistSet) -> ReadChecklist:
    """Return a checklist as it is read, with the names of groups, sources and other checklists."""
    return _Reader(checklist, checklists).read()


class _Reader:
    """Reads one checklist among the others."""

    def __init__(self, checklist: Checklist, checklists: ChecklistSet) -> None:
        self._checklist, self._checklists = checklist, checklists

    def read(self) -> ReadChecklist:
        checklist = self._checklist
        about = tr(
            "Utgåva {edition}. Gäller {first} till {last}. Förvaltas av {owner}.",
            edition=checklist.edition,
            first=checklist.valid_from,
            last=checklist.valid_to,
            owner=checklist.owner,
        )
        return ReadChecklist(
            checklist.id,
            checklist.name,
            checklist.edition,
            about,
            checklist.intro.strip(),
            tuple(self._sections()),
            tuple(
                ReadFlag(
                    f.name,
                    f.help.strip(),
                    told(f.when, checklist, self._checklists),
                    self._sources(f.sources),
                )
                for f in checklist.stop_flags
            ),
        )

    def _sections(self) -> Iterator[ReadSection]:
        if self._checklist.screening:
            intro = tr("De här frågorna visar hur djupt ni behöver gå.")
            yield ReadSection(tr("Avgränsning"), intro, tuple(map(self._question, self._checklist.screening)))
        for section in self._checklist.sections:
            yield ReadSection(
                section.name, section.intro.strip(), tuple(map(self._question, section.questions))
            )

    def _question(self, question: Question) -> ReadQuestion:
        key = self._checklist.key(question)
        weighed = question.is_effect
        return ReadQuestion(
            key=key,
            id=question.id,
            text=self._checklists.asked_text(key, question.text),
            help=question.help.strip(),
            answer=tr(_ANSWERS.get(question.type, _LIST)),
            options=tuple(self._options(question)),
            notes=tuple(self._notes(question)),
            weight=(question.weight or 1) if weighed else 0,
            weight_reason=question.weight_reason.strip(),
            sources=self._sources(question.sources),
            condition=told(question.when, self._checklist, self._checklists) if question.when else None,
            retired=question.retired,
        )

    def _options(self, question: Question) -> Iterator[ReadOption]:
        scales = {s.id: s.name for s in self._checklist.point_scales}
        for option in question.all_options:
            notes = [
                tr("{number} poäng på {scale}", number=as_number(float(p)), scale=scales.get(s, s))
                for s, p in option.points.items()
            ]
            notes += [tr("föreslår djupet {depth}", depth=tr(option.depth.value))] if option.depth else []
            notes += [tr("behöver en motivering")] if option.needs_reason else []
            notes += [tr("väljs ensamt")] if option.exclusive else []
            notes += [tr("visar rutan ”{text}”", text=option.pause.strip())] if option.pause else []
            yield ReadOption(option.text, option.help.strip(), tuple(notes))

    def _notes(self, question: Question) -> Iterator[str]:
        if question.retired:
            yield tr("Ställs inte längre.")
        if question.track is Track.SHORT and self._checklist.is_perspective:
            yield tr("Ställs också i det korta spåret.")
        if question.required:
            yield tr("Behöver ett svar.")
        if question.basis:
            yield tr("Frågar också vad svaret bygger på.")
        if "alternativ" in question.per:
            yield tr("Ett svar för varje alternativ.")
        if "grupp" in question.per:
            yield tr("Ett svar för varje grupp.")

    def _sources(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        found = ((i, self._checklists.sources.source(i)) for i in ids)
        return tuple(source.citation if source else i for i, source in found)
