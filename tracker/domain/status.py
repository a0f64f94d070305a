"""Status: the status of a followed statement at the end of a day, with its rule and evidence.

`status` is the whole of it: a pure function of a lifecycle (what happened to the statement) and a
day. It holds of each share; of shares that differ, the most pressing one that is unsettled counts.
The rules are tried in the order of `rules`, which has their words; what makes each of them hold is
in `predicates`. The first that holds wins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tracker.domain.accounts import parties
from tracker.domain.items import OutcomeAssessed
from tracker.domain.lifecycle import ALL, Lifecycle
from tracker.domain.marks import Mark, Marks, about, of_share
from tracker.domain.predicates import Applicable, Inquiry, applicable
from tracker.domain.rules import DONE, RENEWED, UNDONE, UNSETTLED_RULES, Status, urgency
from tracker.domain.settlements import kept_window
from tracker.domain.window import NO_WINDOW

_ENDS: tuple[Status, ...] = (*UNDONE, "expired", *RENEWED)
"""How a share can end that was not done, the worst first."""

_OF_ANY_SHARE: tuple[Mark, ...] = ("renews", "condition", "contested", "judged")
"""The marks that a statement has from any of its shares."""


class Verdict(NamedTuple):
    """A status, the rule that gave it, and what it rests on."""

    status: Status
    rule: str
    evidence: str
    """The ref of a statement, the readout of a meeting, or the evidence of an assessment."""
    first: date | None = None
    last: date | None = None
    """The window as it was; a window tied to an occasion moves with it."""
    sought: date | None = None
    """Through which day evidence was sought, if it was."""
    marks: Marks = ()
    """What else is on record that one has to know."""
    divided: bool = False
    """Whether the shares of its parties differ, or what settled them does."""


def status(lifecycle: Lifecycle, on: date) -> Verdict:
    """The status of the lifecycle's statement at the end of the day `on`.

    Args:
        lifecycle: what happened to the statement.
        on: the day.

    Raises:
        ValueError: statements of its kind have no status.
    """
    rules = applicable(lifecycle)
    found = {share: share_status(lifecycle, share, on, rules) for share in owing(lifecycle, on)}
    return of_all(lifecycle, found) if lifecycle.divided else next(iter(found.values()))


def owing(lifecycle: Lifecycle, on: date) -> Sequence[str]:
    """The parties that have a share in a statement by the accounts that there are by a day."""
    if not lifecycle.twins or lifecycle.shares == (ALL,):
        return lifecycle.shares
    return sorted(parties((lifecycle.statement, *lifecycle.twins), on))


def of_all(lifecycle: Lifecycle, shares: Mapping[str, Verdict]) -> Verdict:
    """The status of a statement on a day, given the statuses of its shares, which differ.

    Args:
        lifecycle: what happened to the statement.
        shares: the status of each share, in their order.
    """
    verdict = _together(lifecycle, shares)
    each = (mark for one in shares.values() for mark in one.marks if mark[0] in _OF_ANY_SHARE)
    return verdict._replace(marks=tuple(dict.fromkeys((*verdict.marks, *each))))


def _together(lifecycle: Lifecycle, shares: Mapping[str, Verdict]) -> Verdict:
    """The same, without the marks that it has from any share."""
    found = [*shares.values()]
    unsettled = [one for one in found if one.rule in UNSETTLED_RULES]
    if unsettled:
        alike = len({(one.status, one.rule) for one in found}) == 1
        pressing = min(unsettled, key=lambda one: urgency(one.status))
        marks = tuple(dict.fromkeys(mark for one in found for mark in one.marks))
        return pressing._replace(marks=marks, divided=not alike)
    _, last = max(shares.items(), key=lambda pair: _place_of_end(lifecycle, *pair))
    if len({one.status for one in found}) == 1:
        # What ended each is told, where that is not the same.
        return last._replace(divided=len({(one.rule, one.evidence) for one in found}) > 1)
    own = lifecycle.statement
    undone = [one for one in found if one.status not in DONE]
    done = len(undone) < len(found)
    if own.kind == "commitment":
        together: Status = "partly fulfilled"
        # What the others renewed is owed no more by itself: what is still to be done of it is in
        # the renewal.
        renewed = all(one.status in RENEWED for one in undone)
        apart = not renewed and (done or any(one.status in UNDONE for one in undone))
    else:
        together, apart = "held", done
    if apart:
        return last._replace(status=together, rule=f"{own.kind}.shares", divided=True)
    return min(undone, key=lambda one: _ENDS.index(one.status))._replace(divided=True)


def _place_of_end(lifecycle: Lifecycle, share: str, verdict: Verdict) -> tuple[date, bool]:
    """By what a share ended last, of one day one that had no other deadline by then."""
    renewed = any(mark == "moved" for mark, _ in verdict.marks)
    return _settled_on(lifecycle, share, verdict), not renewed


def _settled_on(lifecycle: Lifecycle, share: str, verdict: Verdict) -> date:
    """The day of what settled a share."""
    milestones = (
        *(lifecycle.fulfilled.get(share), *lifecycle.fulfilled_again.get(share, ())),
        *(lifecycle.replaced.get(share), lifecycle.held),
    )
    days = [one.on for one in milestones if one and one.evidence == verdict.evidence]
    days += [
        judged.on
        for judged in lifecycle.assessments
        if isinstance(judged, OutcomeAssessed)
        and judged.evidence == verdict.evidence
        and judged.share in (None, share)
    ]
    return max(days, default=date.min)


def share_status(lifecycle: Lifecycle, share: str, on: date, rules: Applicable) -> Verdict:
    """The status of one party's share in the lifecycle's statement at the end of a day.

    Args:
        lifecycle: what happened to the statement.
        share: the party.
        on: the day.
        rules: those that can hold of it; see `applicable`.

    Raises:
        ValueError: statements of its kind have no status.
    """
    asked = Inquiry(lifecycle, share, on, kept_window(lifecycle, on, share))
    for rule, predicate in rules:
        found = predicate(asked)
        if found and (gives := rule.status or found.outcome):
            window = found.window or NO_WINDOW
            marks = about(lifecycle, window)
            if lifecycle.marked:
                marks = (*of_share(lifecycle, share, on, rule.id, done=gives in DONE), *marks)
            return Verdict(
                gives,
                rule.id,
                found.evidence,
                window.first,
                window.last,
                found.sought,
                marks,
            )
    raise ValueError(
        f"{lifecycle.statement.ref}: a statement of kind {lifecycle.statement.kind} has no status"
    )
