"""iCalendar: what is due as days in a calendar, by RFC 5545."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracker import __version__

_LONGEST = 75
"""Bytes that a line may have; what is longer goes on in the next, behind a space."""


class Event(NamedTuple):
    """A day in a calendar."""

    uid: str
    """What it is known by, whatever is said of it later."""
    day: dt.date
    title: str
    text: str
    url: str | None
    changed: dt.datetime
    """When it was recorded."""


def lines(name: str, events: Iterable[Event], *, says: str = "") -> Iterator[str]:
    """A calendar, line by line.

    Args:
        name: its title.
        events: the days in it.
        says: from where the record is looked at.
    """
    yield from map(
        _folded,
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            f"PRODID:-//commitment-tracker//{__version__}//EN",
            f"X-WR-CALNAME:{_escaped(name)}",
            *([f"X-WR-CALDESC:{_escaped(says)}"] if says else []),
        ),
    )
    for event in events:
        yield from map(_folded, _event(event))
    yield _folded("END:VCALENDAR")


def _event(one: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(one.uid)}"
    yield f"DTSTAMP:{one.changed.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_day(one.day)}"
    yield f"SUMMARY:{_escaped(one.title)}"
    yield f"DESCRIPTION:{_escaped(one.text)}"
    if one.url:
        yield f"URL:{one.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: dt.date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    for sign, written in ("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n"):
        text = text.replace(sign, written)
    return "".join(one for one in text if one == "\t" or one >= " ")


def _folded(line: str) -> str:
    """A line in pieces of at most so many bytes, none of which splits a character."""
    pieces, piece, size = [], "", 0
    for one in line:
        wide = len(one.encode("utf-8", "replace"))
        if size + wide > _LONGEST:
            pieces.append(piece)
            piece, size = " ", 1
        piece += one
        size += wide
    return "\r\n".join([*pieces, piece]) + "\r\n"
