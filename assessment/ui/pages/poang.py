"""Every checklist that gives points: the address says which."""

from assessment.ui import frame, points_page

frame.step(points_page.show)
