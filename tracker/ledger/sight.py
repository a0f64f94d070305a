"""Sight: what of a recording's effects may be told to who records, where they may not read all."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from tracker.domain.names import readout_of
from tracker.domain.overruled import Overruled
from tracker.projections.futility import Futile
from tracker.projections.idleness import Idle
from tracker.projections.projected import Orphan
from tracker.projections.turned import Turned
from tracker.sql import ELSEWHERE, Transaction, marks

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:@[a-z0-9]+(?:-[a-z0-9]+)*)?")


class Sight:
    """What may be told of the record: all, or what is of some relationships.

    What a recording does to statements of another relationship is done all the same, and not told.

    Args:
        sql: the transaction of the recording, which sees everything.
        seen: the relationships of which something may be told; None for all.
    """

    def __init__(self, sql: Transaction, seen: frozenset[str] | None) -> None:
        self._sql, self._seen = sql, seen
        self._hidden: dict[str, bool] = {}

    def tells(self, relationship: str) -> bool:
        """Whether something may be told of a relationship."""
        return self._seen is None or relationship in self._seen

    def hides(self, name: str) -> bool:
        """Whether a readout, or a statement by its ref, is not to be told of."""
        return self._seen is not None and self._whose([name])[name]

    def turned(self, found: Iterable[Turned]) -> list[Turned]:
        """The statements whose spans changed, as far as they may be told of."""
        return [one for one in found if not self.hides(one.known.readout)]

    def overruled(self, found: Iterable[Overruled]) -> tuple[Overruled, ...]:
        """The judgements that come before what is said otherwise, of what may be told of."""
        return tuple(
            one._replace(evidence=self._named(one.evidence))
            for one in found
            if not self.hides(one.ref)
        )

    def orphaned(self, found: Iterable[Orphan]) -> tuple[Orphan, ...]:
        """The statements that are still named, without the names of what may not be told of."""
        return tuple(
            one._replace(named_by=tuple(dict.fromkeys(map(self._named, one.named_by))))
            for one in found
        )

    def idle(self, found: Iterable[Idle]) -> tuple[Idle, ...]:
        """What does nothing for now about what may be told of."""
        told = []
        for one in found:
            about = tuple(name for name in one.about if "@" not in name or not self.hides(name))
            if about:
                told.append(one._replace(about=about))
        return tuple(told)

    def futile(self, found: Iterable[Futile]) -> list[Futile]:
        """What can do nothing, without the names of what may not be told of."""
        return [one._replace(why=self._veiled(one.why)) for one in found]

    def _named(self, name: str) -> str:
        return ELSEWHERE if self.hides(name) else name

    def _veiled(self, text: str) -> str:
        if self._seen is None:
            return text
        hidden = self._whose(set(_NAME.findall(text)))
        return _NAME.sub(lambda found: ELSEWHERE if hidden[found[0]] else found[0], text)

    def _whose(self, names: Collection[str]) -> dict[str, bool]:
        """Of each name whether it is, or is of, a readout of a relationship that is hidden."""
        wanted = {readout_of(name) or name for name in names} - self._hidden.keys()
        if wanted:
            rows = self._sql.rows(
                "SELECT n.readout, l.name FROM tracker_names n JOIN tracker_relationships l"
                f" ON l.id = n.relationship_id WHERE n.readout IN ({marks(wanted)})",
                [*wanted],
            )
            self._hidden |= dict.fromkeys(wanted, False)
            self._hidden |= {readout: not self.tells(whose) for readout, whose in rows}
        return {name: self._hidden[readout_of(name) or name] for name in names}
