"""The numbers of every group as a picture and as a table, each with its trace right beside it.

Knows finished lines of a summary. Never a number without the severity before it.
"""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape

import streamlit as st

from assessment.core.language import N_, spoken, tr
from assessment.core.result import GroupResult, PerspectiveResult
from assessment.core.summary import wording
from assessment.core.summary.chapters import pictured, profile_line
from assessment.core.summary.material import Material
from assessment.core.summary.model import ProfileLine
from assessment.core.trace import Names
from assessment.ui import result_traces, session

_PICTURE_WIDTH = 640
"""Pixels, at most."""
_VULNERABLE = N_("utsatt grupp")
_NOT_RELEVANT = N_("inte relevant")
_STYLE = """<style>
.resultat {max-width: 52rem;}
.resultat table {border-collapse: collapse; width: 100%;}
.resultat .grupper {table-layout: fixed;}
.grupper > thead th:first-child {width: 42%;}
.resultat caption {text-align: left; font-weight: 600; padding: .3rem 0;}
.resultat :is(th, td) {
  text-align: left; vertical-align: top; padding: .4rem .6rem .4rem 0; font-weight: 400;
  border-bottom: 1px solid light-dark(#C5CED3, #4A5963);
}
.resultat thead th, .resultat tfoot :is(th, td), .grupp > th {font-weight: 600;}
.grupp > :is(th, td) {border-bottom: none;}
.resultat small {display: block; font-weight: 400; font-size: .85rem;}
.spar > td {padding-top: 0;}
.resultat summary {cursor: pointer; text-decoration: underline; width: fit-content; font-size: .9rem;}
.resultat details {margin: 0 0 .4rem;}
.rullar {overflow-x: auto; font-size: .9rem; padding: .3rem 0 .6rem;}
@media (max-width: 640px) {
  .resultat :is(th, td) {padding-right: .3rem;}
  .resultat :is(thead, tbody) :is(th, td) {font-size: .85rem;}
  .resultat [scope="row"] {hyphens: auto; overflow-wrap: anywhere;}
}
</style>"""


def style() -> None:
    """Add the rules of the tables to the page, once."""
    st.html(_STYLE)


def show(material: Material, perspective: str, found: PerspectiveResult, names: Names) -> None:
    """Show the groups of a perspective, folded those that notice nothing; then those that measures change."""
    if not found.groups:
        return
    pairs = [(group, profile_line(material, group)) for group in found.groups]
    st.subheader(tr("Grupp för grupp"), anchor=False)
    measured = found.after is not None
    title = (
        tr("{perspective} före åtgärder, 0–100", perspective=perspective)
        if measured
        else tr("{perspective}, 0–100", perspective=perspective)
    )
    if telling := [p for p in pairs if _tells(p[0])]:
        _picture([line for _, line in telling])
        _table(title, telling, names)
    if same := [p for p in pairs if not _tells(p[0])]:
        with_numbers = result_traces.fold(
            _without(perspective, len(same), measured=measured), _grid(title, same, names)
        )
        st.html(f'<div class="resultat">{with_numbers}</div>')
    if found.after is not None:
        changed = [g for g in found.after.groups if g != found.group(g.group)]
        after = [(group, profile_line(material, group)) for group in changed]
        title = tr(
            "{perspective}: med beslutade åtgärder, de grupper som de ändrar något för",
            perspective=perspective,
        )
        _table(title, after, names, measured=True)


def _without(perspective: str, number: int, *, measured: bool) -> str:
    if measured:
        return tr(
            "Grupper utan skillnad i {perspective} före åtgärder ({number})",
            perspective=perspective,
            number=number,
        )
    return tr("Grupper utan skillnad i {perspective} ({number})", perspective=perspective, number=number)


def _picture(lines: Sequence[ProfileLine]) -> None:
    """Show the same numbers as bars, with the whole picture in words for those who do not see it."""
    spec = _spec(tuple(lines), spoken().tag, dark=st.context.theme.type == "dark")
    with st.container(width=_PICTURE_WIDTH):
        st.vega_lite_chart(json.loads(spec), width="stretch", theme=None)


# A picture takes a tenth of a second to specify, and the same one is often looked at again.
@lru_cache(maxsize=64)
def _spec(lines: tuple[ProfileLine, ...], language: str, *, dark: bool) -> str:
    del language  # Only what the picture is kept by: its words are told in the language that is spoken.
    told = wording.picture_text([pictured(line) for line in lines])
    # The server does not know how wide the window is; names above the bars fit in any.
    spec = session.service().profile_picture(lines, dark=dark, narrow=True, description=told)
    return json.dumps(spec)


def _tells(group: GroupResult) -> bool:
    return any(i is not None and i.upper > 0 for i in (group.harm, group.benefit))


def _table(
    title: str, pairs: Sequence[tuple[GroupResult, ProfileLine]], names: Names, *, measured: bool = False
) -> None:
    st.html(f'<div class="resultat">{_grid(title, pairs, names, measured=measured)}</div>')


def _grid(
    title: str, pairs: Sequence[tuple[GroupResult, ProfileLine]], names: Names, *, measured: bool = False
) -> str:
    cells = (tr("Grupp"), tr("Försämring"), tr("Förbättring"))
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in cells)
    rows = "".join(_rows(pairs, names, measured=measured))
    return (
        f'<table class="grupper"><caption>{escape(title)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _rows(pairs: Iterable[tuple[GroupResult, ProfileLine]], names: Names, *, measured: bool) -> Iterable[str]:
    for group, line in pairs:
        vulnerable = f"<small>{escape(tr(_VULNERABLE))}</small>" if group.vulnerable else ""
        yield (
            f'<tr class="grupp"><th scope="row">{escape(line.group)}{vulnerable}</th>'
            f"<td>{_number(line.severity, line.harm, line.harm_band)}</td>"
            f"<td>{_number(line.improvement, line.benefit, line.benefit_band)}</td></tr>"
        )
        if trace := result_traces.of_group(group, names, measured=measured):
            yield f'<tr class="spar"><td colspan="3">{trace}</td></tr>'


def _number(gravity: str, number: str, band: str) -> str:
    if number == wording.DASH:
        return f"{wording.DASH}<small>{escape(tr(_NOT_RELEVANT))}</small>"
    word = f"{escape(wording.capital(gravity))}: " if gravity != wording.DASH else ""
    return f"{word}<strong>{escape(number)}</strong> ({escape(band)})"
