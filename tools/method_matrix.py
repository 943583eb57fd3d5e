"""Writes docs/tackning.md, the questions against known methods: ``python -m tools.method_matrix``.

Knows docs/metoder.yaml, which strategists keep, and the shipped checklists. Judges no method.
"""

import sys
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from assessment.checklist_files import read_data, read_folder
from assessment.core.catalogue import ChecklistSet
from assessment.core.vocabulary import Frozen, Slug

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "docs" / "metoder.yaml"
TARGET = ROOT / "docs" / "tackning.md"


class Element(Frozen):
    """One thing that a method asks for, and the questions that answer it; else the reason for none."""

    name: str = Field(alias="namn", min_length=1)
    questions: tuple[str, ...] = Field(default=(), alias="frågor")
    also: str = Field(default="", alias="också")
    reason: str = Field(default="", alias="skäl")

    @model_validator(mode="after")
    def _is_not_empty(self) -> Self:
        if bool(self.questions) == bool(self.reason.strip()):
            msg = f"{self.name}: skriv frågor, eller skäl när det inte finns någon fråga"
            raise ValueError(msg)
        return self


class Method(Frozen):
    """A method or a law, with its elements in its own order."""

    id: Slug
    name: str = Field(alias="namn", min_length=1)
    short: str = Field(alias="kort", min_length=1)
    elements: tuple[Element, ...] = Field(alias="delar", min_length=1)


class Methods(Frozen):
    """docs/metoder.yaml."""

    format: Literal[1]
    owner: str = Field(alias="förvaltas-av")
    methods: tuple[Method, ...] = Field(alias="metoder", min_length=1)

    def unknown(self, checklists: ChecklistSet) -> tuple[str, ...]:
        """Return the questions that no checklist has, or that are no longer asked."""
        named = dict.fromkeys(q for m in self.methods for e in m.elements for q in e.questions)
        known = {c.key(q) for c, q in checklists.questions() if not q.retired}
        return tuple(q for q in named if q not in known)


def read_methods(path: Path = SOURCE) -> Methods:
    """Return the methods of a file.

    Raises:
        ValueError: when it is no YAML of ours, or an element is empty without a reason.
    """
    document = read_data(path.read_bytes(), path.name)
    if document.diagnostics:
        raise ValueError("\n".join(f"{path.name}:{d.line}: {d.message}" for d in document.diagnostics))
    return Methods.model_validate(document.data)


def matrix(methods: Methods, checklists: ChecklistSet) -> str:
    """Return the whole document: a table for each method, and one of all questions against all methods."""
    lines = [
        "# Vad frågorna täcker",
        "",
        "Här står vad kända metoder och regler ber om, och vilka frågor som svarar mot det. Sidan skrivs av",
        "verktyget efter `docs/metoder.yaml`. Ändra där, och kör `python -m tools.method_matrix`.",
        "",
    ]
    for method in methods.methods:
        lines += [f"## {method.name}", "", "| | Del | Frågor |", "|---|---|---|"]
        for number, element in enumerate(method.elements, start=1):
            lines.append(f"| {number} | {_cell(element.name)} | {_covered(element, checklists)} |")
        lines.append("")
    return "\n".join([*lines, *_all_questions(methods, checklists), ""])


def _covered(element: Element, checklists: ChecklistSet) -> str:
    if element.reason:
        return f"*Ingen fråga.* {_cell(element.reason)}"
    told = [f"{_text(q, checklists)} (`{q}`)" for q in element.questions]
    return "<br>".join([*told, *([f"*Också:* {_cell(element.also)}"] if element.also else [])])


def _all_questions(methods: Methods, checklists: ChecklistSet) -> list[str]:
    lines = [
        "## Alla frågor mot alla metoder",
        "",
        "Talen är delarnas nummer i tabellerna ovan. En fråga utan tal finns av andra skäl, till exempel för",
        "att en stoppflagga ska få sitt svar.",
        "",
        f"| Fråga | {' | '.join(m.short for m in methods.methods)} |",
        f"|---|{'---|' * len(methods.methods)}",
    ]
    for checklist, question in checklists.questions():
        if question.retired:
            continue
        key = checklist.key(question)
        cells = [
            ", ".join(str(n) for n, e in enumerate(m.elements, start=1) if key in e.questions)
            for m in methods.methods
        ]
        lines.append(f"| {_text(key, checklists)} (`{key}`) | {' | '.join(cells)} |")
    return lines


def _text(key: str, checklists: ChecklistSet) -> str:
    found = checklists.question(key)
    return _cell(found[1].text) if found else key


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main() -> int:
    """Write the document; 1 when a question is named that no checklist has."""
    checklists = read_folder(ROOT / "checklists").checklists
    methods = read_methods()
    if checklists is None:
        sys.stderr.write("Rätta först checklistorna: konsekvens check\n")
        return 1
    if unknown := methods.unknown(checklists):
        sys.stderr.write(f"Ingen checklista har {', '.join(unknown)}.\n")
        return 1
    TARGET.write_text(matrix(methods, checklists), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
