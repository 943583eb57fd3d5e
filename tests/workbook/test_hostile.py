"""Files that are made to harm: refused in one sentence, before they have cost anything."""

import io
import zipfile
from collections.abc import Mapping

import pytest

from assessment.checklist_files import laid_out
from assessment.checklist_files.notation import Notation
from assessment.workbook import NotReadable, open_workbook, opening
from tests.workbook.generated import generated
from tests.workbook.test_there_and_back import as_workbook


def changed(parts: Mapping[str, bytes]) -> bytes:
    """A workbook with some of its parts replaced or added."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(as_workbook(laid_out(generated(1))))) as sound,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in sound.namelist():
            if name not in parts:
                archive.writestr(name, sound.read(name))
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def refused(content: bytes) -> str:
    """The one sentence that a file is refused with."""
    with pytest.raises(NotReadable) as raised:
        open_workbook(content, Notation())
    [sentence] = raised.value.sentences
    return sentence


def test_a_file_that_swells_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LARGEST", 5 * 1024 * 1024)

    assert "för stor för att vara en checklista" in refused(
        changed({"xl/media/a.bin": bytes(6 * 1024 * 1024)})
    )


def test_a_file_with_endless_parts_is_not_opened() -> None:
    many = {f"xl/media/{n}.png": b"" for n in range(600)}

    assert "för stor för att vara en checklista" in refused(changed(many))


@pytest.mark.parametrize(
    "part", [b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', b"<workbook", b"", b"<html/>", b"\x00\x01"]
)
def test_a_part_that_is_no_workbook_is_told(part: bytes) -> None:
    assert refused(changed({"xl/workbook.xml": part})).startswith("Filen är skadad; öppna den i Excel")


def test_an_archive_of_something_else_is_no_workbook() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")

    assert refused(target.getvalue()).startswith("Filen är ingen arbetsbok från Excel")


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.99])
def test_half_a_file_is_told(keep: float) -> None:
    whole = as_workbook(laid_out(generated(1)))

    assert refused(whole[: int(len(whole) * keep)]).startswith("Filen är ingen arbetsbok från Excel")
