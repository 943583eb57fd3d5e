"""Texts that several pages share, in klarspråk with du-tilltal. A text that one page has stands on that page.

Knows words only.
"""

APP = "Konsekvens"

RATINGS: dict[str, str] = {"both": "Både och", "vet-inte": "Vet inte", "inte-relevant": "Inte relevant"}
"""The answers that are not a direction; the words of the directions come from the scale."""

NO_NAMES = "Skriv inga namn eller uppgifter som pekar ut en person."
NOT_READABLE = "Det här går inte att läsa. Skriv på ett annat sätt."
NO_ASSESSMENT = "Ingen bedömning är öppen. Gå till startsidan och välj en, eller börja på en ny."
NOT_SAVED = "Det senaste är inte sparat"
NOT_SAVED_HELP = "Texten står kvar här på sidan. Stäng inte fönstret. Försök spara igen om en stund."
RETRY = "Försök spara igen"
UNDO = "Ångra"
REDO = "Gör om"
CANNOT_UNDO = "Det går inte att ångra: någon har ändrat i bedömningen efter dig. Inget är ändrat nu."
NEXT_UNANSWERED = "Hoppa till nästa obesvarade"

UNANSWERED = "Obesvarad"
NOT_ASSESSED = "Inte bedömt"

TOUR = "Visa mig runt"
WHAT_DOES_IT_MEAN = "Vad betyder det här?"

SAME_AS_PROPOSAL = "Samma som förslaget"
REST_SAME = "Samma som förslaget i resten av avsnittet"

YES_NO = {"ja": "Ja", "nej": "Nej"}
