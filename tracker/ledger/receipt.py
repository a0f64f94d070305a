"""Receipts: what was recorded, refused or left alone, and what it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from tracker.domain.events import Recorded
from tracker.domain.grounds import Ungrounded
from tracker.domain.items import Assessment, ItemMerged, ItemOpened
from tracker.domain.overruled import Overruled
from tracker.domain.readouts import Readout
from tracker.errors import Changed, Ineffective, Refused
from tracker.ledger.accounts import Alike, Differing, alike, differing
from tracker.ledger.sight import Sight
from tracker.projections.accounts import MaybeOne, ToldTwice, TwinsDiffer
from tracker.projections.changes import Change, ShareChange, changes, parted, share_changes
from tracker.projections.effects import Effects
from tracker.projections.futility import Futile
from tracker.projections.idleness import Idle
from tracker.projections.memory import Memory
from tracker.projections.projected import Named, Orphan
from tracker.sql import Transaction


class RetractedBefore(NamedTuple):
    """That a readout was retracted."""

    at: datetime | None
    by: str
    reason: str


class Again(NamedTuple):
    """A readout that is on record again after it was retracted."""

    readout: str
    differences: tuple[str, ...] = ()
    """In what it differs from what was on record until then, a readable line each."""


class Returned(NamedTuple):
    """A statement that had been taken out of its readout, and is on record again."""

    ref: str
    by: str
    """Who took it out."""
    reason: str


class Renamed(NamedTuple):
    """An item that has another slug from now on."""

    relationship: str
    item: str
    """What it was called before."""
    opened: ItemOpened


class Amended(NamedTuple):
    """A readout before and after it was amended."""

    before: Readout
    after: Readout


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of the files that were given together."""

    recorded: tuple[Readout, ...] = ()
    corrections: tuple[str, ...] = ()
    """What was corrected in a readout, a readable line each."""
    amended: Amended | None = None
    """The readout that was amended."""
    named: tuple[str, ...] = ()
    """The items that were named or renamed."""
    unchanged: tuple[str, ...] = ()
    """The readouts and item lists that are on record already."""
    again: tuple[Again, ...] = ()
    """Those of the readouts recorded that had been retracted before."""
    returned: tuple[Returned, ...] = ()
    """What had been taken out of a readout before, and is on record again."""
    refused: tuple[Changed, ...] = ()
    ineffective: tuple[Ineffective, ...] = ()
    """The readouts that name what they can do nothing about."""
    foreign: tuple[Refused, ...] = ()
    """The readouts whose names are those of retracted readouts between other parties."""
    circular: tuple[Refused, ...] = ()
    """The lists of items that would go round in a circle with what is on record."""
    changes: tuple[Change, ...] = ()
    """The statuses, on the day asked about, that this changed."""
    shares: tuple[ShareChange, ...] = ()
    """The statuses of single shares, on that day, that this changed."""
    awaited: tuple[Named, ...] = ()
    """What is named and not on record yet, such as a mistyped ref."""
    new: tuple[Named, ...] = ()
    """The items that are new on record, except those that were given a title."""
    spoken_of: tuple[Named, ...] = ()
    """All items that are new on record."""
    overruled: tuple[Overruled, ...] = ()
    """What was recorded but has no effect, because of an earlier judgement."""
    ungrounded: tuple[Ungrounded, ...] = ()
    """The judgements from which an amendment took what they rested on."""
    orphaned: tuple[Orphan, ...] = ()
    """The statements that are taken back, and still named by others."""
    differing: tuple[Differing, ...] = ()
    """What readouts say of one meeting, where they do not say the same."""
    alike: tuple[Alike, ...] = ()
    """The meetings that may be one with others on record."""
    told_twice: tuple[ToldTwice, ...] = ()
    """The readouts that tell again what another tells that is not another publisher's."""
    maybe_one: tuple[MaybeOne, ...] = ()
    """What two accounts of a meeting say that counts as two acts, and may be one."""
    idle: tuple[Idle, ...] = ()
    """What was recorded and does nothing for now."""
    twins: tuple[TwinsDiffer, ...] = ()
    """What two publishers say of one act, where they do not say the same."""
    parted: tuple[tuple[str, str], ...] = ()
    """The accounts that are acts of their own by now, each with what it was told with."""
    moved: tuple[tuple[str, str], ...] = ()
    """The refs of statements that an amendment gives other keys, each with the one it has then."""
    retracted: Readout | None = None
    """The readout that was retracted, as it was on record."""
    retraction: RetractedBefore | None = None
    """The one by which it had been retracted before, so that nothing was to be done."""
    renamed: Renamed | None = None
    """What an item is called from now on."""
    judged: Assessment | None = None
    """What was judged."""
    merged: ItemMerged | None = None
    """Which item was found to be which."""
    taken_back: Assessment | ItemMerged | None = None
    """What was taken back, if anything."""
    relationship: str | None = None
    """The one of the items that were merged or separated."""
    repeated: datetime | None = None
    """When the command was recorded, if it was before it was given; then nothing else is told."""


class Following:
    """Brings the views up to events inside their transaction, and sees what that changed.

    Args:
        recorded: the events.
        day: the day whose statuses it compares.
        memory: what is known of the record from recordings before.
        seen: the relationships of which something may be told; None for all.
    """

    def __init__(
        self,
        recorded: Sequence[Recorded],
        day: date,
        memory: Memory | None = None,
        seen: frozenset[str] | None = None,
    ) -> None:
        self._recorded = recorded
        self._day = day
        self._memory = memory or Memory()
        self._seen = seen
        self.changes: tuple[Change, ...] = ()
        self.shares: tuple[ShareChange, ...] = ()
        self.parted: tuple[tuple[str, str], ...] = ()
        self.awaited: tuple[Named, ...] = ()
        self.new: tuple[Named, ...] = ()
        self.overruled: tuple[Overruled, ...] = ()
        self.ungrounded: tuple[Ungrounded, ...] = ()
        self.orphaned: tuple[Orphan, ...] = ()
        self.differing: tuple[Differing, ...] = ()
        self.alike: tuple[Alike, ...] = ()
        self.spoken_of: tuple[Named, ...] = ()
        self.effects = Effects()
        self.sight: Sight | None = None

    def __call__(self, sql: Transaction, moment: datetime) -> None:
        """Do so, in the transaction and at the moment of the recording."""
        projector = self._memory.begin(sql)
        projected = projector.project(self._recorded, moment)
        projector.flush()
        self.sight = sight = Sight(sql, self._seen)
        self.awaited = tuple(one for one in projected.awaited if sight.tells(one.relationship))
        self.new, self.spoken_of = projected.new, projected.spoken_of
        self.overruled = sight.overruled(projected.overruled)
        self.effects = projector.effects()
        self.orphaned = sight.orphaned(projected.orphaned)
        self.differing = differing(sql, self._recorded, self._seen)
        self.alike = alike(sql, self._recorded)
        turned, day = sight.turned(projected.turned), self._day.toordinal()
        ungrounded = (*projected.ungrounded, *self.effects.unshared(turned))
        self.ungrounded = tuple(one for one in ungrounded if not sight.hides(one.judged.ref))
        self.changes = tuple(changes(turned, day))
        self.parted = tuple(parted(turned, day))
        self.shares = tuple(share_changes(turned, day))

    def futile(self) -> list[Futile]:
        """What can do nothing, so that it is not recorded."""
        return self.sight.futile(self.effects.futile()) if self.sight else []

    def idle(self) -> tuple[Idle, ...]:
        """What does nothing for now, as far as it is not told otherwise."""
        found = self.effects.idle(one.evidence for one in self.overruled)
        return self.sight.idle(found) if self.sight else ()
