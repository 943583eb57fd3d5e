"""What the house asks of every file, where no linter asks it.

Reads the files that git tracks, and those it would; knows no checklist, no case and no number.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from assessment.cli import konsekvens

ROOT = Path(__file__).parent.parent
MOST_LINES = 400

# A path with the reason why it may be longer: one subject that would be harder to read in two files.
LONGER: dict[str, str] = {}

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "data", "info", "misc"}
"""Names that say nothing about what a module knows, so that everything ends up in it."""

INDEX_ADDRESS = re.compile(
    r"pypi\.(org|python)|pythonhosted\.org|registry\.npmjs|registry\.yarnpkg|crates\.io|proxy\.golang"
    r"|(deb|security)\.debian\.org|--(extra-)?index-url[ =]\S*:/|--find-links"
)
IGNORES = {
    "noqa": re.compile(r"#\s*noqa\b(?P<codes>: [A-Z]+[0-9]+(, ?[A-Z]+[0-9]+)*)?(?P<reason>.*)"),
    "type: ignore": re.compile(r"#\s*type:\s*ignore(?P<codes>\[[a-z0-9-]+(, ?[a-z0-9-]+)*\])?(?P<reason>.*)"),
    "no cover": re.compile(r"#\s*pragma:\s*no cover(?P<codes>)(?P<reason>.*)"),
}
REASON = re.compile(r"^\s*(#|-|–|:)\s*\S.{7,}")

PURE = {
    "__future__",
    "abc",
    "bisect",
    "collections",
    "contextlib",
    "contextvars",
    "copy",
    "dataclasses",
    "datetime",
    "decimal",
    "difflib",
    "enum",
    "fractions",
    "functools",
    "graphlib",
    "hashlib",
    "heapq",
    "itertools",
    "json",
    "math",
    "operator",
    "re",
    "statistics",
    "string",
    "textwrap",
    "types",
    "typing",
    "unicodedata",
    "pydantic",
    "pydantic_core",
    "annotated_types",
}
"""What the core may import besides itself: nothing that can see a file, a clock, a network or chance."""


ROOMS: dict[str, set[str]] = {
    "altair": {"charts"},
    "babel": {"translations"},
    "docx": {"word"},
    "docxtpl": {"word"},
    "openpyxl": {"workbook"},
    "pandas": {"register"},
    "sqlalchemy": {"store"},
    "starlette": {"server"},
    "streamlit": {"server", "ui"},
    "uvicorn": {"server"},
    "vl_convert": {"charts"},
    "xlsxwriter": {"register", "workbook"},
    "yaml": {"checklist_files"},
    # Nothing leaves the computer that the app runs on: only the server may open a socket, nobody calls out.
    "socket": {"server"},
    "ftplib": set(),
    "http.client": set(),
    "httpx": set(),
    "requests": set(),
    "smtplib": set(),
    "urllib.request": set(),
}
"""Each library with the rooms of the package that may import it."""


def said(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tracked() -> list[Path]:
    """The files of the repository: tracked, and new ones that git does not ignore; without git, all."""
    git = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    if shutil.which("git") and (ROOT / ".git").exists():
        listed = subprocess.run(git, cwd=ROOT, capture_output=True, check=True, text=True).stdout
        return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]
    built = re.compile(r"^(\.(?!ci/|streamlit/|importlinter|git)|build/|dist/)|__pycache__|\.egg-info/")
    return [path for path in ROOT.rglob("*") if path.is_file() and not built.search(said(path))]


def python_files(*folders: str) -> list[Path]:
    chosen = [path for path in tracked() if path.suffix == ".py"]
    return [p for p in chosen if not folders or p.relative_to(ROOT).as_posix().startswith(folders)]


@cache
def imported(path: Path) -> list[str]:
    """The full names of the modules that a file imports, wherever in the file it does so."""
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def texts() -> list[tuple[str, str]]:
    found = []
    for path in tracked():
        try:
            found.append((said(path), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def test_a_module_longer_than_400_lines_is_two_modules() -> None:
    # Tests of one chapter stand together: cutting a table of examples in two helps nobody who reads it.
    modules = [path for path in python_files() if not said(path).startswith("tests/")]
    lengths = {said(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules}

    assert {name: n for name, n in lengths.items() if n > MOST_LINES and name not in LONGER} == {}
    assert {name for name in LONGER if lengths.get(name, 0) <= MOST_LINES} == set(), "no longer an exception"


def test_no_module_has_a_name_that_says_nothing() -> None:
    parts = {said(path): {path.stem, *path.relative_to(ROOT).parts[:-1]} for path in python_files()}

    assert {name: words & FORBIDDEN_NAMES for name, words in parts.items() if words & FORBIDDEN_NAMES} == {}


def test_no_file_names_a_package_index() -> None:
    here = said(Path(__file__))

    assert [
        f"{name}: {match[0]}"
        for name, text in texts()
        if name != here
        for match in INDEX_ADDRESS.finditer(text)
    ] == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_pin_in_a_lock_file_has_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pins = re.split(r"\n(?=\S)", text.strip())

    assert [pin for pin in pins if not re.match(r"[a-z0-9.-]+(\[[a-z,]+\])?==\S+", pin)] == []
    assert [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin] == []
    assert "://" not in text


def test_both_lock_files_pin_the_same_versions() -> None:
    def pins(lock: str) -> set[str]:
        return set(re.findall(r"^(\S+==.*?) \\$", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))

    assert pins("requirements.lock") <= pins("requirements-dev.lock")


def test_every_package_that_is_asked_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    asked = {
        "requirements.lock": project["project"]["dependencies"] + groups["build"],
        "requirements-dev.lock": project["project"]["dependencies"] + groups["build"] + groups["dev"],
    }
    for lock, wanted in asked.items():
        locked = set(re.findall(r"^([a-z0-9.-]+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))
        names = {re.split(r"[<>=~\[ ]", requirement)[0].lower().replace("_", "-") for requirement in wanted}

        assert names - locked == set(), f"{lock}: run make lock"


def test_every_ignore_names_its_rule_and_gives_a_reason() -> None:
    here = said(Path(__file__))
    bare = [
        f"{said(path)}:{number}: {match[0]}"
        for path in python_files()
        if said(path) != here
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for pattern in IGNORES.values()
        if (match := pattern.search(line)) and (match["codes"] is None or not REASON.match(match["reason"]))
    ]

    assert bare == []


def test_every_switched_off_lint_rule_has_a_reason() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    off = [line for line in lines if re.match(r'\s+"[A-Z]+[0-9]*",?(\s|$)', line)]

    assert off
    assert [line for line in off if not re.search(r"#\s*\S.{10,}", line)] == []


def test_core_has_no_ignores() -> None:
    assert [
        f"{said(path)}: {match[0]}"
        for path in python_files("assessment/core/")
        for pattern in (IGNORES["type: ignore"], IGNORES["no cover"])
        if (match := pattern.search(path.read_text(encoding="utf-8")))
    ] == []


def test_core_imports_nothing_that_sees_a_file_a_clock_or_chance() -> None:
    assert [
        f"{said(path)}: {name}"
        for path in python_files("assessment/core/")
        for name in imported(path)
        if name.split(".")[0] not in PURE and not f"{name}.".startswith("assessment.core.")
    ] == []


@pytest.mark.parametrize(("library", "rooms"), ROOMS.items())
def test_each_library_is_met_in_its_own_room(library: str, rooms: set[str]) -> None:
    def room(path: Path) -> str:
        return path.relative_to(ROOT / "assessment").parts[0].removesuffix(".py")

    assert [
        f"{said(path)}: {name}"
        for path in python_files("assessment/")
        for name in imported(path)
        if f"{name}.".startswith(f"{library}.") and room(path) not in rooms
    ] == []


def test_public_names_of_core_say_what_they_are() -> None:
    silent = []
    for path in python_files("assessment/core/"):
        module = ast.parse(path.read_text(encoding="utf-8"))
        if not ast.get_docstring(module):
            silent.append(said(path))
        scopes: list[ast.Module | ast.ClassDef] = [
            module,
            *(n for n in module.body if isinstance(n, ast.ClassDef) and not n.name.startswith("_")),
        ]
        silent += [
            f"{said(path)}:{node.lineno}: {node.name}"
            for scope in scopes
            for node in scope.body
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            and not node.name.startswith("_")
            and not ast.get_docstring(node)
        ]

    assert silent == []


def test_every_module_says_what_it_knows() -> None:
    silent = [
        said(path)
        for path in python_files("assessment/", "bench/", "streamlit_app.py")
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert silent == []


def test_no_file_names_a_folder_of_one_computer() -> None:
    # Anna is the official of our examples.
    here = said(Path(__file__))
    machine = re.compile(r"(?<![\w.])/(root|home/(?!anna/)\w+|Users/(?!anna/)\w+)/")

    assert [
        f"{name}: {match[0]}" for name, text in texts() if name != here for match in machine.finditer(text)
    ] == []


@pytest.mark.parametrize(("asked", "closing"), [("1", "1 failed"), ("", "1 skipped")])
def test_a_skipped_test_fails_where_everything_is_asked_for(tmp_path: Path, asked: str, closing: str) -> None:
    (tmp_path / "test_it.py").write_text("import pytest\n\ndef test_it(): pytest.skip('no such program')\n")
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "tests.conftest",
            "-p",
            "no:cacheprovider",
            "-rs",
            tmp_path,
        ],
        cwd=ROOT,
        env=os.environ | {"KONSEKVENS_TEST_ALL": asked, "PYTEST_ADDOPTS": "--numprocesses=0"},
        capture_output=True,
        check=False,
        text=True,
    )

    assert closing in ran.stdout
    assert "no such program" in ran.stdout


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert konsekvens.commands
    assert [name for name in konsekvens.commands if f"konsekvens {name}" not in readme] == []
