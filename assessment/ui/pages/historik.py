"""Historik."""

from assessment.ui import frame, history

frame.unnumbered("Historik", history.show)
