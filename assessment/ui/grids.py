"""Tables that become lists on a phone: every row a block, with the column's name before each value.

Knows cells and their heads. What a person wrote is escaped here, or comes in as finished HTML.
"""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st


def show(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Show a table of plain text, the first cell of every row its heading."""
    st.html(f'<div class="tabell">{table(head, (tuple(map(escape, row)) for row in rows))}</div>')


def table(head: Sequence[str], rows: Iterable[Sequence[str]], foot: Iterable[Sequence[str]] = ()) -> str:
    """Return a table of finished HTML cells; the roles stay when the style makes blocks of the rows."""
    top = "".join(f'<th scope="col" role="columnheader">{escape(cell)}</th>' for cell in head)
    body = "".join(_row(head, cells) for cells in rows)
    below = "".join(_row(head, cells) for cells in foot)
    end = f'<tfoot role="rowgroup">{below}</tfoot>' if below else ""
    return (
        f'<table class="rader" role="table"><thead role="rowgroup"><tr role="row">{top}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody>{end}</table>'
    )


def _row(head: Sequence[str], cells: Sequence[str]) -> str:
    first, *rest = cells
    named = zip(head[1:], rest, strict=True)
    told = "".join(f'<td role="cell" data-kolumn="{escape(name)}">{cell}</td>' for name, cell in named)
    return f'<tr role="row"><th scope="row" role="rowheader">{first}</th>{told}</tr>'
