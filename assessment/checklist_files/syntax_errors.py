"""What libyaml says in English about a broken file, told in Swedish with the way to mend it.

Knows libyaml's words. A parser that has lost its way cannot go on, so a file has one such fault, or tabs.
"""

from typing import Any, NamedTuple

import yaml

from assessment.checklist_files.document import Fault

TABS = 20
"""Most tabs that are told of in one file."""

QUOTE = "sätt hela texten inom citattecken, eller skriv >- efter kolonet och texten på nästa rad"


class _Place(NamedTuple):
    """A place in the text; line and column count from 0."""

    line: int
    column: int


class _Scene(NamedTuple):
    """What the parser said: where it lost its way (here), and where what it was reading began (there)."""

    context: str
    here: _Place
    there: _Place
    lines: list[str]

    @property
    def line(self) -> str:
        return self.lines[self.here.line] if self.here.line < len(self.lines) else ""

    @property
    def before(self) -> str:
        return self.line[: self.here.column]

    @property
    def sign(self) -> str:
        return self.line[self.here.column : self.here.column + 1]

    def start(self, place: _Place) -> _Place:
        line = self.lines[place.line] if place.line < len(self.lines) else ""
        return _Place(place.line, len(line) - len(line.lstrip()))


class _Told(NamedTuple):
    code: str
    at: _Place
    message: str
    tip: str
    length: int = 0


def told(error: yaml.YAMLError, lines: list[str]) -> list[Fault]:
    """Return what is wrong, in Swedish, from an error of the YAML parser."""
    problem = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    here = _place(getattr(error, "problem_mark", None), lines)
    there = _place(getattr(error, "context_mark", None), lines) if context else here
    scene = _Scene(context, here, there, lines)
    if scene.sign == "\t" or "tab character" in problem:
        return _tabs(scene)
    case = _case(problem, scene)
    return [Fault(case.code, case.at.line + 1, case.at.column + 1, case.length, case.message, (case.tip,))]


def _place(mark: Any, lines: list[str]) -> _Place:
    """Return where a mark points; the end of the file counts as the end of its last line."""
    if mark is None:
        return _Place(0, 0)
    if mark.line >= len(lines):
        return _Place(max(0, len(lines) - 1), len(lines[-1].rstrip()) if lines else 0)
    return _Place(mark.line, mark.column)


def _tabs(scene: _Scene) -> list[Fault]:
    lines = scene.lines
    tabbed = [n for n, line in enumerate(lines) if "\t" in line[: len(line) - len(line.lstrip())]]
    places = [_Place(n, lines[n].index("\t")) for n in tabbed[:TABS]] or [scene.here]
    message = "raden är indragen med tabb" if tabbed else "här står en tabb"
    tip = "byt tabben mot blanksteg, två för varje steg"
    return [Fault("tabb", at.line + 1, at.column + 1, 1, message, (tip,)) for at in places]


def _case(problem: str, scene: _Scene) -> _Told:
    in_braces = scene.sign == ":" and scene.there.line == scene.here.line and "expected ','" in problem
    if "mapping values" in problem or in_braces:
        return _colon(scene)
    case = next((case for words, case in _CASES.items() if words in problem), _unknown)
    return case(scene)


def _colon(scene: _Scene) -> _Told:
    if ":" in scene.before:
        return _Told("kolon-i-text", scene.here, "ett kolon mitt i en text läses som en ny nyckel", QUOTE, 1)
    above = next((n for n in range(scene.here.line - 1, -1, -1) if scene.lines[n].strip()), scene.here.line)
    if (
        scene.start(_Place(above, 0)).column >= scene.start(scene.here).column
        and ":" not in scene.lines[above]
    ):
        return _no_colon(scene._replace(there=_Place(above, 0)))
    message = "raden är längre indragen än nycklarna omkring den"
    return _Told(
        "fel-indrag", scene.start(scene.here), message, "dra in raden lika långt som raden den hör ihop med"
    )


def _unknown(scene: _Scene) -> _Told:
    message = "filen går inte att läsa från den här platsen"
    tip = "kontrollera indrag, kolon, citattecken och parenteser här omkring"
    return _Told("trasig-yaml", scene.here, message, tip, 1)


def _no_colon(scene: _Scene) -> _Told:
    tip = "skriv nyckel: värde; om texten hör till raden ovanför ska den dras in mer än den"
    return _Told("saknar-kolon", scene.start(scene.there), "raden har inget kolon", tip)


def _open_quote(scene: _Scene) -> _Told:
    tip = "sätt samma slags citattecken i slutet av texten"
    return _Told("fel-citattecken", scene.there, "citattecknet som börjar här stängs aldrig", tip, 1)


def _indent(scene: _Scene) -> _Told:
    if scene.before.rstrip().endswith(('"', "'")):
        tip = "sätt citattecken om hela texten, och byt citattecken inne i den mot ” ”"
        return _Told("fel-citattecken", scene.here, "texten fortsätter efter citattecknet", tip)
    tip = "dra in raden lika långt som de andra nycklarna eller strecken i samma lista"
    return _Told(
        "fel-indrag", scene.start(scene.here), "raden passar inte ihop med indragen omkring den", tip
    )


def _open_bracket(scene: _Scene) -> _Told:
    sign = "[ … ]" if "sequence" in scene.context else "{ … }"
    message = f"parentesen {sign} som börjar här stängs inte, eller saknar ett kommatecken"
    tip = "sätt kommatecken mellan delarna och stäng parentesen på samma rad"
    return _Told("fel-parentes", scene.there, message, tip, 1)


def _no_value(scene: _Scene) -> _Told:
    return _Told(
        "fel-parentes", scene.here, "här ska ett värde stå", "skriv ett värde, eller ta bort tecknet", 1
    )


def _first_sign(scene: _Scene) -> _Told:
    return _Told(
        "fel-tecken", scene.here, f"en text kan inte börja med {scene.sign} utan citattecken", QUOTE, 1
    )


def _dash(scene: _Scene) -> _Told:
    tip = "börja listan på en egen rad, eller sätt citattecken om en text som börjar med bindestreck"
    return _Told("fel-indrag", scene.here, "en lista kan inte börja på samma rad som nyckeln", tip, 1)


def _backslash(scene: _Scene) -> _Told:
    message = "omvänt snedstreck har en egen betydelse inom dubbla citattecken"
    return _Told("fel-tecken", scene.here, message, "skriv enkla citattecken i stället: '…'", 1)


def _block_text(scene: _Scene) -> _Told:
    message = "texten efter > eller | ska börja på nästa rad"
    return _Told("fel-indrag", scene.here, message, "flytta ner texten en rad och dra in den")


def _shared(scene: _Scene) -> _Told:
    return _Told("alias", scene.there, "en text kan inte börja med & eller * utan citattecken", QUOTE, 1)


def _tag(scene: _Scene) -> _Told:
    return _Told(
        "utropstecken", scene.there, "en text kan inte börja med ett utropstecken utan citattecken", QUOTE, 1
    )


def _directive(scene: _Scene) -> _Told:
    tip = "ta bort raden, eller sätt citattecken"
    return _Told("fel-tecken", scene.start(scene.there), "en rad kan inte börja med %", tip, 1)


def _documents(scene: _Scene) -> _Told:
    message = "filen fortsätter efter att den har avslutats med ..."
    return _Told("flera-dokument", scene.here, message, "ta bort raden med tre punkter, eller dela upp filen")


# libyaml's words, then those of PyYAML's own parser; the first that fits.
_CASES = {
    "could not find expected ':'": _no_colon,
    "unexpected end of stream": _open_quote,
    "unexpected document": _open_quote,
    "expected key": _indent,
    "expected '-' indicator": _indent,
    "expected <block end>": _indent,
    "expected ','": _open_bracket,
    "node content": _no_value,
    "cannot start any token": _first_sign,
    "sequence entries": _dash,
    "unknown escape": _backslash,
    "escape code": _backslash,
    "hexdecimal": _backslash,
    "comment or": _block_text,
    "alphabetic or numeric": _shared,
    "URI": _tag,
    "directive": _directive,
    "incompatible YAML": _directive,
    "document start>": _documents,
}
