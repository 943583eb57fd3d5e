"""The steps of the wizard in order, with their names, addresses and page files.

A perspective's step is made from its checklist, so a new checklist file is a new step without any code.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from assessment.core.catalogue import ChecklistSet
from assessment.core.language import tr, tr_in
from assessment.core.progress import Step
from assessment.ui import texts

START = "start"
METHOD = "metod"
RESULT = "resultat"
EDITION = "utgava"
TRASH = "papperskorg"
TOUR = "visning"
REGISTER = "register"
DRAFT = "utkast"
HISTORY = "historik"
ERASING = "rensa"
CHECKLISTS = "checklistor"
WORKSHOP = "verkstad"
_PAGES = "assessment/ui/pages"


@dataclass(frozen=True, slots=True)
class WizardStep:
    """One step: its number on the screen, its name, its address and the file that shows it."""

    number: int
    name: str
    address: str
    file: str

    @property
    def title(self) -> str:
        """The number and the name, as in the step list."""
        return f"{self.number} {self.name}"


def wizard(checklists: ChecklistSet | None) -> tuple[WizardStep, ...]:
    """Return the steps; without readable checklists there are no perspectives to show."""
    perspectives = checklists.perspectives if checklists else ()
    scored = checklists.scored if checklists else ()
    named = [
        (tr("Ärendet"), Step.CASE, "arendet"),
        (tr_in("step", "Alternativ"), Step.ALTERNATIVES, "alternativ"),
        (tr("Vilka berörs?"), Step.GROUPS, "grupper"),
        (tr("Avgränsning"), Step.SCOPE, "avgransning"),
        *((c.name, c.id, "perspektiv") for c in perspectives),
        *((c.name, c.id, "poang") for c in scored),
        (tr("Samlad bedömning"), Step.CONCLUSION, "samlad"),
        (tr("Granska och exportera"), Step.EXPORT, "granska"),
    ]
    return tuple(
        WizardStep(n, name, str(address), f"{_PAGES}/{file}.py")
        for n, (name, address, file) in enumerate(named, start=1)
    )


def pages(steps: Sequence[WizardStep]) -> dict[str, "st.Page"]:
    """Return Streamlit's page for every address, the start page first."""
    made = {START: st.Page(f"{_PAGES}/start.py", title=texts.APP, default=True)}
    for step in steps:
        made[step.address] = st.Page(step.file, title=_titled(step.title), url_path=step.address)
    made[RESULT] = st.Page(f"{_PAGES}/resultat.py", title=_titled(tr("Resultat")), url_path=RESULT)
    made[EDITION] = st.Page(f"{_PAGES}/utgava.py", title=_titled(tr("Ny utgåva")), url_path=EDITION)
    made[TOUR] = st.Page(f"{_PAGES}/visning.py", title=_titled(tr(texts.TOUR)), url_path=TOUR)
    made[HISTORY] = st.Page(f"{_PAGES}/historik.py", title=_titled(tr("Historik")), url_path=HISTORY)
    made[ERASING] = st.Page(f"{_PAGES}/rensa.py", title=_titled(tr("Rensa uppgifter")), url_path=ERASING)
    made[DRAFT] = st.Page(f"{_PAGES}/utkast.py", title=_titled(tr("Börja från ett utkast")), url_path=DRAFT)
    made[METHOD] = st.Page(f"{_PAGES}/metod.py", title=_titled(tr("Så räknar vi")), url_path=METHOD)
    made[TRASH] = st.Page(f"{_PAGES}/papperskorg.py", title=_titled(tr("Papperskorgen")), url_path=TRASH)
    made[REGISTER] = st.Page(f"{_PAGES}/register.py", title=_titled(tr("Register")), url_path=REGISTER)
    made[CHECKLISTS] = st.Page(
        f"{_PAGES}/checklistor.py", title=_titled(tr("Checklistor")), url_path=CHECKLISTS
    )
    made[WORKSHOP] = st.Page(f"{_PAGES}/verkstad.py", title=_titled(tr("Utkast")), url_path=WORKSHOP)
    return made


def _titled(name: str) -> str:
    return f"{name} – {texts.APP}"
