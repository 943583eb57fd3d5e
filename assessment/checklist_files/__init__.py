"""Checklists as files: strict YAML in, models and diagnostics in Swedish out. The only importer of yaml.

Knows files and positions. Knows no answer, no score and no screen.
"""

from assessment.checklist_files.document import Document
from assessment.checklist_files.folder import LOCAL, Loaded, Read, ScenarioFile, read_folder, read_text
from assessment.checklist_files.layout import laid_out, on_one_line
from assessment.checklist_files.publishing import editions_text
from assessment.checklist_files.rewriting import rewritten
from assessment.checklist_files.syntax import read_data
from assessment.checklist_files.text_editor import TextEditor
from assessment.checklist_files.texts import folder_texts
from assessment.checklist_files.trying import Outcome, try_content, try_scenarios

__all__ = [
    "LOCAL",
    "Document",
    "Loaded",
    "Outcome",
    "Read",
    "ScenarioFile",
    "TextEditor",
    "editions_text",
    "folder_texts",
    "laid_out",
    "on_one_line",
    "read_data",
    "read_folder",
    "read_text",
    "rewritten",
    "try_content",
    "try_scenarios",
]
