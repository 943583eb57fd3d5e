"""Broken templates: each gives one sentence that names the place, and none costs anyone an answer."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Open

from assessment.word import TemplateError, carry, write
from assessment.word.checking import ASSESSMENT, STATEMENT, check_template, wanted_fields
from tests.word.summaries import lillmark

Broken = Callable[[Open], None]


def paragraph(*texts: str) -> Broken:
    """Paragraphs put before everything else, so that the first is stycke 1."""

    def change(document: Open) -> None:
        first = document.paragraphs[0]
        for text in texts:
            first.insert_paragraph_before(text)

    return change


def split(*runs: str) -> Broken:
    """One paragraph whose text Word has divided between runs."""

    def change(document: Open) -> None:
        new = document.paragraphs[0].insert_paragraph_before("")
        for run in runs:
            new.add_run(run)

    return change


def cell(text: str) -> Broken:
    def change(document: Open) -> None:
        document.tables[0].rows[0].cells[1].text = text

    return change


def header(text: str) -> Broken:
    def change(document: Open) -> None:
        document.sections[0].header.paragraphs[0].text = text

    return change


def without(words: str) -> Broken:
    """The template without the first paragraph that says this."""

    def change(document: Open) -> None:
        found = next(p for p in document.paragraphs if words in p.text)
        found._p.getparent().remove(found._p)

    return change


def replaced(words: str, by: str) -> Broken:
    def change(document: Open) -> None:
        for p in document.paragraphs:
            if words in p.text:
                p.text = p.text.replace(words, by)

    return change


BROKEN: dict[str, tuple[Broken, str]] = {
    "unclosed field": (
        paragraph("Titel: {{ huvud.titel"),
        "Stycke 1, ”{{ huvud.titel”: taggen är inte avslutad.",
    ),
    "unclosed command": (
        paragraph("{% if huvud.titel"),
        "taggen är inte avslutad. Taggen ska sluta i samma stycke",
    ),
    "field over two paragraphs": (
        paragraph("{{ huvud", ".titel }}"),
        "Stycke 1, ”{{ huvud”: taggen är inte avsl",
    ),
    "never begun": (paragraph("huvud.titel }}"), "här slutar en tagg som aldrig har börjat."),
    "single brace": (paragraph("{{ huvud.titel }"), "taggen är inte avslutad."),
    "misspelt field": (paragraph("{{ huvud.titl }}"), "fältet huvud.titl finns inte. Menade du huvud.titel?"),
    "misspelt group": (paragraph("{{ huvd.titel }}"), "fältet huvd finns inte. Menade du huvud?"),
    "without dots": (paragraph("{{ sida1.förslget }}"), "Menade du sida1.förslag?"),
    "nothing alike": (paragraph("{{ kaffe }}"), "fältet kaffe finns inte. Alla fält står i LÄSMIG.md."),
    "field of a row": (
        paragraph("{%p for rad in grupper %}", "{{ rad.namm }}", "{%p endfor %}"),
        "Stycke 2, ”{{ rad.namm }}”: fältet rad.namm finns inte. Menade du rad.namn?",
    ),
    "row outside its loop": (
        paragraph("{%p for xyz in grupper %}", "{%p endfor %}", "{{ xyz.namn }}"),
        "Stycke 3, ”{{ xyz.namn }}”: fältet xyz finns inte.",
    ),
    "misspelt over runs": (split("{{ hu", "vud.ti", "tl }}"), "fältet huvud.titl finns inte."),
    "unclosed loop": (paragraph("{%p for rad in grupper %}"), "for är inte avslutad. Lägg till endfor"),
    "unclosed condition": (paragraph("{%p if grupper %}"), "if är inte avslutad. Lägg till endif"),
    "end without beginning": (paragraph("{%p endfor %}"), "endfor hör inte ihop med något som har börjat."),
    "ends crossed": (
        paragraph("{%p if grupper %}", "{%p for rad in grupper %}", "{%p endif %}", "{%p endfor %}"),
        "Stycke 3, ”{%p endif %}”: endif hör inte ihop med något som har börjat. Skriv endfor här.",
    ),
    "else on its own": (paragraph("{%p else %}"), "else står utanför if."),
    "ends of another width": (
        paragraph("{%p if grupper %}", "Text", "{% endif %}"),
        "den avslutar ”{%p if grupper %}” (stycke 1). Skriv {%p endif %}.",
    ),
    "row tag outside a table": (
        paragraph("{%tr for rad in grupper %}"),
        "taggen hör hemma i en tabell. Skriv {%p",
    ),
    "cell tag outside a table": (paragraph("{%tc for rad in grupper %}"), "taggen hör hemma i en tabell."),
    "paragraph tag with text": (paragraph("Och {%p if grupper %}"), "det står mer i samma stycke."),
    "two paragraph tags": (paragraph("{%p if grupper %}{%p endif %}"), "det står mer i samma stycke."),
    "misspelt command": (paragraph("{%p fro rad in grupper %}"), "kommandot fro finns inte. Menade du for?"),
    "unknown command": (paragraph("{% kaffe %}"), "kommandot kaffe finns inte. Använd if, for och set."),
    "a command not for templates": (paragraph("{% include 'x' %}"), "kommandot include går inte att använda"),
    "for without in": (
        paragraph("{%p for rad grupper %}"),
        "går inte att läsa. Skriv så här: for rad in grupper.",
    ),
    "one equals sign": (paragraph("{% if huvud.läge = 'Utkast' %}"), "Skriv == när du jämför."),
    "words after endif": (
        paragraph("{%p endif grupper %}"),
        "det ska inte stå något efter endif. Skriv bara endif.",
    ),
    "space in a field": (
        paragraph("{{ huvud titel }}"),
        "taggen går inte att läsa. Fält skrivs utan mellanslag",
    ),
    "hyphen in a field": (paragraph("{{ genomförs-från }}"), "fältet genomförs finns inte."),
    "empty tag": (paragraph("{{ }}"), "taggen är tom."),
    "smart quotes of another language": (
        paragraph("{% if huvud.läge == „Utkast“ %}x{% endif %}"),
        "taggen har citattecknet „. Skriv raka citattecken",
    ),
    "into the machinery": (
        paragraph("{{ huvud.__class__.__mro__ }}"),
        "namn med dubbla understreck får inte användas i mallar.",
    ),
    "in a table": (cell("{{ rad.x }}"), "Tabell 1, rad 1, cell 2, ”{{ rad.x }}”: fältet rad finns inte."),
    "in the header": (header("{{ huvud.kommum }}"), "Sidhuvudet, stycke 1, ”{{ huvud.kommum }}”: fältet"),
    "without Bilaga A": (replaced("alla_svar", "grupper[:0]"), "Mallen saknar fältet alla_svar."),
    "an end taken away": (
        without("{%p endfor %}"),
        "hör inte ihop med något som har börjat. Skriv endfor här.",
    ),
}


def saved(change: Broken, template: Path, folder: Path) -> Path:
    document = Document(str(template))
    change(document)
    path = folder / "egen.docx"
    document.save(str(path))
    return path


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_template_gives_a_sentence_with_the_place(name: str, template: Path, tmp_path: Path) -> None:
    change, told = BROKEN[name]
    findings = [str(f) for f in check_template(saved(change, template, tmp_path))]

    assert any(told in finding for finding in findings), findings


@pytest.mark.parametrize(
    "name",
    [
        "unclosed field",
        "misspelt field",
        "misspelt over runs",
        "unclosed loop",
        "into the machinery",
        "a command not for templates",
        "in the header",
    ],
)
def test_writing_with_a_broken_template_says_the_same(name: str, template: Path, tmp_path: Path) -> None:
    change, told = BROKEN[name]

    with pytest.raises(TemplateError) as raised:
        write(lillmark(), saved(change, template, tmp_path))

    assert str(raised.value).startswith("Mallen egen.docx går inte att använda. ")
    assert told in str(raised.value)
    assert str(raised.value).endswith("Dina svar är kvar.")


@pytest.mark.parametrize(
    ("tags", "told"),
    [
        (
            ["{%p for a in räkning %}", "{%p for b in räkning %}", "{%p for c in räkning %}"]
            + [
                "{%p for d in räkning %}",
                "{%p for e in räkning %}",
                "{%p for f in räkning %}",
                "{%p endfor %}",
            ]
            + ["{%p endfor %}"] * 5,
            "upprepar något utan slut",
        ),
        (["{{ huvud.titel * 1000000000 }}"], "går inte att fylla i"),
        (["{{ 9 ** 999999999 }}"], "går inte att fylla i"),
        (["{{ huvud.titel|center(1000000000) }}"], "går inte att fylla i"),
        (["{{ huvud.titel.ljust(1000000000) }}"], "fältet huvud.titel.ljust finns inte"),
        (["{% for x in range(99999999) %}x{% endfor %}"], "fältet range finns inte"),
        (["{{ huvud|attr('titel') }}"], "går inte att fylla i"),
    ],
)
def test_a_template_cannot_run_for_ever_or_call_anything(
    tags: list[str], told: str, template: Path, tmp_path: Path
) -> None:
    with pytest.raises(TemplateError, match=told):
        write(lillmark(), saved(paragraph(*tags), template, tmp_path))


def test_the_shipped_templates_have_nothing_to_mend(template: Path) -> None:
    assert check_template(template) == ()
    assert check_template(template.parent / "konsekvensbedomning-svartvit.docx") == ()
    assert check_template(template.parent / "tjansteutlatande.docx", STATEMENT) == ()
    assert "saknar fältet alla_svar" in str(check_template(template.parent / "tjansteutlatande.docx")[0])


def test_typed_quotes_and_tags_split_by_word_are_fine(template: Path, tmp_path: Path) -> None:
    change = paragraph("{% if huvud.läge == ”Utkast” %}ja{% endif %}", "{{ alternativ[0]['namn'] }}")
    fine = saved(change, template, tmp_path)

    assert check_template(fine) == ()
    assert write(lillmark(), fine)
    fine = saved(split("{", "{ hu", "vud.ti", "tel }", "}"), template, tmp_path)
    assert check_template(fine) == ()
    assert write(lillmark(), fine)


def repacked(template: Path, path: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The template with each of its parts changed, or left out."""
    target = io.BytesIO()
    with zipfile.ZipFile(template) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    path.write_bytes(target.getvalue())
    return path


def test_a_picture_that_is_gone_is_named(template: Path, tmp_path: Path) -> None:
    image = b'<Relationship Id="rIdX" Type="x/image" Target="media/logga.png"/></Relationships>'
    broken = repacked(
        template,
        tmp_path / "bild.docx",
        lambda name, data: (
            data.replace(b"</Relationships>", image) if name == "word/_rels/document.xml.rels" else data
        ),
    )

    assert "saknar en bild som den hänvisar till (word/media/logga.png)" in str(check_template(broken)[0])
    with pytest.raises(TemplateError, match=r"saknar en bild .* Dina svar är kvar"):
        write(lillmark(), broken)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda name, data: None if name == "word/document.xml" else data, "skadad"),
        (lambda name, data: data[:500] if name == "word/document.xml" else data, "skadad"),
        (lambda name, data: None if name == "[Content_Types].xml" else data, "ingen Word-fil"),
    ],
    ids=["no document", "half a document", "no content types"],
)
def test_a_damaged_file_is_one_sentence(
    change: Callable[[str, bytes], bytes | None], told: str, template: Path, tmp_path: Path
) -> None:
    broken = repacked(template, tmp_path / "skadad.docx", change)

    assert [told in str(f) for f in check_template(broken)] == [True]
    with pytest.raises(TemplateError, match=told):
        write(lillmark(), broken)


@pytest.mark.parametrize("data", [b"", b"hej", b"PK\x03\x04" + b"\x00" * 50, b"%PDF-1.7"])
def test_what_is_no_word_file_is_one_sentence(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "fel.docx"
    path.write_bytes(data)

    assert [str(f) for f in check_template(path)] == [
        "Mallen är ingen Word-fil. Spara den som .docx i Word och försök igen."
    ]
    with pytest.raises(TemplateError, match="är ingen Word-fil"):
        write(lillmark(), path)


@pytest.mark.parametrize(
    ("ending", "told"),
    [
        (".docm", "Mallen är sparad med makron (.docm). Välj Spara som och Word-dokument (.docx)."),
        (".doc", "Mallen är sparad i ett äldre format (.doc)."),
        (".dotx", "Mallen är sparad som Wordmall (.dotx)."),
        (".odt", "Mallen är sparad i LibreOffices eget format (.odt)."),
        (".pdf", "Mallen är en PDF."),
    ],
)
def test_another_kind_of_file_is_named(ending: str, told: str, template: Path, tmp_path: Path) -> None:
    path = tmp_path / f"egen{ending}"
    path.write_bytes(template.read_bytes())

    (finding,) = map(str, check_template(path))
    assert finding.startswith(told)


def with_part(template: Path, path: Path, name: str, data: bytes) -> Path:
    path.write_bytes(template.read_bytes())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return path


def test_macros_in_a_file_that_hides_them_are_told(template: Path, tmp_path: Path) -> None:
    path = with_part(template, tmp_path / "egen.docx", "word/vbaProject.bin", b"x")

    assert [str(f) for f in check_template(path)] == [
        "Mallen har makron. Välj Spara som och Word-dokument (.docx)."
    ]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(template: Path, tmp_path: Path) -> None:
    path = with_part(template, tmp_path / "egen.docx", "word/media/a.png", b"\0" * 101 * 1024 * 1024)

    assert path.stat().st_size < 1024 * 1024
    assert [str(f) for f in check_template(path)] == [
        "Mallen är för stor. Ta bort stora bilder, eller börja om från en tom mall."
    ]
    with pytest.raises(TemplateError, match=r"Mallen är för stor\. .* Dina svar är kvar\."):
        write(lillmark(), path)


def test_a_template_with_thousands_of_parts_is_refused(template: Path, tmp_path: Path) -> None:
    path = tmp_path / "egen.docx"
    path.write_bytes(template.read_bytes())
    with zipfile.ZipFile(path, "a") as archive:
        for n in range(2001):
            archive.writestr(f"word/media/{n}", b"")

    assert "är för stor" in str(check_template(path)[0])


def test_a_picture_from_elsewhere_is_told(template: Path, tmp_path: Path) -> None:
    link = (
        b'<Relationship Id="rIdX" Type="x/image" Target="https://x.y/z.png" TargetMode="External"/>'
        b"</Relationships>"
    )
    path = repacked(
        template,
        tmp_path / "egen.docx",
        lambda name, data: (
            data.replace(b"</Relationships>", link) if name == "word/_rels/document.xml.rels" else data
        ),
    )

    assert "Mallen hämtar en bild utifrån (https://x.y/z.png)." in str(check_template(path)[0])


def test_a_template_made_from_someones_answers_is_told(template: Path, tmp_path: Path) -> None:
    path = tmp_path / "egen.docx"
    path.write_bytes(carry(template.read_bytes(), '{"format": 1}'))

    assert "har svaren från en bedömning inuti" in str(check_template(path)[0])


def test_a_template_says_itself_what_it_is_for(template: Path, tmp_path: Path) -> None:
    statement = template.parent / "tjansteutlatande.docx"

    assert (wanted_fields(template), wanted_fields(statement)) == (ASSESSMENT, STATEMENT)
    for data in (b"", b"PK"):
        (tmp_path / "fel.docx").write_bytes(data)
        assert wanted_fields(tmp_path / "fel.docx") == ASSESSMENT
    hollow = repacked(
        template,
        tmp_path / "halv.docx",
        lambda name, data: None if name == "[Content_Types].xml" else data,
    )
    assert wanted_fields(hollow) == ASSESSMENT


def test_a_template_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    assert [str(f) for f in check_template(tmp_path / "borta.docx")] == [
        "Mallen finns inte. Välj en annan mall."
    ]
