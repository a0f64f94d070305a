"""Captions: the words of a drawing, all in one place, to be translated there."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from tracker.domain.kinds import KINDS
from tracker.domain.rules import CAME
from tracker.drawing.bars import Bar
from tracker.queries.answers import Standing
from tracker.queries.meetings import RecordedMeeting

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

KIND_NAMES = {
    "commitment": "commitment",
    "follow-up": "follow-up",
    "progress": "progress",
    "complete": "completed",
    "request": "request",
    "concern": "concern",
    "views": "exchange of views",
}
"""What a symbol is called in the key."""

MOVED = "deadline moved"
SOFT = "approximate or open end"
LATE = "past its deadline"
ENDED = {"done": "done", "undone": "not done", "ended": "ended"}
"""What the end of a line is called in the key."""

ABOUT = "what was promised, and what became of it"
ASKED = "as of"
NOTHING = "Nothing is on record of that."

_TEENS = range(11, 14)


def heading(relationships: list[str], asked: list[str]) -> str:
    """What the drawing is of."""
    whose = ", ".join(relationships)
    if asked:
        return f"{whose}: {'; '.join(asked)}"
    return f"{whose}: {ABOUT}" if whose else _capital(ABOUT)


def asked(as_of: date, known_on: str | None) -> str:
    """From where it looks."""
    return f"as of {as_of}" + (f", as known on {known_on}" if known_on else "")


def described(lanes: int, meetings: int, first: date, last: date, tally: dict[str, int]) -> str:
    """What can be seen, in a sentence for who cannot."""
    figures = ", ".join(f"{count} {status}" for status, count in tally.items())
    return (
        f"{_plural(lanes, 'item')} and {_plural(meetings, 'meeting')} from {first} to {last}. "
        f"Statements by status: {figures or 'none'}."
    )


def left_out(count: int) -> str:
    """That lanes are missing, and how to see them."""
    return (
        f"{_plural(count, 'less pressing item')} not drawn: ask for more lanes, for one item "
        "or for another time."
    )


def unnamed(count: int) -> str:
    """That the names of meetings are missing, and how to see them."""
    return (
        f"{_plural(count, 'meeting')} drawn without a name, for want of room: draw a shorter "
        "time, or a wider picture."
    )


def outside(count: int) -> str:
    """That statements lie outside of the time drawn."""
    return f"{_plural(count, 'statement')} outside of the time that is drawn."


def beyond(day: date) -> str:
    """That the day asked about is not in the time drawn."""
    return f"{day}, the day asked about, is outside of the time that is drawn."


def meeting_name(meeting: RecordedMeeting) -> list[str]:
    """What stands at a meeting: where it was, and what it was."""
    kind = (meeting.kind or "meeting").replace("-", " ")
    if meeting.ordinal:
        kind = f"{_ordinal(meeting.ordinal)} {kind}"
    return [meeting.place, kind] if meeting.place else [kind]


def meeting_title(meeting: RecordedMeeting) -> str:
    """The meeting in a sentence."""
    who = "; ".join(
        f"{party}: {', '.join(names)}" for party, names in meeting.participants.items() if names
    )
    said = _plural(meeting.statements, "statement")
    return ". ".join(
        filter(None, (f"{', '.join(meeting_name(meeting))}, {meeting.date}", who, said))
    )


def statement_title(bar: Bar) -> str:
    """A statement in a sentence."""
    one = bar.statement
    kind = KINDS[one.type]
    by = ", ".join(one.by_parties.split())
    said = f"{'completion' if one.said_done else KIND_NAMES[kind]} by {by} on {_day(one.made)}"
    parts = [f"{said}: {one.summary.rstrip('.')}", _due(one)]
    if one.status:
        when = f" on {_day(since)}" if one.status in CAME and (since := one.since_day) else ""
        parts.append(f"{one.status}{when}")
    if bar.slip:
        parts.append(bar.slip.told)
    return _capital(". ".join(filter(None, parts)) + ".")


def lane_title(title: str, status: str | None, statements: int) -> str:
    """A lane in a sentence."""
    told = _plural(statements, "statement")
    return f"{title}: {status}, {told}" if status else f"{title}: {told}"


def folded_in(count: int) -> str:
    """That parts are drawn in the lane of their whole."""
    return f"with {_plural(count, 'part')}"


def _due(one: Standing) -> str:
    first, last = one.due_first, one.due_last
    if first is None and last is None:
        return ""
    about = "about " if one.approximate else ""
    if first is None:
        return f"due by {about}{_day(last)}"
    if last is None:
        return f"due from {about}{_day(first)}"
    until = "" if first == last else f" to {_day(last)}"
    return f"due {about}{_day(first)}{until}"


@lru_cache(maxsize=4096)  # a drawing names the same days again and again
def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in _TEENS else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
