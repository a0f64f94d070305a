"""Overruled: what readouts say to no effect of a statement that was judged otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple

from tracker.domain.items import ConditionSettled, OutcomeAssessed
from tracker.domain.lifecycle import Lifecycle
from tracker.domain.predicates import applicable
from tracker.domain.rules import DONE, JUDGED
from tracker.domain.status import share_status


class Overruled(NamedTuple):
    """What a readout says of a statement, and a judgement that comes before it in the rules."""

    ref: str
    judged: OutcomeAssessed | ConditionSettled
    evidence: str
    """The ref or the readout that says otherwise."""
    said: Literal["held", "completed", "renewed"]


def overruled(lifecycle: Lifecycle, told: Callable[[str], bool]) -> Overruled | None:
    """What is said of the lifecycle's statement to no effect, because it was judged otherwise.

    Args:
        lifecycle: what happened to the statement.
        told: whether a ref or a readout is among those that are looked at.
    """
    if lifecycle.statement.kind not in ("commitment", "follow-up"):
        return None
    found = (_overruled_share(lifecycle, share, told) for share in lifecycle.shares)
    return next((one for one in found if one), None)


def _overruled_share(
    lifecycle: Lifecycle, share: str, told: Callable[[str], bool]
) -> Overruled | None:
    statement = lifecycle.statement
    done = (lifecycle.held, lifecycle.fulfilled.get(share), *lifecycle.affirmed.get(share, ()))
    new = [milestone.evidence for milestone in done if milestone and told(milestone.evidence)]
    renewals = (lifecycle.replaced.get(share), *lifecycle.contested.get(share, ()))
    anew = [renewal for renewal in renewals if renewal and told(renewal.evidence)]
    if not new and not anew:
        return None
    verdict = share_status(lifecycle, share, date.max, applicable(lifecycle))
    lapsed = verdict.rule == f"{statement.kind}.condition-lapsed"
    judged = lifecycle.condition(date.max) if lapsed else lifecycle.assessed(date.max, share)
    if judged is None or (verdict.rule not in JUDGED and not _in_part_since(lifecycle, share)):
        return None
    if verdict.status in DONE or (not new and _is_withdrawn(judged)):
        since = (renewal for renewal in anew if renewal.on > judged.on)
        renewal = next(since, None)
        return renewal and Overruled(statement.ref, judged, renewal.evidence, "renewed")
    if not new:
        return None
    what: Literal["held", "completed"] = "held" if statement.kind == "follow-up" else "completed"
    return Overruled(statement.ref, judged, new[0], what)


def _in_part_since(lifecycle: Lifecycle, share: str) -> bool:
    """Whether a share that was reported complete is judged to be done only in part."""
    return share in lifecycle.fulfilled and lifecycle.done(share, date.max) is None


def _is_withdrawn(judged: OutcomeAssessed | ConditionSettled) -> bool:
    return isinstance(judged, OutcomeAssessed) and judged.outcome == "withdrawn"
