"""Så räknar vi."""

from assessment.ui import method

method.show()
