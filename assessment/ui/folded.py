"""What stands folded beside a question: its sources with what they say, and its words explained.

Knows HTML's own folding, which costs no rerun and no script. Knows no answer.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape

import streamlit as st

from assessment.core.catalogue import ChecklistSet, Scale, Source
from assessment.core.checklist import Question
from assessment.core.language import tr
from assessment.core.summary.wording import join

_TERMS = "begrepp"
_SHOWN = "begrepp-ord"
"""What the terms are called in another language; in Swedish they are called what their keys are."""
_SWEDISH_ENDING = r"(?:s|n|t|en|et|er|erna|ens|ets|ar|arna|or|orna|a)?"
_ENDING = r"(?:s|es)?"


def about(checklists: ChecklistSet, question: Question) -> str:
    """Return the sources and the words of a question, folded, as HTML; '' when it has none."""
    sources = [s for name in question.sources if (s := checklists.sources.source(name)) is not None]
    parts = [
        _fold(tr("Källor till frågan ({n})", n=len(sources)), [_source(s) for s in sources]),
        _terms(checklists.scale, f"{question.text} {question.help}"),
    ]
    shown = "".join(parts)
    return f'<div class="bredvid">{shown}</div>' if shown else ""


def earlier(address: str) -> None:
    """Show the way to what was answered earlier. Last in a row nothing moves for it."""
    way = tr("Tidigare svar på frågan")
    link = f'<a href="{escape(address)}" target="_self">{way}</a>'
    st.html(f'<div class="bredvid"><p>{link}</p></div>', width="content")


def terms(scale: Scale, *names: str) -> None:
    """Show terms of a page with what they mean, folded; what the scale does not explain is left out."""
    known, shown = scale.words.get(_TERMS, {}), scale.words.get(_SHOWN, {})
    meanings = {shown.get(name, name): known[name] for name in names if name in known}
    words(_asking(meanings or names), meanings)


def words(summary: str, meanings: Mapping[str, str]) -> bool:
    """Show words with what they mean, folded under ``summary``; without words nothing, and False."""
    if meanings:
        st.html(f'<div class="bredvid">{_fold(summary, list(_explained(meanings)))}</div>')
    return bool(meanings)


def _asking(names: Iterable[str]) -> str:
    return tr("Vad betyder {words}?", words=join(tr("”{word}”", word=name) for name in names))


def _fold(summary: str, items: list[str]) -> str:
    if not items:
        return ""
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f"<details><summary>{escape(summary)}</summary><ul>{listed}</ul></details>"


def _source(source: Source) -> str:
    # An unchecked reference is never shown as fact: the title stands alone, and says so.
    unchecked = tr("(ej kontrollerad)")
    note = "" if source.checked else f" <em>{unchecked}</em>"
    says = f" {escape(source.says)}" if source.says else ""
    until = " " + tr("Gäller till {day}.", day=source.expires) if source.expires else ""
    where = f"<br><small>{escape(source.address)}</small>" if source.address else ""
    return f"<strong>{escape(source.citation)}</strong>{note}.{says}{until}{where}"


def terms_in(scale: Scale, text: str) -> dict[str, str]:
    """Return the terms that stand in a text, as its language calls them, each with what it means."""
    shown = scale.words.get(_SHOWN, {})
    known = {shown.get(term, term): meaning for term, meaning in scale.words.get(_TERMS, {}).items()}
    ending = _ENDING if shown else _SWEDISH_ENDING
    return {term: known[term] for term in _found(tuple(known), text, ending)}


def _terms(scale: Scale, text: str) -> str:
    found = terms_in(scale, text)
    return _fold(_asking(found), list(_explained(found)))


def _explained(meanings: Mapping[str, str]) -> Iterator[str]:
    return (f"<strong>{escape(word)}</strong>: {escape(meaning)}" for word, meaning in meanings.items())


@lru_cache(maxsize=1024)
def _found(terms: tuple[str, ...], text: str, ending: str) -> tuple[str, ...]:
    """Return the terms that stand in a question, in any of the endings that the language gives a noun."""
    return tuple(t for t in terms if re.search(rf"\b{re.escape(t)}{ending}\b", text, re.IGNORECASE))
