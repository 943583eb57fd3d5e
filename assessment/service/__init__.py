"""The use cases, what they need from the outside, and what can go wrong. Knows the core and nothing above."""

from assessment.service.errors import (
    AssessmentFrozen,
    AssessmentNotFound,
    BrokenFile,
    ChecklistNotFound,
    ChecklistsUnavailable,
    EditConflict,
    ExampleNotFound,
    NotAdmitted,
    NotAllowed,
    NotHandedOut,
    NothingErased,
    NothingToPutBack,
    NotShared,
    ServiceError,
    StepRefused,
    StoreUnavailable,
)
from assessment.service.outcome import Outcome
from assessment.service.people import LoginNeeded, LoginRefused
from assessment.service.ports import Cursor, Event, EventKind, Example, ListLine, Page, Ports, Saved, Visit
from assessment.service.use_cases import Service

__all__ = [
    "AssessmentFrozen",
    "AssessmentNotFound",
    "BrokenFile",
    "ChecklistNotFound",
    "ChecklistsUnavailable",
    "Cursor",
    "EditConflict",
    "Event",
    "EventKind",
    "Example",
    "ExampleNotFound",
    "ListLine",
    "LoginNeeded",
    "LoginRefused",
    "NotAdmitted",
    "NotAllowed",
    "NotHandedOut",
    "NotShared",
    "NothingErased",
    "NothingToPutBack",
    "Outcome",
    "Page",
    "Ports",
    "Saved",
    "Service",
    "ServiceError",
    "StepRefused",
    "StoreUnavailable",
    "Visit",
]
