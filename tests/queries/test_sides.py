"""Sides: what can be compared, how it is named, and what is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.support.comparisons import changes, two
from tests.support.corrections import retract
from tests.support.records import Record
from tests.support.stories import commitment, readout
from tracker.domain.readouts import Readout
from tracker.errors import NotFound, Refused, Remedy
from tracker.queries import Viewpoint


def test_meetings_go_by_their_ids_and_names_by_how_they_begin(record: Record) -> None:
    record.record(
        readout("2018-01-tokyo", commitment("x"), on="2018-01-15"),
        readout("2018-06-moscow", on="2018-06-15"),
    )
    expected = {"x": ("dropped",)}
    assert changes(record, "jp-ru-2018-01-15-summit", "jp-ru-2018-06-15-summit") == expected
    assert changes(record, "2018-01-to", "2018-06-mos") == expected
    with pytest.raises(Refused, match="several names begin with 'jp-ru'"):
        changes(record, "jp-ru", "2018-06-moscow")
    with pytest.raises(NotFound, match="did you mean 2018-06-moscow"):
        changes(record, "2018-01-tokyo", "2018-06-mokow")


def test_what_cannot_be_compared_is_refused(record: Record) -> None:
    record.record(*two(commitment("x")), readout("c", on="2018-03-01", parties=["JP", "US"]))
    for first, second, why in (
        ("a", "a", "is both sides"),
        ("b", "a", "name the earlier one first"),
        ("a", "c", "of different relationships"),
        ("a", "known-on:2026-01-02", "on different clocks"),
        ("known-on:2026-01-03", "known-on:2026-01-02", "name the earlier one first"),
    ):
        with pytest.raises(Refused, match=why):
            changes(record, first, second)
    with pytest.raises(NotFound, match="is not a day or a moment"):
        changes(record, "as-of:soon", "b")


def test_what_was_taken_back_is_no_side_and_nothing_else_is_proposed(record: Record) -> None:
    record.record(*two(commitment("x")), readout("a-again", on="2018-01-16"))
    retract(record, "a")
    for name in ("a", "jp-ru-2018-01-15-summit"):
        with pytest.raises(NotFound, match=f"^{name} was taken back$") as found:
            changes(record, name, "b")
        assert found.value.remedy is Remedy.LOG


def test_a_part_of_a_name_means_the_only_one_that_holds_its_words(record: Record) -> None:
    record.record(
        readout("2018-01-buenos-aires", commitment("x"), on="2018-01-15"),
        readout("2018-06-moscow", on="2018-06-15"),
    )
    expected = {"x": ("dropped",)}
    assert changes(record, "Buenos Aires", "moscow") == expected
    with pytest.raises(Refused, match="several names hold 'summit': jp-ru-2018-01-15-summit, jp"):
        changes(record, "summit", "moscow")
    with pytest.raises(NotFound, match="no readout or meeting 'aire' is on record"):
        changes(record, "aire", "moscow")


def latest(record: Record, **asked: Any) -> list[str]:
    view = Viewpoint(**{"as_of": date(2019, 1, 1), **asked})
    with record.queries() as queries:
        return queries.latest_sides(view)


def test_the_last_two_meetings_go_by_their_readouts_where_each_has_one(record: Record) -> None:
    record.record(readout("a", on="2018-01-15"))
    assert latest(record, as_of=date(2018, 1, 14)) == []
    assert latest(record) == ["a"]
    record.record(
        readout("b", on="2018-02-15", publisher="JP"),
        readout("b-ru", on="2018-02-15", publisher="RU"),
        readout("c", on="2018-03-15"),
    )
    assert latest(record) == ["jp-ru-2018-02-15-summit", "c"]
    assert latest(record, as_of=date(2018, 3, 14)) == ["a", "jp-ru-2018-02-15-summit"]


def test_the_meetings_of_one_readout_are_one_occasion(record: Record) -> None:
    visit = readout("b", on="2018-02-15").model_dump(mode="json", exclude_defaults=True)
    visit["meetings"] = [{"date": "2018-02-14", "kind": "courtesy-call"}, *visit["meetings"]]
    record.record(readout("a", on="2018-01-15"), Readout.model_validate(visit))
    assert latest(record) == ["a", "b"]


def test_of_several_relationships_one_has_to_be_asked_about(record: Record) -> None:
    record.record(*two(), readout("c", on="2018-03-01", parties=["JP", "US"]))
    assert latest(record) == []
    assert latest(record, relationship="JP-RU") == ["a", "b"]
    assert latest(record, relationship="JP-US") == ["c"]
