"""The answers inside the Word file: an assessment as JSON in a part of its own, and out of it again.

Knows Word's package and its limits. Knows no assessment: the text is handed in and handed out as it is.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from assessment.service.errors import BrokenFile
from assessment.word.errors import DocumentError

NAMESPACE: Final = "urn:konsekvens:bedomning:1"
"""What the part's only element is in, so that it is found whatever the part is called."""
LARGEST: Final = 8 * 1024 * 1024
"""Bytes of one part. A long assessment is 0.3 MB, and XML readers refuse a text of more than 10."""
MOST_PARTS: Final = 5_000
"""Files in a Word file. A long assessment with its pictures has some fifty."""

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_CUSTOM = re.compile(r"customXml/item\d+\.xml")
# JSON escapes what is below a blank; these two are all that is left of what XML cannot hold.
_ESCAPED = {"\ufffe": "\\ufffe", "\uffff": "\\uffff"}
_AGAIN = "Ladda ner Word-filen igen med svaren inuti, eller öppna JSON-filen."


def carry(document: bytes, text: str) -> bytes:
    """Return the Word file with a JSON text inside, in a custom XML part that Word keeps and shows to nobody.

    Raises:
        DocumentError: when the text is too large, or does not come out as it went in.
    """
    for sign, escape in _ESCAPED.items():
        text = text.replace(sign, escape)
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    content = f'<?xml version="1.0" encoding="UTF-8"?>\n<svar xmlns="{NAMESPACE}">{escaped}</svar>'.encode()
    if len(content) > LARGEST:
        raise DocumentError(
            "Svaren är för många för att ligga i Word-filen. Ladda ner dem som JSON i stället."
        )
    opened = Document(io.BytesIO(document))
    package = opened.part.package
    # A template that was made from such a file must not hand on another case's answers.
    for relation_id, relation in list(opened.part.rels.items()):
        if (
            relation.reltype == RELATIONSHIP_TYPE.CUSTOM_XML
            and NAMESPACE.encode() in relation.target_part.blob
        ):
            del opened.part.rels[relation_id]
    name = package.next_partname("/customXml/item%d.xml")
    part = Part(name, "application/xml", content, package)
    number = re.sub(r"\D", "", name.filename)
    properties = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<ds:datastoreItem xmlns:ds="{_PROPERTIES}" '
        f'ds:itemID="{{{str(uuid5(NAMESPACE_URL, NAMESPACE)).upper()}}}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    described = Part(
        PackURI(f"/customXml/itemProps{number}.xml"), _PROPERTIES_TYPE, properties.encode(), package
    )
    part.relate_to(described, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    opened.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    target = io.BytesIO()
    opened.save(target)
    data = target.getvalue()
    if carried(data) != text:
        raise DocumentError("Svaren kom inte med hela i Word-filen. Ladda ner dem som JSON i stället.")
    return data


def carried(data: bytes) -> str:
    """Return the JSON text that a Word file carries. Nothing else in the file is opened.

    Raises:
        BrokenFile: when there is none, when it is damaged or too large, or when this is no Word file.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "word/document.xml" not in names or len(names) > MOST_PARTS:
                raise BrokenFile(("Filen är ingen Word-fil.",))
            found = {text for n in names if _CUSTOM.fullmatch(n) for text in _text(_bounded(archive, n))}
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise BrokenFile(
            ("Filen är ingen hel Word-fil, eller så är den låst med lösenord. Välj en .docx utan lösenord.",)
        ) from error
    if not found:
        raise BrokenFile((f"Word-filen har inga svar inuti. {_AGAIN}",))
    if len(found) > 1:
        raise BrokenFile((f"Word-filen har svaren från flera bedömningar inuti. {_AGAIN}",))
    return found.pop()


def _bounded(archive: zipfile.ZipFile, name: str) -> bytes:
    # The size that a file says it has is a promise; what comes out is counted.
    with archive.open(name) as part:
        content = part.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise BrokenFile((f"Svaren i Word-filen är för stora för att vara en konsekvensbedömning. {_AGAIN}",))
    return content


def _text(content: bytes) -> Iterator[str]:
    """Yield what our own element holds; other programs keep parts of their own beside it."""
    if NAMESPACE.encode() not in content:
        return
    try:
        root = parse_xml(content)
    except SyntaxError as error:
        raise BrokenFile((f"Svaren i Word-filen är skadade. {_AGAIN}",)) from error
    if root.tag == f"{{{NAMESPACE}}}svar":
        if len(root):
            raise BrokenFile((f"Svaren i Word-filen är skadade. {_AGAIN}",))
        yield root.text or ""
