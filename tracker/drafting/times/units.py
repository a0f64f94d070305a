"""Units of the calendar, and the days and the EDTF that each of them stands for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from tracker.drafting.times.vocabulary import Part

Kind = Literal["day", "month", "season", "quarter", "half", "year", "fiscal year", "decade"]
Which = Literal["this", "next", "coming"]

_DAY: Final = timedelta(1)
_YEAR_MONTHS: Final = 12
HALF_MONTHS: Final = 6
_DECADE: Final = 10
_WEEK: Final = 7
BELIEVED: Final = 200
"""How many years ahead a year is believed: farther off, it is counted otherwise than ours."""
_AMBIGUOUS: Final = timedelta(61)
"""How near a month is whose "next" may be that of the year after, as "next June" said in May."""
_FARTHEST: Final = timedelta(270)
"""How far ahead a day without a year is believed: farther off, it is likelier to be past."""


@dataclass(frozen=True)
class Unit:
    """A unit of the calendar as it is named; without a year, it is to be read from the anchor."""

    kind: Kind
    year: int | None = None
    number: int = 0
    """The month, EDTF season, quarter or half; of a fiscal year, the month it begins in."""
    day: int = 0
    part: Part | None = None
    which: Which | None = None
    weekday: int | None = None


class Span(NamedTuple):
    """The days of a unit, and the EDTF dates it opens and closes with."""

    first: date
    last: date
    opening: str
    closing: str
    approximate: bool = False

    @property
    def edtf(self) -> str:
        """The span as one EDTF expression."""
        return self.opening if self.opening == self.closing else f"{self.opening}/{self.closing}"


def month_end(year: int, month: int) -> date:
    """The last day of a month; months beyond December run on into the next year."""
    return month_start(year, month + 1) - _DAY


def month_start(year: int, month: int) -> date:
    """The first day of a month; months beyond December run on into the next year."""
    return date(year + (month - 1) // _YEAR_MONTHS, (month - 1) % _YEAR_MONTHS + 1, 1)


def months(year: int, first: int, last: int) -> Span:
    """A run of whole months, numbered from January of the year."""
    start, end = month_start(year, first), month_end(year, last)
    return Span(start, end, start.isoformat()[:7], end.isoformat()[:7])


def days(first: date, last: date, *, approximate: bool = False) -> Span:
    """A run of days."""
    return Span(first, last, first.isoformat(), last.isoformat(), approximate)


def years(first: int, last: int) -> Span:
    """A run of calendar years."""
    return Span(date(first, 1, 1), date(last, 12, 31), f"{first:04}", f"{last:04}")


def span(unit: Unit, anchor: date) -> Span | None:
    """The days of a unit, read from the anchor where it names no year.

    Returns:
        None when no such day exists, when its year is too far off to be one of ours, or when the
        words leave two years to choose from.
    """
    year = unit.year if unit.year is not None else _year(unit, anchor)
    farthest = min(anchor.year + BELIEVED, date.max.year - _DECADE)
    if year is None or not date.min.year < year < farthest:
        return None
    try:
        whole = _whole(unit, year)
    except ValueError:
        return None
    if unit.weekday is not None and whole.first.weekday() != unit.weekday:
        return None
    if unit.part is None or unit.part == "later":
        return whole
    return _part(unit.kind, whole, unit.part)


def _part(kind: Kind, whole: Span, part: Part) -> Span | None:
    match kind:
        case "day":
            return _week_of(whole.first) if part == "week" else None
        case "month":
            return _part_of_month(whole, part)
        case "decade":
            return _part_of_decade(whole, part)
        case _:
            return _part_of_months(whole, part)


def _year(unit: Unit, anchor: date) -> int | None:
    match unit.kind:
        case "day":
            return _year_of_day(unit, anchor)
        case "month":
            return _year_of_months(unit, unit.number, unit.number, anchor)
        case "season":
            first = 3 * (unit.number - 20)
            return _year_of_months(unit, first, first + 2, anchor)
        case "quarter":
            return _year_of_months(unit, 3 * unit.number - 2, 3 * unit.number, anchor)
        case "half":
            last = HALF_MONTHS * unit.number
            return _year_of_months(unit, last - HALF_MONTHS + 1, last, anchor)
        case _:
            return None


def _year_of_day(unit: Unit, anchor: date) -> int | None:
    for year in (anchor.year, anchor.year + 1):
        try:
            day = date(year, unit.number, unit.day)
        except ValueError:
            continue
        if day >= anchor:
            return year if day - anchor <= _FARTHEST else None
    return None


def _year_of_months(unit: Unit, first: int, last: int, anchor: date) -> int | None:
    """The year in which a month or season starts that is named without one."""
    start = next(
        year
        for year in (anchor.year - 1, anchor.year, anchor.year + 1)
        if month_end(year, last) >= anchor
    )
    running = month_start(start, first) <= anchor
    match unit.which:
        case "coming":
            return None if running else start
        case "next":
            # "Next autumn", said in June, is this year's to some and next year's to others.
            if running:
                return start + 1
            far = first == last and month_start(start, first) - anchor > _AMBIGUOUS
            return start if far or start > anchor.year else None
        case "this":
            return start if running or start == anchor.year else None
        case None:
            return start


def _whole(unit: Unit, year: int) -> Span:
    """The days of a unit of a known year, its part aside."""
    number = unit.number
    match unit.kind:
        case "day":
            day = date(year, number, unit.day)
            return days(day, day)
        case "year" | "decade":
            return years(year, year + (_DECADE - 1 if unit.kind == "decade" else 0))
        case "fiscal year":
            return months(year, number, number + _YEAR_MONTHS - 1)
        case "season":
            edtf = f"{year:04}-{number}"
            first = 3 * (number - 20)
            return months(year, first, first + 2)._replace(opening=edtf, closing=edtf)
        case "month" | "quarter" | "half":
            length = {"month": 1, "quarter": 3, "half": HALF_MONTHS}[unit.kind]
            return months(year, length * (number - 1) + 1, length * number)


def _week_of(day: date) -> Span:
    """The week of a day, from Monday; one named by its Sunday begins on it."""
    start = day - day.weekday() * _DAY if day.isoweekday() < _WEEK else day
    return days(start, start + (_WEEK - 1) * _DAY, approximate=True)


_MONTH_PARTS: Final[dict[Part, tuple[int, int | None, bool]]] = {
    "beginning": (1, 10, True), "early": (1, 10, True), "middle": (11, 20, True),
    "late": (21, None, True), "end": (21, None, True), "first ten": (1, 10, False),
    "middle ten": (11, 20, False), "last ten": (21, None, False), "first half": (1, 15, False),
    "second half": (16, None, False), "week 1": (1, 7, True), "week 2": (8, 14, True),
    "week 3": (15, 21, True), "week 4": (22, 28, True),
}  # fmt: skip
"""The first and last day of a part of a month, None being its end, and whether it is loose."""


def _part_of_month(whole: Span, part: Part) -> Span | None:
    first, last = whole.first, whole.last
    if part == "last week":
        return days(last - (_WEEK - 1) * _DAY, last, approximate=True)
    if part not in _MONTH_PARTS:
        return None
    start, end, approximate = _MONTH_PARTS[part]
    closing = first.replace(day=end) if end else last
    return days(first.replace(day=start), closing, approximate=approximate)


def _part_of_decade(whole: Span, part: Part) -> Span | None:
    start = whole.first.year
    bounds = {
        "beginning": (0, 3), "early": (0, 3), "middle": (4, 6), "late": (7, 9), "end": (7, 9),
        "first half": (0, 4), "second half": (5, 9),
    }.get(part)  # fmt: skip
    if bounds is None:
        return None
    found = years(start + bounds[0], start + bounds[1])
    return found if "half" in part else found._replace(approximate=True)


def _part_of_months(whole: Span, part: Part) -> Span | None:
    """A part of a year, half, quarter or season: of a year its quarters, otherwise thirds."""
    start, year = whole.first.month, whole.first.year
    length = (whole.last.year - year) * _YEAR_MONTHS + whole.last.month - start + 1
    edge = length // 4 if length == _YEAR_MONTHS else length // 3
    bounds = {
        "beginning": (0, edge), "early": (0, edge), "middle": (edge, length - edge),
        "late": (length - edge, length), "end": (length - edge, length),
    }  # fmt: skip
    if length % 2 == 0:
        bounds |= {"first half": (0, length // 2), "second half": (length // 2, length)}
    if part not in bounds:
        return None
    first, last = bounds[part]
    found = months(year, start + first, start + last - 1)
    return found if "half" in part else found._replace(approximate=True)
