"""Renewals: a promise that is renewed on its item, on another, or in another relationship."""

from __future__ import annotations

import pytest

from tests.support.records import Record
from tests.support.stories import commitment, readout

HERE, BESIDE = ["JP", "RU"], ["JP", "RU", "US"]

PLACES = {
    "on its item": ("report", HERE),
    "on another item": ("paper", HERE),
    "in another relationship": ("report", BESIDE),
    "on another item there": ("paper", BESIDE),
}
"""Where a report is promised again: the item and the parties, by what that is called."""


def wherever(*but_for: str) -> pytest.MarkDecorator:
    """A test for each of the places, some of them left out."""
    listed = [name for name in PLACES if name not in but_for]
    return pytest.mark.parametrize(
        ("item", "parties"), [PLACES[name] for name in listed], ids=listed
    )


def renewed(
    record: Record,
    item: str,
    parties: list[str],
    *more: dict[str, object],
    due: str = "../2018-09",
    on: str = "2018-03-10",
) -> str:
    """A report that is promised by May 2018, and then anew; the ref of the renewal.

    Args:
        record: where it is recorded.
        item: the item on which it is promised anew.
        parties: the parties of the readout in which it is.
        more: what else is said when it is promised first.
        due: the new deadline.
        on: the day on which it is promised anew.
    """
    record.record(readout("a", commitment("report", due="../2018-05"), *more, on="2018-01-10"))
    anew = commitment(item, by=HERE, due=due, renews=["report@a"])
    record.record(readout("b", anew, on=on, parties=parties))
    return f"{item}@b"
