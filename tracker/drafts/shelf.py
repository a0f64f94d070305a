"""The shelf: the drafts that are kept in a store's database, each with all that was done to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from secrets import token_hex
from typing import NamedTuple

from tracker.drafts.edits import EDIT, Edit
from tracker.drafts.stale import overtaken
from tracker.drafts.states import DraftState, Kept, folded
from tracker.errors import NotFound, Refused
from tracker.sql import Row, Transaction
from tracker.store.notebook import Notebook

TABLES = {
    "tracker_drafts": "id TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, begun_at BIGINT"
    " NOT NULL, begun_by TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, initial TEXT NOT"
    " NULL, ended TEXT NOT NULL, ended_at BIGINT NOT NULL, ended_by TEXT NOT NULL, ended_version"
    " INTEGER NOT NULL",
    "tracker_draft_edits": "draft TEXT NOT NULL, number INTEGER NOT NULL, id TEXT NOT NULL,"
    " made_at BIGINT NOT NULL, made_by TEXT NOT NULL, aside INTEGER NOT NULL, edit TEXT NOT NULL,"
    " PRIMARY KEY (draft, number)",
    "tracker_draft_people": "draft TEXT NOT NULL, name TEXT NOT NULL, statement TEXT NOT NULL,"
    " seen_at BIGINT NOT NULL, PRIMARY KEY (draft, name)",
}
"""The tables of the shelf."""

AWAY = timedelta(seconds=20)
"""After how long without a sign somebody is no longer on a draft."""

_SHOWN = 200
_ID_BYTES = 8
_MICROSECOND = timedelta(microseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Listed(NamedTuple):
    """A draft as a list has it."""

    id: str
    title: str
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


class Shelf:
    """The drafts of a store.

    Args:
        notebook: where they are kept.
        clock: tells the time.
    """

    def __init__(self, notebook: Notebook, clock: Callable[[], datetime]) -> None:
        self._notebook = notebook
        self._clock = clock

    def begin(self, title: str, text: str, initial: DraftState, by: str) -> str:
        """Keep a new draft; its id is the answer."""
        new = token_hex(_ID_BYTES)
        with self._notebook.writing() as sql:
            row = (new, 0, self._now(), by, title, text, initial.model_dump_json(), "", 0, "", 0)
            sql.insert("tracker_drafts", [row])
        return new

    def listed(self) -> list[Listed]:
        """The drafts, those under review first, the latest first."""
        with self._notebook.reading() as sql:
            if sql is None:
                return []
            rows = sql.rows(
                f"SELECT {_COLUMNS} FROM tracker_drafts"
                f" ORDER BY CASE WHEN ended = '' THEN 0 ELSE 1 END, begun_at DESC LIMIT {_SHOWN}"
            )
        return [_listed(row) for row in rows]

    def draft(self, name: str) -> Reviewed:
        """A draft.

        Raises:
            NotFound: there is none of that name.
        """
        with self._notebook.reading() as sql:
            return _draft(sql, name)

    def version(self, name: str) -> tuple[int, str, list[Present]]:
        """The version of a draft, what became of it, and who is on it now."""
        with self._notebook.reading() as sql:
            found = (
                sql.rows("SELECT version, ended FROM tracker_drafts WHERE id = ?", (name,))
                if sql
                else []
            )
            if sql is None or not found:
                raise _unknown(name)
            since = self._now() - AWAY // _MICROSECOND
            people = sql.rows(
                "SELECT name, statement FROM tracker_draft_people WHERE draft = ? AND seen_at >= ?"
                " ORDER BY name",
                (name, since),
            )
        return found[0][0], found[0][1], [Present(*row) for row in people]

    def edit(
        self,
        name: str,
        edit: Edit | Callable[[Reviewed], Edit | None],
        *,
        by: str,
        base: int,
        id_: str,
    ) -> Done:
        """Do something to a draft, once however often it is sent.

        A value of a field that somebody has set to something else since is not lost, and changes
        nothing until it is looked at: it is set aside.

        Args:
            name: the draft.
            edit: what is done, or what makes it of the draft as it is; None for nothing.
            by: who does it.
            base: the version of the draft that they saw.
            id_: what makes it the same when it is sent again.

        Raises:
            NotFound: there is no such draft.
            Refused: it is no longer under review.
        """
        with self._under_review(name) as (sql, version):
            found = _draft(sql, name)
            for one in found.kept:
                if one.id == id_:
                    return Done(found.listed.version, one.aside)
            made = edit if not callable(edit) else edit(found)
            if made is None:
                return Done(found.listed.version)
            aside = overtaken(found.initial, found.kept, base, made)
            sql.rows("UPDATE tracker_drafts SET version = ? WHERE id = ?", (version + 1, name))
            told = made.model_dump_json()
            row = (name, version + 1, id_, self._now(), by, int(aside), told)
            sql.insert("tracker_draft_edits", [row])
        return Done(version + 1, aside)

    def end(self, name: str, ended: str, *, by: str, version: int) -> None:
        """Note what became of a draft, which then cannot be edited any more."""
        with self._under_review(name) as (sql, _):
            sql.rows(
                "UPDATE tracker_drafts SET ended = ?, ended_at = ?, ended_by = ?, ended_version = ?"
                " WHERE id = ?",
                (ended, self._now(), by, version, name),
            )

    def reopen(self, name: str) -> None:
        """Put a draft that was thrown away back under review."""
        with self._notebook.writing() as sql:
            sql.rows(
                "UPDATE tracker_drafts SET ended = '' WHERE id = ? AND ended = ?",
                (name, THROWN_AWAY),
            )

    def note(self, name: str, who: Present) -> None:
        """Note that somebody is on a draft."""
        with self._notebook.writing() as sql:
            sql.rows(
                "INSERT INTO tracker_draft_people VALUES (?, ?, ?, ?)"
                " ON CONFLICT (draft, name) DO UPDATE"
                " SET statement = excluded.statement, seen_at = excluded.seen_at",
                (name, who.name, who.statement, self._now()),
            )

    @contextmanager
    def _under_review(self, name: str) -> Iterator[tuple[Transaction, int]]:
        """A transaction in which nobody else changes a draft, and its version."""
        with self._notebook.writing() as sql:
            found = sql.rows(
                "UPDATE tracker_drafts SET version = version WHERE id = ?"
                " RETURNING version, ended, ended_by",
                (name,),
            )
            if not found:
                raise _unknown(name)
            version, ended, ended_by = found[0]
            if ended:
                raise Refused(f"this draft is no longer under review: {told(ended, ended_by)}")
            yield sql, version

    def _now(self) -> int:
        return (self._clock() - _EPOCH) // _MICROSECOND


THROWN_AWAY = "-"
"""What became of a draft that nobody wants."""

_COLUMNS = "id, title, begun_at, begun_by, version, ended, ended_at, ended_by, ended_version"


def told(ended: str, by: str) -> str:
    """What became of a draft, in words."""
    return f"{by} threw it away" if ended == THROWN_AWAY else f"{by} recorded it as {ended}"


def _unknown(name: str) -> NotFound:
    return NotFound(f"there is no draft {name[:40]}; the page Drafts lists those that there are")


def _draft(sql: Transaction | None, name: str) -> Reviewed:
    rows = (
        sql.rows(f"SELECT {_COLUMNS}, body, initial FROM tracker_drafts WHERE id = ?", (name,))
        if sql
        else []
    )
    if sql is None or not rows:
        raise _unknown(name)
    *columns, text, initial = rows[0]
    kept = sql.rows(
        "SELECT number, id, made_at, made_by, edit, aside FROM tracker_draft_edits"
        " WHERE draft = ? ORDER BY number",
        (name,),
    )
    return Reviewed(
        _listed(tuple(columns)), text, DraftState.model_validate_json(initial), _kept(kept)
    )


def _listed(row: Row) -> Listed:
    draft, title, begun_at, begun_by, version, ended, ended_at, ended_by, ended_version = row
    return Listed(
        *(draft, title, _moment(begun_at), begun_by, version),
        *(ended, _moment(ended_at), ended_by, ended_version),
    )


def _kept(rows: Sequence[Row]) -> tuple[Kept, ...]:
    return tuple(
        Kept(number, id_, _moment(at), by, EDIT.validate_json(edit), bool(aside))
        for number, id_, at, by, edit, aside in rows
    )


def _moment(microseconds: int) -> datetime:
    return _EPOCH + microseconds * _MICROSECOND
