"""The steps of the wizard in order, with their names, addresses and page files.

A perspective's step is made from its checklist, so a new checklist file is a new step without any code.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from assessment.core.catalogue import ChecklistSet
from assessment.core.language import tr
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
        ("Ärendet", Step.CASE, "arendet"),
        ("Alternativ", Step.ALTERNATIVES, "alternativ"),
        ("Vilka berörs?", Step.GROUPS, "grupper"),
        ("Avgränsning", Step.SCOPE, "avgransning"),
        *((c.name, c.id, "perspektiv") for c in perspectives),
        *((c.name, c.id, "poang") for c in scored),
        ("Samlad bedömning", Step.CONCLUSION, "samlad"),
        ("Granska och exportera", Step.EXPORT, "granska"),
    ]
    return tuple(
        WizardStep(n, name, str(address), f"{_PAGES}/{file}.py")
        for n, (name, address, file) in enumerate(named, start=1)
    )


def pages(steps: Sequence[WizardStep]) -> dict[str, "st.Page"]:
    """Return Streamlit's page for every address, the start page first."""
    made = {START: st.Page(f"{_PAGES}/start.py", title=texts.APP, default=True)}
    for step in steps:
        title = f"{step.title} – {texts.APP}"
        made[step.address] = st.Page(step.file, title=title, url_path=step.address)
    made[RESULT] = st.Page(f"{_PAGES}/resultat.py", title=f"Resultat – {texts.APP}", url_path=RESULT)
    made[EDITION] = st.Page(f"{_PAGES}/utgava.py", title=f"Ny utgåva – {texts.APP}", url_path=EDITION)
    made[TOUR] = st.Page(f"{_PAGES}/visning.py", title=f"{tr(texts.TOUR)} – {texts.APP}", url_path=TOUR)
    made[HISTORY] = st.Page(f"{_PAGES}/historik.py", title=f"Historik – {texts.APP}", url_path=HISTORY)
    made[ERASING] = st.Page(f"{_PAGES}/rensa.py", title=f"Rensa uppgifter – {texts.APP}", url_path=ERASING)
    made[DRAFT] = st.Page(f"{_PAGES}/utkast.py", title=f"Börja från ett utkast – {texts.APP}", url_path=DRAFT)
    made[METHOD] = st.Page(f"{_PAGES}/metod.py", title=f"Så räknar vi – {texts.APP}", url_path=METHOD)
    made[TRASH] = st.Page(f"{_PAGES}/papperskorg.py", title=f"Papperskorgen – {texts.APP}", url_path=TRASH)
    made[REGISTER] = st.Page(f"{_PAGES}/register.py", title=f"Register – {texts.APP}", url_path=REGISTER)
    made[CHECKLISTS] = st.Page(
        f"{_PAGES}/checklistor.py", title=f"Checklistor – {texts.APP}", url_path=CHECKLISTS
    )
    made[WORKSHOP] = st.Page(f"{_PAGES}/verkstad.py", title=f"Utkast – {texts.APP}", url_path=WORKSHOP)
    return made
