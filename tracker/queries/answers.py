"""Answers: what the queries return, with the keys and columns that they have in JSON and CSV.

They are named tuples, since a class of those is made several times as fast as a dataclass, and so
is a value of it: an answer on the command line is mostly waiting for classes to be made.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from tracker.domain.disagreements import Lent, differing
from tracker.domain.kinds import KINDS
from tracker.domain.rules import UNSETTLED_RULES
from tracker.projections.instants import day_of, maybe_day
from tracker.queries.beside import Origin, Slip
from tracker.queries.explained import why
from tracker.queries.lateness import approximate, days_late
from tracker.queries.rows import StandingRow, origin


class Standing(StandingRow):
    """A statement as it stood, with the rule and the evidence for it.

    Most who ask for many of them want a few things of each, so what is not in the row as it is
    told is made of it when it is asked for.
    """

    __slots__ = ()

    KEYS = (
        *("ref", "kind", "item", "title", "by", "summary", "status", "rule", "evidence", "why"),
        *("made_on", "due", "due_from", "due_to", "approximate", "due_words", "tied_to", "wording"),
        *("condition", "sought_through", "relationship", "since", "refs", "told_by", "shares"),
        *("contested", "disputed", "slip", "progress", "last_reaffirmed", "quiet", "days_late"),
        *("to", "quote", "complete", "source", "reported_done", "url", "deadline_of"),
    )

    @property
    def kind(self) -> str:
        """`commitment`, `follow-up`, `request`, `concern`, `progress`, `views` or `item`."""
        return KINDS[self.type]

    @property
    def by(self) -> tuple[str, ...]:
        """The parties whose act it is."""
        return tuple(self.by_parties.split())

    @property
    def evidence(self) -> tuple[str, ...]:
        """What the status rests on: refs, a meeting's readout, or an assessment's source."""
        return self.beside.evidence(self.rests_on or self.ref) if self.status else ()

    @property
    def why(self) -> str:
        """The reason in a sentence."""
        if self.rule is None or self.status is None:
            without = "a statement of this kind has no status"
            return "; ".join((without, *differing(self.beside.told.known.differs)))
        return why(self, self.rule, self.status, self.beside.told.known)

    @property
    def made_on(self) -> dt.date:
        """The date of the statement."""
        return day_of(self.made)

    @property
    def since(self) -> dt.date | None:
        """The day from which on the status holds, such as that of its fulfilment."""
        return maybe_day(self.since_day)

    @property
    def due_from(self) -> dt.date | None:
        """The first day of its window, as it stood on the day asked about."""
        return maybe_day(self.due_first)

    @property
    def due_to(self) -> dt.date | None:
        """The last day of its window."""
        return maybe_day(self.due_last)

    @property
    def approximate(self) -> bool:
        """Whether the deadline is approximate."""
        return approximate(self.about, self.marks)

    @property
    def shares(self) -> dict[str, str]:
        """The status of each party's share."""
        return dict(self.beside.told.shares)

    @property
    def refs(self) -> tuple[str, ...]:
        """The statement and its twins in other publishers' readouts."""
        return self.beside.told.refs

    @property
    def told_by(self) -> tuple[str, ...]:
        """The publishers that report it."""
        return self.beside.told.told_by

    @property
    def contested(self) -> tuple[str, ...]:
        """What was said later to the contrary."""
        return self.beside.told.known.contested

    @property
    def reported_done(self) -> tuple[str, ...]:
        """What reported it done, or a share of it, before that was judged otherwise."""
        return tuple(self.beside.told.known.reported)

    @property
    def disputed(self) -> tuple[str, ...]:
        """The statements in which accounts of one meeting contradict each other."""
        return self.beside.told.known.disputed

    @property
    def slip(self) -> Slip | None:
        """How its deadline moved from the first promise on."""
        return self.beside.slip

    @property
    def progress(self) -> str | None:
        """The progress that was reported on something overdue, or since something was asked for."""
        return self.beside.told.known.progress

    @property
    def last_reaffirmed(self) -> dt.date | None:
        """When something without an end was last reaffirmed."""
        return self.beside.told.known.reaffirmed

    @property
    def quiet(self) -> bool:
        """Whether something without an end has not been reaffirmed for long."""
        return self.beside.told.known.quiet is not None

    @property
    def days_late(self) -> int | None:
        """How many days after its deadline it was done, or is overdue."""
        return days_late(self, self.beside.day)

    @property
    def to(self) -> tuple[str, ...]:
        """To whom it is addressed, as the readout says."""
        return tuple(self.to_parties.split())

    @property
    def complete(self) -> bool:
        """For progress: whether the thing is finished."""
        return bool(self.said_done)

    @property
    def source(self) -> Origin:
        """The readout that it is from: its `readout`, `publisher`, `title` and `url`."""
        return origin(self)

    @property
    def settled(self) -> bool:
        """Whether nothing is left of it to be done or answered."""
        return self.rule not in UNSETTLED_RULES

    @property
    def due(self) -> str | None:
        """Its deadline as an EDTF expression; as another account gives it, where it gives none."""
        return self._lent.due if self._lent else super().due

    @property
    def due_words(self) -> str | None:
        """The readout's words for the deadline."""
        return self._lent.due_words if self._lent else super().due_words

    @property
    def tied_to(self) -> str | None:
        """The item of the occasion that the deadline is tied to."""
        return self._lent.tied if self._lent else self.tied_before or self.tied_at

    @property
    def deadline_of(self) -> str | None:
        """The account that gives the deadline, where the statement itself gives none."""
        return self._lent.ref if self._lent else None

    @property
    def _lent(self) -> Lent | None:
        return self.beside.told.known.lent if self.marks and "differs:lent/" in self.marks else None

    @property
    def sought_through(self) -> dt.date | None:
        """The day through which evidence was sought without result."""
        return maybe_day(self.sought)


class ItemStanding(NamedTuple):
    """An item as it stood: the statement that decides, and when it was last mentioned."""

    ref: str
    kind: str
    item: str
    title: str
    by: tuple[str, ...]
    summary: str
    status: str
    rule: str
    evidence: tuple[str, ...]
    why: str
    made_on: dt.date
    due: str | None
    due_from: dt.date | None
    due_to: dt.date | None
    approximate: bool
    due_words: str | None
    tied_to: str | None
    wording: str | None
    condition: str | None
    sought_through: dt.date | None
    relationship: str
    part_of: str | None
    """The item that it is a part of."""
    last_mentioned: dt.date
    """The date of the last statement on it or its parts."""
    passed_over: int
    """How many meetings of the relationship have mentioned neither it nor a part of it since."""
    since: dt.date
    """The day from which on the status of the statement that decides holds."""
    refs: tuple[str, ...]
    """The statement that decides and its twins in other publishers' readouts."""
    told_by: tuple[str, ...]
    """The publishers that report that."""
    shares: dict[str, str]
    """The status of each party's share in that."""
    contested: tuple[str, ...]
    """What was said later to the contrary of that."""
    disputed: tuple[str, ...]
    """The statements on it in which accounts of one meeting contradict each other."""
    slip: Slip | None
    """How the deadline moved from the first promise on."""
    progress: str | None
    """The progress that was reported on something overdue, or since something was asked for."""
    last_reaffirmed: dt.date | None
    """When something without an end was last reaffirmed."""
    quiet: bool
    """Whether it was passed over by two meetings, or not mentioned for two years."""
    days_late: int | None
    """How many days after its deadline it was done, or is overdue."""
    to: tuple[str, ...]
    """To whom the statement that decides is addressed."""
    quote: str | None
    """The words that that rests on."""
    complete: bool
    """For progress: whether the thing is finished."""
    source: Origin
    """The readout that the statement is from that decides."""
    decided_by_part: str | None
    """The part on which the statement is that decides; None where it is on the item itself."""
    reported_done: tuple[str, ...]
    """What reported that statement done, or a share of it, before that was judged otherwise."""
    url: str | None
    """The address at which that readout was published."""
    deadline_of: str | None
    """The account that gives the deadline, where the statement that decides gives none."""
