"""Namesakes: what a recording says of a matter that is followed under its name in a wider circle.

Some of the parties of a meeting of three report between themselves what they promised there, or the
three report what two of them did. Each relationship is a record of its own, so that settles nothing
elsewhere unless it says so; who records it is told of what it may mean.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from tracker.domain.readouts import Readout
from tracker.domain.statements import CommitmentMade, FollowUpScheduled, ProgressWelcomed
from tracker.ledger.ways import Ways
from tracker.projections.projected import Named
from tracker.projections.projector import Projector
from tracker.projections.relationship import Relationship
from tracker.sql import Transaction

_UNDERTAKEN = (CommitmentMade, FollowUpScheduled)
_KINDS = frozenset(one.__name__ for one in _UNDERTAKEN)


class Namesake(NamedTuple):
    """A statement that names nothing, with what it may settle or renew in another relationship."""

    ref: str
    about: tuple[str, ...]
    """What is unfinished there of the same parties, on the item of the same name."""
    settles: bool
    """Whether it would be settled; otherwise renewed."""

    def told(self, ways: Ways) -> str:
        """That, in a sentence or two.

        Args:
            ways: how the face has steps taken.
        """
        *before, last = self.about
        listed = f"{', '.join(before)} and {last}" if before else last
        field = "fulfils" if self.settles else "renews"
        does = "reports something done" if self.settles else "promises something"
        return (
            f"{self.ref} {does} on an item of which {listed} is unfinished between others as well. "
            f"If it {'settles' if self.settles else 'renews'} that, write {field}: "
            f"[{', '.join(self.about)}], otherwise {field}: []{ways.then}."
        )


def namesakes(sql: Transaction, readouts: Sequence[Readout]) -> list[Namesake]:
    """What was recorded, or tried, that names nothing and may mean something between others.

    Others are those of a relationship that has all parties of this one, or only such as this has.

    Args:
        sql: the record, with the readouts on it or without them.
        readouts: those.
    """
    found = []
    projector = Projector(sql)
    others: dict[str, list[str]] = {}
    for readout in readouts:
        for key, item, day, doers, settles in _leaves_open(readout):
            own = readout.relationship
            if own not in others:
                others[own] = _around(sql, own)
            if not others[own] or _is_undertaken(projector, sql, readout, readouts, item):
                continue
            about = [
                ref
                for name in others[own]
                for ref in _unfinished(projector, Named(name, item), day, doers)
            ]
            if about:
                found.append(Namesake(f"{key}@{readout.readout}", tuple(about), settles))
    return found


class _Open(NamedTuple):
    """A statement that does not say what it settles or renews."""

    key: str
    item: str
    day: int
    doers: frozenset[str]
    settles: bool


def _leaves_open(readout: Readout) -> Iterator[_Open]:
    for one in readout.statements:
        day = readout.meetings[one.meeting].date.toordinal()
        match one:
            case ProgressWelcomed(complete=True, fulfils=None):
                doers = frozenset(one.done_by or one.by)
                yield _Open(one.key, one.item, day, doers, settles=True)
            case CommitmentMade(renews=None, same_as=None):
                yield _Open(one.key, one.item, day, frozenset(one.by), settles=False)
            case _:
                pass


def _around(sql: Transaction, own: str) -> list[str]:
    """The relationships of which all parties are among those of another, or the other way round."""
    parties = {*own.split("-")}
    names = (name for (name,) in sql.rows("SELECT name FROM tracker_relationships ORDER BY name"))
    around = ((name, {*name.split("-")}) for name in names)
    return [name for name, theirs in around if theirs < parties or theirs > parties]


def _is_undertaken(
    projector: Projector,
    sql: Transaction,
    readout: Readout,
    beside: Sequence[Readout],
    item: str,
) -> bool:
    """Whether anything was undertaken on an item between a readout's own parties."""
    own = readout.relationship
    for one in beside:
        if one.relationship == own and one.readout != readout.readout:
            undertaken = (said for said in one.statements if isinstance(said, _UNDERTAKEN))
            if any(said.item == item for said in undertaken):
                return True
    if not sql.rows("SELECT 1 FROM tracker_relationships WHERE name = ?", (own,)):
        return False
    refs = _refs(projector.relationship(own), item)
    return any(not ref.endswith(f"@{readout.readout}") for ref in refs)


def _unfinished(
    projector: Projector, named: Named, day: int, doers: Collection[str]
) -> Iterator[str]:
    """What is unfinished on an item of a relationship, of some parties, that was said before."""
    whose, record = projector.relationship(named.relationship), projector.record()
    for ref in _refs(whose, named.name):
        known = whose.statements[ref]
        if known.row.date < day and record.unfinished(whose, known, day, doers):
            yield ref


def _refs(whose: Relationship, item: str) -> list[str]:
    """What was undertaken on an item, and on what was merged into it."""
    member = whose.members.get(item)
    if member is None:
        return []
    merged = whose.merged(whose.canonical(member))
    refs = (ref for one in merged for ref in one.refs)
    return [ref for ref in refs if whose.statements[ref].row.type in _KINDS]
