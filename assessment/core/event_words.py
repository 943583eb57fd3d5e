"""A changed answer in words: what it is called, and what stood there before and after.

Knows answers by their paths in the file. Knows no store and no screen, and says nothing that is not there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assessment.core.assessment import Assessment
from assessment.core.case import AffectedGroup
from assessment.core.catalogue import ChecklistSet
from assessment.core.changes import ORDER, Part, Path
from assessment.core.checklist import Question
from assessment.core.groups import resolve
from assessment.core.language import N_, tr, tr_many
from assessment.core.summary.stage_words import STAGE
from assessment.core.summary.wording import capital, join, number
from assessment.core.vocabulary import RatingWord, Stage

NOTHING = N_("inget")
"""What stands where nothing is answered."""

_HEADER = {
    "titel": N_("Ärendemening"),
    "kommun": N_("Kommun eller region"),
    "bilaga": N_("Bilagans nummer"),
    "funktion": N_("Handläggande funktion"),
    "förslag": N_("Det som föreslås"),
    "granskare": N_("Granskat av"),
    "datum": N_("Datum"),
}
_LISTS = {
    "alternativ": (N_("Alternativ"), N_("alternativen")),
    "grupper": (N_("Grupp"), N_("grupperna")),
    "åtgärder": (N_("Åtgärd"), N_("åtgärderna")),
    "uppföljning": (N_("Uppföljning"), N_("uppföljningarna")),
    "kostnader": (N_("Kostnad"), N_("kostnaderna")),
    "dialog": (N_("Dialog"), N_("dialogerna")),
    "målkonflikter": (N_("Målkonflikt"), N_("målkonflikterna")),
    "från-utkastet": (N_("Tips ur utkastet"), N_("tipsen ur utkastet")),
    "kommentarer": (N_("Kommentar"), N_("kommentarerna")),
}
_WHOLE = {
    "läge": N_("Läge"),
    "rekommenderat-alternativ": N_("Rekommenderat alternativ"),
    "varför-inget-alternativ": N_("Varför det inte finns något annat alternativ"),
    "utgåvor": N_("Checklistornas utgåvor"),
    "försegling": N_("Försegling"),
    "makulerad-skäl": N_("Varför bedömningen makulerades"),
    "version": N_("Version"),
    "följer": N_("Versionen före"),
}
_LABELS = {
    "grupper": N_("Bedömning"),
    "med-åtgärd": N_("Med åtgärd"),
    "lika": N_("Lika för alla grupper"),
    "som-förslaget": N_("Samma som förslaget"),
    "per": N_("Svar"),
    "svar": N_("Svar"),
    "löst": N_("Löst"),
}
_KEYS = {
    "ansvarig": N_("Ansvarig"),
    "anpassning": N_("Anpassning"),
    "antal": N_("Antal"),
    "avfärdad": N_("Avfärdad"),
    "avvägning": N_("Avvägning"),
    "beskrivning": N_("Beskrivning"),
    "beslutad": N_("Beslutad"),
    "beslutsdatum": N_("Beslutsdatum"),
    "bättre-text": N_("Bättre text"),
    "datum": N_("Datum"),
    "daterad": N_("Daterad"),
    "delar": N_("Delar"),
    "diarienummer": N_("Diarienummer"),
    "djup": N_("Djup"),
    "fingeravtryck": N_("Fingeravtryck"),
    "format": N_("Format"),
    "frivilligt": N_("Frivilligt"),
    "fråga": N_("Fråga"),
    "från": N_("Från"),
    "genomförs-från": N_("Genomförs från"),
    "grupp": N_("Grupp"),
    "hittad": N_("Hittad"),
    "hur": N_("Hur"),
    "hör-till": N_("Hör till"),
    "indikator": N_("Indikator"),
    "information": N_("Information"),
    "kolada": N_("Kolada"),
    "kommentar": N_("Kommentar"),
    "kostnad": N_("Kostnad"),
    "kronor": N_("Kronor"),
    "källor": N_("Källor"),
    "mening": N_("Mening"),
    "motivering": N_("Motivering"),
    "mål": N_("Mål"),
    "namn": N_("Namn"),
    "nuläge": N_("Nuläge"),
    "nämnd": N_("Nämnd"),
    "när": N_("När"),
    "område": N_("Område"),
    "ord": N_("Ord"),
    "perspektiv": N_("Perspektiv"),
    "på-lång-sikt": N_("På lång sikt"),
    "på-lång-sikt-text": N_("På lång sikt text"),
    "rader": N_("Rader"),
    "sade": N_("Sade"),
    "sannolikhet": N_("Sannolikhet"),
    "statusord": N_("Statusord"),
    "sämre-text": N_("Sämre text"),
    "text": N_("Text"),
    "underlag": N_("Underlag"),
    "utgåva": N_("Utgåva"),
    "utsatt": N_("Utsatt"),
    "varaktighet": N_("Varaktighet"),
    "vilka": N_("Vilka"),
    "aktör": N_("Aktör"),
    "år": N_("År"),
    "åtgärd": N_("Åtgärd"),
    "återställbart": N_("Återställbart"),
    "ändrades": N_("Ändrades"),
}
"""Every other key of the file, as it is shown."""
_CHOSEN = frozenset(
    (
        *("varaktighet", "återställbart", "sannolikhet", "på-lång-sikt", "djup", "antal", "utsatt"),
        *("lika", "som-förslaget", "beslutad", "avfärdad", "frivilligt", "löst"),
    )
)
"""Parts of an answer whose words are the tool's own, chosen from a list."""
_FEW = N_("färre-än-fem")
_ALTERNATIVES = ("alternativ", "rekommenderat-alternativ")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that differs: what it is ('' when the answer is one thing), and what it said and says."""

    what: str
    before: str
    after: str


class EventWords:
    """Words for the answers of one assessment."""

    def __init__(self, assessment: Assessment, checklists: ChecklistSet) -> None:
        """Make the words; names are looked up in the assessment as it is now."""
        self._assessment = assessment
        self._checklists = checklists
        self._directions: dict[Any, str] = {d.value: d.word for d in checklists.scale.directions}
        own = {g.id: resolve(g, checklists.groups).name for g in assessment.groups}
        self._groups = {g.id: g.name for g in checklists.groups.groups} | own
        self._alternatives = {a.id: a.name.strip() or a.id for a in assessment.alternatives}

    def name(self, path: Path, part: Part = None) -> str:
        """Return what an answer is called; ``part`` is what stands there, or stood, to name an entry by."""
        first, *rest = path
        if first in {"svar", "effekter"}:
            alternative = self._alternatives.get(rest[1], rest[1]) if len(rest) > 1 else ""
            return " · ".join(n for n in (self._question_name(rest[0]), alternative) if n)
        if first == "djup":
            return tr("Hur djupt: {checklist}", checklist=self._checklist_name(rest[0]))
        if first == "avsnittets-underlag":
            return tr("Avsnittets underlag: {section}", section=self._section_name(rest[0]))
        if first in {"ärende", "granskning"} and len(rest) == 1:
            return tr(_HEADER[rest[0]]) if rest[0] in _HEADER else _label(rest[0])
        place = rest[0] if first == "granskning" else first
        if place in _LISTS and rest:
            return self._entry_name(place, rest[-1], part)
        return tr(_WHOLE[first]) if first in _WHOLE else _label(first)

    def told(self, path: Path, before: Part, after: Part) -> tuple[Told, ...]:
        """Return what differs between two versions of an answer, each thing in words."""
        question = self._question(path[1]) if path[0] == "svar" and len(path) > 1 else None
        if path[-1] in {ORDER, "fingeravtryck"} or path[0] in {"utgåvor", "försegling"}:
            return ()
        return tuple(self._differs("", before, after, path[-1], question))

    def _differs(
        self, what: str, before: Part, after: Part, key: str, question: Question | None
    ) -> Iterator[Told]:
        if before == after:
            return
        sides = [{} if side is None else side for side in (before, after)]
        # A rating that is both better and worse is one thing.
        if all(isinstance(side, dict) and "bättre" not in side for side in sides):
            for inner in dict.fromkeys((*sides[0], *sides[1])):
                label = self._inner(what, key, inner)
                yield from self._differs(label, sides[0].get(inner), sides[1].get(inner), inner, question)
        elif key != "id":
            yield Told(what, self._said(before, key, question), self._said(after, key, question))

    def _inner(self, what: str, key: str, inner: str) -> str:
        """Return what a part of an answer is called: a group, a place for a value, or the key itself."""
        if what and key in {"grupper", "med-åtgärd", "per"}:
            names = [self._alternatives.get(i) or self._groups.get(i) or i for i in inner.split("|")]
            named = capital(", ".join(names))
            return tr("Med åtgärd, {group}", group=named) if key == "med-åtgärd" else named
        return what or (tr(_LABELS[inner]) if inner in _LABELS else _label(inner))

    def _said(self, part: Part, key: str, question: Question | None) -> str:
        if part is None or part in ("", [], {}):
            return tr(NOTHING)
        if isinstance(part, dict):
            return self._both(part)
        if isinstance(part, list):
            return self._several(part, key, question)
        if isinstance(part, str):
            return self._word(part, key, question)
        if key in self._groups:
            return self._directions.get(part, str(part))
        return number(part) if isinstance(part, int) and key != "år" else str(part)

    def _several(self, parts: list[Any], key: str, question: Question | None) -> str:
        if all(isinstance(part, str) for part in parts):
            return join(self._word(part, key, question) for part in parts)
        return tr_many("{n} rad", "{n} rader", len(parts), n=len(parts))

    def _word(self, text: str, key: str, question: Question | None) -> str:
        if question is not None and key not in {"motivering", "källor", "underlag"}:
            option = next((o for o in question.all_options if o.id == text), None)
            return option.text if option else self._groups.get(text, text)
        if key == "läge":
            return tr(STAGE[Stage(text)])
        if key in _ALTERNATIVES:
            return self._alternatives.get(text, text)
        if key == "fråga":
            return self._question_name(text)
        if key in {"grupp", "delar", "hör-till"}:
            return self._groups.get(text, text)
        rated = text in set(RatingWord)
        told = tr(text) if rated or key in _CHOSEN else text
        return told.replace("-", " ") if rated else told

    def _both(self, part: dict[str, Any]) -> str:
        better, worse = (self._directions.get(part.get(key), "") for key in ("bättre", "sämre"))
        if better and worse:
            return tr("både {better} och {worse}", better=better, worse=worse)
        return "; ".join(map(str, part.values()))

    def _question(self, key: str) -> Question | None:
        found = self._checklists.question(key)
        return found[1] if found else None

    def _question_name(self, key: str) -> str:
        found = self._checklists.question(key)
        return f"{found[0].name}: {found[1].text.strip()}" if found else key

    def _checklist_name(self, name: str) -> str:
        found = self._checklists.checklist(name)
        return found.name if found else name

    def _section_name(self, place: str) -> str:
        name, _, section = place.partition("/")
        found = self._checklists.checklist(name)
        named = next((s.name for s in found.sections if s.id == section), section) if found else section
        return f"{self._checklist_name(name)}, {named}"

    def _entry_name(self, place: str, entry: str, part: Part) -> str:
        one, many = _LISTS[place]
        if entry == ORDER:
            return tr("Ordningen på {entries}", entries=tr(many))
        if place == "grupper":
            said = {k: v for k, v in part.items() if k in {"namn", "delar", "id"}} if part else {"id": entry}
            group = AffectedGroup.model_validate(said)
            name = self._groups.get(entry) or resolve(group, self._checklists.groups).name
        elif place == "alternativ":
            name = self._alternatives.get(entry) or (part or {}).get("namn", "")
        else:
            texts = (v for k, v in (part or {}).items() if k not in {"id", "från", "datum"})
            name = next((t for t in texts if isinstance(t, str) and " " in t), "")
        shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rsplit(' ', 1)[0]} …"
        return f"{tr(one)}: {shown}" if shown else tr(one)


def _label(key: str) -> str:
    return tr(_KEYS[key]) if key in _KEYS else capital(key.replace("-", " "))
