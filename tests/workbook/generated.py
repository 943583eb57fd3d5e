"""Checklists made by chance, the same for the same number: every key and condition, awkward texts."""

import random
from typing import Any

from assessment.checklist_files import read_text
from assessment.core.checklist import Checklist
from assessment.core.translation import texts_of

TEXTS = (
    "Hur blir det?",
    "=1+1",
    "+46 8 123",
    "-lista",
    "@någon",
    " kanter ",
    "",
    "två\nrader",
    "två\n\nstycken\n",
    '"citat"',
    '"ett" och "två"',
    '""',
    "åäö ÅÄÖ é 😀 \u00a0 \u00ad",
    "a: b # c",
    "_x000D_",
    "tab\there",
    "ja",
    "3",
    "2026-01-01",
    "true",
    "'",
    "[a, b]",
    "{a: b}",
    "#kommentar",
    "\u2028rad",
    "ord " * 300,
    "<b>&amp;</b>",
    "null",
    "1e3",
)
WORDS = ("ja", "nej")


class Chance(random.Random):
    """Chance with the words of a checklist."""

    def slug(self) -> str:
        """An id."""
        return f"{self.choice(('a', 'Fr', 'x9', '7', 'ett-id'))}-{self.randrange(10**6)}"

    def text(self) -> str:
        """A text that may be empty."""
        return self.choice(TEXTS)

    def filled(self) -> str:
        """A text that says something to a model."""
        return self.choice([t for t in TEXTS if t])

    def some(self, keys: dict[str, Any], share: float = 0.4) -> dict[str, Any]:
        """Some of the keys, in any order, each with what its function makes."""
        chosen = [k for k in keys if self.random() < share]
        self.shuffle(chosen)
        return {k: keys[k]() for k in chosen}

    def slugs(self) -> list[str]:
        """One or a few ids."""
        return [self.slug() for _ in range(self.randint(1, 3))]

    def one_or_many(self) -> Any:
        """An id, or a list of ids."""
        return self.slug() if self.random() < 0.5 else self.slugs()

    def number(self) -> Any:
        """A number in one of the ways that it can be written."""
        return self.choice((1, 0, -3, 2.5, 2.0, "1/3", "0,5", "0.5", 1e-7, 0.1 + 0.2))

    def condition(self, depth: int = 0) -> Any:
        """A condition of any kind that a question may have."""
        if depth < 2 and self.random() < 0.3:
            kind = self.choice(("alla", "någon"))
            return {kind: [self.condition(depth + 1) for _ in range(self.randint(1, 3))]}
        return self.choice(
            (
                lambda: {"fråga": self.slug(), "är": self.choice((self.filled(), 3))},
                lambda: {"fråga": self.slug(), "någon-av": [self.filled(), 2]},
                lambda: {"innehåller": self.one_or_many(), "fråga": f"{self.slug()}/{self.slug()}"},
                lambda: {"fråga": self.slug(), "besvarad": self.choice((*WORDS, True))},
                lambda: {"fråga": self.slug(), "minst": self.choice((1, 2.5)), "högst": 10},
                lambda: {"grupp": self.one_or_many()},
                lambda: {"djup": self.choice(("full", ["kort", "full"]))},
                lambda: {"rad": {"riktning": "sämre", "styrka": 2, "grupp": self.slugs()}},
                lambda: {"antal-rader": {"fråga": self.slug(), "minst": 1}},
                lambda: {"tom-cell": {"fråga": self.slug(), "kolumn": self.slug()}},
                lambda: {"andel": {"av": "vet-inte", "minst": "1/3"}},
            )
        )()

    def groups(self) -> Any:
        """A choice of groups."""
        return self.choice(
            ({"tagg": "barn"}, {"id": self.slugs()}, {"någon-av": [{"tagg": ["a", "b"]}, {"id": "c"}]})
        )

    def option(self) -> dict[str, Any]:
        """One way to answer."""
        return {"id": self.slug(), "text": self.filled()} | self.some(
            {
                "hjälp": self.text,
                "djup": lambda: self.choice(("ingen", "kort", "full")),
                "kräver-motivering": lambda: self.choice((*WORDS, True)),
                "utesluter-andra": lambda: self.choice((*WORDS, False)),
                "hållplats": self.text,
                "poäng": lambda: self.choice(({}, {self.slug(): self.number(), self.slug(): 1})),
            }
        )

    def options(self) -> list[dict[str, Any]]:
        """A few ways to answer."""
        return [self.option() for _ in range(self.randint(1, 4))]

    def column(self) -> dict[str, Any]:
        """A column of a table."""
        return {"id": self.slug(), "namn": self.filled()} | self.some(
            {"typ": lambda: self.choice(("val", "tal")), "svarsalternativ": self.options, "hjälp": self.text}
        )

    def question(self) -> dict[str, Any]:
        """A question."""
        kinds = ("effekt", "ja-nej", "val", "flerval", "text", "tal", "tabell", "uppföljning")
        return {"id": self.slug(), "fråga": self.filled(), "svarstyp": self.choice(kinds)} | self.some(
            {
                "namn": self.text,
                "hjälp": self.text,
                "svarsalternativ": self.options,
                "grupper": self.groups,
                "vikt": lambda: self.randint(1, 3),
                "vikt-skäl": self.text,
                "spår": lambda: self.choice(("kort", "full")),
                "källa": lambda: self.choice((self.slugs(), [self.filled(), "a, b"])),
                "när": self.condition,
                "tema": self.text,
                "per": lambda: self.choice((["alternativ"], ["alternativ", "grupp"])),
                "underlag": lambda: self.choice((*WORDS, True)),
                "kräver-motivering": lambda: self.choice(
                    ("ja", "vet-inte", ["nej", "vet-inte"], ["nej"], True)
                ),
                "obligatorisk": lambda: self.choice(WORDS),
                "delar-rader-med": lambda: f"{self.slug()}/{self.slug()}",
                "lägger-till": lambda: "ja",
                "märker": lambda: "utsatt",
                "korsar-med": self.groups,
                "kolumner": lambda: [self.column() for _ in range(self.randint(1, 3))],
                "rader": lambda: [{"id": self.slug(), "namn": self.filled()}],
                "rader-från": self.slug,
                "längd": lambda: self.randint(20, 5000),
                "utgår": lambda: "nej",
                "ersätter": self.slug,
            },
            0.25,
        )

    def section(self) -> dict[str, Any]:
        """A page of questions."""
        return {"id": self.slug(), "namn": self.filled(), "frågor": self.questions()} | self.some(
            {"inledning": self.text, "steg": lambda: "samlad"}
        )

    def questions(self) -> list[dict[str, Any]]:
        """A few questions."""
        return [self.question() for _ in range(self.randint(1, 4))]

    def flag(self) -> dict[str, Any]:
        """A stop flag."""
        needs = self.choice((self.slugs(), {"alla": [self.slug(), {"någon": self.slugs()}]}))
        return {
            "id": self.slug(),
            "namn": self.filled(),
            "när": self.condition(),
            "kräver": needs,
        } | self.some({"hjälp": self.text, "hör-till": self.slugs, "rätta": self.slug, "källa": self.slugs})

    def sufficiency(self) -> dict[str, Any]:
        """A line of Räcker underlaget?."""
        return {"id": self.slug(), "fråga": self.filled(), "ja": self.condition()} | self.some(
            {"delvis": self.condition, "när": self.condition, "rätta": self.slug}
        )

    def scale(self) -> dict[str, Any]:
        """A scale of points."""
        level = {"id": self.slug(), "namn": self.filled()} | self.some(
            {"från": self.number, "till": self.number, "text": self.text}
        )
        reduction = {
            "när": {"skala": self.slug(), "minst": self.number(), "enhet": "procent"},
            "procent": 50,
            "avrundas-till": "heltal",
        }
        return {"id": self.slug(), "namn": self.filled()} | self.some(
            {
                "hjälp": self.text,
                "enhet": lambda: "procent",
                "andel-av-högsta": lambda: self.choice((0.5, "1/2", 1)),
                "nivåer": lambda: [level],
                "nedsättning": lambda: [reduction],
                "källa": self.slugs,
            }
        )

    def outcome(self) -> dict[str, Any]:
        """What the points come to."""
        reasons = [{"text": self.filled()} | self.some({"när": self.condition}) for _ in range(2)]
        return {"id": self.slug(), "namn": self.filled(), "skäl": reasons}


def generated(number: int) -> dict[str, Any]:
    """Return a checklist as plain data that fits its model."""
    chance = Chance(number)
    data = {
        "format": 1,
        "checklista": chance.slug(),
        "namn": chance.filled(),
        "utgåva": chance.choice(("2026-1", "1.10")),
        "gäller-från": "2026-01-01",
        "gäller-till": "2027-12-31",
        "förvaltas-av": chance.filled(),
    }
    data |= chance.some(
        {
            "ordning": lambda: chance.randint(-5, 99),
            "referensgrupp": chance.slug,
            "inledning": chance.text,
            "screening": chance.questions,
            "stoppflaggor": lambda: [chance.flag() for _ in range(2)],
            "räcker-underlaget": lambda: [chance.sufficiency() for _ in range(2)],
            "klyfta-fråga": chance.slug,
            "sämst-i-dag": lambda: {"fråga": chance.slug(), "svar": "x", "par": [["a", "b"], ["c", "d"]]},
            "frivillig": lambda: chance.choice((*WORDS, True)),
            "poängskalor": lambda: [chance.scale() for _ in range(2)],
            "utfall": lambda: [chance.outcome() for _ in range(2)],
        },
        0.6,
    )
    data["avsnitt"] = [chance.section() for _ in range(chance.randint(1, 3))]
    if chance.random() < 0.7:
        data["översättning"] = translations(chance, data)
    return data


def translations(chance: Chance, data: dict[str, Any]) -> dict[str, Any]:
    """Return a checklist's texts in one or two languages, not all of them, and at least one."""
    made: dict[str, Any] = {}
    texts = list(texts_of(Checklist.model_validate(data)))
    for tag in chance.sample(("en", "fi", "sv-FI", "smj"), chance.randint(1, 2)):
        for *keys, last in chance.sample(texts, chance.randint(1, len(texts))):
            inner = made.setdefault(tag, {})
            for key in keys:
                inner = inner.setdefault(key, {})
            inner[last] = chance.text()
    return made


def fits(name: str, text: str) -> bool:
    """Return True when the text is a checklist that the reader accepts."""
    return isinstance(read_text(name, text).content, Checklist)
