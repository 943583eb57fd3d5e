"""The result so far, beside the questions: calm, in words, and never harmless-looking when unanswered.

Knows one perspective and alternative at a time. Counts nothing.
"""

from collections.abc import Iterator
from enum import StrEnum

import streamlit as st

from assessment.core.checklist import Checklist
from assessment.core.foremost import most_affected
from assessment.core.language import tr
from assessment.core.result import PerspectiveResult
from assessment.core.summary import wording
from assessment.core.summary.first_page import overview_line
from assessment.core.summary.material import Material
from assessment.core.vocabulary import FlagState, Gap, Status
from assessment.ui import boxes, meaning, parts, session
from assessment.ui.places import ALTERNATIVE
from assessment.ui.plain import plain
from assessment.ui.session import View
from assessment.ui.steps import RESULT


def show(view: View, checklist: Checklist, alternative: str) -> None:
    """Show the result of one perspective for one alternative, beside the parts of the page."""
    with st.container(key="resultat", border=True):
        boxes.heading(tr("Resultat hittills"), 2)
        parts.beside(
            "resultat",
            view,
            lambda v: _result(v, checklist, alternative),
            lambda v: _shown(v, checklist, alternative),
        )
        st.page_link(
            session.page(RESULT),
            label=tr("Hela resultatet"),
            query_params=session.link(**{ALTERNATIVE: alternative}),
        )


def _result(view: View, checklist: Checklist, alternative: str) -> None:
    result = view.result.perspective(checklist.id, alternative)
    about = view.assessment.alternative(alternative)
    if result is None or about is None:
        st.markdown(tr(wording.NOTHING_ASSESSED))
        st.empty()
        return
    st.markdown("\n\n".join(_lines(view, checklist, result, about.name)))
    if not meaning.offer(view.checklists.scale, _words(view, checklist, result)):
        st.empty()


def _shown(view: View, checklist: Checklist, alternative: str) -> object:
    # When two of these are equal, so are they on the screen.
    result = view.result.perspective(checklist.id, alternative)
    about = view.assessment.alternative(alternative)
    if result is None or about is None:
        return None
    return [*_lines(view, checklist, result, about.name)], [*_words(view, checklist, result)]


def _lines(view: View, checklist: Checklist, result: PerspectiveResult, name: str) -> Iterator[str]:
    material = Material(view.assessment, view.checklists, view.flow, view.result)
    line = overview_line(material, checklist, result)
    if len(view.assessment.rated_alternatives) > 1:
        yield plain(name)
    # A sign is as good as a word: while several words are possible, none of them is shown with its sign.
    certain = len(result.possible) == 1
    signed = certain or result.status is Status.NOT_ASSESSED
    text = line.status if certain else line.word
    yield f"**{plain(f'{line.sign} {text}' if signed else text)}**"
    rows = [
        r for r in view.flow.rows if r.perspective == checklist.id and r.alternative == result.alternative
    ]
    open_rows = sum(not r.answered for r in rows)
    if open_rows:
        yield tr("{open} av {all} bedömningar är obesvarade.", open=open_rows, all=len(rows))
    if result.status is Status.NOT_ASSESSED:
        yield tr("Det betyder inte att förslaget är ofarligt. Det betyder att ingen har svarat.")
        return
    shown = result.after or result
    worst = material.group_names(most_affected(shown))
    names = tr("ingen") if worst == [] else tr(wording.NOT_YET) if worst is None else wording.join(worst)
    yield tr("Mest drabbad: {names}.", names=plain(names))
    if shown.gap.word is not Gap.NONE:
        yield plain(tr(wording.GAP_SENTENCE[shown.gap.word]))
    if sentence := tr(wording.CONFIDENCE_SENTENCE[shown.basis.confidence]):
        yield plain(tr(sentence))
    yield from _flags(view, checklist, result)


def _flags(view: View, checklist: Checklist, result: PerspectiveResult) -> Iterator[str]:
    found = [
        flag.name
        for opened in view.result.open_flags(result.alternative)
        if checklist.id in opened.perspectives
        for owner in [view.checklists.checklist(opened.checklist)]
        if owner is not None
        for flag in owner.stop_flags
        if flag.id == opened.flag
    ]
    if found:
        yield "\n".join((tr("**Behöver ett svar:**"), *(f"- {plain(name)}" for name in found)))


def _words(view: View, checklist: Checklist, result: PerspectiveResult) -> Iterator[StrEnum]:
    yield from meaning.of_result(result)
    if any(checklist.id in f.perspectives for f in view.result.open_flags(result.alternative)):
        yield FlagState.OPEN
