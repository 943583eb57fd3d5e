"""Visa mig runt: the tour for who has not been here before."""

from assessment.ui import tour

tour.show()
