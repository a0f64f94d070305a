"""Rows: what a query reads of the views, each column by its name.

`select` makes the columns of a query from the names of a row, so that the two cannot differ.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from tracker.projections.instants import maybe_day
from tracker.queries.beside import NOTHING, Beside, Origin

SPANS = """
           tracker_spans p
      JOIN tracker_verdicts v ON v.id = p.verdict
      JOIN tracker_statements s
        ON s.relationship_id = p.relationship_id AND s.id = p.statement_id
      JOIN tracker_readouts r ON r.relationship_id = s.relationship_id AND r.id = s.readout_id
"""
"""What every answer about a status joins: its span, the statement and the readout that made it."""

SAID = """
           tracker_statements s
      JOIN tracker_readouts r ON r.relationship_id = s.relationship_id AND r.id = s.readout_id
"""
"""A statement, whether it has a status or not, and the readout that made it."""

STATEMENTS = f"""
    {SAID}
      JOIN tracker_items i ON i.relationship_id = s.relationship_id AND i.id = s.item_id
"""
"""What every answer about statements joins."""

REF = "s.key || '@' || r.slug"
"""The fixed name of a statement."""

BY = "COALESCE(p.by_parties, s.by_parties)"
"""The parties whose act a statement is, by all accounts of it."""

_OWN_WINDOW = "p.marks LIKE '%differs:%' AND COALESCE(s.tied_before, s.tied_at) IS NULL"
"""Whether the window is told that an account gives itself, since another may give another one."""

_TOLD_WINDOW = f"{_OWN_WINDOW} AND p.marks NOT LIKE '%differs:lent/%'"
"""The same of an act, whose deadline is that of another account where that alone gives one."""

_COLUMNS = {
    "about": "s.approximate",
    "by_parties": BY,
    "corrected_at": "c.recorded_at",
    "correction": "c.type",
    "correction_reason": "c.reason",
    "former_status": "f.status",
    "item": "i.slug",
    "judged_from": "a.known_from",
    "judged_to": "a.known_to",
    "judgement": "a.type",
    "known_in": "s.relationship_id",
    "known_item": "s.item_id",
    "made": "s.date",
    "own_by": "s.by_parties",
    "own_first": f"CASE WHEN {_OWN_WINDOW} THEN s.due_first ELSE p.due_first END",
    "own_last": f"CASE WHEN {_OWN_WINDOW} THEN s.due_last ELSE p.due_last END",
    "meeting_date": "m.date",
    "meeting_id": "m.id",
    "meeting_relationship_id": "r.relationship_id",
    "names_json": "n.names",
    "readout": "r.slug",
    "readout_date": "r.date",
    "readout_from": "r.known_from",
    "readout_title": "r.title",
    "period_from": "p.known_from",
    "period_to": "p.known_to",
    "ref": REF,
    "relationship": "l.name",
    "relationship_id": "i.relationship_id",
    "rests_on": "p.evidence",
    "said_done": "s.complete",
    "since_day": "CASE WHEN v.rule IS NOT NULL THEN p.since END",
    "statement": "s.id",
    "taken_back_because": "a.reason",
    "told_first": f"CASE WHEN {_TOLD_WINDOW} THEN s.due_first ELSE p.due_first END",
    "told_last": f"CASE WHEN {_TOLD_WINDOW} THEN s.due_last ELSE p.due_last END",
    "told_marks": f"CASE WHEN {_TOLD_WINDOW} THEN NULL ELSE p.marks END",
    "version_from": "s.known_from",
    "version_to": "s.known_to",
    "statement_id": "s.id",
}
_TABLES = {
    "a": ("body",),
    "i": ("id", "slug"),
    "m": ("meeting", "kind", "place", "ordinal", "participants", "holds"),
    "n": ("merged_into", "part_of", "title"),
    "p": (
        *("due_first", "due_last", "sought", "valid_from", "valid_to", "marks", "divided"),
        "share",
    ),
    "r": ("publisher", "url"),
    "v": ("rule", "status"),
}


@cache
def select(kind: type[NamedTuple]) -> str:
    """The columns of a kind of row as a query asks for them, in their order.

    The tables go by one letter: `p` spans, `v` verdicts, `s` statements, `r` readouts,
    `m` meetings, `i` items, `n` their names, `l` relationships, `c` corrections, `a` assessments,
    `b` the span before, `f` its verdict.
    """
    return ", ".join(_column(name) for name in kind._fields if name != "beside")


def _column(name: str) -> str:
    if name in _COLUMNS:
        return _COLUMNS[name]
    if name.startswith("former_"):
        return f"b.{name.removeprefix('former_')}"
    table = next((letter for letter, names in _TABLES.items() if name in names), "s")
    return f"{table}.{name}"


class StandingRow(NamedTuple):
    """What the views hold of a statement as it stood, in the order of the query."""

    ref: str
    """The statement's fixed name, `key@readout`."""
    type: str
    item: str
    """The item that it is about."""
    title: str
    """The item's title."""
    by_parties: str
    summary: str
    """What was said."""
    status: str | None
    """Its status on the day asked about; None for progress and views, which have none."""
    rule: str | None
    """The rule that decided."""
    rests_on: str | None
    """None for a status that rests on the statement itself."""
    made: int
    due: str | None
    """Its deadline as an EDTF expression."""
    due_words: str | None
    """The readout's words for the deadline."""
    tied_before: str | None
    tied_at: str | None
    due_first: int | None
    due_last: int | None
    sought: int | None
    wording: str | None
    """How strongly it was put."""
    condition: str | None
    """What it depends on."""
    relationship: str
    """The parties to each other, `JP-RU`."""
    about: int
    since_day: int | None
    known_in: int
    known_item: int
    statement_id: int
    publisher: str | None
    readout: str
    readout_title: str | None
    url: str | None
    """The address at which its readout was published."""
    to_parties: str
    quote: str | None
    """The words that it rests on."""
    said_done: int
    continuing: int
    targets: str | None
    marks: str | None
    divided: int | None
    beside: Beside = NOTHING
    """What else is on record, which is looked up beside the row."""


class StandRow(NamedTuple):
    """What of a statement the status of its item depends on."""

    known_in: int
    """The relationship."""
    known_item: int
    """The number of the item that it was coded on."""
    statement: int
    """Its own number."""
    ref: str
    type: str
    complete: int
    status: str | None
    made: int
    item: str
    rule: str | None
    marks: str | None
    since_day: int | None
    due_last: int | None

    @property
    def since(self) -> date | None:
        """The day from which on the status holds."""
        return maybe_day(self.since_day)

    @property
    def due_to(self) -> date | None:
        """The last day of its window."""
        return maybe_day(self.due_last)


class StatementRow(NamedTuple):
    """A statement on record, with its status if it has one."""

    known_in: int
    """The relationship."""
    known_item: int
    """The number of the item that it was coded on."""
    ref: str
    item: str
    made: int
    type: str
    by_parties: str
    to_parties: str
    wording: str | None
    summary: str
    quote: str | None
    due: str | None
    due_words: str | None
    tied_before: str | None
    tied_at: str | None
    due_first: int | None
    due_last: int | None
    told_first: int | None  # as the account gives it that counts, or alone gives any
    told_last: int | None
    told_marks: str | None  # as far as they bear on that window
    own_first: int | None  # as this account gives it itself
    own_last: int | None
    condition: str | None
    complete: int
    status: str | None
    rule: str | None
    rests_on: str | None
    sought: int | None
    about: int
    since_day: int | None
    statement_id: int
    publisher: str | None
    readout: str
    readout_title: str | None
    url: str | None
    targets: str | None
    done_by: str
    continuing: int
    marks: str | None
    divided: int | None
    own_by: str  # by this account alone


class StatusRow(NamedTuple):
    """A run of days for which a statement has one status, and what it had before."""

    ref: str
    summary: str
    valid_from: int
    since_day: int
    status: str
    rule: str
    rests_on: str | None
    due_first: int | None
    due_last: int | None
    sought: int | None
    condition: str | None
    made: int
    former_status: str | None
    """None for a new statement."""
    former_evidence: str | None
    former_due_first: int | None
    former_due_last: int | None
    former_divided: int | None
    marks: str | None
    divided: int | None
    type: str
    tied_before: str | None
    tied_at: str | None
    known_in: int
    statement_id: int
    share: str
    item: str
    by_parties: str
    publisher: str | None
    wording: str | None
    targets: str | None
    continuing: int
    about: int


def origin(row: StandingRow | StatementRow) -> Origin:
    """The readout that a statement is from."""
    return Origin(row.readout, row.publisher, row.readout_title, row.url)
