"""Loading: a relationship taken into memory from its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from tracker.projections.instants import STILL
from tracker.projections.known import (
    ASSESSMENTS,
    Judgement,
    KnownItem,
    KnownReadout,
    KnownStatement,
)
from tracker.projections.relationship import Relationship
from tracker.projections.rows import (
    KeptAssessment,
    KeptItem,
    KeptMeeting,
    KeptNames,
    KeptReadout,
    KeptSpan,
    KeptStatement,
)
from tracker.projections.schema import TABLES
from tracker.sql import Transaction, chunks, marks

_NUMBERED = (KeptReadout, KeptMeeting, KeptItem, KeptStatement, KeptAssessment)
_LAST = "SELECT " + ", ".join(
    f"(SELECT COALESCE(MAX(id), 0) FROM {TABLES[kind].name} WHERE relationship_id = ?)"
    for kind in _NUMBERED
)
_STANDING = f" AND known_to = {STILL}"


def load(sql: Transaction, whose: Relationship) -> None:
    """Take all that is on record of a relationship into memory, but for the spans."""
    (last,) = sql.rows(_LAST, (whose.id,) * len(_NUMBERED))
    whose.last.update(zip(_NUMBERED, last, strict=True))
    if not any(whose.last.values()):
        return
    # What others name comes after what names it: of a relationship that is not claimed, somebody
    # may record between two of these queries.
    judgements = list(_rows(sql, KeptAssessment, whose, _STANDING))
    statements = list(_rows(sql, KeptStatement, whose))
    meetings = list(_rows(sql, KeptMeeting, whose, _STANDING))
    readouts = list(_rows(sql, KeptReadout, whose))
    items = list(_rows(sql, KeptItem, whose))
    names = {row.item_id: row for row in _rows(sql, KeptNames, whose, _STANDING)}
    for row in readouts:
        whose.keep_account(KnownReadout(row))
    for row in meetings:
        whose.keep_meeting(row)
    for row in items:
        whose.keep_item(KnownItem(row, names[row.id]))
    _keep_statements(whose, statements)
    for row in judgements:
        judged = ASSESSMENTS[row.type].model_validate_json(row.body)
        whose.judgements[row.ref].append(Judgement(row, judged))


def _keep_statements(whose: Relationship, rows: Iterable[KeptStatement]) -> None:
    ended = []
    for row in rows:
        known = KnownStatement(
            f"{row.key}@{whose.slugs[row.readout_id]}",
            row,
            whose.numbered[row.item_id],
            whose.parties,
            None,
        )
        if row.known_to == STILL:
            whose.keep(known)
        else:
            ended.append(known)
    for known in sorted(ended, key=lambda one: (one.row.known_to, one.row.id)):
        if known.ref not in whose.statements:
            whose.former[known.ref] = known.ground


def load_spans(sql: Transaction, whose: Relationship, listed: Iterable[KnownStatement]) -> None:
    """Look up the spans that hold of statements, of which that was not done yet."""
    unknown = {known.row.id: known for known in listed if known.spans is None}
    found: dict[int, list[KeptSpan]] = defaultdict(list)
    for part in chunks(sorted(unknown)):
        within = f"{_STANDING} AND statement_id IN ({marks(part)})"
        for row in _rows(sql, KeptSpan, whose, within, part):
            found[row.statement_id].append(row)
    for statement_id, known in unknown.items():
        known.spans = found[statement_id]


def _rows(
    sql: Transaction,
    kind: type[Any],
    whose: Relationship,
    only: str = "",
    parameters: Iterable[object] = (),
) -> Iterator[Any]:
    table = TABLES[kind]
    order = ", ".join(table.names[1 : table.key])
    found = sql.rows(
        f"SELECT * FROM {table.name} WHERE relationship_id = ?{only} ORDER BY {order}",
        (whose.id, *parameters),
    )
    return map(kind._make, found)
