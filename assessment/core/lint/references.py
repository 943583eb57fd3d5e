"""Does what is pointed at exist? One rule for each kind of thing that has an id.

Knows ids and spellings. Knows no condition's truth.
"""

from collections.abc import Callable, Iterable, Iterator

from assessment.core.checklist import Option
from assessment.core.condition import QuestionIs
from assessment.core.diagnostics import Finding
from assessment.core.lint.desk import Asked, Desk, Pointer
from assessment.core.lint.pointers import to_columns, to_groups, to_perspectives, to_questions, to_sources
from assessment.core.lint.registry import rule
from assessment.core.shape import listed, meant, nearest, quoted, slug
from assessment.core.tables import LIST_COLUMNS
from assessment.core.vocabulary import AnswerType

VULNERABLE = "utsatt"
"""Always a tag: an own group can be utsatt whatever grupper.yaml says."""

FEW = 12
"""Most words that a tip lists: more are found faster in the file."""


def looks_like_text(name: str) -> bool:
    """Return True when a name is written as text, with spaces or å, ä, ö, and so was never an id."""
    return slug(name) != name.lower() or " " in name


@rule("okänd-fråga")
def unknown_question(desk: Desk) -> Iterator[Finding]:
    """A condition, a question or a flag names a question that does not exist."""
    for pointer in _unknown(to_questions(desk), desk.by_key, desk, lambda p: p.key):
        elsewhere = [key for key in desk.by_key if key.endswith(f"/{pointer.name}")]
        tips = tuple(f"skriv {key}" for key in elsewhere[:1])
        own = [k.removeprefix(f"{pointer.checklist}/") for k in desk.by_key]
        message = f"det finns ingen fråga som heter {quoted(pointer.name)}"
        tips = tips or meant(pointer.name, own) or ("skriv det som står efter id: på frågan",)
        yield pointer.finding("okänd-fråga", message, *tips)


@rule("okänd-grupp")
def unknown_group(desk: Desk) -> Iterator[Finding]:
    """A condition or a question names a group or a tag that grupper.yaml does not have."""
    if groups := desk.material.groups:
        ids = [g.id for g in groups.content.groups]
        known = {*ids, *groups.content.tags, VULNERABLE}
        for pointer in _unknown(to_groups(desk), known, desk, lambda p: p.name):
            message = f"varken en grupp eller en tagg heter {quoted(pointer.name)}"
            tips = meant(pointer.name, known) or (
                "lägg till gruppen i grupper.yaml, eller välj en som finns",
            )
            yield pointer.finding("okänd-grupp", message, *tips)


@rule("okänd-källa")
def unknown_source(desk: Desk) -> Iterator[Finding]:
    """A question, a flag, a group or a constant names a source that kallor.yaml does not have."""
    if sources := desk.material.sources:
        known = {s.id for s in sources.content.sources}
        for pointer in _unknown(to_sources(desk), known, desk, lambda p: p.name):
            tips = meant(pointer.name, known) or ("lägg till källan i kallor.yaml",)
            yield pointer.finding(
                "okänd-källa", f"det finns ingen källa som heter {quoted(pointer.name)}", *tips
            )


@rule("okänt-perspektiv")
def unknown_perspective(desk: Desk) -> Iterator[Finding]:
    """A condition or a flag names a perspective that does not exist."""
    for pointer in _unknown(to_perspectives(desk), set(desk.perspectives), desk, lambda p: p.name):
        tips = meant(pointer.name, desk.perspectives) or (f"perspektiven är: {listed(desk.perspectives)}",)
        message = f"det finns inget perspektiv som heter {quoted(pointer.name)}"
        yield pointer.finding("okänt-perspektiv", message, *tips)


@rule("okänd-kolumn")
def unknown_column(desk: Desk) -> Iterator[Finding]:
    """A condition names a column that the table or the built-in list does not have."""
    for pointer, key in to_columns(desk):
        asked = desk.by_key.get(key)
        if asked is None or desk.excused(key) or not columns_of(asked):
            continue
        known = columns_of(asked)
        if pointer.name not in known:
            message = f"{quoted(asked.question.id)} har ingen kolumn som heter {quoted(pointer.name)}"
            tips = meant(pointer.name, known) or (f"kolumnerna är: {listed(known)}",)
            yield pointer.finding("okänd-kolumn", message, *tips)


def columns_of(asked: Asked) -> tuple[str, ...]:
    """Return the columns of a table or a built-in list; none for other questions."""
    if asked.question.type is AnswerType.TABLE:
        return tuple(c.id for c in asked.question.columns)
    return LIST_COLUMNS.get(asked.question.type, ())


@rule("okänt-svarsalternativ")
def unknown_option(desk: Desk) -> Iterator[Finding]:
    """A condition or a question names an answer that the question does not have."""
    for pointer, options in _to_options(desk):
        known = [o.id for o in options]
        if pointer.name not in known and not looks_like_text(pointer.name):
            tips = meant(pointer.name, known) or (f"svaren är: {listed(known[:FEW])}",)
            message = f"det finns inget svarsalternativ som heter {quoted(pointer.name)}"
            yield pointer.finding("okänt-svarsalternativ", message, *tips)


Options = tuple[Option, ...]


def _to_options(desk: Desk) -> Iterator[tuple[Pointer, Options]]:
    """Yield every name of an answer with the answers that there are."""
    for pointer, key in (*_in_conditions(desk), *_in_questions(desk)):
        asked = desk.by_key.get(key)
        if asked is not None and asked.question.all_options and not desk.excused(key):
            yield pointer, asked.question.all_options


def _in_conditions(desk: Desk) -> Iterator[tuple[Pointer, str]]:
    for part in desk.parts:
        if isinstance(part.condition, QuestionIs):
            for word, names in _compared(part.condition):
                for number, name in enumerate(names):
                    pointer = Pointer(part.sheet.document, (*part.path, word, number), str(name))
                    yield pointer, part.checklist.key(part.condition.question)


def _in_questions(desk: Desk) -> Iterator[tuple[Pointer, str]]:
    for asked in desk.questions:
        needs = asked.question.needs_reason
        for number, name in enumerate(needs if isinstance(needs, tuple) else ()):
            yield Pointer(asked.sheet.document, (*asked.path, "kräver-motivering", number), name), asked.key


def _compared(condition: QuestionIs) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    if condition.equals is not None:
        yield "är", (condition.equals,)
    if condition.any_of:
        yield "någon-av", condition.any_of
    if condition.contains:
        yield "innehåller", condition.contains


@rule("text-som-id")
def text_for_id(desk: Desk) -> Iterator[Finding]:
    """A text stands where an id is meant."""
    questions = {a.question.text: a for a in reversed(desk.every_question)}
    for pointer in to_questions(desk):
        if looks_like_text(pointer.name.rpartition("/")[2]) and pointer.key not in desk.by_key:
            asked = questions.get(pointer.name)
            ids = [a.question.id for a in desk.every_question]
            yield _pasted(pointer, asked.question.id if asked else None, ids, "en fråga")
    for pointer, options in _to_options(desk):
        if looks_like_text(pointer.name) and pointer.name not in {o.id for o in options}:
            by_text = {o.text: o.id for o in options}
            yield _pasted(pointer, by_text.get(pointer.name), by_text.values(), "ett svarsalternativ")
    groups, sources = desk.material.groups, desk.material.sources
    if groups:
        names = {g.name: g.id for g in groups.content.groups}
        known = {*names.values(), *groups.content.tags}
        yield from _pasted_among(to_groups(desk), known, names, "en grupp eller en tagg")
    if sources:
        titles = {s.title: s.id for s in sources.content.sources}
        yield from _pasted_among(to_sources(desk), set(titles.values()), titles, "en källa")
    titles = {s.content.name: s.content.id for s in desk.checklists}
    yield from _pasted_among(to_perspectives(desk), set(desk.perspectives), titles, "ett perspektiv")


def _pasted_among(
    pointers: Iterable[Pointer], known: set[str], by_text: dict[str, str], what: str
) -> Iterator[Finding]:
    for pointer in pointers:
        if looks_like_text(pointer.name) and pointer.name not in known:
            yield _pasted(pointer, by_text.get(pointer.name), known, what)


def _pasted(pointer: Pointer, exact: str | None, known: Iterable[str], what: str) -> Finding:
    message = f"{quoted(pointer.name)} är en text, men här ska id för {what} stå"
    near = exact or nearest(slug(pointer.name), known)
    return pointer.finding(
        "text-som-id", message, f"skriv {near}" if near else f"{what} har ett kort id, skriv det"
    )


def _unknown(
    pointers: Iterable[Pointer], known: Iterable[str], desk: Desk, name: Callable[[Pointer], str]
) -> Iterator[Pointer]:
    """Yield the pointers whose name nothing has, unless another rule or a broken file explains it."""
    there = set(known)
    for pointer in pointers:
        looks = looks_like_text(pointer.name.rpartition("/")[2])
        if name(pointer) not in there and not looks and not desk.excused(name(pointer)):
            yield pointer


@rule("utgången-fråga")
def retired_question(desk: Desk) -> Iterator[Finding]:
    """A condition or a flag asks for the answer to a question that is no longer asked."""
    for pointer in to_questions(desk):
        asked = desk.by_key.get(pointer.key)
        if asked is not None and asked.question.retired and not desk.excused(asked.key):
            heirs = [a.question.id for a in desk.questions if a.question.replaces == asked.question.id]
            tips = [f"den är ersatt av ”{heir}”" for heir in heirs]
            yield pointer.finding(
                "utgången-fråga", f"frågan {quoted(pointer.name)} ställs inte längre", *tips
            )


@rule("okänd-referensgrupp")
def unknown_reference_group(desk: Desk) -> Iterator[Finding]:
    """The group that the others are compared with is not a reference group."""
    groups = desk.material.groups
    for sheet in desk.checklists if groups else ():
        name = sheet.content.reference_group
        if name is None or groups is None or desk.excused(name):
            continue
        known = [g.id for g in groups.content.groups if g.reference]
        if name not in known:
            exists = groups.content.group(name) is not None
            message = (
                f"{quoted(name)} är ingen referensgrupp"
                if exists
                else f"det finns ingen grupp som heter {quoted(name)}"
            )
            tips = ("skriv referens: ja på gruppen i grupper.yaml",) if exists else meant(name, known)
            pointer = Pointer(sheet.document, ("referensgrupp",), name)
            yield pointer.finding(
                "okänd-referensgrupp", message, *tips, f"referensgrupperna är: {listed(known)}"
            )
