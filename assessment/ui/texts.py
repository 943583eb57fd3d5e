"""Texts that several pages share, in klarspråk with du-tilltal. A text that one page has stands on that page.

Marked here and told by ``tr`` where they are shown. Knows words only.
"""

from assessment.core.language import N_, tr

APP = "Konsekvens"

RATINGS: dict[str, str] = {
    "both": N_("Både och"),
    "vet-inte": N_("Vet inte"),
    "inte-relevant": N_("Inte relevant"),
}
"""The answers that are not a direction; the words of the directions come from the scale."""

NO_NAMES = N_("Skriv inga namn eller uppgifter som pekar ut en person.")
NOT_READABLE = N_("Det här går inte att läsa. Skriv på ett annat sätt.")
NO_ASSESSMENT = N_("Ingen bedömning är öppen. Gå till startsidan och välj en, eller börja på en ny.")
NOT_SAVED = N_("Det senaste är inte sparat")
NOT_SAVED_HELP = N_("Texten står kvar här på sidan. Stäng inte fönstret. Försök spara igen om en stund.")
RETRY = N_("Försök spara igen")
UNDO = N_("Ångra")
REDO = N_("Gör om")
CANNOT_UNDO = N_("Det går inte att ångra: någon har ändrat i bedömningen efter dig. Inget är ändrat nu.")
NEXT_UNANSWERED = N_("Hoppa till nästa obesvarade")

UNANSWERED = N_("Obesvarad")
NOT_ASSESSED = N_("Inte bedömt")

TOUR = N_("Visa mig runt")
WHAT_DOES_IT_MEAN = N_("Vad betyder det här?")

SAME_AS_PROPOSAL = N_("Samma som förslaget")
REST_SAME = N_("Samma som förslaget i resten av avsnittet")


def yes_no() -> dict[str, str]:
    """Return the answers to a question of yes or no, as they are shown."""
    return {"ja": tr("Ja"), "nej": tr("Nej")}
