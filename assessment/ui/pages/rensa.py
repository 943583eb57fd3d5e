"""Rensa uppgifter."""

from assessment.ui import erasing, frame

frame.unnumbered("Rensa uppgifter", erasing.show)
