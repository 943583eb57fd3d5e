"""Summary → Word: clean, fill, tidy, sign, save and read back, in that order.

Knows the order. Each step is a module of its own.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assessment.core.summary.model import Summary
from assessment.service.document_maker import DrawProfile
from assessment.word.checking import ASSESSMENT, STATEMENT
from assessment.word.cleaning import cleaned
from assessment.word.pictures import with_pictures
from assessment.word.properties import set_properties
from assessment.word.readback import require
from assessment.word.rendering import fill
from assessment.word.tidying import tidy


def write(summary: Summary, template: Path, draw: DrawProfile | None = None) -> bytes:
    """Return the assessment as a .docx made from a template, with pictures where ``draw`` is given.

    Raises:
        TemplateError: when the template is missing, broken or has a tag that is wrong.
        LostTextError: when the finished file lacks a text that should stand in it.
    """
    return _written(summary, template, ASSESSMENT, draw)


def write_statement(summary: Summary, template: Path) -> bytes:
    """Return the text for the tjänsteutlåtande as a .docx made from a template.

    Raises:
        TemplateError: when the template is missing, broken or has a tag that is wrong.
        LostTextError: when the finished file lacks a text that should stand in it.
    """
    return _written(summary, template, STATEMENT)


def _written(
    summary: Summary, template: Path, needed: Sequence[str], draw: DrawProfile | None = None
) -> bytes:
    context: dict[str, Any] = cleaned(summary.model_dump(by_alias=True))
    document, printed = fill(template, with_pictures(context, summary, draw), needed)
    tidy(document.docx)
    set_properties(document.docx, summary.header)
    target = io.BytesIO()
    document.save(target)
    data = target.getvalue()
    # The statement stands twice in the summary, in parts and whole; the parts are what is printed.
    answers = context["tjänsteutlåtande"]["delar"] if needed == STATEMENT else context["alla_svar"]
    require(data, printed, answers, template.name)
    return data


@dataclass(frozen=True, slots=True)
class WordWriter:
    """Writes with one template, as the service asks for."""

    template: Path
    draw: DrawProfile | None = None

    def __call__(self, summary: Summary) -> bytes:
        """Return the Word file.

        Raises:
            DocumentError: when no whole file could be made.
        """
        return write(summary, self.template, self.draw)
