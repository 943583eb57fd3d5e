"""Is every id given once, and does the file bear the name of its checklist?

Knows ids. Knows nothing of what they are used for.
"""

from collections.abc import Iterable, Iterator

from assessment.core.checklist import Checklist, Question
from assessment.core.diagnostics import Finding, Path
from assessment.core.lint.desk import Desk, placed
from assessment.core.lint.registry import rule
from assessment.core.shape import quoted

Named = tuple[str, str, Path]
"""An id with its document and place."""


@rule("dubbelt-id")
def duplicate_id(desk: Desk) -> Iterator[Finding]:
    """Two things of one kind have the same id."""
    sheets = desk.checklists
    yield from _twice(((s.content.id, s.document, ("checklista",)) for s in sheets), "checklista")
    for sheet in sheets:
        yield from _in_checklist(sheet.content, sheet.document)
    m = desk.material
    if m.groups:
        ids = [g.id for g in m.groups.content.groups]
        yield from _twice(_numbered(ids, m.groups.document, "grupper"), "grupp")
    if m.sources:
        ids = [s.id for s in m.sources.content.sources]
        yield from _twice(_numbered(ids, m.sources.document, "källor"), "källa")
    if m.indicators:
        ids = [i.id for i in m.indicators.content.indicators]
        yield from _twice(_numbered(ids, m.indicators.document, "indikatorer"), "indikator")


def _in_checklist(content: Checklist, document: str) -> Iterator[Finding]:
    questions = [(q.id, document, (*path, "id")) for path, q in placed(content)]
    yield from _twice(questions, "fråga")
    yield from _twice(_numbered([s.id for s in content.sections], document, "avsnitt"), "avsnitt")
    flags = [flag.id for flag in content.stop_flags]
    yield from _twice(_numbered(flags, document, "stoppflaggor"), "stoppflagga")
    lines = [line.id for line in content.sufficiency]
    yield from _twice(_numbered(lines, document, "räcker-underlaget"), "rad")
    yield from _twice(_numbered([s.id for s in content.point_scales], document, "poängskalor"), "poängskala")
    for number, scale in enumerate(content.point_scales):
        levels = [x.id for x in scale.levels]
        yield from _twice(_numbered(levels, document, "poängskalor", number, "nivåer"), "nivå")
    outcomes = [o.id for o in content.outcomes]
    yield from _twice(_numbered(outcomes, document, "utfall"), "utfall")
    for path, question in placed(content):
        yield from _in_question(question, document, path)


def _in_question(question: Question, document: str, path: Path) -> Iterator[Finding]:
    for key, what, ids in (
        ("svarsalternativ", "svar", [o.id for o in question.options]),
        ("kolumner", "kolumn", [c.id for c in question.columns]),
        ("rader", "rad", [r.id for r in question.rows]),
    ):
        yield from _twice(_numbered(ids, document, *path, key), what)
    for number, column in enumerate(question.columns):
        place = (*path, "kolumner", number, "svarsalternativ")
        yield from _twice(_numbered([o.id for o in column.options], document, *place), "svar")


def _numbered(ids: Iterable[str], document: str, *path: str | int) -> Iterator[Named]:
    for number, name in enumerate(ids):
        yield name, document, (*path, number, "id")


_OTHER = {"svar": "ett annat svar", "avsnitt": "ett annat avsnitt", "utfall": "ett annat utfall"}


def _twice(named: Iterable[Named], what: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for name, document, path in named:
        if name in seen:
            message = f"{_OTHER.get(what, f'en annan {what}')} har redan id {quoted(name)}"
            yield Finding(
                code="dubbelt-id", document=document, path=path, message=message, tips=("välj ett annat id",)
            )
        seen.add(name)


@rule("fel-filnamn")
def wrong_file_name(desk: Desk) -> Iterator[Finding]:
    """The checklist's id is not the name of its file."""
    for sheet in desk.checklists:
        if sheet.stem and sheet.content.id != sheet.stem:
            yield Finding(
                code="fel-filnamn",
                document=sheet.document,
                path=("checklista",),
                message=f"checklistan heter {quoted(sheet.content.id)} men filen {sheet.stem}.yaml",
                tips=(f"skriv checklista: {sheet.stem}, eller byt namn på filen",),
            )


@rule("upptaget-id")
def taken_id(desk: Desk) -> Iterator[Finding]:
    """A question replaces one that is still asked, or that another replaces as well."""
    heirs: set[str] = set()
    for asked in desk.questions:
        old = asked.question.replaces
        if old is None:
            continue
        key = asked.checklist.key(old)
        former = desk.by_key.get(key)
        if former is not None and not former.question.retired and not desk.excused(key):
            message = f"frågan {quoted(old)} ställs fortfarande och kan inte vara ersatt"
            yield asked.finding("upptaget-id", message, "skriv utgår: ja på den gamla frågan", key="ersätter")
        elif key in heirs:
            message = f"en annan fråga ersätter redan {quoted(old)}"
            yield asked.finding(
                "upptaget-id", message, "svaren kan bara följa med till en fråga", key="ersätter"
            )
        heirs.add(key)
