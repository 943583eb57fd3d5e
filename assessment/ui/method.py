"""Så räknar vi: the method's own text with a table of contents, and every word of the scale with its meaning.

Knows how the text is shown. The text is docs/metod.md, and the constants in it come from the scale in use.
"""

from collections.abc import Iterator

import streamlit as st

from assessment import bootstrap
from assessment.core.catalogue import Scale
from assessment.core.method_text import Chapter, chapters_of
from assessment.core.summary.wording import capital
from assessment.service import ServiceError
from assessment.ui import frame, session
from assessment.ui.plain import paragraphs, plain

_WORDS = (
    ("Vad svaren betyder", "riktning"),
    ("Vad statusorden betyder", "status"),
    ("Hur allvarlig en försämring är", "allvar"),
    ("Hur stor en förbättring är", "forbattring"),
    ("Hur säkert underlaget är", "sakerhet"),
    ("Skillnader mellan grupper", "klyfta"),
    ("Stoppflaggor", "flagga"),
    ("Andra ord i resultatet", "metodord"),
)


def show() -> None:
    """Show the method."""
    frame.aside()
    with st.container(width=840):
        st.title("Så räknar vi", anchor=False)
        try:
            scale = session.service().checklists().scale
            text = bootstrap.method_text()
        except ServiceError as error:
            st.error(paragraphs(str(error)))
            return
        if text:
            _text(chapters_of(text, scale, plain))
        else:
            st.info("Texten om metoden saknas i den här installationen. Här är orden som används.")
        st.header("Ord för ord", anchor=_anchor("Ord för ord"))
        for heading, kind in _WORDS:
            _words(scale, heading, kind)


def _text(chapters: tuple[Chapter, ...]) -> None:
    first, *rest = chapters
    st.markdown(first.body)
    st.markdown("**På den här sidan**\n\n" + "\n".join(_contents(rest)))
    for chapter in rest:
        st.header(plain(chapter.heading), anchor=_anchor(chapter.heading))
        st.markdown(chapter.body)


def _contents(chapters: list[Chapter]) -> Iterator[str]:
    for heading in (*(c.heading for c in chapters), "Ord för ord"):
        yield f"- [{plain(heading)}](#{_anchor(heading)})"


def _anchor(heading: str) -> str:
    """Return what the address of a heading ends with: letters and digits that stay the same."""
    words = "".join(sign if sign.isalnum() else " " for sign in heading.casefold()).split()
    return "-".join(words).translate(str.maketrans("åäö", "aao"))


def _words(scale: Scale, heading: str, kind: str) -> None:
    st.subheader(heading, anchor=False)
    names = {str(d.value): d.word for d in scale.directions}
    lines = []
    for word, meaning in scale.words.get(kind, {}).items():
        shown = names.get(word, word.replace("-", " ") if kind == "riktning" else word)
        lines.append(f"- **{plain(capital(shown))}.** {plain(meaning)}")
    st.markdown("\n".join(lines))
