"""Rows of the views: one named tuple for each table, its columns in the order of the table.

What a row begins with is its key, and every key begins with the relationship. Days are ordinals and
moments microseconds; see `schema`.
"""

from __future__ import annotations

from typing import NamedTuple


class KeptRecording(NamedTuple):
    """A recording: what one transaction added to one relationship."""

    relationship_id: int
    recorded_at: int
    recorded_by: str
    command: str | None


class KeptReadout(NamedTuple):
    """A readout, for as long as its heading was known so."""

    relationship_id: int
    id: int
    known_from: int
    known_to: int
    slug: str
    date: int
    title: str | None
    publisher: str | None
    url: str | None
    """Where it was published."""


class KeptMeeting(NamedTuple):
    """A meeting as one readout reports it."""

    relationship_id: int
    id: int
    known_from: int
    known_to: int
    readout_id: int
    meeting: str
    date: int
    kind: str | None
    place: str | None
    ordinal: int | None
    participants: str
    holds: str


class KeptCorrection(NamedTuple):
    """A correction of a readout: which statement, how and why."""

    relationship_id: int
    recorded_at: int
    number: int
    readout: str
    key: str | None
    type: str
    reason: str


class KeptItem(NamedTuple):
    """An item, and the item that stands for it: itself, unless it was merged into another."""

    relationship_id: int
    id: int
    slug: str
    canonical_id: int


class KeptNames(NamedTuple):
    """What an item was called, for as long as it was."""

    relationship_id: int
    item_id: int
    known_from: int
    known_to: int
    title: str
    names: str
    part_of: str | None
    merged_into: str | None
    reason: str | None = None
    """Why it is not merged into another any more, where that was taken back then."""


class KeptStatement(NamedTuple):
    """A statement as it was coded, for as long as that was known."""

    relationship_id: int
    id: int
    known_from: int
    known_to: int
    readout_id: int
    meeting_id: int
    item_id: int
    key: str
    number: int
    type: str
    date: int
    by_parties: str
    to_parties: str
    summary: str
    quote: str | None
    wording: str | None
    condition: str | None
    due: str | None
    due_words: str | None
    due_first: int | None
    due_last: int | None
    approximate: int
    tied_before: str | None
    tied_at: str | None
    complete: int
    targets: str | None
    """None where it does not say what it renews or fulfils."""
    done_by: str
    continuing: int
    same_as: str | None


class KeptAssessment(NamedTuple):
    """What somebody judged of a statement, from outside the readouts."""

    relationship_id: int
    id: int
    known_from: int
    known_to: int
    item_id: int
    place: int
    ref: str
    type: str
    body: str
    reason: str | None
    """Why it was withdrawn."""


class KeptSpan(NamedTuple):
    """A status of a statement: from day to day, and known from moment to moment."""

    relationship_id: int
    statement_id: int
    share: str
    """The party whose share it is of; empty for the statement as a whole."""
    valid_from: int
    known_from: int
    known_to: int
    valid_to: int
    since: int
    """The day from which on the status holds, in a span before this one or in this."""
    item_id: int
    verdict: int
    """The number of the rule and its status; see `VERDICTS`."""
    evidence: str | None
    """None where it rests on the statement itself."""
    due_first: int | None
    due_last: int | None
    sought: int | None
    marks: str | None
    """What else is on record that one has to know, a word and a ref or a day each."""
    divided: int
    """Whether shares differ, which are then kept too."""
    twin_of: int | None
    """The statement whose twin it is, which stands for both."""
    by_parties: str | None
    """The parties whose act it is, where other accounts name more than the statement does."""


class KeptVerdict(NamedTuple):
    """A rule and a status that it can give."""

    id: int
    rule: str
    status: str


class KeptCrossing(NamedTuple):
    """That a relationship names statements of a readout that is another's."""

    readout: str
    relationship_id: int
