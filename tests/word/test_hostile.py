"""Text that would break a document, in every field at once: nothing is run, nothing is lost."""

from pathlib import Path
from typing import Any

import pytest

from assessment.core.summary.model import PlainAnswer, Summary
from assessment.word import LostTextError, write
from assessment.word.cleaning import cleaned
from assessment.word.readback import require, texts_in
from tests.word.printing import Tool, print_pages
from tests.word.reading import opened, text
from tests.word.summaries import lillmark
from tests.word.test_writer import HOSTILE, with_answer

WORST = "\n".join(
    (
        HOSTILE[0],
        "👩‍👧 e\u0301 שלום noll\x00 ensam\ud800 slut\udfff \x1b[31m",
        "- lista",
        "- {%p for x in y %}",
        "o" * 90,
    )
)


def everywhere(value: Any, typed: str) -> Any:
    """The same structure with something hostile after every text that is not empty."""
    if isinstance(value, str):
        return f"{value} {typed}" if value else value
    if isinstance(value, dict):
        return {k: everywhere(v, typed) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return tuple(everywhere(v, typed) for v in value)
    return value


def hostile(typed: str) -> Summary:
    return Summary.model_validate(everywhere(lillmark().model_dump(), typed))


def test_hostile_text_in_every_field_loses_nothing(template: Path) -> None:
    summary = hostile(WORST)
    written = {" ".join(line.split()) for line in text(opened(write(summary, template))).split("\n")}
    answers = texts_in(cleaned(summary.model_dump()["answers"]))
    lines = {" ".join(line.removeprefix("- ").split()) for found in answers for line in found.split("\n")}
    whole = "\n".join(written)

    assert {line for line in lines if line not in written and line not in whole} == set()


@pytest.mark.real
def test_hostile_text_in_every_field_opens_in_libreoffice(
    template: Path, tmp_path: Path, real_tool: Tool
) -> None:
    pages = print_pages(real_tool, tmp_path, {"elak": write(hostile(WORST), template)})["elak"]

    assert "Bilaga B: Så räknas det" in "".join(pages)


def test_a_hundred_kilobytes_in_one_answer_come_out_whole(template: Path) -> None:
    long = "\n".join(f"rad {n} & <mer> " + "text " * 18 for n in range(1000))
    written = text(opened(write(with_answer(long), template)))

    assert len(long) > 100_000
    assert all(f"rad {n} & <mer>" in written for n in (0, 499, 999))


def test_ten_thousand_rows_come_out_whole(template: Path) -> None:
    rows = tuple((f"rad {n}", "\ud800" if n == 5000 else "svar") for n in range(10_000))
    summary = lillmark()
    answer = PlainAnswer(question="Tabell?", answer="", reason="", table=(("Rad", "Svar"), *rows))
    section = summary.answers[0].model_copy(update={"answers": (answer,)})
    data = write(summary.model_copy(update={"answers": (section,)}), template)
    table = next(t for t in opened(data).tables if t.rows[0].cells[0].text == "Rad")

    assert len(table._tbl.tr_lst) == 10_001


def test_a_lost_row_is_found_although_its_words_stand_elsewhere(template: Path) -> None:
    data = write(lillmark(), template)

    require(data, ["Skolskjutsenheten"], [], "mall.docx")
    with pytest.raises(LostTextError, match="”Skolskjutsenheten” saknas i den"):
        require(data, ["Skolskjutsenheten"] * 50, [], "mall.docx")


def test_every_file_is_read_back_before_it_is_given_out(
    template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessment.word.writer.tidy", lambda document: document.element.body.clear())

    with pytest.raises(LostTextError, match="Word-filen blev inte hel"):
        write(lillmark(), template)
