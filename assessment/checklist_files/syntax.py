"""Strict YAML: the core words of YAML 1.2 and nothing clever, read in one pass that keeps every position.

Knows YAML. Knows no checklist and no model.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import yaml

from assessment.checklist_files.document import Branch, Document, Fault, Spot
from assessment.checklist_files.syntax_errors import told
from assessment.core.shape import quoted

BYTES = 1024 * 1024
"""Largest file that is read, in bytes. A whole perspective is about 60,000."""

VALUES = 60_000
"""Most values in a file: more than fit in a sensible file of the largest size."""

LEVELS = 40
"""Deepest nesting. A checklist needs about twelve levels."""

# libyaml is several times as fast; without it (a Python built from source) the same text reads the same way.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Signs that nobody can see and that no file may have."""

_INT = re.compile(r"[-+]?[0-9]{1,18}|0o[0-7]{1,18}|0x[0-9a-fA-F]{1,15}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]{1,18}|[0-9]{1,18}(\.[0-9]{0,18})?)([eE][-+]?[0-9]{1,2})?")
_WORDS: dict[str, bool | None] = {"": None, "~": None}
for _word, _value in (("null", None), ("true", True), ("false", False)):
    _WORDS |= dict.fromkeys((_word, _word.capitalize(), _word.upper()), _value)
_FIRST = frozenset("-+.0123456789tTfFnN~”“„»")
_PRINTED = re.compile("[”“„»][^”“„»«]*[”“«]")


def read_data(content: str | bytes, name: str) -> Document:
    """Return a document of strict YAML: plain data, positions, and everything that is wrong with the writing.

    Data are dicts with text keys, lists, text, whole numbers, decimal numbers, true, false and None; None is
    also what a file that can't be read holds, and then at least one fault says why. Never raises.

    Args:
        content: the file, as bytes (UTF-8, with or without a byte order mark) or as text.
        name: what to call the file.
    """
    size = len(content) if isinstance(content, bytes) else len(content.encode(errors="replace"))
    if size > BYTES:
        return too_large(name)
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content.removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return _not_utf8(name, error)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    document = Document(name, text)
    if control := CONTROL.search(text):
        document.fault(_control_sign(document, control.start()))
        return document
    builder = _Builder(document)
    try:
        builder.build()
    except yaml.YAMLError as error:
        document.faults += told(error, document.lines)
    except _Stop:
        pass
    else:
        document.root, document.data = builder.root, builder.data
        if document.root is None and not document.faults:
            message = "filen är tom" if not text.strip() else "filen har bara kommentarer"
            document.fault(Fault("tom-fil", 0, 0, 0, message, ("skriv innehållet, eller ta bort filen",)))
    return document


def too_large(name: str) -> Document:
    """Return the document of a file that is larger than `BYTES` and so is not read."""
    document = Document(name, "")
    tips = ("dela upp filen, eller kontrollera att det är rätt fil",)
    document.fault(Fault("för-stor-fil", 0, 0, 0, "filen är större än 1 MiB och läses inte", tips))
    return document


def _not_utf8(name: str, error: UnicodeDecodeError) -> Document:
    before = error.object[: error.start]
    start = max(before.rfind(b"\n"), before.rfind(b"\r")) + 1
    text = error.object.decode("latin-1")
    wide = error.object.startswith((b"\xff\xfe", b"\xfe\xff"))
    # Only the line in question is kept: the rest would be shown as what it is not.
    document = Document(name, "" if wide else text)
    message = "filen är inte sparad som UTF-8"
    tips = ("spara om filen med kodningen UTF-8 (Anteckningar: Spara som, Kodning: UTF-8)",)
    if wide or b"\x00" in error.object[:1000]:
        document.fault(Fault("inte-utf8", 0, 0, 0, message, tips))
    else:
        line = len(text[:start].splitlines())
        document.fault(Fault("inte-utf8", line + 1, error.start - start + 1, 1, message, tips))
    return document


def _control_sign(document: Document, index: int) -> Fault:
    above = document.text[:index].splitlines(keepends=True) or [""]
    fresh = above[-1].endswith(("\n", "\r"))
    line, column = (len(above) + 1, 1) if fresh else (len(above), len(above[-1]) + 1)
    message = f"här står ett osynligt styrtecken (U+{ord(document.text[index]):04X})"
    return Fault("styrtecken", line, column, 1, message, ("radera tecknet och skriv texten igen",))


class _Stop(Exception):  # noqa: N818 - no error of the program: the reading ends here, and the fault says why
    """The file is not read any further."""


class _Frame:
    """A list or a set of keys that is being read."""

    __slots__ = ("branch", "data", "key", "key_event")

    def __init__(self, data: Any, branch: Branch) -> None:
        self.data, self.branch = data, branch
        self.key: str | None = None
        self.key_event: Any = None


class _Builder:
    """Builds the data and the tree of positions from libyaml's events, without recursion."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.data: Any = None
        self.root: Spot | None = None
        self.stack: list[_Frame] = []
        self.values = 0
        self.documents = 0
        self.shared = False

    def build(self) -> None:
        for event in _events(self.document.text):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                if event.anchor is not None or event.tag is not None:
                    self._refuse_extras(event)
                self._add(self._scalar(event), event)
            elif kind is yaml.MappingStartEvent:
                self._open({}, event, {})
            elif kind is yaml.SequenceStartEvent:
                self._open([], event, [])
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.stack.pop().branch.end = event.end_mark
            elif kind is yaml.AliasEvent:
                self._refuse_shared(event)
                self._add(None, event)
            elif kind is yaml.DocumentStartEvent:
                self.documents += 1
                if self.documents > 1:
                    self._stop("flera-dokument", event)

    def _open(self, data: Any, event: Any, kids: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
        if len(self.stack) >= LEVELS:
            self._stop("för-djup", event)
        branch = Branch(event, kids)
        if self.stack and type(self.stack[-1].data) is dict and self.stack[-1].key is None:
            self._stop("sammansatt-nyckel", event)
        self._add(data, branch)
        self.stack.append(_Frame(data, branch))

    def _add(self, value: Any, spot: Any) -> None:
        self.values += 1
        if self.values > VALUES:
            self._stop("för-stor-fil", spot)
        if not self.stack:
            self.data, self.root = value, spot
            return
        frame = self.stack[-1]
        if type(frame.data) is list:
            frame.data.append(value)
            frame.branch.kids.append(spot)
        elif frame.key is None:
            # A key is always text: `1:` and `ja:` mean what they say. An alias there has no text of its own.
            frame.key, frame.key_event = getattr(spot, "value", "*"), spot
        else:
            key, frame.key = frame.key, None
            if key in frame.data:
                first = frame.branch.kids[key][0].start_mark.line + 1
                self._fault("dubbel-nyckel", frame.key_event, key=quoted(key), first=first)
                return
            frame.data[key] = value
            frame.branch.kids[key] = (frame.key_event, spot)

    def _scalar(self, event: Any) -> Any:
        text = event.value
        if event.implicit[0]:
            # Most values are words: they cost one look at their first sign.
            return self._plain(text, event) if not text or text[0] in _FIRST else text
        if event.style == '"' and (control := CONTROL.search(text)):
            self._fault("styrtecken", event, sign=f"U+{ord(control[0]):04X}")
            return CONTROL.sub("\ufffd", text)
        return text

    def _plain(self, text: str, event: Any) -> Any:
        value: Any = text
        if text in _WORDS:
            value = _WORDS[text]
            self.document.odd |= value is not None
        elif _INT.fullmatch(text):
            value = int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))
            self.document.odd |= value % 86_400 == 0
        elif _FLOAT.fullmatch(text):
            value = float(text)
            self.document.odd |= value % 86_400 == 0
        elif _PRINTED.fullmatch(text):
            self._fault("fel-citattecken", event, text=text[1:-1])
        return value

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse_shared(event)
        if event.tag is not None:
            self._fault("utropstecken", event)

    def _refuse_shared(self, event: Any) -> None:
        """Anchors and aliases are told once for the whole file: one file may hold a hundred thousand."""
        if not self.shared:
            self._fault("alias", event)
        self.shared = True

    def _fault(self, code: str, spot: Any, **words: object) -> None:
        start, end = spot.start_mark, spot.end_mark
        length = end.column - start.column if end.line == start.line else 0
        message, tip = _SENTENCES[code]
        fault = Fault(
            code, start.line + 1, start.column + 1, length, message.format(**words), (tip.format(**words),)
        )
        self.document.fault(fault)

    def _stop(self, code: str, spot: Any) -> None:
        self._fault(code, spot)
        raise _Stop


def _events(text: str) -> Iterator[Any]:
    """Yield the parser's events; as yaml.parse, without asking before each whether there is one."""
    loader = _Loader(text)
    try:
        while type(event := loader.get_event()) is not yaml.StreamEndEvent:
            yield event
    finally:
        loader.dispose()


_SENTENCES = {
    "alias": (
        "filen använder ankare (&) eller alias (*), och det går inte här",
        "skriv ut texten på varje ställe, eller sätt citattecken om en text som börjar med & eller *",
    ),
    "dubbel-nyckel": ("nyckeln {key} står två gånger", "den står redan på rad {first}; ta bort den ena"),
    "fel-citattecken": (
        "citattecknen är av det tryckta slaget och läses som en del av texten",
        'skriv raka citattecken: "{text}"',
    ),
    "flera-dokument": (
        "filen har flera dokument, skilda åt av ---",
        "dela upp dem i flera filer, eller ta bort raden",
    ),
    "för-djup": (f"filen har mer än {LEVELS} nivåer", "kontrollera indrag och parenteser"),
    "för-stor-fil": ("filen har för många värden", "dela upp filen i flera"),
    "sammansatt-nyckel": (
        "här börjar en lista eller en grupp där en nyckel ska stå",
        "skriv en text som nyckel, och sätt citattecken om texter med {{ }} eller [ ]",
    ),
    "styrtecken": (
        "texten har ett osynligt styrtecken ({sign})",
        "skriv om texten utan omvänt snedstreck",
    ),
    "utropstecken": (
        "en text kan inte börja med ett utropstecken utan citattecken",
        "sätt citattecken om hela texten, eller ta bort utropstecknet och ordet efter det",
    ),
}
