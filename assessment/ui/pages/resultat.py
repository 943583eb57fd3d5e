"""Resultat."""

from assessment.ui import frame, result

frame.unnumbered("Resultat", result.show)
