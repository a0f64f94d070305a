"""Tables: the record as rows and columns for engines that analyse it, with both clocks in them.

Each row names the relationship that it is of. Whatever was once known is there, with the moments
from which on and up to which it was; so what was so on a day, and known at a moment, is what a
query asks for by comparing four columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from tracker.domain.rules import UNSETTLED_RULES

Kind = Literal["text", "words", "texts", "day", "moment", "number", "truth"]
"""What a column holds; `words` is a list that the views keep as text, `texts` one kept as JSON."""


TYPES: dict[Kind, str] = {
    "text": "string",
    "words": "list of strings",
    "texts": "list of strings",
    "day": "date",
    "moment": "timestamp, UTC",
    "number": "int64",
    "truth": "bool",
}
"""The types of columns, as they are called in most engines."""


class ExportedColumn(NamedTuple):
    """A column of a table."""

    name: str
    kind: Kind
    sql: str
    """How it is read of the views."""
    says: str


class ExportedTable(NamedTuple):
    """A table: what a row is, what it has, and from where it is read."""

    name: str
    says: str
    columns: tuple[ExportedColumn, ...]
    source: str
    """The tables of the views, joined; `l` is the relationship."""
    order: str
    divided: bool = False
    """Whether each relationship has a file of its own."""

    def query(self, columns: Iterable[ExportedColumn], clause: str = "") -> str:
        """The query for its rows, in order.

        Args:
            columns: what of them is wanted.
            clause: what they are narrowed down by, beginning with AND.
        """
        # Names that no column of the views has, since an order may name one of those.
        read = ", ".join(f"{one.sql} AS c{place}" for place, one in enumerate(columns))
        return f"SELECT {read} FROM {self.source} WHERE TRUE{clause} ORDER BY {self.order}"


def _known(table: str) -> tuple[ExportedColumn, ExportedColumn]:
    return (
        ExportedColumn("known_from", "moment", f"{table}.known_from", "when it was recorded"),
        ExportedColumn(
            "known_to",
            "moment",
            f"{table}.known_to",
            "up to when it was known so; the last day of 9999 for what still is",
        ),
    )


_WHOSE = ExportedColumn("relationship", "text", "l.name", "whose it is, such as `JP-RU`")
_REF = ExportedColumn("ref", "text", "s.key || '@' || r.slug", "the statement's fixed name")
_READOUT = ExportedColumn("readout", "text", "r.slug", "the readout that it is from")
_UNSETTLED = ", ".join(f"'{rule}'" for rule in sorted(UNSETTLED_RULES))

_SAID = """tracker_statements s
      JOIN tracker_relationships l ON l.id = s.relationship_id
      JOIN tracker_readouts r ON r.relationship_id = s.relationship_id AND r.id = s.readout_id
      JOIN tracker_items i ON i.relationship_id = s.relationship_id AND i.id = s.item_id
      JOIN tracker_meetings m ON m.relationship_id = s.relationship_id AND m.id = s.meeting_id"""
_SPANS = """tracker_spans p
      JOIN tracker_relationships l ON l.id = p.relationship_id
      LEFT JOIN tracker_verdicts v ON v.id = p.verdict
      JOIN tracker_items i ON i.relationship_id = p.relationship_id AND i.id = p.item_id"""

TABLES = (
    ExportedTable(
        "relationships",
        "what two or more parties have to do with each other",
        (
            _WHOSE,
            ExportedColumn("parties", "words", "l.parties", "their codes, in order"),
        ),
        "tracker_relationships l",
        "l.name",
    ),
    ExportedTable(
        "readouts",
        "a readout",
        (
            _WHOSE,
            _READOUT._replace(says="its name"),
            ExportedColumn("date", "day", "r.date", "its day"),
            ExportedColumn("title", "text", "r.title", "its title"),
            ExportedColumn("publisher", "text", "r.publisher", "the party that published it"),
            ExportedColumn("url", "text", "r.url", "where"),
            *_known("r"),
        ),
        "tracker_readouts r JOIN tracker_relationships l ON l.id = r.relationship_id",
        "r.relationship_id, r.id",
    ),
    ExportedTable(
        "meetings",
        "a meeting as one readout reports it; two readouts of one have the same `meeting`",
        (
            _WHOSE,
            ExportedColumn("meeting", "text", "m.meeting", "its name"),
            _READOUT,
            ExportedColumn("date", "day", "m.date", "its day"),
            ExportedColumn("kind", "text", "m.kind", "what kind of meeting, such as `summit`"),
            ExportedColumn("place", "text", "m.place", "where"),
            ExportedColumn("ordinal", "number", "m.ordinal", "which one of its row"),
            ExportedColumn(
                "participants", "text", "m.participants", "who took part, as JSON: names by party"
            ),
            ExportedColumn("holds", "words", "m.holds", "the items of which it is a round"),
            *_known("m"),
        ),
        "tracker_meetings m JOIN tracker_relationships l ON l.id = m.relationship_id"
        " JOIN tracker_readouts r ON r.relationship_id = m.relationship_id AND r.id = m.readout_id",
        "m.relationship_id, m.id",
    ),
    ExportedTable(
        "items",
        "an item by the names that it had for a time",
        (
            _WHOSE,
            ExportedColumn("item", "text", "i.slug", "its short name"),
            ExportedColumn("title", "text", "n.title", "its title"),
            ExportedColumn("names", "texts", "n.names", "its other names"),
            ExportedColumn("part_of", "text", "n.part_of", "the item that it is a part of"),
            ExportedColumn("merged_into", "text", "n.merged_into", "the item that it counts as"),
            *_known("n"),
        ),
        "tracker_item_names n JOIN tracker_relationships l ON l.id = n.relationship_id"
        " JOIN tracker_items i ON i.relationship_id = n.relationship_id AND i.id = n.item_id",
        "n.relationship_id, n.item_id, n.known_from",
    ),
    ExportedTable(
        "statements",
        "a statement as it was coded; another row after each amendment",
        (
            _WHOSE,
            ExportedColumn(
                "statement_id",
                "number",
                "s.id",
                "its number within the relationship, by which its spans have it",
            ),
            _REF,
            _READOUT,
            ExportedColumn("publisher", "text", "r.publisher", "the party that published that"),
            ExportedColumn("meeting", "text", "m.meeting", "the meeting at which it was made"),
            ExportedColumn("item", "text", "i.slug", "the item that it was coded on"),
            ExportedColumn("type", "text", "s.type", "its type, such as `CommitmentMade`"),
            ExportedColumn("made_on", "day", "s.date", "its day"),
            ExportedColumn("by_parties", "words", "s.by_parties", "the parties whose act it is"),
            ExportedColumn("to_parties", "words", "s.to_parties", "to whom it is addressed"),
            ExportedColumn("summary", "text", "s.summary", "what was said"),
            ExportedColumn("quote", "text", "s.quote", "the words that it rests on"),
            ExportedColumn("wording", "text", "s.wording", "how strongly it was put"),
            ExportedColumn("condition", "text", "s.condition", "what it depends on"),
            ExportedColumn("due", "text", "s.due", "its deadline as an EDTF expression"),
            ExportedColumn("due_words", "text", "s.due_words", "the readout's words for it"),
            ExportedColumn("due_from", "day", "s.due_first", "the first day of its window"),
            ExportedColumn("due_to", "day", "s.due_last", "the last day of its window"),
            ExportedColumn("approximate", "truth", "s.approximate", "whether that is approximate"),
            ExportedColumn("tied_before", "text", "s.tied_before", "the occasion it is due before"),
            ExportedColumn("tied_at", "text", "s.tied_at", "the occasion at which it is due"),
            ExportedColumn("continuing", "truth", "s.continuing", "whether it has no end"),
            ExportedColumn("complete", "truth", "s.complete", "of progress: whether it is done"),
            ExportedColumn("done_by", "words", "s.done_by", "whose deed that is"),
            ExportedColumn(
                "targets", "words", "s.targets", "what it renews or fulfils; null: it does not say"
            ),
            ExportedColumn("same_as", "text", "s.same_as", "another publisher's statement of it"),
            *_known("s"),
        ),
        _SAID,
        "s.id",
        divided=True,
    ),
    ExportedTable(
        "spans",
        "a status of a statement: from day to day, and known from moment to moment; of progress and"
        " views, which have none, only that several accounts tell of one act",
        (
            _WHOSE,
            ExportedColumn("statement_id", "number", "p.statement_id", "the statement"),
            ExportedColumn(
                "share", "text", "p.share", "the party whose share has it; empty: the statement has"
            ),
            ExportedColumn("valid_from", "day", "p.valid_from", "its first day"),
            ExportedColumn(
                "valid_to",
                "day",
                "p.valid_to",
                "the day after its last; the last day of 9999 where nothing on record ends it",
            ),
            *_known("p"),
            ExportedColumn("item", "text", "i.slug", "the item that the statement counts for"),
            ExportedColumn("status", "text", "v.status", "the status; null: it has none"),
            ExportedColumn("rule", "text", "v.rule", "the rule that gives it"),
            ExportedColumn(
                "settled",
                "truth",
                f"CASE WHEN v.rule IN ({_UNSETTLED}) THEN 0 WHEN v.rule IS NOT NULL THEN 1 END",
                "whether nothing is left to be done or answered",
            ),
            ExportedColumn("since", "day", "p.since", "since when it holds"),
            ExportedColumn(
                "evidence", "text", "p.evidence", "what it rests on; null: the statement itself"
            ),
            ExportedColumn("due_from", "day", "p.due_first", "the first day of its window then"),
            ExportedColumn("due_to", "day", "p.due_last", "the last day of its window then"),
            ExportedColumn("sought_through", "day", "p.sought", "through when it was searched for"),
            ExportedColumn("marks", "words", "p.marks", "what else is on record, as `word:what`"),
            ExportedColumn(
                "divided", "truth", "p.divided", "whether its shares, or what settled them, differ"
            ),
            ExportedColumn(
                "twin_of",
                "number",
                "p.twin_of",
                "the statement that stands for it: another publisher's, of the same act",
            ),
            ExportedColumn(
                "by_parties", "words", "p.by_parties", "its parties, if other accounts name more"
            ),
        ),
        _SPANS,
        "p.statement_id, p.share, p.valid_from, p.known_from",
        divided=True,
    ),
    ExportedTable(
        "judgements",
        "what somebody judged of a statement, from outside the readouts",
        (
            _WHOSE,
            ExportedColumn("ref", "text", "a.ref", "the statement, or the item"),
            ExportedColumn("item", "text", "i.slug", "the item"),
            ExportedColumn("type", "text", "a.type", "what kind, such as `OutcomeAssessed`"),
            ExportedColumn("body", "text", "a.body", "what was judged, as JSON"),
            ExportedColumn("recorded_by", "text", "g.recorded_by", "who recorded it"),
            ExportedColumn("withdrawn_because", "text", "a.reason", "why it no longer stands"),
            *_known("a"),
        ),
        "tracker_assessments a JOIN tracker_relationships l ON l.id = a.relationship_id"
        " JOIN tracker_items i ON i.relationship_id = a.relationship_id AND i.id = a.item_id"
        " JOIN tracker_recordings g ON g.relationship_id = a.relationship_id"
        " AND g.recorded_at = a.known_from",
        "a.relationship_id, a.id",
    ),
    ExportedTable(
        "corrections",
        "a correction of a readout",
        (
            _WHOSE,
            ExportedColumn("readout", "text", "c.readout", "the readout"),
            ExportedColumn("key", "text", "c.key", "the key of the statement; null: the heading"),
            ExportedColumn("type", "text", "c.type", "what kind, such as `StatementAmended`"),
            ExportedColumn("reason", "text", "c.reason", "why"),
            ExportedColumn("recorded_at", "moment", "c.recorded_at", "when it was recorded"),
        ),
        "tracker_corrections c JOIN tracker_relationships l ON l.id = c.relationship_id",
        "c.relationship_id, c.recorded_at, c.number",
    ),
    ExportedTable(
        "recordings",
        "what one transaction recorded of a relationship",
        (
            _WHOSE,
            ExportedColumn("recorded_at", "moment", "g.recorded_at", "its moment"),
            ExportedColumn("recorded_by", "text", "g.recorded_by", "who recorded it"),
            ExportedColumn("command", "text", "g.command", "the id of the command"),
        ),
        "tracker_recordings g JOIN tracker_relationships l ON l.id = g.relationship_id",
        "g.relationship_id, g.recorded_at",
    ),
)
"""Every table, in the order in which it is written."""

BY_NAME = {table.name: table for table in TABLES}
"""The tables by their names."""
