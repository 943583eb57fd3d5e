"""Every sentence that the tool writes about what a result hangs on: single answers, weights, goal conflicts.

Knows words, not where they are printed. The sentences on the result itself are in ``wording``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assessment.core.language import NBSP
from assessment.core.summary.wording import capital, counted, join, severity_phrase
from assessment.core.vocabulary import Basis, Duration, FlagState, Reversibility, Severity

NOTHING_CHANGES = "Bedömningen ändras inte av något enskilt svar."
STILL_OPEN = "Flera frågor är öppna. Därför kan bedömningen ändras igen när de får svar."
WEIGHTS_STAND = "Bedömningen står sig även om varje fråga skulle väga hälften eller dubbelt."
WEIGHTS_VARY = "Om varje fråga skulle väga hälften eller dubbelt gäller detta:"
WEIGHTS_ASIDE = "Det finns inga tal att räkna om med andra vikter."
SUGGESTED_MANY = "Förslag från verktyget, inte vägda:"
SUGGESTED = "Förslag från verktyget, inte vägt"
DISMISSED = "Avfärdad"
GONE = "Syns inte längre i svaren"
NOT_WEIGHED = "Avvägningen är inte skriven."
NO_REASON = "Inget skäl är skrivet."
NOT_DESCRIBED = "Målkonflikten är inte beskriven."
MOST_NAMES = 3

_DURATION = {
    Duration.TEMPORARY: "är tillfällig",
    Duration.YEARS: "varar i flera år",
    Duration.LASTING: "är bestående",
}
_REVERSIBILITY = {
    Reversibility.EASY: "är lätt att ändra tillbaka",
    Reversibility.HARD: "är svår att ändra tillbaka",
    Reversibility.NO: "inte går att ändra tillbaka",
}
_FLAG = {
    (FlagState.SILENT, FlagState.OPEN): "behöva ett svar",
    (FlagState.SILENT, FlagState.ANSWERED): "komma med bland dem som redan har ett svar",
    (FlagState.OPEN, FlagState.SILENT): "inte längre behöva något svar",
    (FlagState.OPEN, FlagState.ANSWERED): "redan ha de svar som behövs",
    (FlagState.ANSWERED, FlagState.SILENT): "inte längre gälla",
    (FlagState.ANSWERED, FlagState.OPEN): "behöva ett svar till",
}


def few(names: Sequence[str], last: str = "och") -> str:
    """Return the names, those after the third only counted: ``a, b, c och fem grupper till``."""
    if len(names) <= MOST_NAMES + 1:
        return join(names, last)
    more = counted(len(names) - MOST_NAMES, "grupp", "grupper")
    ending = f"någon av {more}" if last == "eller" else more
    return join((*names[:MOST_NAMES], f"{ending} till"), last)


def status_clause(perspectives: Sequence[str], before: str, after: str) -> str:
    """Return that the status of one or several perspectives would be another word."""
    what = "bedömningen" if len(perspectives) == 1 else "bedömningarna"
    return f"{what} för {join(perspectives)} skulle ändras från {before} till {after}"


def flag_clause(flags: Sequence[str], before: FlagState, after: FlagState) -> str:
    """Return what would happen to stop flags that go from one state to another."""
    return f"{_flags(flags)} skulle {_FLAG[before, after]}"


def flag_sentence(flags: Sequence[str], before: FlagState, after: FlagState) -> str:
    """Return, after a sentence on the status, what would then happen to stop flags."""
    return f" Då skulle {_flags(flags)} {_FLAG[before, after]}."


def _flags(flags: Sequence[str]) -> str:
    return f"{'stoppflaggan' if len(flags) == 1 else 'stoppflaggorna'} {join(f'”{f}”' for f in flags)}"


def band_clause(kind: str, perspectives: Sequence[str], before: str, after: str) -> str:
    """Return that the breadth would have another word; ``kind`` is försämring or förbättring."""
    ends = f"från {_whole(before)} till {_whole(after)}"
    return f"utbredningen av {kind}ar för {join(perspectives)} skulle ändras {ends}"


def _whole(bands: str) -> str:
    return f"”{bands}”" if " till " in bands else bands


def if_rated(answers: Sequence[str], question: str, groups: Sequence[str]) -> str:
    """Return the condition: another rating of one question for one group."""
    said = join((f"”{a}”" for a in answers), "eller")
    return f"om ni svarade {said} på frågan ”{question}” för {few(groups, 'eller')}"


def if_rated_at_all(question: str, groups: Sequence[str]) -> str:
    """Return the condition for an open row where every rating would do the same."""
    return f"om ni bedömde frågan ”{question}” för {few(groups, 'eller')}, vad ni än svarade"


def if_lasting(durations: Sequence[Duration], question: str) -> str:
    """Return the condition: another varaktighet."""
    return _if_effect([_DURATION[d] for d in durations], question)


def if_undone(reversibilities: Sequence[Reversibility], question: str) -> str:
    """Return the condition: another answer to whether the effect can be undone."""
    return _if_effect([_REVERSIBILITY[r] for r in reversibilities], question)


def _if_effect(told: Sequence[str], question: str) -> str:
    return f"om ni på frågan ”{question}” svarade att effekten {join(told, 'eller')}"


def if_founded(bases: Sequence[Basis], question: str) -> str:
    """Return the condition: no underlag, or underlag of some kind, where there was none."""
    if Basis.D in bases:
        return f"om det saknades underlag för frågan ”{question}”"
    return f"om det fanns underlag ({join((b.value for b in bases), 'eller')}) för frågan ”{question}”"


def change_sentence(clauses: Sequence[str], condition: str) -> str:
    """Return what one answer would do: the effects first, then the answer."""
    return f"{capital(join(clauses))} {condition}."


@dataclass(frozen=True, slots=True)
class Could:
    """What other weights could make of a result.

    ``harm`` and ``benefit`` are the bands that the breadth may have, () where it has one alone; ``unknown``
    says that u may fall on either side of its limit.
    """

    harm: Sequence[str] = ()
    benefit: Sequence[str] = ()
    unknown: bool = False


def weights_could(could: Could) -> str:
    """Return what other weights could make of one result."""
    return f"Om varje fråga skulle väga hälften eller dubbelt kan {_could(could)}."


def weights_could_in(perspective: str, could: Could) -> str:
    """Return the same for one perspective in a list under `WEIGHTS_VARY`."""
    if could == Could():
        return f"{perspective}: bedömningen står sig."
    return f"{perspective}: här kan {_could(could)}."


def _could(could: Could) -> str:
    what = "förbättringarnas" if could.harm else "förbättringarnas utbredning"
    parts = [
        f"försämringarnas utbredning bli {join(could.harm, 'eller')}" if could.harm else "",
        f"{what} bli {join(could.benefit, 'eller')}" if could.benefit else "",
        "andelen okänt hamna på båda sidor om gränsen för Underlag saknas" if could.unknown else "",
    ]
    return join(parts)


def percent(lower: str, upper: str) -> str:
    """Return a share or a span of shares in per cent."""
    return f"{lower}{NBSP}%" if lower == upper else f"{lower}–{upper}{NBSP}%"


def groups_conflict(
    where: str, question: str, better: Sequence[str], worse: Sequence[str], both: Sequence[str]
) -> str:
    """Return that one question gets better for some and worse for others; ``where`` names the alternative."""
    return f"{_in_question(where, question)} {_against('för', few(better), few(worse), few(both))}."


def perspectives_conflict(
    where: str, group: str, better: Sequence[str], worse: Sequence[str], both: Sequence[str]
) -> str:
    """Return that one group has it better in some perspectives and worse in others."""
    begun = f"Med {where} får {group} det" if where else f"{capital(group)} får det"
    return f"{begun} {_against('i fråga om', join(better), join(worse), join(both))}."


def long_term_conflict(
    where: str, question: str, better: Sequence[str], worse: Sequence[str], same: Sequence[str]
) -> str:
    """Return that what is better, or as today, gets worse in the long run, or the other way round.

    ``worse`` are the groups for whom it is worse now and better later; for the others it turns to the worse.
    """
    now = [f"bättre för {few(better)}" if better else "", f"som i dag för {few(same)}" if same else ""]
    turns = [
        f"{join(now)} till att börja med men sämre på lång sikt" if better or same else "",
        f"sämre för {few(worse)} till att börja med men bättre på lång sikt" if worse else "",
    ]
    return f"{_in_question(where, question)} {'; '.join(t for t in turns if t)}."


def saving_conflict(
    alternative: str, actors: Sequence[str], severity: Severity, groups: Sequence[str]
) -> str:
    """Return that money is saved while some have it worse; ``groups`` are those with the gravest severity."""
    whose = f" åt {join(actors)}" if actors else ""
    harm = f"en {severity_phrase(severity)}"
    return f"{capital(alternative)} sparar pengar{whose} men ger {harm} för {few(groups)}."


def alternatives_conflict(first: str, second: str, better: Sequence[str], worse: Sequence[str]) -> str:
    """Return that one alternative is better for some groups and another for others."""
    return f"{capital(first)} är bättre än {second} för {few(better)} men sämre för {few(worse)}."


def _in_question(where: str, question: str) -> str:
    # A question's short name may be anything, "att ta sig fram" too, so it never is the subject.
    return f"Med {where} blir det i frågan ”{question}”" if where else f"I frågan ”{question}” blir det"


def _against(link: str, better: str, worse: str, both: str) -> str:
    sides = [f"bättre {link} {better}" if better else "", f"sämre {link} {worse}" if worse else ""]
    told = " men ".join(s for s in sides if s)
    if not both:
        return told
    mixed = f"både bättre och sämre {link} {both}"
    return f"{told}, och {mixed}" if told else mixed
