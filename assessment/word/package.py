"""Whether a template is a whole and harmless Word file, before anything in it is opened.

Knows zip archives and how Word packs a document. Knows no tag.
"""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import ParseError

from docx.oxml import parse_xml

from assessment.word.carried import NAMESPACE
from assessment.word.findings import Finding

LARGEST: Final = 100 * 1024 * 1024
"""Bytes of all parts together, unpacked. A template with pictures has a few million."""
MOST_PARTS: Final = 2_000
"""Parts of a template."""

_OTHER = {
    ".doc": "är sparad i ett äldre format (.doc).",
    ".docm": "är sparad med makron (.docm).",
    ".dotx": "är sparad som Wordmall (.dotx).",
    ".dotm": "är sparad som Wordmall med makron (.dotm).",
    ".odt": "är sparad i LibreOffices eget format (.odt).",
    ".rtf": "är sparad som RTF.",
    ".pdf": "är en PDF.",
}
_SAVE = "Välj Spara som och Word-dokument (.docx)."
_AGAIN = "Öppna den i Word, spara den igen och försök igen."


def package_findings(path: Path) -> Iterator[Finding]:
    """Yield what is wrong with the file itself; the first fault that hides the others ends the list."""
    if not path.is_file():
        yield Finding("mallen", "", "finns inte.", "Välj en annan mall.")
        return
    if path.suffix.lower() in _OTHER:
        yield Finding("mallen", "", _OTHER[path.suffix.lower()], _SAVE)
        return
    if large := size_finding(path):
        yield large
        return
    yield from _inside(path)


def _inside(path: Path) -> Iterator[Finding]:
    try:
        with zipfile.ZipFile(path) as archive:
            damaged = archive.testzip()
            names = set(archive.namelist())
            parts = {n: archive.read(n) for n in names if n.endswith((".rels", "word/document.xml"))}
            held = any(NAMESPACE.encode() in archive.read(n) for n in names if n.startswith("customXml/"))
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, zlib.error):
        yield Finding("mallen", "", "är ingen Word-fil.", "Spara den som .docx i Word och försök igen.")
        return
    if damaged or "word/document.xml" not in names:
        yield Finding("mallen", "", "är skadad.", _AGAIN)
        return
    if any(n.endswith("vbaProject.bin") for n in names):
        yield Finding("mallen", "", "har makron.", _SAVE)
    if held:
        tip = "Gör om den från mallen som följer med, annars följer svaren med till andra."
        yield Finding("mallen", "", "har svaren från en bedömning inuti.", tip)
    for name, data in parts.items():
        try:
            root = parse_xml(data)
        except (SyntaxError, ParseError):
            yield Finding(name, "", "är skadad.", _AGAIN.replace("den i Word", "mallen i Word", 1))
            return
        if name.endswith(".rels"):
            yield from _relations(name, root, names)


def size_finding(path: Path) -> Finding | None:
    """Return what is told of a file that would unpack to more than a template can be, or None.

    The sizes are those that the archive states; nothing is unpacked, and nothing more than that ever will be.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        return None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
        return Finding("mallen", "", "är för stor.", "Ta bort stora bilder, eller börja om från en tom mall.")
    return None


def _relations(name: str, root: object, names: set[str]) -> Iterator[Finding]:
    folder = name.partition("_rels/")[0]
    for relation in root:  # type: ignore[attr-defined]  # an element of lxml, which has no types here
        target, kind = relation.get("Target", ""), relation.get("Type", "")
        picture = "/image" in kind
        if relation.get("TargetMode") == "External":
            if picture:
                tip = "Lägg in bilden i mallen i stället för att länka till den."
                yield Finding("mallen", "", f"hämtar en bild utifrån ({target[:80]}).", tip)
            continue
        full = target.lstrip("/") if target.startswith("/") else _joined(folder, target)
        if target and full not in names:
            what = "en bild" if picture else "en del"
            tip = "Ta bort den ur mallen i Word och lägg in den igen."
            yield Finding("mallen", "", f"saknar {what} som den hänvisar till ({full}).", tip)


def _joined(folder: str, target: str) -> str:
    parts = folder.rstrip("/").split("/") if folder else []
    for part in target.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
