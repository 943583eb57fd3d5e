"""A municipality's folder read from disk: the base with the changes, and everything wrong with them."""

import re
import shutil
from pathlib import Path

import pytest

from assessment.checklist_files import Loaded, read_folder, try_scenarios
from assessment.core.diagnostics import Diagnostic
from tests.checklists.test_cases import HERE, TODAY

ROOT = HERE.parents[1]
HEAD = 'format: 1\nbygger-på: ../checklists\nnamn: Lillmark\nutgåva: "2026-1"\nförvaltas-av: Strateg\n'


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder beside a copy of the base."""
    shutil.copytree(HERE / "base", tmp_path / "checklists")
    (tmp_path / "lillmark").mkdir()
    return tmp_path / "lillmark"


def read(own: Path, text: str, head: str = HEAD) -> Loaded:
    (own / "lokalt.yaml").write_text(head + text, encoding="utf-8")
    return read_folder(own, today=TODAY)


def placed(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, str, str]]:
    """Code, file and the words under the carets."""
    return [
        (d.code, Path(d.file).name, d.source[d.column - 1 : d.column - 1 + d.length]) for d in diagnostics
    ]


def test_a_folder_without_changes_is_its_base(own: Path) -> None:
    loaded = read(own, "")
    base = read_folder(own.parent / "checklists", today=TODAY)

    assert loaded.ok
    assert loaded.checklists is not None
    assert base.checklists is not None
    assert loaded.checklists.checklists == base.checklists.checklists
    assert loaded.checklists.fingerprints == base.checklists.fingerprints
    assert loaded.folders == (own, own.parent / "checklists")


def test_a_flag_that_needs_what_was_switched_off_is_told_where_it_was_switched_off(own: Path) -> None:
    found = read(own, "checklistor:\n  prov:\n    utgår: [varfor-inte]\n").diagnostics

    assert placed(found) == [("utgången-fråga", "lokalt.yaml", "varfor-inte")]
    assert found[0].tips == ("det är grunden som säger så, i prov",)


def test_an_own_weight_needs_an_own_reason(own: Path) -> None:
    found = read(own, "checklistor:\n  prov:\n    ändrar:\n      trygghet: {vikt: 1}\n").diagnostics

    assert placed(found) == [("saknar-vikt-skäl", "lokalt.yaml", "trygghet")]


def test_the_rules_hold_for_what_is_added_and_changed(own: Path) -> None:
    text = """\
källor:
  - {id: egen, titel: Egen riktlinje, gäller-till: 2025-01-01}
checklistor:
  prov:
    ändrar:
      antal: {fråga: Antal boende}
      horda: {källa: [okand]}
    ändrar-flaggor:
      P1: {kräver: [varfor]}
    lägger-till:
      frågor:
        foljder:
          - {id: lek, fråga: Var leker?, hjälp: Tänk på gårdar., svarstyp: text}
          - {id: antal, fråga: Hur många är barn?, hjälp: Ungefär., svarstyp: tal, källa: [egen]}
"""
    assert placed(read(own, text).diagnostics) == [
        ("utgången-källa", "lokalt.yaml", "2025-01-01"),
        ("saknar-frågetecken", "lokalt.yaml", "Antal boende"),
        ("okänd-källa", "lokalt.yaml", "okand"),
        ("okänd-fråga", "lokalt.yaml", "varfor"),
        (
            "saknar-källa",
            "lokalt.yaml",
            "{id: lek, fråga: Var leker?, hjälp: Tänk på gårdar., svarstyp: text}",
        ),
        ("dubbelt-id", "lokalt.yaml", "antal"),
    ]


def test_a_new_edition_of_the_base_says_which_changes_it_breaks(own: Path) -> None:
    text = "checklistor:\n  prov:\n    ändrar:\n      antal: {hjälp: Räkna alla.}\n"
    assert read(own, text).diagnostics == ()

    base = own.parent / "checklists" / "prov.yaml"
    base.write_text(base.read_text(encoding="utf-8").replace("id: antal", "id: antalet"), encoding="utf-8")

    found = read(own, text).diagnostics
    assert placed(found) == [("överlagring-saknar-mål", "lokalt.yaml", "antal")]
    assert found[0].tips == ("menade du ”antalet”?",)


def test_a_broken_base_or_a_broken_file_gives_no_checklists(own: Path) -> None:
    assert placed(read(own, "checklistor:\n  prov: {utgar: [antal]}\n").diagnostics) == [
        ("okänd-nyckel", "lokalt.yaml", "utgar")
    ]
    (own.parent / "checklists" / "prov.yaml").write_text("namn: [\n", encoding="utf-8")

    loaded = read(own, "")

    assert loaded.checklists is None
    assert {Path(d.file).name for d in loaded.diagnostics} == {"prov.yaml"}
    assert loaded.folders == (own, own.parent / "checklists")


def test_a_base_that_builds_on_another_is_no_base(own: Path) -> None:
    read(own, "")
    third = own.parent / "tredje"
    third.mkdir()

    found = read(third, "", HEAD.replace("../checklists", "../lillmark")).diagnostics

    assert [d.message for d in found] == ["mappen ”../lillmark” har själv en lokalt.yaml och är ingen grund"]


def test_own_scenarios_are_tried_against_the_base_with_the_changes(own: Path) -> None:
    (own / "scenarier").mkdir()
    (own / "scenarier" / "vikt.yaml").write_text(
        "- namn: Tryggheten blir sämre\n  grupper: [barn]\n  djup: {prov: full}\n"
        "  svar:\n    prov/lek: På gården.\n    prov/finns-inte: ja\n"
        "  förväntat: {status: {prov: {forslaget: Försvagar}}}\n",
        encoding="utf-8",
    )
    text = """\
checklistor:
  prov:
    lägger-till:
      frågor:
        foljder:
          - {id: lek, fråga: Var leker barnen?, hjälp: Tänk på gårdar., svarstyp: text, källa: [lag]}
"""
    loaded = read(own, text)

    assert ("okänd-fråga", "vikt.yaml", "prov/finns-inte") in placed(loaded.diagnostics)
    assert "prov/lek" not in {p[2] for p in placed(loaded.diagnostics)}
    assert [Path(o.file).name for o in try_scenarios(loaded)] == ["vikt.yaml"]


def test_an_editor_can_try_a_text_before_it_is_saved(own: Path) -> None:
    loaded = read_folder(own, drafts={"lokalt.yaml": HEAD}, check=False)

    assert loaded.ok
    assert loaded.checklists is not None
    assert loaded.checklists.local_edition is not None
    assert loaded.checklists.local_edition.name == "Lillmark"


def test_the_example_in_the_manual_works_with_the_shipped_checklists(tmp_path: Path) -> None:
    manual = (ROOT / "checklists" / "LÄSMIG.md").read_text(encoding="utf-8")
    example = re.search(r"<!-- exempel: lokalt.yaml -->\n```yaml\n(.*?)```", manual, re.DOTALL)
    assert example is not None
    shutil.copytree(ROOT / "checklists", tmp_path / "checklists")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "lillmark").mkdir()

    loaded = read(tmp_path / "lillmark", example[1], "")

    assert [d for d in loaded.diagnostics if Path(d.file).name == "lokalt.yaml"] == []
    assert loaded.ok
    assert loaded.checklists is not None
    assert set(loaded.checklists.local) == {
        f"barnets-rattigheter/{name}" for name in ("barn-mot-barn", "lek-fritid", "skolvag")
    }


def test_a_question_that_reads_otherwise_here_is_not_told_in_the_bases_english(own: Path) -> None:
    base = own.parent / "checklists" / "prov.yaml"
    english = """
översättning:
  en:
    avsnitt:
      foljder:
        frågor:
          antal: {fråga: How many live in the area?, hjälp: A rough figure will do.}
"""
    base.write_text(base.read_text(encoding="utf-8") + english, encoding="utf-8")
    loaded = read(own, "checklistor:\n  prov:\n    ändrar:\n      antal: {fråga: Hur många bor i byn?}\n")

    assert loaded.ok
    assert loaded.checklists is not None
    found = loaded.checklists.told_in("en").question("prov/antal")
    assert found is not None
    assert (found[1].text, found[1].help) == ("Hur många bor i byn?", "A rough figure will do.")
