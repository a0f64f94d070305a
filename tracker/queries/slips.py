"""Slips: how the deadline of a promise moved each time that it was renewed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from tracker.domain.names import key_of, readout_of
from tracker.domain.verdicts import numbers
from tracker.domain.wording import strength
from tracker.projections.instants import maybe_day
from tracker.queries.beside import Slip, marked
from tracker.queries.scope import Scope
from tracker.queries.spanned import Spanned
from tracker.sql import Transaction, chunks, marks

_REPLACED = ("superseded", "carried over")
_RENEWED = numbers(_REPLACED)
_RENEWS = "renews:"


class Slips:
    """What some statements renew, and what that renewed in turn.

    It is looked up for all of them when it is asked for of one.

    Args:
        sql: where to look it up.
        where: from where the statements are looked at.
        rows: the statements.
    """

    def __init__(self, sql: Transaction, where: Scope, rows: Sequence[Spanned]) -> None:
        self._sql, self._where = sql, where
        self._rows = rows

    @cached_property
    def _earlier(self) -> dict[str, _Earlier]:
        """The statements that some renew, and those that they renew in turn, by ref."""
        # Of the share of a party, the rows tell nothing of the statement as a whole.
        followed = [row for row in self._rows if row.status is not None]
        found = {row.ref: _told(row) for row in followed} if self._where.by is None else {}
        wanted = {ref for row in followed for ref in _renewed(row.marks)}
        while wanted := wanted - found.keys():
            new: set[str] = set()
            for part in chunks(sorted(wanted)):
                for one in self._statements(part):
                    found[one.ref] = one
                    new |= set(_renewed(one.marks))
            for ref in wanted - found.keys():
                found[ref] = _NOT_RENEWED
            wanted = new
        return found

    def _statements(self, refs: Sequence[str]) -> Iterator[_Earlier]:
        where, wanted = self._where, frozenset(refs)
        for relationship_id, slugs in self._readouts(refs).items():
            keys = sorted({key_of(ref) for ref in refs if readout_of(ref) in slugs.values()})
            # All of them in one reading of the relationship, of which no index finds them.
            for row in self._sql.rows(
                "SELECT s.readout_id, s.key, s.date, p.due_last, s.wording, s.condition, p.marks,"
                " p.divided, s.tied_before, s.tied_at"
                " FROM tracker_statements s CROSS JOIN tracker_spans p"
                " WHERE s.relationship_id = ?"
                f" AND s.readout_id IN ({marks(slugs)}) AND s.key IN ({marks(keys)})"
                " AND p.relationship_id = s.relationship_id AND p.statement_id = s.id"
                " AND p.share = '' AND p.valid_from <= ? AND p.valid_to > ?"
                " AND p.known_from <= ? AND p.known_to > ?"
                f" AND (p.divided = 1 OR p.verdict IN ({marks(_RENEWED)}))",
                (
                    *(relationship_id, *slugs, *keys),
                    *(where.day, where.day, where.known, where.known, *_RENEWED),
                ),
            ):
                ref = f"{row[1]}@{slugs[row[0]]}"
                if ref in wanted:
                    yield _Earlier(ref, *row[2:])

    def _readouts(self, refs: Iterable[str]) -> dict[int, dict[int, str]]:
        """The names of the readouts of some statements, by their relationships and numbers."""
        found: dict[int, dict[int, str]] = defaultdict(dict)
        named = sorted({readout_of(ref) for ref in refs})
        for relationship_id, number, slug in self._sql.rows(
            "SELECT r.relationship_id, r.id, r.slug FROM tracker_readouts r"
            f" WHERE r.slug IN ({marks(named)})",
            named,
        ):
            found[relationship_id][number] = slug
        return found

    def of(self, row: Spanned) -> Slip | None:
        """How the deadline of one moved; None where it renews nothing."""
        if row.type not in ("CommitmentMade", "FollowUpScheduled") or not _renewed(row.marks):
            return None
        chain = [*self._chain(row)]
        if not chain:
            return None
        first, moved = chain[0], None
        if first.due_last is not None and row.due_last is not None:
            moved = row.due_last - first.due_last
        told: list[_Earlier | Spanned] = [*chain, row]
        steps = [*pairwise(told)]
        return Slip(
            first=first.ref,
            first_due=maybe_day(first.due_last),
            now_due=maybe_day(row.due_last),
            times=sum(_moved(a, b) for a, b in steps),
            days=moved,
            dropped=any(_lost(a, b) and not _is_tied(b) for a, b in steps),
            void=any(_lost(a, b) and "void" in marked(b) for a, b in steps),
            conditional=any(a.condition is None and b.condition is not None for a, b in steps),
            weaker=any(0 < _strength(b) < _strength(a) for a, b in steps),
            refs=tuple(one.ref for one in chain),
        )

    def _chain(self, row: Spanned) -> list[_Earlier]:
        """The statements before one, the first one first; of several the earliest is followed."""
        chain: list[_Earlier] = []
        passed = {row.ref}
        wanted = _renewed(row.marks)
        while wanted:
            found = [self._earlier[ref] for ref in wanted if ref not in passed]
            found = [one for one in found if one is not _NOT_RENEWED]
            if not found:
                break
            earliest = min(found, key=lambda one: (one.date, one.ref))
            chain.insert(0, earliest)
            passed.add(earliest.ref)
            wanted = _renewed(earliest.marks)
        return chain


class _Earlier(NamedTuple):
    """A statement that was renewed."""

    ref: str
    date: int
    due_last: int | None
    wording: str | None
    condition: str | None
    marks: str | None
    divided: int | None
    tied_before: str | None
    tied_at: str | None


_NOT_RENEWED = _Earlier("", 0, *[None] * 7)
"""Stands for one that is named and was not renewed."""


def _told(row: Spanned) -> _Earlier:
    """A statement that was renewed, if it was, as its row tells it."""
    if not (row.divided or row.status in _REPLACED):
        return _NOT_RENEWED
    return _Earlier(
        ref=row.ref,
        date=row.made,
        due_last=row.due_last,
        wording=row.wording,
        condition=row.condition,
        marks=row.marks,
        divided=row.divided,
        tied_before=row.tied_before,
        tied_at=row.tied_at,
    )


def _strength(one: _Earlier | Spanned) -> int:
    return strength(one.wording) if one.wording else 0


def _lost(before: _Earlier | Spanned, after: _Earlier | Spanned) -> bool:
    return before.due_last is not None and after.due_last is None


def _is_tied(one: _Earlier | Spanned) -> bool:
    """Whether its time is that of an occasion, which may have none of its own."""
    return bool(one.tied_before or one.tied_at)


def _moved(before: _Earlier | Spanned, after: _Earlier | Spanned) -> bool:
    return None not in (before.due_last, after.due_last) and before.due_last != after.due_last


def _renewed(marked: str | None) -> list[str]:
    """What a statement renews, as it is marked."""
    if not marked or _RENEWS not in marked:
        return []
    return [mark[len(_RENEWS) :] for mark in marked.split() if mark.startswith(_RENEWS)]
