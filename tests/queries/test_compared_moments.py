"""Comparison of two moments of recording: what was corrected, and nothing that a meeting did."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.support.comparisons import compare
from tests.support.corrections import amend, retract
from tests.support.judgements import merge
from tests.support.records import DAY, Record
from tests.support.stories import commitment, named, progress, readout, request, views

MOMENTS = ("known-on:2026-01-01T09:02:30Z", "known-on:2026-01-02")


@pytest.mark.parametrize(
    "said",
    [
        request("visa", key="gone"),
        progress("visa", key="gone"),
        views("visa", key="gone"),
    ],
    ids=["a request", "progress", "views"],
)
def test_what_was_taken_out_of_a_readout_was_passed_over_by_no_meeting(
    record: Record, said: dict[str, Any]
) -> None:
    record.record(readout("a", commitment("visa", due="../2018-06"), on="2018-01-15"))
    record.record(readout("b", said, commitment("pier"), on="2018-03-15"))
    amend(record, readout("b", commitment("pier"), on="2018-03-15"))
    (found,) = compare(record, *MOMENTS, as_of=date(2018, 5, 1))
    assert (found.item, found.changes) == ("visa", ("taken back",))
    assert "taken back, so that it is not on record any more: gone@b" in found.why


def test_so_it_is_of_a_readout_that_was_taken_back(record: Record) -> None:
    record.record(readout("a", commitment("visa", due="../2018-06"), on="2018-01-15"))
    record.record(readout("b", views("visa"), commitment("pier"), on="2018-03-15"))
    retract(record, "b")
    found = {one.item: one.changes for one in compare(record, *MOMENTS)}
    assert found == {"visa": ("taken back",), "pier": ("taken back",)}


def test_what_a_merge_changed_is_told(record: Record) -> None:
    record.record(
        readout(
            "a",
            request("q", to=["RU"]),
            commitment("visa", due="../2018-12"),
            on="2018-01-15",
        ),
        readout(
            "b",
            commitment("access", by=["RU"], due="../2018-12"),
            progress("waiver"),
            on="2018-03-15",
        ),
    )
    before = f"known-on:{record.moments[-1].isoformat()}"
    merge(record, "access", "q")
    merge(record, "waiver", "visa")
    found = compare(record, before, "known-on:2026-01-02", as_of=date(2018, 5, 1))
    assert [(one.item, one.changes, one.why) for one in found] == [
        ("q", ("status changed",), "taken up since 2018-03-15: q@a, by access@b"),
        ("visa", ("status changed",), "in progress since 2018-03-15: visa@a, by waiver@b"),
    ]
    days = compare(record, "2018-02-01", "2018-02-20")
    assert not days


def test_a_part_that_moved_to_another_whole_is_told(record: Record) -> None:
    record.record(named("energy"), named("climate"), named("plan", part_of="energy"))
    record.record(readout("a", commitment("plan", due="../2018-03"), on="2018-01-15"))
    before = f"known-on:{record.moments[-1].isoformat()}"
    record.record(named("plan", part_of="climate"))
    (found,) = compare(record, before, "known-on:2026-01-02", as_of=date(2018, 5, 1))
    assert (found.item, found.changes) == ("plan", ("amended",))
    assert found.why.startswith("a part of energy, then a part of climate")
    record.record(named("plan"))
    (found,) = compare(record, before, "known-on:2026-01-02", as_of=date(2018, 5, 1))
    assert found.why.startswith("a part of energy, then no part of another item")


def test_a_whole_that_was_merged_or_renamed_is_the_same(record: Record) -> None:
    record.record(named("energy"), named("climate"), named("plan", part_of="energy"))
    record.record(readout("a", commitment("plan", due="../2018-03"), on="2018-01-15"))
    before = f"known-on:{record.moments[-1].isoformat()}"
    merge(record, "energy", "climate")
    with record.ledger() as ledger:
        ledger.rename("climate", "weather", day=DAY)
        ledger.rename("plan", "design", day=DAY)
    assert not compare(record, before, "known-on:2026-01-02", as_of=date(2018, 5, 1))
