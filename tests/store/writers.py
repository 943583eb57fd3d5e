"""Writers for the long runs: a process as an app server is, with many people in it who answer at once.

Says every save that the store has acknowledged, so that whoever reads it can ask for each of them afterwards.
"""

import json
import random
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from assessment.core.assessment import Answer, Assessment, new_assessment
from assessment.core.people import LOCAL
from assessment.service import EditConflict, Ports, Saved, Service, StoreUnavailable
from assessment.store import DatabaseStore
from tests.factory import checklist_set

QUESTIONS = tuple(f"barn/fraga-{n}" for n in range(6))
ASSESSMENTS = tuple(f"bedomning-{n}" for n in range(20))
_STALE = 0.5
"""How often a writer answers in what it saw last time, and not in what is stored now."""
_PAUSE = 0.01
"""Seconds before a writer tries again what could not be saved."""


class _Outside:
    """The ports that a save asks for; no other is met here."""

    def __init__(self) -> None:
        self.checklists = checklist_set()

    def current(self, board: str = "") -> Any:
        assert board is not None
        return self.checklists


def service_of(store: DatabaseStore) -> Service:
    """The use cases on a store."""
    outside: Any = _Outside()
    return Service(Ports(store, outside, outside, outside, outside, lambda: datetime.now(UTC), lambda: "x"))


def prepare(database: str) -> None:
    """Make the assessments that are written in."""
    store = DatabaseStore.open(database)
    writing = service_of(store)._writing
    for name in ASSESSMENTS:
        writing.keep(new_assessment(name))
    store.close()


def _say(kind: str, **fields: object) -> None:
    # One write for each line: lines of two threads must not run into each other.
    sys.stdout.write(json.dumps({"kind": kind, **fields}, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _answered(assessment: Assessment, question: str, value: str) -> Assessment:
    answers = {**assessment.answers, question: Answer(value=value)}
    return assessment.model_copy(update={"answers": answers})


class _Writer:
    def __init__(self, service: Service, who: str, think: float) -> None:
        self.service, self.who, self.think = service.of(replace(LOCAL, id=who)), who, think
        self.chance = random.Random(who)  # noqa: S311 - which question comes next is no secret
        self.seen: dict[str, Saved] = {}

    def write_until(self, end: float) -> None:
        number = 0
        while time.monotonic() < end:
            number += 1
            self._write(f"{self.who}:{number}", end)
            time.sleep(self.chance.uniform(0, 2 * self.think))

    def _write(self, value: str, end: float) -> None:
        name, question = self.chance.choice(ASSESSMENTS), self.chance.choice(QUESTIONS)
        fields = {"assessment": name, "question": question, "who": self.who, "value": value}
        fresh = self.chance.random() > _STALE
        while True:
            began = time.monotonic()
            try:
                if fresh or name not in self.seen:
                    self.seen[name] = self.service.open(name)
                base = self.seen[name]
                saved = self.service.save(_answered(base.assessment, question, value), base)
            except EditConflict as conflict:
                # What a person sees; this one always takes what the other has written.
                self.seen[name] = conflict.latest
                clashes = [[c.path[-1], c.mine, c.theirs] for c in conflict.clashes]
                _say("conflict", **fields, clashes=clashes)
                return
            except StoreUnavailable as told:
                # The text is still on the screen, and is saved when the store is back.
                _say("told", **fields, message=str(told))
                if time.monotonic() > end:
                    return
                time.sleep(_PAUSE)
                continue
            self.seen[name] = saved
            _say("saved", **fields, revision=saved.revision, seconds=time.monotonic() - began)
            return


def main(arguments: Sequence[str]) -> None:
    """Write: database, name of this process, number of writers, seconds, seconds between two answers."""
    database, name, writers, seconds, think = arguments
    store = DatabaseStore.open(database)
    service = service_of(store)
    end = time.monotonic() + float(seconds)
    with ThreadPoolExecutor(int(writers)) as people:
        runs = [
            people.submit(_Writer(service, f"{name}-{n}", float(think)).write_until, end)
            for n in range(int(writers))
        ]
    for run in runs:
        run.result()
    store.close()


if __name__ == "__main__":
    main(sys.argv[1:])
