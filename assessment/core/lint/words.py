"""Officialese with the plainer word, and the words that deny.

Knows Swedish words. The choice is our own: only words that always have a plainer one.
"""

import re

PLAINER: dict[str, str] = {
    "avseende": "om",
    "beträffande": "om",
    "bibringa[rst]?": "ge",
    "därest": "om",
    "därvid(lag)?": "då",
    "därstädes": "där",
    "dylik[at]?": "sådan",
    "ehuru": "även om",
    "emedan": "eftersom",
    "enär": "eftersom",
    "erforderlig[at]?": "nödvändig",
    "erfordra[rs]?|erfordrats": "behövs",
    "erhåll(a|as|er|its?)": "få",
    "erlägg(a|as|er)": "betala",
    "föreligg(a|er|ande)": "finns",
    "föranled(a|as|er)|föranlett": "leda till",
    "för det fall( att)?": "om",
    "företa(g?a|ga?s|r)?": "göra",
    "förevarande": "den här",
    "förmedelst": "genom",
    "hemställ(a|er|an)": "be",
    "huruvida": "om",
    "härvid(lag)?": "här",
    "icke": "inte",
    "ifrågavarande": "den här",
    "i enlighet med": "enligt",
    "i händelse av": "om",
    "i syfte att": "för att",
    "implementera[rst]?|implementering(en)?": "införa",
    "ingalunda": "inte",
    "jämte": "och",
    "likaledes": "också",
    "medelst": "med",
    "med anledning av": "på grund av",
    "nyttja[rst]?|nyttjande(t)?": "använda",
    "ombesörj(a|as|er)|ombesörjt": "ordna",
    "ovannämnd[at]?": "den",
    "på grundval av": "utifrån",
    "påvisa[rst]?": "visa",
    "tillhandahåll(a|as|er)": "erbjuda",
    "tillse[rs]?": "se till",
    "tillskapa[rst]?": "skapa",
    "tillställ(a|as|er|d)": "skicka till",
    "under förutsättning att": "om",
    "utröna[rs]?": "ta reda på",
    "vederbörande": "den det gäller",
    "vidkommande": "i fråga om",
    "vidta(g?a|ga?s|r)": "göra",
    "åligg(a|er)": "ska",
    "åsamka[rst]?": "orsaka",
    "åtnjut(a|er)": "ha",
}
"""A pattern for the word and its forms, and a plainer word for it."""

OFFICIALESE = re.compile(
    r"\b(?:" + "|".join(f"(?P<w{n}>{p})" for n, p in enumerate(PLAINER)) + r")\b", re.IGNORECASE
)

DENIES = re.compile(r"\b(inte|ej|icke|aldrig|ingen|inget|inga|ingenting|varken|knappast)\b", re.IGNORECASE)

DENIED = re.compile(
    r"\b(inte|ej|icke|aldrig)\s+(?:\w+\s+)?(o(?:viktig|möjlig|rimlig|trygg|jämlik|tydlig|vanlig|känd|säker|"
    r"rättvis|nödvändig|lämplig|påverkad|berörd|tillräcklig|tillgänglig|bekväm|medveten|sannolik)\w*)\b",
    re.IGNORECASE,
)
"""A denied word that denies by its first letter: *inte otrygg*."""

CLAUSE = re.compile(r"[.?!:;,–()]|\b(?:och|eller|men)\b", re.IGNORECASE)
"""Where one thing said ends and the next begins: two denials on either side deny different things."""


def plainer(found: re.Match[str]) -> str:
    """Return the plainer word for a match of `OFFICIALESE`."""
    return list(PLAINER.values())[int(str(found.lastgroup)[1:])]
