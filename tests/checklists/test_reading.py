"""Whatever is in a file, reading it gives data or a sentence in Swedish, never a traceback."""

import gc
import os
import unicodedata
from pathlib import Path

import pytest
import yaml

from assessment.checklist_files import read_data, read_folder, read_text, syntax
from assessment.core.diagnostics import Diagnostic, render_text

BASE = Path(__file__).parent / "base"


def only(diagnostics: tuple[Diagnostic, ...]) -> Diagnostic:
    assert len(diagnostics) == 1, [render_text(d) for d in diagnostics]
    return diagnostics[0]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("Nej", "Nej"),
        ("ja", "ja"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("012", 12),
        ("-3", -3),
        ("0x1F", 31),
        ("0o17", 15),
        ("1_000", "1_000"),
        ("12:30:00", "12:30:00"),
        ("1.10", 1.1),
        (".5", 0.5),
        ("1e3", 1000.0),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1e999", "1e999"),
        ("9" * 400, "9" * 400),
        ("2026-01-01", "2026-01-01"),
        ("1/3", "1/3"),
        ("=", "="),
        ("<<", "<<"),
        ('"12"', "12"),
        ("'no'", "no"),
        ('"true"', "true"),
    ],
)
def test_a_word_means_what_yaml_1_2_says(typed: str, read: object) -> None:
    document = read_data(f"a: {typed}\n", "x.yaml")

    assert document.diagnostics == ()
    assert document.data == {"a": read}
    assert type(document.data["a"]) is type(read)


def test_keys_are_always_text() -> None:
    assert read_data("1: a\nja: b\ntrue: c\n", "x.yaml").data == {"1": "a", "ja": "b", "true": "c"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_change_nothing(end: str, mark: str) -> None:
    text = mark + end.join(
        ["namn: Å", "lista:", "  - 1", "  - {a: b}", "text: >-", "  rad ett", "  rad två", ""]
    )

    for content in (text, text.encode()):
        document = read_data(content, "x.yaml")
        assert document.diagnostics == ()
        assert document.data == {"namn": "Å", "lista": [1, {"a": "b"}], "text": "rad ett rad två"}


def test_letters_made_of_two_signs_become_one() -> None:
    split = unicodedata.normalize("NFD", "namn: Åsa\nfråga: hör?\n")

    assert read_data(split.encode(), "x.yaml").data == {"namn": "Åsa", "fråga": "hör?"}


def test_a_file_that_is_saved_as_utf_16_is_one_sentence() -> None:
    found = only(read_data("namn: Åsa\n".encode("utf-16"), "x.yaml").diagnostics)

    assert (found.code, found.line) == ("inte-utf8", 0)


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        (b"a: b\nnamn: \xc5sa\n", "inte-utf8", (2, 7)),
        (b"\xe5", "inte-utf8", (1, 1)),
        ("a: b\nc: d\x01e\n", "styrtecken", (2, 5)),
        ("a: b\n\x02", "styrtecken", (2, 1)),
        ("\x00", "styrtecken", (1, 1)),
        ("a: \ud800\n", "styrtecken", (1, 4)),
        ("", "tom-fil", (0, 0)),
        (" \n\n", "tom-fil", (0, 0)),
        ("# bara en kommentar\n", "tom-fil", (0, 0)),
        ("a: \tb\n\tc: d\n", "tabb", (2, 1)),
        ("a:\n  b: \t[\t}\n", "fel-parentes", (2, 9)),
        ("a: *b\n", "alias", (1, 4)),
        ("*a : b\n", "alias", (1, 1)),
        ("a: &b\n  - c\n", "alias", (1, 4)),
        ("a: !b\n  c: d\n", "utropstecken", (1, 4)),
        ("a: @b\n", "fel-tecken", (1, 4)),
        ('a: "b\\q"\n', "fel-tecken", (1, 6)),
        ("%a\n", "fel-tecken", (1, 1)),
        ("%YAML 1.3\n---\na: b\n", "fel-tecken", (1, 1)),
        ("a: b\n...\nc: d\n", "flera-dokument", (3, 1)),
        ("a: - b\n", "fel-indrag", (1, 4)),
        ("a: b\n   c: d\n", "fel-indrag", (2, 4)),
        ("a:\n - b\n c: d\n", "fel-indrag", (3, 2)),
        ("a: >- b\n", "fel-indrag", (1, 7)),
        ("a: [b\n", "fel-parentes", (1, 4)),
        ("a: {b: c: d}\n", "kolon-i-text", (1, 9)),
        ("a: hej:\n", "kolon-i-text", (1, 7)),
        ("a: 'b\n", "fel-citattecken", (1, 4)),
        ("a: ”2026-1”\n", "fel-citattecken", (1, 4)),
        ("a: & b\n", "alias", (1, 4)),
        ("a: !<\n", "utropstecken", (1, 4)),
        ("inget kolon\nhär: inte\n", "saknar-kolon", (1, 1)),
    ],
)
def test_what_cannot_be_read_is_one_sentence_with_its_place(
    content: str | bytes, code: str, place: tuple[int, int]
) -> None:
    found = only(read_data(content, "x.yaml").diagnostics)

    assert (found.code, (found.line, found.column)) == (code, place)
    assert found.tips


@pytest.mark.parametrize(
    "text", ["a: [b\n", "a: b: c\n", "a\nb: c\n", "a: 'b\n", "a: @b\n", "a:\n b: 1\n  c: 2\n"]
)
def test_without_libyaml_the_same_is_said(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with_libyaml = read_data(text, "x.yaml").diagnostics
    monkeypatch.setattr(syntax, "_Loader", yaml.BaseLoader)

    assert read_data(text, "x.yaml").diagnostics == with_libyaml


def test_without_libyaml_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (BASE / "prov.yaml").read_text(encoding="utf-8")
    with_libyaml = read_data(text, "x.yaml").data
    monkeypatch.setattr(syntax, "_Loader", yaml.BaseLoader)

    assert read_data(text, "x.yaml").data == with_libyaml


def test_fifty_megabytes_are_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "stor.yaml"
    with file.open("wb") as big:
        big.truncate(50 * 1024 * 1024)

    found = [d for d in read_folder(tmp_path).diagnostics if d.file.endswith("stor.yaml")]

    assert [d.code for d in found] == ["för-stor-fil"]
    assert only(read_data(b"a" * (1024 * 1024 + 1), "x.yaml").diagnostics).code == "för-stor-fil"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &a [x]\n" + "b: [*a, *a, *a, *a]\n" * 1, "alias"),
        ("- &a x\n" + "- *a\n" * 40_000, "alias"),
        ("- a\n" * 100_000, "för-stor-fil"),
        ("[" * 500_000, "för-djup"),
        ("- " * 300_000, "för-djup"),
        ("? " * 300_000, "sammansatt-nyckel"),
        ("{" * 500_000, "sammansatt-nyckel"),
    ],
)
def test_a_file_made_to_hurt_is_one_sentence(text: str, code: str) -> None:
    assert {d.code for d in read_data(text, "x.yaml").diagnostics} == {code}


def test_billion_laughs_are_never_multiplied() -> None:
    laughs = "a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n" + "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    document = read_data(laughs, "x.yaml")

    assert only(document.diagnostics).code == "alias"
    assert len(str(document.data)) < 1000


def test_of_a_hundred_faults_the_rest_is_one_sentence() -> None:
    document = read_data("a: 1\n" * 150, "x.yaml")

    assert len(document.diagnostics) == 101
    assert document.diagnostics[-1].code == "fler-fel"
    assert "49 fel till" in document.diagnostics[-1].message


def test_the_first_of_two_equal_keys_is_kept_while_both_are_told() -> None:
    document = read_data("a: 1\nb: 2\na: 3\n", "x.yaml")

    assert document.data == {"a": 1, "b": 2}
    assert (only(document.diagnostics).line, document.diagnostics[0].column) == (3, 1)


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    loaded = read_folder(tmp_path / "finns-inte")

    assert only(loaded.diagnostics).code == "mapp-saknas"
    assert loaded.checklists is None
    assert not loaded.ok


def test_an_empty_folder_says_what_it_needs(tmp_path: Path) -> None:
    messages = [d.message for d in read_folder(tmp_path).diagnostics]

    assert messages == [
        "mappen har ingen checklista",
        "mappen saknar grupper.yaml, skala.yaml och kallor.yaml",
    ]


def test_a_folder_without_a_checklist_has_no_checklists(tmp_path: Path) -> None:
    for name in ("grupper.yaml", "skala.yaml", "kallor.yaml"):
        (tmp_path / name).write_bytes((BASE / name).read_bytes())

    loaded = read_folder(tmp_path)

    assert only(loaded.diagnostics).message == "mappen har ingen checklista"
    assert loaded.checklists is None


def test_a_checklist_that_lost_its_name_is_one_fault_wherever_it_is_pointed_at() -> None:
    text = (BASE / "prov.yaml").read_text(encoding="utf-8")
    other = text.replace("checklista: prov", "checklista: annat").replace("ordning: 10", "ordning: 20")
    other = other.replace("kräver: [varfor-inte]", "kräver: [prov/varfor-inte]\n    hör-till: [prov]")
    drafts = {"prov.yaml": text.replace("checklista: prov\n", ""), "annat.yaml": other}

    found = read_folder(BASE, drafts=drafts).diagnostics

    assert [d.message for d in found if d.code != "lika-frågor"] == ["checklistan saknar ”checklista”"]


def test_a_file_with_another_ending_is_told_and_not_read(tmp_path: Path) -> None:
    for name in ("grupper.yaml", "skala.yaml", "kallor.yaml", "prov.yaml"):
        (tmp_path / name).write_bytes((BASE / name).read_bytes())
    (tmp_path / "annan.yml").write_text("x", encoding="utf-8")
    (tmp_path / ".gömd.yaml").write_text("x", encoding="utf-8")
    (tmp_path / "LÄSMIG.md").write_text("x", encoding="utf-8")

    loaded = read_folder(tmp_path)

    assert only(loaded.diagnostics).code == "fel-ändelse"
    assert loaded.ok


def test_a_file_that_cannot_be_opened_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "mapp.yaml").mkdir()

    found = [d for d in read_folder(tmp_path).diagnostics if d.file.endswith("mapp.yaml")]

    assert [d.code for d in found] == ["oläsbar-fil"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rör.yaml")

    assert "oläsbar-fil" in {d.code for d in read_folder(tmp_path).diagnostics}


def test_a_folder_that_cannot_be_listed_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_self: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", refused)

    assert only(read_folder(tmp_path).diagnostics).message == "mappen går inte att läsa"


def test_a_whole_folder_gives_checklists_fingerprints_and_positions() -> None:
    loaded = read_folder(BASE)

    assert loaded.ok
    assert loaded.checklists is not None
    assert set(loaded.checklists.fingerprints) == {"prov", "grupper", "skala"}
    assert len(loaded.documents) == 4


def test_a_draft_is_read_in_place_of_the_file() -> None:
    text = (BASE / "prov.yaml").read_text(encoding="utf-8").replace("källa: [lag]", "källa: [lagg]", 1)

    found = only(read_folder(BASE, drafts={"prov.yaml": text}).diagnostics)

    assert found.code == "okänd-källa"
    assert read_folder(BASE).ok


def test_without_the_rules_only_writing_and_shape_are_looked_at() -> None:
    text = (BASE / "prov.yaml").read_text(encoding="utf-8").replace("källa: [lag]", "källa: [lagg]")

    assert read_folder(BASE, drafts={"prov.yaml": text}, check=False).ok


def test_one_file_is_read_by_its_name() -> None:
    read = read_text("kallor.yaml", (BASE / "kallor.yaml").read_text(encoding="utf-8"))

    assert read.diagnostics == ()
    assert read.content is not None
    assert only(read_text("grupper.yaml", "- a\n").diagnostics).code == "fel-slag"
    assert only(read_text("scenarier/a.yaml", "a: b\n").diagnostics).code == "fel-slag"


TEN = """format: 1
checklista: prov
namn: Prov
utgåva: 2026.10
gäller-från: 2026-01-32
gäller-till: 2027-12-31
förvaltas-av: Strateg
referensgrupp: alla
screening:
  - id: beror
    fråga: Berör förslaget människor?
    hjälp: Tänk på dem som bor där.
    svarstyp: val
    svarsalternativ: [{id: ja, text: "Ja, direkt", djup: full}, {id: nej, text: Nej, djup: inget}]
    källa: [lagg]
avsnitt:
  - id: foljder
    namn: Följder
    frågor:
      - id: trygghet
        fråga: Hur påverkas tryggheten?
        hjälp: Tänk på vägar.
        svarstypp: effekt
        grupper: {tagg: bran}
        vikt: 5
        vikt-skäl: Grunden för allt.
        spår: kort
        källa: [lag]
      - id: horda
        fråga: Har ni frågat dem
        hjälp: Räkna möten.
        svarstyp: ja-nej
        källa: [lag]
stoppflaggor:
  - id: P1
    namn: Ingen har frågats
    när: {fråga: horda, är: nejj}
    kräver: [hordda]
    källa: [lag]
"""


def test_ten_mistakes_in_one_file_are_ten_diagnostics_in_one_run() -> None:
    found = read_folder(BASE, drafts={"prov.yaml": TEN}).diagnostics

    assert [(d.code, d.line, d.column, d.length, d.tips[0]) for d in found] == [
        ("saknar-citattecken", 4, 9, 7, 'sätt citattecken: "2026.10"'),
        ("fel-datum", 5, 14, 10, "skriv år, månad och dag: 2026-01-31"),
        ("okänt-val", 14, 92, 5, "menade du ”ingen”?"),
        ("okänd-källa", 15, 13, 4, "menade du ”lag”?"),
        ("okänd-nyckel", 23, 9, 9, "menade du ”svarstyp”?"),
        ("okänd-grupp", 24, 25, 4, "menade du ”barn”?"),
        ("utanför-gräns", 25, 15, 1, "talet ska vara mellan 1 och 3"),
        ("saknar-frågetecken", 30, 16, 17, "skriv om den som en fråga, och avsluta med ?"),
        ("okänt-svarsalternativ", 37, 29, 4, "menade du ”nej”?"),
        ("okänd-fråga", 38, 14, 6, "menade du ”horda”?"),
    ]


@pytest.mark.parametrize("on", [True, False])
def test_the_garbage_collector_is_left_as_it_was(on: bool) -> None:  # noqa: FBT001 - on or off
    before = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        read_folder(BASE, check=False)
        assert gc.isenabled() is on
    finally:
        (gc.enable if before else gc.disable)()
