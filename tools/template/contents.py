"""The list of contents after page 1.

Knows the field of the headings. Knows no chapter.
"""

from assessment.core.language import tr
from tools.template.xml import each, paragraph


def contents(first: str, rest: str) -> str:
    """Return the list of chapters in two columns; the writer makes each line a link to its heading.

    There are no page numbers, so nothing must be updated in Word. ``first`` and ``rest`` are the measures of
    the pages before the list and of the list itself: Word keeps them in the last paragraph of each.
    """
    return "".join(
        (
            paragraph("Innehallsrubrik", tr("Innehåll"), properties=first),
            each("rubrik in innehåll", paragraph("Innehall", "{{ rubrik }}")),
            paragraph("Not", "{{ förbehåll }}", properties=rest),
        )
    )
