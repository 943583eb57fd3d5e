"""Comments on a question or on the whole: a reviewer writes, the official answers and marks *Löst*.

Knows comments by the question that they name. Knows not what is asked there.
"""

from collections import Counter
from collections.abc import Iterable
from functools import partial
from typing import Any

import streamlit as st

from assessment import bootstrap
from assessment.core import editing
from assessment.core.assessment import Assessment, Comment
from assessment.core.checklist import Section
from assessment.core.language import tr, tr_many
from assessment.core.progress import Step, step_of
from assessment.ui import boxes, fields, places, session
from assessment.ui.plain import paragraphs, plain
from assessment.ui.session import View

_WHOLE = ""
"""The question of a comment on the whole assessment."""


def offer(key: str) -> bool:
    """Offer whoever may comment to write about a question; True while the field for it is open."""
    with session.commenting():
        return not session.locked() and boxes.opens(tr("Kommentera"), _field(key))


def beside(view: View, key: str, *, new: bool) -> None:
    """Show the comments on a question, and with ``new`` a field for one more."""
    with session.commenting():
        for comment in view.assessment.review.comments:
            if comment.question == key:
                _one(comment)
        if new:
            with boxes.opened(_field(key)):
                _new(key)


def _field(key: str) -> str:
    return f"kommentera|{key}"


def listed(view: View) -> None:
    """Show every comment: those on the whole, then those on questions, with the way there."""
    with session.commenting():
        _listed(view)


def _listed(view: View) -> None:
    comments = view.assessment.review.comments
    st.subheader(tr("Kommentarer"), anchor=False)
    if not comments:
        st.markdown(tr("En fråga kommenterar du längst ner i frågan. Alla kommentarer visas också här."))
    else:
        left = unresolved_text(view.assessment)
        st.markdown(f"{left}." if left else tr("Alla kommentarer är lösta."))
    for comment in comments:
        if comment.question == _WHOLE:
            _one(comment)
    if not session.locked():
        _new(_WHOLE)
    for key in dict.fromkeys(c.question for c in comments if c.question != _WHOLE):
        with st.container(border=True):
            _way_there(view, key)
            for comment in comments:
                if comment.question == key:
                    _one(comment)


def _way_there(view: View, key: str) -> None:
    found = view.checklists.question(key)
    if found is None:
        st.markdown(tr("**Frågan {name} finns inte längre.**", name=plain(key)))
    elif view.flow.applies(key):
        places.to_question(view, key, found[1].text.strip())
    else:
        st.markdown(tr("**{question}** Frågan ställs inte nu.", question=plain(found[1].text)))


# One comment


def _one(comment: Comment) -> None:
    name = f"kommentar|{comment.id}"
    with st.container(key=f"kommentar-{comment.id}"):
        st.markdown(tr("**Kommentar** {about}", about=plain(_about(comment))).strip())
        if comment.answer.strip() or comment.resolved or session.locked():
            # What has been answered stands as it was.
            st.markdown(paragraphs(comment.text))
            fields.warn(comment.text)
        else:
            change = partial(_set, comment.id, "text")
            fields.text(tr("Kommentar"), f"{name}|text", comment.text, change, lines=2, hidden_label=True)
        if not comment.resolved and not session.locked():
            fields.text(
                tr("Svar på kommentaren"),
                f"{name}|svar",
                comment.answer,
                partial(_set, comment.id, "answer"),
                lines=2,
            )
        elif comment.answer.strip():
            st.markdown(tr("**Svar** {text}", text=paragraphs(comment.answer)))
            fields.warn(comment.answer)
        with st.container(horizontal=True, vertical_alignment="center"):
            fields.tick(tr("Löst"), f"{name}|lost", comment.resolved, partial(_set, comment.id, "resolved"))
            fields.action(
                tr("Ta bort kommentaren"),
                f"{name}|bort",
                lambda a: editing.remove_entry(a, "comments", comment.id),
                tr("Kommentaren är borttagen."),
                quiet=True,
            )


def _about(comment: Comment) -> str:
    said = [comment.by, comment.date.isoformat() if comment.date else ""]
    return ", ".join(s for s in said if s)


def _new(key: str) -> None:
    fields.text(
        tr("Kommentar på hela bedömningen") if key == _WHOLE else tr("Ny kommentar"),
        f"kommentar-ny|{key}",
        "",
        partial(_added, key),
        lines=2,
        hint=tr("Sparas när du lämnar fältet. Skriv funktion, inte namn."),
    )


def _added(key: str, assessment: Assessment, text: str) -> Assessment:
    return editing.comment(assessment, text, bootstrap.now().date(), key)


def _set(comment: str, field: str, assessment: Assessment, value: Any) -> Assessment:
    return editing.change_entry(assessment, "comments", comment, **{field: value})


# How many


def unresolved(assessment: Assessment) -> tuple[Comment, ...]:
    """Return the comments that are not marked Löst."""
    return tuple(c for c in assessment.review.comments if not c.resolved)


def unresolved_text(assessment: Assessment) -> str:
    """Return how many comments are not resolved, as in *2 kommentarer är inte lösta*; '' when all are."""
    number = len(unresolved(assessment))
    return tr_many("{n} kommentar är inte löst", "{n} kommentarer är inte lösta", number) if number else ""


def by_step(view: View) -> dict[str, str]:
    """Return how many comments are unresolved at each step that has any, as in *2 kommentarer*.

    Those on the whole, and on questions that are not asked now, are met at *Granska och exportera*.
    """
    return _counted(step for step, _ in _met(view))


def by_section(view: View, checklist: str) -> dict[str, str]:
    """Return the same for the sections of a perspective."""
    return _counted(section.id for step, section in _met(view) if section is not None and step == checklist)


def _met(view: View) -> Iterable[tuple[str, Section | None]]:
    for comment in unresolved(view.assessment):
        found = view.checklists.question(comment.question)
        if found is None or not view.flow.applies(comment.question):
            yield Step.EXPORT, None
        else:
            checklist, question = found
            section = places.section_of(checklist, question)
            yield step_of(checklist, section), section


def _counted(names: Iterable[str]) -> dict[str, str]:
    return {name: _many(number) for name, number in Counter(names).items()}


def _many(number: int) -> str:
    return tr_many("{n} kommentar", "{n} kommentarer", number)
