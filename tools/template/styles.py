"""styles.xml, numbering.xml and settings.xml: what a heading, a table and a list look like.

Staff change these in Word's style pane. Knows no content.
"""

from assessment.core.language import spoken
from tools.template.look import Look
from tools.template.xml import DECLARATION, NAMESPACES

BULLETS = 1
"""The number of the list that List Bullet uses."""

FIRST_PAGE_BULLETS = 2
"""The same list, set tighter, for page 1."""


def _points(value: float) -> int:
    return round(value * 20)


def _font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _spacing(before: float, after: float, line: float = 0) -> str:
    lines = f' w:line="{round(line * 240)}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{_points(before)}" w:after="{_points(after)}"{lines}/>'


def _type(size: float, *, bold: bool = False, color: str = "", font: str = "", extra: str = "") -> str:
    return (
        (_font(font) if font else "")
        + ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:color w:val="{color}"/>' if color else "")
        + f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
        + extra
    )


def _style(
    style_id: str,
    name: str,
    *,
    based_on: str = "Normal",
    follow: str = "",
    paragraph: str = "",
    text: str = "",
    shown: bool = True,
) -> str:
    quick = "<w:qFormat/>" if shown else ""
    following = f'<w:next w:val="{follow}"/>' if follow else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/>{following}{quick}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{text}</w:rPr></w:style>"
    )


def _border(side: str, size: float, color: str, space: int = 0) -> str:
    return f'<w:{side} w:val="single" w:sz="{round(size * 8)}" w:space="{space}" w:color="{color}"/>'


def _box(size: float, color: str, space: int) -> str:
    sides = "".join(_border(side, size, color, space) for side in ("top", "left", "bottom", "right"))
    return f"<w:pBdr>{sides}</w:pBdr>"


def _defaults(look: Look) -> str:
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f"{_font(look.font)}{_type(look.text, color=look.ink)}"
        f'<w:lang w:val="{spoken().region}" w:eastAsia="{spoken().region}" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        f"{_spacing(0, look.after, look.line)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _headings(look: Look) -> str:
    def heading(level: int, size: float, before: float, after: float, color: str) -> str:
        return _style(
            f"Heading{level}",
            f"heading {level}",
            follow="Normal",
            paragraph="<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/>"
            f'{_spacing(before, after, 1.05)}<w:outlineLvl w:val="{level - 1}"/>',
            text=_type(size, bold=True, color=color, font=look.heading_font),
        )

    tight = "<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/>"
    return "".join(
        (
            heading(1, look.heading1, 12, 3, look.accent),
            heading(2, look.heading2, 9, 2, look.ink),
            heading(3, look.heading3, 7, 1, look.accent),
            _style(
                "Title",
                "Title",
                follow="Normal",
                paragraph=f"<w:keepNext/><w:suppressAutoHyphens/>{_spacing(0, 2, 1)}",
                text=_type(look.title_size, bold=True, color=look.ink, font=look.heading_font),
            ),
            _style(
                "Sida1Avsnitt",
                "Sida 1 avsnitt",
                based_on="Heading1",
                follow="Sida1Text",
                paragraph=f"{tight}{_spacing(look.first_page_before, 1, 1)}",
                text=_type(look.heading2, bold=True, color=look.accent),
            ),
            _style(
                "Sida1Rubrik",
                "Sida 1 rubrik",
                based_on="Heading2",
                follow="Sida1Text",
                paragraph=f"{tight}{_spacing(look.first_page_before, 0.5, 1)}",
                text=_type(look.first_page, bold=True, color=look.accent),
            ),
            _style(
                "Innehallsrubrik",
                "Innehåll rubrik",
                based_on="Heading1",
                follow="Innehall",
                paragraph="<w:pageBreakBefore/>" + _spacing(0, 6, 1),
                text=_type(look.heading2, bold=True, color=look.accent),
            ),
            _style(
                "Bilaga",
                "Bilaga",
                based_on="Heading1",
                follow="Normal",
                paragraph="<w:pageBreakBefore/>" + _spacing(0, 6, 1.05),
            ),
            _style(
                "Fraga", "Fråga", based_on="Heading3", follow="Normal", text=f'<w:color w:val="{look.ink}"/>'
            ),
            _style(
                "FragaKort",
                "Fråga kort",
                based_on="Heading2",
                follow="Normal",
                paragraph=_spacing(7, 1, 1.05),
                text=_type(look.heading3, bold=True, color=look.ink),
            ),
        )
    )


def _paragraphs(look: Look) -> str:
    first = look.first_page
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{look.width}"/></w:tabs>'
    bullet = '<w:numPr><w:numId w:val="{}"/></w:numPr>'
    return "".join(
        (
            _style(
                "Overrad",
                "Överrad",
                paragraph=tabs + _spacing(0, 2, 1),
                text=_type(look.small, bold=True, color=look.accent),
            ),
            _style(
                "Uppgifter",
                "Uppgifter",
                paragraph="<w:keepNext/>" + _spacing(0, 3, 1),
                text=_type(look.small, color=look.quiet),
            ),
            _style(
                "Varningsruta",
                "Varningsruta",
                paragraph=_box(2.25, look.ink, 4)
                + _spacing(5, 5, 1.05)
                + '<w:ind w:left="120" w:right="120"/>',
                text=_type(look.text, bold=True, color=look.ink),
            ),
            _style("Sida1Text", "Sida 1 text", paragraph=_spacing(0, 1, 1), text=_type(first)),
            _style(
                "Sida1Etikett",
                "Sida 1 etikett",
                based_on="Sida1Text",
                paragraph="<w:keepLines/>" + _spacing(3, 1, 1),
            ),
            _style(
                "Sida1Punkt",
                "Sida 1 punkt",
                based_on="Sida1Text",
                paragraph=bullet.format(FIRST_PAGE_BULLETS) + _spacing(0, 0.5, 1),
            ),
            _style(
                "Sida1Tabell", "Sida 1 tabell", paragraph=_spacing(0, 0, 1), text=_type(look.first_page_table)
            ),
            _style(
                "ListBullet",
                "List Bullet",
                paragraph=bullet.format(BULLETS) + _spacing(0, 2) + "<w:contextualSpacing/>",
            ),
            _style("Tabelltext", "Tabelltext", paragraph=_spacing(0, 0, 1.05), text=_type(look.table_text)),
            _style(
                "Tabellhuvud",
                "Tabellhuvud",
                based_on="Tabelltext",
                paragraph="<w:keepNext/><w:suppressAutoHyphens/>",
                text=_type(look.small, bold=True, color=look.ink),
            ),
            _style("Tabelltal", "Tabelltal", based_on="Matristext", paragraph='<w:jc w:val="right"/>'),
            _style(
                "Talhuvud", "Talhuvud", based_on="Tabellhuvud", paragraph='<w:keepNext/><w:jc w:val="right"/>'
            ),
            _style(
                "Matristext",
                "Matristext",
                based_on="Tabelltext",
                text=_type(look.small),
            ),
            _style(
                "Caption",
                "caption",
                follow="Normal",
                paragraph=f"<w:keepNext/>{_spacing(9, 3, 1)}",
                text=_type(look.small, bold=True, color=look.quiet),
            ),
            _style("Bild", "Bild", follow="Normal", paragraph=f"<w:keepNext/>{_spacing(0, 3, 1)}"),
            _style(
                "Detaljrad",
                "Detaljrad",
                paragraph=_spacing(0, 1, 1.05),
                text=_type(look.small, color=look.quiet),
            ),
            _style("Not", "Not", paragraph=_spacing(4, 5, 1.05), text=_type(look.small, color=look.quiet)),
            _style(
                "Resultat",
                "Resultat",
                paragraph="<w:keepLines/><w:pBdr>"
                + _border("left", 3, look.accent, 8)
                + "</w:pBdr>"
                + _spacing(2, 6, 1.1)
                + '<w:ind w:left="200"/>',
                text=_type(look.text),
            ),
            _style(
                "Innehall",
                "Innehåll",
                paragraph=_spacing(0, 3, 1),
                text=_type(look.text),
            ),
            _style(
                "Header",
                "header",
                paragraph="<w:pBdr>"
                + _border("bottom", 0.5, look.rule, 4)
                + f'</w:pBdr><w:tabs><w:tab w:val="right" w:pos="{look.width}"/></w:tabs>'
                + _spacing(0, 0, 1),
                text=_type(8, color=look.quiet),
                shown=False,
            ),
            _style(
                "Footer",
                "footer",
                paragraph=f'<w:tabs><w:tab w:val="right" w:pos="{look.width}"/></w:tabs>' + _spacing(0, 0, 1),
                text=_type(8, color=look.quiet),
                shown=False,
            ),
            _style(
                "Mallkod",
                "Mallkod",
                paragraph="<w:suppressAutoHyphens/>" + _spacing(0, 0, 1),
                text='<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:noProof/>'
                '<w:color w:val="7A4B00"/><w:sz w:val="14"/><w:szCs w:val="14"/>',
            ),
        )
    )


def _characters(look: Look) -> str:
    frame = f'<w:bdr w:val="single" w:sz="8" w:space="2" w:color="{look.ink}"/>'

    def character(style_id: str, name: str, text: str) -> str:
        return (
            f'<w:style w:type="character" w:styleId="{style_id}"><w:name w:val="{name}"/><w:qFormat/>'
            f"<w:rPr>{text}</w:rPr></w:style>"
        )

    return "".join(
        (
            character("Strong", "Strong", "<w:b/><w:bCs/>"),
            character("Utkast", "Utkast", _type(look.text, bold=True, color=look.ink, extra=frame)),
            character("Hyperlink", "Hyperlink", f'<w:color w:val="{look.accent}"/><w:u w:val="single"/>'),
            character("Detalj", "Detalj", _type(look.small, color=look.quiet)),
        )
    )


def _tables(look: Look) -> str:
    def conditional(part: str, text: str, fill: str = "", edge: str = "") -> str:
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
        return (
            f'<w:tblStylePr w:type="{part}"><w:rPr>{text}</w:rPr>'
            f"<w:tcPr>{edge}{shade}</w:tcPr></w:tblStylePr>"
        )

    header = conditional(
        "firstRow",
        "<w:b/><w:bCs/>",
        look.shade,
        f"<w:tcBorders>{_border('bottom', 0.75, look.accent)}</w:tcBorders>",
    )
    borders = (
        f"<w:tblBorders>{_border('top', 1, look.accent)}{_border('bottom', 0.75, look.accent)}"
        f"{_border('insideH', 0.5, look.rule)}</w:tblBorders>"
    )

    def margins(height: int) -> str:
        return (
            f'<w:tblCellMar><w:top w:w="{height}" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
            f'<w:bottom w:w="{height}" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
        )

    def style(style_id: str, name: str, height: int) -> str:
        return (
            f'<w:style w:type="table" w:styleId="{style_id}"><w:name w:val="{name}"/>'
            '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
            f"<w:tblPr>{borders}{margins(height)}</w:tblPr>{header}"
            f"{conditional('firstCol', '<w:b/><w:bCs/>')}</w:style>"
        )

    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + style("Konsekvenstabell", "Konsekvenstabell", 45)
        + style("Sida1Tabellformat", "Sida 1 tabellformat", 22)
    )


def styles(look: Look) -> str:
    """Return styles.xml."""
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}>{_defaults(look)}"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        f"{_headings(look)}{_paragraphs(look)}{_characters(look)}{_tables(look)}</w:styles>"
    )


def numbering(look: Look) -> str:
    """Return numbering.xml: one bulleted list for the text and a tighter one for page 1."""

    def bullets(number: int, style: str, indent: int) -> str:
        return (
            f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
            f'<w:pStyle w:val="{style}"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr>'
            f'<w:rPr>{_font(look.font)}<w:color w:val="{look.accent}"/></w:rPr></w:lvl></w:abstractNum>'
        )

    lists = ((BULLETS, "ListBullet", 227), (FIRST_PAGE_BULLETS, "Sida1Punkt", 170))
    return (
        f"{DECLARATION}<w:numbering {NAMESPACES}>"
        + "".join(bullets(*one) for one in lists)
        + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n, _, _ in lists)
        + "</w:numbering>"
    )


def settings() -> str:
    """Return settings.xml: hyphenation on, Word's newest layout, nothing that Word must ask about."""
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:autoHyphenation/>'
        '<w:consecutiveHyphenLimit w:val="2"/><w:hyphenationZone w:val="284"/><w:doNotHyphenateCaps/>'
        '<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{spoken().region}"/><w:decimalSymbol w:val="{spoken().decimal_sign}"/>'
        '<w:listSeparator w:val=";"/></w:settings>'
    )
