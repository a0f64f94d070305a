"""Assembly: a briefing put together from the answers of the queries, as much as there is room for.

It has no rule of its own about statuses: every figure is how many answers a question has, and every
line one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from tracker.errors import NotFound, Refused, Remedy
from tracker.queries import Queries, Viewpoint, moments
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.meetings import RecordedMeeting
from tracker.reports.accounts import differing
from tracker.reports.blanks import blanks
from tracker.reports.briefing import Blank, BriefFigure, Briefing, BriefLine, BriefPart, Point
from tracker.reports.chapters import Chapter, PartSource, Say, chapters
from tracker.reports.elsewhere import going_on, told_elsewhere
from tracker.reports.headings import ABSENT, heading
from tracker.reports.horizon import NEXT_MEETING, UNKNOWN_DAYS, Horizon, horizon
from tracker.reports.lines import line
from tracker.reports.overruled import overruled
from tracker.reports.points import point, wanted
from tracker.reports.room import HEADING, PAGE, height, height_across, shares
from tracker.reports.words import day, figures, listed, named, overdue_or_possibly, within

PAGES = 2
"""How many pages a briefing may have where nothing else is said."""

_POINTS, _MORE_POINTS = 5, 4
"""How many questions it suggests on two pages, and how many more on each further one."""

_ABOVE, _BELOW = 125, 50
"""How high its head and its last words are."""

_CARRIED = PartSource("statements", {"status": ("carried over",)})

_TURNS = {"due": 2, "overdue": 3, "quiet": 2}
"""How many lines the parts get in a turn that get more than one."""


def briefing(
    queries: Queries,
    view: Viewpoint,
    say: Say,
    *,
    purpose: str = NEXT_MEETING,
    we: str | None = None,
    pages: int = PAGES,
    fill: float = 1,
) -> Briefing:
    """The briefing on a relationship.

    Args:
        queries: where to ask.
        view: from where it is asked.
        say: how each of its questions is asked again.
        purpose: what it is for; see `horizon.horizon`.
        we: the party that it is for; None for none of them.
        pages: how many pages it may have.
        fill: how much of their room is to be used.

    Raises:
        NotFound: the relationship, or what it is for, is not on record.
        Refused: which relationship is meant does not show, or it is not one of that party.
    """
    view = view._replace(relationship=_relationship(queries, view), items=(), party=None, by=None)
    sides = _sides(view, we)
    meetings = [*queries.answer(QUESTIONS["meetings"], view)]
    own = meetings[-1].date if meetings else None
    onward = queries.onward(view)
    last, elsewhere = _last(meetings, onward), going_on(queries, view, onward)
    seen = horizon(queries, view, purpose, elsewhere)
    parts = [*chapters(queries, view, seen, sides, own)]
    by_name = {one.name: one for one in parts}
    asked = wanted(parts, we)
    most = min(len(asked), _POINTS + max(0, pages - PAGES) * _MORE_POINTS)
    points = [point(queries, view, one) for one in asked[:most]]
    overdue = by_name["overdue"].found
    lacking = (
        *told_elsewhere(view, elsewhere, say),
        *blanks(queries, view, meetings, overdue, say),
    )
    acts = tuple(differing(queries, view, meetings))
    room = pages * PAGE * fill - _ABOVE - _BELOW - sum(map(_height_of_point, points))
    room -= HEADING + sum(map(_height_of_blank, lacking))
    room -= (HEADING + sum(height_across(one.told) for one in acts)) if acts else 0
    items = {one.item: one for one in queries.answer(QUESTIONS["items"], view)}
    again = _CARRIED.answers(queries, view)
    against = overruled(queries, view, (one for part in parts for one in part.own))
    lines = [
        [line(one, items.get(one.item), against.get(one.ref, ())) for one in part.own]
        for part in _as_told(parts)
    ]
    since = own if last and last.date != own else None
    told = [*_parts(view, _as_told(parts), lines, room=room, we=we, since=since, say=say)]
    return Briefing(
        relationship=view.relationship or "",
        sides=tuple(map(named, sides)),
        between=listed([*map(within, sides)]),
        we=we or "",
        as_of=view.as_of,
        day=day(view.as_of),
        known_on=view.known_on,
        known=_known(queries, view),
        purpose=_purpose(seen),
        occasion=seen.ref,
        last=_meeting(last, view) if last else "",
        last_readouts=last.readouts if last else (),
        figures=(
            *_figures(view, by_name, sides, say),
            BriefFigure("carried over", len(again), say(_CARRIED, view)),
        ),
        points=tuple(points),
        more_points=len(asked) - len(points),
        parts=tuple(one for one in told if one.total),
        differing=acts,
        blanks=lacking,
        absent=tuple(_absent(told, some=_ended_apart(queries, view))),
    )


def _relationship(queries: Queries, view: Viewpoint) -> str:
    """The relationship that is asked about, which need not be said where there is only one."""
    known = queries.relationships()
    if view.party:
        known = [one for one in known if view.party in one.split("-")]
    if view.relationship is None and len(known) != 1:
        if not known:
            raise NotFound(
                "nothing is on record to write a briefing about", remedy=Remedy.RECORD_FIRST
            )
        raise Refused(
            f"a briefing is about one relationship, and {len(known)} are on record; say which",
            remedy=Remedy.CHOOSE_RELATIONSHIP,
            about=known[0],
        )
    return view.relationship or known[0]


def _sides(view: Viewpoint, we: str | None) -> tuple[str, ...]:
    """The parties, the one first that it is for."""
    found = (view.relationship or "").split("-")
    if we is not None and we not in found:
        raise Refused(
            f"{named(we)} ({we}) is not a party to {view.relationship}; write one of its parties, "
            f"{listed(found)}"
        )
    return tuple(sorted(found, key=lambda one: one != we))


def _as_told(parts: Sequence[Chapter]) -> list[Chapter]:
    """The parts in the order in which they are told."""
    order = {name: place for place, name in enumerate(ABSENT)}
    return sorted(parts, key=lambda one: order[one.name.partition(" ")[0]])


def _parts(
    view: Viewpoint,
    parts: Sequence[Chapter],
    lines: Sequence[Sequence[BriefLine]],
    *,
    room: float,
    we: str | None,
    since: date | None,
    say: Say,
) -> Iterator[BriefPart]:
    """The parts with the lines that there is room for.

    Args:
        view: from where it is asked.
        parts: all of them, with the heights of their lines.
        lines: their lines.
        room: how much room there is for these.
        we: the party that it is for.
        since: since which day progress is told, where that is not the day of the last meeting.
        say: how each of its questions is asked again.
    """
    given = shares(
        [[*map(_height_of_line, of_part)] for of_part in lines],
        room,
        turns=[_TURNS.get(part.name, 1) for part in parts],
    )
    shown = [tuple(islice(of_part, count)) for of_part, count in zip(lines, given, strict=True)]
    told = {one.ref for of_part in shown for one in of_part}
    for part, of_part in zip(parts, shown, strict=True):
        name, _, side = part.name.partition(" ")
        yield BriefPart(
            name=name,
            title=heading(name, side, we, since),
            lines=of_part,
            total=len(part.found),
            elsewhere=len({one.ref for one in part.found} & told) - len(of_part),
            tally=figures(part.tally),
            command=say(part.source, view),
        )


def _height_of_line(one: BriefLine) -> float:
    what = " ".join((one.title, one.said, *one.notes))
    return height(what, one.who, f"{one.when} {one.late}", one.ref)


def _height_of_blank(one: Blank) -> float:
    return max(height_across(one.told), height("", "", "", " ".join(one.named)))


def _height_of_point(one: Point) -> float:
    return height_across(" ".join(map(str, vars(one).values())))


def _figures(
    view: Viewpoint, parts: Mapping[str, Chapter], sides: Sequence[str], say: Say
) -> Iterator[BriefFigure]:
    quiet = len(parts["quiet"].found)
    names = {
        **{f"owed {side}": f"owed by {within(side)}" for side in sides},
        "overdue": overdue_or_possibly(parts["overdue"].found),
        "due": "due by then",
        "quiet": "promise gone quiet" if quiet == 1 else "promises gone quiet",
        "slipped": "slipped",
        **{f"requests {side}": f"asked by {within(side)}, unanswered" for side in sides},
    }
    for name, told in names.items():
        part = parts[name]
        yield BriefFigure(told, len(part.found), say(part.source, view))


def _purpose(seen: Horizon) -> str:
    if seen.expected is not None:
        about = "about " if seen.expected.approximate else "by "
        which = "For" if seen.given else "For the next occasion on record,"
        return (
            f"{which} {seen.expected.title}, expected {about}{day(seen.until)}; “by then” means "
            "until that day."
        )
    if seen.given:
        return f"For a meeting on {day(seen.until)}; “by then” means until that day."
    return (
        "No next meeting with a date is on record; “by then” means within "
        f"{UNKNOWN_DAYS} days, until {day(seen.until)}."
    )


def _last(
    own: Sequence[RecordedMeeting], onward: Sequence[RecordedMeeting]
) -> RecordedMeeting | None:
    """The last meeting of a relationship, or of another one at which its matters went on."""
    return max((*own[-1:], *onward[-1:]), key=lambda one: one.date, default=None)


def _meeting(last: RecordedMeeting, view: Viewpoint) -> str:
    kind = (last.kind or "").replace("-", " ")
    kind = kind if kind == "summit" else f"{kind} meeting".strip()
    others = last.relationship != view.relationship
    whose = f" of {listed([*map(within, last.relationship.split('-'))])}" if others else ""
    where = f" in {last.place}" if last.place else ""
    return f"{kind}{whose}{where} on {day(last.date)}"


def _known(queries: Queries, view: Viewpoint) -> str:
    """By when all was on record; where nothing is said of it, by the latest recording."""
    if view.known_on is not None:
        return f"as known on {moments.shown(view.known_on)}"
    latest = queries.latest()
    return f"with all recorded up to {latest:%Y-%m-%d %H:%M} UTC" if latest else ""


def _ended_apart(queries: Queries, view: Viewpoint) -> bool:
    """Whether a share ended unfulfilled of what is not over as a whole."""
    return bool(queries.apart(QUESTIONS["unfulfilled"], view))


def _absent(told: Sequence[BriefPart], *, some: bool) -> Iterator[str]:
    """What no part tells of, of any side.

    Args:
        told: the parts.
        some: whether a share alone ended unfulfilled, which is told with its statement.
    """
    for name, words in ABSENT.items():
        if not any(one.total for one in told if one.name == name):
            yield f"{words} as a whole" if some and name == "unfulfilled" else words
