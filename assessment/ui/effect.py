"""One effect question for one alternative: lika för alla?, the ratings, and what belongs to them.

Knows the question's widgets. Which groups it is asked for and what it means is decided in the core.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from assessment.core import editing, progress
from assessment.core.assessment import Assessment, EffectAnswer
from assessment.core.groups import Group
from assessment.core.language import tr, tr_many
from assessment.core.missing import needs_reason
from assessment.core.rows import worse_part
from assessment.core.sources import Asked
from assessment.core.summary.wording import capital, join
from assessment.core.vocabulary import Both, Depth, Likelihood, LongTerm, Rating
from assessment.ui import both, boxes, comments, fields, folded, parts, places, session, texts, words
from assessment.ui.plain import plain
from assessment.ui.session import View


def part(view: View, asked: Asked, alternative: str) -> None:
    """Show one effect question for one alternative as a part of its page."""
    parts.show(
        asked.key,
        view,
        lambda v: EffectQuestion(v, asked, alternative).show(),
        partial(_hangs_on, asked, alternative),
    )


def _hangs_on(asked: Asked, alternative: str, view: View) -> object:
    effects, flow = view.assessment.effects, view.flow
    # A question may show what is answered at others, or at the one that it replaces.
    shown = {asked.key, *(flow.answered_at(asked.key, g.id) for g in asked.groups)}
    return [(effects.get(key), flow.effect(key, alternative)) for key in sorted(shown)]


class EffectQuestion:
    """The widgets of one question and alternative. Made anew at every rerun; keeps nothing."""

    def __init__(self, view: View, asked: Asked, alternative: str) -> None:
        self.view = view
        self.asked = asked
        self.key = asked.key
        self.alternative = alternative
        self.groups = asked.groups
        self.ids = tuple(g.id for g in asked.groups)
        self.scale = view.checklists.scale
        self.labels = words.rating_labels(self.scale)
        own = view.assessment.effects.get(asked.key, {}).get(alternative)
        self.effect = own or EffectAnswer()
        self.ratings: dict[str, Rating] = {g: r for g, r in self.effect.ratings.items() if g in self.ids}

    def show(self) -> None:
        """Show the question in a box of its own."""
        with st.container(border=True, key=places.container_key(self.key)):
            boxes.head(self.view.checklists, self.key, self.asked.question)
            own = not self._shared() and self._answer()
            longer = copying = False
            with st.container(horizontal=True, vertical_alignment="center"):
                if own:
                    longer, copying = self._buttons()
                commenting = comments.offer(self.key)
                if self.key in self.view.assessment.effects:
                    folded.earlier(places.earlier(self.key))
            if longer:
                self._long_term()
            if copying:
                self._copy_to()
            comments.beside(self.view, self.key, new=commenting)

    def _answer(self) -> bool:
        """Show the answer; True when it is one of its own, with what belongs to it."""
        proposal = self.view.assessment.proposal
        if self.effect.same_as_proposal and proposal is not None and proposal.id != self.alternative:
            self._following()
            return False
        self._ask()
        if self.ratings:
            self._details()
        return bool(self.ratings)

    def _shared(self) -> bool:
        """Show the answers that are given at another question; True when that is all of them."""
        flow = self.view.flow
        elsewhere: dict[str, list[Group]] = {}
        for group in self.groups:
            answered_at = flow.answered_at(self.key, group.id)
            if answered_at != self.key:
                elsewhere.setdefault(answered_at, []).append(group)
        for key, groups in elsewhere.items():
            self._answered_at(key, groups)
        self.groups = tuple(g for g in self.groups if flow.answered_at(self.key, g.id) == self.key)
        self.ids = tuple(g.id for g in self.groups)
        return not self.groups

    def _answered_at(self, key: str, groups: Sequence[Group]) -> None:
        found = self.view.checklists.question(key)
        if found is None:
            return
        checklist, question = found
        effect = self.view.flow.effect(key, self.alternative)
        st.markdown(
            tr(
                "Samma fråga är ställd i **{name}**. Svaret därifrån gäller här också.",
                name=plain(checklist.name),
            )
        )
        self._listed(groups, effect.ratings)
        label = tr("Svara där: {question}", question=question.text.strip())
        places.to_question(self.view, key, label, self.alternative)

    def _following(self) -> None:
        followed = self.view.flow.effect(self.key, self.alternative)
        st.markdown(f"**{tr(texts.SAME_AS_PROPOSAL)}**")
        self._listed(self.groups, followed.ratings)
        fields.action(
            tr("Svara själv för det här alternativet"),
            self._name("svara-sjalv"),
            lambda a: editing.same_as_proposal(a, self.key, self.alternative, follow=False),
            tr("Svaret följer inte längre förslaget."),
        )

    def _listed(self, groups: Sequence[Group], ratings: Mapping[str, Rating]) -> None:
        st.markdown(
            "\n".join(
                f"- {plain(g.name)}: {plain(words.rating_text(self.scale, ratings.get(g.id)))}"
                for g in groups
            )
        )

    # Ratings

    def _ask(self) -> None:
        if len(self.groups) == 1:
            only = self.groups[0]
            self._row(tr("Effekten för {group}", group=only.name), "lika", self.ratings.get(only.id), (only,))
            return
        fields.choice(
            tr("Är effekten lika för alla {number} berörda grupper?", number=len(self.groups)),
            self._name("lika-for-alla"),
            texts.yes_no(),
            None if self.effect.uniform is None else "ja" if self.effect.uniform else "nej",
            partial(_set_uniform, self.key, self.alternative),
            hint=plain(capital(self._everyone())) if self.effect.uniform is None else "",
            # Which ratings are shown hangs on it: pressed twice it would hide them.
            required=True,
        )
        if self.effect.uniform:
            self._one_row()
        elif self.effect.uniform is False:
            for group in self.groups:
                self._row(group.name, f"grupp-{group.id}", self.ratings.get(group.id), (group,))

    def _one_row(self) -> None:
        given = [self.ratings[g] for g in self.ids if g in self.ratings]
        agreed = given[0] if given and all(r == given[0] for r in given) else None
        missing = [g.name for g in self.groups if g.id not in self.ratings]
        self._row(tr("Effekten för {groups}", groups=self._everyone()), "lika", agreed, self.groups)
        if given and agreed is None:
            st.warning(tr("Grupperna har olika svar i dag. Välj ett svar för alla, eller svara nej ovan."))
        elif given and missing:
            names = plain(", ".join(missing))
            st.warning(tr("Svaret gäller inte {names}. Gruppen kom till senare.", names=names))
            fields.action(
                tr("Låt svaret gälla alla"),
                self._name("galler-alla"),
                lambda a: editing.set_uniform_rating(a, self.key, self.alternative, self.ids, agreed),
            )

    def _everyone(self) -> str:
        return join(g.name for g in self.groups)

    def _row(self, label: str, name: str, rating: Rating | None, groups: Sequence[Group]) -> None:
        ids = tuple(g.id for g in groups)
        fields.choice(
            plain(capital(label)),
            self._name(name),
            self.labels,
            words.token(rating),
            partial(_set_rating, self.key, self.alternative, ids),
        )
        if isinstance(rating, Both):
            both.show(self._name(name), rating, partial(_set_part, self.key, self.alternative, ids))

    # What belongs to the ratings

    def _details(self) -> None:
        rated = self.ratings.values()
        if any(worse_part(r) for r in rated):
            self._attributes()
        needed = any(needs_reason(r, EffectAnswer()) for r in rated)
        fields.text(
            tr("Motivering (behövs för det här svaret)") if needed else tr("Motivering"),
            self._name("motivering"),
            self.effect.reason,
            self._attribute("reason"),
            lines=3,
        )
        section = self.view.assessment.section_basis.get(f"{self.asked.checklist.id}/{self.asked.section.id}")
        fields.picked(
            tr("Underlag"),
            self._name("underlag"),
            {b.value: text for b, text in words.bases(self.scale).items()},
            self.effect.basis.value if self.effect.basis else None,
            self._attribute("basis"),
            placeholder=tr("Som avsnittet: {basis}", basis=section.value) if section else tr("Välj underlag"),
        )
        boxes.sources(f"{self.key}|{self.alternative}", self.effect.sources, self._attribute("sources"))

    def _attributes(self) -> None:
        fields.choice(
            tr("Hur länge varar det som blir sämre?"),
            self._name("varaktighet"),
            words.durations(self.scale),
            self.effect.duration,
            self._attribute("duration"),
        )
        fields.choice(
            tr("Går det att ändra tillbaka?"),
            self._name("aterstallbart"),
            words.reversibilities(self.scale),
            self.effect.reversibility,
            self._attribute("reversibility"),
        )

    def _long_term(self) -> None:
        with boxes.opened(self._name("mer")):
            terms = self.scale.words.get("lang-sikt", {})
            fields.choice(
                tr("På lång sikt"),
                self._name("lang-sikt"),
                {t: plain(terms.get(t.value) or tr(t.value)) for t in LongTerm},
                self.effect.long_term,
                self._attribute("long_term"),
            )
            fields.text(
                tr("Vad händer på lång sikt?"),
                self._name("lang-sikt-text"),
                self.effect.long_term_text,
                self._attribute("long_term_text"),
                lines=2,
            )
            chances = self.scale.words.get("sannolikhet", {})
            fields.choice(
                tr("Hur troligt är det?"),
                self._name("sannolikhet"),
                {x: plain(chances.get(x.value) or tr(x.value)) for x in Likelihood},
                self.effect.likelihood,
                self._attribute("likelihood"),
            )

    def _buttons(self) -> tuple[bool, bool]:
        """Show what can be done with the answer; return whether the long term and the copying are open."""
        fields.action(
            tr("Rensa svaret"),
            self._name("rensa"),
            lambda a: editing.clear_effect(a, self.key, self.alternative),
            tr("Svaret på ”{question}” är rensat.", question=self.asked.question.label),
            quiet=True,
        )
        # Closed they cost a button each instead of their fields, ten times on a page.
        full = self.view.flow.depths.get(self.asked.checklist.id) is Depth.FULL
        longer = full and boxes.opens(tr("På lång sikt och hur troligt"), self._name("mer"))
        alone = session.locked() or not self.effect.reason.strip() or len(self.view.flow.asked) == 1
        return longer, not alone and boxes.opens(tr("Använd samma motivering för …"), self._name("samma"))

    def _copy_to(self) -> None:
        with boxes.opened(self._name("samma")):
            self._copy_to_chosen()

    def _copy_to_chosen(self) -> None:
        similar = [
            a for a in self.view.flow.asked
            if a.checklist.id == self.asked.checklist.id and a.key != self.key
            and self._lacks_reason(a.key)
        ]  # fmt: skip
        if not similar:
            st.markdown(tr("Ingen annan fråga är besvarad utan motivering."))
            return
        others = {a.key: a.question.label for a in similar}
        lacking = progress.lacking_reason(self.view.progress.left, self.alternative)
        beside = [
            a.key for a in similar if a.section.id == self.asked.section.id and a.key in lacking
        ]  # fmt: skip
        name = self._key("kopiera-till")
        st.multiselect(
            tr("Frågor som är besvarade utan motivering"),
            list(others),
            # Those beside it that need one are most like it; the others are there to choose.
            default=beside,
            format_func=lambda k: others[k],
            key=name,
            placeholder=tr("Välj frågor"),
            select_all=False,
        )
        st.button(
            tr("Lägg in motiveringen"),
            key=self._key("kopiera"),
            on_click=_copy,
            args=(self.key, self.alternative, name),
        )

    def _lacks_reason(self, key: str) -> bool:
        other = self.view.assessment.effects.get(key, {}).get(self.alternative)
        return bool(
            other is not None and other.ratings and not other.same_as_proposal and not other.reason.strip()
        )

    def _attribute(self, attribute: editing.Attribute) -> Any:
        return lambda a, value: editing.set_attribute(
            a, self.key, self.alternative, attribute, value or _EMPTY[attribute]
        )

    def _name(self, what: str) -> str:
        return f"{self.key}|{self.alternative}|{what}"

    def _key(self, what: str) -> str:
        return session.name_key(self._name(what))


_EMPTY: dict[str, str | None] = {"reason": "", "sources": "", "long_term_text": ""} | dict.fromkeys(
    ("duration", "reversibility", "basis", "likelihood", "long_term")
)


def _set_uniform(key: str, alternative: str, assessment: Assessment, chosen: str | None) -> Assessment:
    return editing.set_uniform(assessment, key, alternative, None if chosen is None else chosen == "ja")


def _set_rating(
    key: str, alternative: str, groups: tuple[str, ...], assessment: Assessment, chosen: str | None
) -> Assessment:
    rating = words.rating(chosen)
    if len(groups) > 1:
        return editing.set_uniform_rating(assessment, key, alternative, groups, rating)
    return editing.set_rating(assessment, key, alternative, groups[0], rating)


def _set_part(
    key: str, alternative: str, groups: tuple[str, ...], part: str, assessment: Assessment, value: int | str
) -> Assessment:
    return editing.set_both(assessment, key, alternative, groups, **{part: value})


def _copy(key: str, alternative: str, chosen: str) -> None:
    to = session.chosen(chosen)
    boxes.close(f"{key}|{alternative}|samma")
    parts.apply(
        lambda a: editing.copy_reason(a, key, alternative, to),
        tr_many(
            "Motiveringen är inlagd i {n} frågor till.", "Motiveringen är inlagd i {n} frågor till.", len(to)
        ),
    )
