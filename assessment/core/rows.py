"""Effect rows: what was answered for one question, one alternative and one group (method, chapter 1).

Knows the states of a row and its parts. Which rows exist is decided in `flow`; nothing is counted here.
"""

from dataclasses import dataclass, field, fields
from typing import Any, Final, Self

from assessment.core.vocabulary import Basis, Both, Duration, LongTerm, Rating, RatingWord, Reversibility


def worse_part(rating: Rating | None) -> int:
    """Return −2, −1 or 0: the worse part of a rating; 0 for open and not relevant."""
    if isinstance(rating, Both):
        return rating.worse
    return rating if isinstance(rating, int) and rating < 0 else 0


def better_part(rating: Rating | None) -> int:
    """Return 0, 1 or 2: the better part of a rating; 0 for open and not relevant."""
    if isinstance(rating, Both):
        return rating.better
    return rating if isinstance(rating, int) and rating > 0 else 0


def is_open(rating: Rating | None) -> bool:
    """Return True for *vet inte* and for unanswered."""
    return rating is None or rating is RatingWord.UNKNOWN


# Final instead of frozen: as safe where types are checked, and made in a third of the time, by the million.
@dataclass(slots=True, unsafe_hash=True)
class Row:
    """One effect row. ``after`` is the rating with decided measures, or ``rating`` where there are none."""

    perspective: Final[str]
    question: Final[str]
    alternative: Final[str]
    group: Final[str]
    weight: Final[int]
    vulnerable: Final[bool]
    reference: Final[bool]
    rating: Final[Rating | None]
    after: Final[Rating | None]
    duration: Final[Duration | None]
    reversibility: Final[Reversibility | None]
    basis: Final[Basis | None]
    long_term: Final[LongTerm | None]
    theme: Final[str]
    met_by_measure: Final[bool]
    measured: Final[bool] = False
    """True when a decided measure gives ``after``, whatever ``rating`` is."""
    source: Final[tuple[str, str]] = ("", "")
    """The question and alternative where the answer is stored; others, when the row is shared or follows."""
    # Read several times for every row at every keystroke, so they are worked out once.
    worse: int = field(init=False, compare=False)
    """The worse part: −2, −1 or 0."""
    better: int = field(init=False, compare=False)
    """The better part: 0, 1 or 2."""
    open: bool = field(init=False, compare=False)
    """True for *vet inte* and for unanswered."""
    rated: bool = field(init=False, compare=False)
    """True when the rating is a direction or both."""

    def __post_init__(self) -> None:
        self.worse = worse_part(self.rating)
        self.better = better_part(self.rating)
        self.open = is_open(self.rating)
        self.rated = not self.open and self.rating is not RatingWord.NOT_RELEVANT

    @property
    def not_relevant(self) -> bool:
        """True when the row leaves every count."""
        return self.rating is RatingWord.NOT_RELEVANT

    @property
    def answered(self) -> bool:
        """True when something was entered; *vet inte* is an answer."""
        return self.rating is not None

    def altered(self, **changed: Any) -> Self:
        """Return the row with other fields; as `dataclasses.replace`, but made for thousands at a time."""
        made = object.__new__(type(self))
        for name in _FIELDS:
            setattr(made, name, changed[name] if name in changed else getattr(self, name))
        if "rating" in changed:
            made.__post_init__()
        return made

    def with_measures(self) -> Self:
        """Return the row with the rating it has after decided measures."""
        same = self.after is self.rating or self.after == self.rating
        return self if same else self.altered(rating=self.after)


_FIELDS = tuple(f.name for f in fields(Row))
