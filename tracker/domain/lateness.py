"""Lateness: how long after the last day of its window something was done, in words."""

from __future__ import annotations

from datetime import date
from typing import Literal

from tracker.domain.lengths import between
from tracker.domain.rules import RULES

Late = Literal["no", "possibly", "surely"]
"""Whether a day is after a window; possibly, where that is approximate and its margin not over."""

MARGIN = ", by less than the margin of an approximate one"
"""What is said of a day that is possibly after a window."""


def after_the_last_day(
    rule: str, last: date, since: date, late: Late, *, day: str = "its last day"
) -> str:
    """How long after its last day something was done, by what says so.

    A meeting on record was held on its day. What is judged holds from a day on, on which it need
    not have been done or reported.

    Args:
        rule: the rule that says so.
        last: the last day of its window.
        since: the day from which on it is so.
        late: whether it is after the window.
        day: what the last day is called, which may be that of another account.
    """
    told = f"{between(last, since).full} after {day} ({last})"
    told += MARGIN if late == "possibly" else ""
    if RULES[rule].rests_on == "assessment":
        return f", from a day {told}"
    return f", {'held' if rule == 'follow-up.held' else 'reported'} {told}"
