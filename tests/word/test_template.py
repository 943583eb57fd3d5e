"""The template in the repository is the one that the code builds."""

import io
import zipfile
from pathlib import Path

from tools.template.document import build
from tools.template.look import STANDARD


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_committed_template_is_what_the_code_builds(template: Path) -> None:
    assert parts(template.read_bytes()) == parts(build(STANDARD)), "run python -m tools.template"


def test_every_build_gives_the_same_file() -> None:
    assert build(STANDARD) == build(STANDARD)
