"""Days and moments, as the views store them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

STILL = 2**62
"""The end of what is still on record: later than every moment."""

ENDLESS = date.max.toordinal() + 1
"""The end of a status that nothing on record ends: later than every day."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def ordinal(day: date | None) -> int | None:
    """The number of a day, if there is one."""
    return None if day is None else day.toordinal()


def day_of(ordinal: int) -> date:
    """The day that an ordinal stands for."""
    return date.fromordinal(ordinal)


def maybe_day(ordinal: int | None) -> date | None:
    """The day that an ordinal stands for, if there is one."""
    return None if ordinal is None else date.fromordinal(ordinal)


def microseconds(moment: datetime) -> int:
    """A moment as microseconds since 1970 in UTC."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def moment(microseconds: int) -> datetime:
    """The moment, in UTC, that so many microseconds since 1970 are."""
    return _EPOCH + timedelta(microseconds=microseconds)
