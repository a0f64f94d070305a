"""Cells: what is piped has the same at the same place, whatever else is on record."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.commandline import tracker
from tests.support.records import Record
from tests.support.stories import commitment, readout

_OTHERS = readout(
    "b", commitment("deal", due="2018-03", by=["NO"]), on="2018-01-20", parties=["JP", "NO"]
)
"""A readout of another relationship."""


@pytest.mark.parametrize(
    "words",
    [
        ("open",),
        ("items",),
        ("statements",),
        ("stats", "--per", "item"),
        ("score", "--scale", "g7"),
        ("compare", "2018-01-01", "2018-02-01"),
        ("search", "pact"),
        ("meetings",),
        ("readouts",),
        ("history", "pact@a"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_what_is_piped_stays_as_it_is_when_another_relationship_comes_on_record(
    words: tuple[str, ...], form: str, record: Record, tmp_path: Path
) -> None:
    day = () if words[0] in ("compare", "history") else ("--as-of", "2018-02-01")
    asked = (*words, *day, "--format", form, "--store", record.store)
    record.record(readout("a", commitment("pact", due="2018-03"), on="2018-01-15"))
    alone = tracker(*asked, folder=tmp_path).out.splitlines()
    record.record(_OTHERS)
    both = tracker(*asked, folder=tmp_path).out.splitlines()
    assert {one for one in alone if "  all items  " not in one} <= {*both}
    if form == "table" and words[0] != "history":
        assert len({len(one.split("  ")) for one in both}) == 1
