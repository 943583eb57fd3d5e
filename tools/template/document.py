"""The whole template: parts of the document in order, with header, footer and page measures.

Knows the order of things. The pieces themselves stand in the other modules of this room.
"""

from assessment.core.language import tr
from tools.template import chapters
from tools.template.appendices import appendices
from tools.template.contents import contents
from tools.template.first_page import first_page
from tools.template.look import Look, mm
from tools.template.package import package
from tools.template.points import points
from tools.template.styles import numbering, settings, styles
from tools.template.xml import DECLARATION, NAMESPACES, field, paragraph, run, tab


def section(look: Look, *, kind: str = "nextPage", columns: int = 1) -> str:
    """Return the measures of pages, as they stand at the end of a part of the document."""
    gap = f' w:num="{columns}"' if columns > 1 else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
        f'<w:footerReference w:type="default" r:id="rIdFooter"/><w:type w:val="{kind}"/>'
        f'<w:pgSz w:w="{mm(210)}" w:h="{mm(297)}"/>'
        f'<w:pgMar w:top="{mm(look.margin_top)}" w:right="{mm(look.margin_side)}" '
        f'w:bottom="{mm(look.margin_bottom)}" w:left="{mm(look.margin_side)}" '
        f'w:header="{mm(look.header)}" w:footer="{mm(look.footer)}" w:gutter="0"/>'
        f'<w:cols{gap} w:space="{mm(8)}"/></w:sectPr>'
    )


def _header() -> str:
    left = "{{ huvud.kommun }}{% if huvud.kommun and huvud.nämnd %} · {% endif %}{{ huvud.nämnd }}"
    right = "{{ huvud.diarienummer }}{% if huvud.bilaga %} · {{ huvud.bilaga }}{% endif %} · {{ huvud.läge }}"
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{paragraph('Header', left, tab(), right)}</w:hdr>"


def _footer() -> str:
    title = run("{{ huvud.titel|truncate(90) }}")
    place = (run(tr("Sida ")), field("PAGE"), run(tr(" av ")), field("NUMPAGES"))
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{paragraph('Footer', title, tab(), *place)}</w:ftr>"


def build(look: Look) -> bytes:
    """Return the template as a .docx."""
    last = section(look, kind="continuous")
    body = "".join(
        (
            first_page(look),
            contents(first=section(look), rest=section(look, kind="continuous", columns=2)),
            chapters.alternatives(look),
            chapters.groups(look),
            chapters.perspectives(look),
            chapters.weighing(look),
            chapters.measures(look),
            chapters.method(look),
            points(look),
            appendices(look),
        )
    )
    return whole(look, look.title, f"{body}{last}")


def whole(look: Look, title: str, body: str) -> bytes:
    """Return a template with this body, which ends with the measures of its last pages."""
    document = f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return package(
        title,
        {
            "word/document.xml": document,
            "word/styles.xml": styles(look),
            "word/numbering.xml": numbering(look),
            "word/settings.xml": settings(),
            "word/header1.xml": _header(),
            "word/footer1.xml": _footer(),
        },
    )
