"""Somebody's own list of questions into a draft: what was understood, what was not used, and what to review.

Knows fields, tables and buttons. Guesses nothing, and knows neither Word nor YAML.
"""

import streamlit as st

from assessment.core.language import tr, tr_many
from assessment.core.question_list import Became, Fate
from assessment.service import BrokenFile, ServiceError
from assessment.service.bringing import BroughtList, Review
from assessment.service.workshop import Workshop
from assessment.service.workshop_store import ChecklistDraft
from assessment.ui import grids, session
from assessment.ui.plain import paragraphs, plain

_SAID, _FAULTS, _WAITS = "lista|sagt", "lista|fel", "lista|väntar"
_AT_ONCE = 20
"""Parts to review that are shown at once; the next ones come when these are reviewed."""
_MOST = 1_000
"""Rows of a table."""


def show(room: Workshop, draft: ChecklistDraft) -> None:
    """Show what is left to review, and where a list is taken in."""
    if said := session.recall(_of(draft, _SAID)):
        st.success(plain(said))
        session.remember(_of(draft, _SAID), "")
    reviews = room.reviews(draft.files)
    if reviews:
        _review(room, draft, reviews)
    st.header(tr("En egen frågelista"), anchor=False)
    st.markdown(
        tr(
            "Har ni redan en lista med frågor i Word eller Excel kan den bli en checklista i utkastet. "
            "Rubriker blir avsnitt och rader blir frågor. Du ser vad det blir innan något läggs till."
        )
    )
    if faults := session.recall(_of(draft, _FAULTS)):
        st.error("\n\n".join([tr("Listan går inte att ta in:"), *(f"- {plain(f)}" for f in faults)]))
    with st.form("lista", border=True):
        uploaded = st.file_uploader(tr("Listan i Word eller Excel (.docx, .xlsx)"), type=["docx", "xlsx"])
        name = st.text_input(
            tr("Vad ska checklistan heta?"), help=tr("Skriver du inget får den listans titel.")
        )
        owner = st.text_input(
            tr("Vilken funktion förvaltar den?"), placeholder=tr("Till exempel Utvecklingsstrategen")
        )
        if not st.form_submit_button(tr("Ta in en egen frågelista")):
            return
    if uploaded is None:
        st.warning(tr("Välj först listan."))
        return
    session.remember(_of(draft, _FAULTS), ())
    try:
        brought = room.read_list(draft.line.id, uploaded.getvalue(), uploaded.name, name or "", owner or "")
        session.remember(_of(draft, _WAITS), brought)
    except BrokenFile as error:
        session.remember(_of(draft, _FAULTS), error.sentences)
    st.rerun()


def waiting(room: Workshop, draft: ChecklistDraft) -> bool:
    """Show what was understood of a list that has been read; False when there is none."""
    brought: BroughtList | None = session.recall(_of(draft, _WAITS))
    if brought is None:
        return False
    st.header(plain(brought.name), anchor=False)
    number = len(brought.questions)
    st.markdown(
        tr_many(
            "Listan blev {n} fråga. Inget är tillagt än.",
            "Listan blev {n} frågor. Inget är tillagt än.",
            number,
            n=number,
        )
    )
    guessed = tr("Hur en fråga besvaras är gissat av orden. Du granskar varje fråga när den är tillagd.")
    st.markdown(guessed)
    if brought.faults:
        st.warning(
            "\n\n".join(
                [tr("Det här behöver rättas i utkastet:"), *(f"- {plain(f)}" for f in brought.faults)]
            )
        )
    with st.container(horizontal=True):
        if st.button(tr("Lägg till i utkastet"), type="primary", key="lagg-till-listan"):
            _add(room, draft, brought)
        if st.button(tr("Avbryt"), key="avbryt-listan"):
            session.remember(_of(draft, _WAITS), None)
            st.rerun()
    st.subheader(tr("Frågorna"), anchor=False)
    head = tr("Fråga"), tr("Avsnitt"), tr("Besvaras med")
    grids.show(head, [(q.text, q.section, q.answer) for q in brought.questions])
    unused = [f for f in brought.fates if f.became is Became.UNUSED]
    st.subheader(tr("Det som inte är med"), anchor=False)
    if unused:
        _fates((tr("Rad i listan"), tr("Varför")), [(f.text, tr(f.about)) for f in unused])
    else:
        st.markdown(tr("Alla rader är med."))
    with st.expander(tr("Vad varje rad blev"), key="vad-varje-rad-blev"):
        _fates((tr("Rad i listan"), tr("Blev")), [(f.text, _became(f)) for f in brought.fates])
    return True


def _became(fate: Fate) -> str:
    return tr(fate.became.value)


def _fates(head: tuple[str, str], rows: list[tuple[str, str]]) -> None:
    grids.show(head, rows[:_MOST])
    if len(rows) > _MOST:
        st.caption(tr("och {n} rader till", n=len(rows) - _MOST))


def _add(room: Workshop, draft: ChecklistDraft, brought: BroughtList) -> None:
    try:
        room.take_list(draft.line.id, brought)
    except ServiceError as error:
        st.error(paragraphs(str(error)))
        return
    session.remember(_of(draft, _WAITS), None)
    session.remember(
        _of(draft, _SAID),
        tr(
            "”{name}” ligger i utkastet. Granska det som är gissat, och lägg till källor under Ändra.",
            name=brought.name,
        ),
    )
    st.rerun()


def _review(room: Workshop, draft: ChecklistDraft, reviews: tuple[Review, ...]) -> None:
    """Show what was guessed, to be marked as reviewed; a draft is published when nothing is left."""
    st.header(tr("Att granska"), anchor=False)
    st.markdown(
        tr(
            "Det här är gissat ur en lista. Är det rätt kryssar du för det. Är det fel ändrar du det först, "
            "till exempel svarstypen i Excel. Utkastet går inte att publicera förrän allt är granskat."
        )
    )
    written = [r for r in reviews if r.mark.to_write]
    if written:
        lines = (f"- {plain(r.mark.about)} – {plain(r.mark.note)}" for r in written)
        st.markdown("\n".join([tr("Skriv det här, under Ändra eller i Excel:"), "", *lines]))
    ticked = [r for r in reviews if not r.mark.to_write]
    if not ticked:
        return
    with st.form("granska", border=True):
        done = [
            review
            for number, review in enumerate(ticked[:_AT_ONCE])
            if st.checkbox(
                f"{plain(review.mark.about)} – {plain(review.mark.note)}",
                key=f"granska|{draft.line.version}|{number}",
            )
        ]
        pressed = st.form_submit_button(tr("Spara som granskade"))
    if len(ticked) > _AT_ONCE:
        st.caption(tr("och {n} till när de här är granskade", n=len(ticked) - _AT_ONCE))
    if pressed and done:
        room.reviewed(draft.line.id, done)
        st.rerun()


def _of(draft: ChecklistDraft, name: str) -> str:
    """Return a name of the draft's own: what waits in one is nothing to another."""
    return f"{draft.line.id}|{name}"
