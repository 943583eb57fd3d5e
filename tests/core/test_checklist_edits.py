"""A change of a checklist is a value: it can be compared and made again, and nobody bends it on the way."""

from dataclasses import FrozenInstanceError, fields, replace
from datetime import date
from typing import get_args

import pytest

from assessment.core.checklist_edits import ChecklistEdit, OfAQuestion, RaiseEdition, Reword


def test_two_changes_that_say_the_same_are_the_same() -> None:
    first = Reword(checklist="prov", question="a", text="Hur är det?")

    assert first == Reword(checklist="prov", question="a", text="Hur är det?")
    assert first != replace(first, text="Hur går det?")
    assert len({first, replace(first)}) == 1


def test_a_change_cannot_be_bent() -> None:
    edit = RaiseEdition(checklist="prov", edition="2027-1", decided_by="KS", decided_on=date(2026, 12, 1))

    with pytest.raises(FrozenInstanceError):
        setattr(edit, "edition", "2026-1")  # noqa: B010 - a plain assignment is refused before it is run


def test_every_change_says_which_checklist_it_is_about() -> None:
    assert all("checklist" in {f.name for f in fields(kind)} for kind in get_args(ChecklistEdit))
    assert sum(issubclass(kind, OfAQuestion) for kind in get_args(ChecklistEdit)) == 6
