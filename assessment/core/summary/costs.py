"""What the alternatives cost, by actor and year. Never scored, and never a reason to change a status."""

from collections.abc import Sequence

from assessment.core.assessment import Cost
from assessment.core.language import tr
from assessment.core.summary import wording
from assessment.core.summary.material import Material

_COST_CAP = 220


def cost_line(material: Material, alternative: str) -> str:
    """Return the cost of one alternative in a line: for each year what rises, what falls, and for whom."""
    entries = [c for c in material.assessment.costs if c.alternative == alternative and c.amount is not None]
    if not entries:
        return tr("Kostnaden är inte angiven.")
    years = sorted({c.year or 0 for c in entries})
    told = [_year(year, [c for c in entries if (c.year or 0) == year]) for year in years]
    return wording.capped(wording.sentence("; ".join(told)), _COST_CAP)


def _year(year: int, entries: Sequence[Cost]) -> str:
    amounts = [c.amount or 0 for c in entries]
    rising = sum(a for a in amounts if a > 0)
    falling = -sum(a for a in amounts if a < 0)
    parts = [
        tr("kostnader som ökar {kronor}", kronor=wording.kronor(rising)) if rising else "",
        tr("kostnader som minskar {kronor}", kronor=wording.kronor(falling)) if falling else "",
    ]
    told = wording.join(parts) or tr("ingen skillnad i kronor")
    if rising and falling:
        told += tr(", netto {amount}", amount=wording.kronor(rising - falling))
    when = str(year) if year else tr("år saknas")
    return f"{when}: {told}{_actors(entries)}"


def _actors(entries: Sequence[Cost]) -> str:
    sums: dict[str, int] = {}
    for entry in entries:
        actor = entry.actor.strip() or tr("okänd aktör")
        sums[actor] = sums.get(actor, 0) + (entry.amount or 0)
    if len(sums) == 1:
        return f" ({next(iter(sums))})"
    return f" ({', '.join(f'{a} {wording.kronor(v)}' for a, v in sums.items())})"


def cost_rows(material: Material) -> tuple[tuple[str, str, str, str, str], ...]:
    """Return every cost entry as alternative, actor, year, amount and note; empty entries are left out."""
    return tuple(
        (
            material.alternative_name(c.alternative),
            c.actor or wording.DASH,
            str(c.year) if c.year else wording.DASH,
            wording.kronor(c.amount) if c.amount is not None else wording.DASH,
            c.note,
        )
        for c in material.assessment.costs
        if c.actor or c.amount is not None or c.note
    )
