"""The traces of the result page: the rows, sums and divisions that a number is made of, folded beside it.

Knows HTML's own folding, which costs no rerun, and finished words. Adds nothing up itself.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from html import escape

import streamlit as st

from assessment.core.language import tr
from assessment.core.result import BasisResult, GapResult, GroupResult, PerspectiveResult
from assessment.core.summary import arguing, wording
from assessment.core.trace import Names, basis_parts, row_parts, sums
from assessment.core.vocabulary import Gap
from assessment.ui import grids


def fold(summary: str, inside: str) -> str:
    """Return what stands folded under a line of text; ``inside`` is HTML."""
    return f"<details><summary>{escape(summary)}</summary>{inside}</details>"


def grid(
    name: str, head: Sequence[str], rows: Iterable[Sequence[str]], foot: Iterable[Sequence[str]] = ()
) -> str:
    """Return a table of finished HTML cells, the first of every row its heading."""
    return (
        f'<div class="rullar" tabindex="0" role="group" aria-label="{escape(name)}">'
        f"{grids.table(head, rows, foot)}</div>"
    )


def of_group(group: GroupResult, names: Names, *, measured: bool = False) -> str:
    """Return the folded trace of one group's two numbers; '' when it has none."""
    added = sums(group, names.scale)
    if not added:
        return ""
    name = names.groups[group.group]
    title = (
        tr("Så räknas talen för {name} med åtgärder", name=name)
        if measured
        else tr("Så räknas talen för {name}", name=name)
    )
    rows = [
        (
            f"{escape(wording.capital(part.question))}<small>{escape(part.answer)}; {part.basis}</small>",
            escape(part.harm),
            escape(part.benefit),
        )
        for part in row_parts(group, names)
    ]
    foot = [
        (tr("Summa av vikterna"), *(escape(s.total) for s in added)),
        (tr("100 × summan / vikterna"), *(escape(s.division) for s in added)),
    ]
    head = (tr("Fråga och svar"), tr("Vikt × sämre"), tr("Vikt × bättre"))
    return fold(title, grid(title, head, rows, foot))


def gap(found: PerspectiveResult, names: Names) -> None:
    """Show, folded, what each question says of the gap; after measures too where they change it."""
    name = names.perspectives[found.perspective]
    _gap(tr("Skillnaderna fråga för fråga i {name}", name=name), found.gap, names)
    if found.after is not None and found.after.gap != found.gap:
        title = tr("Skillnaderna fråga för fråga i {name} med åtgärder", name=name)
        _gap(title, found.after.gap, names)


def _gap(title: str, found: GapResult, names: Names) -> None:
    if found.word is Gap.NONE:
        return
    head = (tr("Fråga"), tr("Skillnaden"))
    rows = [
        (escape(wording.capital(names.questions[key])), escape(tr(wording.GAP_TEXT[word])))
        for key, word in found.questions
    ]
    _show(fold(title, grid(title, head, rows)))


def basis(found: PerspectiveResult, names: Names) -> None:
    """Show how much is unknown and how much has support, and folded how the shares are counted."""
    name = names.perspectives[found.perspective]
    title = tr("Så räknas underlaget i {name}", name=name)
    _basis(tr("Underlaget."), title, found.basis, found.groups, names)
    if found.after is not None and found.after.basis != found.basis:
        title = tr("Så räknas underlaget i {name} med åtgärder", name=name)
        _basis(tr("Underlaget med åtgärder."), title, found.after.basis, found.after.groups, names)


def _basis(label: str, title: str, found: BasisResult, groups: Sequence[GroupResult], names: Names) -> None:
    unknown, supported = found.unknown, found.supported
    if unknown is None or supported is None:
        return
    parts = basis_parts(groups, names)
    weight = sum(p.weight for p in parts)
    told = [
        tr("Säkerhet: {word}.", word=tr(found.confidence.value)),
        tr("Okänt: {share}.", share=_percent(unknown)),
        tr("Med underlag A eller B: {share}.", share=_percent(supported)),
    ]
    if found.unknown_groups:
        groups_ = wording.join(names.groups[g] for g in found.unknown_groups)
        told.append(tr("För lite känt om {groups}.", groups=groups_))
    rows = [
        (escape(wording.capital(p.group)), str(p.weight), str(p.unknown), str(p.supported)) for p in parts
    ]
    unknowns, supports = sum(p.unknown for p in parts), sum(p.supported for p in parts)
    foot = [
        (tr("Summa"), str(weight), str(unknowns), str(supports)),
        (tr("Andel"), "", _share(unknowns, weight, unknown), _share(supports, weight, supported)),
    ]
    head = (tr("Grupp"), tr("Vikt som räknas"), tr("Okänt"), tr("Underlag A eller B"))
    note = escape(tr("Vad varje fråga bygger på står i gruppernas uträkningar ovanför."))
    folded = fold(title, f"<p>{note}</p>{grid(title, head, rows, foot)}")
    _show(f"<p><strong>{escape(label)}</strong> {escape(' '.join(told))}</p>{folded}")


def _share(part: int, weight: int, share: Fraction) -> str:
    return f"{part} / {weight} = {_percent(share)}"


def _percent(share: Fraction) -> str:
    rounded = str((200 * share + 1) // 2)
    return arguing.percent(rounded, rounded)


def _show(html: str) -> None:
    st.html(f'<div class="resultat">{html}</div>')
