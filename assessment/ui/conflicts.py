"""The goal conflicts that the answers show: each a suggestion to confirm with a weighing or to dismiss.

Knows how a suggestion is answered. Finds none and weighs none: that is the method's and the official's work.
"""

from collections.abc import Sequence
from functools import partial
from itertools import takewhile

import streamlit as st

from assessment.core import editing
from assessment.core.assessment import Assessment, GoalConflict
from assessment.core.conflicts import Conflict, ConflictKind, conflicts_of, suggestions_of, together
from assessment.core.language import N_, tr, tr_many
from assessment.core.summary import Summary
from assessment.core.summary.argument_model import ConflictLine
from assessment.core.summary.wording import capital, number_word
from assessment.core.vocabulary import AnswerType
from assessment.ui import fields, grids, session, texts
from assessment.ui.plain import paragraphs, plain
from assessment.ui.session import View

FIRST = 3
"""So many are shown at once, as on the first page of the document; the rest is folded."""
_OTHER = {
    ConflictKind.SAVING: N_("Pengar och försämringar"),
    ConflictKind.ALTERNATIVES: N_("Alternativen mot varandra"),
}
_Entries = dict[str, GoalConflict | None]


def question(view: View) -> str:
    """Return the question where goal conflicts are written, ``checklista/fråga``, or ''."""
    keys = (c.key(q) for c, q in view.checklists.questions() if q.type is AnswerType.CONFLICTS)
    return next(keys, "")


def show(view: View, summary: Summary) -> None:
    """Show the first suggestions, the rest folded, and last those that the answers no longer show."""
    suggestions = suggestions_of(view.assessment, conflicts_of(view.flow))
    # The standing ones come first, and a key that has gone may still be that of an entry written twice.
    lines = {line.found: line for line in reversed(summary.conflicts) if line.found}
    entries: _Entries = {c.key: entry for c, entry in suggestions.found if not lines[c.key].repeated}
    if entries:
        st.subheader(tr("Krockar som syns i svaren"), anchor=False)
        st.markdown(
            tr(
                "Verktyget har läst svaren och föreslår de här. **Du avgör** om det är en målkonflikt. "
                "Det du bekräftar skrivs i bilagan med er avvägning, det du avfärdar med ert skäl."
            )
        )
        st.markdown(_state(len(entries), list(entries.values()).count(None)))
        groups = together(c for c, _ in suggestions.found if c.key in entries)
        first = _first(groups)
        for group in groups[:first]:
            _group(view, group, entries, lines)
        if rest := groups[first:]:
            _rest(view, rest, entries, lines)
    if suggestions.gone:
        _gone(suggestions.gone)


def _state(number: int, waiting: int) -> str:
    word = number_word(number, neuter=True).capitalize()
    told = tr_many("{number} förslag.", "{number} förslag.", number, number=word)
    if waiting == number:
        return " ".join((told, tr("Alla väntar på ditt svar.")))
    if not waiting:
        return " ".join((told, tr("Alla har fått ditt svar.")))
    word = number_word(waiting, neuter=True).capitalize()
    left = tr_many("{number} väntar på ditt svar.", "{number} väntar på ditt svar.", waiting, number=word)
    return f"{told} {left}"


def _first(groups: Sequence[Sequence[Conflict]]) -> int:
    """Return how many groups are shown at once: those needed to show the first conflicts."""
    before = [sum(map(len, groups[:place])) for place in range(len(groups))]
    return len(list(takewhile(lambda shown: shown < FIRST, before)))


def _rest(
    view: View, groups: Sequence[Sequence[Conflict]], entries: _Entries, lines: dict[str, ConflictLine]
) -> None:
    number = sum(map(len, groups))
    waiting = sum(entries[c.key] is None for group in groups for c in group)
    label = (
        tr("Fler krockar · {number} · {waiting} väntar på svar", number=number, waiting=waiting)
        if waiting
        else tr("Fler krockar · {number}", number=number)
    )
    with st.expander(label, key=session.name_key("krockar|fler")):
        for group in groups:
            _group(view, group, entries, lines)


def _group(
    view: View, conflicts: Sequence[Conflict], entries: _Entries, lines: dict[str, ConflictLine]
) -> None:
    st.markdown(f"#### {plain(capital(_about(view, conflicts[0])))}")
    for conflict in conflicts:
        with st.container(border=True, key=f"krock-{conflict.key.replace('/', '-').replace(':', '-')}"):
            _suggestion(view, conflict, entries[conflict.key], lines[conflict.key])


def _about(view: View, conflict: Conflict) -> str:
    if conflict.question:
        found = view.checklists.question(conflict.question)
        return found[1].text if found else conflict.question
    if conflict.group:
        return view.flow.groups[conflict.group].name
    return tr(_OTHER[conflict.kind])


def _suggestion(view: View, conflict: Conflict, entry: GoalConflict | None, line: ConflictLine) -> None:
    st.markdown(plain(line.description))
    _answers(view, conflict, line)
    name = f"krock|{conflict.key}"
    chosen = None if entry is None else "nej" if entry.dismissed else "ja"
    fields.choice(
        tr("Är det en målkonflikt?"),
        f"{name}|svar",
        texts.yes_no(),
        chosen,
        partial(_decide, conflict.key, line.description),
        required=entry is not None,
    )
    if entry is None:
        return
    fields.text(
        tr("Varför är det ingen målkonflikt?") if entry.dismissed else tr("Hur har ni vägt?"),
        f"{name}|vagning",
        entry.weighing,
        partial(_weigh, conflict.key, line.description),
        lines=3,
    )
    fields.action(
        tr("Ta bort svaret"),
        f"{name}|bort",
        partial(_undecide, conflict.key),
        tr("Svaret om krocken är borttaget."),
        quiet=True,
    )


def _answers(view: View, conflict: Conflict, line: ConflictLine) -> None:
    """Show the answers behind a suggestion, folded: it may be about many."""
    several = len(view.assessment.rated_alternatives) > 1
    head = (tr("Fråga"), *((tr("Alternativ"),) if several else ()), tr("Grupper"), tr("Svar"))
    rows = [(q, *((a,) if several else ()), groups, rating) for q, a, groups, rating in line.rows]
    with st.expander(
        tr("Svaren bakom · {number}", number=len(rows)), key=session.name_key(f"krock|{conflict.key}|rader")
    ):
        grids.show(head, rows)


def _gone(entries: Sequence[GoalConflict]) -> None:
    with st.expander(
        tr("Gäller inte längre · {number}", number=len(entries)), key=session.name_key("krockar|borta")
    ):
        st.markdown(
            tr(
                "Svaren har ändrats, så de här krockarna syns inte längre. Det du har skrivit finns kvar. "
                "Syns krocken igen kommer svaret tillbaka på sin plats."
            )
        )
        for number, entry in enumerate(entries, start=1):
            with st.container(border=True):
                st.markdown(paragraphs(entry.description or tr("Krocken har ingen beskrivning.")))
                if entry.weighing.strip():
                    word = tr("**Skälet att avfärda den.**") if entry.dismissed else tr("**Avvägningen.**")
                    st.markdown(f"{word} {paragraphs(entry.weighing)}")
                with st.container(horizontal=True):
                    fields.action(
                        tr("Behåll krock {number} som egen målkonflikt", number=number),
                        f"krock|{entry.id}|egen",
                        partial(_own, entry.id),
                    )
                    fields.action(
                        tr("Ta bort krock {number}", number=number),
                        f"krock|{entry.id}|bort",
                        partial(_remove, entry.id),
                        tr("Krock {number} är borttagen.", number=number),
                        quiet=True,
                    )


def _decide(key: str, sentence: str, assessment: Assessment, value: str | None) -> Assessment:
    if value is None:
        return editing.undecide_conflict(assessment, key)
    return editing.decide_conflict(assessment, key, sentence, dismissed=value == "nej")


def _weigh(key: str, sentence: str, assessment: Assessment, value: str) -> Assessment:
    return editing.weigh_conflict(assessment, key, sentence, value)


def _undecide(key: str, assessment: Assessment) -> Assessment:
    return editing.undecide_conflict(assessment, key)


def _own(entry: str, assessment: Assessment) -> Assessment:
    return editing.own_conflict(assessment, entry)


def _remove(entry: str, assessment: Assessment) -> Assessment:
    return editing.remove_entry(assessment, "conflicts", entry)
