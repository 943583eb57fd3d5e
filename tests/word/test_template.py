"""The template in the repository is the one that the code builds."""

import io
import zipfile
from pathlib import Path

import pytest

from tools.template.__main__ import BUILT


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", BUILT)
def test_the_committed_template_is_what_the_code_builds(name: str, template: Path) -> None:
    committed = (template.parent / name).read_bytes()

    assert parts(committed) == parts(BUILT[name]()), "run python -m tools.template"


@pytest.mark.parametrize("name", BUILT)
def test_every_build_gives_the_same_file(name: str) -> None:
    assert BUILT[name]() == BUILT[name]()
