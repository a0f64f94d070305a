"""Courses: what befell each followed statement of an item, folded from the acts on record.

A case holds all that is on record about one item; `courses` folds it, in the order of time, into
one course for each statement that has a status. Nothing here asks what day it is: a course is
read as of a day by `status`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from tracker.domain.acts import Act, Holding
from tracker.domain.due import Window
from tracker.domain.items import Assessment, ConditionSettled, EvidenceSought, OutcomeAssessed
from tracker.domain.kinds import FOLLOWED

_NONE: Mapping[str, Occasion] = MappingProxyType({})


class Turn(NamedTuple):
    """Something that befell a statement: from which day on, and what says so."""

    on: date
    evidence: str


Turns = tuple[Turn | None, Turn | None, Turn | None, Turn | None, Turn | None]
"""What fulfilled a statement, superseded it, progressed it, was it, and took it up."""


class Moved(NamedTuple):
    """A window from the day on which the record gave it this shape."""

    on: date
    window: Window | None


Reached = tuple[tuple[Moved, ...], Turns, tuple[Assessment, ...]]
"""How far a course has come: its windows, its turns, and what was judged of it."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is on record of an occasion that a window is tied to."""

    announced: tuple[Moved, ...] = ()
    """The windows that follow-ups on it gave, each from the day of the follow-up."""
    held: tuple[date, ...] = ()
    """The days on which a meeting said that it is this occasion."""


class Case(NamedTuple):
    """What is on record about one item of a relationship.

    It can be the whole of it, or what is new together with what was still underway: statements
    that were settled before do not change by what is said later.
    """

    item: str
    acts: Sequence[Act]
    """The item's own acts, and those on other items that name it or one of its statements."""
    underway: Sequence[Course] = ()
    """What befell the item's statements before those acts, as far as they can still change."""
    holdings: Sequence[Holding] = ()
    """The meetings that say they hold a follow-up of the item."""
    assessments: Sequence[Assessment] = ()
    """What was judged of the item's statements, in the order in which it was recorded; of one that
    was underway, only what is new."""
    occasions: Mapping[str, Occasion] = _NONE
    """The occasions that the windows of the item's acts are tied to, by their items."""
    moved: Mapping[str, Occasion] = _NONE
    """What is new of the occasion that a statement's window is tied to, by the ref of one that
    was underway."""


@dataclass(slots=True, eq=False)
class Course:
    """A followed statement and the first turn of each kind that it took."""

    act: Act
    windows: tuple[Moved, ...]
    fulfilled: Turn | None = None
    superseded: Turn | None = None
    progressed: Turn | None = None
    held: Turn | None = None
    taken_up: Turn | None = None
    assessments: tuple[Assessment, ...] = ()
    fixed: bool = False
    """Whether the occasion that its window is tied to was held, so that nothing moves it more."""

    @property
    def turns(self) -> Turns:
        """Every turn that it can have taken."""
        return self.fulfilled, self.superseded, self.progressed, self.held, self.taken_up

    @property
    def reached(self) -> Reached:
        """How far it has come: all of it that can change as long as it is underway."""
        return self.windows, self.turns, self.assessments

    def at(self, reached: Reached) -> Course:
        """The same course when it had come so far."""
        windows, turns, assessments = reached
        return Course(self.act, windows, *turns, assessments)

    @property
    def underway(self) -> bool:
        """Whether what is said later can still change it without naming it.

        One that was judged is: a judgement may hold from a later day on than what settled it.
        """
        return bool(self.assessments) or not (self.fulfilled or self.superseded or self.held)

    @property
    def settled_on(self) -> date:
        """The day from which on nothing changes it but what names it; the last of all for none."""
        turns = (self.fulfilled, self.superseded, self.held)
        days = [turn.on for turn in turns if turn is not None]
        return max(days) if days and not self.assessments else date.max

    def window(self, on: date) -> Window | None:
        """The due window as the record of that day gives it."""
        if len(self.windows) == 1:
            return self.windows[0].window
        current = None
        for moved in self.windows:
            if moved.on <= on:
                current = moved.window
        return current

    def assessed(self, on: date) -> OutcomeAssessed | None:
        """The latest judgement of the outcome that holds on that day."""
        latest = None
        for judged in self.assessments:
            if (
                isinstance(judged, OutcomeAssessed)
                and judged.on <= on
                and (latest is None or judged.on >= latest.on)
            ):
                latest = judged
        return latest

    def condition(self, on: date) -> ConditionSettled | None:
        """The latest judgement of the statement's condition that holds on that day."""
        latest = None
        for judged in self.assessments:
            if (
                isinstance(judged, ConditionSettled)
                and judged.on <= on
                and (latest is None or judged.on >= latest.on)
            ):
                latest = judged
        return latest

    def lapsed(self, on: date) -> bool:
        """Whether the statement's condition had lapsed by that day."""
        judged = self.condition(on)
        return judged is not None and judged.result == "lapsed"

    def sought(self, on: date) -> date | None:
        """The last day, up to that one, through which evidence was sought in vain."""
        days = (j.through for j in self.assessments if isinstance(j, EvidenceSought))
        return max((day for day in days if day <= on), default=None)

    def settled(self, on: date) -> bool:
        """Whether the record of the readouts had settled it by that day."""
        return bool(
            (self.fulfilled and self.fulfilled.on <= on)
            or (self.superseded and self.superseded.on <= on)
            or (self.held and self.held.on <= on)
        )

    def past(self, on: date) -> bool:
        """Whether its window was surely past on that day."""
        window = self.window(on)
        return window is not None and window.past(on, self.act.date) == "surely"


def courses(case: Case) -> list[Course]:
    """The course of each followed statement on the case's item, in the order of time.

    Those that were underway are carried on: they take their new turns themselves.
    """
    acts = sorted(case.acts, key=_place)
    judged: dict[str, tuple[Assessment, ...]] = defaultdict(tuple)
    for assessment in case.assessments:
        judged[assessment.ref] += (assessment,)
    folded = sorted(case.underway, key=lambda course: _place(course.act))
    for course in folded:
        course.assessments += judged[course.act.ref]
        if not course.fixed and (occasion := case.moved.get(course.act.ref)):
            _move(course, occasion)
    folded += _begun(case, acts, judged)
    by_ref = {course.act.ref: course for course in folded}
    _settle_as_named(acts, by_ref)
    holdings = sorted(case.holdings, key=lambda holding: (holding.date, holding.readout))
    _hold_as_named(holdings, by_ref)
    for event in _in_time(acts, holdings):
        if isinstance(event, Holding):
            if case.item in event.targets:
                _hold(folded, event)
        elif event.item == case.item or case.item in event.targets:
            _apply(folded, event, case.item)
    return folded


def _begun(
    case: Case, acts: Iterable[Act], judged: Mapping[str, tuple[Assessment, ...]]
) -> Iterator[Course]:
    """The courses that begin with one of the acts."""
    for act in acts:
        if act.item == case.item and act.kind in FOLLOWED:
            own = Moved(act.date, act.window)
            course = Course(act, (own,), assessments=judged.get(act.ref, ()))
            if occasion := case.occasions.get(act.occasion or ""):
                _move(course, occasion)
            yield course


def _place(act: Act) -> tuple[date, str, int]:
    return act.date, act.readout, act.number


def _in_time(acts: Iterable[Act], holdings: Sequence[Holding]) -> Iterator[Act | Holding]:
    """Acts and holdings in the order of time: a meeting is held before anything is said at it."""
    if not holdings:
        return iter(acts)
    events: list[Act | Holding] = [*holdings, *acts]
    return iter(sorted(events, key=lambda event: event.date))


def _move(course: Course, occasion: Occasion) -> None:
    """Give a statement each window that the occasion it is tied to gave it."""
    act, moves = course.act, [*course.windows]
    held = min((day for day in occasion.held if day >= act.date), default=None)
    for on, window in sorted(occasion.announced, key=lambda moved: moved.on):
        if window is None or (held and on >= held):
            continue
        if on > act.date:
            moves.append(Moved(on, _tied(act, window)))
        elif act.window is None:
            moves = [Moved(act.date, _tied(act, window))]
    if held:
        moves.append(Moved(held, _tied(act, Window(held, held))))
    course.windows, course.fixed = tuple(moves), held is not None


def _tied(act: Act, occasion: Window) -> Window:
    """The window that an occasion gives the act: the occasion's own, or the time up to its end."""
    if act.at:
        return occasion
    first = act.window.first if act.window else None
    if first and occasion.last and occasion.last < first:
        first = None
    return Window(first, occasion.last, occasion.approximate)


def _settle_as_named(acts: Iterable[Act], courses: Mapping[str, Course]) -> None:
    """Apply what names a statement by its ref; it need not stand later in any readout."""
    for act in acts:
        for target in act.targets:
            course = courses.get(target)
            if course is None or act.date < course.act.date or act.ref == target:
                continue
            turn = Turn(act.date, act.ref)
            if act.kind == "progress" and act.complete:
                course.fulfilled = _first(course.fulfilled, turn)
            elif act.kind == course.act.kind:
                course.superseded = _first(course.superseded, turn)


def _hold_as_named(holdings: Iterable[Holding], courses: Mapping[str, Course]) -> None:
    for holding in holdings:
        for target in holding.targets:
            course = courses.get(target)
            if course and course.act.kind == "follow-up" and course.act.date <= holding.date:
                course.held = _first(course.held, Turn(holding.date, holding.readout))


def _apply(folded: Sequence[Course], act: Act, item: str) -> None:
    """Apply an act to the statements that it follows on the item."""
    if act.kind == "progress":
        turn = Turn(act.date, act.ref)
        earlier = [course for course in folded if act.follows(course.act)]
        if act.complete and (item in act.targets or (not act.targets and act.item == item)):
            _complete(earlier, turn)
        elif act.item == item:
            for course in earlier:
                course.progressed = _first(course.progressed, turn)
    elif act.kind in ("commitment", "follow-up") and item in act.targets:
        open_before = [
            course
            for course in folded
            if course.act.kind == act.kind
            and act.follows(course.act)
            and not course.settled(act.date)
        ]
        for course in open_before[-1:]:
            course.superseded = Turn(act.date, act.ref)
    if act.kind == "commitment" and act.item == item:
        for course in folded:
            asked = course.act
            if asked.kind == "request" and act.by & asked.to and act.follows(asked):
                course.taken_up = _first(course.taken_up, Turn(act.date, act.ref))


def _complete(earlier: Iterable[Course], turn: Turn) -> None:
    """Settle what is unfinished; of follow-ups, the occasions that it can have been."""
    unfinished = [course for course in earlier if not course.settled(turn.on)]
    occasions = _occasions(unfinished, turn.on)
    for course in unfinished:
        if course.act.kind != "follow-up" or course in occasions:
            course.fulfilled = _first(course.fulfilled, turn)


def _hold(folded: Iterable[Course], holding: Holding) -> None:
    announced = [
        course
        for course in folded
        if course.act.date < holding.date and not course.settled(holding.date)
    ]
    for course in _occasions(announced, holding.date):
        course.held = Turn(holding.date, holding.readout)


def _occasions(unsettled: Iterable[Course], on: date) -> list[Course]:
    """The follow-ups that an occasion on that day can be: those not yet overdue, or the latest.

    Two rounds of one working group are two occasions: a meeting in April is not also the round
    that was to be held by December. A visit that comes late is still the visit announced.
    """
    follow_ups = [course for course in unsettled if course.act.kind == "follow-up"]
    return [course for course in follow_ups if not course.past(on)] or follow_ups[-1:]


def _first(known: Turn | None, turn: Turn) -> Turn:
    return turn if known is None or turn.on < known.on else known
