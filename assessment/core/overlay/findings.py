"""What is wrong with local changes: targets that the base lost, and what the changes bring with them.

Knows findings and paths. Knows no line, and judges nothing in the base itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist, Question
from assessment.core.diagnostics import Finding, Path
from assessment.core.overlay.merge import Merged, Origin
from assessment.core.overlay.model import SOURCES, ChecklistChange, Overlay
from assessment.core.shape import meant, quoted


def lost_targets(base: ChecklistSet, overlay: Overlay, document: str) -> Iterator[Finding]:
    """Yield what the overlay points at that the base does not have, or no longer asks.

    Args:
        base: the checklists that the overlay builds on, in their present edition.
        overlay: the changes.
        document: what to call the overlay's file.
    """
    known = [c.id for c in base.checklists]
    for name, change in overlay.checklists.items():
        checklist = base.checklist(name)
        if checklist is None:
            yield _lost(document, ("checklistor", name), "ingen checklista", name, known)
        else:
            yield from _lost_in(checklist, change, document)


def _lost_in(checklist: Checklist, change: ChecklistChange, document: str) -> Iterator[Finding]:
    root: Path = ("checklistor", checklist.id)
    questions = {q.id: q for q in checklist.questions()}
    flags = [f.id for f in checklist.stop_flags]
    everything = [*questions, *flags, *(line.id for line in checklist.sufficiency)]
    for number, name in enumerate(change.off):
        if name not in everything:
            yield _lost(document, (*root, "utgår", number), "ingen fråga eller stoppflagga", name, everything)
    targets: list[tuple[Iterable[str], Path, str, list[str]]] = [
        (change.changes, ("ändrar",), "ingen fråga", list(questions)),
        (change.flag_changes, ("ändrar-flaggor",), "ingen stoppflagga", flags),
        (
            change.adds.questions,
            ("lägger-till", "frågor"),
            "inget avsnitt",
            [s.id for s in checklist.sections],
        ),
        (change.adds.options, ("lägger-till", "svarsalternativ"), "ingen fråga", list(questions)),
    ]
    for names, path, what, known in targets:
        for name in names:
            if name not in known:
                yield _lost(document, (*root, *path, name), what, name, known)
    for name, new in change.changes.items():
        if name in questions:
            options = [o.id for o in questions[name].all_options]
            path = (*root, "ändrar", name)
            yield from _retired(document, path, questions[name], questions.values())
            for option in new.options:
                if option not in options:
                    yield _lost(document, (*path, "svarsalternativ", option), "inget svar", option, options)


def _lost(document: str, path: Path, what: str, name: str, known: Iterable[str]) -> Finding:
    return Finding(
        code="överlagring-saknar-mål",
        document=document,
        path=path,
        message=f"grunden har {what} som heter {quoted(name)}",
        tips=meant(name, known) or ("ta bort ändringen, eller rätta id:t",),
        on_key=True,
    )


def _retired(document: str, path: Path, question: Question, others: Iterable[Question]) -> Iterator[Finding]:
    """Yield that a changed question is no longer asked in the base, and what took its place."""
    if question.retired:
        heirs = tuple(f"den är ersatt av {quoted(q.id)}" for q in others if q.replaces == question.id)
        yield Finding(
            code="överlagring-saknar-mål",
            document=document,
            path=path,
            message=f"frågan {quoted(question.id)} ställs inte längre i grunden",
            tips=heirs or ("ta bort ändringen",),
            on_key=True,
        )


def told_locally(
    found: Iterable[Finding],
    known: Iterable[Finding],
    merged: Merged,
    overlay: Overlay,
    document: str,
    homes: Mapping[str, str],
) -> Iterator[Finding]:
    """Yield what the changes bring with them, each where it stands in the overlay.

    A finding that stands in the base but follows from a change is told at that change: of the question it is
    about, else what is switched off that it names, else the checklist's changes as a whole.

    Args:
        found: what the rules say of the merged checklists, with paths as in those.
        known: what they say of the base alone; that is the base's to mend and is left out.
        merged: the merge.
        overlay: the changes.
        document: what to call the overlay's file.
        homes: the id of the checklist in each document of the base, and *källor* for the sources.
    """
    before = {_same(f, f.path) for f in known}
    own_sources = len(merged.checklists.sources.sources) - len(overlay.sources)
    for finding in found:
        home = homes.get(finding.document, "")
        if home == SOURCES and finding.path[:1] == (SOURCES,) and int(finding.path[1]) >= own_sources:
            place = (SOURCES, int(finding.path[1]) - own_sources, *finding.path[2:])
            yield replace(finding, document=document, path=place)
            continue
        origin = merged.origins.get(home, Origin())
        own, path = origin.of(finding.path)
        if own:
            yield replace(finding, document=document, path=path)
        elif _same(finding, path) not in before:
            yield _blamed(finding, home, origin, overlay, document)


def _same(finding: Finding, path: Path) -> tuple[str, str, Path, str]:
    return finding.code, finding.document, path, finding.message


def _blamed(finding: Finding, home: str, origin: Origin, overlay: Overlay, document: str) -> Finding:
    change = overlay.checklists.get(home, ChecklistChange())
    about = next((q for p, q in origin.question.items() if finding.path[: len(p)] == p), "")
    if about in change.changes:
        return replace(finding, document=document, path=("checklistor", home, "ändrar", about), on_key=True)
    tips = (*finding.tips, f"det är grunden som säger så, i {f'frågan {quoted(about)}' if about else home}")
    for name, other in overlay.checklists.items():
        for number, gone in enumerate(other.off):
            if quoted(gone) in finding.message or quoted(f"{name}/{gone}") in finding.message:
                path: Path = ("checklistor", name, "utgår", number)
                return replace(finding, document=document, path=path, tips=tips, words=None)
    place: Path = ("checklistor", home) if home in overlay.checklists else ("checklistor",)
    return replace(finding, document=document, path=place, tips=tips, on_key=True, words=None)
