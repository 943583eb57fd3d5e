"""The changes of a checklist's text that a form can make, each as cuts at the places that it is about.

Knows the keys of a checklist. Knows no folder and no rule: what a change breaks is for the check to say.
"""

import re
from typing import Any, Final, assert_never

from assessment.checklist_files.changing import Change, clean, not_so_written
from assessment.checklist_files.new_parts import entry_lines, option_of, question_of
from assessment.checklist_files.splicing import Cut, brief, item_added, item_removed, line_above
from assessment.core.checklist_edits import (
    AddOption,
    AddQuestion,
    ChangeHelp,
    ChangeSources,
    ChangeWeight,
    ChecklistEdit,
    ChecklistEditError,
    NewOption,
    RaiseEdition,
    Retire,
    Reword,
)
from assessment.core.diagnostics import Path
from assessment.core.language import tr
from assessment.core.shape import quoted
from assessment.core.vocabulary import AnswerType

_SLUG: Final = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_SLUG_LENGTH: Final = 80
_CHOSEN: Final = (AnswerType.CHOICE, AnswerType.MULTIPLE)
_WEIGHTS: Final = (1, 2, 3)


def edited_text(text: str, edit: ChecklistEdit) -> str:
    """Return the text of a checklist's file with one change; every other sign is as it was.

    Raises:
        ChecklistEditError: when the change cannot be made, in Swedish.
    """
    change = Change(text)
    match edit:
        case Reword():
            _wanted(edit.text, tr("Skriv hur frågan ska lyda."))
            change.set(change.question(edit.question), "fråga", edit.text)
        case ChangeHelp():
            _help(change, edit)
        case ChangeSources():
            _sources(change, edit)
        case ChangeWeight():
            _weight(change, edit)
        case Retire():
            _retire(change, edit)
        case AddOption():
            _option(change, edit)
        case AddQuestion():
            _question(change, edit)
        case RaiseEdition():
            _edition(change, edit)
        case _:
            assert_never(edit)
    return change.done()


def _help(change: Change, edit: ChangeHelp) -> None:
    place = change.question(edit.question)
    if edit.help.strip():
        change.set(place, "hjälp", edit.help, ("svarstyp",))
    elif change.value(place, "hjälp") is not None:
        change.drop(place, "hjälp")


def _weight(change: Change, edit: ChangeWeight) -> None:
    place = change.question(edit.question)
    if change.value(place, "svarstyp") != AnswerType.EFFECT:
        raise ChecklistEditError(tr("Bara frågor av svarstypen effekt har en vikt. Välj en sådan fråga."))
    _weighed(edit.weight, edit.reason)
    change.set(place, "vikt", edit.weight, ("grupper", "svarstyp"))
    if change.value(place, "vikt-skäl") != clean(edit.reason):
        # A key that was put in just now has no position yet: both follow the key before them.
        new = "vikt" not in change.keys(place).branch.kids and "weight" not in change.keys(place).branch.kids
        change.set(place, "vikt-skäl", edit.reason, ("grupper", "svarstyp") if new else ("vikt",))


def _retire(change: Change, edit: Retire) -> None:
    place = change.question(edit.question)
    if change.value(place, "utgår") in ("ja", True):
        raise ChecklistEditError(tr("Frågan {question} utgår redan.", question=quoted(edit.question)))
    change.set(place, "utgår", "ja", ("fråga",))


def _option(change: Change, edit: AddOption) -> None:
    place = change.question(edit.question)
    there = change.entries(place, "svarsalternativ")
    if not there:
        raise ChecklistEditError(
            tr("Frågan har inga egna svarsalternativ att lägga till ett i. Skriv dem i texten i stället.")
        )
    ids = [str(option.get("id")) for option in there]
    _whole(edit.option, ids)
    after = _place_after(edit.after, ids, tr("svarsalternativ"))
    path = (*place, change.name(place, "svarsalternativ"))
    _add_item(change, path, after, clean(option_of(edit.option)), airy=False)


def _question(change: Change, edit: AddQuestion) -> None:
    path = dict(change.lists()).get(edit.section)
    if path is None:
        raise ChecklistEditError(
            tr(
                "Checklistan saknar avsnittet {section}, eller så är det tomt. Välj ett annat.",
                section=quoted(edit.section),
            )
        )
    _wanted(edit.text, tr("Skriv hur frågan ska lyda."))
    _free(edit.id, change.questions())
    if edit.type in _CHOSEN and len(edit.options) < 2:  # noqa: PLR2004 - a choice is between two
        raise ChecklistEditError(tr("Skriv minst två svarsalternativ: svarstypen är {type}.", type=edit.type))
    for number, option in enumerate(edit.options):
        _whole(option, [o.id for o in edit.options[:number]])
    if edit.weight is not None:
        if edit.type is not AnswerType.EFFECT:
            raise ChecklistEditError(tr("Bara frågor av svarstypen effekt har en vikt. Ta bort vikten."))
        _weighed(edit.weight, edit.weight_reason)
    if edit.replaces and edit.replaces not in change.questions():
        raise ChecklistEditError(
            tr(
                "Checklistan har ingen fråga med id {id} att ersätta. Välj en som utgår.",
                id=quoted(edit.replaces),
            )
        )
    ids = [str(question.get("id")) for question in change.at(path)]
    _add_item(
        change,
        path,
        _place_after(edit.after, ids, tr("frågor i avsnittet")),
        clean(question_of(edit)),
        airy=True,
    )


def _edition(change: Change, edit: RaiseEdition) -> None:
    old = change.value((), "utgåva")
    _wanted(edit.edition, 'Skriv vad utgåvan ska heta, till exempel "2027-1".')
    _wanted(edit.decided_by, "Skriv vem som har beslutat, till exempel Socialnämnden.")
    if old is None:
        raise ChecklistEditError(tr("Filen har ingen utgåva. Skriv en i texten först."))
    if str(old) == edit.edition:
        raise ChecklistEditError(
            tr("Utgåvan heter redan {edition}. Ge den ett nytt namn.", edition=edit.edition)
        )
    who = " ".join(clean(edit.decided_by).split())
    where = " ".join(clean(edit.reference).split())
    note = f"# Utgåva {' '.join(edit.edition.split())} beslutades {edit.decided_on.isoformat()} av {who}"
    change.cuts.append(
        line_above(
            change.keys(()),
            change.name((), "utgåva"),
            f"{note}, {where}." if where else f"{note}.",
        )
    )
    change.set((), "utgåva", edit.edition)
    if edit.valid_from is not None:
        change.set((), "gäller-från", edit.valid_from.isoformat(), ("utgåva",))


def _sources(change: Change, edit: ChangeSources) -> None:
    place = change.question(edit.question)
    for source in edit.sources:
        if not _SLUG.fullmatch(source):
            raise ChecklistEditError(
                tr("{id} är inget id på en källa. Välj ur kallor.yaml.", id=quoted(source))
            )
    old, new = change.value(place, "källa"), list(dict.fromkeys(edit.sources))
    name = change.name(place, "källa")
    if not new:
        if old is not None:
            change.drop(place, name)
        return
    path = (*place, name)
    if not isinstance(old, list) or not old or change.spot(path)[1]:
        change.set(place, "källa", new)
        return
    _source_items(change, path, old, new)


def _source_items(change: Change, path: Path, old: list[Any], new: list[str]) -> None:
    """Change a list that is written downwards item by item, so that comments beside the others stay."""
    kept = [source for source in new if source in old]
    if not kept or new[0] not in old or kept != [source for source in old if source in new]:
        _sources_anew(change, path, new)
        return
    branch, _ = change.spot(path)
    change.cuts += [item_removed(change.document, branch, n) for n, s in enumerate(old) if s not in new]
    fresh, before = [], old.index(new[0])
    for source in new:
        before = old.index(source) if source in old else before
        fresh += [] if source in old else [_item(change, path, before, source, airy=False)]
    # Of two that are put in at the same place the one that is cut in last stands first.
    change.cuts += reversed(fresh)
    change.at(path)[:] = new


def _sources_anew(change: Change, path: Path, new: list[str]) -> None:
    branch, _ = change.spot(path)
    spots = branch.kids
    start, end = branch.start_mark, spots[-1].end_mark.index
    if "#" in change.document.text[start.index : end]:
        raise not_so_written()
    text = f"\n{' ' * start.column}".join(f"- {brief(source)}" for source in new)
    change.cuts.append(Cut(start.index, end, text))
    change.at(path)[:] = new


def _add_item(change: Change, path: Path, after: int, entry: dict[str, Any], *, airy: bool) -> None:
    change.cuts.append(_item(change, path, after, entry, airy=airy))
    change.at(path).insert(after + 1, entry)


def _item(change: Change, path: Path, after: int, entry: Any, *, airy: bool) -> Cut:
    branch, in_braces = change.spot(path)
    flat = getattr(branch.kids[after], "flow", True)

    def lines(column: int) -> list[str]:
        return [brief(entry)] if flat else entry_lines(entry, column)

    return item_added(
        change.document, branch, after, in_braces=in_braces, airy=airy, lines=lines, brief=brief(entry)
    )


def _place_after(wanted: str, ids: list[str], what: str) -> int:
    if wanted and wanted not in ids:
        raise ChecklistEditError(
            tr(
                "{id} finns inte bland {entries}. Välj ett annat att stå efter.",
                id=quoted(wanted),
                entries=what,
            )
        )
    return ids.index(wanted) if wanted else len(ids) - 1


def _whole(option: NewOption, taken: list[str]) -> None:
    _wanted(option.text, tr("Skriv svaret som det ska stå på skärmen."))
    _free(option.id, taken)


def _free(wanted: str, taken: Any) -> None:
    """Refuse an id that is none, or that something else has."""
    if not _SLUG.fullmatch(wanted) or len(wanted) > _SLUG_LENGTH:
        raise ChecklistEditError(
            tr(
                "{id} är inget id. Skriv bokstäver a–z, siffror och bindestreck, högst 80 tecken: "
                "barns-fritid",
                id=quoted(wanted),
            )
        )
    if wanted in taken:
        raise ChecklistEditError(tr("Id {id} är upptaget. Hitta på ett annat.", id=quoted(wanted)))


def _weighed(weight: int, reason: str) -> None:
    if weight not in _WEIGHTS:
        raise ChecklistEditError(tr("Vikten är 1, 2 eller 3."))
    _wanted(reason, tr("Skriv varför frågan har den vikten."))


def _wanted(text: str, sentence: str) -> None:
    if not text.strip():
        raise ChecklistEditError(sentence)
