"""From a result to everything that is shown of it: `Summary`. Knows no document format and no screen."""

from assessment.core.summary.model import Summary
from assessment.core.summary.summarise import summarise

__all__ = ["Summary", "summarise"]
