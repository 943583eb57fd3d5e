"""Writes the parts of documents that the code knows: ``python -m tools.manual``.

In checklists/LÄSMIG.md every key and code, made in the core; in docs/drift.md every setting.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from assessment.core.manual import renewed
from assessment.settings import Settings

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "checklists" / "LÄSMIG.md"
OPERATION = ROOT / "docs" / "drift.md"
START: Final = "<!-- genererat: inställningar -->"
END: Final = "<!-- /genererat -->"
_OWN_FOLDER = "en fil i din datamapp"


def settings_table() -> str:
    """Return every setting as a row of a Markdown table: its variable, its default and what it is for."""
    return "\n".join(["| Inställning | Utan värde | Betydelse |", "|---|---|---|", *_rows()])


def renewed_operation(text: str) -> str:
    """Return docs/drift.md with its table written anew; a text without the marks is returned as it is."""
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    return f"{before}{start}\n\n{settings_table()}\n\n{end}{after}" if start and end else text


def _rows() -> Iterator[str]:
    # What everybody may need first, and then the login, as the model has it.
    own = Settings.__annotations__
    for name, field in sorted(Settings.model_fields.items(), key=lambda item: item[0] not in own):
        yield f"| `{field.alias}` | {_default(name, field)} | {field.description} |"


def _default(name: str, field: FieldInfo) -> str:
    value: Any = field.default
    if name == "database":
        return _OWN_FOLDER
    if value in {None, "", ()} or isinstance(value, SecretStr):
        return "–"
    if isinstance(value, Path):
        return f"`{value.relative_to(ROOT)}`"
    return f"`{', '.join(value) if isinstance(value, tuple) else value}`"


if __name__ == "__main__":
    TARGET.write_text(renewed(TARGET.read_text(encoding="utf-8")), encoding="utf-8")
    OPERATION.write_text(renewed_operation(OPERATION.read_text(encoding="utf-8")), encoding="utf-8")
