"""Papperskorgen."""

from assessment.ui import frame, trash

frame.aside()
trash.show()
