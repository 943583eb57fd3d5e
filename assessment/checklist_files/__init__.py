"""Checklists as files: strict YAML in, models and diagnostics in Swedish out. The only importer of yaml.

Knows files and positions. Knows no answer, no score and no screen.
"""

from assessment.checklist_files.document import Document
from assessment.checklist_files.folder import Loaded, Read, ScenarioFile, read_folder, read_text
from assessment.checklist_files.syntax import read_data

__all__ = ["Document", "Loaded", "Read", "ScenarioFile", "read_data", "read_folder", "read_text"]
