"""The answers inside a Word file: they come out as they went in, and every other file is refused in words."""

import io
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from assessment.core.assessment import Assessment, new_assessment
from assessment.core.assessment_file import dump, parse
from assessment.core.case import Case
from assessment.service import BrokenFile
from assessment.word import DocumentError, carried, carry, check_accessibility, write
from assessment.word.carried import LARGEST, NAMESPACE
from tests.word.printing import Tool, print_pages
from tests.word.summaries import lillmark

HOSTILE = (
    'a & b <c> "d" {{ x }} {% y %} \x00\x1b\x7f \ufffe\uffff \u2028 e\u0301 👩‍👧 שלום ]]> \r\n\t \\ \\u0041'
)


@pytest.fixture(scope="module")
def document() -> bytes:
    return write(lillmark(), Path(__file__).parents[2] / "templates" / "konsekvensbedomning.docx")


@pytest.fixture(scope="module")
def case() -> Assessment:
    return new_assessment("fall-1").model_copy(update={"case": Case(title=HOSTILE, proposal="x" * 100_000)})


def packed(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def holding(content: bytes, name: str = "customXml/item1.xml") -> bytes:
    return packed({"word/document.xml": b"<x/>", name: content})


def ours(text: str) -> bytes:
    return f'<svar xmlns="{NAMESPACE}">{text}</svar>'.encode()


def test_the_answers_come_out_as_they_went_in(document: bytes, case: Assessment) -> None:
    data = carry(document, dump(case))

    assert parse(carried(data).encode()) == case
    assert parse(carried(carry(document, dump(case, indent=2))).encode()) == case


def test_the_document_itself_is_the_same(document: bytes, case: Assessment) -> None:
    with_answers, without = Document(io.BytesIO(carry(document, dump(case)))), Document(io.BytesIO(document))

    assert with_answers.element.xml == without.element.xml
    assert check_accessibility(carry(document, dump(case))) == check_accessibility(document)


def test_the_answers_survive_another_program_saving_the_file(document: bytes, case: Assessment) -> None:
    opened = Document(io.BytesIO(carry(document, dump(case))))
    opened.add_paragraph("Ändrat i Word")
    target = io.BytesIO()
    opened.save(target)

    assert parse(carried(target.getvalue()).encode()) == case


def test_answers_that_a_template_brings_along_are_taken_out(document: bytes, case: Assessment) -> None:
    data = carry(carry(document, '{"format": 1, "id": "annan"}'), dump(case))

    assert parse(carried(data).encode()) == case
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any(b"annan" in archive.read(name) for name in archive.namelist())


@pytest.mark.real
def test_the_answers_survive_libreoffice_saving_the_file(
    document: bytes, case: Assessment, tmp_path: Path, real_tool: Tool
) -> None:
    path, target = tmp_path / "bilaga.docx", tmp_path / "sparad"
    path.write_bytes(carry(document, dump(case)))
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    kind = "docx:MS Word 2007 XML"
    subprocess.run(
        [real_tool("soffice"), profile, "--headless", "--convert-to", kind, "--outdir", target, path],
        check=True,
        capture_output=True,
        timeout=60,
    )

    assert parse(carried((target / "bilaga.docx").read_bytes()).encode()) == case


@pytest.mark.real
def test_a_file_with_answers_opens_in_libreoffice(
    document: bytes, case: Assessment, tmp_path: Path, real_tool: Tool
) -> None:
    assert print_pages(real_tool, tmp_path, {"med": carry(document, dump(case))})["med"]


def test_more_than_there_is_room_for_is_refused(document: bytes) -> None:
    with pytest.raises(DocumentError, match="Ladda ner dem som JSON i stället"):
        carry(document, "x" * LARGEST)


BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "ingen hel Word-fil"),
    "no zip": (lambda: b"hej", "ingen hel Word-fil"),
    "locked with a password": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "låst med lösenord",
    ),
    "another zip": (lambda: packed({"a.txt": b"a"}), "Filen är ingen Word-fil."),
    "no answers": (lambda: holding(b"<other/>"), "har inga svar inuti"),
    "someone else's part": (lambda: holding(ours("{}"), "customXml/item1.bin"), "har inga svar inuti"),
    "our name in another element": (lambda: holding(f"<a>{NAMESPACE}</a>".encode()), "har inga svar inuti"),
    "broken XML": (lambda: holding(ours("{}")[:-3]), "är skadade"),
    "elements inside": (lambda: holding(ours("<a/>")), "är skadade"),
    "a zip bomb": (lambda: holding(ours(" " * (LARGEST + 1))), "för stora"),
    "two assessments": (
        lambda: packed(
            {
                "word/document.xml": b"<x/>",
                "customXml/item1.xml": ours("{}"),
                "customXml/item2.xml": ours("[]"),
            }
        ),
        "från flera bedömningar",
    ),
    "thousands of parts": (
        lambda: packed({"word/document.xml": b"", **{f"a{n}": b"" for n in range(5001)}}),
        "Filen är ingen Word-fil.",
    ),
    "half a file": (lambda: holding(ours("{}") * 40)[:150], "ingen hel Word-fil"),
    "a billion laughs": (
        lambda: holding(
            b'<!DOCTYPE s [<!ENTITY a "xxxxxxxxxx">'
            + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
            + f']><svar xmlns="{NAMESPACE}">&a11;</svar>'.encode()
        ),
        "är skadade",
    ),
    "a file from the disk": (
        lambda: holding(
            b'<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
            + f'<svar xmlns="{NAMESPACE}">&a;</svar>'.encode()
        ),
        "är skadade",
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_every_other_file_is_refused_in_words(kind: str) -> None:
    make, sentence = BROKEN[kind]

    with pytest.raises(BrokenFile) as raised:
        carried(make())
    assert sentence in raised.value.sentences[0]
    assert len(raised.value.sentences) == 1


def test_damaged_bytes_are_refused_in_words() -> None:
    data = bytearray(holding(ours('{"format": 1}' * 200)))
    middle = data.index(b"customXml/item1.xml") + len("customXml/item1.xml") + 5
    data[middle : middle + 10] = b"\xff" * 10

    with pytest.raises(BrokenFile, match="ingen hel Word-fil"):
        carried(bytes(data))
