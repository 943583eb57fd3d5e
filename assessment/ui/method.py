"""Så räknar vi: the method's own text with a table of contents, and every word of the scale with its meaning.

Knows how the text is shown. The text is docs/metod.md, and the constants in it come from the scale in use.
"""

from collections.abc import Iterator
from html import escape

import streamlit as st

from assessment import bootstrap
from assessment.core.catalogue import Scale
from assessment.core.language import N_, SWEDISH, Language, speaking, spoken, tr
from assessment.core.method_text import Chapter, chapters_of
from assessment.core.summary.wording import capital
from assessment.service import ServiceError
from assessment.ui import frame, session, texts
from assessment.ui.plain import paragraphs, plain

_WORD_FOR_WORD = N_("Ord för ord")
_WORDS = (
    (N_("Vad svaren betyder"), "riktning"),
    (N_("Vad statusorden betyder"), "status"),
    (N_("Hur allvarlig en försämring är"), "allvar"),
    (N_("Hur stor en förbättring är"), "forbattring"),
    (N_("Hur säkert underlaget är"), "sakerhet"),
    (N_("Skillnader mellan grupper"), "klyfta"),
    (N_("Stoppflaggor"), "flagga"),
    (N_("Andra ord i resultatet"), "metodord"),
)
_ANSWERS = {"både-och": texts.RATINGS["both"], "obesvarad": texts.UNANSWERED, **texts.RATINGS}


def show() -> None:
    """Show the method."""
    frame.aside()
    with st.container(width=840):
        st.title(tr("Så räknar vi"), anchor=False)
        try:
            scale = session.service().checklists().scale
            text = bootstrap.method_text()
        except ServiceError as error:
            st.error(paragraphs(str(error)))
            return
        if text:
            _text(text, scale)
        else:
            st.info(tr("Texten om metoden saknas i den här installationen. Här är orden som används."))
        st.header(tr(_WORD_FOR_WORD), anchor=_anchor(_WORD_FOR_WORD))
        for heading, kind in _WORDS:
            _words(scale, heading, kind)


def _text(text: str, scale: Scale) -> None:
    if spoken().tag != SWEDISH:
        _in_swedish(text)
        return
    first, *rest = chapters_of(text, scale, plain)
    st.markdown(first.body)
    st.markdown("**På den här sidan**\n\n" + "\n".join([*_contents(rest), _led_to(_WORD_FOR_WORD)]))
    for chapter in rest:
        st.header(plain(chapter.heading), anchor=_anchor(chapter.heading))
        st.markdown(chapter.body)


def _in_swedish(text: str) -> None:
    """Show the text for who reads another language: marked as Swedish, for those who have it read aloud."""
    with speaking(Language()):
        first, *rest = chapters_of(text, session.service().checklists().scale, plain)
    st.info(tr("Texten om metoden är på svenska. Orden som används förklaras på ditt språk sist på sidan."))
    words = f"- [{plain(tr(_WORD_FOR_WORD))}](#{_anchor(_WORD_FOR_WORD)})"
    st.markdown("\n".join((tr("**På den här sidan**"), "", words)))
    # The text is the installation's own file; the words of the scale in it are escaped.
    parts = ["\n".join(_contents(rest)), first.body]
    for chapter in rest:
        heading = f'<h2 data-anchor="{_anchor(chapter.heading)}">{escape(chapter.heading)}</h2>'
        parts += [heading, chapter.body]
    inside = "\n\n".join(parts)
    st.markdown(f'<div lang="{SWEDISH}">\n\n{inside}\n\n</div>', unsafe_allow_html=True)


def _contents(chapters: list[Chapter]) -> Iterator[str]:
    for chapter in chapters:
        yield _led_to(chapter.heading)


def _led_to(heading: str) -> str:
    return f"- [{plain(heading)}](#{_anchor(heading)})"


def _anchor(heading: str) -> str:
    """Return what the address of a heading ends with: letters and digits that stay the same."""
    words = "".join(sign if sign.isalnum() else " " for sign in heading.casefold()).split()
    return "-".join(words).translate(str.maketrans("åäö", "aao"))


def _words(scale: Scale, heading: str, kind: str) -> None:
    st.subheader(tr(heading), anchor=False)
    names = {str(d.value): d.word for d in scale.directions}
    lines = []
    for word, meaning in scale.words.get(kind, {}).items():
        shown = names.get(word) or tr(_ANSWERS.get(word, word))
        lines.append(f"- **{plain(capital(shown))}.** {plain(meaning)}")
    st.markdown("\n".join(lines))
