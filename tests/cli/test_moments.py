"""Moments on the command line: every form that is printed is taken back, and means one thing."""

from __future__ import annotations

import re
import time as clock
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.commandline import tracker
from tracker.projections.instants import microseconds
from tracker.queries import moments

TAKEN = {
    "2026-11-27": "2026-11-27T23:59:59.999999Z",
    "2026-11": "2026-11-30T23:59:59.999999Z",
    "2020-02": "2020-02-29T23:59:59.999999Z",
    "2020": "2020-12-31T23:59:59.999999Z",
    "2026-11-27Z": "2026-11-27T23:59:59.999999Z",
    "2026-11-27z": "2026-11-27T23:59:59.999999Z",
    "2026-11-27+09:00": "2026-11-27T14:59:59.999999Z",
    "2026-11-27+0900": "2026-11-27T14:59:59.999999Z",
    "2026-11-27 +09:00": "2026-11-27T14:59:59.999999Z",
    "2026-11-27-05": "2026-11-28T04:59:59.999999Z",
    "2026-11-27+05:45": "2026-11-27T18:14:59.999999Z",
    "2026-11-27+00:00": "2026-11-27T23:59:59.999999Z",
    "2026-11-27T18:30:00Z": "2026-11-27T18:30:00.000000Z",
    "2026-11-27t18:30:00z": "2026-11-27T18:30:00.000000Z",
    "2026-11-27 18:30:00": "2026-11-27T18:30:00.000000Z",
    "2026-11-27 18:30:00 UTC": "2026-11-27T18:30:00.999999Z",
    "2026-11-27 18:30 UTC": "2026-11-27T18:30:59.999999Z",
    "2026-11-27T18:30": "2026-11-27T18:30:00.000000Z",
    "2026-11-27T18:30:00.5Z": "2026-11-27T18:30:00.500000Z",
    "2026-11-27T18:30:00,25Z": "2026-11-27T18:30:00.250000Z",
    "2026-11-27T18:30:00.123456789Z": "2026-11-27T18:30:00.123456Z",
    "2026-11-27 18:30:00.889610+00:00": "2026-11-27T18:30:00.889610Z",
    "2026-11-27T18:30:00+09:00": "2026-11-27T09:30:00.000000Z",
    "2026-11-27T18:30:00 -0330": "2026-11-27T22:00:00.000000Z",
    "2026-11-27T24:00Z": "2026-11-28T00:00:00.000000Z",
    "2026-11-27T24:00:00+09:00": "2026-11-27T15:00:00.000000Z",
    "2026-12-31T24:00": "2027-01-01T00:00:00.000000Z",
    "9999-12-31": "9999-12-31T23:59:59.999999Z",
    "9999-12-31-05:00": "9999-12-31T23:59:59.999999Z",
    "9999-12-31T24:00": "9999-12-31T23:59:59.999999Z",
    "0001-01-01T00:00:00+09:00": "0001-01-01T00:00:00.000000Z",
    "0001-01-01": "0001-01-01T23:59:59.999999Z",
}
REFUSED = [
    *("20261127", "2026-W48-5", "2026W485", "2026-331", "0000"),
    *("2026-11-27T24:30Z", "2026-11-27T25:00Z", "2026-11-27T18:60Z", "2026-11-27T18:30:60Z"),
    *("2026-11-27T18Z", "2026-11-27T1830Z", "2026-11-27T18:30:00.Z", "2026-11-27+15:00"),
    *("2026-11-27-13:00", "2026-11-27+09:60", "2026-11-27+9", "2026-11-27 JST", "tomorrow"),
    *("２０２６-11-27", "2026-11-27T18:30:00Z Z", "10000-01-01", "-2026-11-27", "", "2026-11-27T"),
]
WRONG = {
    "2026-11-31": "is not a day of the calendar: November 2026 has 30 days",
    "2019-02-29T10:00Z": "is not a day of the calendar: February 2019 has 28 days",
    "2026-13": "is not a day of the calendar: its months are 01 to 12",
    "2026-00-10": "is not a day of the calendar: its months are 01 to 12",
    "2026-1-2": "is not a date as it is written here; did you mean 2026-01-02?",
    "2026-1": "is not a date as it is written here; did you mean 2026-01?",
}


@pytest.mark.parametrize("text", TAKEN)
def test_a_moment_is_the_last_of_what_it_names(text: str) -> None:
    found = moments.moment(text)
    assert f"{found.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}".zfill(27) == TAKEN[text]
    assert moments.moment(moments.shown(found)) == found


@pytest.mark.parametrize("text", REFUSED)
def test_another_form_is_refused_with_those_that_are_taken(text: str, recorded: Path) -> None:
    ran = tracker("open", f"--known-on={text}", folder=recorded)
    assert ran.code == 2
    said = " ".join(ran.err.split())
    assert f"{text!r} is not a date or a time; write {moments.FORMS}" in said


@pytest.mark.parametrize(("text", "said"), WRONG.items(), ids=WRONG)
def test_a_day_that_does_not_exist_is_told_as_such(text: str, said: str, recorded: Path) -> None:
    for option in ("--known-on", "--as-of", "--since", "--quiet", "--recorded-since"):
        command = "log" if option == "--recorded-since" else "open"
        ran = tracker(command, f"{option}={text}", folder=recorded)
        assert (ran.code, f"{text!r} {said}" in " ".join(ran.err.split())) == (2, True), option
    ran = tracker("compare", text, "2019", folder=recorded)
    assert (ran.code, said in ran.err) == (1, True)


def test_now_is_this_moment(recorded: Path) -> None:
    before = datetime.now(UTC)
    assert before <= moments.moment("now") <= moments.first_moment("Now") <= datetime.now(UTC)
    assert moments.last_day("now") == moments.today()
    assert tracker("open", "--known-on", "now", folder=recorded).code == 0


@given(
    st.datetimes(timezones=st.just(UTC))
    | st.builds(lambda on: datetime.combine(on, time.max, UTC), st.dates())
)
def test_what_is_shown_is_taken_back(when: datetime) -> None:
    assert moments.moment(moments.shown(when)) == when
    assert moments.moment(when.isoformat()) == when
    assert isinstance(microseconds(moments.moment(str(when))), int)


@pytest.fixture
def in_tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    clock.tzset()
    yield
    monkeypatch.undo()
    clock.tzset()


@pytest.mark.usefixtures("in_tokyo")
def test_today_and_yesterday_are_those_of_the_user() -> None:
    here = (datetime.now(UTC) + timedelta(hours=9)).date()
    assert moments.last_day("today") == here
    assert moments.last_day("Yesterday") == here - timedelta(1)
    assert moments.moment("today") == moments.moment(f"{here}+09:00")
    assert moments.moment("yesterday") == moments.moment(f"{here - timedelta(1)}+09:00")
    assert moments.moment("2019-06-29") == moments.moment("2019-06-29Z")


def test_a_year_is_asked_about_by_its_end_and_begins_with_its_first_day(recorded: Path) -> None:
    def same(given: tuple[str, ...], meant: tuple[str, ...]) -> None:
        told = tracker(*given, folder=recorded)
        assert (told.code, told.out) == (0, tracker(*meant, folder=recorded).out), given

    same(("overdue", "--as-of", "2018"), ("overdue", "--as-of", "2018-12-31"))
    then = ("--as-of", "2019-06-30")
    for option, day in (
        *(("--since", "2018-01-01"), ("--due-from", "2018-01-01"), ("--quiet", "2018-01-01")),
        *(("--until", "2018-12-31"), ("--due-to", "2018-12-31"), ("--due-by", "2018-12-31")),
    ):
        same(("statements", *then, option, "2018"), ("statements", *then, option, day))
    same(
        ("replay", "--from", "2018", "--to", "2018"),
        ("replay", "--from", "2018-01-01", "--to", "2018-12-31"),
    )
    same(("compare", "2017", "2019-06"), ("compare", "2017-12-31", "2019-06-30"))
    same(("log", "--recorded-since", "2016"), ("log", "--recorded-since", "2016-01-01"))
    assert tracker("statements", "--quiet", "2", *then, folder=recorded).out


def test_a_month_is_asked_about_by_its_end(recorded: Path) -> None:
    month = tracker("overdue", "--as-of", "2018-02", folder=recorded)
    assert month.code == 0
    assert month.out == tracker("overdue", "--as-of", "2018-02-28", folder=recorded).out
    told = tracker("replay", "--to", "2018-02", folder=recorded).out
    assert told == tracker("replay", "--to", "2018-02-28", folder=recorded).out
    assert tracker("open", "--as-of", "2018-13", folder=recorded).code == 2


def test_every_time_that_is_printed_is_taken_back(recorded: Path) -> None:
    """What was known at a recording's moment, in whatever form it is told, is what it recorded."""
    ref = "pilot-tours@2019-06-29-osaka"
    told = tracker("history", ref, folder=recorded).out
    lines = tracker("export", "--events", "-", folder=recorded).out.splitlines()
    printed = {*re.findall(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC", told)}
    printed |= set(re.findall(r'"recordedtime": "([^"]+)"', lines[-1]))
    assert len(printed) >= 2
    now = tracker("overdue", "--as-of", "2019-12-31", "--format", "json", folder=recorded).out
    for moment in printed:
        words = ("--as-of", "2019-12-31", "--known-on", moment, "--format", "json")
        assert tracker("overdue", *words, folder=recorded).out == now
        before = str(date.fromisoformat(moment[:10]) - timedelta(1))
        assert tracker("overdue", *words[:3], before, *words[4:], folder=recorded).out != now


SINCE = {
    "2026-11-27": "2026-11-27T00:00:00Z",
    "2026-11": "2026-11-01T00:00:00Z",
    "2026": "2026-01-01T00:00:00Z",
    "2026-11-27+09:00": "2026-11-26T15:00:00Z",
    "2026-11-27 18:30 UTC": "2026-11-27T18:30:00Z",
    "2026-11-27 18:30:05 UTC": "2026-11-27T18:30:05Z",
    "2026-11-27 18:30:05.889610+00:00": "2026-11-27T18:30:05.889610Z",
    "2026-11-27T18:30:05.5Z": "2026-11-27T18:30:05.500000Z",
    "2026-11-27T24:00Z": "2026-11-28T00:00:00Z",
}
"""From when on something is asked for: the beginning of what is named."""


@pytest.mark.parametrize(("text", "meant"), SINCE.items(), ids=SINCE)
def test_what_is_asked_for_since_a_moment_begins_with_it(text: str, meant: str) -> None:
    assert moments.first_moment(text) == datetime.fromisoformat(meant)


def test_the_times_of_the_log_are_taken_back_by_it(recorded: Path) -> None:
    told = tracker("log", "--limit", "1", folder=recorded).out
    printed = told.splitlines()[0].partition("  ")[0]
    again = tracker("log", "--recorded-since", printed, "--limit", "1", folder=recorded)
    assert again.out == told
