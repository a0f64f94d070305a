"""Settlements: since when a share is settled, with the window that it had then.

What befalls the occasion of a window after that moves it no more, whatever settled it.
"""

from __future__ import annotations

from datetime import date

from tracker.domain.items import ConditionSettled, OutcomeAssessed
from tracker.domain.lifecycle import Lifecycle
from tracker.domain.milestones import Milestone
from tracker.domain.window import Window


def kept_window(one: Lifecycle, on: date, share: str | None = None) -> Window | None:
    """The window of a statement on a day, which is that of the day on which it was settled.

    Args:
        one: what happened to the statement.
        on: the day.
        share: the party whose share is asked about; all of them, where none is given.
    """
    if len(one.windows) == 1:
        return one.windows[0].window
    return one.window(counting_on(one, on, share))


def renewed_window(one: Lifecycle, renewal: Milestone, window: Window | None) -> Window | None:
    """The window that a renewal of an act puts an end to: that of the account that it names.

    Args:
        one: what happened to the act.
        renewal: what renews it.
        window: the window by which the status of the act goes.
    """
    named = next((twin for twin in one.twins if twin.ref == renewal.named), None)
    its_own = named and named.window and not named.occasion
    same_kind = named and named.continuing == one.statement.continuing
    return named.window if named and its_own and same_kind else window


def counting_on(one: Lifecycle, on: date, share: str | None = None) -> date:
    """The day whose window counts on another: that one, or the one on which it was settled."""
    since = [_settled_since(one, each, on) for each in (one.shares if share is None else (share,))]
    settled = [day for day in since if day is not None]
    return max(settled) if len(settled) == len(since) else on


def _settled_since(one: Lifecycle, share: str, on: date) -> date | None:
    """The day from which on a share is settled without a break up to a day; None where it is not.

    One settlement may take the place of another, as when what was renewed is judged.
    """
    again = one.fulfilled_again.get(share, ())
    milestones = one.fulfilled.get(share), *again, one.replaced.get(share), one.held
    days = {milestone.on for milestone in milestones if milestone}
    days |= {
        judged.on
        for judged in one.assessments
        if isinstance(judged, OutcomeAssessed | ConditionSettled)
    }
    since = None
    for day in sorted((day for day in days if day <= on), reverse=True):
        if not one.settled(share, day):
            break
        since = day
    return since
