"""Everything that the check can say is shown in the editor at its line."""

import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from assessment.checklist_files.text_editor import diagnose
from assessment.core.diagnostics import Diagnostic, render_text
from tests.checklists.test_cases import CASES, HERE, OVERLAY, TODAY
from tests.checklists.test_text_editor import contents_of

FOUND = {
    case.name: diagnose(
        contents_of(HERE / "base", case / "bad"),
        today=TODAY,
        folder=OVERLAY if (case / "bad" / OVERLAY).is_dir() else "checklists",
    )
    for case in CASES
}

TAG = re.compile(r"<[^>]+>")


def beside_the_text() -> None:
    import streamlit as st  # noqa: PLC0415 - runs as a script of its own

    from assessment.ui.workshop_text import wrong  # noqa: PLC0415 - as above

    wrong(st.session_state["found"], st.session_state["file"])


@pytest.fixture(scope="module")
def editor() -> AppTest:
    return AppTest.from_function(beside_the_text)


@pytest.mark.parametrize("case", FOUND)
def test_every_diagnostic_of_the_check_is_shown_at_its_line(editor: AppTest, case: str) -> None:
    found = FOUND[case]
    by_file: dict[str, list[Diagnostic]] = {}
    for one in found.diagnostics:
        by_file.setdefault(one.file, []).append(one)

    for file, expected in by_file.items():
        editor.session_state["found"], editor.session_state["file"] = found, file
        shown = [unescape(TAG.sub("", str(h.proto.body))) for h in editor.run().get("html")]
        assert len(shown) == len(expected)
        for one, text in zip(expected, shown, strict=True):
            # What is about a whole file stands at no line of it.
            assert (f"{one.file}:{one.line}:{one.column}" if one.line else one.file) in text
            assert render_text(one) in text
