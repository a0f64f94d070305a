"""Days and deadlines as cells have them: numbers, days of a spreadsheet, and words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from tracker.domain.due import Due
from tracker.domain.edtf import window
from tracker.domain.names import folded
from tracker.drafting.deadlines import deadline
from tracker.drafting.sheet.grids import Cell
from tracker.drafting.sheet.vocabulary import vocabulary

Order = Literal["day-first", "month-first"]
"""Which of two numbers is the day, where a user says so."""

_NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<one>\d{1,2})(?P<mark>[/.-])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})"
    r"(?![\d/]|[.-]\d)"
)
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?(?!\d)")
_MONTH_FIRST = re.compile(r"(?<![\d/])(\d{1,2})/(\d{4})(?!\d)")
_SHORT = re.compile(r"[^\W\d]{3,9}\.?[-' ’](\d{2})")
_UNSURE = re.compile(
    r"\s*(?:\?+|\((?:tbc|tbd|\?|approx\.?|est\.?|indicative)\)|\btbc\b)\s*", re.IGNORECASE
)
_ABOUT = re.compile(
    r"^(?:~|≈|c\.|ca\.|circa|approx\.?|approximately|around|about)\s*", re.IGNORECASE
)
_UNTIL = re.compile(r"(?:un)?till?\s+((?:[^\W\d]{3,9}\.?\s+)?\d{4}|\d{4}-\d{2})", re.IGNORECASE)
_FISCAL = re.compile(r"\bJ?FY\s*'?(\d{4})\b")
_TWO_YEARS = re.compile(r"\d{4}\s*[-/–]\s*(?P<second>\d{4}|\d{2})")
_EXPRESSION = re.compile(r"[\d./\[\],-]+")
_CENTURY = 2000
_LAST_MONTH = 12
_SERIALS = range(20_000, 80_000)
_FIRST_SERIAL = date(1899, 12, 30)
_ANOTHER_DAY = timedelta(400)
_A_MONTH = timedelta(31)


class When(NamedTuple):
    """The deadline of a row, and what of it is in doubt."""

    due: Due | None = None
    doubts: tuple[str, ...] = ()


class Days(NamedTuple):
    """The days that a cell may mean, the likeliest first, and what of it is in doubt."""

    days: tuple[date, ...] = ()
    doubts: tuple[str, ...] = ()


def days_of(cell: Cell, order: Order | None = None) -> Days:
    """The day that a cell names.

    Args:
        cell: the cell.
        order: which of two numbers is the day; None where it is not known.
    """
    if cell.day:
        if "d" in cell.shape:
            return Days((cell.day,))
        return Days((cell.day,), (f"its day is kept as {cell.day}, of which no day is shown",))
    if serial := _serial(cell):
        return Days((serial,), (f"{cell.text} is read as the number of a day, {serial}",))
    found = _NUMERIC.fullmatch(cell.text.strip())
    if found and (meant := _meant(found, order)):
        doubts = [f"‘{cell.text}’ is {' or '.join(map(str, meant))}"] if len(meant) > 1 else []
        return Days(tuple(meant), (*doubts, *_short_year(found)))
    return _day_in_words(_plain(cell.text))


def when_of(
    cell: Cell, said_on: date, by: tuple[str, ...], order: Order | None = None, *, mixed: bool
) -> When:
    """The deadline that a cell names.

    Args:
        cell: the cell.
        said_on: the day of the meeting.
        by: whose undertaking it is.
        order: which of two numbers is the day; None where it is not known.
        mixed: whether other cells of the column hold days as words, with the day first.
    """
    found = _when(cell, said_on, by, order, mixed=mixed)
    days = window(found.due.edtf) if found.due and found.due.edtf else None
    if days and days.last and days.last < said_on:
        return When(found.due, (*found.doubts, f"the deadline is before the meeting ({said_on})"))
    return found


def written_day_first(text: str) -> bool:
    """Whether words hold a day in numbers that can only be read with the day first."""
    return any(
        int(found["one"]) > _LAST_MONTH >= int(found["two"]) for found in _NUMERIC.finditer(text)
    )


def _when(
    cell: Cell, said_on: date, by: tuple[str, ...], order: Order | None, *, mixed: bool
) -> When:
    if cell.day:
        return _kept(cell.day, cell.shape, mixed=mixed)
    text = cell.text.strip()
    if told := _no_time(cell):
        return When(None, (told,))
    found = _NUMERIC.search(text)
    if not text or not found:
        return _in_words(text, cell.text, said_on, by, []) if text else When()
    meant = _meant(found, order)
    if len(meant) == 1:
        plain = f"{text[: found.start()]}{meant[0]}{text[found.end() :]}"
        return _in_words(plain, cell.text, said_on, by, _short_year(found))
    ways = " or ".join(f"`due: {day}`" for day in meant)
    told = f"is day or month first: {ways}" if meant else "is no day of the calendar"
    return When(None, (f"the deadline ‘{text}’ {told}",))


def _no_time(cell: Cell) -> str:
    """Why a cell that says something names no time; empty where it may name one."""
    text = cell.text.strip()
    if serial := _serial(cell):
        return f"the deadline {text} may be the number of a day in a spreadsheet, {serial}"
    if text and folded(text) in vocabulary().nothing:
        return f"the deadline says ‘{text}’: no time"
    years = _TWO_YEARS.fullmatch(text)
    if years and int(years["second"][-2:]) > _LAST_MONTH:
        return f"the deadline ‘{text}’ may be two years, or one that begins in the first"
    if folded(text) in vocabulary().running:
        return f"the deadline says ‘{text}’: perhaps `continuing: true`, and no time"
    return ""


def _kept(day: date, shape: str, *, mixed: bool) -> When:
    """A day that the spreadsheet keeps as one, of which it may show the month alone."""
    if "d" not in shape:
        edtf = f"{day:%Y-%m}" if "m" in shape else f"{day:%Y}"
        told = f"the deadline is kept as {day}, and shown without its day; read as {edtf}"
        return When(Due(edtf=edtf), (told,))
    doubts: tuple[str, ...] = ()
    if mixed and day.day <= _LAST_MONTH and day.day != day.month:
        other = day.replace(month=day.day, day=day.month)
        told = (
            f"the deadline is kept as {day}, where others of the column are words with the day "
            f"first: day and month may have been exchanged when it was typed ({other})"
        )
        doubts = (told,)
    return When(Due(edtf=str(day)), doubts)


def _in_words(
    text: str, original: str, said_on: date, by: tuple[str, ...], doubts: list[str]
) -> When:
    plain = _plain(text)
    if _SHORT.fullmatch(plain):
        told = f"the deadline ‘{original}’ may be a day of a month, or a month of a year"
        return When(None, (*doubts, told))
    loose = bool(_UNSURE.search(plain))
    plain = _UNSURE.sub(" ", plain).strip()
    about = bool(_ABOUT.search(plain))
    plain = _ABOUT.sub("", plain)
    due = _read(plain, said_on, by)
    if due is None:
        return When(None, (*doubts, f"the deadline ‘{original}’ is not read as a time"))
    if loose:
        doubts.append(f"the deadline ‘{original}’ is put as unsure")
    if _read(plain, said_on + _ANOTHER_DAY, by) != due:
        doubts.append(
            f"the deadline ‘{original}’ is counted from the day of the meeting, {said_on}"
        )
    if until := _UNTIL.fullmatch(plain):
        doubts.append(f"‘{original}’ is read as through {until[1]}; it may end before that begins")
    if "fiscal" in plain:
        doubts.append(f"the deadline ‘{original}’ is read by the fiscal year of {', '.join(by)}")
    update: dict[str, object] = {"approximate": due.approximate or about or loose}
    if original != due.edtf:
        update["words"] = original[:200]
    return When(due.model_copy(update=update), tuple(doubts))


def _read(words: str, said_on: date, by: tuple[str, ...]) -> Due | None:
    """What words come to; a month or a season stands alone in a cell, and with "in" in a text."""
    for tried in (words, f"in {words}"):
        try:
            if _EXPRESSION.fullmatch(tried):
                return Due(edtf=tried)
            return deadline(tried, said_on, by)
        except ValueError:
            continue
    return None


def _plain(text: str) -> str:
    """Words with a year and a month in numbers put as the parser of times reads them."""
    text = _FISCAL.sub(r"fiscal year \1", " ".join(text.split()))
    text = _YEAR_FIRST.sub(lambda found: _dashed(found[1], found[2], found[3]), text)
    return _MONTH_FIRST.sub(lambda found: _dashed(found[2], found[1], None), text)


def _dashed(year: str, month: str, day: str | None) -> str:
    return "-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])])


def _day_in_words(text: str) -> Days:
    """The one day that words name, with its year."""
    anchor = date(_CENTURY, 1, 1)
    due = _read(text, anchor, ())
    if due is None or due.edtf is None or due != _read(text, anchor + _ANOTHER_DAY, ()):
        return Days()
    days = window(due.edtf)
    if days.first is None or days.last is None or days.last - days.first > _A_MONTH:
        return Days()
    if days.first == days.last:
        return Days((days.first,))
    if re.fullmatch(r"\d{4}-\d{2}", due.edtf):
        return Days()
    return Days((days.last,), (f"‘{text}’ is more than one day; its last is taken",))


def _serial(cell: Cell) -> date | None:
    """The day whose number in a spreadsheet a cell may hold."""
    bare = cell.text.strip()
    if not re.fullmatch(r"\d{5}(?:\.0)?", bare):
        return None
    number = int(float(bare))
    return _FIRST_SERIAL + timedelta(number) if number in _SERIALS else None


def _meant(found: re.Match[str], order: Order | None) -> list[date]:
    """The days that three numbers may mean, with the day first before the month first."""
    year = int(found["year"]) + (_CENTURY if len(found["year"]) == len("19") else 0)
    one, two = int(found["one"]), int(found["two"])
    ways = {"day-first": (two, one), "month-first": (one, two)}
    if found["mark"] == ".":  # with which the day stands first wherever it is written so
        ways = {"day-first": (two, one)}
    asked = list(_valid(year, [ways[order]])) if order and order in ways else []
    return asked or list(dict.fromkeys(_valid(year, ways.values())))


def _valid(year: int, ways: Iterable[tuple[int, int]]) -> Iterator[date]:
    for month, day in ways:
        try:
            yield date(year, month, day)
        except ValueError:
            continue


def _short_year(found: re.Match[str]) -> list[str]:
    if len(found["year"]) == len("2019"):
        return []
    return [f"the year of ‘{found[0]}’ has two digits; it is read as 20{found['year']}"]
