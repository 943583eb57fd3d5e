"""What every test may ask for: the programs outside Python, and how many examples a property is tried on.

Knows no checklist and no case; such builders live beside the tests that use them.
"""

import os
import shutil
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

EVERYTHING = "KONSEKVENS_TEST_ALL"
"""Set to 1 in CI: then a test that would be skipped fails, so that a missing program cannot hide a fault."""

PROGRAMS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "initdb": ("initdb",),
    "pdftoppm": ("pdftoppm",),
    "pdftotext": ("pdftotext",),
    "postgres": ("postgres",),
    "setpriv": ("setpriv",),
    "soffice": ("soffice", "libreoffice"),
}
"""The programs that real tests use, each with the names it goes by on different systems."""

# Debian keeps the programs of a PostgreSQL server out of PATH.
_PLACES = os.pathsep.join(
    [
        os.environ.get("PATH", os.defpath),
        *map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)),
    ]
)

# The same 500 examples at every run, so that CI never fails by chance; make soak looks for new ones.
settings.register_profile("ci", max_examples=500, deadline=None, derandomize=True)
settings.register_profile(
    "soak",
    max_examples=20_000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def find_tool(name: str) -> str:
    """The path of a program outside Python.

    Raises:
        pytest.skip.Exception: when this computer does not have it; CI turns every skip into a failure.
    """
    for candidate in PROGRAMS[name]:
        if path := shutil.which(candidate, path=_PLACES):
            return path
    pytest.skip(f"{name} is not installed ({' or '.join(PROGRAMS[name])})")


@pytest.fixture(scope="session")
def real_tool() -> Callable[[str], str]:
    """``real_tool("soffice")`` is its path; without the program the test is skipped, in CI it fails."""
    return find_tool


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI nothing is skipped: a skip is reported as the failure it would hide."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get(EVERYTHING) == "1":
        reason = call.excinfo.value if call.excinfo else "skipped"
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped although {EVERYTHING}=1: {reason}"
    return report
