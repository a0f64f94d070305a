"""Reported: what readouts reported done of what was judged since not to be, or not as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from tracker.domain.rules import DONE, JUDGED, OF_SHARES, RULES
from tracker.domain.verdicts import VERDICTS, numbers
from tracker.queries.beside import marked, marks_of
from tracker.queries.clauses import HOLDS, keyed, share_clause
from tracker.queries.scope import Scope, holding
from tracker.queries.spanned import Spanned
from tracker.sql import Transaction, chunks, marks

_DONE = numbers(DONE)
_BY_READOUTS = [
    number
    for number in _DONE
    if (rule := VERDICTS[number][0]) not in OF_SHARES and RULES[rule].rests_on == "readouts"
]
"""The verdicts that something is done since a readout says so."""

_EACH = """
    (p.share <> '' OR NOT EXISTS (SELECT 1 FROM tracker_spans q
        WHERE q.relationship_id = p.relationship_id AND q.statement_id = p.statement_id
        AND q.share <> '' AND q.known_from <= ? AND q.known_to > ?))
"""
"""The spans of each share; of a statement whose shares never differ, those of the whole."""


class ReportedDone:
    """What reports of some statements as done a judgement came after, looked up for all at once.

    Only a judgement undoes what was reported done, so that whatever was so once and is so no longer
    was judged.

    Args:
        sql: where to look it up.
        where: from where the statements are looked at; of a party, the shares of that.
        rows: the statements.
    """

    def __init__(self, sql: Transaction, where: Scope, rows: Sequence[Spanned]) -> None:
        self._sql, self._where, self._rows = sql, where, rows

    def of(self, row: Spanned) -> Mapping[str, tuple[str, ...]]:
        """The reports of a statement as done that it was judged otherwise after.

        Returns:
            Each report, a ref or a readout, with the parties whose shares alone it is of.
        """
        found = self._reported.get((row.known_in, row.statement_id))
        if not found:
            return {}
        everybody = {*row.by_parties.split()}
        return {
            report: () if self._where.by or shares >= everybody else tuple(sorted(shares))
            for report, shares in found.items()
        }

    @cached_property
    def _reported(self) -> Mapping[tuple[int, int], Mapping[str, set[str]]]:
        found: dict[tuple[int, int], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        known, by = self._where.known, self._where.by
        share, of_share = (_EACH, (known, known)) if by is None else share_clause(by, known)
        keys = [(row.known_in, row.statement_id) for row in self._rows if _maybe_judged(row)]
        for part in chunks(keys):
            first, joined, of_them = keyed("p.statement_id", part)
            for relationship_id, statement_id, party, report in self._sql.rows(
                f"SELECT p.relationship_id, p.statement_id, p.share, e.evidence FROM {first}"
                " tracker_spans p JOIN tracker_spans e ON e.relationship_id = p.relationship_id"
                " AND e.statement_id = p.statement_id AND e.share = p.share"
                f" WHERE {joined} AND {HOLDS} AND {share} AND p.verdict NOT IN ({marks(_DONE)})"
                f" AND e.verdict IN ({marks(_BY_READOUTS)}) AND e.valid_from < p.valid_from"
                " AND e.known_from <= ? AND e.known_to > ? ORDER BY e.valid_from, p.share",
                (
                    *(*of_them, *holding(self._where), *of_share),
                    *(*_DONE, *_BY_READOUTS, known, known),
                ),
            ):
                found[relationship_id, statement_id][report].update({party} - {""})
            for relationship_id, statement_id, party, marked_so in self._sql.rows(
                f"SELECT p.relationship_id, p.statement_id, p.share, p.marks FROM {first}"
                f" tracker_spans p WHERE {joined} AND {HOLDS} AND {share}"
                " AND p.marks LIKE '%reported:%' ORDER BY p.share",
                (*of_them, *holding(self._where), *of_share),
            ):
                for report in marks_of(marked_so)["reported"]:
                    found[relationship_id, statement_id][report].update({party} - {""})
        return found


def _maybe_judged(row: Spanned) -> bool:
    """Whether it may have been judged not to be done, or not as a whole, by what its row says."""
    if row.status in DONE:
        return False
    return row.rule in JUDGED or bool(row.divided) or "part" in marked(row)
