"""Comparison of two moments of recording: what was corrected, and nothing that a meeting did."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.support.comparisons import compare
from tests.support.corrections import amend, retract
from tests.support.records import Record
from tests.support.stories import commitment, progress, readout, request, views

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
