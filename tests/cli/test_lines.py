"""Lines: they fit a terminal of any width, with no word cut, and can be parted in a pipe."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.support.commandline import tracker
from tests.support.records import Record
from tests.support.stories import commitment, completion, concern, readout, request
from tests.support.terminals import lines_seen, on_a_terminal
from tracker.domain.lengths import between

WIDTHS = (40, 80, 200)
_OTHERS = readout(
    "b", commitment("deal", due="2018-03", by=["NO"]), on="2018-01-20", parties=["JP", "NO"]
)
"""A readout of another relationship."""

ASKED = (
    ("overdue",),
    ("open", "--as-of", "2019-07-01"),
    ("due", "--as-of", "2019-09-15"),
    ("items",),
    ("statements", "--limit", "20"),
    ("requests",),
    ("meetings",),
    ("readouts",),
    ("stats",),
    ("log", "--limit", "5"),
    ("search", "visa"),
    ("replay", "--to", "2018-01-01"),
    ("compare", "2017-11-10-da-nang", "2018-12-01-buenos-aires"),
    ("show", "visa-relaxation"),
    ("show", "2018-03-21-foreign-ministers"),
)


def on_screen(*words: str, folder: Path, width: int) -> list[str]:
    """The lines that somebody sees of an answer."""
    return lines_seen(on_a_terminal(*words, folder=folder, width=width), width)


def test_what_is_overdue_is_a_screen_and_a_half(recorded: Path) -> None:
    assert len(on_screen("overdue", folder=recorded, width=80)) <= 35


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_no_word_is_cut(words: tuple[str, ...], recorded: Path) -> None:
    unfolded = on_a_terminal(*words, folder=recorded, width=5000).decode()
    unfolded = re.sub(r"\x1b\[[0-9;]*m", "", unfolded)
    more = tracker(*words, *(() if words == ("stats",) else ("-v",)), folder=recorded).out
    whole = {*unfolded.split(), *more.split()}
    whole |= {part for word in whole for part in word.strip(";").split("@")}
    for width in WIDTHS:
        lines = on_screen(*words, folder=recorded, width=width)
        assert {word for line in lines for word in line.split()} <= whole, width


@pytest.mark.parametrize("width", WIDTHS)
def test_every_overdue_title_is_there_in_one_piece(width: int, recorded: Path) -> None:
    seen = " ".join(" ".join(on_screen("overdue", folder=recorded, width=width)).split())
    told = json.loads(tracker("overdue", "--format", "json", folder=recorded).out)
    assert len(told) > 20
    for one in told:
        assert one["title"] in seen
        assert one["due_to"] in seen


def test_a_ref_is_told_whole_or_not_at_all(recorded: Path) -> None:
    refs = {
        one["ref"]
        for one in json.loads(tracker("overdue", "--format", "json", folder=recorded).out)
    }
    wide = {
        word
        for line in on_screen("overdue", folder=recorded, width=200)
        for word in line.split()
        if "@" in word
    }
    assert wide == refs
    assert not any("@" in line for line in on_screen("overdue", folder=recorded, width=80))


def test_a_line_in_a_pipe_can_be_parted(recorded: Path) -> None:
    lines = tracker("overdue", "--as-of", "2019-07-01", folder=recorded).out.splitlines()
    assert len(lines) == 23
    for line in lines:
        status, due, late, who, relationship, title, ref = line.split("  ")
        assert status == "overdue"
        assert re.fullmatch(r"~?\d{4}-\d\d-\d\d", due)
        assert re.fullmatch(r"\d+ (y|mo|weeks)( \d+ mo)?", late)
        assert set(who.split()) <= {"JP", "RU"}
        assert relationship == "JP-RU"
        assert title
        assert re.fullmatch(r"[a-z0-9-]+@[a-z0-9-]+", ref)


@pytest.mark.parametrize(
    "words",
    [
        ("overdue", "--as-of", "2019-07-01"),
        ("statements", "--limit", "20"),
        ("unfulfilled", "--as-of", "2019-07-01"),
        ("items",),
        ("meetings",),
        ("readouts",),
        ("log", "--limit", "5"),
        ("search", "visa"),
        ("compare", "2017-11-10-da-nang", "2018-12-01-buenos-aires"),
    ],
    ids=" ".join,
)
def test_a_pipe_has_a_line_for_each_answer_and_nothing_else(
    words: tuple[str, ...], recorded: Path
) -> None:
    ran = tracker(*words, folder=recorded)
    assert len(ran.out.splitlines()) == len(
        json.loads(tracker(*words, "--format", "json", folder=recorded).out)
    )
    assert ran.err.splitlines()[0].endswith(".")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("overdue", "--as-of", "2019-07-01"), "23 statements overdue or possibly so"),
        (("readouts", "--as-of", "2019-07-01"), "5 readouts on record"),
        (("statements", "--as-of", "2019-07-01", "--text", "tour"), " such statements on record"),
    ],
)
def test_a_list_that_was_left_out_as_a_whole_is_not_told_as_empty(
    words: tuple[str, ...], told: str, recorded: Path
) -> None:
    ran = tracker(*words, "--skip", "200", folder=recorded)
    assert not ran.out
    head, foot = ran.err.splitlines()
    assert f"{told} as of 2019-07-01." in head
    assert foot == "None is behind the first 200, which --skip leaves out."


def test_what_is_told_around_a_list_stays_with_it_on_a_terminal(recorded: Path) -> None:
    asked = ("overdue", "--as-of", "2019-07-01", "--limit", "2")
    piped = tracker(*asked, folder=recorded)
    head, foot = piped.err.splitlines()
    assert head.startswith("23 overdue as of 2019-07-01.")
    assert foot == "There are more: --skip 2 shows what follows."
    seen = " ".join(" ".join(on_screen(*asked, folder=recorded, width=80)).split())
    assert head in seen
    assert foot in seen


def test_a_terminal_tells_the_relationship_where_there_are_several(
    record: Record, tmp_path: Path
) -> None:
    asked = ("open", "--as-of", "2018-02-01", "--store", record.store)
    record.record(readout("a", commitment("pact", due="2018-03"), on="2018-01-15"))
    own = ("--relationship", "JP-RU")
    assert "  JP-RU  " not in "".join(on_screen(*asked, folder=tmp_path, width=200))
    record.record(_OTHERS)
    assert "  JP-RU  " in "".join(on_screen(*asked, folder=tmp_path, width=200))
    assert "  JP-RU  " not in "".join(on_screen(*asked, *own, folder=tmp_path, width=200))


def test_a_head_says_what_it_counts(record: Record, tmp_path: Path) -> None:
    record.record(
        readout("a", request("visa"), request("fee", to=["RU"]), concern("noise"), on="2018-01-15"),
        readout("b", completion("fee", fulfils=["fee@a"]), on="2018-02-15"),
        readout("c", commitment("pact", due="2018-03-01"), on="2018-02-20"),
    )

    def head(*words: str) -> str:
        asked = (*words, "--as-of", "2018-03-01", "--store", record.store)
        return tracker(*asked, folder=tmp_path).err.partition(":")[0].partition(" as of")[0]

    assert head("requests") == "2 requests on record"
    assert head("requests", "--answered") == "1 request answered"
    assert head("requests", "--unanswered") == "1 request unanswered"
    assert head("requests", "--to", "RU") == "1 such request on record"
    assert head("requests", "--by", "JP", "--unanswered") == "1 such request unanswered"
    assert head("requests", "--text", "nowhere") == "No such request on record"
    assert head("concerns", "--unanswered") == "1 concern unanswered"
    assert head("concerns", "--answered") == "No concern answered"
    assert head("requests", "--limit", "1", "--sort", "date") == "2 requests on record"
    assert head("due", "--within", "1d") == "1 statement due or falling due within 1 day"
    assert head("due", "--within", "2d") == "1 statement due or falling due within 2 days"


def test_an_item_of_several_relationships_is_named_with_its_own(
    record: Record, tmp_path: Path
) -> None:
    record.record(readout("a", commitment("dam", due="2018-03"), on="2018-01-15"))
    asked = ("--as-of", "2018-02-01", "--store", record.store)
    assert "relationship" not in tracker("search", "dam", *asked, folder=tmp_path).err
    by = {"by": ["NO"], "due": "2018-03"}
    record.record(readout("b", commitment("dam", **by), on="2018-01-20", parties=["JP", "NO"]))
    way = tracker("search", "dam", *asked, folder=tmp_path).err.splitlines()[-1]
    words = way.rpartition("tracker ")[2].split()
    assert "--relationship" in words
    assert tracker(*words, *asked, folder=tmp_path).code == 0
    told = tracker("score", "--scale", "g7", *asked, folder=tmp_path).out.splitlines()
    cells = [line.split("  ")[:3] for line in told]
    assert ["JP", "JP-RU", "dam"] in cells
    assert ["NO", "JP-NO", "dam"] in cells


def test_more_is_told_below_each_line(recorded: Path) -> None:
    asked = ("overdue", "--as-of", "2019-07-01", "--limit", "1")
    plain = tracker(*asked, folder=recorded).out.splitlines()
    told = tracker(*asked, "-v", folder=recorded).out.splitlines()
    assert told[:1] == plain[:1]
    more = [line for line in told if line.startswith("    ")]
    assert any(line.startswith("    commitment.overdue: ") for line in more)
    assert any(line.startswith("    “") for line in more)
    assert more[-1] == "    putin-visit-to-japan-2016-3@2016-12-03-moscow"


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (date(2026, 1, 2), "1 day"),
        (date(2026, 1, 15), "14 days"),
        (date(2026, 1, 22), "3 weeks"),
        (date(2026, 3, 31), "12 weeks"),
        (date(2026, 4, 1), "3 mo"),
        (date(2027, 12, 31), "23 mo"),
        (date(2028, 1, 1), "2 y"),
        (date(2035, 12, 14), "9 y 11 mo"),
    ],
)
def test_a_length_of_time_is_told_as_people_tell_it(last: date, told: str) -> None:
    assert between(date(2026, 1, 1), last).full == told


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2020, 3, 31), date(2020, 6, 29), "12 weeks"),
        (date(2020, 3, 31), date(2020, 6, 30), "3 mo"),
        (date(2020, 12, 31), date(2021, 6, 30), "6 mo"),
        (date(2020, 8, 31), date(2021, 2, 28), "6 mo"),
        (date(2020, 8, 31), date(2021, 2, 27), "5 mo"),
        (date(2019, 2, 28), date(2020, 2, 29), "12 mo"),
        (date(2020, 8, 30), date(2020, 11, 29), "13 weeks"),
        (date(2020, 2, 29), date(2022, 2, 28), "2 y"),
    ],
)
def test_from_the_end_of_a_month_to_that_of_another_are_whole_months(
    first: date, last: date, told: str
) -> None:
    assert between(first, last).full == told


def test_a_length_of_time_never_falls_as_days_pass() -> None:
    begin, end = date(2019, 1, 1), date(2024, 12, 31)
    for days in range(0, 800, 7):
        first = begin + timedelta(days)
        forwards = [_weight(first, first + timedelta(on)) for on in range(900)]
        assert forwards == sorted(forwards), first
        last = end - timedelta(days)
        backwards = [_weight(last - timedelta(on), last) for on in range(900)]
        assert backwards == sorted(backwards), last


def _weight(first: date, last: date) -> float:
    """How many days a length is, as it is told, with months of the usual length."""
    count, unit, *more = between(first, last).full.split()
    month = 365.25 / 12
    days = {"day": 1, "days": 1, "weeks": 7, "mo": month, "y": 12 * month}
    return int(count) * days[unit] + (int(more[0]) * month if more else 0)
