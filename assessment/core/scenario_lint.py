"""Whether a scenario speaks of questions, answers, groups and alternatives that exist and are asked about.

Knows ids and what may be answered with what. Knows no line and judges no result.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from assessment.core.assessment import Answer, Assessment, Value
from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist, Question
from assessment.core.diagnostics import Finding, Path
from assessment.core.expectation import LEADING, NOBODY, Expected
from assessment.core.flow import Flow, flow_of
from assessment.core.scenario import LISTS, EffectSpec, Scenario, to_assessment
from assessment.core.shape import listed, meant, quoted
from assessment.core.vocabulary import AnswerType, Status


def scenario_findings(
    scenario: Scenario,
    index: int,
    document: str,
    checklists: ChecklistSet,
    base: Assessment | None = None,
) -> tuple[Finding, ...]:
    """Return what is wrong with a scenario that has the right shape; () when it can be tried.

    Args:
        scenario: the scenario.
        index: its place in the file, from 0.
        document: the file's name.
        checklists: what it is answered against.
        base: the assessment that it builds on.
    """
    lint = _Lint(scenario, index, document, checklists, base)
    wrong = (*lint.groups(), *lint.answers(), *lint.lists(), *lint.expected())
    return wrong or tuple(lint.unasked())


@dataclass(frozen=True)
class _Lint:
    scenario: Scenario
    index: int
    document: str
    checklists: ChecklistSet
    base: Assessment | None

    # What exists

    @cached_property
    def group_ids(self) -> set[str]:
        own = [*self.scenario.groups, *(self.base.groups if self.base else ())]
        return {g.id for g in self.checklists.groups.groups} | {g.id for g in own}

    @cached_property
    def alternative_ids(self) -> set[str]:
        """The alternatives that are rated."""
        scenario, base = self.scenario, self.base
        found = {a.id for a in scenario.alternatives} | {a.id for a in (base.alternatives if base else ())}
        return (found or {"forslaget"}) - {"nollalternativ"}

    @cached_property
    def questions(self) -> dict[str, tuple[Checklist, Question]]:
        return {c.key(q): (c, q) for c, q in self.checklists.questions()}

    # What is wrong

    def groups(self) -> Iterator[Finding]:
        catalogue = self.checklists.groups
        known = {g.id for g in catalogue.groups}
        for i, group in enumerate(self.scenario.groups):
            where: Path = ("grupper", i)
            if not (group.id in known or group.name or group.parts or group.belongs_to):
                tips = meant(group.id, known) or ("en egen grupp behöver namn och utsatt",)
                yield self._finding(
                    "okänd-grupp", where, f"gruppen {quoted(group.id)} finns inte i grupper.yaml", tips
                )
            for n, part in enumerate(group.parts):
                yield from self._known("okänd-grupp", "gruppen", part, self.group_ids, (*where, "delar", n))
            for n, part in enumerate(group.belongs_to):
                parts = known | set(catalogue.tags)
                yield from self._known(
                    "okänd-grupp", "gruppen eller taggen", part, parts, (*where, "hör-till", n)
                )
        for key in self.scenario.depths:
            yield from self._perspective(key, ("djup", key))

    def answers(self) -> Iterator[Finding]:
        for key, spec in self.scenario.answers.items():
            where: Path = ("svar", key)
            found = self.questions.get(key)
            if found is None:
                yield from self._known("okänd-fråga", "frågan", key, self.questions, where, on_key=True)
                continue
            question = found[1]
            if question.retired:
                yield self._finding(
                    "utgången-fråga", where, f"frågan {quoted(key)} ställs inte längre", on_key=True
                )
            effects = (
                {k: v for k, v in spec.items() if isinstance(v, EffectSpec)} if isinstance(spec, dict) else {}
            )
            if question.is_effect:
                yield from self._effects(effects, where, bool(effects))
            elif effects:
                yield self._unfit(where, f"frågan är ingen effektfråga, den har svarstyp {question.type}")
            elif isinstance(spec, Answer):
                yield from self._answer(question, spec, where)
            elif isinstance(spec, dict):
                per = {k: v for k, v in spec.items() if not isinstance(v, EffectSpec)}
                yield from self._per(question, per, where)
            else:
                yield from self._value(question, spec, where)
        yield from self._effects(self.scenario.other_rows, ("övriga-rader",), rated=True)

    def _effects(self, specs: Mapping[str, EffectSpec], where: Path, rated: bool) -> Iterator[Finding]:  # noqa: FBT001 - whether any rating is there is what is asked
        if not rated:
            yield self._unfit(
                where,
                "en effektfråga besvaras med alternativ och bedömning",
                ("skriv till exempel forslaget: {alla: -1, underlag: B}",),
            )
        for alternative, spec in specs.items():
            yield from self._alternative(alternative, (*where, alternative), on_key=True)
            for key, ratings in (("grupper", spec.ratings), ("med-åtgärd", spec.with_measures)):
                for group in ratings:
                    yield from self._group(group, (*where, alternative, key, group), on_key=True)

    def _answer(self, question: Question, answer: Answer, where: Path) -> Iterator[Finding]:
        if answer.value is not None:
            yield from self._value(question, answer.value, (*where, "svar"))
        yield from self._per(question, answer.per, (*where, "per"))

    def _per(self, question: Question, per: Mapping[str, Value], where: Path) -> Iterator[Finding]:
        if per and not question.per:
            yield self._unfit(where, "frågan har ett enda svar, inte ett per alternativ eller grupp")
            return
        for key, value in per.items():
            parts = key.split("|")
            if len(parts) != len(question.per):
                form = "|".join(question.per)
                yield self._unfit((*where, key), f"svaret anges per {form}", on_key=True)
            for kind, part in zip(question.per, parts, strict=False):
                check = self._alternative if kind == "alternativ" else self._group
                yield from check(part, (*where, key), on_key=True)
            yield from self._value(question, value, (*where, key))

    def _value(self, question: Question, value: Value, where: Path) -> Iterator[Finding]:
        kind = question.type
        if kind.is_list:
            name = next(n for n in (*LISTS, "alternativ") if n == kind.value)
            yield self._unfit(
                where, f"frågan besvaras med listan {name}", (f"skriv {name}: på scenariots nivå",)
            )
        elif kind in {AnswerType.NUMBER, AnswerType.AMOUNT}:
            if isinstance(value, str | tuple):
                yield self._unfit(where, "svaret ska vara ett tal")
        elif kind is AnswerType.TABLE:
            yield from self._table(question, value, where)
        elif kind in {AnswerType.MULTIPLE, AnswerType.GROUPS}:
            if not isinstance(value, tuple):
                yield self._unfit(where, "svaret ska vara en lista", ("skriv [a, b]",))
                return
            for i, entry in enumerate(value):
                yield from self._chosen(question, entry, (*where, i))
        elif isinstance(value, tuple):
            yield self._unfit(where, "frågan tar ett enda svar, inte en lista")
        elif question.all_options:
            yield from self._chosen(question, value, where)

    def _chosen(self, question: Question, chosen: object, where: Path) -> Iterator[Finding]:
        word = str(chosen)
        if question.type is AnswerType.GROUPS:
            yield from self._group(word, where)
            return
        texts = {o.text: o.id for o in question.all_options}
        if word in texts.values():
            return
        if word in texts:
            message = f"{quoted(word)} är svarets text"
            yield self._finding("text-som-id", where, message, (f"skriv {texts[word]}",))
            return
        tips = meant(word, texts.values()) or (f"välj bland {listed(texts.values())}",)
        yield self._finding("okänt-svarsalternativ", where, f"svaret {quoted(word)} finns inte", tips)

    def _table(self, question: Question, value: Value, where: Path) -> Iterator[Finding]:
        if not isinstance(value, tuple) or not all(isinstance(row, dict) for row in value):
            yield self._unfit(where, "en tabell besvaras med en lista av rader")
            return
        columns = {c.id for c in question.columns} | {"rad"}
        for i, row in enumerate(value):
            for column in row if isinstance(row, dict) else ():
                yield from self._known(
                    "okänd-kolumn", "kolumnen", column, columns, (*where, i, column), on_key=True
                )

    def lists(self) -> Iterator[Finding]:
        scenario = self.scenario
        for i, name in enumerate(scenario.removes):
            if name not in LISTS:
                yield from self._known(
                    "okänd-fråga", "frågan eller listan", name, [*self.questions, *LISTS], ("tar-bort", i)
                )
        sections = {f"{c.id}/{s.id}" for c in self.checklists.checklists for s in c.sections}
        for key in scenario.section_basis:
            where: Path = ("avsnittets-underlag", key)
            yield from self._known("okänd-fråga", "avsnittet", key, sections, where, on_key=True)
        for i, measure in enumerate(scenario.measures):
            for n, row in enumerate(measure.rows):
                where = ("åtgärder", i, "rader", n)
                yield from self._known(
                    "okänd-fråga", "frågan", row.question, self.questions, (*where, "fråga")
                )
                yield from self._alternative(row.alternative, (*where, "alternativ"))
                yield from self._group(row.group, (*where, "grupp"))
        for i, cost in enumerate(scenario.costs):
            if cost.alternative != "nollalternativ":
                yield from self._alternative(cost.alternative, ("kostnader", i, "alternativ"))
        if scenario.recommended is not None and scenario.recommended != "nollalternativ":
            yield from self._alternative(scenario.recommended, ("rekommenderat-alternativ",))

    def expected(self) -> Iterator[Finding]:
        expected = self.scenario.expected
        for key, per_perspective in _per_perspective(expected):
            for perspective, per in per_perspective.items():
                where: Path = ("förväntat", key, perspective)
                yield from self._perspective(perspective, where)
                for alternative, value in per.items():
                    yield from self._alternative(alternative, (*where, alternative), on_key=True)
                    yield from self._expected_groups(value, (*where, alternative))
        yield from self._statuses(expected)
        yield from self._expected_flags(expected)
        for first, seconds in expected.at_least_as_good.items():
            where = ("förväntat", "minst-lika-bra-som", first)
            yield from self._alternative(first, where, on_key=True)
            for second in seconds:
                if second not in {NOBODY, "nollalternativ"}:
                    yield from self._alternative(second, where)

    def _expected_flags(self, expected: Expected) -> Iterator[Finding]:
        for key, flags in (
            ("öppna-flaggor", expected.open_flags),
            ("besvarade-flaggor", expected.answered_flags),
        ):
            for alternative, expectation in flags.items():
                where = ("förväntat", key) if alternative == LEADING else ("förväntat", key, alternative)
                if alternative != LEADING:
                    yield from self._alternative(alternative, where, on_key=True)
                for flag in expectation.named:
                    yield from self._known(
                        "okänd-flagga", "stoppflaggan", flag, self._flags(), where, words=flag
                    )

    def _expected_groups(self, value: object, where: Path) -> Iterator[Finding]:
        if isinstance(value, dict):
            for group in value:
                yield from self._group(group, (*where, group), on_key=True)
        elif isinstance(value, tuple) and not any(isinstance(v, Status) for v in value):
            for group in value:
                if group != NOBODY:
                    yield from self._group(group, where, words=group)

    def _statuses(self, expected: Expected) -> Iterator[Finding]:
        words = [s.value for s in Status]
        for perspective, per in expected.status.items():
            for alternative, text in per.items():
                word = text.split(" (")[0].split(" –")[0]
                where = ("förväntat", "status", perspective, alternative)
                yield from self._known("okänt-statusord", "statusordet", word, words, where)

    def _flags(self) -> set[str]:
        return {f.id for c in self.checklists.checklists for f in c.stop_flags}

    # What is answered in vain

    def unasked(self) -> Iterator[Finding]:
        """Find answers to questions, and ratings of groups, that this scenario never gets to."""
        flow = flow_of(to_assessment(self.scenario, self.checklists, self.base), self.checklists)
        for key, spec in self.scenario.answers.items():
            if not flow.applies(key):
                message = f"frågan {quoted(key)} ställs inte i det här scenariot, så svaret räknas inte"
                tips = ("kontrollera djupet och villkoret under när",)
                yield self._finding("obesvarbar-fråga", ("svar", key), message, tips, on_key=True)
            elif isinstance(spec, dict):
                yield from self._unasked_groups(flow, key, spec)

    def _unasked_groups(self, flow: Flow, key: str, spec: Mapping[str, object]) -> Iterator[Finding]:
        asked = {g.id for g in flow.asked_for(key)}
        for alternative, effect in spec.items():
            for group in effect.ratings if isinstance(effect, EffectSpec) else ():
                if group not in asked:
                    message = f"frågan {quoted(key)} ställs inte för gruppen {quoted(group)}"
                    tips = (f"den ställs för {listed(sorted(asked))}",) if asked else ()
                    where = ("svar", key, alternative, "grupper", group)
                    yield self._finding("obesvarbar-fråga", where, message, tips, on_key=True)

    # How it is said

    def _perspective(self, name: str, where: Path) -> Iterator[Finding]:
        known = [c.id for c in self.checklists.perspectives]
        yield from self._known("okänt-perspektiv", "perspektivet", name, known, where, on_key=True)

    def _alternative(
        self, name: str, where: Path, *, on_key: bool = False, words: str | None = None
    ) -> Iterator[Finding]:
        if name == "nollalternativ":
            message = "nollalternativet bedöms inte, det är det som de andra jämförs med"
            yield self._unfit(where, message, on_key=on_key)
            return
        known = self.alternative_ids
        yield from self._known(
            "okänt-alternativ", "alternativet", name, known, where, on_key=on_key, words=words
        )

    def _group(
        self, name: str, where: Path, *, on_key: bool = False, words: str | None = None
    ) -> Iterator[Finding]:
        # A combination gets its id from its parts, so such an id is known only once the groups are resolved.
        if "-x-" in name:
            return
        yield from self._known(
            "okänd-grupp", "gruppen", name, self.group_ids, where, on_key=on_key, words=words
        )

    def _known(
        self,
        code: str,
        what: str,
        name: str,
        known: Iterable[str],
        where: Path,
        *,
        on_key: bool = False,
        words: str | None = None,
    ) -> Iterator[Finding]:
        known = set(known)
        if name not in known:
            few = 8
            tips = meant(name, known) or (
                (f"det som finns är {listed(sorted(known))}",) if 0 < len(known) <= few else ()
            )
            message = f"{what} {quoted(name)} finns inte"
            yield self._finding(code, where, message, tips, on_key=on_key, words=words)

    def _unfit(
        self, where: Path, message: str, tips: tuple[str, ...] = (), *, on_key: bool = False
    ) -> Finding:
        return self._finding("svar-passar-inte", where, message, tips, on_key=on_key)

    def _finding(
        self,
        code: str,
        where: Path,
        message: str,
        tips: tuple[str, ...] = (),
        *,
        on_key: bool = False,
        words: str | None = None,
    ) -> Finding:
        return Finding(
            code=code,
            document=self.document,
            path=(self.index, *where),
            message=message,
            tips=tips,
            on_key=on_key,
            words=words,
        )


def _per_perspective(expected: Expected) -> Iterator[tuple[str, Mapping[str, Mapping[str, object]]]]:
    yield "status", expected.status
    yield "möjliga", expected.possible
    yield "mest-drabbad", expected.worst
    yield "mest-hjälpt", expected.best
    yield "allvar", expected.severity
    yield "försämring", expected.harm
    yield "förbättring", expected.benefit
    yield "klyfta", expected.gap
    yield "säkerhet", expected.confidence
