"""Historik."""

from assessment.core.language import tr
from assessment.ui import frame, history

frame.unnumbered(tr("Historik"), history.show)
