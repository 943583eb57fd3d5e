"""A scored questionnaire of any size, made by chance as one checklist file with conditions and outcomes.

The same seed makes the same file. Knows what a checklist may hold. Counts nothing.
"""

import random
from typing import Any

import yaml

NAME = "fragor-med-poang"
SCALES = ("risk", "skydd", "mognad")
_MULTIPLE = 0.3


def text(questions: int = 300, conditions: int = 120, seed: int = 1) -> str:
    """Return the file as YAML."""
    return yaml.safe_dump(
        content(questions, conditions, seed), allow_unicode=True, sort_keys=False, width=200
    )


def content(questions: int = 300, conditions: int = 120, seed: int = 1) -> dict[str, Any]:
    """Return the file as plain data: three scales in three ways, of which one lowers another in a chain."""
    chance = random.Random(seed)
    made: list[dict[str, Any]] = []
    with_condition = sorted(chance.sample(range(questions // 5, questions), conditions))
    for number in range(questions):
        question = _question(chance, number)
        if number in with_condition:
            question["när"] = _condition(chance, made)
        made.append(question)
    return {
        "format": 1,
        "checklista": NAME,
        "namn": "Frågor med poäng",
        "utgåva": "2026-1",
        "gäller-från": "2026-01-01",
        "gäller-till": "2027-12-31",
        "förvaltas-av": "Strateg",
        "ordning": 80,
        "poängskalor": _scales(),
        "utfall": _outcomes(made),
        "avsnitt": [
            {"id": f"del-{n}", "namn": f"Del {n}", "frågor": made[at : at + 30]}
            for n, at in enumerate(range(0, questions, 30), 1)
        ],
    }


def _question(chance: random.Random, number: int) -> dict[str, Any]:
    several = chance.random() < _MULTIPLE
    options: list[dict[str, Any]] = []
    on = chance.sample(SCALES, chance.choice((1, 1, 2)))
    for place in range(chance.randint(2, 6)):
        points = {s: chance.choice((0, 1, 1, 2, 3, 0.5, 1.5, -1)) for s in on}
        options.append({"id": f"svar-{place}", "text": f"Svar {place}", "poäng": points})
    if several:
        points = {on[0]: chance.choice((0, 0, 2))}
        options.append({"id": "inget", "text": "Inget av detta", "utesluter-andra": "ja", "poäng": points})
    return {
        "id": f"fraga-{number}",
        "fråga": f"Hur är det med sak nummer {number}?",
        "hjälp": f"Tänk på sak nummer {number}.",
        "svarstyp": "flerval" if several else "val",
        "obligatorisk": "ja" if chance.random() < 0.7 else "nej",
        "svarsalternativ": options,
        "källa": ["lag"],
    }


def _condition(chance: random.Random, earlier: list[dict[str, Any]]) -> dict[str, Any]:
    free = [q for q in earlier if "när" not in q]
    kind = chance.choice(("ensam", "kedja", "alla", "någon", "båda"))
    if kind == "kedja":
        return _part(chance, chance.choice(earlier))
    if kind == "ensam":
        return _part(chance, chance.choice(free))
    one, two, three = (_part(chance, q) for q in chance.sample(free, 3))
    if kind == "båda":
        return {"alla": [one, {"någon": [two, three]}]}
    return {kind: [one, two, three] if kind == "någon" else [one, two]}


def _part(chance: random.Random, question: dict[str, Any]) -> dict[str, Any]:
    name, ids = question["id"], [o["id"] for o in question["svarsalternativ"] if o["id"] != "inget"]
    kind = chance.choice(("är", "någon-av", "besvarad"))
    if question["svarstyp"] == "flerval":
        kind = chance.choice(("innehåller", "någon-av"))
    if kind == "besvarad":
        return {"fråga": name, "besvarad": "ja"}
    if kind == "är":
        return {"fråga": name, "är": chance.choice(ids)}
    return {"fråga": name, kind: chance.sample(ids, min(2, len(ids)))}


def _scales() -> list[dict[str, Any]]:
    return [
        {
            "id": "risk",
            "namn": "Risk",
            "enhet": "procent",
            "procent-av": "alla-frågor",
            "gränsen-hör-till": "nivån-under",
            "källa": ["lag"],
            "nivåer": [
                {"id": "ett", "namn": "Nivå ett", "till": 25},
                {"id": "tva", "namn": "Nivå två", "från": 25, "till": 37.5},
                {"id": "tre", "namn": "Nivå tre", "från": 37.5, "till": 50},
                {"id": "fyra", "namn": "Nivå fyra", "från": 50},
            ],
            "nedsättning": [
                {
                    "när": {"skala": "skydd", "minst": 80, "enhet": "procent"},
                    "procent": 15,
                    "avrundas-till": "heltal",
                }
            ],
        },
        {
            "id": "skydd",
            "namn": "Skydd",
            "enhet": "procent",
            "procent-av": "ställda-frågor",
            "andel-av-högsta": "1/2",
            "gränsen-hör-till": "nivån-över",
            "källa": ["lag"],
            "nivåer": [
                {"id": "svagt", "namn": "Svagt", "till": 80},
                {"id": "starkt", "namn": "Starkt", "från": 80},
            ],
        },
        {
            "id": "mognad",
            "namn": "Mognad",
            "gränsen-hör-till": "nivån-över",
            "källa": ["lag"],
            "nivåer": [
                {"id": "lag", "namn": "Låg", "till": 60},
                {"id": "medel", "namn": "Medel", "från": 60, "till": 75.5},
                {"id": "hog", "namn": "Hög", "från": 75.5},
            ],
            "nedsättning": [
                {"när": {"skala": "risk", "minst": 70}, "procent": 12.5, "avrundas-till": "tiondel"},
                {"när": {"skala": "skydd", "minst": 40}, "procent": 50, "avrundas-till": "heltal"},
            ],
        },
    ]


def _outcomes(made: list[dict[str, Any]]) -> list[dict[str, Any]]:
    first = made[0]
    stop = {"fråga": first["id"], "är": first["svarsalternativ"][0]["id"]}
    if first["svarstyp"] == "flerval":
        stop = {"fråga": first["id"], "innehåller": [first["svarsalternativ"][0]["id"]]}
    return [
        {
            "id": "vanta",
            "namn": "Vänta",
            "skäl": [
                {"när": {"poängskala": "risk", "nivå": ["fyra"]}, "text": "Risken är för hög."},
                {
                    "när": {"alla": [stop, {"poängskala": "mognad", "högst": 70}]},
                    "text": "Det första är inte löst.",
                },
            ],
        },
        {
            "id": "prova",
            "namn": "Pröva i liten skala",
            "skäl": [
                {"när": {"poängskala": "skydd", "minst": 80, "enhet": "procent"}, "text": "Skyddet räcker."},
                {
                    "när": {
                        "någon": [
                            {"poängskala": "risk", "nivå": "ett"},
                            {"poängskala": "mognad", "nivå": "hog"},
                        ]
                    },
                    "text": "Risken är låg eller mognaden hög.",
                },
            ],
        },
        {"id": "bygg", "namn": "Bygg skyddet först", "skäl": [{"text": "Inget annat gäller."}]},
    ]
