"""Cases: every item of a store gathered as a whole, and the statuses that it gives then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.domain.case import Case, lifecycles
from tracker.domain.rules import NUMBERED
from tracker.domain.spans import spans
from tracker.projections.cases import case
from tracker.projections.instants import ENDLESS, STILL, ordinal
from tracker.projections.projector import Projector
from tracker.sql import Row, Transaction


class WholeCase(NamedTuple):
    """An item that stands for itself, with all that is on record of it."""

    relationship_id: int
    item_id: int
    case: Case
    statements: dict[str, int]
    """The number of each statement of its relationship, by ref."""


def cases(sql: Transaction) -> Iterator[WholeCase]:
    """The case of every item that stands for itself."""
    projector = Projector(sql)
    for (name,) in sql.rows("SELECT name FROM tracker_relationships ORDER BY id"):
        whose = projector.relationship(name)
        elsewhere = projector.elsewhere(whose, whose.accounts)
        rows = {ref: known.row.id for ref, known in whose.statements.items()}
        for member in whose.numbered.values():
            if whose.canonical(member) is member:
                found = case(whose, member, elsewhere)
                yield WholeCase(whose.id, member.row.id, found, rows)


def kept_spans(sql: Transaction) -> list[Row]:
    """The spans that hold by the views."""
    return sql.rows(
        "SELECT relationship_id, statement_id, item_id, verdict, evidence, due_first, due_last,"
        f" valid_from, valid_to FROM tracker_spans WHERE known_to = {STILL}"
    )


def whole_spans(sql: Transaction) -> list[Row]:
    """The spans that hold by all cases, each as a whole."""
    return [
        (
            found.relationship_id,
            found.statements[lifecycle.statement.ref],
            found.item_id,
            NUMBERED[said.rule, said.status],
            None if said.evidence == lifecycle.statement.ref else said.evidence,
            *(ordinal(said.first), ordinal(said.last), ordinal(begin), ordinal(end) or ENDLESS),
        )
        for found in cases(sql)
        for lifecycle in lifecycles(found.case)
        for said, begin, end in spans(lifecycle)
    ]
