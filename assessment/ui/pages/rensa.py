"""Rensa uppgifter."""

from assessment.core.language import tr
from assessment.ui import erasing, frame

frame.unnumbered(tr("Rensa uppgifter"), erasing.show)
