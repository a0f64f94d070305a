"""Grounds: what a statement must be for a judgement to hold of it, and what an amendment leaves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

from tracker.domain.items import (
    HELD,
    OUTCOMES,
    Assessment,
    ConditionSettled,
    EvidenceSought,
    OutcomeAssessed,
)
from tracker.domain.kinds import Kind

Lack = Literal["kind", "outcome", "condition", "share", "held", "day"]
"""What a statement lacks for a judgement: a status at all, that outcome, a condition, a share of
the party, a share that can be held by itself, or the day.

The last is so when it was said only after the day from which the judgement is to hold."""

Loss = Literal["retracted", "unshared", "reworded", "window", "restated", "evidence"] | Lack
"""What an amendment took from a judgement; after the last four of the six it still holds.

It is unshared when only another account gave the party a share, and none does any more. Its
evidence is gone when that is a statement or a readout that is no longer on record."""


class Ground(NamedTuple):
    """What a judgement of a statement rests on."""

    kind: Kind
    made: date
    condition: str | None = None
    last: date | None = None
    """The last day of its window."""
    shares: frozenset[str] = frozenset()
    """The parties that have a share in it: none in what is asked or deplored."""
    summary: str = ""
    """What it says."""


def shares_of(kind: Kind, by: Iterable[str]) -> frozenset[str]:
    """The parties that have a share in a statement: those that undertake something."""
    return frozenset(by) if kind in ("commitment", "follow-up") else frozenset()


def lack(judged: Assessment, ground: Ground) -> Lack | None:
    """What the statement lacks for the judgement to hold of it; None where nothing is."""
    if ground.kind not in OUTCOMES:
        return "kind"
    match judged:
        case OutcomeAssessed(outcome=outcome) if outcome not in OUTCOMES[ground.kind]:
            return "outcome"
        case ConditionSettled() if ground.condition is None:
            return "condition"
        case OutcomeAssessed(share=str(share)) if share not in ground.shares:
            return "share"
        case OutcomeAssessed(share=str(), outcome=outcome) if (
            ground.kind == "follow-up" and outcome in HELD and len(ground.shares) > 1
        ):
            return "held"
        case _:
            pass
    return "day" if day_of(judged) < ground.made else None


def loss(judged: Assessment, before: Ground, after: Ground | None) -> Loss | None:
    """What an amendment took from a judgement; None where it took nothing.

    Args:
        judged: what was judged.
        before: what the statement was.
        after: what it is now, if it is still made.
    """
    if after is None:
        return "retracted"
    lacking = lack(judged, after)
    if lacking:
        return None if lack(judged, before) else lacking
    match judged:
        case ConditionSettled() if before.condition != after.condition:
            return "reworded"
        case OutcomeAssessed(outcome="not fulfilled" | "partly fulfilled") | EvidenceSought() if (
            _ends_later(day_of(judged), before.last, after.last)
        ):
            return "window"
        case _:
            return "restated" if _is_another(before, after) else None


def _is_another(before: Ground, after: Ground) -> bool:
    """Whether a statement says something else, and not the same in other words."""
    return before.summary != after.summary and (
        (before.kind, before.last, before.shares) != (after.kind, after.last, after.shares)
    )


def ended_by(loss: Loss) -> bool:
    """Whether a judgement no longer holds after such a loss."""
    return loss not in {"retracted", "unshared", "reworded", "window", "restated", "evidence"}


UP_TO_TODAY: MappingProxyType[type[Assessment], str] = MappingProxyType(
    {
        OutcomeAssessed: "an outcome can be judged up to today",
        ConditionSettled: "a condition can have been met or lapsed up to today",
        EvidenceSought: "evidence can have been sought up to today",
    }
)
"""What can be judged of which days, by the kinds of judgement."""


def day_of(judged: Assessment) -> date:
    """The day from which a judgement holds, or through which was searched."""
    return judged.through if isinstance(judged, EvidenceSought) else judged.on


def _ends_later(on: date, before: date | None, after: date | None) -> bool:
    """Whether a window that was over by a day now goes on for longer."""
    return before is not None and before <= on and (after is None or after > on)


class Ungrounded(NamedTuple):
    """A judgement from which an amendment took what it rested on."""

    ref: str
    judged: Assessment
    loss: Loss
    after: Ground | None
    """What the statement is now; None if it is no longer made."""
