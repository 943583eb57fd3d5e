"""Ny utgåva."""

from assessment.ui import edition, frame

frame.unnumbered("Ny utgåva", edition.show)
