"""Everything that can go wrong in a use case, as types; each message says what to do, in who asks' language.

Knows the words. Knows no store, no file and no screen.
"""

from functools import reduce
from typing import TYPE_CHECKING

from assessment.core.changes import put
from assessment.core.language import N_, tr
from assessment.core.people import Deed

if TYPE_CHECKING:
    from assessment.core.assessment import Assessment
    from assessment.core.changes import Clash
    from assessment.service.ports import Saved


class ServiceError(Exception):
    """Something a person can be told about and do something about."""


class AssessmentNotFound(ServiceError):  # noqa: N818 - the name is what happened, not that it is an error
    """No assessment has this id, or it lies in the trash."""

    def __init__(self, assessment_id: str) -> None:
        self.assessment_id = assessment_id
        super().__init__(
            tr(
                "Bedömningen finns inte här. Den kan ha lagts i papperskorgen, eller så är länken "
                "ofullständig. Gå till startsidan och välj bland dina bedömningar."
            )
        )


class EditConflict(ServiceError):  # noqa: N818 - as above
    """Others have saved in between; nothing was overwritten.

    ``latest`` is what is stored now. Where the same answers were changed, ``clashes`` has both versions of
    each, and ``merged`` is the whole assessment with mine in them: saved as made in ``latest``, mine stands.
    """

    def __init__(
        self, latest: "Saved", clashes: tuple["Clash", ...] = (), merged: "Assessment | None" = None
    ) -> None:
        self.latest = latest
        self.clashes = clashes
        self.merged = merged
        super().__init__(
            tr(
                "Bedömningen har ändrats i ett annat fönster sedan du öppnade den, så ditt senaste svar är "
                "inte sparat. Kopiera det du just skrev, ladda om sidan och skriv in det igen."
            )
        )

    @property
    def beside(self) -> "Assessment":
        """What can be saved of my change, made in ``latest``: all of it but the answers that clash."""
        mine = self.merged or self.latest.assessment
        return reduce(lambda found, clash: put(found, clash.path, clash.theirs), self.clashes, mine)


class NothingToPutBack(ServiceError):  # noqa: N818 - as above
    """The event has no earlier version of an answer, or none that this version of the program can read."""

    def __init__(self) -> None:
        super().__init__(
            tr("Det finns inget tidigare svar att ta tillbaka här. Välj en annan rad i historiken.")
        )


class NothingErased(ServiceError):  # noqa: N818 - as above
    """The words could not be erased; nothing has changed. The message says why."""


class AssessmentFrozen(ServiceError):  # noqa: N818 - as above
    """The assessment is klar för nämnden or makulerad, and what it says does not change."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "Bedömningen är klar för nämnden eller makulerad, så den ändras inte. "
                "Gör en ny version under Granska och exportera."
            )
        )


_REFUSED = {
    Deed.CHANGE: N_(
        "Du får läsa bedömningen men inte ändra den. Be den som har skrivit den att bjuda in dig, "
        "eller gör en kopia."
    ),
    Deed.REVIEW: N_(
        "Du kan inte själv markera bedömningen som granskad. Be en annan person att granska den."
    ),
}


class NotAllowed(ServiceError):  # noqa: N818 - as above
    """The person may read the assessment, and may not do this with it."""

    def __init__(self, deed: Deed) -> None:
        self.deed = deed
        super().__init__(
            tr(_REFUSED[deed])
            if deed in _REFUSED
            else tr(
                "Du får inte {deed} här. Be den som sköter Konsekvens om du behöver kunna det.",
                deed=tr(deed.value),
            )
        )


class NotAdmitted(ServiceError):  # noqa: N818 - as above
    """The person is logged in and has no role here."""

    def __init__(self, person: str) -> None:
        self.person = person
        super().__init__(
            tr(
                "Du är inloggad som {person}, men du är inte upplagd här än. "
                "Be den som sköter Konsekvens att ge dig en roll, och tala om vad du är inloggad som.",
                person=person,
            )
        )


class NotShared(ServiceError):  # noqa: N818 - as above
    """Nobody can be invited so."""

    def __init__(self) -> None:
        super().__init__(tr("Skriv vem du vill bjuda in, och välj handläggare, granskare eller läsare."))


class NotHandedOut(ServiceError):  # noqa: N818 - as above
    """What is to be gallrat has not been handed out as it is now, or no reason was given."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "Bedömningen är inte gallrad. Hämta ut den som den är nu, och skriv vilket beslut gallringen "
                "följer, till exempel dokumenthanteringsplanens nummer."
            )
        )


class StepRefused(ServiceError):  # noqa: N818 - as above
    """The assessment cannot go to that stage now; the message says what is lacking."""


class BrokenFile(ServiceError):  # noqa: N818 - as above
    """A file or a stored document that is not an assessment. ``sentences`` say what is wrong and where."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        self.sentences = sentences
        super().__init__("\n".join(sentences))


class StoreUnavailable(ServiceError):  # noqa: N818 - as above
    """The store cannot be reached or written; what was to be saved is not saved."""


class ChecklistsUnavailable(ServiceError):  # noqa: N818 - as above
    """The checklists cannot be read, so no assessment can be opened."""


class ExampleNotFound(ServiceError):  # noqa: N818 - as above
    """No example has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(
            tr("Exemplet ”{name}” finns inte. Gå till startsidan och välj bland exemplen.", name=name)
        )


class ChecklistNotFound(ServiceError):  # noqa: N818 - as above
    """No checklist has this id."""

    def __init__(self, checklist: str) -> None:
        super().__init__(tr("Checklistan ”{name}” finns inte.", name=checklist))
