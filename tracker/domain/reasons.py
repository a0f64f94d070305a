"""Reasons: a verdict in a sentence that a reader can check against the record."""

from __future__ import annotations

from datetime import date

from tracker.domain.pressing import ITEM_RULES
from tracker.domain.status import OVERDUE, RULES


def reason(
    rule: str,
    status: str,
    evidence: str,
    last: date | None = None,
    sought: date | None = None,
    condition: str | None = None,
) -> str:
    """Why a statement has its status, naming what it rests on.

    Args:
        rule: the id of the rule that held.
        status: the status it gave.
        evidence: the ref, readout or source that it rests on.
        last: the last day of the window.
        sought: through which day evidence was sought in vain.
        condition: the condition of the undertaking, where it has one that was not settled.
    """
    said = ITEM_RULES[rule] if rule in ITEM_RULES else RULES[rule]
    if status in OVERDUE and last is not None:
        looked = (
            f"evidence was sought through {sought} without result"
            if sought
            else "nobody has reviewed it"
        )
        said += f": it ended on {last}, and no record tells what became of it; {looked}"
    elif not rule.endswith((".open", ".scheduled", ".standing", ".due", ".discussed")):
        said += f" ({evidence})"
    if condition and status in (*OVERDUE, "open", "due", "scheduled", "in progress"):
        said += f"; on condition: {condition}"
    return said
