"""What a preposition makes of a date: a deadline, a start, an approximate time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from tracker.drafting.times.tokens import by_first_word
from tracker.drafting.times.units import month_start
from tracker.drafting.times.vocabulary import EXTENDED_TO, MOVED_TO, PLANNED_FOR

if TYPE_CHECKING:
    from tracker.drafting.times.series import Dates, Series
    from tracker.drafting.times.tokens import Line

Frame = Literal["plain", "around", "deadline", "before", "start", "after", "past", "between"]

_DAY: Final = timedelta(1)

_WORDS: Final[dict[Frame, tuple[str, ...]]] = {
    "plain": (
        "in", "on", "at", "during", "within", "throughout", "over", "in the course of",
        "sometime in", "in either", "some time in", "sometime", "some time", "for", "to",
        "sometime during",
        "as part of", "over the course of", "during the course of", "in the period",
        "over the period", "during the period", "for the period", "in the period of",
        "over the period of", "during the period of", "for the period of", "over the years",
        "in the years", "for the years",
    ),
    "around": (
        "around", "about", "near", "approximately", "circa", "roughly", "toward", "towards",
        "in around",
        "as early as", "as early as in", "as soon as", "as soon as in", "sometime around",
        "some time around", "on or around", "on or about", "in or around", "at around",
        "tentatively in", "provisionally in", "on around",
    ),
    "deadline": (
        "by", "until", "till", "up to", "up until", "through", "no later than", "not later than",
        "by no later than", "by not later than", "at the latest by", "by the latest",
        "on or before",
        "in or before", "before or by", "by or before", "from now until", "from now to",
        "between now and",
    ),
    "before": ("before", "prior to", "ahead of", "in advance of"),
    "start": (
        "from", "starting", "starting from", "starting in", "starting on", "starting with",
        "beginning", "beginning from", "beginning in", "beginning on", "commencing",
        "commencing from", "commencing in", "commencing on", "effective", "effective from",
        "effective as of", "with effect from", "as of", "as from", "no earlier than",
        "not earlier than", "not before", "in or after", "from and after", "on and after",
        "on or after",
    ),
    "after": ("after", "later than"),
    "past": ("since", "ever since", "dating from", "dating back to", "as at"),
    "between": ("between",),
}  # fmt: skip

_FRAMES: Final = by_first_word(
    (tuple(words.split()), frame) for frame, wordings in _WORDS.items() for words in wordings
)

FIRST_WORDS: Final = frozenset(_FRAMES)
"""The words that a framed date may begin with."""

_TAIL_WORDS: Final[dict[Frame, tuple[str, ...]]] = {
    "start": (
        "and onwards", "and onward", "onwards", "onward", "or later", "and later", "and beyond",
        "and after", "and thereafter",
    ),
    "deadline": ("at the latest", "or earlier", "or sooner", "or before"),
    "around": ("at the earliest", "or so", "or thereabouts"),
}  # fmt: skip
_TAILS: Final = by_first_word(
    (tuple(words.split()), frame) for frame, wordings in _TAIL_WORDS.items() for words in wordings
)


class Framed(NamedTuple):
    """The frames before a date, and the token the date begins at."""

    frames: tuple[Frame, ...]
    words: tuple[str, ...]
    end: int


def frames(line: Line, at: int) -> Framed:
    """The prepositions that stand there, at most three: "by around", "from as early as"."""
    found: list[Frame] = []
    words: list[str] = []
    extended = line.word(at) == "to" and line.word(at - 1) in EXTENDED_TO
    for _ in range(3):
        here = next(
            ((w, frame) for w, frame in _FRAMES.get(line.word(at), ()) if line.follows(at, w)), None
        )
        if here is None:
            break
        found.append("deadline" if extended and here[0] == ("to",) else here[1])
        words.append(" ".join(here[0]))
        at += len(here[0])
    return Framed(tuple(found), tuple(words), at)


def named_day(line: Line, at: int) -> int | None:
    """The preposition before a day's name that its date follows: "by Labour Day, May 1"."""
    if line.word(at - 1) != "," or line.word(at - 2) not in ("day", "eve", "year"):
        return None
    place = at - 3
    while place > 0 and (line.written(place)[:1].isupper() or line.word(place) == "the"):
        place -= 1
    return place if line.word(place) in ("before", "by", "until") else None


def tail(line: Line, at: int) -> tuple[Frame | None, int]:
    """What stands behind a date and bears on it ("onwards"), and the token after that."""
    for words, frame in _TAILS.get(line.word(at), ()):
        if line.follows(at, words):
            return frame, at + len(words)
    return None, at


def fits(line: Line, framed: Framed, start: int, found: Series) -> bool:
    """Whether the preposition can go with such a date."""
    word = framed.words[-1] if framed.words else ""
    unit = found.units[0]
    before = line.word(start - 1)
    match word:
        case "on":
            return unit.kind == "day"
        case "in" | "sometime in" | "some time in":
            # "In May 24" may be a day or a year.
            return not (found.join == "one" and unit.kind == "day" and _in_short(line, found))
        case "at":
            return unit.part is not None
        case "to":
            return before in MOVED_TO or before in EXTENDED_TO
        case "for":
            return not found.weak or _is_planned(line, start)
        case _:
            return True


def _in_short(line: Line, found: Series) -> bool:
    """Whether a day behind its month, with no year, is written like a year of two digits."""
    unit = found.units[0]
    behind = line.word(found.end - 1).isdecimal()
    return behind and unit.year is None and unit.part is None and unit.weekday is None


def _is_planned(line: Line, at: int) -> bool:
    """Whether "for" there follows a word of planning, or one and a place: "planned in Rome for"."""
    place = at - 1
    while line.written(place)[:1].isupper():
        place -= 1
    if place < at - 1 and line.word(place) in ("in", "at"):
        place -= 1
    return line.word(place) in PLANNED_FOR


def framed_edtf(chosen: tuple[Frame, ...], found: Series, read: Dates) -> tuple[str, bool] | None:
    """The EDTF of a date in its frames, and whether it is approximate.

    Returns:
        None when the words leave the window open, as in "before mid-2020".
    """
    loose = read.span.approximate or "around" in chosen
    frame = next((frame for frame in chosen if frame not in ("plain", "around")), "plain")
    match frame:
        case "plain":
            return read.edtf, loose
        case "deadline" | "before":
            # "By 2050 and 2070 respectively" are the deadlines of two matters.
            return None if found.join == "and" else _until(frame, found, read, loose=loose)
        case "between":
            return (read.span.edtf, loose) if found.join in ("and", "to") else None
        case "start" if found.join in ("to", "and"):
            return read.span.edtf, loose
        case "start":
            return f"{read.span.opening}/..", loose or found.join == "or"
        case _:
            after = _after(found, read) if frame == "after" else None
            return (f"{after}/..", "around" in chosen) if after else None


def _until(frame: Frame, found: Series, read: Dates, *, loose: bool) -> tuple[str, bool] | None:
    whole = read.span
    unit = found.units[-1]
    if (unit.part, unit.kind, found.join) == ("middle", "year", "one"):
        return f"../{whole.first.year:04}-06", True
    if unit.part == "end":
        return f"../{whole.last.isoformat()}", loose and not whole.approximate
    if frame == "before":
        return _before(found, read, around=loose and not whole.approximate)
    return f"../{whole.closing}", loose


def _before(found: Series, read: Dates, *, around: bool) -> tuple[str, bool] | None:
    unit, first = found.units[0], read.span.first
    if found.join != "one" or unit.part not in (None, "beginning"):
        return None
    last = first - _DAY
    if unit.part is None and unit.kind == "year":
        return f"../{last.year:04}", around
    if unit.part is None and unit.kind == "month":
        return f"../{last.isoformat()[:7]}", around
    return f"../{last.isoformat()}", around


def _after(found: Series, read: Dates) -> str | None:
    unit, last = found.units[-1], read.span.last
    if found.join != "one" or unit.part not in (None, "end"):
        return None
    if unit.kind == "year":
        return f"{last.year + 1:04}"
    if unit.kind == "month":
        return month_start(last.year, last.month + 1).isoformat()[:7]
    return (last + _DAY).isoformat() if last < date.max else None
