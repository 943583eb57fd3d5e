"""LÄSMIG lists the keys and the codes that the program has today, and drift.md the settings."""

from assessment.core.manual import manual, renewed
from tools.manual import OPERATION, TARGET, renewed_operation, settings_table


def test_the_shipped_manual_lists_every_key_and_code_of_today() -> None:
    text = TARGET.read_text(encoding="utf-8")

    assert manual() in text, "after a change of a key or a code: python -m tools.manual"
    assert renewed(text) == text


def test_the_shipped_guide_to_operation_lists_every_setting_of_today() -> None:
    text = OPERATION.read_text(encoding="utf-8")

    assert settings_table() in text, "after a change of a setting: python -m tools.manual"
    assert renewed_operation(text) == text
