"""Another user of the same computer: neither a program nor konsekvens itself opens what is not theirs."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from assessment.store import DatabaseStore

ANOTHER = """
import os, sys
from assessment import bootstrap
from assessment.service import ServiceError

own, theirs = sys.argv[1:]
bootstrap.archive(own).close()
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
for open_it in (lambda: open(theirs, "rb"), lambda: bootstrap.archive(theirs).lines(1)):
    try:
        open_it()
    except (PermissionError, ServiceError) as refused:
        print(type(refused).__name__)
    else:
        print("opened")
"""
"""What another user does by a program of their own, and by what every command of konsekvens opens."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    # pytest's own folder is the owner's alone as well: it must not be what stops the other user.
    for outer in (tmp_path, tmp_path.parent, tmp_path.parent.parent):
        outer.chmod(0o755)
    return tmp_path / "konsekvens"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no modes; the user's folder is private there"
)
def test_what_is_stored_is_its_owners_alone(folder: Path, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        store = DatabaseStore.open(str(folder / "k.db"))
        store.lines(1)
    finally:
        os.umask(before)

    assert mode(folder) == 0o700
    files = sorted(folder.iterdir())
    assert files
    for file in files:
        assert mode(file) == 0o600, file.name
    if os.geteuid() == 0:
        # The file alone is enough, should somebody open the folder to others.
        folder.chmod(0o755)
        command = [sys.executable, "-c", ANOTHER, str(tmp_path / "egen.db"), str(folder / "k.db")]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        assert told == ["PermissionError", "StoreUnavailable"]


def test_a_database_that_is_there_keeps_the_mode_that_it_was_given(folder: Path) -> None:
    folder.mkdir(mode=0o750)
    file = folder / "k.db"
    file.touch(mode=0o640)
    file.chmod(0o640)

    DatabaseStore.open(str(file))

    assert (mode(folder), mode(file)) == (0o750, 0o640)
