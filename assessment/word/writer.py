"""Summary → Word: clean, fill, tidy, sign, save and read back, in that order.

Knows the order. Each step is a module of its own.
"""

import io
from dataclasses import dataclass
from pathlib import Path

from assessment.core.summary.model import Summary
from assessment.word.cleaning import cleaned
from assessment.word.properties import set_properties
from assessment.word.readback import require
from assessment.word.rendering import fill
from assessment.word.tidying import tidy


def write(summary: Summary, template: Path) -> bytes:
    """Return the assessment as a .docx made from a template.

    Raises:
        TemplateError: when the template is missing, broken or has a tag that is wrong.
        LostTextError: when the finished file lacks a text that should stand in it.
    """
    context = cleaned(summary.model_dump(by_alias=True))
    document, printed = fill(template, context)
    tidy(document.docx)
    set_properties(document.docx, summary.header)
    target = io.BytesIO()
    document.save(target)
    data = target.getvalue()
    require(data, printed, context["alla_svar"], template.name)
    return data


@dataclass(frozen=True, slots=True)
class WordWriter:
    """Writes with one template, as the service asks for."""

    template: Path

    def __call__(self, summary: Summary) -> bytes:
        """Return the Word file.

        Raises:
            DocumentError: when no whole file could be made.
        """
        return write(summary, self.template)
