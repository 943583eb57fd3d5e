"""What was confirmed of a draft comes into the assessment, and tips are said yes or no to."""

from datetime import date

from assessment.core import editing
from assessment.core.assessment import Cost, new_assessment
from assessment.core.case import AffectedGroup, Case
from assessment.core.draft_reading import FoundCost, Pointer

CONFIRMED = editing.Confirmed(
    title="Skolan flyttas",
    board="Utbildningsnämnden",
    decision_date=date(2027, 3, 3),
    costs=(FoundCost(-2_300_000, "Hyran minskar."),),
    pointers=(
        Pointer("elever", group=True, words=("elever",), sentence="29 elever byter skola."),
        Pointer("barn", group=False, words=("skola",), sentence="29 elever byter skola."),
    ),
)


def test_what_is_confirmed_is_filled_in_and_the_rest_stays() -> None:
    began = new_assessment("a").model_copy(update={"case": Case(organisation="Lillmark", diary_number="1")})

    found = editing.started_from(began, CONFIRMED)

    assert found.case == Case(
        organisation="Lillmark",
        diary_number="1",
        title="Skolan flyttas",
        board="Utbildningsnämnden",
        decision_date=date(2027, 3, 3),
    )
    assert found.costs == (
        Cost(id="kostnad-1", alternative="forslaget", amount=-2_300_000, note="Hyran minskar."),
    )
    assert [(h.id, h.group, h.perspective) for h in found.hints] == [
        ("tips-1", "elever", None),
        ("tips-2", None, "barn"),
    ]
    assert found.groups == ()


def test_a_tip_is_said_yes_or_no_to_once() -> None:
    found = editing.started_from(new_assessment("a"), CONFIRMED)

    accepted = editing.accept_hint(found, "tips-1")
    assert accepted.groups == (AffectedGroup(id="elever"),)
    assert [h.id for h in accepted.hints] == ["tips-2"]
    read = editing.accept_hint(accepted, "tips-2")
    assert (read.groups, read.hints) == (accepted.groups, ())
    assert editing.accept_hint(read, "tips-1") == read
    assert editing.dismiss_hint(found, "tips-1").groups == ()
