"""Rows: how drafts and their edits are kept in the tables of a store's database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from tracker.drafts.edits import EDIT
from tracker.drafts.states import DraftState, Kept, folded
from tracker.errors import NotFound
from tracker.sql import Row, Transaction

TABLES = {
    "tracker_drafts": "id TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, begun_at BIGINT"
    " NOT NULL, begun_by TEXT NOT NULL, title TEXT NOT NULL, relationship TEXT NOT NULL, body TEXT"
    " NOT NULL, initial TEXT NOT NULL, ended TEXT NOT NULL, ended_at BIGINT NOT NULL, ended_by"
    " TEXT NOT NULL, ended_version INTEGER NOT NULL",
    "tracker_draft_edits": "draft TEXT NOT NULL, number INTEGER NOT NULL, id TEXT NOT NULL,"
    " made_at BIGINT NOT NULL, made_by TEXT NOT NULL, aside INTEGER NOT NULL, edit TEXT NOT NULL,"
    " PRIMARY KEY (draft, number)",
    "tracker_draft_people": "draft TEXT NOT NULL, tab TEXT NOT NULL, name TEXT NOT NULL, statement"
    " TEXT NOT NULL, seen_at BIGINT NOT NULL, PRIMARY KEY (draft, tab)",
}
"""The tables of the shelf."""

THROWN_AWAY = "-"
"""What became of a draft that nobody wants."""

_MICROSECOND = timedelta(microseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Listed(NamedTuple):
    """A draft as a list has it."""

    id: str
    title: str
    relationship: str
    """That of the parties that were read from its text."""
    begun_at: datetime
    begun_by: str
    version: int
    ended: str
    """Empty while it is under review; else the readout that it became, or what became of it."""
    ended_at: datetime
    ended_by: str
    ended_version: int
    """The version that was recorded."""


class Present(NamedTuple):
    """Somebody who is on a draft now."""

    tab: str
    """Which of their pages it is."""
    name: str
    statement: str
    """The statement that they are at; empty for none."""


class Reviewed(NamedTuple):
    """A draft with all that was done to it."""

    listed: Listed
    text: str
    initial: DraftState
    kept: tuple[Kept, ...]

    @property
    def state(self) -> DraftState:
        """The draft as it is now."""
        return folded(self.initial, self.kept)

    @property
    def is_open(self) -> bool:
        """Whether it is still under review."""
        return not self.listed.ended


class Done(NamedTuple):
    """What became of an edit."""

    version: int
    aside: bool = False
    """Whether somebody had set the field to something else, so that it waits."""


COLUMNS = (
    "id, title, relationship, begun_at, begun_by, version, ended, ended_at, ended_by, ended_version"
)
"""Those of `Listed`, in their order."""


def reviewed(sql: Transaction | None, name: str) -> Reviewed:
    """A draft as it is kept.

    Raises:
        NotFound: there is none of that name.
    """
    rows = (
        sql.rows(f"SELECT {COLUMNS}, body, initial FROM tracker_drafts WHERE id = ?", (name,))
        if sql
        else []
    )
    if sql is None or not rows:
        raise unknown(name)
    *columns, text, initial = rows[0]
    kept = sql.rows(
        "SELECT number, id, made_at, made_by, edit, aside FROM tracker_draft_edits"
        " WHERE draft = ? ORDER BY number",
        (name,),
    )
    return Reviewed(
        listed_of(tuple(columns)), text, DraftState.model_validate_json(initial), _kept(kept)
    )


def listed_of(row: Row) -> Listed:
    """A draft as a list has it."""
    draft, title, between, begun_at, begun_by, version, ended, ended_at, ended_by, at = row
    return Listed(
        *(draft, title, between, _moment(begun_at), begun_by, version),
        *(ended, _moment(ended_at), ended_by, at),
    )


def _kept(rows: Sequence[Row]) -> tuple[Kept, ...]:
    return tuple(
        Kept(number, id_, _moment(at), by, EDIT.validate_json(edit), bool(aside))
        for number, id_, at, by, edit, aside in rows
    )


def _moment(microseconds: int) -> datetime:
    return _EPOCH + microseconds * _MICROSECOND


def instant(moment: datetime) -> int:
    """A moment as it is kept, in microseconds."""
    return (moment - _EPOCH) // _MICROSECOND


def told(ended: str, by: str) -> str:
    """What became of a draft, in words."""
    return f"{by} threw it away" if ended == THROWN_AWAY else f"{by} recorded it as {ended}"


def unknown(name: str) -> NotFound:
    """That there is no draft of a name."""
    return NotFound(f"there is no draft {name[:40]}; the page Drafts lists those that there are")
