"""A checklist's translations as rows, one for each text and language, and rows as translations again.

Knows where texts stand and what they are called. Knows no cell and no file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from assessment.core.checklist import Checklist
from assessment.core.shape import nearest, quoted
from assessment.core.translation import KEY, TAG, Place, texts_of, told
from assessment.workbook.spreading import NotWritable, Placed, Row

FIRST = "en"
"""The language of the rows in a checklist that has no translations yet."""

_BETWEEN = " / "


@dataclass(slots=True)
class Translated:
    """What the rows say: the block of translations, and each fault with its row, column and sentence."""

    block: dict[str, Any] = field(default_factory=dict)
    faults: list[tuple[Placed, str, str]] = field(default_factory=list)


def texts_by_path(data: Row) -> dict[str, str]:
    """Return every Swedish text of a checklist by the path that the sheet shows, in the order of the file."""
    return {_BETWEEN.join(place): text for place, text in texts_of(Checklist.model_validate(data)).items()}


def translation_rows(data: Row) -> list[Row]:
    """Return a row for every text in every language that a checklist has; without one, in the first.

    Raises:
        NotWritable: when a translation stands where there is no text, or is none.
    """
    texts = texts_by_path(data)
    rows: list[Row] = []
    for tag, block in (data.get(KEY) or {FIRST: {}}).items():
        by_path = {_BETWEEN.join(map(str, path)): value for path, value in told(block)}
        _refuse_strange(tag, by_path, texts)
        for path, text in texts.items():
            row = {"språk": tag, "var": path, "svenska": text}
            rows.append(row | ({"översättning": by_path[path]} if path in by_path else {}))
    return rows


def _refuse_strange(tag: str, by_path: Mapping[str, Any], texts: Mapping[str, str]) -> None:
    if not TAG.fullmatch(tag):
        raise NotWritable(f"{quoted(tag)} är ingen språkkod; rätta den i filen först.")
    for path, value in by_path.items():
        what = f"Översättningen till {quoted(tag)} under {quoted(path, 200)}"
        if path not in texts:
            raise NotWritable(f"{what} hör inte till någon svensk text; rätta den i filen först.")
        if not isinstance(value, str):
            raise NotWritable(f"{what} är ingen text; rätta den i filen först.")


def gather_translations(rows: list[Placed], now: Mapping[str, str], before: Mapping[str, str]) -> Translated:
    """Return the translations that the rows say; a row without one adds nothing.

    Args:
        rows: the sheet's rows.
        now: the Swedish texts by path, as the other sheets have them.
        before: the same when the workbook was written; empty when that is not known.
    """
    result = Translated()
    seen: dict[tuple[str, str], int] = {}
    for placed in rows:
        path = _path(placed.values.get("var", ""))
        tag = placed.values.get("språk", "")
        fault = next(_faults(placed.values, path, now, before), None)
        earlier = seen.setdefault((tag, path), placed.number)
        if fault is None and earlier != placed.number:
            fault = (
                "var",
                f"{quoted(path, 200)} på {quoted(tag)} finns redan på rad {earlier}; ta bort den ena raden",
            )
        if fault is not None:
            result.faults.append((placed, *fault))
        elif "översättning" in placed.values:
            _put(result.block, (tag, *_keys(path)), placed.values["översättning"])
    return result


def _path(written: str) -> str:
    """Return a path as the sheet writes it, however somebody has set the spaces."""
    return _BETWEEN.join(key.strip() for key in written.split("/"))


def _faults(
    values: Row, path: str, now: Mapping[str, str], before: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a row: the column and the sentence, without its full stop."""
    tag, swedish = values.get("språk", ""), values.get("svenska")
    if not tag:
        yield "språk", f"språk saknas; skriv språkets kod, till exempel {FIRST}"
    elif not TAG.fullmatch(tag):
        yield "språk", f"{quoted(tag)} är ingen språkkod; skriv en för engelska, fi för finska"
    if not path:
        yield "var", "var saknas; skriv var texten står, som på de andra raderna"
    elif path not in now and ("översättning" in values or path not in before):
        # An empty row whose text was taken away on its own sheet says nothing.
        yield "var", _nowhere(path, now)
    if swedish is not None and swedish not in (now.get(path), before.get(path)):
        yield (
            "svenska",
            "kolumnen svenska är bara till för att läsa; ändra texten på sitt blad och töm cellen här",
        )


def _nowhere(path: str, now: Mapping[str, str]) -> str:
    """Return the sentence for a path without a text, with the first key of it that is nowhere."""
    keys = _keys(path)
    way: tuple[str, ...] = ()
    for place, key in enumerate(keys):
        beside = list(dict.fromkeys(k[place] for k in map(_keys, now) if k[:place] == way and len(k) > place))
        if key not in beside:
            near = nearest(key, beside)
            tip = f"menade du {quoted(near)}" if near else "rätta sökvägen, eller ta bort raden"
            return f"på {quoted(path, 200)} finns ingen svensk text, för {quoted(key)} finns inte; {tip}"
        way = (*way, key)
    return f"på {quoted(path, 200)} finns ingen svensk text; skriv hela vägen, som på de andra raderna"


def _keys(path: str) -> tuple[str, ...]:
    return tuple(path.split(_BETWEEN))


def _put(block: dict[str, Any], place: Place, text: str) -> None:
    *keys, last = place
    for key in keys:
        block = block.setdefault(key, {})
    block[last] = text
