"""Checklists written in every manner that the reader allows, with comments everywhere, from a seed.

Only the manner varies: each has a screening, two sections and a question of each kind that a form changes.
"""

import json
import random
from collections.abc import Callable

TEXTS = (
    "Hur påverkas barnens väg till skolan?",
    "Berör det barn: direkt eller indirekt?",
    "Vad säger råd #3 om saken?",
    "no",
    "1.10",
    "Är 'citat' och \"citat\" samma sak?",
    "- inte en lista",
    "En längre fråga om avgifter, bussar, bostäder och försörjningsstöd, som inte får plats på en rad så?",
)


class Writer:
    """One manner of writing, drawn as it goes."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)  # noqa: S311 - layouts, no secrets
        self.step = self.draw.choice((2, 2, 4))
        self.gap = self.draw.choice(("", "", "\n", "\n\n"))
        self.indented = self.draw.random() < 0.7
        self.chatty = self.draw.random() < 0.7

    def comment(self, pad: str) -> str:
        return (
            f"{pad}# Anteckning: {self.draw.choice(TEXTS)}\n"
            if self.chatty and self.draw.random() < 0.3
            else ""
        )

    def beside(self) -> str:
        return "  # kvar" if self.chatty and self.draw.random() < 0.2 else ""

    def text(self, value: str, pad: str) -> str:
        """Return a text in one of its possible manners, with its line end."""
        inner = pad + " " * self.step
        folded = ">-{}\n" + "".join(
            f"{inner}{row}\n" for row in _rows(value, self.draw.choice((30, 60, 100)))
        )
        plain = (
            value if ": " not in value and " #" not in value and value[0] not in "-1" else json.dumps(value)
        )
        return self.draw.choice(
            (
                f"{plain}{'' if plain[0] == value[0] and ' ' in plain else self.beside()}\n",
                f"{json.dumps(value, ensure_ascii=False)}{self.beside()}\n",
                "'" + value.replace("'", "''") + f"'{self.beside()}\n",
                folded.format(self.beside()),
                f"|-\n{inner}{value}\n",
            )
        )

    def items(self, pad: str, entries: list[Callable[[str], str]]) -> str:
        """Return a list of entries, each given the column of its keys and then led by a dash."""
        start = pad + (" " * self.step if self.indented else "")
        keys = start + " " * self.step
        written = []
        for entry in entries:
            first = entry(keys)
            written.append(self.comment(start) + f"{start}-" + " " * (self.step - 1) + first[len(keys) :])
        return self.gap.join(written)

    def sources(self, pad: str, ids: list[str]) -> str:
        if self.draw.random() < 0.6:
            return f"{pad}källa: [{', '.join(ids)}]{self.beside()}\n"
        return f"{pad}källa:\n" + "".join(f"{pad}{' ' * self.step}- {i}{self.beside()}\n" for i in ids)

    def options(self, pad: str, ids: list[str]) -> str:
        start = pad + " " * self.step
        rows = [
            f"{start}- {{id: {i}, text: {json.dumps(self.draw.choice(TEXTS))}}}\n"
            if self.draw.random() < 0.6
            else f"{start}- id: {i}\n{start}  text: {self.text(self.draw.choice(TEXTS), start + '  ')}"
            for i in ids
        ]
        if self.draw.random() < 0.2:
            inner = ", ".join(f"{{id: {i}, text: {i}}}" for i in ids)
            return f"{pad}svarsalternativ: [{inner}]\n"
        return f"{pad}svarsalternativ:\n" + "".join(self.comment(start) + row for row in rows)

    def question(self, name: str, kind: str) -> Callable[[str], str]:
        def lines(pad: str) -> str:
            if kind == "text" and self.draw.random() < 0.3:
                value = json.dumps(self.draw.choice(TEXTS), ensure_ascii=False)
                return f"{pad}{{id: {name}, fråga: {value}, svarstyp: text, källa: [lag]}}{self.beside()}\n"
            parts = [f"{pad}svarstyp: {kind}{self.beside()}\n"]
            parts.append(f"{pad}fråga: {self.text(self.draw.choice(TEXTS), pad)}")
            if self.draw.random() < 0.6:
                parts.append(f"{pad}hjälp: {self.text(self.draw.choice(TEXTS), pad)}")
            if self.draw.random() < 0.8:
                parts.append(self.sources(pad, ["lag", "gc5", "rapport"][: self.draw.randint(1, 3)]))
            if kind == "effekt" and self.draw.random() < 0.7:
                parts.append(f"{pad}vikt: {self.draw.randint(1, 3)}{self.beside()}\n")
                parts.append(f"{pad}vikt-skäl: {self.text(self.draw.choice(TEXTS), pad)}")
            if kind in {"val", "flerval"}:
                parts.append(self.options(pad, ["a", "b", "vet-inte"]))
            self.draw.shuffle(parts)
            return f"{pad}id: {name}\n" + "".join(self.comment(pad) + part for part in parts)

        return lines


def generated(seed: int) -> str:
    """Return the text of a checklist, written in a manner of its own."""
    w = Writer(seed)
    kinds = ["effekt", "val", "text", "flerval", "ja-nej", "tal"]
    w.draw.shuffle(kinds)
    screening = w.items("", [w.question("s1", "val"), w.question("s2", "ja-nej")])

    def section(name: str, asked: list[str]) -> Callable[[str], str]:
        def lines(pad: str) -> str:
            return f"{pad}id: {name}\n{pad}namn: Avsnitt {name}\n{w.comment(pad)}{pad}frågor:\n" + w.items(
                pad, [w.question(f"{name}-{n}", kind) for n, kind in enumerate(asked)]
            )

        return lines

    text = (
        f"# Prov {seed}\n\nformat: 1\nchecklista: prov\nnamn: Prov{w.beside()}\n{w.comment('')}"
        f'utgåva: "2026-1"{w.beside()}\ngäller-från: 2026-01-01\ngäller-till: 2027-12-31\n'
        f"förvaltas-av: Någon\n\nscreening:\n{screening}\n# ---- Frågorna ----\navsnitt:\n"
        + w.items("", [section("forst", kinds[:3]), section("sist", kinds[3:])])
    )
    if w.draw.random() < 0.2:
        text = text.rstrip("\n")
    if w.draw.random() < 0.2:
        text = text.replace("\n", "\r\n")
    return ("\ufeff" if w.draw.random() < 0.1 else "") + text


def _rows(text: str, width: int) -> list[str]:
    rows = [""]
    for word in text.split(" "):
        if rows[-1] and len(rows[-1]) + 1 + len(word) > width:
            rows.append(word)
        else:
            rows[-1] = f"{rows[-1]} {word}".strip()
    return rows
