"""Does what is published still hold: has it expired, and has its meaning changed without a new edition?

Knows the list of published fingerprints and the day it is given. Knows no clock.
"""

from collections.abc import Iterator

from assessment.core.catalogue import GroupCatalogue, Scale
from assessment.core.checklist import Checklist
from assessment.core.diagnostics import Finding
from assessment.core.editions import fingerprint
from assessment.core.lint.desk import Desk
from assessment.core.lint.material import Sheet
from assessment.core.lint.registry import rule
from assessment.core.shape import quoted


@rule("utgången-checklista")
def expired_checklist(desk: Desk) -> Iterator[Finding]:
    """Nobody has looked through the checklist in time."""
    today = desk.material.today
    for sheet in desk.checklists:
        content = sheet.content
        if today is not None and content.valid_to < today:
            yield Finding(
                code="utgången-checklista",
                document=sheet.document,
                path=("gäller-till",),
                message=f"checklistan gällde till och med {content.valid_to}",
                tips=(f"gå igenom den med {content.owner}, och sätt ett nytt gäller-till",),
            )


@rule("utgången-källa")
def expired_source(desk: Desk) -> Iterator[Finding]:
    """A source is too old to lean on."""
    today, sheet = desk.material.today, desk.material.sources
    for number, source in enumerate(sheet.content.sources if sheet else ()):
        if sheet and today is not None and source.expires is not None and source.expires < today:
            yield Finding(
                code="utgången-källa",
                document=sheet.document,
                path=("källor", number, "gäller-till"),
                message=f"källan {quoted(source.id)} gällde till och med {source.expires}",
                tips=("kontrollera om den gäller än, eller byt ut den i frågorna",),
            )


@rule("fel-giltighet")
def ends_before_it_begins(desk: Desk) -> Iterator[Finding]:
    """An edition's last day comes before its first."""
    for sheet in desk.checklists:
        if sheet.content.valid_to < sheet.content.valid_from:
            yield Finding(
                code="fel-giltighet",
                document=sheet.document,
                path=("gäller-till",),
                message=f"gäller-till är före gäller-från ({sheet.content.valid_from})",
                tips=("byt plats på datumen, eller rätta året",),
            )


def _published(
    desk: Desk,
) -> Iterator[tuple[Sheet[Checklist] | Sheet[GroupCatalogue] | Sheet[Scale], str, str | None]]:
    """Yield each part that was read whole, with its name and the fingerprint published for its edition."""
    editions = desk.material.editions
    if editions is None or editions.touched:
        return
    parts: list[tuple[Sheet[Checklist] | Sheet[GroupCatalogue] | Sheet[Scale] | None, str]] = [
        *((s, s.content.id) for s in desk.checklists),
        (desk.material.groups, "grupper"),
        (desk.material.scale, "skala"),
    ]
    for sheet, name in parts:
        if sheet is not None and not sheet.touched:
            yield sheet, name, editions.content.editions.get(name, {}).get(sheet.content.edition)


@rule("utgåva-inte-höjd")
def changed_edition(desk: Desk) -> Iterator[Finding]:
    """The content means something else than when the edition was published."""
    for sheet, _name, known in _published(desk):
        if known is not None and known != fingerprint(sheet.content):
            yield Finding(
                code="utgåva-inte-höjd",
                document=sheet.document,
                path=("utgåva",),
                message=f"innehållet betyder något annat än utgåva {sheet.content.edition} gjorde",
                tips=(f'höj utgåvan: utgåva: "{_next(sheet.content.edition)}"', "eller ångra ändringen"),
            )


@rule("utgåva-inte-publicerad")
def unpublished_edition(desk: Desk) -> Iterator[Finding]:
    """The edition is not in the list, so nobody would notice a change in it."""
    for sheet, _name, known in _published(desk):
        if known is None:
            yield Finding(
                code="utgåva-inte-publicerad",
                document=sheet.document,
                path=("utgåva",),
                message=f"utgåvan {sheet.content.edition} finns inte i utgavor.yaml",
                tips=("publicera den när den är färdig och prövad: konsekvens publish",),
            )


def _next(edition: str) -> str:
    """Return the edition with its last number raised by one: 2026-1 → 2026-2."""
    head, number = edition.rstrip("0123456789"), edition[len(edition.rstrip("0123456789")) :]
    return f"{head}{int(number) + 1}" if number else f"{edition}-2"
