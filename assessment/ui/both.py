"""The two parts of *både och*: how much gets better and how much worse, and what it is in words.

Knows one such rating. Where it is kept is handed to it.
"""

from collections.abc import Callable
from functools import partial

import streamlit as st

from assessment.core.assessment import Assessment
from assessment.core.language import N_, tr
from assessment.core.vocabulary import Both
from assessment.ui import fields

_BETTER = {"1": N_("Något bättre"), "2": N_("Tydligt bättre")}
_WORSE = {"-1": N_("Något sämre"), "-2": N_("Tydligt sämre")}

SetPart = Callable[[str, Assessment, int | str], Assessment]
"""Sets a part of the rating by the part's name: better, worse, better_text or worse_text."""


def show(name: str, rating: Both, change: SetPart) -> None:
    """Show both parts side by side, with fields whose keys begin with ``name``."""
    better, worse = st.columns(2)
    with better:
        _degree(
            tr("Det som blir bättre"), f"{name}-battre", _BETTER, rating.better, partial(change, "better")
        )
        fields.text(
            tr("Vad blir bättre?"), f"{name}-battre-text", rating.better_text, partial(change, "better_text")
        )
    with worse:
        _degree(tr("Det som blir sämre"), f"{name}-samre", _WORSE, rating.worse, partial(change, "worse"))
        fields.text(
            tr("Vad blir sämre?"), f"{name}-samre-text", rating.worse_text, partial(change, "worse_text")
        )


def _degree(
    label: str,
    name: str,
    degrees: dict[str, str],
    stored: int,
    change: Callable[[Assessment, int], Assessment],
) -> None:
    fields.choice(
        label,
        name,
        {token: tr(text) for token, text in degrees.items()},
        str(stored),
        lambda assessment, chosen: change(assessment, int(chosen)),
        required=True,
    )
