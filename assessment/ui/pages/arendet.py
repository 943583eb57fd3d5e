"""Step 1: Ärendet."""

from assessment.ui import case_form, frame

frame.step(case_form.show)
