"""Bars: each is where its days are, its ends as soft as those of its window."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from tests.support.drawings import Drawing, across, drawn, numbers, part
from tests.support.judgements import judge, outcome
from tests.support.records import Record
from tests.support.stories import (
    commitment,
    completion,
    concern,
    follow_up,
    progress,
    readout,
    request,
    views,
)
from tracker.domain.rules import Status
from tracker.drawing import Frame
from tracker.drawing.looks import LOOKS

TOLD = (
    readout(
        "a",
        commitment("exact", due="2018-06"),
        commitment("about", due="2018-06~"),
        commitment("by-then", due="../2018-06"),
        commitment("from-then", due="2018-06/.."),
        commitment("undated"),
        follow_up("occasion", due="2018-05-10"),
        request("asked-for", to=["RU"]),
        concern("deplored"),
        progress("moving"),
        completion("finished"),
        views("talked-of"),
        commitment("moved", due="2018-04"),
        commitment("done", due="2018-09"),
        commitment("not-done", due="2018-09"),
        on="2018-03-01",
    ),
    readout(
        "b",
        commitment("moved", due="2018-12", renews=["moved@a"]),
        completion("done", fulfils=["done@a"]),
        on="2018-06-15",
    ),
    readout("c", commitment("moved", due="2019-02", renews=["moved@b"]), on="2018-10-01"),
)


@pytest.fixture
def told(record: Record) -> Record:
    record.record(*TOLD)
    judge(record, outcome("not fulfilled", "2018-08-01", "not-done@a"))
    return record


@pytest.fixture
def picture(told: Record) -> Drawing:
    return drawn(told, "2018-11-01")


def test_a_bar_begins_and_ends_with_its_window(picture: Drawing) -> None:
    window = part(picture.statement("exact@a"), "window")
    assert window is not None
    left, right = across(window)
    assert picture.near(left, "2018-06-01")
    assert picture.near(right, "2018-07-01")


def test_a_line_leads_from_the_promise_to_its_window(picture: Drawing) -> None:
    stem = part(picture.statement("exact@a"), "stem")
    assert stem is not None
    left, _, right = numbers(stem)
    assert picture.near(left - 0.5 * picture.scale.per_day, "2018-03-01")
    assert picture.near(right, "2018-06-01")


def test_around_an_approximate_window_the_days_of_its_margin_fade(picture: Drawing) -> None:
    statement = picture.statement("about@a")
    assert part(statement, "window") is not None
    before, after = sorted(
        (one for one in statement.iter() if one.get("class") == "fade"), key=across
    )
    assert picture.near(across(before)[0], "2018-06-01", after=-15)
    assert picture.near(across(before)[1], "2018-06-01")
    assert picture.near(across(after)[0], "2018-07-01")
    assert picture.near(across(after)[1], "2018-07-01", after=15)
    assert "fade-in" in before.attrib["mask"]
    assert "fade-out" in after.attrib["mask"]


def test_a_window_without_a_first_day_fades_in_to_a_hard_end(picture: Drawing) -> None:
    statement = picture.statement("by-then@a")
    assert part(statement, "window") is None
    fade, edge = part(statement, "fade"), part(statement, "edge")
    assert fade is not None
    assert edge is not None
    assert "fade-in" in fade.attrib["mask"]
    assert picture.near(across(fade)[0], "2018-03-01")
    assert picture.near(across(fade)[1], "2018-07-01")
    assert picture.near(numbers(edge)[0], "2018-07-01")


def test_a_window_without_a_last_day_fades_out(picture: Drawing) -> None:
    statement = picture.statement("from-then@a")
    fade, edge = part(statement, "fade"), part(statement, "edge")
    assert fade is not None
    assert edge is not None
    assert "fade-out" in fade.attrib["mask"]
    assert picture.near(numbers(edge)[0], "2018-06-01")
    assert picture.near(across(fade)[1], "2018-11-02")  # the end of the day asked about


def test_what_has_no_window_is_followed_to_the_day_asked_about(picture: Drawing) -> None:
    for ref in ("undated@a", "asked-for@a", "deplored@a"):
        life = part(picture.statement(ref), "life")
        assert life is not None
        assert picture.near(across(life)[1], "2018-11-02")


def test_what_is_past_its_deadline_says_since_when(picture: Drawing) -> None:
    late = part(picture.statement("exact@a"), "late")
    assert late is not None
    left, _, right = numbers(late)
    assert picture.near(left, "2018-07-01")
    assert picture.near(right, "2018-11-02")
    assert part(picture.statement("done@a"), "late") is None


def test_a_deadline_that_moved_leads_from_the_first_to_the_present_one(picture: Drawing) -> None:
    slip = part(picture.statement("moved@c"), "slip")
    assert slip is not None
    first, *_ = numbers(slip)
    assert picture.near(first, "2018-05-01")
    present = float(slip.attrib["d"].split("H")[1].split("V")[0])
    assert picture.near(present, "2019-03-01")
    assert part(picture.statement("moved@a"), "slip") is None
    title = picture.statement("moved@c").findtext("{http://www.w3.org/2000/svg}title")
    assert "deadline moved 2 times, now 10 mo later" in str(title)


def test_a_deadline_that_was_given_late_leads_from_the_one_that_was_put_off(
    record: Record,
) -> None:
    record.record(
        readout("a", commitment("dam"), on="2018-03-01"),
        readout("b", commitment("dam", due="../2018-04", renews=["dam"]), on="2018-03-15"),
        readout("c", commitment("dam", due="../2018-09", renews=["dam"]), on="2018-06-15"),
    )
    found = drawn(record, "2018-11-01")
    slip = part(found.statement("dam@c"), "slip")
    assert slip is not None
    assert found.near(numbers(slip)[0], "2018-05-01")


def test_what_ended_says_how(picture: Drawing) -> None:
    for ref, name in (("done@a", "done"), ("not-done@a", "undone")):
        statement = picture.statement(ref)
        assert name in statement.attrib["class"].split()
    done = picture.statement("done@a")
    paths = [one.get("class") for one in done.iter() if one.get("transform")]
    crossed = [one.get("d") for one in picture.statement("not-done@a").iter()]
    # The tick where it was done, which its rim sets off from a box of its own colour.
    assert paths == ["rim", "stroke", "symbol"]
    assert "M-3.4 -3.4L3.4 3.4M3.4 -3.4L-3.4 3.4" in crossed


def test_each_kind_of_statement_has_a_shape_of_its_own(picture: Drawing) -> None:
    refs = (
        *("exact@a", "occasion@a", "asked-for@a", "deplored@a"),
        *("moving@a", "finished@a", "talked-of@a"),
    )
    symbols = [part(picture.statement(ref), "symbol") for ref in refs]
    shapes = {one.attrib["d"] for one in symbols if one is not None}
    assert len(shapes) == len(refs)


def test_no_two_looks_have_the_same_colour_and_pattern() -> None:
    assert len({(look.soft, look.path, look.turned) for look in LOOKS}) == len(LOOKS)
    statuses = [status for look in LOOKS for status in look.statuses]
    assert len(set(statuses)) == len(statuses)


@pytest.mark.parametrize(("dark", "paper"), [(False, "#ffffff"), (True, "#14171a")])
def test_lines_stand_out_from_the_paper(dark: bool, paper: str) -> None:  # noqa: FBT001
    for look in LOOKS:
        assert _contrast(look.strong[dark], paper) >= 3, look.name
        assert look.name == "done" or _contrast(look.strong[dark], look.soft[dark]) >= 3, look.name


def _contrast(one: str, other: str) -> float:
    """How much two colours differ in brightness, as the guidelines for accessibility count it."""
    darker, lighter = sorted((_brightness(one), _brightness(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _brightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_status_that_there_is_has_a_look() -> None:
    known = {status for look in LOOKS for status in look.statuses}
    assert known.issuperset(get_args(Status))


def test_a_bar_is_filled_with_the_pattern_of_its_status(picture: Drawing) -> None:
    window = part(picture.statement("exact@a"), "window")
    assert window is not None
    assert picture.statement("exact@a").attrib["data-status"] == "overdue"
    assert window.attrib["fill"] == "url(#timeline-overdue)"
    ids = {one.get("id") for one in picture.root.iter()}
    used = {
        one.attrib[name][5:-1]
        for one in picture.root.iter()
        for name in ("fill", "mask")
        if one.get(name, "").startswith("url(")
    }
    assert used <= ids


def test_what_is_beyond_the_days_drawn_ends_at_the_edge(told: Record) -> None:
    frame = Frame(first=date(2018, 5, 1), last=date(2018, 6, 10))
    picture = drawn(told, "2018-11-01", frame)
    window = part(picture.statement("exact@a"), "window")
    assert window is not None
    assert across(window)[1] == pytest.approx(picture.scale.right, abs=0.1)
    assert part(picture.statement("exact@a"), "onward") is not None
    assert part(picture.statement("exact@a"), "symbol") is None
    assert "talked-of" not in picture.lanes()
    assert any("outside of the time" in text for text in picture.texts())
