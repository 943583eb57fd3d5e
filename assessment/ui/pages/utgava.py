"""Ny utgåva."""

from assessment.core.language import tr
from assessment.ui import edition, frame

frame.unnumbered(tr("Ny utgåva"), edition.show)
