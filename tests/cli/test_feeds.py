"""A calendar and a feed from the command line, as other programs read them."""

from __future__ import annotations

import json
from pathlib import Path

import feedparser
import icalendar
import pytest

from tests.support.commandline import tracker

DAY = ("--as-of", "2019-07-01")


def test_a_calendar_has_a_day_for_each_deadline(recorded: Path) -> None:
    given = ("--address", "https://record.example.org/")
    ran = tracker("export", "--calendar", "due.ics", *DAY, *given, folder=recorded)
    assert (ran.code, ran.out, ran.err) == (0, "", "Wrote due.ics.\n")
    found = icalendar.Calendar.from_ical((recorded / "due.ics").read_bytes())
    assert found.errors == []
    assert found["X-WR-CALDESC"] == "As of 2019-07-01."
    told = {
        (str(one["UID"]).removesuffix("@commitment-tracker"), str(one.decoded("DTSTART")))
        for one in found.walk("VEVENT")
    }
    answers = json.loads(tracker("open", *DAY, "--format", "json", folder=recorded).out)
    assert told == {(one["ref"], one["due_to"]) for one in answers if one["due_to"]}
    urls = [str(one["URL"]) for one in found.walk("VEVENT")]
    assert f"https://record.example.org/statement/{min(told)[0]}" in urls


def test_a_feed_has_an_entry_for_each_recording(recorded: Path) -> None:
    printed = tracker("export", "--feed", "-", *DAY, folder=recorded).out
    found = feedparser.parse(printed)
    assert not found.bozo
    assert found.version == "atom10"
    assert found.feed.subtitle == "As of 2019-07-01."
    (entry,) = found.entries
    (act, *_) = json.loads(tracker("log", "--format", "json", folder=recorded).out)
    assert entry.updated[:19] == act["at"][:19].replace(" ", "T")
    assert entry.title == "Recorded: Foreign Minister Kishida's visit to Russia and 4 more"
    overdue = json.loads(tracker("overdue", *DAY, "--format", "json", folder=recorded).out)
    told = entry.content[0].value
    lines = [f"{one['title']}: overdue. {one['summary']} ({one['ref']})" for one in overdue]
    assert {*lines} <= {*told.splitlines()}
    assert all(one.content and one.title and one.id and one.updated for one in found.entries)


def test_both_are_of_the_part_and_the_moment_that_are_asked_for(recorded: Path) -> None:
    given = (*DAY, "--item", "visa-relaxation", "--known-on", "2000-01-01")
    ran = tracker("export", "--calendar", "-", "--item", "visa-relaxation", *DAY, folder=recorded)
    assert "X-WR-CALDESC:As of 2019-07-01.\\; only" not in ran.out
    assert "X-WR-CALDESC:As of 2019-07-01\\; only visa-relaxation." in ran.out
    early = tracker("export", "--calendar", "-", *DAY, *given[4:], folder=recorded)
    assert early.code == 0
    assert "as known on 2000-01-01" in early.out.replace("\r\n ", "")
    assert "VEVENT" not in early.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--calendar", "x.ics", "--feed", "x.atom"), "are two exports"),
        (("--calendar", "x.ics", "--lanes", "3"), "--lanes goes with --timeline"),
        (("--calendar", "x.ics", "--events", "-"), "--calendar writes what is due, and takes"),
        (("--feed", "x.atom", "--address", "record"), "is not an address of the web"),
        (("--address", "https://x.example", "--to", "y"), "--address goes with --calendar, --feed"),
    ],
)
def test_what_does_not_go_together_is_refused(
    words: tuple[str, ...], says: str, recorded: Path
) -> None:
    ran = tracker("export", *words, folder=recorded)
    assert ran.code == 2
    assert says in " ".join(ran.err.split())
