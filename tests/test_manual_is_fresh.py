"""LÄSMIG, which strategists read, lists the keys and the codes that the program has today."""

from assessment.core.manual import manual, renewed
from tools.manual import TARGET


def test_the_shipped_manual_lists_every_key_and_code_of_today() -> None:
    text = TARGET.read_text(encoding="utf-8")

    assert manual() in text, "after a change of a key or a code: python -m tools.manual"
    assert renewed(text) == text
