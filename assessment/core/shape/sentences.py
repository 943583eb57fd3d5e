"""The sentences about one value that does not fit: of the wrong kind, out of bounds, not in the list, no id.

Knows the value and what should stand there. Knows no path and no file.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from assessment.core.shape.annotations import Place, choices, fields, models, wanted
from assessment.core.shape.spelling import listed, meant, nearest, quoted, slug

_BOUNDS = {"ge": "minst", "gt": "större än", "le": "högst", "lt": "mindre än"}


class Said(NamedTuple):
    """A sentence, its tips, and what was probably meant."""

    message: str
    tips: tuple[str, ...] = ()
    meant: str | None = None


def not_listed(name: str, value: object, annotation: Any) -> Said:
    """Return the sentence for a word that a closed list does not have."""
    words = choices(annotation)
    tips = (*meant(str(value), words), f"välj ett av: {', '.join(words)}")
    return Said(f"{quoted(value)} går inte att välja i {name}", tips, nearest(str(value), words))


def wrong_form(value: str, pattern: str) -> Said:
    """Return the sentence for an id, or a pointer to a question, that has another form."""
    if "/" in pattern:
        return Said(f"{quoted(value)} pekar inte på en fråga", ("skriv checklista/fråga",))
    near = slug(value)
    rule = "ett id har bara a–z, 0–9 och ensamma bindestreck"
    return Said(f"{quoted(value)} är inget id", (f"skriv {near}", rule) if near else (rule,), near or None)


def out_of_bounds(
    kind: str, name: str, value: Any, context: Mapping[str, Any], field: FieldInfo | None
) -> Said | None:
    """Return the sentence for what is too short, too long, too small or too large; None for the rest."""
    what, unit = (f"texten i {name}", "tecken") if kind.startswith("string") else (f"listan {name}", "rader")
    if kind.endswith("too_short"):
        if not value:
            return Said(f"{what} är tom", ("skriv något här",))
        return Said(f"{what} är för kort", (f"det behövs minst {context['min_length']} {unit}",))
    if kind.endswith("too_long"):
        return Said(f"{what} är för lång", (f"högst {context['max_length']} {unit} får plats",))
    bound = next((b for b in _BOUNDS if b in context), None)
    if bound is None:
        return None
    both = {
        b: getattr(m, b) for m in (field.metadata if field else ()) for b in ("ge", "le") if hasattr(m, b)
    }
    should = (
        f"mellan {both['ge']} och {both['le']}" if len(both) > 1 else f"{_BOUNDS[bound]} {context[bound]}"
    )
    return Said(f"{name} är {value}", (f"talet ska vara {should}",))


def wrong_kind(name: str, value: Any, typed: str | None, place: Place) -> Said:
    """Return the sentence for a value of the wrong kind.

    Args:
        name: the key, in quotation marks.
        value: what stands there.
        typed: the same as it was typed, ``1.10``, where that is known.
        place: what should stand there.
    """
    should = wanted(place.annotation) or "något annat"
    typed = typed or (str(value).lower() if isinstance(value, bool) else str(value))
    if value is None:
        optional = "" if place.field is None or place.field.is_required() else ", eller ta bort raden"
        return Said(f"{name} har inget värde", (f"skriv {should}{optional}",))
    tips = tuple(_keys(m) for m in models(place.annotation))
    if isinstance(value, list | dict):
        found = "en lista" if isinstance(value, list) else "nycklar på egna rader"
        return Said(f"{name} ska vara {should}, inte {found}", tips)
    if tips and "en text" not in should:
        return Said(f"{name} ska vara {should}, inte {quoted(typed)}", tips)
    return _wrong_word(name, value, typed, should)


def _wrong_word(name: str, value: object, typed: str, should: str) -> Said:
    if "datum" in should:
        return Said(f"{quoted(typed)} är inget datum", ("skriv år, månad och dag: 2026-01-31",))
    if "en text" in should and not isinstance(value, str):
        kind = "ja eller nej" if isinstance(value, bool) else "ett tal"
        tip = f'sätt citattecken: "{typed}"'
        return Said(f"{name} ska vara text, men {typed} läses som {kind}", (tip,))
    if "en lista" in should and typed.startswith("-"):
        tip = "sätt ett mellanslag efter varje bindestreck i början av raden"
        return Said(f"{name} ska vara en lista", (tip,))
    if "en lista" in should:
        return Said(f"{name} ska vara {should}", (f"skriv inom hakparenteser: [{_short(typed)}]",))
    return Said(f"{name} ska vara {should}, inte {quoted(typed)}")


def _keys(model: type[BaseModel]) -> str:
    """Return which keys the model needs, or when it needs none which it has."""
    needed = [key for key, field in fields(model).items() if field.is_required()]
    return f"här behövs: {listed(needed)}" if needed else f"här passar: {listed(fields(model))}"


def _short(text: str) -> str:
    return " ".join(text.split())[:60]
