"""Going on: what was promised of an item and renewed on another is told where it is sought."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.records import Record, command
from tests.support.sites import answered
from tests.support.stories import commitment, completion, readout

THREE = ("EU", "JP", "RU")


@pytest.fixture
def renewed(record: Record) -> Record:
    """A promise that went on under another item, and was reported done under its first."""
    record.record(
        readout("a", commitment("data", due="../2018-06"), on="2018-01-10"),
        readout("b", commitment("export", due="../2018-09", renews=["data@a"]), on="2018-03-10"),
        readout("c", completion("data"), on="2018-11-10"),
    )
    return record


def _goes_on(record: Record, on: str) -> list[tuple[str, str | None]]:
    return [(one.ref, one.status) for one in record.story("data", on).goes_on]


def test_an_item_tells_where_its_promise_goes_on(renewed: Record, tmp_path: Path) -> None:
    assert _goes_on(renewed, "2018-02-01") == []
    assert _goes_on(renewed, "2018-04-01") == [("export@b", "open")]
    assert _goes_on(renewed, "2018-10-10") == [("export@b", "overdue")]
    assert _goes_on(renewed, "2018-12-01") == [("export@b", "fulfilled")]
    assert renewed.story("export", "2018-12-01").goes_on == ()
    told = command(renewed, "show", "data", "--as-of", "2018-12-01", folder=tmp_path).out
    assert "goes on as export@b: fulfilled on 2018-11-10 (data@c)\n" in told
    page = answered(renewed.store, "/item/data?as_of=2018-12-01")
    assert 'data-key="goes on export@b" data-state="fulfilled"' in page


@pytest.mark.parametrize(
    ("asked", "on", "told"),
    [
        ("open", "2018-04-01", "export@b: open"),
        ("overdue", "2018-10-10", "export@b: overdue"),
        ("fulfilled", "2018-12-01", "export@b: fulfilled on 2018-11-10 (data@c)"),
    ],
)
def test_a_list_with_nothing_of_it_tells_where_it_goes_on(
    renewed: Record, tmp_path: Path, asked: str, on: str, told: str
) -> None:
    ran = command(renewed, asked, "--item", "data", "--as-of", on, folder=tmp_path)
    assert f"Otherwise on record of data: 1 superseded. Goes on as {told}.\n" in ran.err
    page = answered(renewed.store, f"/{asked}?item=data&as_of={on}")
    assert 'data-key="goes on export@b"' in page


def test_the_last_of_several_renewals_is_told(record: Record) -> None:
    record.record(
        readout("a", commitment("data", due="../2018-06"), on="2018-01-10"),
        readout("b", commitment("export", due="../2018-09", renews=["data"]), on="2018-03-10"),
        readout(
            "c",
            commitment("pact", by=["JP"], due="../2018-12", renews=["export@b"]),
            on="2018-05-10",
            parties=THREE,
        ),
    )
    # What Russia promised is not renewed again, and Japan's share of it is elsewhere.
    assert _goes_on(record, "2018-06-01") == [("export@b", "open"), ("pact@c", "open")]


def test_what_one_party_renewed_elsewhere_is_told_of_an_item_that_goes_on(record: Record) -> None:
    record.record(
        readout("a", commitment("data", due="../2018-06"), on="2018-01-10"),
        readout(
            "b",
            commitment("export", by=["JP"], due="../2018-09", renews=["data@a"]),
            commitment("data", key="data-own", by=["RU"], due="../2018-12", renews=["data@a"]),
            on="2018-03-10",
        ),
    )
    assert _goes_on(record, "2018-04-01") == [("export@b", "open")]
