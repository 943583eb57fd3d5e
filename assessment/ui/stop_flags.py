"""Stop flags in words, with the way to the answer they need. Codes are never shown.

Knows flags of one alternative. Decides nothing: a flag is a question, not a verdict.
"""

from collections import Counter

import streamlit as st

from assessment.core.checklist import StopFlag
from assessment.core.language import tr
from assessment.core.progress import Lack, Step, step_of
from assessment.core.result import FlagResult
from assessment.ui import meaning, places
from assessment.ui.plain import plain
from assessment.ui.session import View


def of_alternative(view: View, alternative: str) -> None:
    """Show the open flags of an alternative with links, and the answered ones with a line each."""
    opened = view.result.open_flags(alternative)
    for result in opened:
        flag = find(view, result)
        text = f"**{plain(flag.name)}**" + (f"  \n{plain(flag.help)}" if flag.help else "")
        st.markdown(text)
        _link(view, result, flag, alternative)
    answered = view.result.answered_flags(alternative)
    if answered and not opened:
        st.markdown(tr("Allt som behövde ett svar har fått det."))
    if answered:
        names = "\n".join(f"- {plain(find(view, result).name)}" for result in answered)
        st.markdown("\n".join((tr("Besvarat:"), names)))
    if not opened and not answered:
        st.markdown(tr("Inget i svaren hittills kräver ett särskilt svar."))
    meaning.offer(view.checklists.scale, meaning.of_flags(view.result, alternative))


def find(view: View, result: FlagResult) -> StopFlag:
    """Return the flag that a result is about."""
    checklist = view.checklists.checklist(result.checklist)
    flags = checklist.stop_flags if checklist else ()
    return next(f for f in flags if f.id == result.flag)


def waiting(view: View) -> Counter[str]:
    """Return how many open flags of the leading alternative are answered at each step, by address.

    While something is unanswered in a flag's perspectives it may go out by itself, so it waits for nobody.
    """
    leading = view.assessment.leading
    opened = view.result.open_flags(leading.id) if leading else ()
    unanswered = {item.step for item in view.progress.left if item.lack is Lack.ANSWER}
    return Counter(_step(view, r) for r in opened if unanswered.isdisjoint(r.perspectives or unanswered))


def _step(view: View, result: FlagResult) -> str:
    found = view.checklists.question(_mended_at(find(view, result), result))
    if found is None:
        return Step.CONCLUSION
    checklist, question = found
    return step_of(checklist, places.section_of(checklist, question))


def _mended_at(flag: StopFlag, result: FlagResult) -> str:
    wanted = flag.mend_at or (result.missing[0] if result.missing else "")
    return wanted if "/" in wanted else f"{result.checklist}/{wanted}"


def _link(view: View, result: FlagResult, flag: StopFlag, alternative: str) -> None:
    key = _mended_at(flag, result)
    found = view.checklists.question(key)
    if found is not None:
        places.to_question(view, key, tr("Svara: {question}", question=found[1].text.strip()), alternative)
