"""Cases: every item of a store gathered as a whole, and the statuses that it gives then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.domain.lifecycle import Lifecycle
from tracker.domain.placed_statement import PlacedStatement
from tracker.domain.spans import Span, share_spans, spans
from tracker.domain.verdicts import NUMBERED
from tracker.projections.foldings import fold
from tracker.projections.instants import ENDLESS, STILL, ordinal
from tracker.projections.projector import Projector
from tracker.sql import Row, Transaction


class WholeCase(NamedTuple):
    """An item that stands for itself, with what happened to its statements, all looked at."""

    relationship_id: int
    item_id: int
    folded: list[Lifecycle]
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
                # As nothing of it was laid out by this projector, all of it is looked at.
                found = fold(whose, [member], elsewhere)[member].lifecycles
                yield WholeCase(whose.id, member.row.id, found, rows)


def kept_spans(sql: Transaction) -> list[Row]:
    """The spans that hold by the views."""
    return sql.rows(
        "SELECT relationship_id, statement_id, share, item_id, verdict, evidence, due_first,"
        " due_last, sought, marks, divided, twin_of, valid_from, valid_to,"
        " since"
        f" FROM tracker_spans WHERE known_to = {STILL}"
    )


def whole_spans(sql: Transaction) -> list[Row]:
    """The spans that hold by all cases, each as a whole."""
    return [
        (
            found.relationship_id,
            found.statements[one.ref],
            share,
            found.item_id,
            NUMBERED[said.rule, said.status],
            None if said.evidence == one.ref else said.evidence,
            *(ordinal(said.first), ordinal(said.last), ordinal(said.sought)),
            " ".join(_told(one, lifecycle, *mark) for mark in said.marks) or None,
            int(said.divided or bool(share)),
            None if one is lifecycle.statement else found.statements[lifecycle.statement.ref],
            *(ordinal(begin), ordinal(end) or ENDLESS, ordinal(since)),
        )
        for found in cases(sql)
        for lifecycle in found.folded
        for one in (lifecycle.statement, *lifecycle.twins)
        for share, laid_out in _laid_out(lifecycle, one)
        for said, begin, end, since in laid_out
    ]


def _told(one: PlacedStatement, lifecycle: Lifecycle, word: str, what: str) -> str:
    """A mark of an account of an act, which is not another account than itself."""
    *kind, ref = what.split("/")
    other = lifecycle.statement.ref if word in ("twin", "differs") and ref == one.ref else ref
    return f"{word}:{'/'.join([*kind, other])}"


def _laid_out(lifecycle: Lifecycle, one: PlacedStatement) -> Iterator[tuple[str, list[Span]]]:
    yield "", spans(lifecycle, one.date)
    if one is lifecycle.statement and lifecycle.divided:
        for share in lifecycle.shares:
            yield share, share_spans(lifecycle, share)
