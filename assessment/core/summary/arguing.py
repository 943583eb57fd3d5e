"""Every sentence that the tool writes about what a result hangs on: single answers, weights, goal conflicts.

Knows words, not where they are printed. The sentences on the result itself are in ``wording``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assessment.core.language import N_, tr
from assessment.core.summary.wording import capital, counted, join, severity_phrase
from assessment.core.vocabulary import Basis, Duration, FlagState, Reversibility, Severity

NOTHING_CHANGES = N_("Bedömningen ändras inte av något enskilt svar.")
STILL_OPEN = N_("Flera frågor är öppna. Därför kan bedömningen ändras igen när de får svar.")
WEIGHTS_STAND = N_("Bedömningen står sig även om varje fråga skulle väga hälften eller dubbelt.")
WEIGHTS_VARY = N_("Om varje fråga skulle väga hälften eller dubbelt gäller detta:")
WEIGHTS_ASIDE = N_("Det finns inga tal att räkna om med andra vikter.")
SUGGESTED_MANY = N_("Förslag från verktyget, inte vägda:")
SUGGESTED = N_("Förslag från verktyget, inte vägt")
DISMISSED = N_("Avfärdad")
GONE = N_("Syns inte längre i svaren")
NOT_WEIGHED = N_("Avvägningen är inte skriven.")
NO_REASON = N_("Inget skäl är skrivet.")
NOT_DESCRIBED = N_("Målkonflikten är inte beskriven.")
MOST_NAMES = 3

_DURATION = {
    Duration.TEMPORARY: N_("är tillfällig"),
    Duration.YEARS: N_("varar i flera år"),
    Duration.LASTING: N_("är bestående"),
}
_REVERSIBILITY = {
    Reversibility.EASY: N_("är lätt att ändra tillbaka"),
    Reversibility.HARD: N_("är svår att ändra tillbaka"),
    Reversibility.NO: N_("inte går att ändra tillbaka"),
}
_FLAG = {
    (FlagState.SILENT, FlagState.OPEN): N_("behöva ett svar"),
    (FlagState.SILENT, FlagState.ANSWERED): N_("komma med bland dem som redan har ett svar"),
    (FlagState.OPEN, FlagState.SILENT): N_("inte längre behöva något svar"),
    (FlagState.OPEN, FlagState.ANSWERED): N_("redan ha de svar som behövs"),
    (FlagState.ANSWERED, FlagState.SILENT): N_("inte längre gälla"),
    (FlagState.ANSWERED, FlagState.OPEN): N_("behöva ett svar till"),
}


def few(names: Sequence[str], last: str = "och") -> str:
    """Return the names, those after the third only counted: ``a, b, c och fem grupper till``."""
    if len(names) <= MOST_NAMES + 1:
        return join(names, last)
    more = counted(len(names) - MOST_NAMES, tr("grupp"), tr("grupper"))
    ending = tr("någon av {more}", more=more) if last == "eller" else more
    return join((*names[:MOST_NAMES], tr("{ending} till", ending=ending)), last)


def status_clause(perspectives: Sequence[str], before: str, after: str) -> str:
    """Return that the status of one or several perspectives would be another word."""
    what = tr("bedömningen") if len(perspectives) == 1 else tr("bedömningarna")
    return tr(
        "{what} för {perspectives} skulle ändras från {before} till {after}",
        what=what,
        perspectives=join(perspectives),
        before=tr(before),
        after=tr(after),
    )


def flag_clause(flags: Sequence[str], before: FlagState, after: FlagState) -> str:
    """Return what would happen to stop flags that go from one state to another."""
    return tr("{flags} skulle {flag}", flags=_flags(flags), flag=tr(_FLAG[before, after]))


def flag_sentence(flags: Sequence[str], before: FlagState, after: FlagState) -> str:
    """Return, after a sentence on the status, what would then happen to stop flags."""
    return tr(" Då skulle {flags} {flag}.", flags=_flags(flags), flag=tr(_FLAG[before, after]))


def _flags(flags: Sequence[str]) -> str:
    named = join(tr("”{word}”", word=flag) for flag in flags)
    return (
        tr("stoppflaggan {named}", named=named)
        if len(flags) == 1
        else tr("stoppflaggorna {named}", named=named)
    )


def band_clause(kind: str, perspectives: Sequence[str], before: str, after: str) -> str:
    """Return that the breadth would have another word; ``kind`` is försämring or förbättring."""
    ends = tr("från {whole} till {whole_2}", whole=_whole(before), whole_2=_whole(after))
    return tr(
        "utbredningen av {kind}ar för {perspectives} skulle ändras {ends}",
        kind=tr(kind),
        perspectives=join(perspectives),
        ends=ends,
    )


def _whole(bands: str) -> str:
    return tr("”{word}”", word=bands) if tr(" till ") in bands else bands


def if_rated(answers: Sequence[str], question: str, groups: Sequence[str]) -> str:
    """Return the condition: another rating of one question for one group."""
    said = join((tr("”{word}”", word=a) for a in answers), "eller")
    return tr(
        "om ni svarade {said} på frågan ”{question}” för {few}",
        said=said,
        question=question,
        few=few(groups, "eller"),
    )


def if_rated_at_all(question: str, groups: Sequence[str]) -> str:
    """Return the condition for an open row where every rating would do the same."""
    return tr(
        "om ni bedömde frågan ”{question}” för {few}, vad ni än svarade",
        question=question,
        few=few(groups, "eller"),
    )


def if_lasting(durations: Sequence[Duration], question: str) -> str:
    """Return the condition: another varaktighet."""
    return _if_effect([tr(_DURATION[d]) for d in durations], question)


def if_undone(reversibilities: Sequence[Reversibility], question: str) -> str:
    """Return the condition: another answer to whether the effect can be undone."""
    return _if_effect([tr(_REVERSIBILITY[r]) for r in reversibilities], question)


def _if_effect(told: Sequence[str], question: str) -> str:
    return tr(
        "om ni på frågan ”{question}” svarade att effekten {told}",
        question=question,
        told=join(told, "eller"),
    )


def if_founded(bases: Sequence[Basis], question: str) -> str:
    """Return the condition: no underlag, or underlag of some kind, where there was none."""
    if Basis.D in bases:
        return tr("om det saknades underlag för frågan ”{question}”", question=question)
    return tr(
        "om det fanns underlag ({join}) för frågan ”{question}”",
        join=join((b.value for b in bases), "eller"),
        question=question,
    )


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
    return tr("Om varje fråga skulle väga hälften eller dubbelt kan {could}.", could=_could(could))


def weights_could_in(perspective: str, could: Could) -> str:
    """Return the same for one perspective in a list under `WEIGHTS_VARY`."""
    if could == Could():
        return tr("{perspective}: bedömningen står sig.", perspective=perspective)
    return tr("{perspective}: här kan {could}.", perspective=perspective, could=_could(could))


def _could(could: Could) -> str:
    what = tr("förbättringarnas") if could.harm else tr("förbättringarnas utbredning")
    parts = [
        tr("försämringarnas utbredning bli {harm}", harm=join(could.harm, "eller")) if could.harm else "",
        tr("{what} bli {bands}", what=what, bands=join(could.benefit, "eller")) if could.benefit else "",
        tr("andelen okänt hamna på båda sidor om gränsen för Underlag saknas") if could.unknown else "",
    ]
    return join(parts)


def percent(lower: str, upper: str) -> str:
    """Return a share or a span of shares in per cent."""
    share = lower if lower == upper else f"{lower}–{upper}"
    return tr("{share}\u00a0%", share=share)


def groups_conflict(
    where: str, question: str, better: Sequence[str], worse: Sequence[str], both: Sequence[str]
) -> str:
    """Return that one question gets better for some and worse for others; ``where`` names the alternative."""
    against = _against(tr("för"), few(better), few(worse), few(both))
    return f"{_in_question(where, question)} {against}."


def perspectives_conflict(
    where: str, group: str, better: Sequence[str], worse: Sequence[str], both: Sequence[str]
) -> str:
    """Return that one group has it better in some perspectives and worse in others."""
    begun = (
        tr("Med {where} får {group} det", where=where, group=group)
        if where
        else tr("{group} får det", group=capital(group))
    )
    against = _against(tr("i fråga om"), join(better), join(worse), join(both))
    return f"{begun} {against}."


def long_term_conflict(
    where: str, question: str, better: Sequence[str], worse: Sequence[str], same: Sequence[str]
) -> str:
    """Return that what is better, or as today, gets worse in the long run, or the other way round.

    ``worse`` are the groups for whom it is worse now and better later; for the others it turns to the worse.
    """
    now = [
        tr("bättre för {few}", few=few(better)) if better else "",
        tr("som i dag för {few}", few=few(same)) if same else "",
    ]
    turns = [
        tr("{now} till att börja med men sämre på lång sikt", now=join(now)) if better or same else "",
        tr("sämre för {few} till att börja med men bättre på lång sikt", few=few(worse)) if worse else "",
    ]
    return f"{_in_question(where, question)} {'; '.join(t for t in turns if t)}."


def saving_conflict(
    alternative: str, actors: Sequence[str], severity: Severity, groups: Sequence[str]
) -> str:
    """Return that money is saved while some have it worse; ``groups`` are those with the gravest severity."""
    whose = tr(" åt {actors}", actors=join(actors)) if actors else ""
    harm = f"en {severity_phrase(severity)}"
    return tr(
        "{alternative} sparar pengar{whose} men ger {harm} för {few}.",
        alternative=capital(alternative),
        whose=whose,
        harm=harm,
        few=few(groups),
    )


def alternatives_conflict(first: str, second: str, better: Sequence[str], worse: Sequence[str]) -> str:
    """Return that one alternative is better for some groups and another for others."""
    return tr(
        "{first} är bättre än {second} för {few} men sämre för {few_2}.",
        first=capital(first),
        second=second,
        few=few(better),
        few_2=few(worse),
    )


def _in_question(where: str, question: str) -> str:
    # A question's short name may be anything, "att ta sig fram" too, so it never is the subject.
    return (
        tr("Med {where} blir det i frågan ”{question}”", where=where, question=question)
        if where
        else tr("I frågan ”{question}” blir det", question=question)
    )


def _against(link: str, better: str, worse: str, both: str) -> str:
    sides = [
        tr("bättre {link} {better}", link=link, better=better) if better else "",
        tr("sämre {link} {worse}", link=link, worse=worse) if worse else "",
    ]
    told = " men ".join(s for s in sides if s)
    if not both:
        return told
    mixed = tr("både bättre och sämre {link} {both}", link=link, both=both)
    return tr("{told}, och {mixed}", told=told, mixed=mixed) if told else mixed
