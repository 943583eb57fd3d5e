"""The look of a template: type, colours and measures in one place; another look is another set of values.

Knows no content and no XML.
"""

from dataclasses import dataclass

MM = 56.6929
"""Twentieths of a point in a millimetre."""


def mm(length: float) -> int:
    """Return a length in twentieths of a point, which is what Word measures in."""
    return round(length * MM)


@dataclass(frozen=True)
class Look:
    """Type sizes in points, spaces in points, page measures in millimetres, colours as RRGGBB."""

    title: str = "Mall för konsekvensbedömning"
    font: str = "Arial"
    heading_font: str = "Arial"
    ink: str = "1A1A1A"
    quiet: str = "4A5459"
    accent: str = "0B4F6C"
    rule: str = "9FB0B8"
    shade: str = "E9EEF0"
    text: float = 9.5
    table_text: float = 8.5
    small: float = 8
    first_page: float = 9.5
    first_page_table: float = 8.5
    first_page_before: float = 5
    line: float = 1.15
    after: float = 4
    title_size: float = 17
    heading1: float = 14
    heading2: float = 11.5
    heading3: float = 9.5
    margin_top: float = 20
    margin_bottom: float = 15
    margin_side: float = 19
    header: float = 10
    footer: float = 8

    @property
    def width(self) -> int:
        """The text width in twentieths of a point."""
        return mm(210 - 2 * self.margin_side)


STANDARD = Look()

PLAIN = Look(
    title="Mall för konsekvensbedömning, svartvit",
    font="Times New Roman",
    heading_font="Times New Roman",
    ink="000000",
    quiet="333333",
    accent="000000",
    rule="767676",
    shade="F2F2F2",
    text=10,
    table_text=9,
    small=8.5,
)
"""Serifs, black on white, no colour at all: for a nämnd whose papers look like that."""
