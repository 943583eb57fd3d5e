"""A choice among things that may change their names while they are chosen: files, questions.

Knows ids and what they are called. Knows neither files nor questions.
"""

from collections.abc import Mapping
from zlib import crc32

import streamlit as st

from assessment.ui import session


def choose(label: str, options: Mapping[str, str], place: str, otherwise: str = "") -> str:
    """Show a choice, and return the chosen id; it is kept when its name changes or the page is left.

    `otherwise` is chosen first, where nothing has been chosen at this place; else the first of all.
    """
    ids = list(options)
    kept = session.recall(_kept(place), otherwise)
    # The browser knows a choice by its words: with other words the list is another one, with the same choice.
    words = crc32("|".join(options.values()).encode())
    turned = session.recall(_turned(place), 0)
    chosen = st.selectbox(
        label,
        ids,
        index=ids.index(kept) if kept in options else 0,
        format_func=options.__getitem__,
        key=session.name_key(f"{place}|{words}|{turned}"),
    )
    session.remember(_kept(place), chosen)
    return chosen


def turn_to(place: str, wanted: str) -> None:
    """Let this be chosen the next time that the page is drawn."""
    session.remember(_kept(place), wanted)
    session.remember(_turned(place), session.recall(_turned(place), 0) + 1)


def _kept(place: str) -> str:
    return f"{place}|vald"


def _turned(place: str) -> str:
    return f"{place}|gånger"
