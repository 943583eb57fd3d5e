"""Register."""

from assessment.ui import register

register.show()
