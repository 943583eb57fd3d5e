"""Files that are no assessment, and what goes wrong around them: a clear sentence, never a traceback."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assessment.cli import files, results
from assessment.cli.frame import Trouble, write_anything
from tests.cli.conftest import ROOT, Run

MEGABYTE = 1024 * 1024


def much_nesting() -> bytes:
    return b'{"format": 1, "id": ' + b"[" * 100_000


FILES: dict[str, tuple[str, bytes | Callable[[], bytes], str]] = {
    "empty": ("a.json", b"", "Filen är tom."),
    "only spaces": ("a.json", b" \n ", "Filen är tom."),
    "not json": ("a.json", b"hej", "Filen är inte JSON"),
    "half a file": ("a.json", b'{"format": 1, "id": "a", "svar": {', "Filen är inte JSON"),
    "a list": ("a.json", b"[1, 2]", "Filen är ingen konsekvensbedömning"),
    "another program's": ("a.json", b'{"version": 3}', "den saknar format och id"),
    "a later format": ("a.json", b'{"format": 9, "id": "a"}', "Uppdatera Konsekvens"),
    "an unknown key": ("a.json", '{"format": 1, "id": "a", "ärnde": {}}'.encode(), "menade du ”ärende”"),
    "a wrong rating": (
        "a.json",
        b'{"format": 1, "id": "a", "effekter": {"b/c": {"forslaget": {"grupper": {"elever": 7}}}}}',
        "7",
    ),
    "the same key twice": ("a.json", b'{"format": 1, "format": 1, "id": "a"}', "står två gånger"),
    "not UTF-8": ("a.json", "{å}".encode("utf-16"), "inte text i UTF-8"),
    "50 MB": ("a.json", lambda: b" " * (50 * MEGABYTE), "är 50 MB"),
    "very deep": ("a.json", much_nesting, "för många nivåer"),
    "a picture": ("a.json", b"\x89PNG\r\n\x1a\n\x00\x00", "inte text i UTF-8"),
    "empty YAML": ("a.yaml", b"", "tom"),
    "broken YAML": ("a.yaml", b"a: [1", "Rad 1"),
    "YAML with aliases": ("a.yaml", b"a: &x [1]\nb: *x\n", "ankare"),
    "a billion laughs": (
        "a.yaml",
        b"a: &a [x, x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (n, n) for n in range(30)),
        "ankare",
    ),
    "Word without answers": ("svar.docx", b"PK\x03\x04", "ingen hel Word-fil"),
    "YAML that is no assessment": ("a.yml", b"hej: 1\n", "den saknar format och id"),
    "large YAML": ("a.yaml", lambda: b"a: " + b"x" * (2 * MEGABYTE), "Filen är större än 1 MiB"),
}


@pytest.mark.parametrize("command", ["score", "explain", "word"])
@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_no_assessment_gives_a_clear_sentence(
    run: Run, tmp_path: Path, kind: str, command: str
) -> None:
    name, content, sentence = FILES[kind]
    path = tmp_path / name
    path.write_bytes(content() if callable(content) else content)
    said = run(command, path, *(["-o", tmp_path / "a.docx"] if command == "word" else []))

    assert said.exit_code == 1
    assert isinstance(said.exception, SystemExit)
    assert said.stdout == ""
    assert said.stderr.startswith(f"Fel: {path} ")
    assert sentence in said.stderr
    assert "Traceback" not in said.stderr
    assert len(said.stderr) < 4000
    assert not (tmp_path / "a.docx").exists()


def test_a_file_that_cannot_be_opened_is_told(run: Run, tmp_path: Path) -> None:
    assert run("score", tmp_path).stderr == f"Fel: {tmp_path}: det är en mapp, inte en fil.\n"
    missing = tmp_path / "ingen.json"
    assert run("score", missing).stderr == f"Fel: {missing}: filen eller mappen finns inte.\n"


def test_an_assessment_may_be_written_in_yaml(run: Run, tmp_path: Path, after: Path) -> None:
    # JSON is YAML: the same answers, told the same way.
    path = tmp_path / "a.yaml"
    path.write_bytes(after.read_bytes())

    assert run("score", path).stdout == run("score", after).stdout


def test_a_word_file_with_the_answers_inside_is_read_as_they_were(
    run: Run, tmp_path: Path, after: Path
) -> None:
    out = tmp_path / "bilaga.docx"
    assert run("word", after, "-o", out, "--med-svar").exit_code == 0

    assert run("score", out).stdout == run("score", after).stdout
    run("word", after, "-o", tmp_path / "utan.docx")
    assert "har inga svar inuti" in run("score", tmp_path / "utan.docx").stderr


def test_the_order_of_keys_and_a_byte_order_mark_change_nothing(
    run: Run, tmp_path: Path, after: Path
) -> None:
    read = json.loads(after.read_text(encoding="utf-8"))
    path = tmp_path / "a.json"
    path.write_text("\ufeff" + json.dumps(dict(reversed(read.items()))), encoding="utf-8")

    assert run("score", path).stdout == run("score", after).stdout


def test_broken_checklists_are_told_before_anything_is_scored(run: Run, tmp_path: Path, after: Path) -> None:
    said = run("score", after, "--checklistor", tmp_path)

    assert said.exit_code == 1
    assert f"Kör konsekvens check {tmp_path} för att se vad som behöver rättas." in said.stderr


def test_a_setting_that_cannot_be_used_is_told(
    run: Run, after: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KONSEKVENS_PORT", "åtta")
    said = run("score", after)

    assert said.exit_code == 1
    assert "KONSEKVENS_PORT är ”åtta”" in said.stderr


def explodes(*_: object) -> None:
    raise ZeroDivisionError("inside")


def test_a_fault_of_our_own_is_one_sentence_until_details_are_asked_for(
    run: Run, after: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results, "scored", explodes)
    plain, details = run("score", after), run("score", after, "--felsök")

    assert plain.exit_code == details.exit_code == 1
    assert plain.stderr == (
        "Fel: Något oväntat gick fel (ZeroDivisionError), och det är inte ditt fel. Kör samma kommando "
        "med --felsök för att se detaljer att skicka till den som sköter Konsekvens.\n"
    )
    assert "Traceback" in details.stderr
    assert "explodes" in details.stderr
    assert "explodes" in run("--felsök", "score", after).stderr


def test_a_fault_of_the_computer_names_the_file(
    run: Run, after: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "/bilaga.docx")

    monkeypatch.setattr(results, "scored", full)

    assert run("score", after).stderr == "Fel: /bilaga.docx: det går inte att läsa eller skriva där.\n"


def test_a_word_file_is_never_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.docx"
    path.write_text("det förra")

    def full(_self: Path, _content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Trouble):
        files.write_whole(path, b"nytt", replace=True)

    assert [p.name for p in tmp_path.iterdir()] == ["a.docx"]
    assert path.read_text() == "det förra"


def test_a_stream_that_cannot_be_set_up_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", object())

    write_anything()


def konsekvens(*arguments: object, **options: str) -> subprocess.CompletedProcess[bytes]:
    """The program as it is installed, in a process of its own."""
    program = Path(sys.executable).with_name("konsekvens")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("KONSEKVENS_")} | options
    return subprocess.run(
        [program, *map(str, arguments)], cwd=ROOT, env=environment, capture_output=True, check=False
    )


def test_the_installed_program_checks_and_tests(before: Path) -> None:
    checked = konsekvens("check")
    assert (checked.returncode, checked.stderr) == (0, b"")
    assert checked.stdout.decode().startswith("checklists: ")
    scored = konsekvens("score", before, "--json")
    assert (scored.returncode, json.loads(scored.stdout)["kan-bli-klar"]) == (0, "nej")


def test_the_installed_program_refuses_without_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"\xff\xfe")
    said = konsekvens("score", path)

    assert (said.returncode, said.stdout) == (1, b"")
    assert b"Traceback" not in said.stderr
    assert konsekvens("scoore").returncode == 2


def test_a_terminal_without_swedish_letters_stops_nothing() -> None:
    said = konsekvens("word", "--hjälp", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (said.returncode, said.stderr) == (0, b"")
    said = konsekvens("schema", "bok", PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert said.returncode == 2
    assert "?bok? är inget av".encode("latin-1") in said.stderr


def test_a_reader_that_stops_reading_stops_nothing(after: Path) -> None:
    program = Path(sys.executable).with_name("konsekvens")
    with subprocess.Popen(
        [program, "explain", after], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
