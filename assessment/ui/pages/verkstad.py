"""Ett utkast av checklistorna."""

from assessment.ui import frame, workshop_draft

frame.aside()
workshop_draft.show()
