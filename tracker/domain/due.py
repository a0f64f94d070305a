"""Due windows: the span of days in which a thing is to happen, from an EDTF expression.

Years, seasons, months and days are read here, because the `edtf` package takes milliseconds for
each, and ends a winter in December; other single dates, such as `201X`, are read by the package.
Intervals and sets are put together here, because it gives an unknown start (`/2018-11`) a window
of ten years, an open end (`2019-09/..`) an infinity that is no date, and refuses an approximate
season (`2019-23~`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import AfterValidator, StringConstraints, model_validator

from tracker.domain.model import Model, Slug, Text

LEAST_MARGIN = 15
"""Days by which an approximate window may at least be past before it counts as overdue."""

_WINTER = "24"
_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11)}
"""The first and the last month of each other season, those of the North."""

_YEAR_OR_PART = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2]|2[1-4]))?")
_QUALIFIED = re.compile(r"(.*[^?~%])([?~%])")
_HELP = (
    "write EDTF such as 2019-08, 2019-08-16/2019-08-20, ../2019-11 or, in quotes, "
    '"[2019-08,2019-09]"'
)


class Window(NamedTuple):
    """The days a due expression covers; None is an end that the expression leaves open."""

    first: date | None
    last: date | None
    approximate: bool = False

    def margin(self, made_on: date) -> timedelta:
        """How long an approximate window may be past without being surely overdue.

        Half the window's length, at least `LEAST_MARGIN` days; nothing for an exact window. A
        window without a first day is as long as the time from the statement to its last day.
        """
        if not self.approximate or self.last is None:
            return timedelta(0)
        length = (self.last - (self.first or made_on)).days + 1
        return timedelta(max(LEAST_MARGIN, length // 2))

    def past(self, on: date, made_on: date) -> Literal["no", "possibly", "surely"]:
        """Whether the window is past on a day, for a statement made on another."""
        if self.last is None or on <= self.last:
            return "no"
        return "surely" if on - self.last > self.margin(made_on) else "possibly"


@lru_cache(maxsize=65_536)
def window(expression: str) -> Window:
    """The window of an EDTF expression: a date, an interval or a set of dates.

    Args:
        expression: EDTF (ISO 8601-2) such as `2019-23`, `2019-09/..` or `[2019-08,2019-09]`. A
            `?`, `~` or `%` behind a date makes the window approximate.

    Raises:
        ValueError: the expression is not EDTF, or ends before it begins.
    """
    if expression[:1] + expression[-1:] in ("[]", "{}"):
        members = re.split(r",|(?<=[^.])(?=\.\.)|(?<=\.\.)(?=[^.,])", expression[1:-1])
        dated = [_date(member, expression) for member in members if member.strip() != ".."]
        first = None if members[0].strip() == ".." else min(part.first for part in dated)
        last = None if members[-1].strip() == ".." else max(part.last for part in dated)
        return Window(first, last, any(part.approximate for part in dated))
    start, slash, end = expression.partition("/")
    if not slash:
        return Window(*_date(expression, expression))
    opening = None if start in ("", "..") else _date(start, expression)
    closing = None if end in ("", "..") else _date(end, expression)
    if opening is None and closing is None:
        raise ValueError(f"{expression!r} is open at both ends, which says nothing; leave it out")
    if opening and closing and closing.last < opening.first:
        raise ValueError(f"{expression!r} ends before it begins")
    return Window(
        opening.first if opening else None,
        closing.last if closing else None,
        any(part.approximate for part in (opening, closing) if part),
    )


class _Span(NamedTuple):
    first: date
    last: date
    approximate: bool


def _date(text: str, expression: str) -> _Span:
    """The days of one date of the expression, at whatever precision it is given."""
    plain, approximate = text.strip(), False
    if qualified := _QUALIFIED.fullmatch(plain):
        plain, approximate = qualified[1], True
    try:
        first, last = _bounds(plain)
    except ValueError:
        where = "" if text == expression else f" in {expression!r}"
        raise ValueError(f"{text!r}{where} is not a date or time expression; {_HELP}") from None
    return _Span(first, last, approximate)


@lru_cache(maxsize=4096)
def _bounds(text: str) -> tuple[date, date]:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        day = date.fromisoformat(text)
        return day, day
    if plain := _YEAR_OR_PART.fullmatch(text):
        return _months(int(plain[1]), plain[2])
    if not re.fullmatch(r"[\dXY-]{4,12}", text):
        raise ValueError(text)
    # Imported here: it takes longer to import than most answers take to give.
    from edtf import EDTFParseException, parse_edtf  # noqa: PLC0415

    try:
        parsed = parse_edtf(text)
        first, last = (date(*day[:3]) for day in (parsed.lower_strict(), parsed.upper_strict()))
    except (EDTFParseException, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(text) from error
    return first, last


def _months(year: int, part: str | None) -> tuple[date, date]:
    """The days of a year, or of a month or season of it, written `01` to `12` and `21` to `24`."""
    if part is None:
        return date(year, 1, 1), date(year, 12, 31)
    if part == _WINTER:  # named by the year in which it begins
        return date(year, 12, 1), date(year + 1, 3, 1) - timedelta(1)
    first, last = _SEASONS.get(part) or (int(part), int(part))
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _expression(value: str) -> str:
    window(value)
    return value


Expression = Annotated[str, StringConstraints(max_length=200), AfterValidator(_expression)]
"""An EDTF expression that names a window of days."""


class Due(Model):
    """When a thing is to happen or be complete, as far as the readout says."""

    edtf: Expression | None = None
    approximate: bool = False
    soon: bool = False
    """Whether it is to happen "shortly", with no time given."""
    words: Text | None = None
    """The readout's words that the time was read from."""
    before: Slug | None = None
    """The item of the occasion by which it is to happen."""
    at: Slug | None = None
    """The item of the occasion at which it is to happen."""

    @model_validator(mode="before")
    @classmethod
    def _bare_expression(cls, value: object) -> object:
        return {"edtf": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.before and self.at:
            raise ValueError("is tied both before and at an occasion; keep one of them")
        if not (self.edtf or self.soon or self.before or self.at):
            raise ValueError("says no time: give edtf, soon, before or at, or leave it out")
        return self

    @property
    def window(self) -> Window | None:
        """The window that the expression itself gives; None when it gives no time."""
        if self.edtf is None:
            return None
        found = window(self.edtf)
        return found._replace(approximate=True) if self.approximate else found

    @property
    def occasion(self) -> str | None:
        """The item of the occasion it is tied to."""
        return self.before or self.at
