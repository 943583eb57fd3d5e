"""Every perspective: the address says which."""

from assessment.ui import frame, perspective

frame.step(perspective.show, hangs_on=perspective.hangs_on)
