"""The template of the text for the tjänsteutlåtande: the decision paper's own headings and short paragraphs.

Knows the field ``tjänsteutlåtande``. The text is copied into another paper, so it carries little look.
"""

from assessment.core.language import tr
from tools.template.document import section, whole
from tools.template.look import Look
from tools.template.pieces import heading, text
from tools.template.xml import each, paragraph, when


def build_statement(look: Look) -> bytes:
    """Return the template as a .docx."""
    body = "".join(
        (
            paragraph("Title", "{{ huvud.titel }}"),
            paragraph("Uppgifter", tr("Text till tjänsteutlåtandet. {{ huvud.lägestext or huvud.läge }}")),
            each(
                "del in tjänsteutlåtande.delar",
                when("del[0]", heading(1, "{{ del[0] }}")),
                text("{{ del[1] }}"),
            ),
        )
    )
    return whole(look, tr("Mall för text till tjänsteutlåtandet"), f"{body}{section(look)}")
