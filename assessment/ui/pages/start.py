"""The start page."""

from assessment.ui import start

start.show()
