"""Pydantic's findings about a document's shape, told in Swedish to the person who wrote the document.

Knows every way a value can fail to fit a model. Knows no file and no line.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from assessment.core.condition import CONDITION_KEYS
from assessment.core.diagnostics import Finding, Path
from assessment.core.shape.annotations import (
    Place,
    choices,
    fields,
    file_key,
    follow,
    inside,
    model_for,
    models,
    refuses,
    takes_days,
    wanted,
)
from assessment.core.shape.locate import Spot, at, locate
from assessment.core.shape.nouns import named, noun
from assessment.core.shape.sentences import Said, not_listed, out_of_bounds, wrong_form, wrong_kind
from assessment.core.shape.spelling import listed, meant, nearest, quoted

MOST = 200
"""Most faults that are looked into: a file with more is something else than it should be."""

Raw = Callable[[Path], str | None]
"""Gives a value as it was typed, ``1.10``, where that is known."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not fit: pydantic's word for it, where, the sentence, and what was meant."""

    kind: str
    path: Path
    finding: Finding
    meant: str | None = None


def faults(
    model: type[BaseModel],
    data: Any,
    error: ValidationError | None,
    *,
    document: str,
    raw: Raw = lambda _: None,
    bent: bool = True,
) -> tuple[Fault, ...]:
    """Return everything that keeps `data` from fitting `model`, in Swedish.

    Args:
        model: what the document should be.
        data: the document as plain data.
        error: what pydantic said, or None when it was content.
        document: the document's name, for the findings.
        raw: gives a value as it was typed.
        bent: look also for values that pydantic bends to fit; False saves the walk when there can be none.
    """
    teller = _Teller(model, data, document, raw)
    found = list(teller.bent((), data, Place(model))) if bent else []
    if error is not None:
        found += teller.told(error.errors(include_url=False)[:MOST])
    # A misspelt key is said once, as misspelt; that the right one is missing follows from it.
    misspelt = {(*f.path[:-1], f.meant) for f in found if f.kind == "extra_forbidden"}
    told = (f for f in found if f.kind != "missing" or (*f.path, f.finding.key) not in misspelt)
    return tuple({(f.path, f.finding.key, f.finding.message): f for f in told}.values())


@dataclass(frozen=True, slots=True)
class _Teller:
    model: type[BaseModel]
    data: Any
    document: str
    raw: Raw

    def told(self, errors: list[ErrorDetails]) -> Iterator[Fault]:
        """Tell each error once: of a union only the branch meant, of several in one place the first."""
        seen: set[Path] = set()
        located = [(e, locate(self.data, e)) for e in errors]
        for error, spot in located:
            meant_here, fork = self._branch(spot)
            if fork is not None:
                if fork not in seen:
                    seen.add(fork)
                    yield self._no_branch(fork)
            elif meant_here and error["type"] in _BY_KEY:
                yield self._by_key(error, spot)
            elif meant_here and spot.path not in seen and not self._hollow(error, spot, located):
                seen.add(spot.path)
                yield self._by_value(error, spot)

    def bent(self, path: Path, value: Any, place: Place) -> Iterator[Fault]:
        """Find values that pydantic accepts and no reader would: true as the number 1, a number as a day."""
        if isinstance(value, dict | list):
            for part, inner in value.items() if isinstance(value, dict) else enumerate(value):
                if _holds(inner, _yes_or_no) or (_holds(inner, _whole_days) and takes_days(place.annotation)):
                    yield from self.bent((*path, part), inner, follow(place.annotation, value, (part,)))
        elif refuses(place.annotation, value):
            said = wrong_kind(self._key(path), value, self.raw(path), place)
            yield self._fault("bent", path, place, said)

    def _branch(self, spot: Spot) -> tuple[bool, Path | None]:
        """Return whether an error is of the branch that was meant; and where no branch of a union was."""
        for path, label in spot.labels:
            annotation = follow(self.model, self.data, path).annotation
            names = [m.__name__ for m in models(annotation)]
            value = at(self.data, path)
            if label not in names:
                if isinstance(value, dict) and path == spot.path and names and label in PLAIN_LABELS:
                    return False, None
                continue
            if isinstance(value, list) and label == names[0]:
                continue
            chosen = model_for(annotation, value) if isinstance(value, dict) else None
            if chosen is None and not isinstance(value, list):
                return False, path
            if chosen is None or chosen.__name__ != label:
                return False, None
        return True, None

    def _hollow(self, error: ErrorDetails, spot: Spot, located: list[tuple[ErrorDetails, Spot]]) -> bool:
        """Return True for *too short* about a list that only seems short because its entries do not fit."""
        inside = (s.path[: len(spot.path)] == spot.path and s.path != spot.path for _, s in located)
        return error["type"] == "too_short" and any(inside)

    def _no_branch(self, path: Path) -> Fault:
        place = follow(self.model, self.data, path)
        value = at(self.data, path)
        keys = list(dict.fromkeys(key for m in models(place.annotation) for key in fields(m)))
        if isinstance(value, dict) and value:
            word = next(iter(value))
            tips = meant(word, keys) or (f"här passar: {listed(keys, 'eller')}",)
            said = Said(f"{quoted(word)} är ingen nyckel i {noun(models(place.annotation)[0]).one}", tips)
            return self._fault("no_key", (*path, word), place, said, on_key=True)
        said = Said(
            f"{self._called(path)} går inte att läsa så här",
            (f"skriv en lista, eller nycklarna {listed(keys, 'eller')}",),
        )
        return self._fault("no_branch", path, place, said)

    def _by_key(self, error: ErrorDetails, spot: Spot) -> Fault:
        if error["type"] == "missing":
            return self._missing(spot.path, str(error["loc"][-1]))
        *above, key = spot.path
        owner = follow(self.model, self.data, spot.path).owner
        return self._unknown_key(tuple(above), str(key), owner)

    def _missing(self, path: Path, key: str) -> Fault:
        value = at(self.data, path)
        owner = model_for(follow(self.model, self.data, path).annotation, value)
        field = fields(owner).get(key) if owner else None
        tips = []
        if field and field.description:
            tips.append(_about(key, field))
        if field and (words := choices(field.annotation)):
            tips.append(f"välj ett av: {', '.join(words)}")
        message = f"{named(owner, value)} saknar {quoted(key)}"
        finding = self._finding("saknad-nyckel", path, message, tuple(tips), key=key, more=key)
        return Fault("missing", path, finding)

    def _unknown_key(self, path: Path, key: str, owner: type[BaseModel] | None) -> Fault:
        here = at(self.data, path)
        known = list(fields(owner)) if owner else []
        free = [k for k in known if k not in here]
        near = nearest(key, free)
        tips: tuple[str, ...] = meant(key, free)
        if not near:
            twin = nearest(key, known)
            homes = [noun(m).one for m in inside(self.model) if m is not owner and key in fields(m)]
            tips = (f"nycklarna här är: {', '.join(known)}",)
            if twin:
                tips = (f"{quoted(twin)} finns redan här",)
            elif homes:
                places = listed(dict.fromkeys(homes), "eller")
                tips = (f"{key} hör hemma i {places}; kontrollera indraget", *tips)
        finding = self._finding(
            "okänd-nyckel",
            (*path, key),
            f"{quoted(key)} är ingen nyckel i {noun(owner).one}",
            tips,
            on_key=True,
            key=key,
            more=near or "",
        )
        return Fault("extra_forbidden", (*path, key), finding, near)

    def _by_value(self, error: ErrorDetails, spot: Spot) -> Fault:
        kind, path = error["type"], spot.path
        place = follow(self.model, self.data, path)
        value = at(self.data, path)
        if kind.startswith("union_tag"):
            return self._no_condition(path, value, place)
        return self._fault(kind, path, place, self._said(error, spot, value, place), on_key=spot.on_key)

    def _said(self, error: ErrorDetails, spot: Spot, value: Any, place: Place) -> Said:
        kind, context, name = error["type"], error.get("ctx", {}), self._key(spot.path)
        if spot.on_key and kind.startswith("string"):
            return wrong_form(str(spot.path[-1]), str(context.get("pattern")))
        if spot.on_key:
            return Said(f"{name} kan inte vara nyckel här", ("här är varje nyckel ett heltal",))
        if kind in {"enum", "literal_error"} and isinstance(value, str | int | float):
            return not_listed(name, value, place.annotation)
        if kind == "string_pattern_mismatch":
            return wrong_form(str(value), str(context.get("pattern")))
        if kind in {"value_error", "assertion_error"}:
            return Said(str(context.get("error") or f"{name} går inte att läsa"))
        bounds = out_of_bounds(kind, name, value, context, place.field)
        return bounds or wrong_kind(name, value, self.raw(spot.path), place)

    def _no_condition(self, path: Path, value: Any, place: Place) -> Fault:
        if not isinstance(value, dict) or not value:
            said = Said(
                f"{self._called(path)} är inget villkor",
                ("skriv till exempel: {fråga: barn-horda, är: nej}",),
            )
            return self._fault("no_condition", path, place, said)
        word = next(iter(value))
        best = model_for(place.annotation, value)
        if best is not None and file_key(best, word):
            lacks = next(key for key, field in fields(best).items() if field.is_required())
            said = Said(f"{noun(best).the} saknar {quoted(lacks)}", (_about(lacks, fields(best)[lacks]),))
            return self._fault("no_condition", path, place, said, key=lacks)
        tips = meant(word, CONDITION_KEYS) or (f"ett villkor börjar med: {', '.join(CONDITION_KEYS)}",)
        said = Said(f"{quoted(word)} är inget villkor", tips)
        return self._fault("no_condition", (*path, word), place, said, on_key=True)

    def _key(self, path: Path) -> str:
        key = next((part for part in reversed(path) if isinstance(part, str)), None)
        if path and isinstance(path[-1], int) and key:
            return f"en rad i {quoted(key)}"
        return quoted(key) if key else "filen"

    def _called(self, path: Path) -> str:
        value = at(self.data, path)
        return quoted(value) if isinstance(value, str | int | float) and value != "" else self._key(path)

    def _fault(
        self,
        kind: str,
        path: Path,
        place: Place,
        said: Said,
        *,
        on_key: bool = False,
        key: str | None = None,
    ) -> Fault:
        name = next((part for part in reversed(path) if isinstance(part, str)), "")
        known = place.owner is not None and name in fields(place.owner)
        more = name if known and not on_key else ""
        number = kind == "string_type" and isinstance(at(self.data, path), bool | int | float)
        code = "saknar-citattecken" if number else _code(kind, place)
        finding = self._finding(code, path, said.message, said.tips, on_key=on_key, key=key, more=more)
        return Fault(kind, path, finding, said.meant)

    def _finding(self, code: str, path: Path, message: str, tips: tuple[str, ...], **rest: Any) -> Finding:
        return Finding(code=code, document=self.document, path=path, message=message, tips=tips, **rest)


_BY_KEY = {"missing", "extra_forbidden"}
PLAIN_LABELS = {"str", "int", "float", "bool"}
"""Pydantic's labels for the branches of a union that are single values."""


def _holds(value: Any, what: Callable[[Any], bool]) -> bool:
    """Return True for such a value, and for a list or keys with one inside."""
    if isinstance(value, dict):
        return any(_holds(inner, what) for inner in value.values())
    if isinstance(value, list):
        return any(_holds(inner, what) for inner in value)
    return what(value)


def _yes_or_no(value: Any) -> bool:
    return isinstance(value, bool)


def _whole_days(value: Any) -> bool:
    """Return True for seconds since 1970 that make a day without a time: pydantic takes them for a date."""
    return isinstance(value, int | float) and value % 86_400 == 0


def _about(key: str, field: FieldInfo) -> str:
    return f"{key}: {field.description}"


def _code(kind: str, place: Place) -> str:
    """Return our code for pydantic's kind of error; what has none is a value of the wrong kind."""
    if kind in _CODES:
        return _CODES[kind]
    return "fel-datum" if wanted(place.annotation).startswith("ett datum") else "fel-slag"


_CODES = {
    "enum": "okänt-val",
    "no_key": "okänd-nyckel",
    "literal_error": "okänt-val",
    "no_condition": "okänt-villkor",
    "string_pattern_mismatch": "fel-id",
    "string_too_short": "tomt",
    "too_short": "tomt",
    "string_too_long": "för-långt",
    "too_long": "för-långt",
    "less_than": "utanför-gräns",
    "less_than_equal": "utanför-gräns",
    "greater_than": "utanför-gräns",
    "greater_than_equal": "utanför-gräns",
    "value_error": "ofullständigt",
    "assertion_error": "ofullständigt",
}
