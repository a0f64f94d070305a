"""Explained: why a statement has its status, from what its row tells and what was looked up."""

from __future__ import annotations

from tracker.domain.particulars import UNKNOWN, Known
from tracker.domain.reasons import reason
from tracker.projections.instants import maybe_day
from tracker.queries.beside import marks_of
from tracker.queries.lateness import late
from tracker.queries.rows import StandingRow, StatementRow, StatusRow


def why(
    row: StandingRow | StatementRow | StatusRow,
    rule: str,
    status: str,
    known: Known = UNKNOWN,
) -> str:
    """The reason for a status, from what its row tells of the statement and the span."""
    return reason(
        rule,
        status,
        row.rests_on or row.ref,
        since=maybe_day(row.since_day),
        first=maybe_day(row.due_first),
        last=maybe_day(row.due_last),
        sought=maybe_day(row.sought),
        late=late(row),
        condition=row.condition,
        tied=row.tied_before or row.tied_at,
        known=known,
        itself=(row.ref, *marks_of(row.marks).get("twin", ())),
    )
