"""Counting in the background: it delays no start, stops when it is asked to, and no fault of it spreads."""

from collections.abc import Iterator
from threading import Event

import pytest

from assessment.server.recounting import recounted_meanwhile
from assessment.service import StoreUnavailable


def test_everything_is_counted_while_the_server_runs() -> None:
    counted = []

    def recount() -> Iterator[bool]:
        for number in range(3):
            counted.append(number)
            yield True

    with recounted_meanwhile(recount) as thread:
        thread.join(30)

    assert counted == [0, 1, 2]


def test_the_start_waits_for_nothing_and_the_end_stops_it() -> None:
    begun, go_on = Event(), Event()
    counted = []

    def recount() -> Iterator[bool]:
        begun.set()
        assert go_on.wait(30)
        for number in range(1_000_000):
            counted.append(number)
            yield True

    with recounted_meanwhile(recount) as thread:
        assert begun.wait(30)
        assert counted == []
        go_on.set()

    thread.join(30)
    assert not thread.is_alive()
    assert len(counted) < 1_000_000


@pytest.mark.parametrize("fault", [StoreUnavailable("borta"), ValueError("trasig")])
def test_a_fault_is_logged_without_what_it_says(fault: Exception, caplog: pytest.LogCaptureFixture) -> None:
    def recount() -> Iterator[bool]:
        yield True
        raise fault

    with recounted_meanwhile(recount) as thread:
        thread.join(30)

    assert "not counted anew" in caplog.text
