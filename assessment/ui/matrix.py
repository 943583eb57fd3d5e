"""The effect questions of a section as a matrix for the experienced: a question per row, a group per column.

Knows the same answers and edits as the questions one by one. Fields in rows and no grid: a keyboard and a
screen reader meet an ordinary list in every cell, named by its question and group.
"""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from assessment.core import editing, progress
from assessment.core.assessment import Assessment, EffectAnswer
from assessment.core.groups import Group, in_order
from assessment.core.language import N_, tr
from assessment.core.sources import Asked
from assessment.core.summary.wording import capital
from assessment.core.vocabulary import Both
from assessment.ui import fields, places, session, texts, words
from assessment.ui.places import GROUPS, MATRIX, QUESTION, QUESTIONS, SHOWN
from assessment.ui.plain import plain
from assessment.ui.session import View

_COLUMNS = 5
"""Groups beside each other; with more there is a switch, so that the page stays readable and quick."""
_ALL = N_("Alla lika")


def show(view: View, asked: Sequence[Asked], alternative: str) -> None:
    """Show the questions for one alternative, the groups that are in sight beside each other."""
    columns = _in_sight(in_order({g.id: g for a in asked for g in a.groups}.values()))
    lacks_reason = progress.lacking_reason(view.progress.left, alternative)
    st.caption(
        tr("Varje ruta är ett svar. Motivering, varaktighet och underlag fyller du i när du öppnar frågan.")
    )
    with st.container(key="matris"):
        with st.container(key="matris-huvud"):
            names = [tr(_ALL), *(capital(g.name) for g in columns)]
            for where, name in zip(st.columns(len(names), gap="small"), names, strict=True):
                where.markdown(f"**{plain(name)}**")
        for one in asked:
            _Line(view, one, alternative).show(columns, lacks_reason=one.key in lacks_reason)


def _in_sight(groups: Sequence[Group]) -> Sequence[Group]:
    if len(groups) <= _COLUMNS:
        return groups
    parts = {str(n): groups[n : n + _COLUMNS] for n in range(0, len(groups), _COLUMNS)}
    names = {n: f"{int(n) + 1}–{int(n) + len(part)}" for n, part in parts.items()}
    wanted = session.parameter(GROUPS) or ""
    chosen = wanted if wanted in parts else "0"
    places.switch(tr("Vilka av de {number} grupperna?", number=len(groups)), GROUPS, names, chosen)
    return parts[chosen]


class _Line:
    """One question of the matrix. Made anew at every rerun; keeps nothing."""

    def __init__(self, view: View, asked: Asked, alternative: str) -> None:
        self.view = view
        self.key = asked.key
        self.label = capital(asked.question.label)
        self.alternative = alternative
        self.asked = {g.id for g in asked.groups}
        self.own = tuple(g.id for g in asked.groups if view.flow.answered_at(asked.key, g.id) == asked.key)
        stored = view.assessment.effects.get(asked.key, {}).get(alternative, EffectAnswer())
        proposal = view.assessment.proposal
        self.follows = stored.same_as_proposal and proposal is not None and proposal.id != alternative
        self.ratings = view.flow.effect(asked.key, alternative).ratings
        self.options = words.signed_labels(view.checklists.scale)

    def show(self, columns: Sequence[Group], *, lacks_reason: bool) -> None:
        with st.container(key=places.container_key(self.key)):
            self._head(lacks_reason=lacks_reason)
            all_, *cells = st.columns(len(columns) + 1, gap="small", vertical_alignment="center")
            with all_:
                self._everyone()
            for where, group in zip(cells, columns, strict=True):
                with where:
                    self._cell(group)

    def _head(self, *, lacks_reason: bool) -> None:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.subheader(plain(self.label), anchor=False, width="content")
            notes = []
            if lacks_reason:
                notes.append(tr("Motivering saknas"))
            if self.follows:
                notes.append(tr(texts.SAME_AS_PROPOSAL))
            elif any(isinstance(r, Both) and not _said(r) for r in self.ratings.values()):
                notes.append(tr("Öppna frågan och skriv vad som blir bättre och sämre"))
            if notes:
                st.caption(" · ".join(notes), width="content")
            st.button(
                plain(tr("Öppna {question}", question=self.label.lower())),
                type="tertiary",
                key=self._key("oppna"),
                on_click=session.turn_to,
                args=({SHOWN: QUESTIONS, QUESTION: self.key},),
            )

    def _everyone(self) -> None:
        if self.follows:
            fields.action(
                tr("Svara själv"),
                self._name("matris|svara-sjalv"),
                lambda a: editing.same_as_proposal(a, self.key, self.alternative, follow=False),
            )
            return
        if len(self.own) > 1:
            given = [self.ratings.get(g) for g in self.own]
            agreed = given[0] if all(r == given[0] for r in given) else None
            self._field(
                tr("alla grupper"), "alla", words.token(agreed), partial(_set_all, *self._place, self.own)
            )

    def _cell(self, group: Group) -> None:
        if group.id not in self.asked:
            st.caption(tr("Frågas inte"))
            return
        if self.follows or group.id not in self.own:
            key = self.view.flow.answered_at(self.key, group.id)
            rating = self.view.flow.effect(key, self.alternative).ratings.get(group.id)
            st.markdown(plain(words.rating_text(self.view.checklists.scale, rating)))
            return
        rating = self.ratings.get(group.id)
        self._field(
            group.name, group.id, words.token(rating), partial(_set_one, *self._place, self.own, group.id)
        )

    def _field(self, about: str, name: str, stored: words.Token | None, change: session.Change) -> None:
        label = plain(f"{self.label}: {about}")
        fields.picked(label, self._name(f"matris|{name}"), self.options, stored, change, placeholder="–")

    @property
    def _place(self) -> tuple[str, str]:
        return self.key, self.alternative

    def _name(self, what: str) -> str:
        return f"{self.key}|{self.alternative}|{what}"

    def _key(self, what: str) -> str:
        return session.name_key(self._name(f"matris|{what}"))


def chosen() -> bool:
    """Show the switch between questions and matrix, and return True when the matrix is chosen."""
    shown = MATRIX if session.parameter(SHOWN) == MATRIX else QUESTIONS
    places.switch(tr("Visa som"), SHOWN, {QUESTIONS: tr("Frågor"), MATRIX: tr("Matris")}, shown)
    return shown == MATRIX


def _said(rating: Both) -> bool:
    return bool(rating.better_text.strip() and rating.worse_text.strip())


def _set_one(
    key: str, alternative: str, own: tuple[str, ...], group: str, assessment: Assessment, chosen: str | None
) -> Assessment:
    changed = editing.set_rating(assessment, key, alternative, group, words.rating(chosen))
    effect = changed.effects.get(key, {}).get(alternative)
    # Who rates group by group has said that they differ; the question would otherwise hide all but one.
    if effect is None or effect.uniform is False:
        return changed
    if len({words.token(effect.ratings.get(g)) for g in own}) > 1:
        return editing.set_uniform(changed, key, alternative, uniform=False)
    return changed


def _set_all(
    key: str, alternative: str, own: tuple[str, ...], assessment: Assessment, chosen: str | None
) -> Assessment:
    return editing.set_uniform_rating(assessment, key, alternative, own, words.rating(chosen))
