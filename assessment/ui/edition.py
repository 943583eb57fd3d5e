"""A newer edition of the checklists: a calm line that there is one, and the page where it is taken or left.

Knows how the choice is shown. What has changed and what it does is worked out below.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

import streamlit as st

from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet
from assessment.core.edition_changes import GROUPS, SCALE, EditionChange
from assessment.core.language import N_, tr, tr_many
from assessment.core.people import Deed
from assessment.core.points import points_of
from assessment.core.points_result import PointsResult
from assessment.core.progress import Step
from assessment.core.result_document import PerspectiveLine
from assessment.core.stages import FROZEN
from assessment.core.summary.wording import number_word
from assessment.core.trace import Names
from assessment.core.upgrading import Left
from assessment.service.newer_editions import Offer
from assessment.ui import grids, meaning, session, steps
from assessment.ui.plain import paragraphs, plain
from assessment.ui.session import View

_MOST = 12
"""So many changes of a checklist are shown at once; the rest is folded."""
_STATES = {"tyst": N_("gäller inte"), "öppen": N_("behöver ett svar"), "besvarad": N_("besvarad")}


def line(view: View) -> None:
    """Show in the sidebar that there is a newer edition, when what is shown can still be changed."""
    if not _offered(view):
        return
    st.page_link(
        session.page(steps.EDITION), label=tr("Ny utgåva av checklistorna"), query_params=session.link()
    )


def _offered(view: View) -> bool:
    return not session.locked() and session.service().has_newer(view.assessment)


def notice(view: View) -> None:
    """Show the same at the top of the last step, with what it means."""
    if not _offered(view):
        return
    with st.container(border=True, key="ny-utgava"):
        st.markdown(
            tr(
                "**Det finns en ny utgåva av checklistorna.** Bedömningen följer den utgåva som den började "
                "med tills du väljer något annat."
            )
        )
        st.page_link(session.page(steps.EDITION), label=tr("Se vad som är nytt"), query_params=session.link())


def show(view: View) -> None:
    """Show what is new, what it would do, and the choice."""
    if view.assessment.stage in FROZEN:
        st.markdown(
            tr(
                "Bedömningen är frusen och följer de utgåvor som den gjordes med. Gör en ny version under "
                "Granska och exportera. Där kan du välja den nya utgåvan."
            )
        )
        return
    offer = session.service().offer(view.assessment)
    if offer is None:
        _up_to_date(view)
        return
    st.markdown(
        tr(
            "Checklistorna har ändrats sedan bedömningen började. Du kan gå över till den nya utgåvan eller "
            "vara kvar. Inget ändras förrän du väljer, och du kan ångra."
        )
    )
    _changed(view, offer)
    _result(view, offer)
    _answers(offer)
    if session.may(Deed.CHANGE):
        _choice()


def _up_to_date(view: View) -> None:
    st.markdown(tr("Bedömningen följer den senaste utgåvan av checklistorna."))
    rows = [(name, _edition(view.checklists, key)) for key, name in _names(view.checklists).items()]
    grids.show((tr("Checklista"), tr("Utgåva")), rows)


def _names(checklists: ChecklistSet) -> dict[str, str]:
    return {c.id: c.name for c in checklists.checklists} | {GROUPS: tr("Grupperna"), SCALE: tr("Skalan")}


def _edition(checklists: ChecklistSet, key: str) -> str:
    shared = {GROUPS: checklists.groups.edition, SCALE: checklists.scale.edition}
    found = checklists.checklist(key)
    return found.edition if found else shared.get(key, "")


# What is new


def _changed(view: View, offer: Offer) -> None:
    st.header(tr("Det här är nytt"), anchor=False)
    if not offer.changes:
        st.markdown(tr("Inget i frågorna är ändrat."))
    today = session.service().checklists_for(view.assessment)
    names = _names(view.checklists) | _names(today)
    for where, found in groupby(offer.changes, key=lambda c: c.checklist):
        listed = sorted(found, key=lambda c: not c.bears_meaning)
        was, new = _edition(view.checklists, where), _edition(today, where)
        step = tr("{before} blir {after}", before=was, after=new) if was and new and was != new else ""
        st.subheader(plain(", ".join(part for part in (names[where], step) if part)), anchor=False)
        st.markdown(_bullets(listed[:_MOST]))
        if rest := listed[_MOST:]:
            told = tr_many("{n} ändringar till", "{n} ändringar till", len(rest))
            with st.expander(told, key=session.name_key(f"utgava|{where}")):
                st.markdown(_bullets(rest))


def _bullets(found: Sequence[EditionChange]) -> str:
    return "\n".join(f"- {plain(c.sentence)}" for c in found)


# What it would do


def _result(view: View, offer: Offer) -> None:
    st.header(tr("Det här händer med resultatet"), anchor=False)
    names = Names(offer.after.flow), Names(offer.before.flow)
    alternatives = dict(names[1].alternatives) | dict(names[0].alternatives)
    perspectives = dict(names[1].perspectives) | dict(names[0].perspectives)
    groups = dict(names[1].groups) | dict(names[0].groups)
    rows = [
        (
            perspectives[p.perspective],
            alternatives[p.alternative],
            _told(p.before, groups),
            _told(p.after, groups),
        )
        for p in offer.differences.perspectives
        if _told(p.before, groups) != _told(p.after, groups)
    ]
    if rows:
        grids.show((tr("Perspektiv"), tr("Alternativ"), tr("Nu"), tr("Med den nya utgåvan")), rows)
        found = (*offer.before.result.perspectives.values(), *offer.after.result.perspectives.values())
        meaning.offer(view.checklists.scale, (w for one in found for w in meaning.of_status(one)))
    else:
        st.markdown(tr("Inget statusord och ingen mest drabbad grupp ändras."))
    flags = list(dict.fromkeys(_flags(offer, alternatives)))
    if flags:
        head = tr("Det som behöver ett svar"), tr("Alternativ"), tr("Nu"), tr("Med den nya utgåvan")
        grids.show(head, flags)
    if points := list(_points(offer)):
        grids.show((tr("Frågor med poäng"), tr("Nu"), tr("Med den nya utgåvan")), points)


def _points(offer: Offer) -> Iterator[tuple[str, str, str]]:
    """Yield each checklist with points that comes to something else: its name, and what before and after."""
    before, after = (
        {p.checklist: _pointed(p) for p in points_of(outcome.flow)} for outcome in (offer.before, offer.after)
    )
    names = {c.id: c.name for o in (offer.before, offer.after) for c in o.flow.checklists.checklists}
    for checklist in dict.fromkeys((*before, *after)):
        was, becomes = (found.get(checklist, tr("inget ännu")) for found in (before, after))
        if was != becomes:
            yield names[checklist], was, becomes


def _pointed(found: PointsResult) -> str:
    """Return the outcome and the levels; an answer that lacks leaves them out."""
    told = [found.outcome.outcome.name] if found.outcome is not None else []
    told += [f"{s.scale.name}: {s.level.name}" for s in found.scales if s.level is not None]
    return "; ".join(told) or tr("inget ännu")


def _told(found: PerspectiveLine | None, groups: dict[str, str]) -> str:
    if found is None:
        return tr("bedöms inte")
    # Nobody is named for what is only unanswered.
    worst = ", ".join(
        groups.get(g.group, g.group) for g in found.groups if g.severity and g.group in found.worst
    )
    shown = tr(found.shown)
    return tr("{shown}. Mest drabbad: {groups}.", shown=shown, groups=worst) if worst else shown


def _flags(offer: Offer, alternatives: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    names = {
        (c.id, f.id): f.name
        for flow in (offer.before.flow, offer.after.flow)
        for c in flow.checklists.checklists
        for f in c.stop_flags
    }
    for flag in offer.differences.flags:
        before, after = tr(_STATES[flag.before.value]), tr(_STATES[flag.after.value])
        yield names[flag.checklist, flag.flag], alternatives[flag.alternative], before, after


def _answers(offer: Offer) -> None:
    st.header(tr("Det här händer med svaren"), anchor=False)
    moved, left = offer.upgrade.moved, offer.upgrade.left
    if moved:
        st.markdown(
            tr_many(
                "{number} svar följer med till frågor som har ersatt sina äldre frågor.",
                "{number} svar följer med till frågor som har ersatt sina äldre frågor.",
                len(moved),
                number=number_word(len(moved), neuter=True).capitalize(),
            )
        )
    if left:
        st.markdown(tr("De här svaren räknas inte längre. De ligger kvar i bedömningens fil."))
        st.markdown("\n".join(f"- {_left(one)}" for one in left))
    if offer.unanswered:
        count = len(offer.unanswered)
        number = number_word(count, neuter=True).capitalize()
        told = tr_many("{number} nytt svar behövs", "{number} nya svar behövs", count, number=number)
        with st.expander(told, key=session.name_key("utgava|fragor")):
            st.markdown("\n".join(f"- {plain(todo.text)}" for todo in offer.unanswered))
    if not moved and not left and not offer.unanswered:
        st.markdown(tr("Alla svar räknas som förut, och inga nya svar behövs."))


def _left(one: Left) -> str:
    return f"{plain(one.text)} {plain(tr(one.why.value))}"


# The choice


def _choice() -> None:
    st.header(tr("Hur vill du göra?"), anchor=False)
    if session.failure():
        told = tr("Bedömningen följer fortfarande den gamla utgåvan.")
        st.error(f"**{told}** {paragraphs(session.failure())}")
    with st.container(horizontal=True, key="utgava-val"):
        st.button(tr("Gå över till den nya utgåvan"), type="primary", key="utgava-byt", on_click=_take)
        if st.button(tr("Var kvar i den gamla"), key="utgava-kvar"):
            st.switch_page(session.page(Step.EXPORT), query_params=session.link())


def _take() -> None:
    session.apply(_newer, tr("Bedömningen följer nu den nya utgåvan."))


def _newer(assessment: Assessment) -> Assessment:
    return session.service().to_newer(assessment)
