"""What a draft of a tjänsteutlåtande says of the matter, each thing with the sentence that it came from.

Knows how such drafts are usually written. Guesses nothing that does not stand there, and decides nothing: the
official confirms every part.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from assessment.core.word_list import WordEntry, WordList


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a draft; ``heading`` is True for headings and the title.

    ``cell`` is its place in a table: the table's number in the file, the row and the column, from 0.
    """

    text: str
    heading: bool = False
    title: bool = False
    cell: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Something that the draft says, and the sentence that says it."""

    value: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day that the draft names, and the sentence that names it."""

    day: date
    sentence: str


@dataclass(frozen=True, slots=True)
class FoundCost:
    """Kronor that the draft states; a saving is negative."""

    amount: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """A group or a perspective that words in the draft point at, with the first sentence that has them."""

    target: str
    group: bool
    words: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class DraftReading:
    """What was found; a part is None or empty when nothing was."""

    title: Found | None
    diary_number: Found | None
    board: Found | None
    proposal: Found | None
    decision_date: FoundDay | None
    start_date: FoundDay | None
    costs: tuple[FoundCost, ...]
    pointers: tuple[Pointer, ...]

    @property
    def empty(self) -> bool:
        """True when nothing at all was found."""
        days = (self.decision_date, self.start_date)
        texts = (self.title, self.diary_number, self.board, self.proposal)
        return not any((*texts, *days, self.costs, self.pointers))


LONGEST_PROPOSAL: Final = 1_000
_LONGEST_SENTENCE = 300
_MOST_COSTS = 10
_KINDS = re.compile(
    r"^(tjänsteutlåtande|tjänsteskrivelse|förslag till beslut|beslutsunderlag|ärende|sammanfattning)\W*$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^\s*(?P<label>[^:\t]{2,40}?)\s*(?::|\t|$)\s*(?P<value>.*)$", re.DOTALL)
_DIARY_LABELS = {"dnr", "diarienr", "diarienummer", "diarie nr", "ärendenummer", "diarienr."}
_TITLE_LABELS = {"ärende", "ärendemening", "ärenderubrik", "rubrik"}
_BOARD_LABELS = {"nämnd", "beslutande nämnd", "beslutsinstans", "till", "instans"}
_DAY_LABELS = {
    *("sammanträde", "sammanträdesdatum", "nämndens sammanträde", "nämndsammanträde"),
    *("beslutsdatum", "beslutsdag", "dag för beslut", "planerat beslut"),
}
_START_LABELS = {"genomförs från", "gäller från", "startdatum", "genomförande"}
_DIARY = re.compile(
    r"\b(?:(?i:dnr|diarienr|diarienummer)\.?\s*:?\s*)"
    r"((?:[A-ZÅÄÖ]{1,8}[ -]?)?\d{4}[/:.-]\d{1,6}(?:[-/.]\d{1,4})?)"
)
_NUMBER = re.compile(r"^(?:[A-ZÅÄÖ]{1,8}[ -]?)?\d{4}[/:.-]\d{1,6}(?:[-/.]\d{1,4})?$")
# Barn- och utbildningsnämnden · Kultur-, idrotts- och fritidsnämnden · Tekniska nämnden · Kommunstyrelsen.
_BOARD = re.compile(
    r"(?<!\w)((?:[A-ZÅÄÖ][a-zåäöé]{1,30}-,? (?:[a-zåäöé]{1,30}-,? ){0,3}och [a-zåäöé]{0,30}|"
    r"[A-ZÅÄÖ][a-zåäöé]{1,30} (?:och [a-zåäöé]{1,30})?|[A-ZÅÄÖ][a-zåäöé]{0,30})"
    r"(?:nämnden|styrelsen|fullmäktige))(?!\w)"
)
_PROPOSED = re.compile(
    r"^(?:\d+(?:\.\d+)*\.?\s*)?(?:förvaltningens |kontorets )?(?:förslag till (?:beslut|.{0,40}beslut)|"
    r"beslutsförslag|förslag till ställningstagande)\W*$",
    re.IGNORECASE,
)
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januari jan", "februari feb", "mars", "april apr", "maj", "juni jun",
            "juli jul", "augusti aug", "september sep sept", "oktober okt", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_DATE = re.compile(
    r"(?<!\d)(?P<iso>(?P<y>20\d{2})-(?P<m>\d{2})-(?P<d>\d{2}))(?!\d)"
    rf"|(?<!\d)(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
    r"\s+(?P<year>20\d{2})(?!\d)",
    re.IGNORECASE,
)
_MATTER = r"(?: (?:i|om) (?:ärendet|frågan|saken|förslaget|detta|det))?"
_THERE = r"(?: (?:i|av|vid|på) (?:[\w-]{1,30},? ){0,4}?[\w-]{0,30}(?:nämnden|styrelsen|fullmäktige|mötet?))?"
_THE_DAY = r",?(?: till)?(?: (?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?)?(?: den)? (?=\d)"
_DECIDES = re.compile(
    rf"\b(?:besluta[rs]?|(?:fatta|ta)[rs]? (?:sitt |slutligt )?beslut|"
    r"beslut(?:et)? (?:ska |väntas |beräknas |planeras |kommer att )?(?:fattas|tas|väntas|beräknas|planeras))"
    rf"{_MATTER}{_THERE}{_THE_DAY}",
    re.IGNORECASE,
)
_MEETS = re.compile(rf"\bsammanträd(?:er|e\w*){_THERE}{_THE_DAY}", re.IGNORECASE)
# "Beslut i nämnden den 3 mars" in a longer sentence is as often one that was made long ago.
_DECISION_ALONE = re.compile(
    rf"^(?:slutligt |planerat )?beslut{_THERE}{_THE_DAY}(?=[\d-]+( \w+\.? \d+)?\W*$)", re.IGNORECASE
)
_EARLIER = re.compile(
    r"\b(?:beslutade|beslutat|fattade|fattat|tog|antog|behandlade|bordlade|återremitterade|gav)s?\b",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"\b(från och med|fr\.?\s?o\.?\s?m\.?|träder i kraft|börjar gälla|gäller från|genomförs från|"
    r"tas i bruk)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"(?<![\d,.])(?P<sum>\d{1,3}(?:[ \u00a0]\d{3}){1,4}|\d{1,12}(?:,\d{1,3})?)[ \u00a0]*"
    r"(?P<unit>miljoner kronor|miljon kronor|mnkr|mkr|tkr|tusen kronor|kronor|kr)(?!\w)",
    re.IGNORECASE,
)
_FACTORS = {
    "miljoner kronor": 1_000_000, "miljon kronor": 1_000_000, "mnkr": 1_000_000, "mkr": 1_000_000,
    "tkr": 1_000, "tusen kronor": 1_000, "kronor": 1, "kr": 1,
}  # fmt: skip
_SAVES = re.compile(
    r"\b(spar\w*|besparing\w*|minska\w*|lägre kostnad\w*|effektivisering\w*)\b", re.IGNORECASE
)
_LARGEST = 10**12
_SHORT = (
    *("kap", "nr", "ca", "kl", "dnr", "st", "s", "jfr", "resp", "inkl", "exkl"),
    *("jan", "feb", "apr", "aug", "sep", "sept", "okt", "nov", "dec"),
    *(r"t\.ex", r"bl\.a", r"m\.m", r"m\.fl", r"\d"),
)
# A sentence ends before a capital letter or a figure; not after short words, nor after a number in a list.
_ENDS = re.compile(r"(?<=[.!?])" + "".join(rf"(?<!\b(?i:{w})\.)" for w in _SHORT) + r"\s+(?=[A-ZÅÄÖ\d])")


def read_draft(paragraphs: Sequence[Paragraph], words: WordList | None) -> DraftReading:
    """Return what a draft says.

    Args:
        paragraphs: Its paragraphs in order, those of the page's head first; cells of tables one by one.
        words: The words that point at groups and perspectives; without them nothing is pointed at.
    """
    texts = [Paragraph(_one_line(p.text), p.heading, p.title) for p in paragraphs if p.text.strip()]
    sentences = [s for p in texts for s in _sentences(p.text)]
    return DraftReading(
        title=_title(texts),
        diary_number=_diary_number(texts),
        board=_board(texts),
        proposal=_proposal(paragraphs),
        decision_date=_day(texts, sentences, _DAY_LABELS, _decides),
        start_date=_day(texts, sentences, _START_LABELS, _STARTS.finditer),
        costs=tuple(_costs(sentences))[:_MOST_COSTS],
        pointers=tuple(_pointers(sentences, words)) if words else (),
    )


def _one_line(text: str) -> str:
    return " ".join(text.replace("\t", " \t ").split(" ")).strip() if "\t" in text else " ".join(text.split())


def _sentences(text: str) -> list[str]:
    return [cut(s) for s in _ENDS.split(" ".join(text.split())) if s.strip()]


def cut(sentence: str) -> str:
    """Return a sentence that is short enough to be shown, cut between words."""
    if len(sentence) <= _LONGEST_SENTENCE:
        return sentence
    return f"{sentence[: _LONGEST_SENTENCE - 1].rsplit(' ', 1)[0]}…"


def _labelled(texts: Sequence[Paragraph], labels: Iterable[str]) -> Iterator[Found]:
    """Yield what stands after a label: on the same line, or in the next cell."""
    for place, paragraph in enumerate(texts):
        match = _LABEL.match(paragraph.text)
        if match is None or match["label"].strip().casefold() not in labels:
            continue
        value = match["value"].strip()
        if value:
            yield Found(value, cut(" ".join(paragraph.text.split())))
        elif place + 1 < len(texts) and not texts[place + 1].heading:
            following = texts[place + 1].text
            yield Found(following, cut(f"{match['label'].strip()}: {following}"))


def _title(texts: Sequence[Paragraph]) -> Found | None:
    for found in _labelled(texts, _TITLE_LABELS):
        if (
            len(found.value) <= _LONGEST_SENTENCE
            and not _DIARY.search(found.value)
            and _sentences_in(found) == 1
        ):
            return found
    named = [p for p in texts if p.title] or [p for p in texts if p.heading]
    return next((Found(p.text, cut(p.text)) for p in named if not _KINDS.match(p.text)), None)


def _sentences_in(found: Found) -> int:
    return len(_sentences(found.value))


def _diary_number(texts: Sequence[Paragraph]) -> Found | None:
    for found in _labelled(texts, _DIARY_LABELS):
        if _NUMBER.match(found.value):
            return found
    for paragraph in texts:
        if match := _DIARY.search(paragraph.text):
            return Found(match[1], cut(paragraph.text))
    return None


def _board(texts: Sequence[Paragraph]) -> Found | None:
    for found in _labelled(texts, _BOARD_LABELS):
        if match := _BOARD.search(found.value):
            return Found(match[1].strip(), found.sentence)
    # Who decides: "Utbildningsnämnden beslutar", before any other nämnd that is spoken of.
    for paragraph in texts:
        for match in _BOARD.finditer(paragraph.text):
            if paragraph.text[match.end() :].lstrip().startswith(("beslutar", "föreslås besluta")):
                return Found(match[1].strip(), cut(paragraph.text))
    return None


def _proposal(paragraphs: Sequence[Paragraph]) -> Found | None:
    for place, paragraph in enumerate(paragraphs):
        if not _PROPOSED.match(" ".join(paragraph.text.split())):
            continue
        lines: list[str] = []
        for following in paragraphs[place + 1 :]:
            if following.heading:
                break
            if following.text.strip():
                lines.append(" ".join(following.text.split()))
        text = "\n".join(lines)
        if lines and len(text) <= LONGEST_PROPOSAL:
            return Found(text, " ".join(paragraph.text.split()))
    return None


def _decides(sentence: str) -> Iterator[re.Match[str]]:
    yield from _DECIDES.finditer(sentence)
    yield from _DECISION_ALONE.finditer(sentence)
    # A meeting may be one that was held, where something else was decided.
    if not _EARLIER.search(sentence):
        yield from _MEETS.finditer(sentence)


def _day(
    texts: Sequence[Paragraph],
    sentences: Sequence[str],
    labels: Iterable[str],
    speaks_of: Callable[[str], Iterable[re.Match[str]]],
) -> FoundDay | None:
    for found in _labelled(texts, labels):
        if days := _days(found.value):
            return FoundDay(days[0][0], found.sentence)
    for sentence in sentences:
        for match in speaks_of(sentence):
            # The day that follows it, before anything else is said.
            after = [
                day for day, start in _days(sentence) if 0 <= start - match.end() <= len(" torsdagen den ")
            ]
            if after:
                return FoundDay(after[0], sentence)
    return None


def _days(text: str) -> list[tuple[date, int]]:
    found = []
    for match in _DATE.finditer(text):
        if match["iso"]:
            parts = int(match["y"]), int(match["m"]), int(match["d"])
        else:
            parts = int(match["year"]), _MONTHS[match["month"].casefold()], int(match["day"])
        try:
            found.append((date(*parts), match.start()))
        except ValueError:
            # 31 februari: somebody slipped, and nobody knows what was meant.
            continue
    return found


def _costs(sentences: Iterable[str]) -> Iterator[FoundCost]:
    """Yield sums of sentences that state one sum alone: with two, what each is for must be read."""
    seen: set[str] = set()
    for sentence in sentences:
        sums = list(_MONEY.finditer(sentence))
        if len(sums) != 1 or sentence in seen:
            continue
        seen.add(sentence)
        number = sums[0]["sum"].replace(" ", "").replace("\u00a0", "").replace(",", ".")
        amount = round(float(number) * _FACTORS[sums[0]["unit"].casefold()])
        if 0 < amount < _LARGEST:
            yield FoundCost(-amount if _SAVES.search(sentence) else amount, sentence)


def _pointers(sentences: Iterable[str], words: WordList) -> Iterator[Pointer]:
    found: dict[WordEntry, tuple[str, dict[str, None]]] = {}
    for sentence in sentences:
        for entry, pattern in words.patterns:
            for match in pattern.finditer(sentence):
                found.setdefault(entry, (sentence, {}))[1][" ".join(match[0].casefold().split())] = None
    for entry in words.entries:
        if entry in found:
            sentence, said = found[entry]
            yield Pointer(entry.target, entry.group is not None, tuple(said), sentence)
