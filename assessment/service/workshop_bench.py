"""What the workshop works with, besides the store: an editor of checklists as texts, and the folder's texts.

Knows shapes only.
"""

from collections.abc import Callable
from dataclasses import dataclass

from assessment.service.workshop_ports import ChecklistEditor, Files


@dataclass(frozen=True, slots=True)
class Bench:
    """An editor, what gives the texts of the folder now, and whom to tell of a new edition."""

    editor: ChecklistEditor
    folder: Callable[[], Files]
    look_again: Callable[[], None] = lambda: None
