"""Step 2: Alternativ."""

from assessment.ui import alternatives_form, frame

frame.step(alternatives_form.show)
