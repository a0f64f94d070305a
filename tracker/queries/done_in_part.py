"""Done in part: what of statements was judged to be done, share by share."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple, Protocol

from tracker.domain.names import readout_of
from tracker.domain.particulars import JudgedInPart
from tracker.domain.rules import DONE, OF_SHARES, PRESSING, RENEWED, RULES, UNSETTLED_RULES
from tracker.projections.instants import day_of
from tracker.queries.beside import Marked, marked
from tracker.queries.scope import Scope, readouts_of
from tracker.sql import Transaction, marks

HELD = "follow-up.assessed"
"""The rule by which a meeting was held, as was judged: as a whole, or in part."""


_ENDED = OF_SHARES | {
    rule for rule, gives in RULES.items() if gives.status in (*RENEWED, "lapsed", "expired")
}
"""The rules by which something ended of which a part may have been done."""

_UNDONE = ("withdrawn", "not fulfilled", "refused")
"""How something ended as was judged, of which a part may have been done before."""


class MaybeInPart(Marked, Protocol):
    """A row of a statement that may have been judged."""

    @property
    def known_in(self) -> int:
        """The relationship."""

    @property
    def ref(self) -> str:
        """The statement's fixed name."""

    @property
    def rule(self) -> str | None:
        """The rule that decided."""

    @property
    def status(self) -> str | None:
        """The status that it gave."""


def maybe_in_part(row: MaybeInPart) -> bool:
    """Whether a statement may have been judged to be done in part, by what its row says of it."""
    ended = row.rule in _ENDED or row.status in _UNDONE
    return row.rule == HELD or ended or "part" in marked(row)


class InPart(NamedTuple):
    """What of a statement was judged to be done in part."""

    told: tuple[JudgedInPart, ...]
    """When, and what of it; of shares, each that differs."""
    of_some: bool
    """Whether that is of some of the shares alone that are left."""


class DoneInPart:
    """What of some statements was judged to be done, looked up for all of them at once.

    Args:
        sql: where to look it up.
        where: from where the statements are looked at; of a party, the shares of that.
        rows: the statements.
        before: by the ref of each, what it renews of which a part may be a part of it.
    """

    def __init__(
        self,
        sql: Transaction,
        where: Scope,
        rows: Sequence[MaybeInPart],
        before: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._sql, self._where, self._rows, self._before = sql, where, rows, before

    def of(self, row: MaybeInPart, shares: Mapping[str, str]) -> InPart:
        """What was judged to be done of the shares of a statement that are unsettled, or held.

        Of what ended, of all that were not done.

        Args:
            row: the statement.
            shares: the status of each of its shares.

        Returns:
            The latest judgement of each share, in words, one of several shares once; and whether
            there are other shares.
        """
        by = self._where.by
        held, ended = row.rule == HELD, row.rule not in UNSETTLED_RULES
        owing = [
            one
            for one, status in shares.items()
            if by in (None, one) and (held or (status not in DONE if ended else status in PRESSING))
        ]
        latest: dict[str, _Outcome] = {}
        for judged in sorted(one for ref in self._refs(row) for one in self._judged[ref]):
            if judged.outcome not in _UNDONE:  # which tells of the rest
                latest |= {party: judged for party in owing if judged.share in (None, party)}
        parts: dict[_Outcome, list[str]] = defaultdict(list)
        for party, judged in latest.items():
            if judged.outcome == "partly fulfilled":
                parts[judged].append(party)
        judged_in_part = [party for several in parts.values() for party in several]
        told = []
        for judged, parties in sorted(parts.items()):
            whose = () if by or len(parties) == len(shares) else tuple(parties)
            told.append(JudgedInPart(judged.on, whose, judged.told))
        return InPart(tuple(told), bool(told) and len(judged_in_part) < len(owing))

    @cached_property
    def _judged(self) -> dict[str, list[_Outcome]]:
        """The judgements, up to the day, of the statements that were judged to be done in part."""
        found: dict[str, list[_Outcome]] = defaultdict(list)
        refs: dict[int, set[str]] = defaultdict(set)
        for row in self._rows:
            refs[row.known_in].update(self._own(row))
        before = {ref for row in self._rows for ref in self._before[row.ref]}
        # What is renewed may be of another relationship.
        for relationship_id, slugs in readouts_of(self._sql, self._where, before).items():
            refs[relationship_id] |= {ref for ref in before if readout_of(ref) in slugs.values()}
        for relationship_id, several in refs.items():
            if not several:
                continue
            for number, ref, body in self._sql.rows(
                "SELECT a.id, a.ref, a.body FROM tracker_assessments a WHERE a.relationship_id = ?"
                f" AND a.ref IN ({marks(several)}) AND a.type = 'OutcomeAssessed'"
                " AND a.known_from <= ? AND a.known_to > ?",
                (relationship_id, *sorted(several), self._where.known, self._where.known),
            ):
                judged = json.loads(body)
                on, told = date.fromisoformat(judged["on"]), judged.get("note")
                if on <= day_of(self._where.day):
                    one = on, number, judged["outcome"], told or judged["evidence"]
                    found[ref].append(_Outcome(*one, judged.get("share")))
        return found

    def _refs(self, row: MaybeInPart) -> tuple[str, ...]:
        """By which refs it may have been judged: its own, and those of what it renews."""
        return (*self._own(row), *self._before[row.ref])

    def _own(self, row: MaybeInPart) -> tuple[str, ...]:
        """The refs of its accounts, and of what announced the round that it announces."""
        if not maybe_in_part(row):
            return ()
        marks_of = marked(row)
        return (row.ref, *marks_of.get("twin", ()), *marks_of.get("judged", ()))


class _Outcome(NamedTuple):
    """A judgement, in the order in which they apply."""

    on: date
    number: int
    outcome: str
    told: str
    share: str | None
