"""ordlista.yaml: words in a draft that point at a group or a perspective.

Knows the shape of the file and which forms of a word are the same. Reads no draft.
"""

import re
from functools import cached_property
from typing import Literal

from pydantic import Field, model_validator

from assessment.core.vocabulary import Frozen, Slug


class WordEntry(Frozen):
    """Words that point at one group or one perspective."""

    group: Slug | None = Field(default=None, alias="grupp", description="Gruppens id i grupper.yaml.")
    perspective: Slug | None = Field(
        default=None, alias="perspektiv", description="Perspektivets checklista, där ordet rör en rättighet."
    )
    words: tuple[str, ...] = Field(
        alias="ord",
        min_length=1,
        description="Orden, med små bokstäver. En * i slutet står för ändelser och sammansättningar: "
        '"skolskjuts*".',
    )

    @model_validator(mode="after")
    def _points_at_one_thing(self) -> "WordEntry":
        if (self.group is None) == (self.perspective is None):
            raise ValueError("skriv antingen grupp eller perspektiv")
        return self

    @property
    def target(self) -> str:
        """The id of the group or perspective."""
        return self.group or self.perspective or ""


class WordList(Frozen):
    """ordlista.yaml."""

    format: Literal[1] = Field(description="Filformatets version: 1.")
    owner: str = Field(alias="förvaltas-av", description="Funktionen som förvaltar orden.")
    entries: tuple[WordEntry, ...] = Field(
        alias="ordlista", min_length=1, description="Orden, och vad de pekar på."
    )

    @cached_property
    def patterns(self) -> tuple[tuple[WordEntry, re.Pattern[str]], ...]:
        """Each entry with the pattern that finds its words, whatever their case."""
        return tuple((entry, _pattern(entry.words)) for entry in self.entries)


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    forms = (re.escape(w.removesuffix("*")) + (r"\w*" if w.endswith("*") else "") for w in words)
    # No letter before: a word inside another is another word. A space may be several.
    joined = "|".join(form.replace(r"\ ", r"\s+") for form in forms)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)
