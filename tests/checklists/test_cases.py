"""Every diagnostic code has a folder with a bad file, its exact text, and a good file that says nothing.

A case is laid over the folder base and read as `konsekvens check` reads it. After a wanted change of a text,
run this file with Python to write every bad.txt again, and read each difference as the strategist will.
"""

import inspect
import os
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

import pytest

from assessment.checklist_files import Loaded, read_folder
from assessment.core import lint, scenario_lint
from assessment.core.diagnostic_codes import CODES
from assessment.core.diagnostics import render_all
from assessment.core.lint import RULES
from assessment.core.lint.registry import Rule

HERE = Path(__file__).parent
CASES = sorted(case for case in (HERE / "cases").iterdir() if case.is_dir())
TODAY = date(2026, 11, 22)

OVERLAY = "lillmark"
"""A folder of this name in a case is read instead, from beside the base."""

IN_TEST_READING = {"mapp-saknas", "fil-saknas", "oläsbar-fil", "fel-ändelse", "för-stor-fil", "fler-fel"}
"""Codes about files that a case cannot hold: not there, too large, or a hundred of the same."""

IN_SCENARIOS = {code for code in CODES if f'"{code}"' in inspect.getsource(scenario_lint)}
"""Codes that scenarios give as well, or alone; tests/core tries them there."""


def read_over_base(case: Path, workplace: Path) -> Loaded:
    """Read base with the case laid over it, under the name a strategist would see."""
    folder = workplace / "checklists"
    shutil.copytree(HERE / "base", folder)
    shutil.copytree(case, folder, dirs_exist_ok=True)
    own = folder / OVERLAY
    name = str(own.rename(workplace / OVERLAY).name) if own.is_dir() else folder.name
    before = Path.cwd()
    os.chdir(workplace)
    try:
        return read_folder(name, today=TODAY)
    finally:
        os.chdir(before)


def said(loaded: Loaded) -> str:
    return render_all(loaded.diagnostics) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_bad_file_is_told_exactly_so(case: Path, tmp_path: Path) -> None:
    loaded = read_over_base(case / "bad", tmp_path)

    assert said(loaded) == (case / "bad.txt").read_text(encoding="utf-8")
    assert case.name.partition(".")[0] in {d.code for d in loaded.diagnostics}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_good_file_is_let_be(case: Path, tmp_path: Path) -> None:
    loaded = read_over_base(case / "good", tmp_path)

    assert render_all(loaded.diagnostics) == ""
    assert loaded.ok


def test_every_code_has_a_case() -> None:
    cases = {case.name.partition(".")[0] for case in CASES}

    assert set(CODES) - cases - IN_TEST_READING - IN_SCENARIOS == set()
    assert cases - set(CODES) == set()


def test_every_rule_has_a_code_of_its_own() -> None:
    codes = [rule.code for rule in RULES]

    assert len(codes) == len(set(codes))
    assert set(codes) <= set(CODES)


def test_every_rule_that_is_written_is_run() -> None:
    """A rule that someone forgot to put in RULES would find nothing, and nobody would notice."""
    modules = [m for m in vars(lint).values() if getattr(m, "__name__", "").startswith(f"{lint.__name__}.")]
    written = {value.code for m in modules for value in vars(m).values() if isinstance(value, Rule)}

    assert written == {rule.code for rule in RULES}


def test_what_is_only_worded_otherwise_in_a_rule_is_documented() -> None:
    assert all(code.title and code.explanation.endswith(".") for code in CODES.values())
    assert all(code.title[-1] not in ".!" for code in CODES.values())


def main() -> None:
    """Write every bad.txt again."""
    for case in CASES:
        with tempfile.TemporaryDirectory() as workplace:
            text = said(read_over_base(case / "bad", Path(workplace)))
        (case / "bad.txt").write_text(text, encoding="utf-8")
        sys.stdout.write(f"{case.name}\n")


if __name__ == "__main__":
    main()
