"""From a result to everything that is shown of it: `Summary`. Knows no document format and no screen."""

from assessment.core.summary.model import Summary

__all__ = ["Summary"]
