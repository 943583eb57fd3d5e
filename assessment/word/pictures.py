"""Pictures in the document: drawn when the file is written, each with its description for a screen reader.

Knows where the summary has a picture and how wide the page is. Draws nothing itself.
"""

import io
from collections.abc import Mapping
from typing import Any

from docx.shared import Emu
from docxtpl import DocxTemplate, InlineImage

from assessment.core.summary.model import Summary
from assessment.service.document_maker import DrawProfile


class Picture:
    """A drawn picture on its way into a document."""

    __slots__ = ("_data", "description")

    def __init__(self, data: bytes, description: str) -> None:
        self._data = data
        self.description = description

    def into(self, document: DocxTemplate) -> "DescribedImage":
        """Return the picture as wide as the text of the document."""
        section = document.docx.sections[0]
        width = section.page_width - section.left_margin - section.right_margin
        return DescribedImage(document, self._data, Emu(width), self.description)


class DescribedImage(InlineImage):  # type: ignore[misc]  # docxtpl has no types
    """An image with alt text, which docxtpl's own has no place for."""

    def __init__(self, document: DocxTemplate, data: bytes, width: Emu, description: str) -> None:
        super().__init__(document, io.BytesIO(data), width=width)
        self.description = description

    def _insert_image(self) -> str:
        # What docxtpl calls for the markup: the image is put into the part that is being filled.
        inline = self.tpl.current_rendering_part.new_pic_inline(self.image_descriptor, self.width, None)
        inline.docPr.set("descr", self.description)
        return f'</w:t></w:r><w:r><w:drawing>{inline.xml}</w:drawing></w:r><w:r><w:t xml:space="preserve">'


def with_pictures(context: dict[str, Any], summary: Summary, draw: DrawProfile | None) -> dict[str, Any]:
    """Return the fields with a picture where the summary describes one; without ``draw`` with none.

    Only the alternative that page 1 is about has pictures: the others have their tables.
    """
    chapters = []
    for chapter, told in zip(context["perspektiv"], summary.perspectives, strict=True):
        alternatives = []
        for place, (one, profile) in enumerate(zip(chapter["alternativ"], told.alternatives, strict=True)):
            drawn: Picture | str = ""
            if draw is not None and place == 0 and profile.profile:
                drawn = Picture(draw(profile.profile), one["bild"])
            alternatives.append({**one, "bild": drawn})
        chapters.append({**chapter, "alternativ": alternatives})
    return {**context, "perspektiv": chapters}


def placed(value: Any, document: DocxTemplate) -> Any:
    """Return the fields with every picture in them ready for a document."""
    if isinstance(value, Picture):
        return value.into(document)
    if isinstance(value, Mapping):
        return {key: placed(inner, document) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [placed(inner, document) for inner in value]
    return value
