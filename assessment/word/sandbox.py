"""Where a template's code runs: nothing undefined, nothing called, nothing endless, every printed text kept.

Knows Jinja and docxtpl's traps. Knows no field and no Word.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from docxtpl import InlineImage
from jinja2 import StrictUndefined, Undefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from assessment.word.pictures import DescribedImage

MOST_STEPS = 2_000_000
"""Turns of all loops together. A full assessment takes some ten thousand."""

MOST_TEXT = 100_000_000
"""Characters that a template may print. A full assessment prints less than a million."""

FILTERS = frozenset(
    {"abs", "capitalize", "count", "d", "default", "e", "escape", "first", "float", "groupby", "int", "join"}
    | {"last", "length", "list", "lower", "map", "reject", "rejectattr", "replace", "reverse", "round"}
    | {"select", "selectattr", "sort", "string", "title", "trim", "truncate", "unique", "upper"}
)
"""What a template may do with a field. Jinja's other filters can make text of any size, or call things."""

# docxtpl turns these four into template tags again after rendering, also where a person has typed them.
_REVIVED = (("{_{", "{&#95;{"), ("}_}", "}&#95;}"), ("{_%", "{&#95;%"), ("%_}", "%&#95;}"))


class TooMuchError(Exception):
    """A template that loops or prints without end."""


class Budget:
    """What a template has left to use up."""

    def __init__(self) -> None:
        self._steps = MOST_STEPS
        self._text = MOST_TEXT

    def step(self) -> None:
        """Take one turn of a loop.

        Raises:
            TooMuchError: when there are none left.
        """
        self._steps -= 1
        if self._steps < 0:
            raise TooMuchError

    def text(self, length: int) -> None:
        """Take room for printed text.

        Raises:
            TooMuchError: when there is none left.
        """
        self._text -= length
        if self._text < 0:
            raise TooMuchError


class Rows(list[Any]):
    """A list whose every turn is counted, also where a part of it is looped over."""

    def __init__(self, rows: list[Any], budget: Budget) -> None:
        super().__init__(rows)
        self._budget = budget

    def __iter__(self) -> Iterator[Any]:
        """Yield the rows, each at the cost of a step."""
        for row in super().__iter__():
            self._budget.step()
            yield row

    def __getitem__(self, index: Any) -> Any:
        """Return a row, or a part that is counted in turn."""
        found = super().__getitem__(index)
        return Rows(found, self._budget) if isinstance(index, slice) else found


def counted(value: Any, budget: Budget) -> Any:
    """Return the same value with every list in it counted."""
    if isinstance(value, dict):
        return {key: counted(inner, budget) for key, inner in value.items()}
    if isinstance(value, list):
        return Rows([counted(inner, budget) for inner in value], budget)
    return value


class Sandbox(ImmutableSandboxedEnvironment):
    """A Jinja environment for one rendering, which remembers every text that it has printed."""

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=self._printed)
        self.budget = Budget()
        self.printed: list[str] = []
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}

    def is_safe_callable(self, obj: Any) -> bool:
        """Return True only for what belongs to a loop: a template reads fields, it does nothing."""
        return isinstance(getattr(obj, "__self__", None), LoopContext)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Multiply numbers; refuse what could make a text or a number of any size.

        Raises:
            SecurityError: for a power, and for a text or a list times a number.
        """
        if operator == "**" or not isinstance(left, int | float) or not isinstance(right, int | float):
            raise SecurityError(f"{operator} får bara användas mellan två tal")
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return False for all that belongs to a picture: it is printed, and has no fields."""
        return not isinstance(obj, InlineImage) and super().is_safe_attribute(obj, attr, value)

    def counted(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the fields with every list counted against this rendering's budget."""
        return {key: counted(inner, self.budget) for key, inner in values.items()}

    def _printed(self, value: Any) -> Any:
        if isinstance(value, Undefined):
            return value
        if isinstance(value, DescribedImage):
            self.printed.append(value.description)
            return _safe(str(value))
        text = str(value)
        self.budget.text(len(text))
        self.printed.append(text)
        return _safe(str(escape(text)))


def _safe(markup: str) -> Markup:
    if "_" in markup:
        for typed, safe in _REVIVED:
            markup = markup.replace(typed, safe)
    return Markup(markup)  # noqa: S704 - text is escaped where it is printed; an image is made by python-docx
