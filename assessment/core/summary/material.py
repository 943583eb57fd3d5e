"""What the chapters are written from: assessment, checklists, what applies and the result, with names.

Looks things up. Writes no sentence and decides nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from assessment.core.assessment import Answer, Assessment, EffectAnswer
from assessment.core.case import BASELINE, Alternative
from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist, Question
from assessment.core.flow import Flow
from assessment.core.language import tr
from assessment.core.points import left_out
from assessment.core.result import PerspectiveResult, Result
from assessment.core.rows import Row
from assessment.core.summary.wording import capital, how_many, lower
from assessment.core.vocabulary import Both, Depth, Rating, RatingWord


@dataclass(frozen=True)
class Material:
    """One assessment with everything that is known about it."""

    assessment: Assessment
    checklists: ChecklistSet
    flow: Flow
    result: Result

    @property
    def leading_id(self) -> str:
        """The id of the alternative that page 1 is about; '' when there is none."""
        leading = self.assessment.leading
        return leading.id if leading else ""

    @property
    def short(self) -> bool:
        """True when no perspective is assessed in the full track."""
        return Depth.FULL not in self.flow.depths.values()

    def alternative_name(self, alternative_id: str) -> str:
        """Return the alternative's name, or its id when it has none."""
        found = self.assessment.alternative(alternative_id)
        return (found.name.strip() if found else "") or alternative_id

    def alternative_in_sentence(self, alternative_id: str) -> str:
        """Return the alternative as it stands in a sentence: in quotation marks, or nollalternativet."""
        if alternative_id == BASELINE:
            return tr("nollalternativet")
        return tr("”{text}”", text=self.alternative_name(alternative_id))

    def group_name(self, group_id: str) -> str:
        """Return the group's name as it stands in a sentence."""
        group = self.flow.groups.get(group_id)
        return group.name if group else group_id

    def group_names(self, groups: Sequence[str] | None) -> list[str] | None:
        """Return the groups' names as they stand in a sentence, and None for what cannot be said yet."""
        return None if groups is None else [self.group_name(g) for g in groups]

    def group_with_count(self, group_id: str) -> str:
        """Return the group's name with how many they are; reference groups without a number stand alone."""
        group = self.flow.groups.get(group_id)
        if group is None or (group.count is None and group.reference):
            return self.group_name(group_id)
        return f"{group.name} ({how_many(group.count)})"

    def perspective_name(self, perspective_id: str) -> str:
        """Return the perspective's name as it stands in a sentence, or its id when it is not known."""
        checklist = self.checklists.checklist(perspective_id)
        return lower(checklist.name) if checklist else perspective_id

    @property
    def leading_first(self) -> tuple[Alternative, ...]:
        """The rated alternatives, the one that page 1 is about before the others."""
        return tuple(sorted(self.assessment.rated_alternatives, key=lambda a: a.id != self.leading_id))

    def question(self, key: str) -> Question | None:
        """Return the question with this key, or None."""
        found = self.checklists.question(key)
        return found[1] if found else None

    def label(self, key: str) -> str:
        """Return the short name of a question, or its key when the checklist no longer has it."""
        question = self.question(key)
        return question.label if question else key

    def text(self, key: str) -> str:
        """Return the question as it is printed, or its key when the checklist no longer has it."""
        question = self.question(key)
        return self.checklists.asked_text(key, question.text) if question else key

    def effect(self, row: Row) -> EffectAnswer:
        """Return the answer behind a row: reasons, sources and attributes."""
        return self.effect_at(row.question, row.alternative, row.group)

    def effect_at(self, key: str, alternative: str, group: str | None = None) -> EffectAnswer:
        """Return the answer behind a question and alternative, from the question that it shares rows with."""
        return self.flow.effect(key, alternative, group)

    def answer(self, key: str) -> Answer | None:
        """Return the answer to a question that applies now, or None."""
        return self.flow.answers.get(key)

    def answer_text(self, key: str, alternative: str | None = None) -> str:
        """Return a question's answer as text, in the option's own words; '' without an answer."""
        answer = self.answer(key)
        question = self.question(key)
        if answer is None or question is None:
            return ""
        value = answer.at(alternative)
        return value_text(self, question, value)

    def is_answer(self, key: str, *options: str, alternative: str | None = None) -> bool:
        """Return True when the answer is one of these option ids."""
        answer = self.answer(key)
        return answer is not None and answer.at(alternative) in options

    def rating_text(self, rating: Rating | None) -> str:
        """Return a rating with sign and words: ``−− Tydligt sämre``, ``? Vet inte``."""
        if rating is None:
            return self._marked("obesvarad", tr("Obesvarad"))
        if isinstance(rating, Both):
            return tr(
                "{sign}/{sign_2} Både sämre och bättre",
                sign=self._sign(rating.worse),
                sign_2=self._sign(rating.better),
            )
        if isinstance(rating, RatingWord):
            text = tr("Vet inte") if rating is RatingWord.UNKNOWN else tr("Inte relevant")
            return self._marked(rating.value, text)
        return f"{self._sign(rating)} {capital(self.directions[rating][0])}"

    def word(self, kind: str, value: str) -> str:
        """Return the scale's word for a stored value, for example aterstallbart and svårt."""
        return self.checklists.scale.words.get(kind, {}).get(value, value)

    @cached_property
    def directions(self) -> dict[int, tuple[str, str]]:
        """Word and sign of each direction."""
        return {d.value: (d.word, d.sign) for d in self.checklists.scale.directions}

    def _marked(self, answer: str, text: str) -> str:
        return f"{self.checklists.scale.words.get('svarstecken', {}).get(answer, '')} {text}".strip()

    def _sign(self, value: int) -> str:
        return self.directions[value][1]

    @cached_property
    def told(self) -> tuple[Checklist, ...]:
        """All checklists but the optional ones that nobody has begun."""
        return tuple(c for c in self.checklists.checklists if not left_out(self.flow, c))

    @cached_property
    def perspectives(self) -> tuple[Checklist, ...]:
        """The perspectives that are assessed, screened-out ones left aside."""
        return tuple(c for c in self.checklists.perspectives if self.flow.depths.get(c.id) is not Depth.NONE)

    def results(self, alternative: str) -> Iterator[tuple[Checklist, PerspectiveResult]]:
        """Yield every perspective with its result for one alternative, the screened-out ones too."""
        for checklist in self.checklists.perspectives:
            found = self.result.perspective(checklist.id, alternative)
            if found is not None:
                yield checklist, found

    def rows(self, alternative: str) -> tuple[Row, ...]:
        """Return the rows of one alternative in checklist order."""
        return tuple(r for r in self.flow.rows if r.alternative == alternative)

    def flag_name(self, checklist_id: str, flag_id: str) -> str:
        """Return a stop flag in words, never its code."""
        checklist = self.checklists.checklist(checklist_id)
        flags = checklist.stop_flags if checklist else ()
        return next((f.name for f in flags if f.id == flag_id), "")


def value_text(material: Material, question: Question, value: object) -> str:
    """Return a stored value as a reader sees it: option texts, group names, numbers as written."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(value_text(material, question, v) for v in value if not isinstance(v, dict))
    option = question.option(str(value))
    if option is not None:
        return option.text
    if question.type.value == "grupper":
        group = material.flow.groups.get(str(value))
        known = material.checklists.groups.group(str(value))
        return group.name if group else known.name if known else str(value)
    return str(value)
