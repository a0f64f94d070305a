"""Tables from the command line: where they are written, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.commandline import tracker


def test_a_folder_takes_its_place_and_that_of_an_earlier_export(recorded: Path) -> None:
    for _ in range(2):
        ran = tracker("export", "--parquet", "tables", folder=recorded)
        assert (ran.code, ran.err) == (0, "Wrote 369 rows below tables.\n")
    note = json.loads((recorded / "tables/export.json").read_text("utf-8"))
    assert note["export"] == "parquet"
    assert not [one for one in recorded.iterdir() if one.name.endswith((".part", ".old"))]


def test_a_folder_with_something_else_in_it_stays_as_it_is(recorded: Path) -> None:
    ran = tracker("export", "--parquet", "events", folder=recorded)
    assert ran.code != 0
    assert "holds something else than an earlier export of this kind" in ran.err
    assert {one.name for one in (recorded / "events").iterdir()} == {"jp-ru"}


def test_what_is_of_another_relationship_is_not_written(recorded: Path) -> None:
    ran = tracker("export", "--parquet", "none", "--relationship", "JP-US", folder=recorded)
    assert "no relationship JP-US is on record" in ran.err
    assert not (recorded / "none").exists()
    refused = tracker("export", "--parquet", "none", "--as-of", "2019-07-01", folder=recorded)
    assert "--as-of goes with --timeline, --calendar, --feed" in refused.err
