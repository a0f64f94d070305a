"""Verification: whether a ledger still is what was recorded, event by event and view by view."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.errors import Damaged
from tracker.ledger import chain
from tracker.ledger.gc_pause import uncollected
from tracker.ledger.replaying import replayed
from tracker.ledger.sources import TextsCompared, compared_texts
from tracker.ledger.told import Count, refuse_less, told
from tracker.projections import schema, texts
from tracker.projections.rows import KeptVerdict
from tracker.projections.tables import TABLES
from tracker.sql import Row
from tracker.store import tables
from tracker.store.event_log import EventLog
from tracker.store.migration import refuse_one_chain

_BY_VALUE = 2
"""The version of `marshal` up to which equal values are written alike, however they are held."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked, and found to be so."""

    events: int
    head: str
    """The digest over all relationships; kept elsewhere, it proves that nothing was cut off."""
    texts: TextsCompared | None = None
    """The readouts of which a text was at hand, and the others; None without a folder of texts."""
    views: bool = True
    """Whether the views were compared with the events."""


def verify(
    log: EventLog,
    *,
    head: str | None = None,
    since: str | None = None,
    sources: Path | None = None,
    views: bool = True,
    progress: Callable[[int], None] = lambda _: None,
) -> Verification:
    """Check the chain of digests, every event, the views, and the texts if they are at hand.

    Args:
        log: the ledger's events.
        head: the digest of an earlier state that the ledger must still contain.
        since: the digest of a state that was found to be right earlier; of the events, only those
            that were recorded after it are checked.
        sources: a folder of the readouts' texts, each in a file of the readout's name.
        views: whether to compare the views with the events, which takes many times as long.
        progress: told how many events each step took.

    Raises:
        Damaged: something is not what was recorded; it names the first event or view.
        Refused: a text is not what was coded, or does not have a quote.
    """
    _is_sound(log, () if views else tuple(tables.COLUMNS))
    found = chain.check(log, head, progress, since=since, understand=not views)
    if views:
        _views_agree(log)
    compared = compared_texts(log, sources) if sources else None
    return Verification(found.events, found.head, compared, views)


def _is_sound(log: EventLog, looked_at: Sequence[str]) -> None:
    """Let the database check its own files, and compare the tables with what they should be.

    An index that does not lead to every row makes answers wrong that read by it, though every row
    is as it was.

    Args:
        log: the ledger's events.
        looked_at: the tables whose files are checked; all where none are named.
    """
    with log.reading() as sql:
        refuse_one_chain(sql)
        damage, wrong, foreign = sql.faults(looked_at), schema.faults(sql), tables.faults(sql)
    if damage:
        raise Damaged(
            f"the database is damaged ({'; '.join(damage)}): restore it from a copy; if the events "
            "can still be read, export them (tracker export --events FILE) and import them anew"
        )
    if foreign:
        raise Damaged(f"{'; '.join(foreign)}: restore the store from a copy, or mend the table")
    if wrong:
        raise Damaged(f"{'; '.join(wrong)}: make the views again with tracker rebuild")


def _views_agree(log: EventLog) -> None:
    """Compare every view with one made anew from the events, all as of one moment."""
    with log.reading() as kept, uncollected():
        made, sums = Count(), {kind: _Sum() for kind in TABLES}
        for kind, rows in replayed(kept):
            made.add(kind, rows)
            sums[kind].add(rows)
        sums[KeptVerdict].add(schema.verdicts())
        refuse_less(told(kept), made.counts)
        if tables.misnamed(kept):
            raise Damaged(
                "the names of relationships and readouts are not what the events give; "
                "make them and the views again with tracker rebuild"
            )
        for kind, table in TABLES.items():
            found = _Sum()
            found.add(kept.stream(f"SELECT * FROM {table.name}"))
            if found != sums[kind]:
                raise Damaged(
                    f"the view {table.name} is not what the events give; "
                    "make the views again with tracker rebuild"
                )
        if texts.differ(kept):
            raise Damaged(
                "the index of words is not what the views give; "
                "make the views again with tracker rebuild"
            )


@dataclass(slots=True)
class _Sum:
    """A sum over rows in which their order does not matter."""

    count: int = 0
    total: int = 0

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows to it."""
        for row in rows:
            self.count += 1
            # The hash of bytes is keyed anew in each process, so that nobody can fit rows to a
            # sum. A row's own hash would be the same for 1 and 1.0, and for -1 and -2.
            self.total += hash(marshal.dumps(tuple(row), _BY_VALUE))
