"""What a recording changed: the statuses on one day as they were known before it and since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tracker.projections.refresh import Refreshed, SpanRow
from tracker.sql import Transaction, chunks, marks


class Change(NamedTuple):
    """A statement whose status on the day is not known to be what it was."""

    ref: str
    type: str
    summary: str
    before: str | None
    """None when the recording is the first to tell of it."""
    after: str | None
    """None when the recording took the statement back."""
    rule: str


def changes(sql: Transaction, refreshed: Refreshed, day: int) -> list[Change]:
    """What a recording changed about the statuses at the end of a day, in the order of the refs.

    Args:
        sql: the transaction of the recording.
        refreshed: the spans that it ended and began.
        day: the day's ordinal.
    """
    before, after = _on(refreshed.ended, day), _on(refreshed.begun, day)
    said = _said(sql, {*before, *after}, refreshed.said)
    # Two versions of a statement are two rows of the views, and one statement.
    old, new = ({said[row][0]: span for row, span in rows.items()} for rows in (before, after))
    titles = {ref: (kind, summary) for ref, kind, summary in said.values()}
    found = []
    for ref in sorted({*old, *new}):
        kind, summary = titles[ref]
        was, now = (rows[ref].status if ref in rows else None for rows in (old, new))
        if was != now:
            found.append(Change(ref, kind, summary, was, now, (new.get(ref) or old[ref]).rule))
    return found


def _on(spans: Iterable[SpanRow], day: int) -> dict[int, SpanRow]:
    """The spans that hold on a day, by the row of their statement."""
    return {span.statement_id: span for span in spans if span.valid_from <= day < span.valid_to}


def _said(
    sql: Transaction, rows: Iterable[int], known: Mapping[int, tuple[str, str, str]]
) -> dict[int, tuple[str, str, str]]:
    """Ref, type and summary of statements, by their rows."""
    found = {row: known[row] for row in rows if row in known}
    for part in chunks(sorted(row for row in rows if row not in known)):
        for statement_id, ref, kind, summary in sql.rows(
            "SELECT s.id, s.key || '@' || r.slug, s.type, s.summary FROM statements s"
            f" JOIN readouts r ON r.id = s.readout_id WHERE s.id IN ({marks(part)})",
            part,
        ):
            found[statement_id] = ref, kind, summary
    return dict(sorted(found.items()))
