"""Papperskorgen."""

from assessment.ui import trash

trash.show()
