"""Step 4: Avgränsning."""

from assessment.ui import frame, scope_form

frame.step(scope_form.show)
