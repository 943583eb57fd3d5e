"""A municipality's own changes laid over checklists that others keep, so that the base can be renewed.

Knows the changes as models. Knows no file, no line and no answer.
"""

from assessment.core.overlay.findings import lost_targets, told_locally
from assessment.core.overlay.merge import Merged, Origin, merge
from assessment.core.overlay.model import SOURCES, ChecklistChange, Overlay, QuestionChange

__all__ = [
    "SOURCES",
    "ChecklistChange",
    "Merged",
    "Origin",
    "Overlay",
    "QuestionChange",
    "lost_targets",
    "merge",
    "told_locally",
]
