"""The use cases, what they need from the outside, and what can go wrong. Knows the core and nothing above."""

from assessment.service.errors import (
    AssessmentFrozen,
    AssessmentNotFound,
    BrokenFile,
    ChecklistsUnavailable,
    EditConflict,
    ExampleNotFound,
    ServiceError,
    StepRefused,
    StoreUnavailable,
)
from assessment.service.outcome import Outcome
from assessment.service.ports import Cursor, Example, ListLine, Page, Saved
from assessment.service.use_cases import Ports, Service

__all__ = [
    "AssessmentFrozen",
    "AssessmentNotFound",
    "BrokenFile",
    "ChecklistsUnavailable",
    "Cursor",
    "EditConflict",
    "Example",
    "ExampleNotFound",
    "ListLine",
    "Outcome",
    "Page",
    "Ports",
    "Saved",
    "Service",
    "ServiceError",
    "StepRefused",
    "StoreUnavailable",
]
