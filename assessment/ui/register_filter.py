"""The choices of the register as a form: nothing is looked for until *Visa urvalet* is pressed.

Knows which choices there are. The address keeps them, so that a link gives the same selection.
"""

from collections.abc import Mapping

import streamlit as st

from assessment.core.catalogue import ChecklistSet
from assessment.core.language import N_, tr
from assessment.core.summary.stage_words import STAGE
from assessment.core.summary.wording import capital
from assessment.core.vocabulary import FlagState, Status
from assessment.service.register_store import Day, Facet, Tally
from assessment.ui import register_address as address
from assessment.ui import session

_DAYS = {Day.DECISION.value: N_("Nämndens beslut"), Day.SEALED.value: N_("Klar för nämnden")}
_FLAG_STATES = {FlagState.OPEN.value: N_("Obesvarad"), FlagState.ANSWERED.value: N_("Besvarad")}
_ALL = N_("Alla")
_MORE = (
    *(address.STAGES, address.PERSPECTIVE, address.STATUSES, address.FLAG, address.FLAG_STATES),
    *(address.GROUP, address.EDITION, address.DUE_BY),
)


def show(checklists: ChecklistSet) -> None:
    """Show the form, filled in with what the address asks for."""
    boards = {t.key[0]: f"{' '.join(t.name.split())} ({t.number})" for t in _boards()}
    with st.form("register-val", border=True):
        _text(
            tr("Sök"),
            address.TEXT,
            tr(
                "Ord ur ärendet, alternativen, grupperna och åtgärderna, eller ett diarienummer. "
                "Skriver du flera ord ska alla finnas."
            ),
        )
        _several(tr("Nämnd"), address.BOARDS, boards)
        with st.container(horizontal=True):
            _text(tr(address.DAYS[address.SINCE]), address.SINCE)
            _text(tr(address.DAYS[address.UNTIL]), address.UNTIL)
            _pick(tr("Perioden gäller dagen för"), address.DAY, _told(_DAYS), first=Day.DECISION.value)
        with st.expander(tr("Fler val"), expanded=any(map(address.one, _MORE))):
            _several(tr("Läge"), address.STAGES, {stage.value: tr(word) for stage, word in STAGE.items()})
            with st.container(horizontal=True):
                _pick(tr("Perspektiv"), address.PERSPECTIVE, {c.id: c.name for c in checklists.perspectives})
                _several(tr("Bedömt som"), address.STATUSES, {s.value: tr(s.value) for s in Status})
            with st.container(horizontal=True):
                _pick(tr("Stoppflagga"), address.FLAG, _flags(checklists))
                _several(tr("Stoppflaggan är"), address.FLAG_STATES, _told(_FLAG_STATES))
            groups = {g.id: capital(g.name) for g in checklists.groups.groups}
            _pick(tr("Grupp som berörs"), address.GROUP, groups)
            _pick(tr("Gjord med checklistan"), address.EDITION, _editions(checklists))
            _text(tr(address.DAYS[address.DUE_BY]), address.DUE_BY, tr("En åtgärd eller en uppföljning."))
        with st.container(horizontal=True):
            st.form_submit_button(tr("Visa urvalet"), type="primary", on_click=_choose)
            st.form_submit_button(tr("Rensa valen"), on_click=clear)


def clear() -> None:
    """Take every choice out of the address."""
    address.write({})


def _choose() -> None:
    """Put what the form holds in the address."""
    found: dict[str, str] = {}
    for name in address.CHOICES:
        value = session.chosen(_key(name))
        found[name] = address.BETWEEN.join(value) if isinstance(value, list) else str(value or "").strip()
    if found[address.DAY] == Day.DECISION.value:
        found[address.DAY] = ""
    address.write(found)


def _boards() -> tuple[Tally, ...]:
    return session.service().register_choices(Facet.BOARD)


def _flags(checklists: ChecklistSet) -> dict[str, str]:
    return {f"{c.id}/{f.id}": f.name for c in checklists.checklists for f in c.stop_flags}


def _editions(checklists: ChecklistSet) -> dict[str, str]:
    names = {c.id: c.name for c in checklists.checklists}
    kept = [pair for pair in session.service().register_editions() if pair[0] in names]
    newest = sorted(kept, key=lambda pair: pair[1], reverse=True)
    ordered = sorted(newest, key=lambda pair: list(names).index(pair[0]))
    return {
        f"{name}/{edition}": tr("{name}, utgåva {edition}", name=names[name], edition=edition)
        for name, edition in ordered
    }


def _told(words: Mapping[str, str]) -> dict[str, str]:
    return {value: tr(word) for value, word in words.items()}


def _key(name: str) -> str:
    return session.name_key(f"val-{name}")


def _text(label: str, name: str, hint: str = "") -> None:
    is_day = name in address.DAYS
    session.bind(f"val-{name}", address.one(name))
    st.text_input(label, key=_key(name), placeholder=tr("ÅÅÅÅ-MM-DD") if is_day else None, help=hint or None)


def _several(label: str, name: str, options: Mapping[str, str]) -> None:
    # What an address asks for may be gone from the register; the choice is there still, as it is written.
    chosen = address.several(name)
    known = dict(options) | {value: value for value in chosen if value not in options}
    session.bind(f"val-{name}", chosen)
    st.multiselect(
        label,
        list(known),
        format_func=known.__getitem__,
        key=_key(name),
        placeholder=tr(_ALL),
        select_all=False,
    )


def _pick(label: str, name: str, options: Mapping[str, str], first: str = "") -> None:
    chosen = address.one(name) or first
    known = ({} if first else {"": tr(_ALL)}) | dict(options)
    known |= {chosen: chosen} if chosen not in known else {}
    session.bind(f"val-{name}", chosen)
    st.selectbox(label, list(known), format_func=known.__getitem__, key=_key(name))
