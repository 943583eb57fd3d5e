"""The checklists as they are read: questions with all that belongs to them, weights, and what leads to what.

Knows how a reading is shown. Knows no draft and changes nothing.
"""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from assessment.core.catalogue import ChecklistSet
from assessment.core.language import N_, tr, tr_many
from assessment.service.checklist_reading import ReadChecklist, ReadFlag, ReadQuestion
from assessment.service.condition_words import Told
from assessment.service.workshop import Workshop
from assessment.ui import grids, session
from assessment.ui.plain import plain

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_QUESTIONS, _WEIGHTS, _FLOW = N_("Frågorna"), N_("Vikterna"), N_("Vad som leder till vad")
_LABEL = 46
"""Characters on a line in the picture."""


def show(workshop: Workshop, checklists: ChecklistSet, about: str) -> None:
    """Show checklists to read, search and take along as Word."""
    readings = {r.name: r for r in workshop.readings(checklists)}
    name = st.selectbox(tr("Checklista"), list(readings), key=session.name_key("lasa|vilken"))
    words = (
        st.text_input(
            tr("Sök i frågor, hjälp, svar och källor i alla checklistor"), key=session.name_key("lasa|sok")
        )
        or ""
    )
    reading = readings[name]
    st.download_button(
        tr("Ladda ner alla som Word"),
        session.guarded(partial(workshop.word, checklists, tr("Checklistor för konsekvensbedömning"), about)),
        "checklistor.docx",
        _WORD,
        on_click="ignore",
    )
    if words.strip():
        _found([r.matching(words) for r in readings.values()])
        return
    st.header(plain(reading.name), anchor=False)
    st.caption(plain(reading.about))
    part = st.segmented_control(
        tr("Visa"),
        [_QUESTIONS, _WEIGHTS, _FLOW],
        default=_QUESTIONS,
        format_func=tr,
        key=session.name_key("lasa|del"),
    )
    if part == _WEIGHTS:
        _weights(reading, checklists.scale.weights.words)
    elif part == _FLOW:
        _flow(reading)
    else:
        _all(reading)


def _found(readings: Sequence[ReadChecklist]) -> None:
    hits = [r for r in readings if r.questions]
    if not hits:
        st.markdown(tr("Ingen fråga har alla de orden. Skriv färre eller kortare ord."))
    else:
        number = sum(len(reading.questions) for reading in hits)
        st.markdown(tr_many("{n} fråga har orden.", "{n} frågor har orden.", number, n=number))
    for reading in hits:
        st.header(plain(reading.name), anchor=False)
        for one in reading.questions:
            question(one)


def _all(reading: ReadChecklist) -> None:
    if reading.intro:
        st.markdown(plain(reading.intro))
    for section in reading.sections:
        st.subheader(plain(section.name), anchor=False)
        if section.intro:
            st.markdown(plain(section.intro))
        for one in section.questions:
            question(one)
    if reading.flags:
        st.subheader(tr("Det som behöver ett svar före klar"), anchor=False)
        for flag in reading.flags:
            _flag(flag)


def question(one: ReadQuestion) -> None:
    """Show one question with all that belongs to it."""
    with st.container(border=True):
        retired = tr("(ställs inte längre)")
        st.markdown(f"**{plain(one.text)}** {retired}" if one.retired else f"**{plain(one.text)}**")
        if one.help:
            st.markdown(plain(one.help))
        lines = [tr("Svaras med {what}.", what=plain(one.answer))]
        if one.weight:
            lines.append(tr("Vikt {weight}. {reason}", weight=one.weight, reason=plain(one.weight_reason)))
        lines += [plain(note) for note in one.notes if not one.retired]
        if one.sources:
            lines.append(tr("Källa: {sources}.", sources=plain("; ".join(one.sources))))
        st.markdown("\n".join(f"- {line}" for line in lines))
        if one.options:
            told = (" – ".join(p for p in (o.text, o.help, "; ".join(o.notes)) if p) for o in one.options)
            st.markdown("\n".join([tr("Svar:"), *(f"- {plain(t)}" for t in told)]))
        if one.condition:
            st.markdown("\n".join([tr("Ställs bara när:"), *_tree(one.condition, 0)]))


def _flag(flag: ReadFlag) -> None:
    with st.container(border=True):
        st.markdown(f"**{plain(flag.name)}**")
        if flag.help:
            st.markdown(plain(flag.help))
        st.markdown("\n".join([tr("Visas när:"), *_tree(flag.when, 0)]))


def _tree(told: Told, level: int) -> list[str]:
    own = f"{'  ' * level}- {plain(told.text)}{':' if told.parts else ''}"
    return [own, *(line for part in told.parts for line in _tree(part, level + 1))]


def _weights(reading: ReadChecklist, words: Mapping[int, str]) -> None:
    if reading.weights:
        told = "; ".join(f"{weight} = {word}" for weight, word in sorted(words.items()))
        st.markdown(tr("Vikten säger hur mycket svaret räknas: {words}.", words=plain(told)))
        grids.show((tr("Fråga"), tr("Vikt"), tr("Skäl")), [row[1:] for row in reading.weights])
    else:
        st.markdown(tr("Inga frågor vägs i den här checklistan."))


def _flow(reading: ReadChecklist) -> None:
    if not reading.asked_when:
        st.markdown(tr("Alla frågor ställs alltid."))
        return
    st.markdown(tr("De här frågorna ställs bara ibland. Tabellen under bilden säger samma sak i ord."))
    st.graphviz_chart(_picture(reading), width="stretch")
    grids.show((tr("Frågan"), tr("Ställs när")), reading.asked_when)


def _picture(reading: ReadChecklist) -> str:
    """Return the picture in the words of Graphviz: each condition, and an arrow to what it leads to."""
    lines = [
        "digraph {",
        'rankdir=LR; bgcolor="transparent"; nodesep=0.15;',
        'node [shape=box, style="filled,rounded", fillcolor="#ffffff", color="#5f6b7a"];',
        'node [fontcolor="#1b1b1b", fontname="sans-serif", fontsize=11];',
        'edge [color="#7a8594"];',
    ]
    causes: dict[str, str] = {}
    for number, (text, sentence) in enumerate(reading.asked_when):
        cause = causes.setdefault(sentence, f"c{len(causes)}")
        lines += [
            f'{cause} [label="{_wrapped(sentence)}", fillcolor="#eef2f7"];',
            f'q{number} [label="{_wrapped(text)}"];',
            f"{cause} -> q{number};",
        ]
    return "\n".join([*lines, "}"])


def _wrapped(text: str) -> str:
    """Return text as a label: a few short lines, with nothing that ends the label too soon."""
    lines, line = [], ""
    for word in text.replace("\\", " ").replace('"', "”").split():
        if line and len(line) + len(word) >= _LABEL:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    lines.append(line)
    most = 5
    return "\\n".join([*lines[:most], "…"] if len(lines) > most else lines)
