"""What stands on record of a relationship, as it is held in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from tracker.domain.grounds import Ground, shares_of
from tracker.domain.items import Assessment, ConditionSettled, EvidenceSought, OutcomeAssessed
from tracker.domain.kinds import FOLLOWED, KINDS
from tracker.domain.lifecycle import Lifecycle
from tracker.domain.placed_statement import Account, PlacedStatement
from tracker.domain.window import Window
from tracker.domain.wording import strength
from tracker.projections.instants import day_of, maybe_day
from tracker.projections.rows import (
    KeptAssessment,
    KeptItem,
    KeptMeeting,
    KeptNames,
    KeptReadout,
    KeptSpan,
    KeptStatement,
)

ASSESSMENTS: dict[str, type[Assessment]] = {
    kind.__name__: kind for kind in (OutcomeAssessed, ConditionSettled, EvidenceSought)
}
"""What can be judged of a statement, by the names under which it is kept."""


class Judgement(NamedTuple):
    """What was judged of a statement, and the row that it is kept in."""

    row: KeptAssessment
    judged: Assessment


@dataclass(slots=True, eq=False)
class KnownReadout:
    """A readout as it is known now, with its meetings."""

    row: KeptReadout
    parties: frozenset[str]
    """Those of its relationship."""
    meetings: list[KeptMeeting] = field(default_factory=list)
    next_number: int = 0
    """The place of a statement that is put behind the others."""

    def meeting(self, meeting_id: int) -> str:
        """The id of one of its meetings, by its number."""
        return next(one.meeting for one in self.meetings if one.id == meeting_id)


@dataclass(slots=True, eq=False)
class KnownItem:
    """An item as it is known now."""

    row: KeptItem
    names: KeptNames
    refs: dict[str, None] = field(default_factory=dict)
    """The statements that are coded on it, in their order; not themselves, which would go round in
    a circle."""
    underway: Sequence[Lifecycle] | None = None
    """What happened to its statements within reach of what is said later; None where that is to be
    found out."""
    last: date | None = None
    """The last day of which something was on record of it by then; None as with `underway`."""


class KnownStatement:
    """A statement as it is known now.

    Args:
        ref: its ref.
        row: its row.
        member: the item that it is coded on.
        account: the readout that it is in.
        spans: the spans that hold of it on record; None as long as they were not looked up.
    """

    __slots__ = (
        *("_account", "_meeting", "_placed", "fixed", "member", "reached", "readout", "ref"),
        *("row", "settled_on", "spans", "targets"),
    )

    def __init__(
        self,
        ref: str,
        row: KeptStatement,
        member: KnownItem,
        account: KnownReadout,
        spans: list[KeptSpan] | None,
    ) -> None:
        self.ref = ref
        self.readout = account.row.slug
        """The slug of its readout."""
        self.row = row
        self.targets = tuple((row.targets or "").split())
        """What it renews or fulfils."""
        self.member = member
        self.spans = spans
        self.reached: tuple[object, ...] | None = None
        """How far its lifecycle had come when its spans were laid out, and on which item."""
        self.fixed = False
        """Whether the occasion that its window is tied to was held, so that nothing moves it."""
        self.settled_on = date.max
        """The day from which on nothing changes it but what names it, as far as it is known."""
        self._account = account
        self._meeting: str | None = None
        self._placed: PlacedStatement | None = None

    @property
    def has_effect(self) -> bool:
        """Whether it does anything that the status rules know of."""
        return self.row.type != "ViewsExchanged"

    @property
    def followed(self) -> bool:
        """Whether it has a status of its own."""
        return KINDS[self.row.type] in FOLLOWED

    @property
    def meeting(self) -> str:
        """The id of its meeting."""
        if self._meeting is None:
            self._meeting = self._account.meeting(self.row.meeting_id)
        return self._meeting

    @property
    def occasion(self) -> str | None:
        """The item of the occasion that its window is tied to."""
        return self.row.tied_before or self.row.tied_at

    @property
    def ground(self) -> Ground:
        """What a judgement of it rests on."""
        row = self.row
        kind = KINDS[row.type]
        return Ground(
            kind,
            day_of(row.date),
            row.condition,
            maybe_day(row.due_last),
            shares_of(kind, row.by_parties.split()),
            row.summary,
        )

    @property
    def placed(self) -> PlacedStatement:
        """The statement in its place, as the status rules look at it."""
        if self._placed is None:
            self._placed = self._place()
        return self._placed

    def _place(self) -> PlacedStatement:
        row = self.row
        whose, named_to = _parties(row.by_parties), _parties(row.to_parties)
        window = None
        if row.due_first or row.due_last:
            window = Window(
                maybe_day(row.due_first), maybe_day(row.due_last), bool(row.approximate)
            )
        return PlacedStatement(
            ref=self.ref,
            kind=KINDS[row.type],
            item=self.member.row.slug,
            date=day_of(row.date),
            readout=self.readout,
            number=row.number,
            by=whose,
            to=named_to or self._account.parties - whose,
            window=window,
            before=row.tied_before,
            at=row.tied_at,
            complete=bool(row.complete),
            targets=None if row.targets is None else self.targets,
            done_by=_parties(row.done_by),
            continuing=bool(row.continuing),
            coded_as=self.member.row.slug,
            account=Account(self.meeting, self._account.row.publisher),
            same_as=row.same_as,
            condition=row.condition,
            strength=strength(row.wording) if row.wording else 0,
            named_to=named_to,
            shortly=row.due is None and window is not None,
        )


@lru_cache(maxsize=4096)
def _parties(codes: str) -> frozenset[str]:
    return frozenset(codes.split())


Leads = dict[KnownItem, set[KnownItem]]
"""For items, others that they lead to."""


@dataclass(slots=True)
class News:
    """What a recording says, gathered while its events are applied."""

    bearing: dict[KnownItem, list[KnownStatement]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """The statements that it puts on record, by the items on which they bear: on which they are
    coded, or which they name."""
    disordered: set[KnownItem] = field(default_factory=set)
    """The items that are to be looked at as a whole: of which it takes something back, judges
    something, or says something that was named before."""
    added: dict[str, KnownStatement] = field(default_factory=dict)
    """The statements that it puts on record, by ref."""
    ended: list[KnownStatement] = field(default_factory=list)
    """The versions of statements that it ends."""
    amended: dict[str, Ground] = field(default_factory=dict)
    """What each statement was, by ref, of which it says something else or takes it back."""
    reopened: set[KnownItem] = field(default_factory=set)
    """Those of them to which something may have happened on any day: of which it takes something
    back, or says what was named or told before, or that it merges or parts."""
    occasions: dict[KnownItem, list[KeptMeeting]] = field(default_factory=lambda: defaultdict(list))
    """The items that a meeting is said to be, with the meetings."""
    named: set[str] = field(default_factory=set)
    """The refs that it names."""
    released: set[str] = field(default_factory=set)
    """The refs that were named by what it takes back."""
    made: set[KnownItem] = field(default_factory=set)
    """The items that were not on record before it."""
    mentioned: set[str] = field(default_factory=set)
    """The items not on record before it that it names other than by a statement on them."""
    titled: set[KnownItem] = field(default_factory=set)
    """The items that it gives their names."""
    judged: set[str] = field(default_factory=set)
    """The statements that it judges, by ref."""
    held: set[str] = field(default_factory=set)
    """The readouts whose meetings it says to be occasions."""
    corrections: int = 0
    """How many corrections it has made so far."""
    wholes_and_parts: tuple[Leads, Leads] | None = None
    """To which wholes items lead as of it, and to which parts; None until that is asked for."""
    families: dict[KnownItem, list[KnownItem]] = field(default_factory=dict)
    """The parts and the wholes of items as of it."""

    @property
    def touched(self) -> set[KnownItem]:
        """The items whose statements may have another status by it."""
        return self.bearing.keys() | self.occasions.keys() | self.disordered

    def first(self, member: KnownItem) -> date | None:
        """The first day of which it says something that bears on an item."""
        days = [known.placed.date for known in self.bearing.get(member, ())]
        days += [day_of(meeting.date) for meeting in self.occasions.get(member, ())]
        return min(days, default=None)

    def tells(self, evidence: str) -> bool:
        """Whether it puts the statement or the meeting on record that is evidence."""
        return evidence in self.added or evidence in self.held
