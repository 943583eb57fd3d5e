"""First pages that are as full as the method lets them be, and some that are less full."""

from random import Random

from assessment.core.summary.model import Consequence, FirstPage, FlagLine, Header, OverviewLine
from tests.word.lillmark import header

PERSPECTIVES = ("Barnets rättigheter", "Jämställdhet", "Jämlikhet", "Hälsans bestämningsfaktorer")
WORDS = [
    "kommunens",
    "anpassade",
    "grundskola",
    "samlas",
    "från",
    "fem",
    "skolor",
    "till",
    "två",
    "enheter",
    "och",
    "elever",
    "med",
    "längst",
    "resväg",
    "får",
    "allvarlig",
    "försämring",
    "i",
    "trygghet,",
    "lärande",
    "samt",
    "relationer;",
    "vårdnadshavare",
    "som",
    "samordnar",
    "stöd",
    "påverkas",
    "av",
    "skolskjutsens",
    "nya",
    "tider",
    "enligt",
    "elevhälsan",
    "(46)",
    "2027",
    "procent",
    "minuter",
    "ökar",
    "minskar",
    "behöriga",
    "lärare",
    "bostadsområde",
    "tillgänglighet",
    "funktionsnedsättning",
    "kollektivtrafik",
]


class Crowd:
    """Makes text of a wanted length; the same seed gives the same text."""

    def __init__(self, seed: int, *, full: bool) -> None:
        self._chance = Random(seed)  # noqa: S311 - made-up text, no secret
        self._full = full

    def text(self, cap: int) -> str:
        length = cap if self._full else self._chance.randint(cap // 2, cap)
        told = ""
        while len(told) < length:
            told += (" " if told else "") + self._chance.choice(WORDS)
        return f"{told[: length - 1].strip()}."

    def count(self, most: int, least: int = 0) -> int:
        return most if self._full else self._chance.randint(least, most)

    def header(self) -> Header:
        return header().model_copy(update={"title": self.text(110)})

    def page(self) -> FirstPage:
        text, count = self.text, self.count
        return FirstPage(
            about=text(40),
            proposal=text(300),
            not_assessed=text(120) if count(1) else "",
            overview=tuple(self._line(n) for n in range(count(4, 1))),
            open_flags=tuple(self._flag() for _ in range(count(12))),
            answered_flags=tuple(self._flag() for _ in range(count(6))),
            answered_flags_more="",
            worse=tuple(self._consequence() for _ in range(count(3))),
            worse_more=text(70) if count(1) else "",
            better=tuple(self._consequence() for _ in range(count(3))),
            better_more="",
            best_interests=text(400),
            conflicts=tuple(text(110) for _ in range(count(3))),
            suggested_conflicts=tuple(text(110) for _ in range(count(2))),
            conflicts_more="",
            unknowns=tuple(text(110) for _ in range(count(3))),
            unknowns_more="",
            recommendation=text(280),
            alternatives=tuple(text(130) for _ in range(count(5, 1))),
            dominance=text(200),
            cost=text(220),
            late=text(160) if count(1) else "",
        )

    def _line(self, number: int) -> OverviewLine:
        return OverviewLine(
            perspective=PERSPECTIVES[number],
            sign="!!",
            status=f"Allvarlig risk – {self.text(90)}",
            word="Allvarlig risk",
            meaning="",
            worst=self.text(70),
            best="ingen",
            gap="Både ökar och minskar",
            confidence="Medel",
        )

    def _flag(self) -> FlagLine:
        return FlagLine(name=self.text(60), text=self.text(100), alternative="Förslaget")

    def _consequence(self) -> Consequence:
        return Consequence(sign="−−", who="Elever", what="sämre", why="skäl", text=self.text(140))
