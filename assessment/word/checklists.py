"""The checklists as Word for a nämnd: every question with its weight, reason, sources and condition.

Knows `ReadChecklist` and the styles of the template by their names. Knows no YAML and counts nothing.
"""

import io
from collections.abc import Sequence
from pathlib import Path

from docx.shared import Mm

from assessment.core.language import N_, spoken, tr
from assessment.service.checklist_reading import ReadChecklist, ReadFlag, ReadOption, ReadQuestion
from assessment.service.condition_words import Told
from assessment.word.cleaning import clean
from assessment.word.form import Writer, opened_for_look

_WEIGHTS = (N_("Avsnitt"), N_("Fråga"), N_("Vikt"), N_("Skäl"))
_SHARES = (0.2, 0.36, 0.08, 0.36)
_STEP = Mm(6)


def write_checklists(checklists: Sequence[ReadChecklist], title: str, about: str, template: Path) -> bytes:
    """Return the checklists as a .docx with the look, head and foot of a template.

    Raises:
        TemplateError: when the template is missing or no Word file.
    """
    document = opened_for_look(template)
    _ChecklistWriter(document).checklists(checklists, title, about)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


class _ChecklistWriter(Writer):
    """Writes checklists into a document that was a template."""

    def checklists(self, checklists: Sequence[ReadChecklist], title: str, about: str) -> None:
        """Write all of them."""
        self._heads(title)
        properties = self._document.core_properties
        properties.title = clean(title)[:255]
        properties.author = properties.last_modified_by = "Konsekvens"
        properties.language = spoken().region
        properties.keywords = tr("konsekvensbedömning, checklistor")
        self._add("Title", title)
        if about:
            self._add("Normal", about)
        for checklist in checklists:
            self._checklist(checklist)

    def _checklist(self, checklist: ReadChecklist) -> None:
        self._add("Heading 1", checklist.name)
        self._add("Normal", checklist.about)
        if checklist.intro:
            self._add("Normal", checklist.intro)
        if checklist.weights:
            self._add("Heading 2", tr("Frågornas vikter"))
            table = self._new_table(
                tr("Frågornas vikter i {checklist}", checklist=checklist.name),
                tuple(map(tr, _WEIGHTS)),
                _SHARES,
                len(checklist.weights),
                tr("En rad för varje fråga som vägs."),
            )
            for row, values in zip(table.rows[1:], checklist.weights, strict=True):
                for cell, value in zip(row.cells, values, strict=True):
                    self._fill(cell, value)
        for section in checklist.sections:
            self._add("Heading 2", section.name)
            if section.intro:
                self._add("Normal", section.intro)
            for question in section.questions:
                self._read_question(question)
        if checklist.flags:
            self._add("Heading 2", tr("Det som behöver ett svar före klar"))
            for flag in checklist.flags:
                self._flag(flag)

    def _read_question(self, question: ReadQuestion) -> None:
        self._add("Heading 3", question.text).paragraph_format.keep_with_next = True
        if question.help:
            self._add("Normal", question.help)
        self._add("Normal", tr("Svaras med {what}.", what=question.answer))
        for option in question.options:
            self._option(option)
        if question.weight:
            self._add(
                "Normal", tr("Vikt {weight}. {reason}", weight=question.weight, reason=question.weight_reason)
            )
        for note in question.notes:
            self._add("Normal", note)
        if question.condition:
            self._add("Normal", tr("Ställs bara när:"))
            self._told(question.condition, 1)
        self._sources(question.sources)

    def _option(self, option: ReadOption) -> None:
        told = " – ".join(part for part in (option.text, option.help, "; ".join(option.notes)) if part)
        self._indented(f"•\u00a0{told}", 1)

    def _flag(self, flag: ReadFlag) -> None:
        self._add("Heading 3", flag.name).paragraph_format.keep_with_next = True
        if flag.help:
            self._add("Normal", flag.help)
        self._add("Normal", tr("Visas när:"))
        self._told(flag.when, 1)
        self._sources(flag.sources)

    def _told(self, told: Told, level: int) -> None:
        self._indented(f"•\u00a0{told.text}{':' if told.parts else ''}", level)
        for part in told.parts:
            self._told(part, level + 1)

    def _indented(self, text: str, level: int) -> None:
        self._add("Normal", text).paragraph_format.left_indent = _STEP * level

    def _sources(self, sources: Sequence[str]) -> None:
        if sources:
            self._add("Normal", tr("Källa: {sources}.", sources="; ".join(sources)))
