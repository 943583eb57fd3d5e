"""Fills a template: Jinja in a sandbox, everything escaped, nothing undefined, every printed text remembered.

Knows docxtpl and its traps. Knows no field of the summary.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from assessment.word.errors import TemplateError

# docxtpl turns these four into template tags again after rendering, also where a person has typed them.
_REVIVED = (("{_{", "{&#95;{"), ("}_}", "}&#95;}"), ("{_%", "{&#95;%"), ("%_}", "%&#95;}"))


class Environment(ImmutableSandboxedEnvironment):
    """A Jinja environment for one rendering, which remembers every text that it has printed."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=self._printed)
        self.printed: list[str] = []

    def _printed(self, value: Any) -> Any:
        if isinstance(value, Undefined):
            return value
        text = str(value)
        self.printed.append(text)
        escaped = str(escape(text))
        if "_" in escaped:
            for typed, safe in _REVIVED:
                escaped = escaped.replace(typed, safe)
        return Markup(escaped)  # noqa: S704 - escaped on the lines above


def fill(template: Path, context: Mapping[str, Any]) -> tuple[DocxTemplate, list[str]]:
    """Return the filled document, and every text that the template has printed into it.

    Raises:
        TemplateError: when there is no template, it is no Word file, or a tag in it is wrong.
    """
    environment = Environment()
    document = DocxTemplate(template)
    try:
        document.render(dict(context), environment)
    except Exception as error:
        raise template_error(template.name, error) from error
    return document, environment.printed


def template_error(name: str, error: Exception) -> TemplateError:
    """Return what went wrong as a sentence, with the place in the template when it is known."""
    if isinstance(error, FileNotFoundError | PackageNotFoundError) and not isinstance(error, BadZipFile):
        return TemplateError(f"Mallen {name} finns inte eller är ingen Word-fil. Välj en annan mall.")
    if isinstance(error, BadZipFile | KeyError | SyntaxError):
        return TemplateError(f"Mallen {name} är ingen hel Word-fil. Öppna den i Word och spara den igen.")
    near = " ".join(line.strip() for line in getattr(error, "docx_context", ()) if line.strip())
    place = f" Felet finns vid: ”{near[:200]}”." if near else ""
    return TemplateError(
        f"Mallen {name} har en tagg som inte går att läsa: {error}.{place} "
        "Dina svar är kvar. Rätta mallen och försök igen."
    )
