"""Step 3: who is affected. Groups of the catalogue, own groups, combinations, how many they are and where.

Knows groups. Every chosen group is a row in the effect questions.
"""

from collections.abc import Iterable
from functools import partial

import streamlit as st

from assessment.core import editing
from assessment.core.assessment import Assessment
from assessment.core.case import AffectedGroup, Count
from assessment.core.catalogue import CatalogueGroup
from assessment.core.groups import Group, in_order
from assessment.core.language import N_, tr
from assessment.core.progress import Step
from assessment.core.summary.wording import capital, join
from assessment.ui import fields, folded, hints, sections, session, texts
from assessment.ui.plain import plain
from assessment.ui.session import Unreadable, View

_COUNTS: dict[str, str] = {
    "antal": N_("Ett antal"),
    "färre-än-fem": N_("Färre än fem"),
    "vet-inte": N_("Vet inte"),
}


def show(view: View) -> None:
    """Show the chosen groups first, then the ways to add more."""
    st.markdown(
        tr(
            "Varje grupp du väljer får en egen rad i frågorna. Välj dem som förslaget gör skillnad för, "
            "också om de är få."
        )
        + f" {tr(texts.NO_NAMES)}"
    )
    folded.terms(view.checklists.scale, "utsatt", "kombination")
    own = {g.id: g for g in view.assessment.groups}
    chosen = in_order(g for g in view.flow.chosen.values() if g.id in own)
    names = plain(join(g.name for g in chosen)) or tr("ingen ännu")
    st.markdown(tr("**Valda grupper:** {names}.", names=names))
    hints.groups(view)
    _catalogue(view)
    _own_group()
    _combination(view)
    st.header(tr("Om grupperna"), anchor=False)
    _added_by_itself(view, own)
    for group in chosen:
        _chosen(view, group, own[group.id])
    sections.of_step(view, Step.GROUPS)


def _chosen(view: View, group: Group, stored: AffectedGroup) -> None:
    with st.container(border=True, key=f"fraga-grupp-{group.id}"):
        mark = _vulnerable() if group.vulnerable else ""
        st.subheader(plain(capital(group.name)) + mark, anchor=False)
        about = view.checklists.groups.group(group.id)
        if about is not None and about.description:
            st.caption(plain(about.description))
        if about is None:
            _name(group, stored)
        left, right = st.columns(2)
        with left:
            _count(view, group.id, stored.count)
        with right:
            fields.text(
                tr("Område"),
                f"grupp|{group.id}|omrade",
                stored.area,
                partial(_set, group.id, "area"),
                hint=tr("Var gruppen bor eller vistas, om det spelar roll."),
            )
        if about is None and not stored.parts:
            _own_questions(view, stored)
        fields.action(
            tr("Ta bort {what}", what=plain(group.name)),
            f"grupp|{group.id}|bort",
            lambda a: editing.remove_group(a, group.id),
            tr("Gruppen {name} är borttagen. Svaren finns kvar om du ångrar dig.", name=group.name),
            quiet=True,
        )


def _name(group: Group, stored: AffectedGroup) -> None:
    fields.text(
        tr("Namn"),
        f"grupp|{group.id}|namn",
        stored.name,
        partial(_set_name, group.id),
        # A combination without a name of its own is called by its parts.
        placeholder=group.name if stored.parts else None,
    )


def _vulnerable() -> str:
    return " " + tr("(utsatt)")


def _count(view: View, group: str, stored: Count | None) -> None:
    kind = None if stored is None else "antal" if isinstance(stored, int) else stored
    typed = session.recall(f"grupp|{group}|vill-skriva-antal", otherwise=False)
    fields.choice(
        tr("Hur många är de?"),
        f"grupp|{group}|hur-manga",
        {kind: tr(text) for kind, text in _COUNTS.items()},
        "antal" if typed and kind is None else kind,
        partial(_set_kind, group),
    )
    if kind == "antal" or (typed and kind is None):
        number = stored if isinstance(stored, int) else None
        fields.whole(tr("Antal"), f"grupp|{group}|antal", number, partial(_set_number, group))
    small = view.checklists.scale.small_numbers
    few = stored == "färre-än-fem" or (isinstance(stored, int) and stored < small.below)
    if few:
        st.warning(
            tr(
                "Liten grupp. {reason} Skriv ”färre än fem” i stället för talet, och ta inte med "
                "något som pekar ut någon.",
                reason=small.reason,
            )
        )


def _own_questions(view: View, stored: AffectedGroup) -> None:
    fields.choice(
        tr("Har gruppen det svårt redan i dag?"),
        f"grupp|{stored.id}|utsatt",
        texts.yes_no(),
        None if stored.vulnerable is None else "ja" if stored.vulnerable else "nej",
        partial(_set_vulnerable, stored.id),
        hint=tr("Då väger en försämring tyngre."),
    )
    fields.several(
        tr("Vilka av grupperna i listan hör den till?"),
        f"grupp|{stored.id}|hor-till",
        {g.id: g.name for g in view.checklists.groups.groups if not g.reference},
        stored.belongs_to,
        partial(_set_tuple, stored.id, "belongs_to"),
        placeholder=tr("Välj grupper"),
    )


def _added_by_itself(view: View, own: Iterable[str]) -> None:
    chosen = set(own)
    references = [g.name for g in view.flow.groups.values() if g.reference and g.id not in chosen]
    if references:
        st.markdown(tr("Finns alltid med, som jämförelse: {names}.", names=plain(join(references))))
    opened = [g.name for g in view.flow.chosen.values() if g.id not in chosen and not g.reference]
    if opened:
        st.markdown(tr("Kommer från svar i perspektiven: {names}.", names=plain(join(opened))))


def _catalogue(view: View) -> None:
    st.header(tr("Välj ur listan"), anchor=False)
    chosen = {g.id for g in view.assessment.groups}
    kinds: dict[str, list[CatalogueGroup]] = {}
    for group in view.checklists.groups.groups:
        if not group.reference:
            kinds.setdefault(group.kind, []).append(group)
    for kind, groups in kinds.items():
        # The name alone: a part whose label changes is a new part to Streamlit, and closes under your hand.
        part = st.expander(
            plain(kind or tr("Övriga")), key=session.name_key(f"slag|{kind or 'Övriga'}"), on_change="rerun"
        )
        if not part.open:
            continue
        with part:
            for group in groups:
                fields.tick(
                    plain(capital(group.name)) + (_vulnerable() if group.vulnerable else ""),
                    f"valj|{group.id}",
                    group.id in chosen,
                    partial(_pick, group.id),
                    hint=plain(group.description),
                )


def _own_group() -> None:
    st.header(tr("Lägg till en egen grupp"), anchor=False)
    key = session.name_key("egen-grupp")
    example = tr("Till exempel elever med längst resväg")
    fields.new(tr("Gruppens namn"), key, tr("Lägg till gruppen"), _add_own, placeholder=example)


def _combination(view: View) -> None:
    single = {g.id: g.name for g in view.flow.chosen.values() if not g.parts}
    if len(single) < 2:  # noqa: PLR2004 - a combination has two parts
        return
    st.header(tr("Kombinera två grupper"), anchor=False)
    st.caption(
        tr("Till exempel flickor och barn med funktionsnedsättning: flickor som har en funktionsnedsättning.")
    )
    first, second = session.name_key("kombination-1"), session.name_key("kombination-2")
    left, right, button = st.columns([4, 4, 2], vertical_alignment="bottom")
    for where, key, label in ((left, first, tr("Den ena gruppen")), (right, second, tr("Den andra gruppen"))):
        with where:
            st.selectbox(
                label,
                list(single),
                index=None,
                format_func=lambda g: single[g],
                key=key,
                placeholder=tr("Välj grupp"),
                disabled=session.locked(),
            )
    with button:
        fields.button(tr("Kombinera"), None, _combine, first, second)


def _combine(first: str, second: str) -> None:
    parts = (session.chosen(first), session.chosen(second))
    if all(parts) and parts[0] != parts[1]:
        session.apply(lambda a: editing.add_combination(a, parts))


def _add_own(key: str) -> None:
    name = str(session.chosen(key) or "").strip()
    catalogue = [g.id for g in session.view().checklists.groups.groups]
    if name and session.apply(lambda a: editing.add_own_group(a, name, catalogue)):
        session.empty(key)


def _pick(group: str, assessment: Assessment, picked: bool) -> Assessment:  # noqa: FBT001 - the box itself
    return editing.add_group(assessment, group) if picked else editing.remove_group(assessment, group)


def _set(group: str, field: str, assessment: Assessment, value: str) -> Assessment:
    return editing.change_group(assessment, group, **{field: value})


def _set_name(group: str, assessment: Assessment, written: str) -> Assessment:
    stored = next((g for g in assessment.groups if g.id == group), None)
    if not written.strip() and stored is not None and not stored.parts:
        raise Unreadable(
            tr("Skriv vad gruppen heter. Ska den inte vara med, ta bort den längst ner i rutan.")
        )
    return editing.change_group(assessment, group, name=written.strip())


def _set_tuple(group: str, field: str, assessment: Assessment, value: list[str]) -> Assessment:
    return editing.change_group(assessment, group, **{field: tuple(value)})


def _set_vulnerable(group: str, assessment: Assessment, chosen: str | None) -> Assessment:
    return editing.change_group(assessment, group, vulnerable=None if chosen is None else chosen == "ja")


def _set_kind(group: str, assessment: Assessment, chosen: str | None) -> Assessment:
    session.remember(f"grupp|{group}|vill-skriva-antal", chosen == "antal")
    return editing.change_group(assessment, group, count=None if chosen in {None, "antal"} else chosen)


def _set_number(group: str, assessment: Assessment, number: int | None) -> Assessment:
    if number is not None and number < 0:
        raise Unreadable(tr("Antalet kan inte vara mindre än noll."))
    return editing.change_group(assessment, group, count=number)
