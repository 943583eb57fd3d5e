"""One value on one line in the writing of our files, there and back: a condition, a list, a number.

Knows YAML through its neighbours. Knows no cell and no checklist.
"""

from typing import Any

from assessment.checklist_files.layout import on_one_line
from assessment.checklist_files.syntax import read_data


class Notation:
    """How conditions, lists and numbers are written as text."""

    def write(self, value: Any) -> str:
        """Return the value on one line."""
        return on_one_line(value)

    def read(self, text: str) -> Any:
        """Return the value that a text says.

        Raises:
            ValueError: when the writing is wrong, or something of it would be read as a comment.
        """
        document = read_data(text, "")
        if document.faults:
            fault = document.faults[0]
            raise ValueError("; ".join((fault.message, *fault.tips[:1])))
        if "#" in text and "#" not in on_one_line(document.data):
            raise ValueError("allt efter # läses som en kommentar; sätt citattecken om texten")
        return document.data
