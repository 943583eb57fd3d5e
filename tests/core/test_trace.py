"""The trace: told in words that can be added by hand."""

from fractions import Fraction

from assessment.core.flow import flow_of
from assessment.core.scoring import score
from assessment.core.trace import Names, basis_parts, explain, row_parts, sums
from tests.factory import (
    NOT_RELEVANT,
    UNKNOWN,
    Ratings,
    assessment_with,
    both,
    checklist_set,
    effect,
    effect_answer,
    measure,
    perspective,
    question,
)


def told(by_question: dict[str, Ratings], *groups: str, **keys: object) -> list[str]:
    """The trace of the perspective barn with trygghet (3), skola (2) and lek (1)."""
    checklists = checklist_set(
        perspective(
            "barn",
            effect("trygghet", 3),
            effect("skola", 2),
            effect("lek", 1),
            question("skillnader"),
            question("olika"),
            question("syfte"),
            gap_question="skillnader",
            stop_flags=(
                {
                    "id": "F4",
                    "namn": "Någon behandlas olika",
                    "när": {"fråga": "olika", "är": "ja"},
                    "kräver": ["syfte"],
                },
            ),
        )
    )
    assessment = assessment_with(by_question, groups=groups, **keys)  # type: ignore[arg-type]  # passed on as it is
    flow = flow_of(assessment, checklists)
    return list(explain(flow, score(assessment, checklists, flow)))


def test_a_whole_trace() -> None:
    lines = told(
        {
            "barn/trygghet": effect_answer(
                {"alla": 0, "aldre": -1}, duration="flera-år", reversibility="lätt", basis="A"
            ),
            "barn/skola": effect_answer({"alla": both(2, -1), "aldre": UNKNOWN}, reversibility="lätt"),
            "barn/lek": effect_answer({"alla": 1, "aldre": NOT_RELEVANT}, duration="tillfällig"),
        },
        "aldre",
    )
    assert lines == [
        "Barn – Forslaget",
        "Bedömning: Blandat, kan bli Allvarlig risk",
        "  Gravast: mindre försämring för äldre, trygghet.",
        "alla berörda",
        "  Försämring",
        "    trygghet: ingen skillnad · vikt 3 × 0 = 0",
        "    skola: både tydligt bättre och något sämre, mindre försämring · vikt 2 × 0,5 = 1",
        "    lek: något bättre · vikt 1 × 0 = 0",
        "    Summa: 1 av 6",
        "    100 × 1 / 6 = 16,66…, visas som 17 (liten)",
        "  Förbättring",
        "    trygghet: ingen skillnad · vikt 3 × 0 = 0",
        "    skola: både tydligt bättre och något sämre, mindre försämring · vikt 2 × 1 = 2",
        "    lek: något bättre · vikt 1 × 0,5 = 0,5",
        "    Summa: 2,5 av 6",
        "    100 × 2,5 / 6 = 41,66…, visas som 42 (måttlig)",
        "äldre, utsatt",
        "  Försämring",
        "    trygghet: något sämre, mindre försämring · vikt 3 × 0,5 = 1,5",
        "    skola: vet inte, kan vara allvarlig · vikt 2 × 0–1 = 0–2",
        "    lek: inte relevant · vikt 1 × 0 = 0",
        "    Summa: 1,5–3,5 av 6",
        "    lägst 100 × 1,5 / 6 = 25, högst 100 × 3,5 / 6 = 58,33…, visas som 25–58 (måttlig till stor)",
        "  Förbättring",
        "    trygghet: något sämre, mindre försämring · vikt 3 × 0 = 0",
        "    skola: vet inte, kan vara allvarlig · vikt 2 × 0–1 = 0–2",
        "    lek: inte relevant · vikt 1 × 0 = 0",
        "    Summa: 0–2 av 6",
        "    lägst 100 × 0 / 6 = 0, högst 100 × 2 / 6 = 33,33…, visas som 0–33 (ingen till måttlig)",
        "Försämring i perspektivet, det högsta bland grupperna: 25–58 (måttlig till stor).",
        "Mest drabbad: äldre.",
        "Förbättring i perspektivet, det högsta bland grupperna: 0–33 (ingen till måttlig).",
        "Mest hjälpt: kan inte sägas än.",
        "Klyfta: ökar",
        "  trygghet: ökar",
        "  skola: oklart",
        "Underlag: låg säkerhet",
        "  Okänt: vikt 2 av 11",
        "  Underlag A eller B: vikt 9 av 11",
        "  För lite känt om: äldre",
    ]


def test_measures_show_only_what_they_change() -> None:
    lines = told(
        {
            "barn/trygghet": effect_answer(
                {"alla": 0, "elever": -2}, duration="bestående", with_measures={"elever": -1}
            ),
            "barn/skola": {"alla": 0, "elever": 0},
            "barn/lek": {"alla": 0, "elever": 0},
        },
        "elever",
        measures=(measure(("barn/trygghet", "elever")),),
    )
    assert lines[1] == "Bedömning: Försvagar (före åtgärder: Allvarlig risk)"
    after = lines[lines.index("Med beslutade åtgärder:") :]
    assert after[1:4] == [
        "elever",
        "  Försämring",
        "    trygghet: något sämre, mindre försämring · vikt 3 × 0,5 = 1,5",
    ]
    assert "alla berörda" not in after


def test_a_lowered_word_says_why_and_an_own_answer_that_differs_is_told() -> None:
    lines = told(
        {
            "barn/trygghet": effect_answer({"alla": 1, "aldre": 1}),
            "barn/skola": effect_answer({"alla": 0, "aldre": 0}),
            "barn/lek": effect_answer({"alla": 0, "aldre": 0}),
        },
        "aldre",
        answers={"barn/olika": "ja", "barn/skillnader": "minskar"},
    )
    assert lines[1:3] == ["Bedömning: Blandat", "  Visas som Blandat, inte Stärker: Någon behandlas olika."]
    assert "Mest drabbad: ingen." in lines
    assert lines[lines.index("Klyfta: består") + 4] == "  Ni har själva svarat: minskar."


def test_only_not_relevant_rows_have_no_number_and_no_basis() -> None:
    rows = {f"barn/{q}": effect_answer({"alla": NOT_RELEVANT}) for q in ("trygghet", "skola", "lek")}
    assert told(dict(rows)) == [
        "Barn – Forslaget",
        "Bedömning: Berörs inte",
        "alla berörda",
        "  Försämring: – (alla rader är inte relevanta)",
        "  Förbättring: – (alla rader är inte relevanta)",
    ]


def test_an_unanswered_row_says_so() -> None:
    assert "    trygghet: obesvarad, kan vara allvarlig · vikt 3 × 0–1 = 0–3" in told({})


def test_the_trace_may_be_narrowed_to_a_perspective_and_an_alternative() -> None:
    checklists = checklist_set(
        perspective("barn", effect("trygghet")), perspective("halsa", effect("somn"), order=60)
    )
    assessment = assessment_with(alternatives=("forslaget", "b"))
    flow = flow_of(assessment, checklists)
    result = score(assessment, checklists, flow)
    headings = ("Barn – Forslaget", "Barn – B", "Halsa – Forslaget", "Halsa – B")

    def found(**keys: str) -> list[str]:
        return [line for line in explain(flow, result, **keys) if line in headings]

    assert found() == list(headings)
    assert found(perspective="halsa") == ["Halsa – Forslaget", "Halsa – B"]
    assert found(alternative="b", perspective="barn") == ["Barn – B"]
    assert explain(flow, result).count("") == 3


def test_the_parts_say_how_each_row_counts_in_the_basis_and_the_weights_add_up_to_the_shares() -> None:
    checklists = checklist_set(
        perspective("barn", effect("trygghet", 3), effect("skola", 2), effect("lek", 1))
    )
    assessment = assessment_with(
        {
            "barn/trygghet": effect_answer({"alla": -1, "aldre": 0}, basis="B"),
            "barn/skola": effect_answer({"alla": UNKNOWN, "aldre": NOT_RELEVANT}),
            "barn/lek": effect_answer({"alla": 1, "aldre": 1}, basis=None),
        },
        groups=("aldre",),
    )
    flow = flow_of(assessment, checklists)
    found = score(assessment, checklists, flow).perspectives["barn", "forslaget"]
    names = Names(flow)
    bases = [[part.basis for part in row_parts(group, names)] for group in found.groups]
    parts = basis_parts(found.groups, names)
    weight = sum(p.weight for p in parts)

    assert bases == [
        ["underlag B", "okänt", "underlag C"],
        ["underlag B", "räknas inte i underlaget", "underlag C"],
    ]
    assert [(p.group, p.weight, p.unknown, p.supported) for p in parts] == [
        ("alla berörda", 6, 2, 3),
        ("äldre", 4, 0, 3),
    ]
    assert Fraction(sum(p.unknown for p in parts), weight) == found.basis.unknown
    assert Fraction(sum(p.supported for p in parts), weight) == found.basis.supported
    assert [s.what for s in sums(found.groups[1], names.scale)] == ["Försämring", "Förbättring"]
