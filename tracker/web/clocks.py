"""Clocks: the day and the moment that every page is about, and the meetings around it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tracker.queries import Viewpoint, moments
from tracker.queries.days import MeetingDay

_EPOCH = dt.date(1970, 1, 1)

_TICKS = 400
"""How many meetings are marked beside the slider; of more, every second, third and so on."""


@dataclass
class Clocks:
    """The day and the moment that a page is about."""

    as_of: dt.date
    known_on: dt.datetime | None
    meetings: Sequence[MeetingDay]
    """The days of meetings, before and after."""
    moments: Sequence[dt.datetime]
    """The latest recordings, the latest first."""
    begins: dt.date = dt.date.min
    """The day before which the page has nothing to show, so that nothing leads there."""

    @cached_property
    def days(self) -> list[dt.date]:
        """The days that can be gone to from meeting to meeting."""
        return [one.date for one in self.meetings]

    @property
    def at(self) -> MeetingDay | None:
        """The meeting of the day, if there was one."""
        place = bisect_left(self.days, self.as_of)
        found = self.meetings[place] if place < len(self.meetings) else None
        return found if found and found.date == self.as_of else None

    @property
    def latest(self) -> MeetingDay | None:
        """The last meeting up to the day."""
        place = bisect_right(self.days, self.as_of)
        return self.meetings[place - 1] if place else None

    @property
    def earlier(self) -> MeetingDay | None:
        """The last meeting before the day."""
        place = bisect_left(self.days, self.as_of)
        found = self.meetings[place - 1] if place else None
        return found if found and found.date >= self.begins else None

    @property
    def later(self) -> MeetingDay | None:
        """The first meeting after the day."""
        place = bisect_right(self.days, self.as_of)
        return self.meetings[place] if place < len(self.meetings) else None

    @cached_property
    def first(self) -> dt.date:
        """The first day of the slider."""
        return max(min([*self.days[:1], self.as_of]), min(self.begins, self.as_of))

    @cached_property
    def last(self) -> dt.date:
        """The last day of the slider."""
        return max([*self.days[-1:], self.as_of, moments.today()])

    @property
    def ticks(self) -> str:
        """The meetings that are marked beside the slider, as a path from 0 to 1000."""
        first, whole = self.first, (self.last - self.first).days or 1
        days = self.days[bisect_left(self.days, first) :]
        marked = days[:: len(days) // _TICKS + 1]
        places = (round((day - first).days * 1000 / whole, 1) for day in marked)
        return "".join(f"M{place} 0v10" for place in places)

    @property
    def shown_moment(self) -> str:
        """The moment as it would be asked for; empty for now."""
        return moments.shown(self.known_on) if self.known_on else ""


def number(day: dt.date) -> int:
    """The number of a day as scripts count them, from 1970 on."""
    return (day - _EPOCH).days


def clocks(
    view: Viewpoint,
    meetings: Sequence[MeetingDay],
    recordings: Sequence[dt.datetime],
    begins: dt.date = dt.date.min,
) -> Clocks:
    """The clocks of a viewpoint.

    Args:
        view: the viewpoint.
        meetings: the days of meetings, before and after.
        recordings: the moments of the latest recordings, the latest first.
        begins: the day before which there is nothing to show.
    """
    return Clocks(view.as_of, view.known_on, meetings, recordings, begins)
