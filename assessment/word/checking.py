"""Checks a template before anyone's answers are put in it, and says in Swedish what to mend, where.

Knows the rules of tags. Never fills the template in.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from docx import Document
from docx.document import Document as Open
from docx.opc.exceptions import PackageNotFoundError
from jinja2 import Environment, TemplateSyntaxError

from assessment.word.findings import Finding
from assessment.word.package import package_findings
from assessment.word.shapes import unknown_names
from assessment.word.tags import LooseEnd, Place, Tag, tags

_PLAIN = Environment(autoescape=True)
_BEGIN = {"if": "endif", "for": "endfor"}
_END = {end: begin for begin, end in _BEGIN.items()}
_MIDDLE = {"elif", "else"}
_COMMANDS = (*_BEGIN, *_END, *_MIDDLE, "set")
_OF_WORD = {"vm", "hm", "cellbg", "colspan"}
_NOT_HERE = {"include", "import", "from", "extends", "macro", "call", "block", "filter", "with", "raw", "do"}
_QUOTES = re.compile("[\u201a\u201b\u201e\u201f\u2039\u203a\u00ab\u00bb\u00b4`]")
# Word turns these while one types; docxtpl turns them back.
_STRAIGHT = str.maketrans("\u201c\u201d\u2018\u2019", "\"\"''")
_WIDE = {"p": "stycket", "tr": "raden", "tc": "cellen"}
ASSESSMENT = ("alla_svar",)
"""What a template of an assessment must print."""

STATEMENT = ("tjänsteutlåtande",)
"""What a template of the text for the tjänsteutlåtande must print."""

_WITHOUT = {
    "alla_svar": "Lägg tillbaka Bilaga A från mallen som följer med, annars skrivs inga dokument.",
    "tjänsteutlåtande": "Hämta det från mallen som följer med.",
}
_LONGEST = 80


def check_template(path: Path, needed: Sequence[str] = ASSESSMENT) -> tuple[Finding, ...]:
    """Return everything to mend in a template, in reading order; nothing when it can be used as it is.

    ``needed`` names the fields that the template must print; `STATEMENT` for the tjänsteutlåtande.
    """
    broken = tuple(package_findings(path))
    if broken:
        return broken
    try:
        document = Document(str(path))
    except (PackageNotFoundError, KeyError, ValueError, SyntaxError):
        return (Finding("mallen", "", "är ingen Word-fil.", "Spara den som .docx i Word och försök igen."),)
    return check_tags(document, needed)


def wanted_fields(path: Path) -> Sequence[str]:
    """Return what a template must print: one without Bilaga A may be for the tjänsteutlåtande."""
    if any(package_findings(path)):
        return ASSESSMENT
    try:
        written = " ".join(tag.inner for tag in tags(Document(str(path))) if isinstance(tag, Tag))
    except (PackageNotFoundError, KeyError, ValueError, SyntaxError):
        return ASSESSMENT
    statement = STATEMENT[0] in written and ASSESSMENT[0] not in written
    return STATEMENT if statement else ASSESSMENT


def check_tags(document: Open, needed: Sequence[str] = ASSESSMENT) -> tuple[Finding, ...]:
    """Return everything to mend among the tags of an open template, in reading order."""
    found = list(tags(document))
    loose = [_loose(end) for end in found if isinstance(end, LooseEnd)]
    whole = [tag for tag in found if isinstance(tag, Tag)]
    findings = loose + [f for tag in whole for f in _tag(tag)]
    if not findings:
        findings = list(_nesting(whole))
    if not findings:
        findings = [*_names(whole), *_needed(whole, needed)]
    return tuple(findings)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"


def _at(tag: Tag, problem: str, suggestion: str = "") -> Finding:
    return Finding(tag.place.text, _short(tag.raw), problem, suggestion)


def _loose(end: LooseEnd) -> Finding:
    if end.opens:
        tip = "Taggen ska sluta i samma stycke, med }} eller %}."
        return Finding(end.place.text, _short(end.raw), "taggen är inte avslutad.", tip)
    tip = "Taggen ska börja i samma stycke, med {{ eller {%."
    return Finding(end.place.text, _short(end.raw), "här slutar en tagg som aldrig har börjat.", tip)


def _tag(tag: Tag) -> Iterator[Finding]:
    if quote := _QUOTES.search(tag.inner):
        yield _at(tag, f"taggen har citattecknet {quote.group()}.", 'Skriv raka citattecken: "så här".')
    elif tag.prefix in _WIDE and not tag.alone:
        tip = f"Hela {_WIDE[tag.prefix]} tas bort, så taggen ska stå ensam i sitt stycke."
        yield _at(tag, "det står mer i samma stycke.", tip)
    elif tag.prefix in {"tr", "tc"} and not tag.place.table:
        yield _at(tag, "taggen hör hemma i en tabell.", f"Skriv {{%p i stället för {{%{tag.prefix}.")
    elif not tag.inner:
        yield _at(tag, "taggen är tom.", "Skriv ett fält i den, eller ta bort den.")
    elif "__" in tag.inner:
        yield _at(tag, "namn med dubbla understreck får inte användas i mallar.", "Ta bort taggen.")
    elif tag.is_command:
        yield from _command(tag)
    else:
        yield from _readable(tag, f"{{{{ {tag.inner} }}}}")


def _command(tag: Tag) -> Iterator[Finding]:
    word, _, rest = tag.inner.partition(" ")
    if word in _OF_WORD:
        return
    if word in _NOT_HERE:
        yield _at(tag, f"kommandot {word} går inte att använda i mallar.", "Använd if, for och set.")
    elif word not in _COMMANDS:
        alike = get_close_matches(word, _COMMANDS, n=1)
        tip = f"Menade du {alike[0]}?" if alike else "Använd if, for och set."
        yield _at(tag, f"kommandot {word} finns inte.", tip)
    elif word in _BEGIN:
        yield from _readable(tag, f"{{% {tag.inner} %}}{{% {_BEGIN[word]} %}}")
    elif word == "elif":
        yield from _readable(tag, f"{{% if 1 %}}{{% {tag.inner} %}}{{% endif %}}")
    elif word == "set":
        yield from _readable(tag, f"{{% {tag.inner} %}}")
    elif rest.strip():
        yield _at(tag, f"det ska inte stå något efter {word}.", f"Skriv bara {word}.")


def _readable(tag: Tag, source: str) -> Iterator[Finding]:
    try:
        _PLAIN.parse(source.translate(_STRAIGHT))
    except TemplateSyntaxError:
        yield _at(tag, "taggen går inte att läsa.", _hint(tag))


def _hint(tag: Tag) -> str:
    word = tag.inner.partition(" ")[0]
    if word == "for":
        return "Skriv så här: for rad in grupper."
    if word in {"if", "elif"} and re.search(r"[^=!<>]=[^=]", tag.inner):
        return "Skriv == när du jämför."
    return "Fält skrivs utan mellanslag och bindestreck, med punkt mellan delarna: huvud.titel."


def _nesting(found: Sequence[Tag]) -> Iterator[Finding]:
    stack: list[Tag] = []
    for tag in (t for t in found if t.is_command):
        word = tag.inner.partition(" ")[0]
        if word in _BEGIN:
            stack.append(tag)
        elif word in _END:
            opened = stack[-1].inner.partition(" ")[0] if stack else ""
            if opened != _END[word]:
                tip = (
                    f"Skriv {_BEGIN[opened]} här."
                    if opened
                    else f"Ta bort den, eller lägg till {_END[word]}."
                )
                yield _at(tag, f"{word} hör inte ihop med något som har börjat.", tip)
                return
            yield from _same_width(stack.pop(), tag)
        elif word in _MIDDLE and not stack:
            yield _at(tag, f"{word} står utanför if.", "Lägg den mellan if och endif.")
            return
    for tag in stack:
        word = tag.inner.partition(" ")[0]
        yield _at(tag, f"{word} är inte avslutad.", f"Lägg till {_BEGIN[word]} efter det som hör till.")


def _same_width(begin: Tag, end: Tag) -> Iterator[Finding]:
    if begin.prefix != end.prefix:
        wanted = f"{{%{begin.prefix} {end.inner} %}}" if begin.prefix else f"{{% {end.inner} %}}"
        yield _at(end, f"den avslutar ”{_short(begin.raw)}” ({begin.place.text}).", f"Skriv {wanted}.")


def _names(found: Sequence[Tag]) -> Iterator[Finding]:
    # Each tag on a line of its own, so that a line of Jinja's tree tells which tag it came from.
    lines = [f"{{% {t.inner} %}}" if t.is_command else f"{{{{ {t.inner} }}}}" for t in found]
    source = "\n".join(" ".join(line.split()) for line in lines if line)
    known = dict(enumerate(found, start=1))
    kept = _without_word_commands(source.translate(_STRAIGHT))
    for unknown in unknown_names(_PLAIN.parse(kept)):
        tag = known.get(unknown.line, Tag(Place("mallen"), unknown.path, "", "", alone=False))
        tip = (
            f"Menade du {_instead(unknown.path, unknown.name, unknown.alike)}?"
            if unknown.alike
            else ("Alla fält står i LÄSMIG.md.")
        )
        yield _at(tag, f"fältet {unknown.path} finns inte.", tip)


def _without_word_commands(source: str) -> str:
    commands = "|".join(_OF_WORD)
    return re.sub(rf"\{{% ({commands})\b[^%]*%\}}", "", source)


def _instead(path: str, name: str, alike: str) -> str:
    return path[: len(path) - len(name)] + alike


def _needed(found: Sequence[Tag], needed: Sequence[str]) -> Iterator[Finding]:
    written = " ".join(t.inner for t in found)
    for name in needed:
        if not re.search(rf"\b{name}\b", written):
            yield Finding("mallen", "", f"saknar fältet {name}.", _WITHOUT[name])
