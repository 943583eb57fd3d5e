"""What the alternatives cost, by actor and year. Never scored, and never a reason to change a status."""

from collections import defaultdict

from assessment.core.summary import wording
from assessment.core.summary.material import Material


def cost_line(material: Material, alternative: str) -> str:
    """Return the cost of one alternative in a line: the actors of the first year, the sum of each year."""
    entries = [c for c in material.assessment.costs if c.alternative == alternative and c.amount is not None]
    if not entries:
        return "Kostnaden är inte angiven."
    years: dict[int | None, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for entry in entries:
        years[entry.year][entry.actor.strip() or "okänd aktör"] += entry.amount or 0
    ordered = sorted(years.items(), key=lambda item: item[0] or 0)
    told = [_year(year, actors, full=position == 0) for position, (year, actors) in enumerate(ordered)]
    return wording.capped(wording.sentence("; ".join(told)), 220)


def _year(year: int | None, actors: dict[str, int], *, full: bool) -> str:
    total = sum(actors.values())
    when = f"{year}" if year else "år saknas"
    text = f"{when}: {_worded(total)}"
    if full and len(actors) > 1:
        text += f" ({', '.join(f'{a} {wording.kronor(v)}' for a, v in actors.items())})"
    return text


def _worded(total: int) -> str:
    if total < 0:
        return f"besparing {wording.kronor(-total)}"
    return f"kostnad {wording.kronor(total)}" if total else "ingen skillnad i kronor"


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
