"""The common changes of a checklist as commands: which question, and what it should say instead.

Knows ids, texts and numbers. Knows no file and not how YAML is written.
"""

from dataclasses import dataclass
from datetime import date

from assessment.core.vocabulary import AnswerType, Track


class ChecklistEditError(ValueError):
    """A change that cannot be made. The message is Swedish and says what to do instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfAQuestion:
    """What every change of one question says: the ids of the checklist and of the question."""

    checklist: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reword(OfAQuestion):
    """Ask the same thing in other words."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeHelp(OfAQuestion):
    """Explain the question in other words; an empty text takes the help away."""

    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSources(OfAQuestion):
    """Name the sources that the question rests on, as ids in kallor.yaml."""

    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeWeight(OfAQuestion):
    """Give an effect question the weight 1, 2 or 3, and the reason for it."""

    weight: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Retire(OfAQuestion):
    """Stop asking a question. It stays in the file, since old answers point at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOption:
    """One way to answer."""

    id: str
    text: str
    help: str = ""
    needs_reason: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOption(OfAQuestion):
    """Let a question be answered in one more way; the new way comes after the option `after`, or last."""

    option: NewOption
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddQuestion:
    """Ask one thing more.

    `section` is a section's id, or ``screening``. The question comes after the question `after`, or last in
    its section. `groups` are tags of the groups that an effect question is asked for. `replaces` is the id of
    the retired question whose answers follow.
    """

    checklist: str
    section: str
    id: str
    text: str
    type: AnswerType
    help: str = ""
    sources: tuple[str, ...] = ()
    options: tuple[NewOption, ...] = ()
    groups: tuple[str, ...] = ()
    weight: int | None = None
    weight_reason: str = ""
    track: Track = Track.FULL
    replaces: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseEdition:
    """Give a checklist (or grupper, or skala) a new edition, and note who decided it and when.

    `reference` is the diarienummer. `valid_from` is left as it is when it is None.
    """

    checklist: str
    edition: str
    decided_by: str
    decided_on: date
    reference: str = ""
    valid_from: date | None = None


ChecklistEdit = (
    Reword | ChangeHelp | ChangeSources | ChangeWeight | Retire | AddOption | AddQuestion | RaiseEdition
)
"""Every change that a form can make."""
