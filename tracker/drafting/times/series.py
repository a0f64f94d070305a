"""Several dates said together: ranges, and one of or all of a set."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from tracker.drafting.times import eras, pieces, years
from tracker.drafting.times.units import Span, Unit, days, span
from tracker.drafting.times.vocabulary import MONTHS

if TYPE_CHECKING:
    from tracker.drafting.times.phrases import Ground
    from tracker.drafting.times.pieces import Piece
    from tracker.drafting.times.tokens import Line
    from tracker.drafting.times.vocabulary import Part

Join = Literal["one", "or", "and", "to"]

_DASHES: Final = ("-", "–", "—", "‑")
_JOINS: Final[dict[str, Join]] = {
    "to": "to", "until": "to", "till": "to", "through": "to", "-": "to", "–": "to", "—": "to",
    "‑": "to", "or": "or", "and": "and", "&": "and", "/": "or",
}  # fmt: skip
_MOST: Final = 4


class Series(NamedTuple):
    """Dates said together, and the token after them."""

    units: tuple[Unit, ...]
    join: Join
    end: int
    rule: str
    weak: bool

    @property
    def readable(self) -> bool:
        """Whether every year in it can be told."""
        return all(unit.year != years.UNREADABLE for unit in self.units)


class Dates(NamedTuple):
    """The days that a series stands for, as EDTF, and what their year rests on."""

    span: Span
    edtf: str
    ground: Ground


def series(line: Line, at: int) -> Series | None:
    """The dates that stand there, one or several."""
    found = _years_in_short(line, at) or _days_then_month(line, at) or _month_then_days(line, at)
    if found:
        return found
    first = pieces.piece(line, at)
    if not first:
        return _mixed_parts(line, at)
    return _joined(line, first)


def _joined(line: Line, first: Piece) -> Series:
    """A date with those that follow it behind "or", "and", "to" or a comma."""
    found: list[Piece] = [first]
    join: Join = "one"
    listed = False
    while len(found) < _MOST and join in ("one", "or", "and"):
        following = _next(line, found[-1])
        if following is None and _unread_follows(line, found[-1].end):
            unit = replace(first.unit, year=years.UNREADABLE)
            return Series((unit,), "one", found[-1].end, first.rule, weak=False)
        if following is None:
            break
        piece, word = following
        alike = piece.unit.kind == first.unit.kind or (word == "to" and join == "one")
        if not alike or (join != "one" and word not in (join, None)):
            break
        found.append(piece)
        join, listed = (word or join), word is None
    if listed:
        # Dates with nothing but commas between them are told one by one.
        found, join = [first], "one"
    units = _years_shared(tuple(piece.unit for piece in found), join)
    rule = found[0].rule if join == "one" else _RULES[join]
    return Series(units, join, found[-1].end, rule, all(piece.weak for piece in found))


_RULES: Final = {"or": "one of several", "and": "all of several", "to": "range"}


def _unread_follows(line: Line, at: int) -> bool:
    """Whether a year that is not read is joined to a date: "from 2024 to 2568"."""
    return line.word(at) in _JOINS and eras.is_strange_year(line, at + 1)


def _next(line: Line, last: Piece) -> tuple[Piece, Join | None] | None:
    """The next date of a list, and the word before it; None for a mere comma."""
    at = last.end
    comma = line.word(at) == ","
    join = _JOINS.get(line.word(at + comma))
    if join is None and not comma:
        return None
    at += comma + (join is not None)
    if join == "and" and line.follows(at, ("/", "or")):
        join, at = "or", at + 2
    if join in ("or", "and") and line.word(at) in ("in", "on", "by"):
        at += 1
    piece = pieces.piece(line, at)
    return (piece, join) if piece else None


def _years_shared(units: tuple[Unit, ...], join: Join) -> tuple[Unit, ...]:
    """Units without a year take that of the last one: "in August or September this year"."""
    last = units[-1]
    if last.year is None or last.kind == "year" or join == "one":
        return units
    shared = []
    for unit in units:
        if unit.year is not None or unit.which is not None:
            shared.append(unit)
            continue
        # From November to February 2020 begins in 2019.
        turns = join == "to" and last.year and (unit.number, unit.day) > (last.number, last.day)
        shared.append(replace(unit, year=last.year - bool(turns)))
    return tuple(shared)


def _years_in_short(line: Line, at: int) -> Series | None:
    """Two years, the second in two digits: "2025-26"; "2011-12" might be a December."""
    first, second = years.number(line, at), line.word(at + 2)
    if first is None or line.word(at + 1) not in (*_DASHES, "/") or not second.isdigit():
        return None
    if len(second) != len("26") or not first % 100 < int(second):
        return None
    if int(second) <= len(MONTHS):
        return None
    last = first // 100 * 100 + int(second)
    return Series((Unit("year", first), Unit("year", last)), "to", at + 3, "range", weak=True)


def _days_then_month(line: Line, at: int) -> Series | None:
    """Days before their month: "16 to 20 August", "19 and 20 April 2018"."""
    named, start = pieces.weekday(line, at)
    first = pieces.day_number(line, start)
    join = _JOINS.get(line.word(start + 1))
    if first is None or join is None:
        return None
    _, place = pieces.weekday(line, start + 2)
    second = pieces.day_number(line, place)
    if second is None:
        return None
    place += 1 + (line.word(place + 1) == "of")
    month = pieces.month_number(line, place, short=True)
    if not month:
        return None
    return _two_days(
        line, Unit("day", None, month[0], first, weekday=named), second, join, month[1]
    )


def _month_then_days(line: Line, at: int) -> Series | None:
    """Days behind their month: "August 16 to 20", "December 2 and 3, 2016"."""
    month = pieces.month_number(line, at, short=True)
    first = pieces.day_number(line, month[1]) if month else None
    if month is None or first is None:
        return None
    join = _JOINS.get(line.word(month[1] + 1))
    second = pieces.day_number(line, month[1] + 2)
    if join is None or second is None:
        return None
    if pieces.month_number(line, month[1] + 3 + (line.word(month[1] + 3) == "of"), short=True):
        return None
    return _two_days(line, Unit("day", None, month[0], first), second, join, month[1] + 3)


def _two_days(line: Line, first: Unit, second: int, join: Join, at: int) -> Series:
    year = years.after_unit(line, at)
    if year:
        first, at = replace(first, year=year[0]), year[1]
    units = (first, replace(first, day=second, weekday=None))
    return Series(units, join, at, _RULES[join], weak=False)


def _mixed_parts(line: Line, at: int) -> Series | None:
    """Two parts of one thing: "early to mid-April", "mid- to late May 2020"."""
    parts: dict[str, Part] = {"early": "early", "mid": "middle", "late": "late"}
    first = parts.get(line.word(at))
    place = at + 1 + (line.word(at + 1) in _DASHES)
    join = _JOINS.get(line.word(place))
    if first is None or join not in ("to", "or"):
        return None
    second = pieces.piece(line, place + 1)
    if second is None or second.unit.part not in ("middle", "late"):
        return None
    units = (replace(second.unit, part=first), second.unit)
    return Series(units, "to", second.end, "range", weak=False)


def dates(line: Line, found: Series) -> Dates | None:
    """The days of a series; None when a year cannot be told or the days are out of order."""
    if not found.readable:
        return None
    spans: list[Span] = []
    anchor = line.anchor
    for unit in found.units:
        here = span(unit, anchor)
        if here is None:
            return None
        if spans and here.first <= spans[-1].first:
            return None
        spans.append(here)
        # A year left out of a later date is that of the first one, or the next.
        anchor = max(anchor, here.first)
    whole = _merged(spans, found)
    return Dates(whole, _edtf(spans, whole, found.join), _ground(line, found, whole))


def _merged(spans: list[Span], found: Series) -> Span:
    first, last = spans[0], spans[-1]
    if found.join == "to" and found.units[-1].part == "end":
        last = days(last.first, last.last)
    return Span(
        first.first,
        last.last,
        first.opening,
        last.closing,
        first.approximate or last.approximate,
    )


def _edtf(spans: list[Span], whole: Span, join: Join) -> str:
    if join in ("one", "to"):
        return whole.edtf
    adjoining = all(after.first - before.last == timedelta(1) for before, after in pairwise(spans))
    if any("/" in here.edtf for here in spans) or (join == "and" and adjoining):
        return whole.edtf
    members = ",".join(here.edtf for here in spans)
    return f"[{members}]" if join == "or" else f"{{{members}}}"


def _ground(line: Line, found: Series, whole: Span) -> Ground:
    if found.units[-1].year is None and found.units[0].year is None:
        return "bare" if found.units[0].which is None else "stated"
    return "current" if whole.first <= line.anchor <= whole.last else "stated"
