"""docs/metod.md: the worked example is recomputed, and the constants are those of skala.yaml."""

import re
from pathlib import Path

from assessment.core.assessment import Answer, EffectAnswer, Measure
from assessment.core.case import PROPOSAL
from assessment.core.catalogue import Scale
from assessment.core.expectation import shown_status
from assessment.core.extent import bands_of, printed_interval
from assessment.core.flow import flow_of
from assessment.core.method_text import constants_as_text
from assessment.core.points import points_of
from assessment.core.points_result import PointsResult
from assessment.core.result import PerspectiveResult
from assessment.core.scoring import score
from assessment.core.shape import slug
from assessment.core.vocabulary import AnswerType, Both, Confidence, Gap, Rating, RatingWord, Status
from assessment.core.weights import weight_range
from tests.factory import (
    assessment_with,
    both,
    catalogue_group,
    checklist,
    checklist_set,
    effect,
    effect_answer,
    measure,
    perspective,
    question,
)
from tests.shipped import shipped_checklists

METHOD = Path(__file__).parents[1] / "docs" / "metod.md"
CHILDREN = "alla-berorda-barn"
PUPILS = "elever-med-lang-resa"
RATINGS: dict[str, Rating] = {
    "0": 0,
    "−1": -1,
    "+1": 1,
    "vet inte": RatingWord.UNKNOWN,
    "både +1 och −2": both(1, -2),
}


def example() -> list[tuple[str, int, Rating, Rating]]:
    """The rows of the example's table: question, weight, and the ratings of both groups."""
    chapter = METHOD.read_text(encoding="utf-8").split("## Ett räknat exempel")[1].split("\n## ")[0]
    rows = [
        tuple(c.strip() for c in line.strip("|").split("|"))
        for line in chapter.splitlines()
        if line.startswith("|")
    ]
    return [(name, int(weight), RATINGS[first], RATINGS[second]) for name, weight, first, second in rows[2:]]


def counted(*measures: Measure) -> tuple[PerspectiveResult, Scale]:
    """The example's result, with the scale it is counted with."""
    rows = example()
    groups = (catalogue_group(CHILDREN, "barn", reference=True), catalogue_group(PUPILS, "barn", "utsatt"))
    questions = [effect(name, weight) for name, weight, _, _ in rows]
    made = checklist_set(perspective("barn", *questions, reference_group=CHILDREN), groups=groups)
    answers: dict[str, EffectAnswer] = {
        f"barn/{name}": effect_answer(
            {CHILDREN: first, PUPILS: second},
            duration="flera-år",
            reversibility="lätt",
            with_measures={PUPILS: -1} if name == "skola" else {},
        )
        for name, _, first, second in rows
    }
    assessment = assessment_with(answers, groups=(PUPILS,), measures=measures)
    result = score(assessment, made, flow_of(assessment, made))
    return result.perspectives["barn", PROPOSAL], made.scale


def test_the_worked_example_is_what_the_code_gives() -> None:
    result, scale = counted()
    pupils, children = result.group(PUPILS), result.group(CHILDREN)
    assert pupils is not None
    assert children is not None

    text = METHOD.read_text(encoding="utf-8")
    assert f"**{printed_interval(pupils.harm, scale)}**, stor till mycket stor" in text
    assert bands_of(pupils.harm, scale) == ("stor", "mycket stor")
    assert f"**{printed_interval(pupils.benefit, scale)}**, liten till måttlig" in text
    assert bands_of(pupils.benefit, scale) == ("liten", "måttlig")
    assert f"Försämringen är **{printed_interval(children.harm, scale)}**" in text
    assert f"utskrivet **{printed_interval(children.benefit, scale)}**" in text
    assert (result.status, result.possible) == (Status.SEVERE_RISK, (Status.SEVERE_RISK,))
    assert (result.worst, result.gap.word, result.gap.unclear) == ((PUPILS,), Gap.GROWS, 1)
    assert result.basis.confidence is Confidence.HIGH
    assert f"u = {result.basis.unknown}" in text
    assert f"e = {result.basis.supported}" in text
    assert pupils.unknown_share is not None
    assert f"u = {pupils.unknown_share}" in text


def test_the_examples_measure_gives_the_printed_words() -> None:
    result, _ = counted(measure(("barn/skola", PUPILS)))

    assert f"**{shown_status(result)}**" in METHOD.read_text(encoding="utf-8").replace("\n", " ")
    assert result.possible == (Status.SEVERE_RISK, Status.MIXED)


def test_the_examples_other_weights_give_the_printed_span() -> None:
    result, scale = counted()
    found = weight_range(result.groups, scale)

    text = METHOD.read_text(encoding="utf-8")
    assert f"**{printed_interval(found.harm, scale)}**, måttlig till mycket stor" in text
    assert bands_of(found.harm, scale) == ("måttlig", "mycket stor")
    assert not found.stands


def test_the_constants_stand_as_in_skala_yaml() -> None:
    text = METHOD.read_text(encoding="utf-8")
    region = re.search(r"<!-- genererat: konstanter -->\n(.*?)<!-- /genererat -->", text, re.DOTALL)
    assert region is not None
    assert region.group(1) == constants_as_text(shipped_checklists().scale)


def test_every_status_word_is_explained() -> None:
    text = METHOD.read_text(encoding="utf-8")
    assert all(f"**{status.value}**" in text for status in Status)


def test_the_example_has_every_kind_of_row() -> None:
    ratings = [r for _, _, first, second in example() for r in (first, second)]
    assert any(isinstance(r, Both) for r in ratings)
    assert RatingWord.UNKNOWN in ratings


def points_example(**answers: tuple[str, ...]) -> PointsResult:
    """The example of the chapter on points, as its table says, with other answers where a test gives them."""
    chapter = METHOD.read_text(encoding="utf-8").split("## 12. Poäng")[1].split("\n## ")[0]
    rows = [
        [c.strip() for c in line.strip("|").split("|")]
        for line in chapter.splitlines()
        if line.startswith("|")
    ][2:]
    questions, given = [], {}
    for name, scale_name, options, chosen in rows:
        pairs = [o.strip().split(" ") for o in options.split(",")]
        ids = answers.get(name, tuple(c.strip() for c in chosen.split(",")))
        several = len([c for c in chosen.split(",") if c]) > 1
        questions.append(
            question(
                name,
                AnswerType.MULTIPLE if several else AnswerType.CHOICE,
                required=True,
                options=[
                    {"id": slug(word), "text": word, "points": {scale_name.lower(): points}}
                    for word, points in pairs
                ],
            )
        )
        if ids:
            value = tuple(slug(i) for i in ids)
            given[f"poang/{name}"] = Answer(value=value if several else value[0])
    scales = [
        {
            "id": "risk",
            "namn": "Risk",
            "enhet": "procent",
            "procent-av": "ställda-frågor",
            "gränsen-hör-till": "nivån-under",
            "nivåer": [{"id": "lag", "namn": "låg", "till": 75}, {"id": "hog", "namn": "hög", "från": 75}],
            "nedsättning": [
                {
                    "när": {"skala": "skydd", "minst": 80, "enhet": "procent"},
                    "procent": 15,
                    "avrundas-till": "heltal",
                }
            ],
        },
        {"id": "skydd", "namn": "Skydd", "procent-av": "ställda-frågor"},
    ]
    made = checklist_set(
        perspective("barn", effect("lek")), checklist("poang", *questions, point_scales=scales)
    )
    (found,) = points_of(flow_of(assessment_with(answers=given), made))
    return found


def test_the_example_of_points_is_what_the_code_gives() -> None:
    risk, skydd = points_example().scales
    (step,) = risk.steps

    assert [str(n) for n in (risk.answered, risk.most, skydd.answered, skydd.most)] == ["10", "10", "4", "5"]
    assert (str(step.limit), step.met, str(step.missing)) == ("4", True, "0")
    assert str(risk.points.least) == "9"
    assert str(risk.percent(risk.points.least)) == "90"
    assert risk.level is not None
    assert risk.level.name == "hög"
    text = METHOD.read_text(encoding="utf-8").split("## 12. Poäng")[1].split("\n## ")[0]
    assert "= **10**, av högst **10**. Skydd är **4** av högst **5**" in text
    assert "avrundas till **9**. Det är **90** procent: *hög*" in text


def test_without_the_answer_on_the_limit_the_points_are_a_span() -> None:
    risk, skydd = points_example(tillsyn=()).scales

    assert [str(n) for n in (skydd.points.least, skydd.points.most)] == ["0", "5"]
    assert [str(n) for n in (risk.points.least, risk.points.most)] == ["9", "10"]
    assert "och Risk **9–10**" in METHOD.read_text(encoding="utf-8")
