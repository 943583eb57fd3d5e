"""The lists that an assessment holds, as forms: costs, dialogue, measures, follow-up and goal conflicts.

Knows the fields of each list. A list is the same wherever it is asked for.
"""

from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import streamlit as st

from assessment.core import editing
from assessment.core.assessment import Assessment, Measure
from assessment.core.language import N_, tr
from assessment.core.vocabulary import AnswerType
from assessment.ui import effects_met, fields, session, texts
from assessment.ui.session import View

Kind = Literal["text", "date", "year", "kronor", "yes-no", "tick", "alternative"]


@dataclass(frozen=True, slots=True)
class Part:
    """One field of an entry."""

    name: str
    label: str
    kind: Kind = "text"
    lines: int = 1
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One list: what an entry is called, and its fields row by row."""

    entries: editing.EntryList
    one: str
    add: str
    empty: str
    rows: tuple[tuple[Part, ...], ...]


FORMS: dict[AnswerType, Form] = {
    AnswerType.COSTS: Form(
        "costs",
        N_("Kostnad"),
        N_("Lägg till en kostnad"),
        N_("Ingen kostnad är inlagd."),
        (
            (
                Part("alternative", N_("Alternativ"), "alternative"),
                Part("actor", N_("Vem betalar eller sparar?")),
            ),
            (
                Part("year", N_("År"), "year"),
                Part("amount", N_("Kronor"), "kronor", hint=N_("Skriv en besparing med minus: −500 000.")),
                Part("note", N_("Kommentar")),
            ),
        ),
    ),
    AnswerType.DIALOGUE: Form(
        "dialogues",
        N_("Dialog"),
        N_("Lägg till en dialog"),
        N_("Ingen dialog är inlagd."),
        (
            (
                Part("who", N_("Vilka?"), hint=texts.NO_NAMES),
                Part("count", N_("Hur många?")),
                Part("when", N_("När?")),
            ),
            (
                Part("how", N_("Hur gick det till?"), lines=2),
                Part("adapted", N_("Hur var det anpassat?"), lines=2),
            ),
            (Part("said", N_("Vad sa de?"), lines=3), Part("changed", N_("Vad ändrade ni?"), lines=3)),
            (
                Part("informed", N_("Hur fick de veta vad som hände sedan?")),
                Part("voluntary", N_("Var det frivilligt?"), "yes-no"),
            ),
        ),
    ),
    AnswerType.MEASURES: Form(
        "measures",
        N_("Åtgärd"),
        N_("Lägg till en åtgärd"),
        N_("Ingen åtgärd är inlagd."),
        (
            (Part("text", N_("Vad ska göras?"), lines=2),),
            (
                Part("owner", N_("Vem ansvarar?"), hint=N_("Skriv en funktion, inte ett namn.")),
                Part("due", N_("När ska det vara klart?"), "date"),
                Part("cost", N_("Vad kostar det?")),
            ),
            (Part("decided", N_("Åtgärden ingår i beslutet"), "tick"),),
        ),
    ),
    AnswerType.FOLLOW_UP: Form(
        "follow_ups",
        N_("Uppföljning"),
        N_("Lägg till en uppföljning"),
        N_("Ingen uppföljning är inlagd."),
        (
            (Part("indicator", N_("Vad ska mätas?")),),
            (Part("baseline", N_("Hur är det i dag?")), Part("target", N_("Vad vill ni nå?"))),
            (
                Part("date", N_("När mäts det igen?"), "date"),
                Part("owner", N_("Vem ansvarar?"), hint=N_("Skriv en funktion, inte ett namn.")),
            ),
        ),
    ),
    AnswerType.CONFLICTS: Form(
        "conflicts",
        N_("Målkonflikt"),
        N_("Lägg till en egen målkonflikt"),
        N_("Ingen egen målkonflikt är inlagd."),
        (
            (Part("description", N_("Vad krockar, och för vem?"), lines=2),),
            (Part("weighing", N_("Hur har ni vägt?"), lines=3),),
        ),
    ),
}


def show(view: View, kind: AnswerType) -> None:
    """Show a built-in list with its entries and a button for one more."""
    form = FORMS.get(kind)
    if form is None:
        st.markdown(tr("Alternativen beskriver du i steget Alternativ."))
        return
    # Those that the tool found are answered where they are shown, beside what they are about.
    entries = [e for e in editing.entries(view.assessment, form.entries) if not dict(e).get("found")]
    if not entries:
        st.markdown(tr(form.empty))
    for number, entry in enumerate(entries, start=1):
        with st.container(border=True):
            st.markdown(f"#### {tr(form.one)} {number}")
            for row in form.rows:
                _row(view, form, entry.id, dict(entry), row)
            if isinstance(entry, Measure):
                effects_met.show(view, entry)
            fields.action(
                tr("Ta bort {what} {number}", what=tr(form.one).lower(), number=number),
                f"{form.entries}|{entry.id}|bort",
                partial(_remove, form.entries, entry.id),
                tr("{what} {number} är borttagen.", what=tr(form.one), number=number),
                quiet=True,
            )
    fields.action(tr(form.add), f"{form.entries}|ny", partial(_add, form.entries))
    if kind is AnswerType.MEASURES:
        effects_met.before_and_after(view)


def _row(view: View, form: Form, entry: str, stored: dict[str, Any], row: tuple[Part, ...]) -> None:
    for where, part in zip(st.columns(len(row)), row, strict=True):
        with where:
            _field(view, form, entry, stored[part.name], part)


def _field(view: View, form: Form, entry: str, stored: Any, part: Part) -> None:
    name = f"{form.entries}|{entry}|{part.name}"
    label, hint = tr(part.label), tr(part.hint) if part.hint else ""
    change = partial(_change, form.entries, entry, part.name)
    match part.kind:
        case "date":
            fields.day(label, name, stored, change, hint=hint)
        case "year" | "kronor":
            grouped = part.kind == "kronor"
            fields.whole(label, name, stored, change, hint=hint, grouped=grouped)
        case "tick":
            fields.tick(label, name, stored, change, hint=hint)
        case "yes-no":
            chosen = None if stored is None else "ja" if stored else "nej"
            fields.choice(label, name, texts.yes_no(), chosen, partial(_change_yes_no, change))
        case "alternative":
            known = {a.id: a.name or a.id for a in view.assessment.alternatives}
            fields.picked(label, name, known, stored, change)
        case "text":
            fields.text(label, name, stored, change, hint=hint, lines=part.lines)


def _change(entries: editing.EntryList, entry: str, field: str, a: Assessment, value: Any) -> Assessment:
    return editing.change_entry(a, entries, entry, **{field: value})


def _change_yes_no(change: session.Change, a: Assessment, value: str | None) -> Assessment:
    return change(a, None if value is None else value == "ja")


def _add(entries: editing.EntryList, a: Assessment) -> Assessment:
    return editing.add_entry(a, entries)


def _remove(entries: editing.EntryList, entry: str, a: Assessment) -> Assessment:
    return editing.remove_entry(a, entries, entry)
