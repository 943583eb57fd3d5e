"""Rensa: take words that should never have been written out of an assessment and its history, for good.

Knows the order: search, look, confirm. What is erased, and where, is worked out below.
"""

import streamlit as st

from assessment import bootstrap
from assessment.core.changes import parts
from assessment.core.event_words import EventWords
from assessment.core.language import tr, tr_many
from assessment.core.people import Deed
from assessment.core.summary.wording import number_word
from assessment.service import ServiceError
from assessment.ui import session
from assessment.ui.plain import paragraphs, plain
from assessment.ui.session import View

_WORDS = "rensa|ord"
_DONE = "rensa|klart"
_MOST = 20


def show(view: View) -> None:
    """Show the page; only for those who may."""
    name = view.assessment.id
    if Deed.ERASE not in session.service().rights(name):
        st.warning(tr("Bara en registrator i nämnden får rensa. Be den som sköter Konsekvens om hjälp."))
        return
    st.markdown(
        tr(
            "Har någon skrivit ett personnummer, ett namn eller något annat som inte får stå här? Sök det. "
            "Svaren som har det töms på just de orden. I historiken töms hela texten, också tidigare "
            "versioner. **Det går inte att ångra.** Att något rensades, när och av vem står kvar."
        )
    )
    if why := session.failure():
        st.warning(paragraphs(why))
    _done(name)
    key = session.name_key(_WORDS)
    words = st.text_input(
        tr("Vad ska rensas?"), key=key, help=tr("Minst fyra tecken. Stora och små bokstäver är lika.")
    )
    if not words.strip():
        return
    try:
        found = session.service().whereabouts(name, words)
    except ServiceError as error:
        st.error(paragraphs(str(error)))
        return
    if not found.answers and not found.events:
        st.info(tr("Det står ingenstans i bedömningen eller i dess historik."))
        return
    said = EventWords(view.assessment, view.checklists)
    answers, events = len(found.answers), found.events
    st.markdown(
        tr(
            "Det står i {answers} nu, och i {lines} i historiken.",
            answers=tr_many(
                "{number} svar", "{number} svar", answers, number=number_word(answers, neuter=True)
            ),
            lines=tr_many("{number} rad", "{number} rader", events, number=number_word(events)),
        )
    )
    there = parts(view.assessment)
    names = list(dict.fromkeys(said.name(path, there.get(path)) for path in found.answers))
    st.markdown("\n".join(f"- {plain(n)}" for n in names[:_MOST]))
    if len(names) > _MOST:
        st.markdown(tr("Och {number} till.", number=len(names) - _MOST))
    st.button(tr("Rensa för gott"), type="primary", key="rensa-nu", on_click=_erase, args=(key, words))


def _erase(key: str, words: str) -> None:
    session.work(lambda use, saved: use.erase(saved.assessment.id, words))
    if not session.failure():
        session.empty(key)
        session.remember(_DONE, value=True)


def _done(name: str) -> None:
    if session.recall(_DONE):
        session.remember(_DONE, value=False)
        st.success(
            tr(
                "Rensat. Filer som redan är hämtade, till exempel Word och JSON, måste ni rensa för hand. "
                "Registraturen kan ha dem."
            )
        )
    try:
        left = session.service().backups_with_erased(name)
    except ServiceError as error:
        st.error(paragraphs(str(error)))
        return
    if left:
        zone = bootstrap.now().tzinfo
        made = "\n".join(
            f"- {one.made_at.astimezone(zone):%Y-%m-%d %H:%M}: {plain(one.place)}" for one in left
        )
        told = tr("De här säkerhetskopiorna gjordes före rensningen. Gör nya och förstör dem:")
        st.markdown(f"{told}\n\n{made}")
