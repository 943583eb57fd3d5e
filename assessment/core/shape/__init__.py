"""Does a document fit its model, and if not, what should be written instead? In Swedish, all faults at once.

Knows pydantic and the Swedish names of the models. Knows no file, no line and no rule.
"""

from assessment.core.shape.annotations import fields
from assessment.core.shape.explain import Fault, faults
from assessment.core.shape.spelling import listed, meant, nearest, quoted, slug

__all__ = ["Fault", "faults", "fields", "listed", "meant", "nearest", "quoted", "slug"]
