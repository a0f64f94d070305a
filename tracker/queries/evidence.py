"""Evidence: what judgements rest on that was on record, and is not any more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from tracker.domain.names import key_of, readout_of
from tracker.domain.rules import JUDGED
from tracker.queries.rows import REF, SAID
from tracker.queries.shares import Share
from tracker.queries.spanned import Spanned
from tracker.sql import Transaction, chunks, marks

_OF_THE_RECORD = re.compile(r"[\w-]+(@[\w-]+)?")
"""What may be a ref or the name of a readout, and neither an address nor words."""


def gone(sql: Transaction, known: int, named: Iterable[str | None]) -> frozenset[str]:
    """The refs and the readouts, of some evidence, that were taken back by a moment.

    Args:
        sql: where to look them up.
        known: the moment.
        named: what judgements rest on, whatever it is.
    """
    wanted = sorted({one for one in named if one and _OF_THE_RECORD.fullmatch(one)})
    until: dict[str, int] = {}
    for part in chunks(wanted):
        refs, readouts = (
            [one for one in part if "@" in one],
            [one for one in part if "@" not in one],
        )
        if refs:
            slugs = sorted({*map(readout_of, refs)})
            until |= dict(
                sql.rows(
                    f"SELECT {REF}, MAX(CASE WHEN s.known_to < r.known_to THEN s.known_to"
                    f" ELSE r.known_to END) FROM {SAID} WHERE r.slug IN ({marks(slugs)})"
                    f" AND s.key IN ({marks(refs)}) AND s.known_from <= ? GROUP BY 1",
                    (*slugs, *map(key_of, refs), known),
                )
            )
        if readouts:
            until |= dict(
                sql.rows(
                    "SELECT r.slug, MAX(r.known_to) FROM tracker_readouts r"
                    f" WHERE r.slug IN ({marks(readouts)}) AND r.known_from <= ? GROUP BY 1",
                    (*readouts, known),
                )
            )
    return frozenset(one for one in wanted if one in until and until[one] <= known)


class EvidenceOfRows:
    """What the judgements of some statements rest on, looked up for all of them at once.

    Args:
        sql: where to look it up.
        known: the moment by which it has to be on record.
        rows: the statements.
        shares: how the shares of each stand, by the keys of the statements.
    """

    def __init__(
        self,
        sql: Transaction,
        known: int,
        rows: Sequence[Spanned],
        shares: Mapping[tuple[int, int], Mapping[str, Share]],
    ) -> None:
        self._sql, self._known, self._rows, self._shares = sql, known, rows, shares

    def gone(self, row: Spanned) -> tuple[str, ...]:
        """What of it is not on record any more, of a statement."""
        named = self._named(row)
        return tuple(one for one in named if one in self._gone) if named else ()

    def _named(self, row: Spanned) -> list[str]:
        shares = self._shares.get((row.known_in, row.statement_id), {}) if row.divided else {}
        each = [(row.rule, row.rests_on), *((one.rule, one.evidence) for one in shares.values())]
        return [*dict.fromkeys(by for rule, by in each if by and rule in JUDGED)]

    @cached_property
    def _gone(self) -> frozenset[str]:
        return gone(self._sql, self._known, (by for row in self._rows for by in self._named(row)))
