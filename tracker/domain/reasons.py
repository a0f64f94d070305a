"""Reasons: a verdict in a sentence that a reader can check against the record."""

from __future__ import annotations

from datetime import date

from tracker.domain.item_status import ITEM_RULES
from tracker.domain.rules import OVERDUE, PRESSING, RULES

_ALONE = (".open", ".scheduled", ".standing", ".due", ".condition-lapsed")
"""How the rules end that rest on the statement itself and on nothing else."""


def reason(
    rule: str,
    status: str,
    evidence: str,
    *,
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
    if last is not None and status in OVERDUE:
        looked = (
            f"evidence was sought through {sought} without result"
            if sought
            else "nobody has reviewed it"
        )
        ended = f"ended on {last}"
        if status == "possibly overdue":
            ended += ", by less than the margin of an approximate one"
        said = f"its window {ended}; no record tells what became of it, and {looked}"
    else:
        said = ITEM_RULES.get(rule) or RULES[rule]
        if not rule.endswith(_ALONE):
            said += f" ({evidence})"
    if condition and status in PRESSING:
        said += f"; on condition: {condition}"
    return said
