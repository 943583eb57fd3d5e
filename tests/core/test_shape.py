"""Every way a document can fail to fit its model is told in Swedish, in its place, with what to write."""

import re
from datetime import date
from typing import Annotated, Any, Literal, get_args

import pytest
from pydantic import BaseModel, Field, RootModel, ValidationError
from pydantic_core import InitErrorDetails, core_schema

from assessment.core.case import Case
from assessment.core.catalogue import Weights
from assessment.core.checklist import Checklist, Option, Question, StopFlag
from assessment.core.shape import Fault, faults, listed, meant, nearest, quoted, slug
from assessment.core.shape.explain import MOST
from assessment.core.shape.mend import mend
from assessment.core.vocabulary import QuestionKey

QUESTION: dict[str, Any] = {"id": "a", "fråga": "Hur?", "svarstyp": "text"}
FLAG: dict[str, Any] = {
    "id": "F1",
    "namn": "Flagga",
    "när": {"fråga": "a", "besvarad": "ja"},
    "kräver": ["a"],
}


def found(model: type[BaseModel], data: Any) -> tuple[Fault, ...]:
    error = None
    try:
        model.model_validate(data)
    except ValidationError as raised:
        error = raised
    return faults(model, data, error, document="x")


def told(model: type[BaseModel], data: Any) -> list[tuple[str, tuple[Any, ...], str, tuple[str, ...]]]:
    return [(f.finding.code, f.path, f.finding.message, f.finding.tips) for f in found(model, data)]


class Odd(BaseModel):
    """Kinds of fields that checklists do not have, but that another file may."""

    day: date = Field(default=date(2026, 1, 1), alias="dag")
    share: float = Field(default=0.5, alias="andel", gt=0, lt=1)
    several: tuple[int, ...] = Field(default=(1, 2), alias="flera", min_length=2, max_length=3)
    word: str = Field(default="abc", alias="ord", min_length=2)
    key: QuestionKey | None = Field(default=None, alias="nyckel")
    named: dict[str, int] = Field(default_factory=dict, alias="namngivna")
    choice: Literal["ja", 1] = Field(default="ja", alias="val")
    limited: Annotated[int, Field(ge=1)] | None = Field(default=None, alias="gräns")


class Bare(BaseModel):
    """A field that nobody has described."""

    needed: str = Field(alias="behövs")


class Rooted(RootModel[tuple[Question, ...]]):
    """A file that is a list."""


def test_what_fits_says_nothing() -> None:
    assert told(Question, QUESTION) == []
    assert told(Odd, {"dag": "2026-02-03", "andel": 0.25}) == []


@pytest.mark.parametrize(
    ("model", "data", "expected"),
    [
        (
            Question,
            {**QUESTION, "hjalp": "x"},
            ("okänd-nyckel", ("hjalp",), "”hjalp” är ingen nyckel i en fråga", ("menade du ”hjälp”?",)),
        ),
        (
            Question,
            {**QUESTION, "hjälp": "y", "hjalp": "x"},
            ("okänd-nyckel", ("hjalp",), "”hjalp” är ingen nyckel i en fråga", ("”hjälp” finns redan här",)),
        ),
        (
            StopFlag,
            {**FLAG, "zzz": 1},
            (
                "okänd-nyckel",
                ("zzz",),
                "”zzz” är ingen nyckel i en stoppflagga",
                ("nycklarna här är: id, namn, hjälp, när, kräver, hör-till, rätta, källa",),
            ),
        ),
        (
            Question,
            {k: v for k, v in QUESTION.items() if k != "fråga"},
            (
                "saknad-nyckel",
                (),
                "frågan ”a” saknar ”fråga”",
                ("fråga: Frågan, i klarspråk, med frågetecken.",),
            ),
        ),
        (
            Question,
            {**QUESTION, "fråga": 1.5},
            (
                "saknar-citattecken",
                ("fråga",),
                "”fråga” ska vara text, men 1.5 läses som ett tal",
                ('sätt citattecken: "1.5"',),
            ),
        ),
        (
            Question,
            {**QUESTION, "fråga": True},
            (
                "saknar-citattecken",
                ("fråga",),
                "”fråga” ska vara text, men true läses som ja eller nej",
                ('sätt citattecken: "true"',),
            ),
        ),
        (
            Question,
            {**QUESTION, "fråga": None},
            ("fel-slag", ("fråga",), "”fråga” har inget värde", ("skriv en text",)),
        ),
        (
            Question,
            {**QUESTION, "vikt": True},
            ("fel-slag", ("vikt",), "”vikt” ska vara ett heltal, inte ”true”", ()),
        ),
        (
            Question,
            {**QUESTION, "vikt": "tung"},
            ("fel-slag", ("vikt",), "”vikt” ska vara ett heltal, inte ”tung”", ()),
        ),
        (
            Question,
            {**QUESTION, "utgår": ["ja"]},
            ("fel-slag", ("utgår",), "”utgår” ska vara ja eller nej, inte en lista", ()),
        ),
        (
            Question,
            {**QUESTION, "källa": {"a": "b"}},
            ("fel-slag", ("källa",), "”källa” ska vara en lista, inte nycklar på egna rader", ()),
        ),
        (
            Question,
            {**QUESTION, "källa": "-lag -bok"},
            (
                "fel-slag",
                ("källa",),
                "”källa” ska vara en lista",
                ("sätt ett mellanslag efter varje bindestreck i början av raden",),
            ),
        ),
        (
            Question,
            {**QUESTION, "när": {"är": "ja"}},
            (
                "okänt-villkor",
                ("när",),
                "villkoret saknar ”fråga”",
                ("fråga: Id för en tidigare fråga, eller checklista/fråga.",),
            ),
        ),
        (
            Question,
            {**QUESTION, "när": {}},
            (
                "okänt-villkor",
                ("när",),
                "”när” är inget villkor",
                ("skriv till exempel: {fråga: barn-horda, är: nej}",),
            ),
        ),
        (
            Question,
            {**QUESTION, "när": {"fråga": "b", "är": True}},
            (
                "fel-slag",
                ("när", "är"),
                "”är” ska vara text, men true läses som ja eller nej",
                ('sätt citattecken: "true"',),
            ),
        ),
        (
            StopFlag,
            {**FLAG, "kräver": [{"nagon": ["a"]}]},
            (
                "okänd-nyckel",
                ("kräver", 0, "nagon"),
                "”nagon” är ingen nyckel i kräver",
                ("menade du ”någon”?",),
            ),
        ),
        (
            StopFlag,
            {**FLAG, "kräver": {"zzz": 1}},
            (
                "okänd-nyckel",
                ("kräver", "zzz"),
                "”zzz” är ingen nyckel i kräver",
                ("här passar: alla eller någon",),
            ),
        ),
        (
            StopFlag,
            {**FLAG, "kräver": {}},
            (
                "fel-slag",
                ("kräver",),
                "”kräver” går inte att läsa så här",
                ("skriv en lista, eller nycklarna alla eller någon",),
            ),
        ),
        (
            StopFlag,
            {**FLAG, "kräver": {"någon": ["a", 5]}},
            (
                "saknar-citattecken",
                ("kräver", "någon", 1),
                "en rad i ”någon” ska vara text, men 5 läses som ett tal",
                ('sätt citattecken: "5"',),
            ),
        ),
        (
            StopFlag,
            {**FLAG, "när": {"andel": {"av": "vet-inte", "minst": "mycket"}}},
            (
                "ofullständigt",
                ("när", "andel", "minst"),
                "skriv ett tal eller ett bråk, till exempel 1/3",
                (),
            ),
        ),
        (
            Odd,
            {"dag": 20260101},
            ("fel-datum", ("dag",), "”20260101” är inget datum", ("skriv år, månad och dag: 2026-01-31",)),
        ),
        (
            Odd,
            {"dag": 0},
            ("fel-datum", ("dag",), "”0” är inget datum", ("skriv år, månad och dag: 2026-01-31",)),
        ),
        (
            Odd,
            {"andel": 2},
            ("utanför-gräns", ("andel",), "”andel” är 2", ("talet ska vara mindre än 1.0",)),
        ),
        (
            Odd,
            {"gräns": 0},
            ("utanför-gräns", ("gräns",), "”gräns” är 0", ("talet ska vara minst 1",)),
        ),
        (
            Odd,
            {"flera": [1]},
            ("tomt", ("flera",), "listan ”flera” är för kort", ("det behövs minst 2 rader",)),
        ),
        (
            Odd,
            {"flera": [1, 2, 3, 4]},
            ("för-långt", ("flera",), "listan ”flera” är för lång", ("högst 3 rader får plats",)),
        ),
        (
            Odd,
            {"ord": "a"},
            ("tomt", ("ord",), "texten i ”ord” är för kort", ("det behövs minst 2 tecken",)),
        ),
        (
            Odd,
            {"nyckel": "utan"},
            ("fel-id", ("nyckel",), "”utan” pekar inte på en fråga", ("skriv checklista/fråga",)),
        ),
        (
            Odd,
            {"namngivna": {"a": "b"}},
            ("fel-slag", ("namngivna", "a"), "”a” ska vara ett heltal, inte ”b”", ()),
        ),
        (
            Odd,
            {"val": True},
            ("fel-slag", ("val",), "”val” ska vara ett av: ja, 1, inte ”true”", ()),
        ),
        (
            Odd,
            {"val": []},
            ("okänt-val", ("val",), "”val” ska vara ett av: ja, 1, inte en lista", ()),
        ),
        (
            Question,
            {**QUESTION, "id": "—"},
            ("fel-id", ("id",), "”—” är inget id", ("ett id har bara a–z, 0–9 och ensamma bindestreck",)),
        ),
        (
            Weights,
            {"minst": 1, "högst": 3, "ord": {"ett": "x"}, "källa": "lag", "datum": "2026-01-01"},
            (
                "fel-slag",
                ("ord", "ett"),
                "”ett” kan inte vara nyckel här",
                ("här är varje nyckel ett heltal",),
            ),
        ),
        (
            Option,
            {"id": "a", "text": "A", "poäng": {"Min risk": 1}},
            (
                "fel-id",
                ("poäng", "Min risk"),
                "”Min risk” är inget id",
                ("skriv min-risk", "ett id har bara a–z, 0–9 och ensamma bindestreck"),
            ),
        ),
        (Bare, {}, ("saknad-nyckel", (), "den här delen saknar ”behövs”", ())),
        (Rooted, {"a": "b"}, ("fel-slag", (), "filen ska vara en lista, inte nycklar på egna rader", ())),
        (
            Rooted,
            ["x"],
            (
                "fel-slag",
                (0,),
                "filen ska vara nycklar på egna rader, inte ”x”",
                ("här behövs: id, fråga och svarstyp",),
            ),
        ),
        (
            Case,
            {"titel": ["x"], "kommun": "Lillmark"},
            ("fel-slag", ("titel",), "”titel” ska vara en text, inte en lista", ()),
        ),
    ],
)
def test_each_fault_has_its_sentence_its_place_and_its_tips(
    model: type[BaseModel], data: Any, expected: tuple[str, tuple[Any, ...], str, tuple[str, ...]]
) -> None:
    assert told(model, data) == [expected]


def test_a_misspelt_key_is_not_told_as_missing_as_well() -> None:
    data = {"id": "a", "fråga": "Hur?", "svarstypp": "text"}

    assert [f.finding.message for f in found(Question, data)] == ["”svarstypp” är ingen nyckel i en fråga"]


def test_a_list_is_not_called_short_because_its_entries_do_not_fit() -> None:
    data = {**QUESTION, "när": {"alla": [{"fråga": 5, "besvarad": "ja"}]}}

    assert [f.path for f in found(Question, data)] == [("när", "alla", 0, "fråga")]


def test_english_names_load_and_are_told_of_as_written() -> None:
    data = {"id": "a", "text": 5, "type": "text"}

    assert [(f.path, f.finding.message) for f in found(Question, data)] == [
        (("text",), "”text” ska vara text, men 5 läses som ett tal")
    ]


def test_what_was_typed_is_quoted_when_it_is_known() -> None:
    with pytest.raises(ValidationError) as raised:
        Question.model_validate({**QUESTION, "fråga": 1.1})

    fault = faults(
        Question, {**QUESTION, "fråga": 1.1}, raised.value, document="x", raw=lambda _: "1.10", bent=False
    )[0]

    assert fault.finding.tips == ('sätt citattecken: "1.10"',)


ENGLISH = re.compile(
    r"\b(should|input|valid|value|must|the|field|required|unable|expected|type|list|string|error|NoneType)\b",
    re.IGNORECASE,
)


def every_kind() -> list[str]:
    return sorted(get_args(core_schema.ErrorType))


def raised(kind: str, value: object) -> ValidationError:
    """The error that pydantic gives of this kind, with whatever context it asks for."""
    context: dict[str, Any] = {}
    for _ in range(8):
        details = InitErrorDetails(type=kind, loc=("fråga",), input=value, ctx=context)
        try:
            return ValidationError.from_exception_data("x", [details])
        except TypeError as lacks:
            complaint = str(lacks)
        name = complaint.split("'")[1]
        context[name] = "x" if "must be a" in complaint and "String" in complaint else _guess(name)
    pytest.fail(f"{kind} was never made")


def _guess(name: str) -> object:
    numbers = ("length", "places", "digits", "gt", "ge", "lt", "le", "multiple_of", "tz_", "version")
    if name == "error":
        return ValueError("fel")
    return 3 if any(n in name for n in numbers) else "x"


@pytest.mark.parametrize("value", [None, 5, True, "x", "", [], {}, ["a"], {"a": 1}], ids=repr)
def test_no_kind_of_error_that_pydantic_knows_leaks_english(value: object) -> None:
    for kind in every_kind():
        data = {**QUESTION, "fråga": value}
        if kind == "missing":
            continue
        for fault in faults(Question, data, raised(kind, value), document="x"):
            for sentence in (fault.finding.message, *fault.finding.tips):
                assert ENGLISH.search(sentence.replace("”x”", "")) is None, (kind, sentence)


def test_spelling() -> None:
    assert nearest("svarstypp", ["svarstyp", "spår"]) == "svarstyp"
    assert nearest("fågra", ["fråga", "grupp"]) == "fråga"
    assert nearest("bokstav", ["spår", "vikt"]) is None
    assert nearest("x" * 100_000, ["spår"]) is None
    assert meant("hjalp", ["hjälp"]) == ("menade du ”hjälp”?",)
    assert meant("hjalp", []) == ()
    assert slug("Trygghet & säkerhet, ÅÄÖ!") == "trygghet-sakerhet-aao"
    assert slug("—") == ""
    assert quoted("a\n b") == "”a b”"
    assert quoted("a" * 80) == f"”{'a' * 59}…”"
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a och b",
        "a, b och c",
    ]


CHECKLIST: dict[str, Any] = {
    "format": 1,
    "checklista": "prov",
    "namn": "Prov",
    "utgåva": "2026-1",
    "gäller-från": "2026-01-01",
    "gäller-till": "2027-12-31",
    "förvaltas-av": "Strateg",
    "avsnitt": [{"id": "ett", "namn": "Ett", "frågor": [QUESTION, {**QUESTION, "id": "b"}]}],
}


def mended(data: dict[str, Any]) -> tuple[Any, frozenset[Any], frozenset[str]]:
    result = mend(Checklist, data, found(Checklist, data))
    assert result is not None
    model = result.model.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return model, result.touched, result.doubtful


def section(*questions: Any) -> dict[str, Any]:
    return {**CHECKLIST, "avsnitt": [{"id": "ett", "namn": "Ett", "frågor": list(questions)}]}


def test_a_misspelt_key_is_mended_to_the_right_one() -> None:
    model, touched, doubtful = mended(section({"id": "a", "fråga": "Hur?", "svarstypp": "tal"}))

    assert model["avsnitt"][0]["frågor"][0]["svarstyp"] == "tal"
    assert touched == {("avsnitt", 0, "frågor", 0, "svarstypp")}
    assert doubtful == set()


def test_what_can_be_left_out_is_taken_out_alone() -> None:
    model, touched, doubtful = mended(section({**QUESTION, "vikt": 9}, {**QUESTION, "id": "b"}))

    assert model["avsnitt"][0]["frågor"][0] == QUESTION
    assert touched == {("avsnitt", 0, "frågor", 0, "vikt")}
    assert doubtful == set()


def test_what_cannot_be_without_the_broken_part_is_taken_out_whole_and_its_ids_are_remembered() -> None:
    data = section({**QUESTION, "fråga": None}, {**QUESTION, "id": "b"}, {**QUESTION, "id": "c", "fråga": ""})
    result = mend(Checklist, data, found(Checklist, data))

    assert result is not None
    assert isinstance(result.model, Checklist)
    assert [q.id for q in result.model.questions()] == ["b"]
    assert result.doubtful == {"a", "c"}
    assert result.original(("avsnitt", 0, "frågor", 0, "id")) == ("avsnitt", 0, "frågor", 1, "id")


def test_the_head_of_a_file_gets_stand_ins() -> None:
    head = {k: v for k, v in CHECKLIST.items() if k not in {"utgåva", "gäller-till"}} | {
        "gäller-från": "aldrig"
    }
    model, touched, _ = mended(head)

    assert (model["utgåva"], model["gäller-från"], model["gäller-till"]) == (
        "saknas",
        "2000-01-01",
        "9999-12-31",
    )
    assert touched == {("utgåva",), ("gäller-från",), ("gäller-till",)}


@pytest.mark.parametrize(
    "data",
    [
        {k: v for k, v in CHECKLIST.items() if k != "avsnitt"},
        {**CHECKLIST, "avsnitt": []},
        {**CHECKLIST, "avsnitt": "inget"},
        section({"id": "a"}),
        section("a"),
        [],
    ],
)
def test_when_too_little_is_left_nothing_is(data: Any) -> None:
    assert mend(Checklist, data, found(Checklist, data)) is None


def test_two_faults_of_one_thing_are_mended_once() -> None:
    data = section({"zzz": 1, "yyy": 2}, {**QUESTION, "id": "b", "hjälp": "x", "hjalp": "y"})
    model, _, _ = mended(data)

    assert [q["id"] for q in model["avsnitt"][0]["frågor"]] == ["b"]
    assert model["avsnitt"][0]["frågor"][0]["hjälp"] == "x"


def test_a_document_that_is_something_else_is_not_looked_into_for_ever() -> None:
    data = section(*range(50_000))

    assert len(found(Checklist, data)) == MOST
    assert mend(Checklist, data, found(Checklist, data)) is None


def test_two_misspellings_of_one_key_leave_one() -> None:
    model, _, _ = mended(section({"id": "a", "fråga": "Hur?", "svarstypp": "tal", "svarstyyp": "text"}))

    assert model["avsnitt"][0]["frågor"][0]["svarstyp"] == "tal"


def test_a_document_with_fault_under_fault_is_given_up_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    data = {**CHECKLIST, "stoppflaggor": [{**FLAG, "när": {"alla": [{"frga": "a", "är": "ja"}]}}]}
    monkeypatch.setattr("assessment.core.shape.mend.ROUNDS", 1)

    assert mend(Checklist, data, found(Checklist, data)) is None


def test_a_condition_that_is_uncovered_by_mending_is_mended_in_the_next_round() -> None:
    flags = [
        {**FLAG, "när": {"alla": [{"frga": "a", "är": "ja"}, {"fråga": "a", "besvarad": "ja"}]}},
        {**FLAG, "id": "F2", "när": {"alla": [{"zzz": 1}]}},
    ]
    model, _, doubtful = mended({**CHECKLIST, "stoppflaggor": flags})

    assert model["stoppflaggor"][0]["när"] == {"alla": [{"fråga": "a", "besvarad": "ja"}]}
    assert doubtful == {"F2"}
