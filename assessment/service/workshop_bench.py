"""What the workshop works with, besides the store: an editor of checklists as texts, and the folder's texts.

Knows shapes only.
"""

from collections.abc import Callable
from dataclasses import dataclass

from assessment.service.workshop_ports import ChecklistEditor, Exchange, Files


@dataclass(frozen=True, slots=True)
class Bench:
    """An editor, what reads Excel and Word, the folder's texts now, and whom to tell of an edition."""

    editor: ChecklistEditor
    exchange: Exchange
    folder: Callable[[], Files]
    look_again: Callable[[], None] = lambda: None
