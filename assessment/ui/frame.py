"""What surrounds every step: the step list with progress, when it was saved, messages, and the way on.

Knows the order of the steps. Knows not what a step asks.
"""

from collections.abc import Callable
from functools import partial

import streamlit as st

from assessment import bootstrap
from assessment.core.language import tr, tr_many
from assessment.core.progress import Step
from assessment.core.summary.stage_words import STAGE
from assessment.core.vocabulary import Depth
from assessment.service import ServiceError
from assessment.ui import (
    clash,
    comments,
    edition,
    language,
    parts,
    places,
    presence,
    session,
    stage,
    steps,
    stop_flags,
    texts,
)
from assessment.ui.look import style
from assessment.ui.plain import paragraphs, plain
from assessment.ui.session import View
from assessment.ui.steps import HISTORY, METHOD, REGISTER, RESULT, START, WORKSHOP, WizardStep

Body = Callable[[View], bool | None]
"""Shows what a step holds; True when the page's one primary action is in it and not in the way on."""


def step(body: Body, *, hangs_on: parts.HangsOn | None = None) -> None:
    """Show the step that the address names, with ``body`` in it.

    With ``hangs_on`` the body may have parts that are drawn alone; it says what the rest of it hangs on.
    """
    style()
    try:
        view = session.view()
    except ServiceError as error:
        _without_assessment(error)
        return
    every = steps.wizard(view.checklists)
    here = next(s for s in every if s.address == session.address())
    with parts.page(view, None if hangs_on is None else lambda v: (_around(v), hangs_on(v))):
        _sidebar(view, every)
        st.title(plain(here.title), anchor=False)
        _saved(view, every)
        _failure()
        clash.show(view)
        above = st.container()
        parts.beside("nere", view, partial(_next, every, "nere"), places.unanswered)
        with above:
            more = body(view)
        _onwards(view, every, here, primary=not more)


def _around(view: View) -> object:
    """Return what the frame shows outside its parts."""
    return session.failure(), session.clashes(view.assessment.id), view.rights


def unnumbered(title: str, body: Callable[[View], None]) -> None:
    """Show a page of the assessment that is no step: nothing is answered on it."""
    style()
    try:
        view = session.view()
    except ServiceError as error:
        _without_assessment(error)
        return
    every = steps.wizard(view.checklists)
    with parts.page(view, None):
        _sidebar(view, every)
        st.title(tr(title), anchor=False)
        _saved(view, every)
        body(view)


def aside() -> None:
    """Show the sidebar of the pages that belong to no assessment."""
    style()
    with st.sidebar:
        _home()
        if session.assessment_id() is not None:
            st.page_link(session.page(Step.CASE), label=tr("Till bedömningen"), query_params=session.link())
        language.choice()


def _home() -> None:
    st.page_link(session.page(START), label=tr("Alla bedömningar"))
    st.page_link(session.page(REGISTER), label=tr("Register"), query_params=session.link())
    if draft := bootstrap.tried_draft(session.assessment_id() or ""):
        st.page_link(
            session.page(WORKSHOP),
            label=tr("Du provar ett utkast. Tillbaka till det"),
            query_params={"utkast": draft},
        )


def _without_assessment(error: ServiceError) -> None:
    with st.sidebar:
        _home()
        language.choice()
    st.title(tr("Bedömningen går inte att visa"), anchor=False)
    st.warning(paragraphs(tr(texts.NO_ASSESSMENT) if session.assessment_id() is None else str(error)))
    st.page_link(session.page(START), label=tr("Till startsidan"))


def _sidebar(view: View, every: tuple[WizardStep, ...]) -> None:
    with st.sidebar:
        _home()
        parts.beside("sidofalt", view, partial(_list, every), lambda v: _labels(every, v))
        st.page_link(session.page(RESULT), label=tr("Resultat"), query_params=session.link())
        st.page_link(session.page(HISTORY), label=tr("Historik"), query_params=session.link())
        edition.line(view)
        st.page_link(session.page(METHOD), label=tr("Så räknar vi"), query_params=session.link())
        # Another language is a new window to the server, so what only stands on the screen would be lost.
        if not session.failure():
            language.choice()


def _list(every: tuple[WizardStep, ...], view: View) -> None:
    title, *labels = _labels(every, view)
    st.markdown(f"**{plain(title)}**")
    for one, label in zip(every, labels, strict=True):
        st.page_link(session.page(one.address), label=plain(label), query_params=session.link())


def _labels(every: tuple[WizardStep, ...], view: View) -> list[str]:
    title = view.assessment.case.title.strip() or tr("Ny bedömning")
    commented, waiting = comments.by_step(view), stop_flags.waiting(view)
    return [
        title,
        *(
            " · ".join(
                s for s in (o.title, _done(view, o, waiting[o.address]), commented.get(o.address)) if s
            )
            for o in every
        ),
    ]


def _done(view: View, one: WizardStep, waiting: int) -> str:
    """Return how far a step has come, in words: *klart*, *4 av 8*, *1 behöver ett svar* or *bedöms inte*."""
    if view.flow.depths.get(one.address) is Depth.NONE:
        return tr("bedöms inte")
    found = view.progress.steps.get(one.address)
    if found is None:
        left = len(view.progress.left)
        return tr("{left} kvar", left=left) if left else ""
    if found.total == 0:
        return ""
    if found.complete and waiting:
        # A stop flag may ask for an answer where nothing else is left.
        return tr_many("{n} behöver ett svar", "{n} behöver ett svar", waiting)
    if found.complete:
        return tr("klart")
    return tr("{done} av {total}", done=found.done, total=found.total)


def _saved(view: View, every: tuple[WizardStep, ...]) -> None:
    parts.beside("sparat", view, partial(_latest, every), _what_is_latest)
    presence.line({s.address: s.title for s in every})
    stage.banner(view)


def _what_is_latest(view: View) -> object:
    ways_back = session.notice(), session.undoable(), session.redoable()
    return view.saved.saved_at, view.assessment.stage, ways_back, places.unanswered(view)


def _latest(every: tuple[WizardStep, ...], view: View) -> None:
    """Show what is stored, the way back from the latest change and the way to what is unanswered."""
    at = view.saved.saved_at.astimezone(bootstrap.now().tzinfo)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="sparat"):
        saved = tr("Sparat {time}", time=f"{at:%H:%M:%S}")
        said = f" · **{plain(notice)}**" if (notice := session.notice()) else ""
        st.caption(f"{tr(STAGE[view.assessment.stage])} · {saved}{said}", width="content")
        for possible, label, do in (
            (session.undoable(), texts.UNDO, session.undo),
            (session.redoable(), texts.REDO, session.redo),
        ):
            if possible:
                st.button(tr(label), type="tertiary", on_click=do)
            else:
                st.empty()
        _next(every, "uppe", view)


def _next(every: tuple[WizardStep, ...], where: str, view: View) -> None:
    if not places.next_unanswered(view, {s.address: s.name for s in every}, where):
        st.empty()


def _failure() -> None:
    if session.failure():
        st.error(f"**{tr(texts.NOT_SAVED)}.** {paragraphs(session.failure())}  \n{tr(texts.NOT_SAVED_HELP)}")
        st.button(tr(texts.RETRY), on_click=session.retry)


def _onwards(view: View, every: tuple[WizardStep, ...], here: WizardStep, *, primary: bool) -> None:
    # A perspective that is not assessed is left in the step list, but is not on the way.
    on_the_way = [s for s in every if s == here or view.flow.depths.get(s.address) is not Depth.NONE]
    place = on_the_way.index(here)
    st.divider()
    with st.container(horizontal=True, horizontal_alignment="distribute", key="vidare"):
        if place > 0:
            back = on_the_way[place - 1]
            _go(back, tr("Tillbaka: {step}", step=back.title), primary=False)
        if place + 1 < len(on_the_way):
            onwards = on_the_way[place + 1]
            _go(onwards, tr("Vidare: {step}", step=onwards.title), primary=primary)


def _go(to: WizardStep, label: str, *, primary: bool) -> None:
    if st.button(plain(label), type="primary" if primary else "secondary", key=f"till-{to.address}"):
        st.switch_page(session.page(to.address), query_params=session.link())
