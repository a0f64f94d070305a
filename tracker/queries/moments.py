"""Moments: the days and the times that are asked about, in every form that they are printed in."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from tracker.domain.calendar import not_a_day
from tracker.errors import Refused

# They are compiled when something is read: most questions give neither a day nor a moment.
_DAY = r"\d{4}-\d{2}-\d{2}"
_PERIOD = r"(\d{4})(?:-(\d{2}))?"
"""A year, or a month of it."""
_MOMENT = (
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:(?:[Tt]|\ +)(?P<hour>\d{2}):(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})(?:[.,](?P<part>\d+))?)?)?"
    r"\ *(?P<zone>[Zz]|(?:UTC|GMT)|(?P<sign>[+-])(?P<hours>\d{2})(?::?(?P<minutes>\d{2}))?)?"
)
_DAYS = r"(\d{1,5})([dw])"
_WEEK = 7
_LAST_MONTH = 12
_END_OF_DAY = time(23, 59, 59, 999999)
_LAST = 999_999
_SHORTENED = ("UTC", "GMT")
_MIDNIGHT, _MINUTES = 24, 60
_LEAST_OFFSET, _MOST_OFFSET = timedelta(hours=-12), timedelta(hours=14)
_DAY_LONG = timedelta(1)
_NOW = "now"
_SPOKEN = {_NOW: timedelta(0), "today": timedelta(0), "yesterday": _DAY_LONG}

DAYS = "2019-06-29, 2019-06, 2019, today or yesterday"
"""How a day can be written, for messages."""

FORMS = "2019-06-29, 2019-06-29+09:00, 2019-06-29T18:30:00Z, 2019-06, 2019, today or now"
"""How a moment can be written, for messages."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def today() -> date:
    """The day that it is where the user is."""
    return date.today()  # noqa: DTZ011


def day(text: str) -> date:
    """The day `2019-06-29`; the other forms of ISO 8601 are refused.

    Raises:
        ValueError: the text is none.
    """
    if not re.fullmatch(_DAY, text, re.ASCII):
        raise ValueError(text)
    return date.fromisoformat(text)


def last_day(text: str) -> date:
    """The day that a text names, today and yesterday too, or the last of a month or a year.

    Raises:
        ValueError: it names none.
    """
    if period := re.fullmatch(_PERIOD, text, re.ASCII):
        year, month = int(period[1]), int(period[2] or _LAST_MONTH)
        return date(year, month, 1).replace(day=monthrange(year, month)[1])
    return _one_day(text)


def first_day(text: str) -> date:
    """The day that a text names, today and yesterday too, or the first of a month or a year.

    Raises:
        ValueError: it names none.
    """
    if period := re.fullmatch(_PERIOD, text, re.ASCII):
        return date(int(period[1]), int(period[2] or 1), 1)
    return _one_day(text)


def _one_day(text: str) -> date:
    spoken = text.lower()
    return today() - _SPOKEN[spoken] if spoken in _SPOKEN else day(text)


def wrong(text: str) -> str:
    """What is wrong with a day or a moment that names none, where that can be said; or nothing."""
    if said := not_a_day(f"{text}-01" if re.fullmatch(_PERIOD, text, re.ASCII) else text):
        return said
    loose = re.fullmatch(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", text, re.ASCII)
    meant = "-".join(part.zfill(2) for part in loose.groups() if part) if loose else text
    if meant == text or not_a_day(meant if len(meant) > len("2019-06") else f"{meant}-01"):
        return ""
    return f"is not a date as it is written here; did you mean {meant}?"


def in_order(first: date | None, last: date | None) -> None:
    """Refuse a stretch of days that ends before it begins, in which nothing can be.

    Raises:
        Refused: the first day comes after the last one.
    """
    if first and last and first > last:
        raise Refused(f"{first} comes after {last}, the last day; name the earlier one first")


def days(text: str) -> int:
    """How many days a text means: `30d`, or in weeks `6w`.

    Months are not taken, since they are of different lengths.

    Raises:
        ValueError: it means none.
    """
    found = re.fullmatch(_DAYS, text.lower(), re.ASCII)
    if found is None:
        raise ValueError(text)
    return int(found[1]) * (_WEEK if found[2] == "w" else 1)


def moment(text: str) -> datetime:
    """The moment that a text names, or the last one of the day, month or year that it names.

    A day without a zone is one in UTC, and one with a zone the day there; `today` and `yesterday`
    are those of the user, and `now` is this moment. `2019-06-29 18:30:00 UTC`, in which histories
    leave out the parts of a second, means that whole second.

    Raises:
        ValueError: it names none.
    """
    if text.lower() == _NOW:
        return datetime.now(UTC)
    if text.lower() in _SPOKEN:
        return datetime.combine(last_day(text), _END_OF_DAY).astimezone()
    if re.fullmatch(_PERIOD, text, re.ASCII):
        return datetime.combine(last_day(text), _END_OF_DAY, UTC)
    found = re.fullmatch(_MOMENT, text, re.ASCII)
    if found is None:
        raise ValueError(text)
    on, zone = date.fromisoformat(found["day"]), _zone(found)
    if found["hour"] is None:
        return _within(datetime.combine(on, _END_OF_DAY, zone))
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    if found["second"] is None and found["zone"] in _SHORTENED and hour != _MIDNIGHT:
        second = _MINUTES - 1  # a minute that is printed without its seconds
    if hour == _MIDNIGHT and not (minute or second or int(found["part"] or 0)):
        return _within(datetime.combine(on, time(), zone), later=_DAY_LONG)
    left_out = _LAST if found["zone"] in _SHORTENED else 0
    part = int(found["part"].ljust(6, "0")[:6]) if found["part"] else left_out
    return _within(datetime.combine(on, time(hour, minute, second, part), zone))


def first_moment(text: str) -> datetime:
    """The moment that a text names, or the first one of the day, month, year or second.

    Raises:
        ValueError: it names none.
    """
    if text.lower() == _NOW:
        return datetime.now(UTC)
    try:
        return datetime.combine(first_day(text), time(), UTC)
    except ValueError:
        last = moment(text)
    found = re.fullmatch(_MOMENT, text, re.ASCII)
    if found is None or found["hour"] is None:
        return last.replace(hour=0, minute=0, second=0, microsecond=0)
    if found["zone"] in _SHORTENED and found["part"] is None:
        return last.replace(second=int(found["second"] or 0), microsecond=0)
    return last


def of_version(version: int) -> datetime:
    """The moment that the version of something is; see `Queries.version`."""
    return _EPOCH + timedelta(microseconds=version)


def shown(when: datetime) -> str:
    """A moment as it would be asked for: the end of a day as that day, with its zone if not UTC."""
    zone = when.isoformat()[-len("+09:00") :] if when.utcoffset() else ""
    if when.time() == _END_OF_DAY:
        return f"{when.date()}{zone}"
    return f"{when.replace(tzinfo=None).isoformat()}{zone or 'Z'}"


def _zone(found: re.Match[str]) -> tzinfo:
    if found["sign"] is None:
        return UTC
    offset = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    offset = -offset if found["sign"] == "-" else offset
    if int(found["minutes"] or 0) >= _MINUTES or not _LEAST_OFFSET <= offset <= _MOST_OFFSET:
        raise ValueError(found[0])
    return timezone(offset) if offset else UTC


def _within(when: datetime, *, later: timedelta = timedelta(0)) -> datetime:
    """The moment, so much later; at either end of the calendar, the last there is in UTC."""
    try:
        found = when + later
        found.astimezone(UTC)
    except OverflowError:
        late = when.date() > date.min + _DAY_LONG
        return datetime.combine(
            date.max if late else date.min, _END_OF_DAY if late else time(), UTC
        )
    return found
