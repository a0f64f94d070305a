"""Reasons: a verdict in a sentence that a reader can check against the record."""

from __future__ import annotations

from datetime import date

from tracker.domain.rules import OVERDUE, PRESSING, RULES

_ELSEWHERE = ("readouts", "assessment")
"""What a rule rests on that the reason names, since it is not in the statement."""


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
        sought: through which day evidence was sought without result.
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
        held = RULES[rule]
        said = f"{held.says} ({evidence})" if held.rests_on in _ELSEWHERE else held.says
    if condition and status in PRESSING:
        said += f"; on condition: {condition}"
    return said
