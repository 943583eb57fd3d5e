"""Fills a template through docxtpl; whatever goes wrong becomes a Swedish sentence that names the place.

Knows docxtpl's way of failing. Knows no field of the summary.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

from assessment.word.checking import ASSESSMENT, check_template
from assessment.word.errors import TemplateError
from assessment.word.package import size_finding
from assessment.word.pictures import placed
from assessment.word.sandbox import Sandbox, TooMuchError

_KEPT = "Dina svar är kvar."


def fill(
    template: Path, context: Mapping[str, Any], needed: Sequence[str] = ASSESSMENT
) -> tuple[DocxTemplate, list[str]]:
    """Return the filled document, and every text that the template has printed into it.

    ``needed`` names the fields that the template must print, for the check that explains a failure.

    Raises:
        TemplateError: when there is no template, it is no Word file, or a tag in it is wrong.
    """
    if large := size_finding(template):
        raise TemplateError(f"Mallen {template.name} går inte att använda. {large} {_KEPT}")
    sandbox = Sandbox()
    document = DocxTemplate(template)
    try:
        document.init_docx()
        document.render(sandbox.counted(placed(context, document)), sandbox)
    except Exception as error:
        raise template_error(template, error, needed) from error
    return document, sandbox.printed


def template_error(template: Path, error: Exception, needed: Sequence[str]) -> TemplateError:
    """Return why the template could not be filled: what the check finds, or else what happened."""
    name = template.name
    if findings := check_template(template, needed):
        more = f" Mallen har {len(findings)} fel." if len(findings) > 1 else ""
        return TemplateError(f"Mallen {name} går inte att använda. {findings[0]}{more} {_KEPT}")
    if isinstance(error, TooMuchError | RecursionError | MemoryError):
        return TemplateError(f"Mallen {name} upprepar något utan slut. Se över for-taggarna. {_KEPT}")
    near = " ".join(line.strip() for line in getattr(error, "docx_context", ()) if line.strip())
    place = f" Det hände vid: ”{near[:200]}”." if near else ""
    return TemplateError(f"Mallen {name} går inte att fylla i.{place} {_KEPT} Orsak: {error}")
