"""Reading every checklist and checking its shape, against yaml's own fastest loader and bare models.

The floor reads the same files with the C loader and validates the same models, and finds no fault, keeps no
position and says no sentence.
"""

from pathlib import Path

import yaml
from pydantic import BaseModel

from assessment.checklist_files import read_folder
from assessment.checklist_files.folder import SHARED, ScenarioFile
from assessment.core.checklist import Checklist
from bench.timing import Line, against, alternately, repeatedly


class _Plain(yaml.CSafeLoader):
    """YAML's words as they are written: the models read ja, dates and numbers themselves."""


_Plain.yaml_implicit_resolvers = {
    key: [(tag, expression) for tag, expression in found if tag == "tag:yaml.org,2002:int"]
    for key, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def lines(folder: Path) -> list[Line]:
    files = [*sorted(folder.glob("*.yaml")), *sorted(folder.glob("scenarier/*.yaml"))]
    kinds: list[tuple[Path, type[BaseModel]]] = [
        (f, ScenarioFile if f.parent != folder else SHARED.get(f.stem, Checklist)) for f in files
    ]

    def bare() -> None:
        for file, kind in kinds:
            kind.model_validate(yaml.load(file.read_bytes(), _Plain))

    floor, ours = alternately(bare, lambda: read_folder(folder, check=False), 15)
    size = sum(f.stat().st_size for f in files) / 1024
    whole = repeatedly(lambda: read_folder(folder), 7)
    return [
        against(f"Läsa alla checklistor ({len(files)} filer, {size:.0f} KiB)", floor, ours, 2),
        against("… med alla regler, som konsekvens check", floor, whole, 20),
    ]
