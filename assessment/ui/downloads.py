"""What can be handed over: the bilaga as Word and PDF, the text for the tjänsteutlåtande, all answers.

Each file is made when its button is pressed, never while the page is shown. Knows no format.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from assessment.core.editing import slug_of
from assessment.core.language import tr
from assessment.core.summary import Summary
from assessment.service import ServiceError
from assessment.ui import session
from assessment.ui.plain import paragraphs, plain
from assessment.ui.session import View

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PDF = "application/pdf"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_JSON = "application/json"
_CALENDAR = "text/calendar"
_CARRYING = "svar-i-word"


def show(view: View) -> None:
    """Show the downloads of one assessment."""
    st.header(tr("Ladda ner"), anchor=False)
    service, assessment = session.service(), view.assessment
    name = slug_of(assessment.case.title, otherwise=slug_of(tr("Konsekvensbedömning")))
    carrying = st.checkbox(
        tr("Lägg alla svar i Word-filen, så att den går att öppna igen här"),
        key=session.name_key(_CARRYING),
        help=tr(
            "Svaren syns inte i Word, men följer med filen, också granskarens kommentarer. Det som ändras i "
            "Word kommer inte tillbaka hit."
        ),
    )
    if carrying:
        st.caption(tr("Nästa Word-fil bär alla svar. Lämna den bara till den som får se dem alla."))
    template = _template(view)
    with st.container(horizontal=True):
        word = partial(service.export_word, assessment, template=template, carrying=carrying)
        _file(tr("Bilagan som Word"), word, f"{name}.docx", _WORD, first=True)
        lacks = _pdf(partial(service.export_pdf, assessment, template=template), f"{name}.pdf")
        _file(tr("Tabeller i Excel"), partial(service.export_excel, assessment), f"{name}.xlsx", _EXCEL)
        if service.calendar_days(assessment):
            _file(
                tr("Datum som kalenderfil"),
                partial(service.export_calendar, assessment),
                f"{name}.ics",
                _CALENDAR,
            )
        _file(tr("Alla svar som JSON"), partial(service.export_json, assessment), f"{name}.json", _JSON)
    if why := session.undone():
        st.error(tr("Filen gick inte att skapa. {why}", why=paragraphs(why)))
    elif trouble := _trouble(view, template):
        st.warning(paragraphs(trouble))
    if lacks:
        st.caption(lacks)
    st.caption(tr("JSON-filen går att öppna igen på startsidan, också på en annan dator."))


def _template(view: View) -> str | None:
    """Let a template be chosen where there are several; None is that of the nämnd, or the usual one."""
    names = session.service().templates()
    try:
        usual = session.service().template_for(view.assessment)
    except ServiceError as error:
        st.error(paragraphs(str(error)))
        return None
    if len(names) < 2 or usual not in names:  # noqa: PLR2004 - one template is no choice
        return None
    shown = {name: name.removesuffix(".docx") for name in names} | {names[0]: tr("Den vanliga mallen")}
    return st.selectbox(
        tr("Wordmall"),
        names,
        index=names.index(usual),
        format_func=lambda name: shown[name],
        key=session.name_key("mall"),
    )


def _trouble(view: View, template: str | None) -> str:
    """Return why Word and PDF cannot be made, before anyone has pressed a button for them."""
    try:
        return session.service().template_trouble(view.assessment, template)
    except ServiceError:
        # Told where the template is chosen.
        return ""


def _forms(view: View) -> None:
    """Offer each perspective as an empty form, with the groups of this assessment in its tables."""
    with st.expander(tr("Blanketter för en workshop"), key=session.name_key("blanketter")):
        st.markdown(
            tr("Tomma blanketter i Word med grupperna som ni har valt. Skriv ut dem och svara tillsammans.")
        )
        short = st.checkbox(tr("Bara de viktigaste frågorna"), key=session.name_key("blankett-kort"))
        for checklist in view.checklists.perspectives:
            make = partial(session.service().export_form, checklist.id, view.assessment, short=short)
            name = f"blankett-{checklist.id}{'-kort' if short else ''}.docx"
            _file(tr("{name} som blankett", name=checklist.name), make, name, _WORD)


def _own_template() -> None:
    """Offer to check a Word template of one's own; it is looked at and not kept."""
    with st.expander(tr("Kontrollera en egen Wordmall"), key=session.name_key("egen-mall")):
        st.markdown(
            tr(
                "Välj mallen som du har ändrat. Du får veta vad som ska rättas och var. "
                "Mallen sparas inte här."
            )
        )
        uploaded = st.file_uploader(
            tr("En Wordmall (.docx)"), type=["docx"], key=session.name_key("mall-fil")
        )
        if uploaded is None:
            return
        try:
            found = session.service().check_template(uploaded.getvalue(), uploaded.name)
        except ServiceError as error:
            st.error(paragraphs(str(error)))
            return
        if found:
            lines = "\n".join(f"- {plain(str(f))}" for f in found)
            st.warning("\n\n".join((tr("Det här behöver rättas:"), lines)))
        else:
            st.success(tr("{name} går att använda som den är.", name=plain(uploaded.name)))


def statement(view: View, summary: Summary) -> None:
    """Show the text for the tjänsteutlåtande, to copy or as Word; then forms, and the check of templates."""
    st.header(tr("Text till tjänsteutlåtandet"), anchor=False)
    st.markdown(tr("Kopiera texten och klistra in den under rubrikerna i tjänsteutlåtandet."))
    st.code(summary.statement.text, language=None, wrap_lines=True)
    name = slug_of(view.assessment.case.title, otherwise=slug_of(tr("Konsekvensbedömning")))
    make = partial(session.service().export_statement, view.assessment)
    ending = slug_of(tr("Tjänsteutlåtande"))
    _file(tr("Texten som Word"), make, f"{name}-{ending}.docx", _WORD)
    _forms(view)
    _own_template()


def _pdf(make: Callable[[], bytes], name: str) -> str:
    """Offer PDF; where it cannot be made, the button says so. Return what is missing."""
    lacks = session.service().pdf_lacks()
    if lacks:
        st.button(tr("PDF går inte: LibreOffice saknas"), disabled=True, key="pdf-saknas")
    else:
        _file(tr("Bilagan som PDF"), make, name, _PDF)
    return lacks


def _file(label: str, make: Callable[[], bytes], name: str, kind: str, *, first: bool = False) -> None:
    primary: Any = "primary" if first else "secondary"
    st.download_button(
        label, data=session.guarded(make), file_name=name, mime=kind, type=primary, on_click="ignore"
    )
