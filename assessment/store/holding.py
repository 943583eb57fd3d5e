"""Whether a text holds a word, asked of each database in the way that it answers fastest.

Knows two ways of asking. Knows no table.
"""

from typing import Any

from sqlalchemy import Boolean, ColumnElement, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

_ESCAPE = "/"


class _Holds(FunctionElement[bool]):
    """A column, the word, and the word as a pattern of LIKE."""

    name = "holds"
    type = Boolean()
    inherit_cache = True


def holds(column: ColumnElement[str], word: str) -> ColumnElement[bool]:
    """Return the condition that a column has the word somewhere; no sign of the word means anything else."""
    pattern = word
    for sign in (_ESCAPE, "%", "_"):
        pattern = pattern.replace(sign, _ESCAPE + sign)
    return _Holds(column, literal(word), literal(f"%{pattern}%"))


@compiles(_Holds)
def _by_pattern(element: _Holds, compiler: Any, **options: Any) -> str:
    column, _, pattern = element.clauses
    parts = compiler.process(column, **options), compiler.process(pattern, **options)
    return f"{parts[0]} LIKE {parts[1]} ESCAPE '{_ESCAPE}'"


@compiles(_Holds, "postgresql")
def _by_place(element: _Holds, compiler: Any, **options: Any) -> str:
    column, word, pattern = (compiler.process(clause, **options) for clause in element.clauses)
    # The place is found in half the time of the pattern, which is then asked only of what has it. Without the
    # pattern the planner takes every third text to have any word, and goes through them the wrong way.
    return f"(strpos({column}, {word}) > 0 AND {column} LIKE {pattern} ESCAPE '{_ESCAPE}')"
