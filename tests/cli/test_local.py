"""konsekvens check on a municipality's own folder."""

from pathlib import Path

from tests.cli.conftest import ROOT, Run

HEAD = f'format: 1\nbygger-på: {(ROOT / "checklists").as_posix()}\nnamn: Lillmark\nutgåva: "2026-1"\n'


def own(tmp_path: Path, text: str) -> Path:
    (tmp_path / "lokalt.yaml").write_text(f"{HEAD}förvaltas-av: Strateg\n{text}", encoding="utf-8")
    return tmp_path


def test_sound_changes_are_let_be(run: Run, tmp_path: Path) -> None:
    text = "checklistor:\n  barnets-rattigheter:\n    utgår: [barn-mot-barn]\n"
    said = run("check", own(tmp_path, text), "--strikt")

    assert (said.exit_code, "inget att anmärka" in said.stdout) == (0, True)


def test_what_the_base_no_longer_has_is_shown_with_its_line(run: Run, tmp_path: Path) -> None:
    text = "checklistor:\n  barnets-rattigheter:\n    utgår: [barn-mot-barnn]\n"
    said = run("check", own(tmp_path, text))

    assert said.exit_code == 1
    assert "fel[överlagring-saknar-mål]: grunden har ingen fråga eller stoppflagga" in said.stdout
    assert f"--> {tmp_path.as_posix()}/lokalt.yaml:8:13" in said.stdout
    assert "= menade du ”barn-mot-barn”?" in said.stdout


def test_an_assessment_is_scored_with_the_changes(run: Run, tmp_path: Path, after: Path) -> None:
    folder = own(tmp_path, "checklistor:\n  barnets-rattigheter:\n    utgår: [F3]\n")

    assert run("score", after, "--checklistor", folder).exit_code == 0
