"""Granska och exportera."""

from assessment.ui import frame, review

frame.step(review.show)
