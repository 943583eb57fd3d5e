"""The kind of answer that a plain question seems to want, by its words and the answers beside it.

Knows how people write questions. Knows no list, and decides nothing: people review it.
"""

import re
from collections.abc import Sequence

from assessment.core.shape import quoted

_YES_NO = re.compile(
    r"^(?:är|har|kan|finns|får|ska|skall|kommer|påverkas|påverkar|berör|berörs|innebär|behöver|behövs|leder|"
    r"bidrar|går|gäller|krävs|ges|görs|tar|omfattar|medför|främjar|säkerställs|deltar|framgår|saknas)\b",
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"^(?:hur (?:kan |kommer |skulle )?påverka|(?:vilken|vilka) (?:effekt|påverkan|konsekvens))",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\b(?:kosta\w*|kostnad\w*|kronor|budget\w*|hur mycket pengar)\b", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:hur många|hur stor andel|vilket antal|ange antal)\b", re.IGNORECASE)
_DAY = re.compile(r"^(?:när|vilket datum|vilken dag)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:vilka|flera|kryssa)\b", re.IGNORECASE)
_MANY = re.compile(r"\b(?:flera (?:val|svar|alternativ)|ett eller flera|fler än ett|kryssa)\b", re.IGNORECASE)


def guessed_type(text: str, options: Sequence[str] = (), beside: str = "") -> tuple[str, str]:
    """Return the svarstyp that a question seems to have, and why, in Swedish; `beside` is its help."""
    words = {o.casefold() for o in options}
    if words and words <= {"ja", "nej", "vet inte", "vet ej"}:
        return "ja-nej", "svaren är ja och nej"
    if len(words) > 1:
        return _of_several(text, beside)
    if _MANY.search(f"{text} {beside}"):
        return "text", "det står att flera svar går att välja men inte vilka; skriv svaren och välj flerval"
    first = quoted(" ".join(text.split()[:2]))
    for kind, pattern in (("effekt", _EFFECT), ("tal", _NUMBER), ("datum", _DAY), ("ja-nej", _YES_NO)):
        if pattern.search(text):
            return kind, f"den börjar med {first}"
    return ("belopp", "den handlar om pengar") if _AMOUNT.search(text) else ("text", _NOTHING)


def _of_several(text: str, beside: str) -> tuple[str, str]:
    if _MANY.search(beside):
        return "flerval", "det står att flera svar går att välja"
    if _SEVERAL.search(text):
        return "flerval", "den har svar att välja bland och ordet vilka eller flera"
    return "val", "den har svar att välja bland"


_NOTHING = "inget tyder på något annat"
