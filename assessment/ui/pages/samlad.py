"""Samlad bedömning."""

from assessment.ui import conclusion, frame

frame.step(conclusion.show)
