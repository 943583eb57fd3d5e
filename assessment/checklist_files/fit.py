"""A document held against its model: the model, or in Swedish what does not fit and what is left to check.

Knows documents and models in general. Knows no folder and no rule.
"""

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from assessment.checklist_files.document import Document
from assessment.core.diagnostics import Diagnostic, Finding
from assessment.core.shape import Fault, faults, quoted
from assessment.core.shape.mend import Mended, mend

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Fit(Generic[T]):
    """What became of a document: `model` when all of it fits, `mended` when some of it can be checked."""

    model: T | None
    mended: Mended | None
    diagnostics: tuple[Diagnostic, ...]


def fit(document: Document, kind: type[T]) -> Fit[T]:
    """Return the document as a model of this kind, with everything wrong with its writing and its shape."""
    written = document.diagnostics
    if document.root is None:
        return Fit(None, None, written)
    model: T | None = None
    error: ValidationError | None = None
    try:
        model = kind.model_validate(document.data)
    except ValidationError as raised:
        error = raised
    found: tuple[Fault, ...] = ()
    if error is not None or document.odd:
        found = faults(
            kind, document.data, error, document=document.name, raw=document.raw, bent=document.odd
        )
    if not found:
        # A key that stands twice fits the model, but nobody knows which of the two was meant.
        return Fit(model, None, written)
    told = {(d.line, d.column) for d in written}
    # One sentence says that no alias may be used: what stands in its place is not judged.
    shape = (document.place(_comma(document, f)) for f in found if not document.is_shared(f.path))
    told_once = tuple(d for d in shape if (d.line, d.column) not in told)
    return Fit(None, mend(kind, document.data, found), written + told_once)


def _comma(document: Document, fault: Fault) -> Finding:
    """Return the finding; for what a comma in a text made into a key of its own, one that says so."""
    finding, path = fault.finding, fault.path
    if fault.kind != "extra_forbidden":
        return finding
    *above, key = path
    if document.raw(path) != "" or not document.in_braces(tuple(above)):
        return finding
    before = document.key_before(path)
    start = document.raw((*above, before)) if before else None
    tips = ("sätt citattecken om hela texten",)
    if before and start:
        tips = (f'sätt citattecken om hela texten: {before}: "{start}, {key}"',)
    message = f"{quoted(key)} läses som en egen nyckel, eftersom det står ett komma före"
    return replace(finding, code="kommatecken", message=message, tips=tips, more="")
