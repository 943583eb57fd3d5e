"""Step 3: Vilka berörs?"""

from assessment.ui import frame, groups_form

frame.step(groups_form.show)
