"""Orders: in which order a list can tell its statements."""

from __future__ import annotations

from typing import NamedTuple

from tracker.domain.rules import PRESSING, urgency
from tracker.domain.wording import LADDER
from tracker.queries.rows import BY, REF

URGENCY = f"""
    CASE v.status {" ".join(f"WHEN '{one}' THEN {urgency(one)}" for one in PRESSING)}
    ELSE {len(PRESSING)} END
"""
"""The urgency of a status, as `tracker.domain.rules.urgency` gives it."""

_STRENGTHS = " ".join(
    f"WHEN '{word}' THEN {rung}" for rung, words in enumerate(LADDER) for word in words
)
_BY_DUE = ("p.due_last IS NULL", "p.due_last")
_BY_DATE = ("s.date", REF)
_BY_URGENCY = (URGENCY, *_BY_DUE, *_BY_DATE)


class Order(NamedTuple):
    """An order."""

    by: tuple[str, ...]
    """What decides, in SQL; what is equal in the one is told apart by the next."""
    table: str = ""
    """The table that is needed for it beside the usual ones, by its letter."""

    def sql(self, *, turned: bool) -> str:
        """The order as SQL tells it, or turned round; what has nothing to go by comes last."""
        if not turned:
            return ", ".join(self.by)
        return ", ".join(one if one.endswith(_NOTHING) else f"{one} DESC" for one in self.by)


_NOTHING = (" IS NULL", " = ''")

ORDERS = {
    "urgency": Order(_BY_URGENCY),
    "date": Order(_BY_DATE),
    "due": Order((*_BY_DUE, URGENCY, *_BY_DATE)),
    "since": Order(("p.since IS NULL", "p.since", *_BY_DATE)),
    "item": Order(("i.slug", *_BY_DATE), "i"),
    "by": Order((BY, *_BY_URGENCY)),
    "to": Order(("s.to_parties = ''", "s.to_parties", *_BY_URGENCY)),
    "wording": Order(("s.wording IS NULL", f"-(CASE s.wording {_STRENGTHS} END)", *_BY_DATE)),
    "relationship": Order(("l.name", *_BY_DATE), "l"),
}
"""The orders by their names: the most pressing, the earliest, the strongest first, and names by
the alphabet."""
