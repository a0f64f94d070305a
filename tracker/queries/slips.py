"""Slips: how the deadline of a promise moved each time that it was renewed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from tracker.domain.names import key_of, readout_of
from tracker.queries.beside import Slip, marked
from tracker.queries.chains import Link, slip
from tracker.queries.clauses import HOLDS, share_clause
from tracker.queries.scope import Scope, holding, readouts_of
from tracker.queries.spanned import Spanned
from tracker.sql import Transaction, chunks, marks

_UNDERTAKINGS = ("CommitmentMade", "FollowUpScheduled")
_RENEWS = "renews"

_DUE_LAST = (
    "CASE WHEN p.marks LIKE '%differs:counts/%' THEN COALESCE(s.due_last, p.due_last)"
    " ELSE p.due_last END"
)
"""The last day of a window, as that account gives it whose statement it is."""


class Slips:
    """What some statements renew, and what that renewed in turn.

    It is looked up for all of them when it is asked for of one.

    Args:
        sql: where to look it up.
        where: from where the statements are looked at; of a party, the shares of that.
        rows: the statements.
    """

    def __init__(self, sql: Transaction, where: Scope, rows: Sequence[Spanned]) -> None:
        self._sql, self._where = sql, where
        self._rows = [row for row in rows if row.status is not None]
        self._found: dict[str, Slip | None] = {}

    @cached_property
    def _earlier(self) -> dict[str, Spanned | _Earlier]:
        """The statements themselves, and those that they renew, and so on, by ref."""
        found: dict[str, Spanned | _Earlier] = {row.ref: row for row in self._rows}
        new: Sequence[Spanned | _Earlier] = [row for row in self._rows if _renews(row)]
        missing: set[str] = set()
        while new:
            named = {ref for one in new for ref in (*_renewed(one), *_named(one))}
            wanted = named - found.keys() - missing
            missing |= wanted
            new = [one for part in chunks(sorted(wanted)) for one in self._statements(part)]
            found |= {one.ref: one for one in new}
        return found

    def _statements(self, refs: Sequence[str]) -> Iterator[_Earlier]:
        wanted = frozenset(refs)
        for relationship_id, slugs in readouts_of(self._sql, self._where, refs).items():
            keys = sorted({key_of(ref) for ref in refs if readout_of(ref) in slugs.values()})
            # All of them in one reading of the relationship, of which no index finds them.
            within = f" AND s.readout_id IN ({marks(slugs)}) AND s.key IN ({marks(keys)})"
            of_keys = f"s.relationship_id = ?{within}"
            for one in self._read(of_keys, (relationship_id, *slugs, *keys)):
                if one.ref in wanted:
                    yield one

    def _read(self, only: str, given: Sequence[object]) -> Iterator[_Earlier]:
        """Some statements as they stood; of a party, those that it has a share in."""
        where = self._where
        share, of_share = share_clause(where.by, where.known)
        for row in self._sql.rows(
            f"SELECT s.relationship_id, s.key || '@' || r.slug, s.date, {_DUE_LAST}, s.wording,"
            " s.condition, p.marks, p.divided, s.tied_before, s.tied_at, s.targets,"
            " s.continuing, COALESCE(p.by_parties, s.by_parties)"
            " FROM tracker_statements s CROSS JOIN tracker_spans p CROSS JOIN tracker_readouts r"
            f" WHERE {HOLDS} AND {only} AND {share}"
            " AND p.relationship_id = s.relationship_id AND p.statement_id = s.id"
            " AND r.relationship_id = s.relationship_id AND r.id = s.readout_id",
            (*holding(where), *given, *of_share),
        ):
            one = _Earlier._make(row)
            if where.by is None or where.by in one.by_parties.split():
                yield one

    def of(self, row: Spanned) -> Slip | None:
        """How the deadline of one moved; None where it renews nothing."""
        if row.type not in _UNDERTAKINGS or not _renews(row):
            return None
        if row.ref not in self._found:
            chain = self._chain(row)
            self._found[row.ref] = slip(chain, self._links(row), row) if chain else None
        return self._found[row.ref]

    def _chain(self, row: Spanned) -> list[Spanned | _Earlier]:
        """The statements before one, the first one first.

        Of several that it renews, the earliest is followed of those that none of the others renews;
        of one day, the one that was due first.
        """
        chain: list[Spanned | _Earlier] = []
        passed, wanted = {row.ref}, self._before[row.ref]
        while found := [self._earlier[ref] for ref in wanted if ref not in passed]:
            if len(found) > 1:
                further = {ref for one in found for ref in self._all_before(one) if ref != one.ref}
                found = [one for one in found if one.ref not in further] or found
            earliest = min(found, key=_first)
            chain.insert(0, earliest)
            passed.add(earliest.ref)
            wanted = self._before[earliest.ref]
        return chain

    def _links(self, row: Spanned) -> list[Link]:
        """All renewals by which it came to one, in the order of time."""
        after = [row, *(self._earlier[ref] for ref in self._all_before(row) if ref != row.ref)]
        after.sort(key=lambda one: (one.made, one.ref))
        return [Link(self._earlier[ref], one) for one in after for ref in self._before[one.ref]]

    @cached_property
    def _before(self) -> dict[str, list[str]]:
        """The statements on record that each renews."""
        return {ref: self._renewed_by(one) for ref, one in self._earlier.items()}

    def _renewed_by(self, one: Spanned | _Earlier) -> list[str]:
        if not _renews(one):
            return []
        known, named = self._earlier, _named(one)
        # Of an act that two accounts tell, the one is meant that is named, with its own deadline.
        meant = {
            twin: ref
            for ref in named
            if ref in known
            for twin in marked(known[ref]).get("twin", ())
            if twin not in named
        }
        found = (meant.get(ref, ref) for ref in _renewed(one) if ref in known)
        return [*dict.fromkeys(found)]

    def _all_before(self, one: Spanned | _Earlier) -> set[str]:
        """The statements that one renews, and that these renew in turn, and so on."""
        found: set[str] = set()
        wanted = {*self._before[one.ref]}
        while wanted:
            found |= wanted
            wanted = {ref for each in wanted for ref in self._before[each]} - found
        return found


class _Earlier(NamedTuple):
    """A statement that was renewed."""

    known_in: int
    ref: str
    made: int
    due_last: int | None
    wording: str | None
    condition: str | None
    marks: str | None
    divided: int | None
    tied_before: str | None
    tied_at: str | None
    targets: str | None
    continuing: int
    by_parties: str


def _renews(one: Spanned | _Earlier) -> bool:
    """Whether it renews something, by what its row says."""
    return one.marks is not None and f"{_RENEWS}:" in one.marks


def _renewed(one: Spanned | _Earlier) -> tuple[str, ...]:
    """The statements that one renews."""
    return marked(one).get(_RENEWS, ())


def _named(one: Spanned | _Earlier) -> list[str]:
    """The statements that one names as renewed."""
    return [target for target in (one.targets or "").split() if "@" in target]


def _first(one: Spanned | _Earlier) -> tuple[int, bool, int, str]:
    """By what the first of several is found."""
    return one.made, one.due_last is None, one.due_last or 0, one.ref
