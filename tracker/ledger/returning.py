"""Returning: what was taken out of a readout before, and stands in what is recorded of it now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tracker.domain.amendment import differences, gathered
from tracker.domain.corrections import ReadoutRetracted, StatementAdded, StatementRetracted
from tracker.domain.events import Recorded
from tracker.domain.readouts import Readout, ReadoutRegistered
from tracker.ledger.contents import folded
from tracker.ledger.receipt import Again, Receipt, Returned

_SHOWN = 12


def again(recorded: Sequence[Recorded], given: Readout) -> Again:
    """How a readout that is recorded after it was retracted differs from what was on record.

    Args:
        recorded: its events, the last of them its retraction.
        given: the readout.
    """
    before = folded(recorded[:-1])
    others = differences(before, given, then="before", now="now") if before != given else ()
    return Again(given.readout, tuple(others))


def returned(recorded: Sequence[Recorded], given: Readout) -> tuple[Returned, ...]:
    """The statements of a readout that had been taken out of it, with the reason of then.

    Args:
        recorded: its events on record.
        given: the readout as it is recorded now.
    """
    taken: dict[str, Returned] = {}
    types: dict[str, type] = {}
    for number, one in enumerate(recorded):
        match one.event:
            case StatementRetracted(key=key, reason=reason):
                _, before = gathered(each.event for each in recorded[:number])
                types[key] = type(before[key])
                taken[key] = Returned(f"{key}@{given.readout}", one.recorded_by, reason)
            case StatementAdded(statement=statement):
                taken.pop(statement.key, None)
            case ReadoutRegistered() | ReadoutRetracted():
                pass
            case event:
                taken.pop(getattr(event, "key", ""), None)
    return tuple(
        taken[one.key]
        for one in given.statements
        if one.key in taken and types[one.key] is type(one)
    )


def told(receipts: Iterable[Receipt]) -> Iterator[str]:
    """What is on record again, in sentences."""
    listed = [*receipts]
    again_of = [one for receipt in listed for one in receipt.again]
    if again_of:
        yield f"On record again, after it was retracted: {_named(one.readout for one in again_of)}."
    for one in again_of:
        if one.differences:
            others = "; ".join(one.differences[:_SHOWN])
            more = len(one.differences) - _SHOWN
            beyond = f"; and {more} more" if more > 0 else ""
            yield f"{one.readout} is not as it was before it was retracted: {others}{beyond}."
    for back in (one for receipt in listed for one in receipt.returned):
        yield (
            f"{back.ref} is on record again, and had been taken out of its readout by {back.by}: "
            f"“{back.reason}”. If that is still so, retract it again."
        )


def _named(names: Iterable[str]) -> str:
    listed = [*names]
    more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
    return f"{', '.join(listed[:_SHOWN])}{more}"
