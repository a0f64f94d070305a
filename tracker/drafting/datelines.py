"""Datelines: the day and the year of a meeting, from what stands at a readout's head."""

from __future__ import annotations

import re
from calendar import day_name
from datetime import date, timedelta

from tracker.domain.parties import COUNTRIES
from tracker.drafting.countries import named
from tracker.drafting.dates import DayNamed, days
from tracker.drafting.encounters import MEETS
from tracker.drafting.letters import CAPITAL
from tracker.drafting.place_names import RUN, city_of
from tracker.drafting.times.vocabulary import WEEKDAY, WEEKDAYS, YEAR
from tracker.errors import Remedy, Unreadable

_DATELINE = 80
"""Characters that a dateline has at most."""

_TITLE = 200
"""Characters that a title has at most which ends in a day."""

HEAD = 1500
"""Characters from the start of a text within which its dateline is looked for."""

_TO_COME = re.compile(
    r"\b(?:by|until|before|from|starting|due|no later than)\s+(?:the\s+)?$"
    r"|\b(?:will|would|shall|agreed|promised?|pledged|committed|scheduled|planned"
    r"|slated|due\s+to|to\s+(?:be\s+held|take\s+place|be\s+hosted))\b[^.;]*$"
)
"""What stands before a day on which something is still to be."""

_MET = re.compile(r"\b(?:held|met|meeting|talks|consultations)\b[^.;]{0,80}\bon\s+(?:the\s+)?$")


_CITY_HEADS = re.compile(
    rf"\s*(?:\([{CAPITAL}]{{2,8}}\)\s*[-–—]\s*)?\(?(?P<city>{RUN})"
    rf"(?P<country>,\s+{RUN}|\s+[(\[]{RUN}[)\]])?"
    r"\s*(?P<rest>$|[,;|/()–—-].*|\d.*)"
)
"""A city at the head of a line: "Jakarta, Indonesia, 6 September", "(MOFA) - Lima, 2 May"."""

_BEHIND_DAY = re.compile(rf"\s*[,|–—-]\s*({RUN}(?:,\s+{RUN})?)\s*(?:[–—-]\s.*)?")
"""A city behind a day: ", Geneva"."""

_HEAD_LINES = 8
"""Lines at the head of a page among which its dateline stands."""

_LAST_LINES = 3
"""Lines at the end of a page among which its dateline may stand."""

_LONG_DATELINE = 120
"""Characters that a dateline has at most with days of two calendars and an agency."""

_DASH = re.compile(r"(?:\s*(?:–|—|--|\s-)|(?<=\)):)\s*(?=[“\"A-ZÀ-Þ])")
"""What divides a dateline from the report."""

_NOT_A_CITY = re.compile(
    r"\b(?:press|media|news|release|statement|published|updated|posted|speech|communiqu[eé]|joint"
    r"|readout|transcript|note|information|bulletin|date|no|number|outcome|summary)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_MINISTRY = re.compile(r"\bMinistry of (?:Foreign|External) (?:Affairs|Relations)\b")
_ABROAD = re.compile(
    r"\b(?:visiting|visit(?:ed|s)?\s+to|(?:is|was|arrived)\s+in)\s+(?:the\s+)?(?:\w+\s+of\s+)?$"
)


def city_of_dateline(text: str, opening: str) -> str | None:
    """The city of the dateline that stands at the head of a report or on a line of its own.

    It is where the page was written, and not where they met, where the opening says that
    somebody was visiting another country.
    """
    lines = [line for line in text[:HEAD].splitlines() if line.strip()][:_HEAD_LINES]
    dash = _DASH.search(opening[:_LONG_DATELINE])
    heads = [opening[: dash.start()]] if dash else []
    heads += [line for line in lines if len(line) <= _DATELINE and _only_dateline(line)]
    heads += [_turned(line) for line in lines if len(line) <= _DATELINE]
    for head in heads:
        found = _CITY_HEADS.match(head)
        if not found or _NOT_A_CITY.search(found["city"]):
            continue
        city = city_of(found["city"])
        if city and len(city.split()) == len(found["city"].split()):
            return None if _is_abroad(city, opening) else city
    return None


def city_at_end(text: str, opening: str) -> str | None:
    """The city of a dateline that stands below a report, of a meeting that was held there."""
    lines = [line.strip() for line in text[-HEAD // 3 :].splitlines() if line.strip()]
    for line in lines[-_LAST_LINES:]:
        found = _CITY_HEADS.match(line) if _only_dateline(line) else None
        if found and not _NOT_A_CITY.search(found["city"]) and (city := city_of(found["city"])):
            return None if _is_abroad(city, opening) else city
    return None


def _turned(line: str) -> str:
    """The city of a line that begins with the day: "14 May 2019, Geneva"."""
    day = next(iter(days(line)), None)
    behind = _BEHIND_DAY.fullmatch(line, day.end) if day and not day.start else None
    return behind[1] if behind else ""


def _only_dateline(line: str) -> bool:
    """Whether a line is a city with a day, a city with its country, or a capital, and no more."""
    found = _CITY_HEADS.fullmatch(line)
    if not found:
        return False
    told = days(found["rest"])
    behind = _MINISTRY.sub("", _WEEKDAY.sub("", _without(found["rest"], told)))
    if re.search(r"[A-Za-z]{3}", behind):
        return False
    country = named(found["country"] or "")
    capital = any(place.sort == "capital" and not place.start for place in named(found["city"]))
    return bool(told) or capital or any(place.sort == "name" for place in country)


def _without(words: str, told: list[DayNamed]) -> str:
    for day in reversed(told):
        words = words[: day.start] + words[day.end :]
    return words


def _is_abroad(city: str, opening: str) -> bool:
    """Whether a capital heads the page of somebody who was visiting another country."""
    homes = {place.party for place in named(city) if place.sort == "capital"}
    visited = {
        place.party
        for place in named(opening)
        if place.sort == "name" and _ABROAD.search(opening[: place.start])
    }
    return bool(homes) and homes <= COUNTRIES and bool(visited) and not visited & homes


_TODAY = re.compile(
    rf"\b{MEETS}\b[^.;]{{0,40}}?\btoday\b|\btoday\s+{MEETS}\b"
    rf"|\b{MEETS}\b[^.;]{{0,180}}?\s(?:(?:earlier|late|here)\s+today\b|today\.|this\s+(?:morning|afternoon|evening)\b)"
)
_ON_WEEKDAY = re.compile(
    rf"\b{MEETS}\b[^.;]{{0,120}}?\bon\s+({WEEKDAY})\b|\bon\s+({WEEKDAY})\s+(?:also\s+)?{MEETS}\b"
)
_FIRST_WORDS = 240
"""Characters of an opening within which "today" tells that they met on the day of the page."""


def _lines(text: str) -> list[str]:
    """The lines at the head that may tell a day: short ones, and titles that end in one."""
    return [
        line
        for line in text[:HEAD].splitlines()
        if len(line) <= _DATELINE or (len(line) <= _TITLE and _ends_in_day(line))
    ]


def _ends_in_day(line: str) -> bool:
    """Whether the last words of a line are a day with its year: "(Lima, 12 March 2019)"."""
    end = len(line.rstrip(" )"))
    return any(day.year and day.end == end for day in days(line))


def year_of(text: str, opening: str, name: str | None) -> int | None:
    """The year of the readout: the opening's, a dateline's, its name's, or one near the top."""
    lines = _lines(text)
    for passage in (opening[:_DATELINE], *lines, opening, name or ""):
        for day in days(passage):
            if day.year:
                return day.year
    stated = re.match(rf"{YEAR}(?=\D|$)", name or "")
    if stated:
        return int(stated[0])
    for passage in (text[:HEAD], text[-HEAD // 3 :]):
        for day in days(passage):
            if day.year:
                return day.year
    return None


def day_of(text: str, opening: str, year: int | None, name: str | None, review: list[str]) -> date:
    """The day of the meeting: the opening's, in its own or the dateline's year."""
    told = [day for day in days(opening) if not _TO_COME.search(opening[: day.start])]
    lines = [day for line in _lines(text) for day in days(line) if day.year]
    dash = _DASH.search(opening[:_LONG_DATELINE])
    said = [day for day in told if not dash or day.start > dash.start()]
    if found := _today(opening, lines) or (None if said else _on_weekday(opening, lines)):
        return found
    if not told and not lines:
        top = text[:HEAD]
        told = [day for day in days(top) if _MET.search(top[: day.start])][:1]
    stated = [day for day in days(name or "") if day.year]
    stays = [day for day in (*days(opening), *lines) if day.last]
    for day in (*stated[:1], *[line for line in lines if not line.last][:1]):
        # A visit of several days, of which the name or the dateline tells one.
        if (found := day.on(None)) and any(_covers(other, found) for other in (*told, *stays)):
            return found
    for day in (*_of_meeting(opening, told), *(told[:1] or lines[:1])):
        if found := day.on(year, latest=True):
            return found
    for day in (*lines, *stated):
        if found := day.on(None):
            review.append("the date is the dateline's; the opening names none")
            return found
    if told:
        day = told[0]
        raise Unreadable(
            f"the meeting's date has no year ({_spelt(day)}), and the text names"
            f" none: give the date",
            remedy=Remedy.GIVE_DATE,
        )
    raise Unreadable(
        "no date of a meeting can be read from the text: give the date",
        remedy=Remedy.GIVE_DATE,
    )


def _today(opening: str, lines: list[DayNamed]) -> date | None:
    """The day of the page, where its opening says that they met today."""
    told = _TODAY.search(opening[:_FIRST_WORDS])
    return lines[0].on(None) if told and lines and not lines[0].last else None


def _on_weekday(opening: str, lines: list[DayNamed]) -> date | None:
    """The last such day up to that of the page, where its opening says "met on Thursday"."""
    told = _ON_WEEKDAY.search(opening[:_FIRST_WORDS])
    day = lines[0].on(None) if told and lines and not lines[0].last else None
    if not told or not day:
        return None
    return day - timedelta(
        days=(day.weekday() - WEEKDAYS[(told[1] or told[2]).lower()]) % len(day_name)
    )


def _covers(named: DayNamed, day: date) -> bool:
    """Whether a day, or one of the days from the first to the last, is that day."""
    last = named.last or named.day
    return (
        named.month == day.month and named.day <= day.day <= last and named.year in (None, day.year)
    )


def _of_meeting(opening: str, told: list[DayNamed]) -> list[DayNamed]:
    """The days on which the opening says that they met, among those of a longer visit."""
    if not any(day.last for day in told[:1]):
        return []
    return [day for day in told if not day.last and _MET.search(opening[: day.start])]


def _spelt(day: DayNamed) -> str:
    return f"month {day.month}, day {day.day}"
