"""utgavor.yaml written anew: the editions of a folder, each with the fingerprint of what it means.

Knows how the file is laid out. Whether an edition is ready to be published is for people to say.
"""

from assessment.checklist_files.folder import Loaded
from assessment.core.editions import editions_of, published

_HEAD = """\
# Varje publicerad utgåva med fingeravtrycket av det som bär betydelse. Skrivs av verktyget, inte för hand.
# Ändras betydelsen utan att utgåvan höjs säger kontrollen till.

format: 1
utgåvor:
"""


def editions_text(loaded: Loaded) -> str:
    """Return what utgavor.yaml should hold once the folder's present editions are published.

    What is published already stays as it is, also when its meaning has changed since.

    Raises:
        ValueError: when the folder could not be read whole.
    """
    checklists = loaded.checklists
    if checklists is None:
        msg = "checklistorna går inte att läsa, så inget kan publiceras"
        raise ValueError(msg)
    prints = checklists.fingerprints
    present = editions_of(checklists).items()
    known = published(loaded.editions, ((name, edition, prints[name]) for name, edition in present))
    lines = []
    for name, by_edition in sorted(known.editions.items()):
        lines.append(f"  {name}:\n")
        lines += [f'    "{edition}": {print_}\n' for edition, print_ in by_edition.items()]
    return _HEAD + "".join(lines)
