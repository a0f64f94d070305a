"""What a recording changed: the statuses on one day as they were known before it and since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tracker.projections.refresh import Refreshed, SpanRow
from tracker.projections.said import Title
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
    titles = _titles(sql, {*before, *after}, refreshed.titles)
    # Two versions of a statement are two rows of the views, and one statement.
    old, new = ({titles[row].ref: span for row, span in rows.items()} for rows in (before, after))
    latest = {title.ref: title for title in titles.values()}
    found = []
    for ref in sorted({*old, *new}):
        _, kind, summary = latest[ref]
        was, now = (rows[ref].status if ref in rows else None for rows in (old, new))
        if was != now:
            found.append(Change(ref, kind, summary, was, now, (new.get(ref) or old[ref]).rule))
    return found


def _on(spans: Iterable[SpanRow], day: int) -> dict[int, SpanRow]:
    """The spans that hold on a day, by the row of their statement."""
    return {span.statement_id: span for span in spans if span.valid_from <= day < span.valid_to}


def _titles(sql: Transaction, rows: Iterable[int], known: Mapping[int, Title]) -> dict[int, Title]:
    """What statements are called, by their rows in their order."""
    found = {row: known[row] for row in rows if row in known}
    for part in chunks(sorted(row for row in rows if row not in known)):
        for statement_id, *title in sql.rows(
            "SELECT s.id, s.key || '@' || r.slug, s.type, s.summary FROM tracker_statements s"
            f" JOIN tracker_readouts r ON r.id = s.readout_id WHERE s.id IN ({marks(part)})",
            part,
        ):
            found[statement_id] = Title(*title)
    return dict(sorted(found.items()))
