"""Endings: why judgements of statements do not apply any more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from tracker.domain.names import key_of, readout_of
from tracker.projections.instants import STILL
from tracker.queries.rows import REF, SAID
from tracker.sql import Transaction, chunks, marks

Ending = Literal["taken back", "amended", "recorded anew", "not on record"]
"""Why a judgement does not apply any more: it was taken back; it does not fit any more what the
statement was amended to, or recorded anew as; or the statement is not on record any more."""


class Endings:
    """Why the judgements of some statements do not apply any more, looked up for all at once.

    Args:
        sql: where to look it up.
        refs: the statements.
        known: the moment by which something has to be on record; `STILL` for all that is.
    """

    def __init__(self, sql: Transaction, refs: Iterable[str], known: int) -> None:
        self._known = min(known, STILL - 1)
        self._on_record: set[str] = set()
        self._corrected: set[tuple[str, int]] = set()
        for part in chunks(sorted({*refs})):
            readouts = sorted({*map(readout_of, part)})
            self._on_record |= {
                ref
                for (ref,) in sql.rows(
                    f"SELECT {REF} FROM {SAID} WHERE r.slug IN ({marks(readouts)})"
                    f" AND s.key IN ({marks(part)}) AND r.known_from <= ? AND r.known_to > ?"
                    " AND s.known_from <= ? AND s.known_to > ?",
                    (*readouts, *map(key_of, part), *(self._known,) * 4),
                )
            }
            self._corrected |= {
                (readout, at)
                for readout, at in sql.rows(
                    "SELECT DISTINCT c.readout, c.recorded_at FROM tracker_corrections c"
                    f" WHERE c.readout IN ({marks(readouts)})",
                    readouts,
                )
            }

    def of(self, ref: str, until: int, reason: str | None) -> Ending | None:
        """Why a judgement does not apply any more; None where it does.

        Args:
            ref: the statement that was judged.
            until: the moment up to which the judgement stood.
            reason: why it was taken back, if it was.
        """
        if until > self._known:
            return None if ref in self._on_record else "not on record"
        if reason is not None:
            return "taken back"
        return "amended" if (readout_of(ref), until) in self._corrected else "recorded anew"
