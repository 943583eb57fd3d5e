"""Which template writes what for which nämnd, and what organisation.yaml says; faults are told in words."""

import io
from contextlib import ExitStack
from pathlib import Path

import pytest
from docx import Document
from PIL import Image

from assessment.bootstrap import read_yaml
from assessment.documents import _PDF_AT_ONCE, Documents, OrganisationError
from assessment.pdf import PdfError
from assessment.service.organisation import Organisation
from tests.word.lillmark import header
from tests.word.summaries import lillmark

SHIPPED = Path(__file__).parent.parent / "templates"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in SHIPPED.glob("*.docx"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


@pytest.fixture
def documents(folder: Path) -> Documents:
    return Documents(folder, read_yaml)


def say(folder: Path, text: str) -> None:
    (folder / "organisation.yaml").write_text(text, encoding="utf-8")


def font(data: bytes) -> str:
    found = Document(io.BytesIO(data)).styles.element.xpath("w:docDefaults//w:rFonts/@w:ascii")
    return str(found[0])


def test_without_a_file_nothing_is_said_and_the_usual_template_is_used(documents: Documents) -> None:
    assert documents.organisation() == Organisation()
    assert documents.template_for("Utbildningsnämnden") == "konsekvensbedomning.docx"
    assert documents.templates() == ("konsekvensbedomning.docx", "konsekvensbedomning-svartvit.docx")
    assert font(documents.word(lillmark())) == "Arial"


def test_a_board_gets_its_own_template(documents: Documents, folder: Path) -> None:
    say(folder, "mallar:\n  Utbildningsnämnden: konsekvensbedomning-svartvit.docx\n")

    assert header().board == "Utbildningsnämnden"
    assert font(documents.word(lillmark())) == "Times New Roman"
    assert font(documents.word(lillmark(), "konsekvensbedomning.docx")) == "Arial"
    assert documents.template_for(" utbildningsnämnden ") == "konsekvensbedomning-svartvit.docx"
    assert documents.template_for("Tekniska nämnden") == "konsekvensbedomning.docx"


def test_a_namnd_has_a_template_and_a_logo_of_its_own(documents: Documents, folder: Path) -> None:
    for name in ("kommun.png", "skola.png"):
        Image.new("RGB", (40, 40)).save(folder / name)
    say(
        folder,
        "namn: Lillmarks kommun\nlogotyp: kommun.png\nmallar:\n  Tekniska nämnden: egen.docx\nnämnder:\n"
        "  - {namn: Utbildningsnämnden, mall: konsekvensbedomning-svartvit.docx, logotyp: skola.png}\n"
        "  - {namn: Tekniska nämnden, perspektiv: [jamlikhet]}\n",
    )

    assert documents.template_for("UTBILDNINGSNÄMNDEN") == "konsekvensbedomning-svartvit.docx"
    assert documents.template_for("Tekniska  nämnden") == "egen.docx"
    header_of = Document(io.BytesIO(documents.word(lillmark()))).sections[0].header
    assert header_of.part.element.xpath(".//wp:docPr/@descr") == ["Utbildningsnämnden"]
    assert documents.organisation().dressed_for("Tekniska nämnden").logo == "kommun.png"


def test_settings_are_read_again_when_they_are_changed(documents: Documents, folder: Path) -> None:
    say(folder, "namn: Lillmarks kommun\n")
    before = documents.organisation()
    assert documents.organisation() is before
    say(folder, "namn: Lillmarks stad nu\n")
    assert documents.organisation().name == "Lillmarks stad nu"


def test_a_template_that_cannot_be_used_says_so_until_it_is_mended(
    documents: Documents, folder: Path
) -> None:
    path = folder / "egen.docx"
    assert documents.template_trouble("konsekvensbedomning.docx") == ""
    assert "Mallen egen.docx går inte att använda. Mallen finns inte." in documents.template_trouble(
        "egen.docx"
    )

    document = Document(str(SHIPPED / "konsekvensbedomning.docx"))
    first = document.paragraphs[0]
    for tag in ("{{ huvud.titl }}", "{{ huvud.titl }}"):
        first.insert_paragraph_before(tag)
    document.save(str(path))
    assert documents.template_trouble("egen.docx") == (
        "Mallen egen.docx går inte att använda. Stycke 1, ”{{ huvud.titl }}”: fältet huvud.titl finns inte. "
        "Menade du huvud.titel? Mallen har 2 fel."
    )

    path.write_bytes((SHIPPED / "konsekvensbedomning.docx").read_bytes())
    assert documents.template_trouble("egen.docx") == ""


def test_logo_and_colour_are_on_every_word_file(documents: Documents, folder: Path) -> None:
    Image.new("RGB", (40, 40)).save(folder / "logga.png")
    say(folder, 'namn: Lillmarks kommun\nlogotyp: logga.png\nfärg: "#7A1F3D"\n')

    for data in (documents.word(lillmark()), documents.statement(lillmark())):
        document = Document(io.BytesIO(data))
        assert "7A1F3D" in document.styles.element.xpath("w:style//w:color/@w:val")
        assert document.sections[0].header.part.element.xpath(".//wp:docPr/@descr") == ["Lillmarks kommun"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("namn: [", "Rad "),
        ("nman: Lillmark\n", "menade du ”namn”"),
        ('färg: "blå"\n', "I färg: "),
        ("logotyp: ../hemlig.png\n", "I logotyp: "),
        ("logotyp: logga.svg\n", "I logotyp: "),
        ("mallar:\n  Nämnden: ../a.docx\n", "I mallar → Nämnden: "),
        ("# ännu inget\n", "Filen har bara kommentarer"),
        ("- a\n", "organisation.yaml behöver rättas"),
    ],
)
def test_a_file_that_cannot_be_used_says_what_to_mend(
    documents: Documents, folder: Path, text: str, sentence: str
) -> None:
    say(folder, text)

    with pytest.raises(OrganisationError) as raised:
        documents.word(lillmark())
    assert str(raised.value).startswith("Inställningarna i organisation.yaml behöver rättas.\n")
    assert sentence in str(raised.value)


def test_a_logo_that_is_missing_or_large_is_told(documents: Documents, folder: Path) -> None:
    say(folder, "logotyp: logga.png\n")
    with pytest.raises(OrganisationError, match=r"logga.png finns inte\. Lägg den i samma mapp\."):
        documents.word(lillmark())
    (folder / "logga.png").write_bytes(b"\0" * (2 * 1024 * 1024 + 1))
    with pytest.raises(OrganisationError, match="är för stor"):
        documents.word(lillmark())


def test_a_file_that_nobody_may_read_is_told(documents: Documents, folder: Path) -> None:
    (folder / "organisation.yaml").mkdir()

    with pytest.raises(OrganisationError, match="går inte att läsa"):
        documents.organisation()


def test_a_pdf_that_would_wait_for_ever_is_told_and_the_next_one_gets_its_turn(
    documents: Documents, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessment.pdf.find_libreoffice", lambda: None)
    monkeypatch.setattr("assessment.documents._LONGEST_WAIT", 0.0)
    with ExitStack() as others:
        for _ in range(2):
            others.enter_context(_PDF_AT_ONCE)
        with pytest.raises(PdfError, match="Många gör PDF just nu"):
            documents.pdf(b"")
    for _ in range(3):
        with pytest.raises(PdfError, match="PDF kräver LibreOffice"):
            documents.pdf(b"")
