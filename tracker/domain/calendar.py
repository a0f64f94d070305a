"""The calendar: which days it has, said of one that it has not."""

from __future__ import annotations

import calendar
import re

_MONTHS = 12


def not_a_day(text: str) -> str:
    """Why there is no such day as `2019-02-30`; nothing if there is, or if it is none in form.

    Args:
        text: a day in the form `2019-06-29`, a time of that day behind it or not.
    """
    found = re.match(r"(\d{4})-(\d{2})-(\d{2})(?!\d)", text, re.ASCII)
    if found is None:
        return ""
    year, month, day = map(int, found.groups())
    if not year:
        return "is not a day of the calendar: its years are 0001 to 9999"
    if not 1 <= month <= _MONTHS:
        return "is not a day of the calendar: its months are 01 to 12"
    most = calendar.monthrange(year, month)[1]
    if 1 <= day <= most:
        return ""
    name = calendar.month_name[month]
    return f"is not a day of the calendar: {name} {year} has {most} days"
