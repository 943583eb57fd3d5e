"""Checklistor."""

from assessment.ui import frame, workshop

frame.aside()
workshop.show()
