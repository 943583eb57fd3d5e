"""Every link that a diagnostic gives leads to a heading in LÄSMIG."""

import re

from assessment.core.assessment import Assessment
from assessment.core.checklist import Question
from assessment.core.diagnostic_codes import CODES
from assessment.core.manual import END, FILES, START, manual, renewed
from assessment.core.shape.annotations import fields, inside
from assessment.core.shape.nouns import NOUNS


def headings() -> list[str]:
    return re.findall(r"^#### (.*)$", manual(), re.MULTILINE)


def test_every_key_and_every_code_has_one_heading() -> None:
    keys = {key for file in FILES for model in inside(file) for key in fields(model)}

    assert set(headings()) == keys | set(CODES)
    assert len(headings()) == len(set(headings())), "a key and a code have the same name"


def test_every_model_that_people_write_has_a_swedish_name() -> None:
    assert {m.__name__ for file in (*FILES, Assessment) for m in inside(file)} <= set(NOUNS)


def test_a_key_tells_where_it_stands_and_what_it_takes() -> None:
    part = manual().split("#### spår\n")[1].split("####")[0]

    assert part == (
        "\n- I en fråga: kort: ställs i båda spåren. Ett av: kort, full."
        "\n- I ändringen av en fråga: kort: ställs i båda spåren. Ett av: kort, full.\n\n"
    )
    assert "Måste finnas." in manual().split("#### svarstyp\n")[1].split("####")[0]


def test_no_word_of_the_program_stands_in_it() -> None:
    assert re.search(r"\b(None|str|tuple|Literal|BaseModel|default)\b", manual()) is None
    assert all(field.description for field in fields(Question).values())


def test_the_generated_part_is_renewed_and_the_rest_is_left_alone() -> None:
    text = f"# Rubrik\n\n{START}\ngammalt\n{END}\n\nSlut.\n"

    once = renewed(text)

    assert once.startswith("# Rubrik\n\n")
    assert once.endswith(f"{END}\n\nSlut.\n")
    assert "\ngammalt\n" not in once
    assert manual() in once
    assert renewed(once) == once
    assert renewed("utan märken") == "utan märken"


def test_keys_stand_in_swedish_order() -> None:
    found = headings()

    assert found.index("ärende") > found.index("vikt")
    assert found.index("åtgärd") < found.index("ärende")
