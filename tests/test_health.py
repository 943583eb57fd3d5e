"""The address that a proxy asks: whether this server can be used, whatever name it is asked under."""

import asyncio
import json
import threading
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from assessment.bootstrap import Health
from assessment.server.health import HealthCheck
from tests.browser.driving import serving
from tests.postgres import Cluster

WELL = {"status": "ok", "lagring": "ok", "checklistor": "ok"}


def asked(check: HealthCheck, method: str = "GET", path: str = "/halsa") -> list[dict[str, object]]:
    """Ask once, without a server."""
    said: list[dict[str, object]] = []

    async def send(message: object) -> None:
        assert isinstance(message, dict)
        said.append(message)

    async def receive() -> dict[str, object]:
        return {"type": "http.request"}

    async def run() -> None:
        await check({"type": "http", "path": path, "method": method}, receive, send)

    asyncio.run(run())
    return said


async def elsewhere(_scope: object, _receive: object, send: Callable[..., object]) -> None:
    await send({"type": "elsewhere"})  # type: ignore[misc] # what Starlette's own type says of an app


def test_a_server_that_works_says_so_under_any_name_and_nothing_more(tmp_path: Path) -> None:
    with serving(tmp_path, KONSEKVENS_ALLOWED_HOSTS="konsekvens.lillmark.se") as server:
        answer = httpx.get(f"{server.address}/halsa", headers={"host": "10.0.0.7:8501"})

        assert (answer.status_code, answer.json()) == (200, WELL)
        assert answer.headers["cache-control"] == "no-store"
        assert httpx.head(f"{server.address}/halsa").status_code == 200
        assert httpx.head(f"{server.address}/halsa").content == b""
        assert httpx.post(f"{server.address}/halsa").status_code == 405


def test_checklists_that_cannot_be_used_are_what_is_missing(tmp_path: Path) -> None:
    empty = tmp_path / "tom"
    empty.mkdir()

    with serving(tmp_path, KONSEKVENS_CHECKLISTS=str(empty)) as server:
        answer = httpx.get(f"{server.address}/halsa")

    assert answer.status_code == 503
    assert answer.json() == {"status": "fel", "lagring": "ok", "checklistor": "fel"}


@pytest.mark.real
@pytest.mark.xdist_group("postgresql")
def test_a_database_server_that_is_gone_is_what_is_missing_until_it_is_back(
    tmp_path: Path, real_tool: Callable[[str], str]
) -> None:
    with (
        Cluster(real_tool, "fsync=off") as cluster,
        serving(tmp_path, KONSEKVENS_DB=cluster.url()) as server,
    ):
        health = f"{server.address}/halsa"

        def until(status: int) -> httpx.Response:
            answer = httpx.get(health)
            for _ in range(2_000):
                if answer.status_code == status:
                    break
                answer = httpx.get(health)
            return answer

        assert httpx.get(health).status_code == 200
        cluster.stop()
        # An answer holds for a second.
        gone = until(503)
        assert gone.json() == {"status": "fel", "lagring": "fel", "checklistor": "ok"}
        assert str(cluster.folder) not in gone.text
        cluster.start()
        assert until(200).json() == WELL


def test_a_store_that_does_not_answer_in_time_is_asked_once_and_not_waited_for() -> None:
    answer, times = threading.Event(), []

    def ask() -> Health:
        times.append(1)
        answer.wait(60)
        return Health(store=True, checklists=True)

    check = HealthCheck(elsewhere, ask, patience=0.01)

    async def twice() -> list[Health]:
        found = [await check._found(), await check._found()]
        answer.set()
        check._patience = 60
        return [*found, await check._found()]

    found = asyncio.run(twice())

    assert [one.store for one in found] == [False, False, True]
    assert len(times) == 1


def test_a_fault_that_nobody_expected_is_a_server_that_does_not_work() -> None:
    def ask() -> Health:
        raise ZeroDivisionError("hemligt")

    start, body = asked(HealthCheck(elsewhere, ask))

    assert start["status"] == 503
    assert json.loads(str(body["body"], "ascii")) == {  # type: ignore[call-overload] # bytes, as ASGI says
        "status": "fel",
        "lagring": "fel",
        "checklistor": "fel",
    }


@pytest.mark.parametrize("path", ["/", "/halsa/", "/x/halsa", "/_stcore/health"])
def test_every_other_address_is_passed_on(path: str) -> None:
    check = HealthCheck(elsewhere, lambda: Health(store=True, checklists=True))

    assert asked(check, path=path) == [{"type": "elsewhere"}]
