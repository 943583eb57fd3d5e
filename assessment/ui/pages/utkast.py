"""Börja från ett utkast."""

from assessment.ui import draft, frame

frame.aside()
draft.show()
