"""Every text of a finished assessment stands in a field of the app, where it can be read and changed."""

from pathlib import Path

import pytest

from tests.test_every_answer_is_printed import EXAMPLES, typed_texts
from tests.ui.window import Window

STEPS = ("arendet", "alternativ", "grupper", "avgransning", "genomforande", "samlad", "granska")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_every_text_of_an_example_can_be_changed(window: Window, path: Path) -> None:
    made = window.service.start_example(path.name).assessment
    flow = window.service.flow(made)
    found: set[str] = set()
    for address in STEPS:
        found |= fields(window.open(made.id, address))
    for checklist in window.service.checklists_of(made).perspectives:
        for section in checklist.sections:
            found |= fields(window.open(made.id, checklist.id, avsnitt=section.id))
            if any((c.key or "").endswith("visar-alternativ") for c in window.app.segmented_control):
                for one in made.rated_alternatives[1:]:
                    window.choose("visar-alternativ", one.id)
                    found |= fields(window)

    stored = made.model_dump(mode="json", by_alias=True)
    stored["svar"] = {k: v for k, v in stored["svar"].items() if flow.applies(k)}
    assert [t for t in typed_texts(stored) if t not in found] == []


def fields(window: Window) -> set[str]:
    """What stands in the fields of a page."""
    app = window.app
    return {str(field.value) for kind in (app.text_input, app.text_area, app.selectbox) for field in kind}
