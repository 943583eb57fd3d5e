"""The method in short, with the words of the scale. Knows the words; the figures come from the scale."""

import streamlit as st

from assessment.core.catalogue import Scale
from assessment.service import ServiceError
from assessment.ui import frame, session
from assessment.ui.plain import paragraphs, plain

_PRINCIPLES = """
- Obesvarat är inte samma sak som ingen skillnad. Det okända gör resultatet osäkrare, aldrig bättre.
- Det som blir bättre för några tar inte ut det som blir sämre för andra. Den som får det sämst avgör.
- Perspektiven läggs aldrig ihop till en summa.
- Hur stor effekten är och hur säkert underlaget är visas var för sig.
- Barnets bästa är ett ställningstagande i ord. Inget tal ersätter det.
- Verktyget stöder. Ni bestämmer.
"""


def show() -> None:
    """Show the principles and what each word means."""
    frame.aside()
    with st.container(width=840):
        st.title("Så räknar vi", anchor=False)
        st.markdown(_PRINCIPLES)
        try:
            scale = session.service().checklists().scale
        except ServiceError as error:
            st.error(paragraphs(str(error)))
            return
        for heading, kind in (
            ("Vad svaren betyder", "riktning"),
            ("Vad statusorden betyder", "status"),
            ("Hur allvarlig en försämring är", "allvar"),
            ("Hur säkert underlaget är", "sakerhet"),
            ("Skillnader mellan grupper", "klyfta"),
        ):
            _words(scale, heading, kind)


def _words(scale: Scale, heading: str, kind: str) -> None:
    st.header(heading, anchor=False)
    names = {str(d.value): d.word for d in scale.directions}
    lines = []
    for word, meaning in scale.words.get(kind, {}).items():
        shown = names.get(word, word.replace("-", " ") if kind == "riktning" else word)
        lines.append(f"- **{plain(shown[:1].upper() + shown[1:])}.** {plain(meaning)}")
    st.markdown("\n".join(lines))
