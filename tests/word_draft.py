"""A draft of a tjänsteutlåtande in Word, as somebody uploads it."""

import io

from docx import Document


def draft() -> bytes:
    """Return the file: a case number, a title, a decision with its day, and a background with a sum."""
    document = Document()
    document.add_paragraph("Dnr: KUN 2026/0061")
    document.add_paragraph("Tre biblioteksfilialer stängs", style="Title")
    document.add_heading("Förslag till beslut", 1)
    document.add_paragraph("Kulturnämnden beslutar att stänga dem från och med den 1 juli 2027.")
    document.add_heading("Bakgrund", 1)
    document.add_paragraph("Förslaget sparar 855 000 kronor per år. Elever och pensionärer lånar mest.")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
