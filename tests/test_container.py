"""What the container is built of: every path is there, it is enough to serve from, and no secret is in it.

No container runtime is needed: the copied paths are laid out in a folder, and the container's own command and
health check are run on them.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import yaml

from assessment.settings import Settings

ROOT = Path(__file__).parents[1]
CONTAINER = re.sub(r"\s*\\\n\s*", " ", (ROOT / "Containerfile").read_text(encoding="utf-8"))
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]


def instructions(word: str) -> list[str]:
    return re.findall(rf"^{word} (.+)$", CONTAINER, re.MULTILINE)


def copied() -> list[tuple[str, str]]:
    """The paths that are copied from here, each with where it ends."""
    found = []
    for line in instructions("COPY"):
        if not line.startswith("--from"):
            *sources, target = line.split()
            for source in sources:
                place = target.removeprefix("/app/")
                found.append((source, source if place == "./" else place))
    return found


def variables() -> dict[str, str]:
    return dict(pair.split("=", 1) for line in instructions("ENV") for pair in line.split())


def test_every_path_that_is_copied_is_in_the_repository() -> None:
    assert copied()
    assert [source for source, _ in copied() if not (ROOT / source).exists()] == []


def test_what_is_copied_is_enough_to_serve_from(tmp_path: Path) -> None:
    """The command starts the server there, and the container's own health check is content with it."""
    app, folder = tmp_path / "app", tmp_path / "data"
    folder.mkdir()
    for source, place in copied():
        target = app / place
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / source, target)
    # As an editable install: the app's folder, and the packages of the lock file.
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv"], check=True)
    python = tmp_path / "venv" / "bin" / "python"
    site = next((tmp_path / "venv").glob("lib/python*/site-packages"))
    (site / "app.pth").write_text(f"{app}\n{sysconfig.get_path('purelib')}\n")
    given = variables() | {
        "KONSEKVENS_DB": str(folder / "k.db"),
        "KONSEKVENS_PORT": "0",
        "KONSEKVENS_WITHOUT_LOGIN": "ja",
    }
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("KONSEKVENS_", "PYTHON"))}
    begin = "import assessment.cli, sys; print(assessment.cli.__file__); assessment.cli.main()"
    command = json.loads(instructions("CMD")[0])
    assert command[0] == "/venv/bin/konsekvens"
    process = subprocess.Popen(
        [python, "-c", begin, *command[1:]],
        cwd=folder,
        env=environment | given,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        assert Path(process.stdout.readline().strip()).is_relative_to(app)
        address = re.search(r"http://\S+:(\d+)", process.stdout.readline())
        assert address
        for line in process.stdout:
            if "Ctrl+C" in line:
                break
        check = json.loads(instructions("HEALTHCHECK")[0].partition(" CMD ")[2])
        code = check[2].replace(":8501/", f":{address[1]}/")
        assert subprocess.run([python, *check[1:2], code], check=False).returncode == 0
        process.terminate()
        assert process.wait(30) == 0
    finally:
        process.kill()
        process.stdout.close()
        process.wait()
    # All that it writes is in its volume.
    assert {p.name for p in app.iterdir()} == {Path(place).parts[0] for _, place in copied()}


def test_it_runs_as_nobody_in_particular_and_tells_its_health() -> None:
    assert instructions("USER") == ["10001"]
    assert instructions("HEALTHCHECK")
    assert variables()["KONSEKVENS_PORT"] in instructions("EXPOSE")[0]


def test_no_secret_is_in_the_files() -> None:
    for name in ("Containerfile", "compose.yaml", "Caddyfile"):
        text = (ROOT / name).read_text(encoding="utf-8")
        given = re.findall(r"(?i)(?:password|losenord|secret)\w*\s*[:=]\s*(\S+)", text)
        assert [value for value in given if not value.startswith(('"${', "?"))] == [], name
        assert re.findall(r"://\w+:(?!\$\{)[^@/\s]+@", text) == [], name


def test_every_part_of_the_example_names_what_is_there() -> None:
    for name, service in SERVICES.items():
        assert {"image", "networks", "restart", "read_only"} <= set(service), name
        assert set(service["networks"]) <= set(COMPOSE["networks"])
        assert set(service.get("depends_on", ())) <= set(SERVICES)
        for volume in service.get("volumes", ()):
            source = volume.split(":")[0]
            assert source in COMPOSE["volumes"] or source in {"./konf", "./Caddyfile"}, (name, source)
    known = {str(field.alias) for field in Settings.model_fields.values()}
    assert {k for app in ("app1", "app2") for k in SERVICES[app]["environment"]} <= known


def test_the_servers_are_alike_and_the_proxy_keeps_a_visitor_on_one_of_them() -> None:
    assert SERVICES["app1"] == SERVICES["app2"]
    proxy = (ROOT / "Caddyfile").read_text(encoding="utf-8")
    assert "reverse_proxy app1:8501 app2:8501" in proxy
    assert "lb_policy cookie" in proxy
    assert "health_uri /halsa" in proxy
    assert COMPOSE["networks"]["bakom"] == {"internal": True}
    assert SERVICES["databas"]["networks"] == ["bakom"]
