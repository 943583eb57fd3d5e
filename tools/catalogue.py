"""The catalogues of texts: what the code says in Swedish against what each other language has for it.

``python -m tools.catalogue`` puts every text of the code into the catalogues and takes out what is gone.
``python -m tools.catalogue missing [FILE …]`` prints what has no translation, ready to be filled in.
"""

import io
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from assessment.translations import FOLDER

ROOT = Path(__file__).parent.parent
KEYWORDS = {"tr": None, "N_": None, "tr_in": ((1, "c"), 2), "tr_many": (1, 2)}
"""The functions of ``core/language.py`` that take a text, and which of what they are given it is."""
PLACE = re.compile(r"\{(\w*)[^{}]*\}")
NAME = "konsekvens.po"

Text = str | tuple[str, ...]
Key = tuple[Text, str]
"""A text, one and many where it has two, and what tells it apart from others that are written alike."""


def sources() -> list[Path]:
    """Return the files with texts for people."""
    return [ROOT / "streamlit_app.py", *sorted((ROOT / "assessment").rglob("*.py")), *_template()]


def _template() -> list[Path]:
    return sorted((ROOT / "tools" / "template").rglob("*.py"))


def texts(files: Iterable[Path]) -> dict[Key, str]:
    """Return every text that the files mark, with the first place where it stands."""
    found: dict[Key, str] = {}
    for file in files:
        for line, text, _, context in extract_from_file("python", file, keywords=KEYWORDS):
            found.setdefault((text, context or ""), f"{file.relative_to(ROOT)}:{line}")
    return found


def messages(folder: Path) -> Iterator[tuple[Path, Message]]:
    """Yield every message of a language's catalogues."""
    for file in sorted(folder.glob("*.po")):
        with file.open("rb") as source:
            yield from ((file, m) for m in read_po(source, locale=folder.name, abort_invalid=True) if m.id)


def key(message: Message) -> Key:
    """Return what the code calls a message by."""
    return message.id if isinstance(message.id, str) else tuple(message.id), message.context or ""


def told(message: Message) -> tuple[str, ...]:
    """Return what a message is translated to, each form of it; nothing when one is missing."""
    forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return forms if all(forms) else ()


def places(text: Text) -> set[str]:
    """Return the names of the values that a text takes, those of all its forms."""
    return {name for form in ((text,) if isinstance(text, str) else text) for name in PLACE.findall(form)}


def missing(folder: Path, files: Iterable[Path]) -> Catalog:
    """Return what the files say and a language has not."""
    known = {key(m) for _, m in messages(folder) if told(m) and not m.fuzzy}
    made = Catalog(locale=folder.name)
    for text, context in texts(files):
        if (text, context) not in known:
            made.add(text, context=context or None)
    return made


def renew(folder: Path) -> bytes:
    """Return one catalogue of a language with exactly the texts of the code, in the order of the alphabet."""
    before = {key(m): m for _, m in messages(folder)}
    made = Catalog(locale=folder.name, project="Konsekvens", charset="utf-8", fuzzy=False)
    for text, context in texts(sources()):
        known = before.get((text, context))
        made.add(text, known.string if known else None, context=context or None)
    return _written(made)


def _written(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalogue, width=110, sort_output=True, omit_header=True)
    return out.getvalue()


def main(arguments: Sequence[str]) -> None:
    """Renew the catalogues, or print what is missing."""
    for folder in sorted(f for f in FOLDER.iterdir() if f.is_dir() and f.name != "__pycache__"):
        if arguments[:1] == ["missing"]:
            wanted = [Path(a).resolve() for a in arguments[1:]] or sources()
            sys.stdout.write(_written(missing(folder, wanted)).decode())
            continue
        whole = renew(folder)
        for file in folder.glob("*.po"):
            file.unlink()
        (folder / NAME).write_bytes(whole)


if __name__ == "__main__":
    main(sys.argv[1:])
