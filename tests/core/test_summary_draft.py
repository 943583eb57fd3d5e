"""The draft of the official's own summary: the sentences of page 1, at most eight."""

from assessment.core.assessment import Assessment
from assessment.core.summary.draft import LONGEST, draft
from tests.core.summaries import summary_of
from tests.factory import assessment_with


def drafted(assessment: Assessment) -> str:
    return draft(summary_of(assessment).first_page)


def test_an_empty_assessment_is_said_to_be_empty_first() -> None:
    assert drafted(assessment_with()).startswith("Inget är bedömt ännu.")


def test_what_gets_worse_is_said_with_its_group_and_reason() -> None:
    text = drafted(assessment_with({"barnets-rattigheter/trygghet": {"elever": -2}}, groups=["elever"]))

    assert "elever" in text
    assert "Så är det" in text


def test_it_is_never_longer_than_eight_sentences() -> None:
    page = summary_of(assessment_with()).first_page
    crowded = page.model_copy(update={"overview": page.overview * 20, "recommendation": "Gå vidare"})
    text = draft(crowded)

    assert text.endswith("Gå vidare.")
    assert text.count(crowded.overview[0].perspective) < LONGEST


def test_without_a_recommendation_none_is_made_up() -> None:
    page = summary_of(assessment_with()).first_page.model_copy(update={"recommendation": ""})

    assert "ekommend" not in draft(page)


def test_a_whole_assessment_begins_with_what_it_shows() -> None:
    page = summary_of(assessment_with()).first_page.model_copy(update={"not_assessed": ""})

    assert draft(page).startswith(page.overview[0].perspective)
