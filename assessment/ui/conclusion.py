"""Samlad bedömning, for now its questions."""

from assessment.core.progress import Step
from assessment.ui import sections
from assessment.ui.session import View


def show(view: View) -> None:
    """Show the questions of the conclusion."""
    sections.of_step(view, Step.CONCLUSION)
