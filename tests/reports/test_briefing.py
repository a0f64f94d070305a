"""The briefing: its figures are those of the other commands, and every line can be looked up."""

from __future__ import annotations

import shlex
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.briefings import asked, briefed
from tests.support.commandline import tracker
from tests.support.judgements import outcome, searched
from tests.support.records import Record, thrown_away
from tests.support.stories import (
    commitment,
    completion,
    concern,
    follow_up,
    put_off_on_the_way,
    readout,
    request,
)
from tests.support.strategies import LAWS, records
from tracker.domain.readouts import Readout
from tracker.errors import NotFound, Refused, Remedy
from tracker.reports.briefing import Briefing

DAY = "2019-08-01"


def same_figures(record: Record, told: Briefing, folder: Path) -> None:
    """Every figure is how many answers its command gives, and every line is one of them."""
    for figure in told.figures:
        assert len(asked(record, figure.command, folder)) == figure.count, figure
    for part in told.parts:
        answers = asked(record, part.command, folder)
        assert len(answers) == part.total, part.command
        refs = [one["ref"] for one in answers]
        assert {line.ref for line in part.lines} <= set(refs), part.command
        assert part.more >= 0
        counts = Counter(one["status"] for one in answers if one["status"])
        assert sorted(f"{count} {status}" for status, count in counts.items()) == sorted(
            filter(None, part.tally.split(", "))
        )
        status = {one["ref"]: one["status"] or "" for one in answers}
        assert all(line.status == status[line.ref] for line in part.lines)


@pytest.mark.parametrize("day", ["2016-12-10", "2018-04-01", "2019-06-29", DAY, "2026-11-01"])
def test_figures_are_those_of_the_other_commands(day: str, shipped: Record, tmp_path: Path) -> None:
    same_figures(shipped, briefed(shipped, day, we="JP"), tmp_path)


@settings(LAWS, max_examples=10)
@given(records(), st.dates(date(2018, 1, 1), date(2020, 6, 1)), st.sampled_from([None, "RU"]))
def test_figures_are_those_of_the_other_commands_in_any_record(
    tmp_path_factory: pytest.TempPathFactory, told: list[Readout], on: date, we: str | None
) -> None:
    with thrown_away() as record:
        record.record(*told)
        found = briefed(record, str(on), we=we)
        same_figures(record, found, tmp_path_factory.getbasetemp())
        told_of = [line.ref for part in found.parts for line in part.lines]
        assert len(told_of) == len(set(told_of))


@pytest.mark.parametrize("pages", [2, 40])
def test_every_ref_can_be_looked_up(pages: int, shipped: Record, tmp_path: Path) -> None:
    told = briefed(shipped, DAY, pages=pages)
    assert len(told.refs) > 25
    for ref in told.refs:
        env = {"TRACKER_STORE": shipped.store}
        ran = tracker("show", ref, "--as-of", DAY, folder=tmp_path, env=env)
        assert ran.code == 0, ran.both


def test_with_room_enough_everything_is_told_once(shipped: Record) -> None:
    told = briefed(shipped, DAY, pages=100)
    assert [part.more for part in told.parts] == [0] * len(told.parts)
    refs = [line.ref for part in told.parts for line in part.lines]
    assert len(refs) == len(set(refs))


def test_each_part_counts_what_other_parts_tell_and_what_none_does(
    shipped: Record, tmp_path: Path
) -> None:
    told = briefed(shipped, DAY)
    shown = {line.ref for part in told.parts for line in part.lines}
    for part in told.parts:
        answers = {one["ref"] for one in asked(shipped, part.command, tmp_path)}
        own = {line.ref for line in part.lines}
        assert part.elsewhere == len((answers & shown) - own), part.name
        assert part.more == len(answers - shown), part.name
    overdue = next(part for part in told.parts if part.name == "overdue")
    assert (overdue.total, overdue.elsewhere, overdue.more) == (23, 0, 16)


def test_both_clocks_are_kept_to(record: Record, tmp_path: Path) -> None:
    record.record(readout("a", commitment("item", due="2018-06"), on="2018-03-01"))
    before = record.moments[-1]
    record.record(readout("b", completion("item"), on="2018-06-15"))
    now = briefed(record, "2018-08-01")
    then = briefed(record, "2018-08-01", known_on=before)
    assert [part.total for part in now.parts if part.name == "overdue"] == []
    assert [part.total for part in then.parts if part.name == "overdue"] == [1]
    overdue = next(part for part in then.parts if part.name == "overdue")
    assert "--known-on" in shlex.split(overdue.command)
    same_figures(record, then, tmp_path)


def test_who_it_is_for_comes_first_and_says_we(shipped: Record) -> None:
    told = briefed(shipped, DAY, we="RU")
    assert told.sides == ("Russia", "Japan")
    assert [part.title for part in told.parts if part.name == "owed"] == [
        "What we owe",
        "What Japan owes",
    ]
    assert briefed(shipped, DAY).sides == ("Japan", "Russia")


def test_it_is_for_the_next_occasion_that_was_announced(record: Record) -> None:
    record.record(
        readout(
            "a",
            follow_up("visit", due="2018-09-10"),
            follow_up("later-visit", due="2018-12-10"),
            commitment("soon", due="2018-09"),
            commitment("later", due="2018-11"),
            on="2018-03-01",
        )
    )
    told = briefed(record, "2018-08-01")
    assert "10 September 2018" in told.purpose
    assert told.occasion == "visit@a"
    assert _due(told) == {"visit@a"}
    assert _due(briefed(record, "2018-08-01", purpose="later-visit")) == {
        *("soon@a", "visit@a", "later@a", "later-visit@a")
    }
    assert _due(briefed(record, "2018-08-01", purpose="2018-10-31")) == {"soon@a", "visit@a"}
    assert "within 90 days" in briefed(record, "2019-08-01").purpose


def test_due_by_then_is_what_ends_by_then(record: Record, tmp_path: Path) -> None:
    record.record(
        readout(
            "a",
            commitment("ends-then", due="2018-08-05/2018-09-05"),
            commitment("ends-later", due="2018-09-01/2018-11-30"),
            commitment("begun", due="2018-06-01/2019-12-31"),
            commitment("without-end", due="2018-06-01/.."),
            on="2018-03-01",
        )
    )
    told = briefed(record, "2018-08-01", purpose="2018-09-05", pages=9)
    assert _due(told) == {"ends-then@a"}
    (figure,) = [one for one in told.figures if one.name == "due by then"]
    assert figure.count == 1
    same_figures(record, told, tmp_path)
    refs = {line.ref for part in told.parts for line in part.lines}
    assert {"ends-later@a", "begun@a", "without-end@a"} <= refs


def test_what_it_cannot_be_for_is_refused(record: Record) -> None:
    record.record(readout("a", commitment("item"), on="2018-03-01"))
    with pytest.raises(Refused, match="2018-01-01 is before 2018-08-01"):
        briefed(record, "2018-08-01", purpose="2018-01-01")
    with pytest.raises(NotFound, match="no occasion with a last day still to come"):
        briefed(record, "2018-08-01", purpose="item")
    with pytest.raises(Refused, match="is not a party to JP-RU"):
        briefed(record, "2018-08-01", we="CN")


def test_of_several_relationships_one_has_to_be_named(record: Record) -> None:
    record.record(readout("a", commitment("item"), on="2018-03-01"))
    assert briefed(record, "2018-08-01", relationship=None).relationship == "JP-RU"
    record.record(
        readout("b", commitment("item", by=["CN"]), on="2018-03-02", parties=["CN", "JP"])
    )
    with pytest.raises(Refused, match="2 are on record") as refused:
        briefed(record, "2018-08-01", relationship=None)
    assert refused.value.remedy is Remedy.CHOOSE_RELATIONSHIP


def test_what_is_told_of_each_line(record: Record) -> None:
    record.record(
        readout("a", commitment("item", due="2018-06-30"), on="2018-03-01"),
        readout(
            "b",
            commitment("item", due="2018-12-31", renews=["item@a"], condition="if possible"),
            on="2018-08-01",
        ),
        readout("c", concern("other"), request("third", to=["RU"]), on="2018-09-01"),
        readout("d", commitment("fourth"), on="2018-10-01"),
    )
    record.judge(searched("2019-02-01", ref="item@b"))
    told = briefed(record, "2019-03-01")
    (line,) = [one for part in told.parts for one in part.lines if one.ref == "item@b"]
    assert (line.when, line.late) == ("on 31 Dec 2018", "8 weeks late")
    assert line.who == "both sides"
    assert line.notes == (
        "On condition: if possible.",
        "Said twice, carried over once.",
        "Now due 6 months later than at first.",
        "Looked for through 1 Feb 2019 without result.",
        "Last mentioned on 1 Aug 2018, 2 meetings ago.",
    )
    asks = {(part.name, line.ref, line.to) for part in told.parts for line in part.lines}
    assert {("requests", "third@c", "Russia"), ("concerns", "other@c", "")} <= asks


def test_what_became_of_a_deadline_on_the_way_is_told(record: Record) -> None:
    record.record(*put_off_on_the_way())
    told = briefed(record, "2018-06-01")
    assert [line.ref for part in told.parts if part.name == "slipped" for line in part.lines]
    (line,) = {line for part in told.parts for line in part.lines if line.ref == "dam@c"}
    assert line.notes[1:] == (
        "Now due 3 months earlier than at first.",
        "Put off by 5 months on the way, to 30 Sep 2018 (dam@c).",
        "Its wording was weaker on the way.",
    )


def test_what_was_put_off_and_came_about_is_told_as_that(record: Record) -> None:
    record.record(
        readout("a", follow_up("visit", due="2018-03"), on="2018-01-15"),
        readout("b", follow_up("visit", due="2018-05", renews=["visit"]), on="2018-02-01"),
        readout("c", on="2018-05-20", holds=["visit"]),
    )
    (part,) = [one for one in briefed(record, "2018-06-01").parts if one.name == "slipped"]
    (line,) = part.lines
    assert line.notes == (
        "Said twice.",
        "At last due 8 weeks later than at first.",
        "Held on 20 May 2018.",
    )


def test_where_accounts_differ_is_told(record: Record, tmp_path: Path) -> None:
    record.record(
        readout("jp", commitment("item", due="2018-06"), on="2018-03-01", publisher="JP"),
        readout("ru", commitment("item", due="2018-09"), on="2018-03-01", publisher="RU"),
    )
    (one,) = briefed(record, "2018-04-01").differing
    assert one.refs == ("item@jp", "item@ru")
    assert one.told == "deadline: 2018-06 / 2018-09"
    words = ("compare", "jp", "ru", "--format", "json")
    ran = tracker(*words, folder=tmp_path, env={"TRACKER_STORE": record.store})
    assert one.told in ran.out


def test_what_ended_unfulfilled_is_told_the_last_first(record: Record) -> None:
    record.record(
        readout(
            "a", *(commitment(one, due="../2018-06") for one in ("fund", "dam")), on="2018-03-01"
        ),
        readout("b", request("visas", to=["RU"]), completion("fund", by=["JP"]), on="2018-05-01"),
    )
    record.judge(
        outcome("withdrawn", "2018-06-01", "dam@a"),
        outcome("not fulfilled", "2018-07-01", "fund@a", share="RU"),
    )
    told = briefed(record, "2018-08-01", we="JP")
    (part,) = (one for one in told.parts if one.name == "unfulfilled")
    assert [(line.ref, line.status) for line in part.lines] == [
        ("fund@a", "partly fulfilled"),
        ("dam@a", "withdrawn"),
    ]
    assert part.lines[0].notes[0] == "Japan: fulfilled, Russia: not fulfilled."
    assert part.command == (
        "tracker unfulfilled --sort -since --relationship JP-RU --as-of 2018-08-01"
    )
    assert "ended without being fulfilled" not in told.absent
    assert "ended without being fulfilled" in briefed(record, "2018-05-31").absent


def _due(told: Briefing) -> set[str]:
    return {line.ref for part in told.parts if part.name == "due" for line in part.lines}
