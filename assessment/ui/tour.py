"""Visa mig runt: six short stops that say what is done in each part of the guide, and why.

Knows the order of the tour, and shows the words of the scale as they stand. Changes no assessment.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from assessment.core.catalogue import Scale
from assessment.core.language import N_, tr
from assessment.service import ServiceError
from assessment.ui import folded, frame, grids, session, texts, words
from assessment.ui.places import SECTION
from assessment.ui.plain import paragraphs, plain
from assessment.ui.steps import METHOD, START

NAME = texts.TOUR


@dataclass(frozen=True, slots=True)
class _Stop:
    """One stop: what it is called, what you do there, why, and what it shows."""

    name: str
    what: str
    why: str
    example: Callable[[Scale], None] | None = None


def _answers(scale: Scale) -> None:
    st.markdown(
        tr("Så här ser svaren ut. Du väljer ett för varje grupp, eller ett för alla om det blir lika:")
    )
    meanings = words.rating_meanings(scale)
    signed = words.signed_labels(scale)
    labels = words.rating_labels(scale)
    _table(tr("Svar"), {signed[t]: meanings.get(label, "") for t, label in labels.items()})


def _bases(scale: Scale) -> None:
    _table(
        tr("Underlag"),
        {text.partition(":")[0]: text.partition(":")[2] for text in words.bases(scale).values()},
    )


def _statuses(scale: Scale) -> None:
    meanings = {
        f"{scale.signs.get(word, '')} {tr(word)}".strip(): text
        for word, text in scale.words.get("status", {}).items()
    }
    st.markdown("\n".join(f"- {plain(word)}" for word in meanings))
    folded.words(tr(texts.WHAT_DOES_IT_MEAN), meanings)


def _table(head: str, rows: Mapping[str, str]) -> None:
    grids.show((head, tr("Betyder")), list(rows.items()))


def _terms(scale: Scale) -> None:
    folded.terms(scale, "nollalternativ", "utsatt")


_STOPS = (
    _Stop(
        N_("Vad du gör här"),
        N_(
            "Du svarar på frågor om ett förslag, innan det beslutas. Verktyget räknar ihop svaren och "
            "skriver en bilaga till tjänsteutlåtandet."
        ),
        N_(
            "Nämnden ska se vem som får det bättre och vem som får det sämre. Du bestämmer vad som är "
            "rätt att göra. Det gör inte verktyget."
        ),
    ),
    _Stop(
        N_("Ärendet, alternativen och grupperna"),
        N_(
            "I de tre första stegen skriver du vad ärendet gäller, vilka alternativ som finns "
            "och vilka som berörs."
        ),
        N_(
            "Varje alternativ jämförs med att låta allt vara som i dag. Grupperna du väljer får egna svar, "
            "så att ingen försvinner i ett genomsnitt."
        ),
        _terms,
    ),
    _Stop(
        N_("Så mycket som behövs"),
        N_(
            "I Avgränsning svarar du på några frågor om varje perspektiv. De avgör om du svarar kort, "
            "fullt eller inte alls. Väljer du bort något skriver du varför."
        ),
        N_("Ett litet ärende ska inte ta lika lång tid som ett stort. Skälet visar att ni har tänkt efter."),
    ),
    _Stop(
        N_("En fråga om effekten"),
        N_(
            "För varje fråga säger du om det blir bättre eller sämre. Vet du inte, så svara det. "
            "Det räknas aldrig som noll."
        ),
        N_("En fråga utan svar ser likadan ut som en fråga utan problem. Därför skiljer verktyget på dem."),
        _answers,
    ),
    _Stop(
        N_("Vad du bygger svaret på"),
        N_("Du väljer hur bra underlaget är, från A till D. Skriv några ord om varför."),
        N_("Den som läser ska se vad ni vet och vad ni tror."),
        _bases,
    ),
    _Stop(
        N_("Resultatet, och att lämna vidare"),
        N_(
            "Resultatet står bredvid frågorna medan du svarar. I sista steget ser du vad som är kvar, "
            "ber någon läsa och hämtar Word eller PDF."
        ),
        N_(
            "Ett ord för varje perspektiv, aldrig en summa av alla. Den som vill kan följa varje tal "
            "tillbaka till svaren."
        ),
        _statuses,
    ),
)


def show() -> None:
    """Show the stop that the address names, with the ways on, back and out of the tour."""
    frame.aside()
    place = _place()
    stop = _STOPS[place]
    with st.container(width=840):
        st.title(tr(NAME), anchor=False)
        st.caption(tr("Stopp {number} av {all}.", number=place + 1, all=len(_STOPS)))
        st.header(tr(stop.name), anchor=False)
        st.markdown(tr("**Det här gör du.** {what}", what=plain(tr(stop.what))))
        st.markdown(tr("**Därför.** {why}", why=plain(tr(stop.why))))
        if stop.example is not None:
            _example(stop.example)
        _ways(place)


def _place() -> int:
    wanted = session.parameter(SECTION) or ""
    return min(max(int(wanted), 1), len(_STOPS)) - 1 if wanted.isdecimal() else 0


def _example(show_example: Callable[[Scale], None]) -> None:
    try:
        scale = session.service().checklists().scale
    except ServiceError as error:
        st.error(paragraphs(str(error)))
        return
    show_example(scale)


def _ways(place: int) -> None:
    last = place + 1 == len(_STOPS)
    if last:
        st.markdown(tr("Orden förklaras där de står: leta efter *{name}*.", name=tr(texts.WHAT_DOES_IT_MEAN)))
    st.divider()
    with st.container(horizontal=True):
        if place > 0:
            _turn(tr("Tillbaka: {step}", step=tr(_STOPS[place - 1].name)), place, primary=False)
        if not last:
            _turn(tr("Vidare: {step}", step=tr(_STOPS[place + 1].name)), place + 2, primary=True)
    if last:
        st.page_link(session.page(START), label=tr("Till startsidan, för att börja på en bedömning"))
        st.page_link(session.page(METHOD), label=tr("Läs hur vi räknar"))
    else:
        st.page_link(session.page(START), label=tr("Hoppa över visningen"))


def _turn(label: str, stop: int, *, primary: bool) -> None:
    st.button(
        label,
        type="primary" if primary else "secondary",
        key=f"visning-{stop}",
        on_click=session.turn_to,
        args=({SECTION: str(stop)},),
    )
