"""From utkast to klar för nämnden: where the assessment is, the ways on, a new version and a copy.

Knows the buttons. What each step needs is decided in the core.
"""

from collections.abc import Callable

import streamlit as st

from assessment.core.assessment import Assessment
from assessment.core.language import N_, tr
from assessment.core.people import Deed
from assessment.core.progress import Step
from assessment.core.stages import FROZEN, changed_after_review, next_stages
from assessment.core.summary.stage_words import STAGE
from assessment.core.vocabulary import Stage
from assessment.service import Saved, ServiceError
from assessment.ui import fields, session, trash
from assessment.ui.comments import unresolved_text
from assessment.ui.plain import paragraphs, plain
from assessment.ui.session import View

_BUTTON = {
    Stage.DRAFT: N_("Gör till utkast igen"),
    Stage.IN_REVIEW: N_("Lämna till granskning"),
    Stage.REVIEWED: N_("Markera som granskad"),
    Stage.READY: N_("Gör klar för nämnden"),
}
_MEANS = {
    Stage.DRAFT: N_("Ett utkast. Alla svar går att ändra."),
    Stage.IN_REVIEW: N_("Någon mer läser. Svaren går att ändra under tiden."),
    Stage.REVIEWED: N_("Någon mer har läst. Ändras något efter det står det på bedömningen."),
    Stage.READY: N_("Frusen: innehåll, resultat och checklistornas utgåvor ändras inte mer."),
    Stage.VOID: N_("Gäller inte längre. Innehållet finns kvar men ändras inte."),
}


def banner(view: View) -> None:
    """Say on every step that the assessment no longer changes, or that the person may only read it."""
    if view.assessment.stage in FROZEN:
        st.info(f"{_told(view.assessment)} {_how(view.assessment)}")
    elif not session.may(Deed.CHANGE):
        if session.may(Deed.COMMENT):
            may = tr("Du kan läsa bedömningen, och kommentera den.")
        else:
            may = tr("Du kan läsa bedömningen.")
        st.info(" ".join((may, tr("Den som har skrivit den kan bjuda in dig att ändra."))))


def _told(assessment: Assessment) -> str:
    return f"**{tr(STAGE[assessment.stage])}.** {tr(_MEANS[assessment.stage])}"


def _how(assessment: Assessment) -> str:
    if assessment.stage is Stage.VOID:
        return tr("Skäl: {text}", text=plain(assessment.void_reason))
    return tr("Gör en ny version under Granska och exportera om något ska ändras.")


def show(view: View) -> None:
    """Show the stage, what it means and the ways on."""
    assessment = view.assessment
    st.header(tr("Läge"), anchor=False)
    st.markdown(_told(assessment))
    if assessment.seal is not None:
        seal = assessment.seal
        st.caption(
            tr(
                "Klar {day}. Innehållets fingeravtryck börjar med {start}.",
                day=seal.day,
                start=seal.fingerprint[:12],
            )
        )
    if changed_after_review(assessment):
        st.warning(tr("Bedömningen har ändrats efter granskningen."))
    if opened := unresolved_text(assessment):
        told = [f"{opened}."]
        if assessment.stage not in FROZEN:
            told.append(tr("Det hindrar inte att bedömningen blir klar."))
        st.markdown(" ".join(told))
    ways = [s for s in next_stages(assessment) if s is not Stage.VOID and _may_go(s)]
    if Stage.REVIEWED in next_stages(assessment) and Stage.REVIEWED not in ways and session.may(Deed.CHANGE):
        st.markdown(tr("Någon annan än du markerar bedömningen som granskad."))
    with st.container(horizontal=True):
        for to in ways:
            ready = to is Stage.READY
            st.button(
                tr(_BUTTON[to]),
                key=session.name_key(f"lage|{to.value}"),
                on_click=_move,
                args=(to,),
                disabled=ready and not view.result.ready_allowed,
                help=tr(
                    "Först behöver allt under *Det här är kvar* som gäller motivering, underlag och svar "
                    "vara klart."
                )
                if ready and not view.result.ready_allowed
                else None,
            )
        renewed = assessment.stage in FROZEN and session.may(Deed.CHANGE)
        _elsewhere(view, N_("Gör en ny version"), session.service().new_version, shown=renewed)
        _elsewhere(view, N_("Gör en kopia till ett annat ärende"), session.service().copy, shown=True)
    if Stage.VOID in next_stages(assessment) and _may_go(Stage.VOID):
        _void()
    if session.may(Deed.DISCARD):
        trash.throw(assessment.id)


def _may_go(to: Stage) -> bool:
    return session.may(Deed.REVIEW if to is Stage.REVIEWED else Deed.CHANGE)


def _elsewhere(view: View, label: str, make: Callable[[Assessment], Saved], *, shown: bool) -> None:
    if not shown or not st.button(tr(label), key=session.name_key(f"lage|{label}")):
        return
    try:
        made = make(view.assessment)
    except ServiceError as error:
        st.error(paragraphs(str(error)))
        return
    st.switch_page(session.page(Step.CASE), query_params={session.ADDRESS: made.assessment.id})


def _void() -> None:
    with st.expander(tr("Makulera bedömningen"), key=session.name_key("lage|makulera-ruta")):
        st.markdown(
            tr("Bedömningen finns kvar och går att läsa, men den ändras inte mer. Det går inte att ångra.")
        )
        key = session.name_key("lage|skal")
        st.text_input(tr("Varför makuleras den?"), key=key)
        fields.warn(session.chosen(key) or "")
        st.button(tr("Makulera"), key=session.name_key("lage|makulera"), on_click=_voided, args=(key,))


def _voided(key: str) -> None:
    _move(Stage.VOID, session.chosen(key) or "")


def _move(to: Stage, reason: str = "") -> None:
    session.work(lambda use, saved: use.move(saved, to, reason))
