"""Small fields that save themselves: each shows what is stored and sends what is entered through one edit.

Knows widgets and how people write numbers and dates. Knows no question.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NoReturn, TypeVar

import streamlit as st

from assessment.core.language import NBSP, spoken, tr
from assessment.core.personal_data import Suspicion, suspects
from assessment.core.summary.wording import number as spaced
from assessment.ui import parts, session
from assessment.ui.plain import plain
from assessment.ui.session import Change, Unreadable

Word = TypeVar("Word", bound=str)

_WARNINGS = 5
"""A pasted list of people is said to be one without being repeated whole."""
_LETTERS = 6.5
"""Characters in a word of Swedish prose, with the space after it."""


def _beneath(key: str, hint: str = "") -> None:
    """Show what is wrong with what was written; otherwise the hint, which a keyboard never has to stop at."""
    if wrong := session.error(key):
        st.error(wrong)
    elif hint:
        st.caption(hint)


def text(  # noqa: PLR0913 - the options of a field are named where it is used
    label: str,
    name: str,
    stored: str,
    change: Change,
    *,
    hint: str = "",
    lines: int = 1,
    placeholder: str | None = None,
    hidden_label: bool = False,
    recommended: int = 0,
) -> None:
    """Show a text field of one line, or of several; beneath it what looks like personal data.

    ``recommended`` is a number of characters: with it the words are counted, while typing too (page.js).
    """
    key = session.bind(name, stored)
    visibility: Any = "collapsed" if hidden_label else "visible"
    shared: dict[str, Any] = {
        "key": key,
        "on_change": parts.changed,
        "args": (key, change),
        "placeholder": placeholder,
        "label_visibility": visibility,
        "disabled": session.locked(),
    }
    if lines == 1:
        st.text_input(label, **shared)
    else:
        st.text_area(label, height=28 + 24 * lines, **shared)
    _beneath(key, hint or (length(stored, recommended) if recommended else ""))
    if stored:
        warn(stored)


def warn(written: str) -> None:
    """Say kindly what in a text looks like personal data; nothing when nothing does."""
    if found := _suspected(written, spoken().tag):
        st.warning(found)


def length(written: str, recommended: int) -> str:
    """Return how many words a text has, and how many are enough, as *12 ord. Ungefär 90 räcker* says."""
    enough = max(10, round(recommended / _LETTERS / 10) * 10)
    return tr("{count} ord. Ungefär {enough} räcker.", count=len(written.split()), enough=enough)


@lru_cache(maxsize=512)
def _suspected(written: str, language: str) -> str:
    del language  # Only what the answer is kept by: it is told in the language that is spoken.
    found = list(dict.fromkeys(Suspicion(kind, words, ()).sentence for kind, words in suspects(written)))
    more = [tr("Och {n} till.", n=len(found) - _WARNINGS)] if len(found) > _WARNINGS else []
    return "  \n".join([*(plain(sentence) for sentence in found[:_WARNINGS]), *more])


def choice(  # noqa: PLR0913 - as above
    label: str,
    name: str,
    options: Mapping[Word, str],
    stored: Word | None,
    change: Change,
    *,
    hint: str = "",
    hidden_label: bool = False,
    required: bool = False,
) -> None:
    """Show a row of buttons of which one can be chosen; choosing it again takes the answer away."""
    key = session.bind(name, stored)
    st.segmented_control(
        label,
        list(options),
        format_func=lambda o: plain(options[o]),
        key=key,
        on_change=parts.changed,
        args=(key, change),
        label_visibility="collapsed" if hidden_label else "visible",
        required=required,
        wrap=True,
        disabled=session.locked(),
    )
    _beneath(key, hint)


def listed(
    label: str,
    name: str,
    options: Mapping[str, str],
    stored: str | None,
    change: Change,
    *,
    captions: Iterable[str] = (),
    hidden_label: bool = False,
) -> None:
    """Show one answer per line, for answers that are whole sentences."""
    key = session.bind(name, stored)
    st.radio(
        label,
        list(options),
        index=None,
        format_func=lambda o: plain(options[o]),
        captions=[plain(c) for c in captions] or None,
        key=key,
        on_change=parts.changed,
        args=(key, change),
        label_visibility="collapsed" if hidden_label else "visible",
        disabled=session.locked(),
    )


def picked(
    label: str,
    name: str,
    options: Mapping[str, str],
    stored: str | None,
    change: Change,
    *,
    hint: str = "",
    placeholder: str = "",
) -> None:
    """Show a list to pick one from, which can be emptied again."""
    key = session.bind(name, stored if stored in options else None)
    st.selectbox(
        label,
        list(options),
        index=None,
        format_func=lambda o: options[o],
        key=key,
        on_change=parts.changed,
        args=(key, change),
        placeholder=placeholder or tr("Välj"),
        disabled=session.locked(),
    )
    _beneath(key, hint)


def several(
    label: str,
    name: str,
    options: Mapping[str, str],
    stored: Iterable[str],
    change: Change,
    *,
    hidden_label: bool = False,
    placeholder: str = "",
) -> None:
    """Show a field where several can be chosen from a long list."""
    key = session.bind(name, [s for s in stored if s in options])
    st.multiselect(
        label,
        list(options),
        format_func=lambda o: options[o],
        key=key,
        on_change=parts.changed,
        args=(key, change),
        label_visibility="collapsed" if hidden_label else "visible",
        placeholder=placeholder or tr("Välj en eller flera"),
        # Enter takes what was written. A first row that takes every match would take others with it.
        select_all=False,
        disabled=session.locked(),
    )


def tick(label: str, name: str, stored: bool, change: Change, *, hint: str = "") -> None:  # noqa: FBT001 - ticked or not is the value
    """Show a box to tick, with what it means beside it."""
    key = session.bind(name, stored)
    about = f" :small[– {hint}]" if hint else ""
    st.checkbox(
        label + about, key=key, on_change=parts.changed, args=(key, change), disabled=session.locked()
    )


def action(label: str, name: str, edit: session.Edit, undo: str = "", *, quiet: bool = False) -> None:
    """Show a button that changes the assessment; ``undo`` says what is taken away, so that it can return."""
    kind: Any = "tertiary" if quiet else "secondary"
    button(label, session.name_key(name), parts.apply, edit, undo, kind=kind)


def new(label: str, key: str, add: str, do: Callable[[str], None], *, placeholder: str | None = None) -> None:
    """Show a text field with a button that takes its words: until then they are no answer.

    ``do`` is called with the key of the field.
    """
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(label, key=key, placeholder=placeholder, disabled=session.locked())
        button(add, None, do, key)
    if written := str(session.chosen(key) or ""):
        warn(written)


def button(
    label: str, key: str | None, do: Callable[..., None], *given: Any, kind: Any = "secondary"
) -> None:
    """Show a button that changes the assessment by calling ``do``; `action` for a single edit."""
    st.button(label, key=key, type=kind, on_click=do, args=given, disabled=session.locked())


def day(
    label: str,
    name: str,
    stored: date | None,
    change: Change,
    *,
    hint: str = "",
    hidden_label: bool = False,
) -> None:
    """Show a field for a date, written as 2026-11-22."""
    key = session.bind(name, stored.isoformat() if stored else "")
    st.text_input(
        label,
        key=key,
        on_change=parts.changed,
        args=(key, change, read_day),
        placeholder=tr("ÅÅÅÅ-MM-DD"),
        label_visibility="collapsed" if hidden_label else "visible",
        disabled=session.locked(),
    )
    _beneath(key, hint)


def whole(
    label: str,
    name: str,
    stored: int | None,
    change: Change,
    *,
    hint: str = "",
    hidden_label: bool = False,
    grouped: bool = True,
) -> None:
    """Show a field for a whole number; ``grouped`` writes 2 300 000, without it 2027 stays a year."""
    shown = "" if stored is None else spaced(stored).replace(NBSP, " ") if grouped else str(stored)
    key = session.bind(name, shown)
    st.text_input(
        label,
        key=key,
        on_change=parts.changed,
        args=(key, change, read_whole),
        label_visibility="collapsed" if hidden_label else "visible",
        disabled=session.locked(),
    )
    _beneath(key, hint)


def number(
    label: str,
    name: str,
    stored: float | None,
    change: Change,
    *,
    hint: str = "",
    hidden_label: bool = False,
) -> None:
    """Show a field for a number, with a decimal comma."""
    key = session.bind(name, "" if stored is None else number_text(stored))
    st.text_input(
        label,
        key=key,
        on_change=parts.changed,
        args=(key, change, read_number),
        label_visibility="collapsed" if hidden_label else "visible",
        disabled=session.locked(),
    )
    _beneath(key, hint)


def read_day(value: Any) -> date | None:
    """Return the date that a person wrote; None for an empty field.

    Raises:
        Unreadable: when it is not a day.
    """
    written = str(value or "").strip()
    if not written:
        return None
    digits = re.fullmatch(r"(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})", written)
    try:
        return date(*(int(d) for d in digits.groups())) if digits else _no_day()
    except ValueError:
        return _no_day()


def _no_day() -> NoReturn:
    raise Unreadable(tr("Skriv datumet som år-månad-dag, till exempel 2027-01-31."))


def read_whole(value: Any) -> int | None:
    """Return the whole number that a person wrote, with or without spaces; None for an empty field.

    Raises:
        Unreadable: when it is not a whole number.
    """
    written = re.sub(r"\s|kr$|kronor$|st$|^sek|sek$", "", str(value or "").strip().lower())
    written = _ungrouped(written.replace("−", "-"))
    if not written:
        return None
    if not re.fullmatch(r"[-+]?\d{1,15}", written):
        raise Unreadable(tr("Skriv ett helt tal med siffror, till exempel 2 300 000 eller −500 000."))
    return int(written)


def read_number(value: Any) -> int | float | None:
    """Return the number that a person wrote, with a decimal comma or without; None for an empty field.

    Raises:
        Unreadable: when it is not a number.
    """
    written = re.sub(r"\s|%$", "", str(value or "").strip()).replace("−", "-")
    written = _ungrouped(written).replace(",", ".")
    if not written:
        return None
    if not re.fullmatch(r"[-+]?\d{1,15}(\.\d{1,10})?", written):
        raise Unreadable(tr("Skriv ett tal, till exempel 12 eller 0,5."))
    return float(written) if "." in written else int(written)


def _ungrouped(written: str) -> str:
    """Return a number without the commas between its thousands, where the comma is no decimal sign."""
    if spoken().decimal_sign != "," and re.fullmatch(r"[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?", written):
        return written.replace(",", "")
    return written


def number_text(value: float) -> str:
    """Return a number as it is written in a field."""
    if isinstance(value, int):
        return spaced(value).replace(NBSP, " ")
    return str(value).replace(".", spoken().decimal_sign)
