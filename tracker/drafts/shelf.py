"""The shelf: the drafts that are kept in a store's database, each with all that was done to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from secrets import token_hex

from tracker.domain.names import relationship
from tracker.drafts import fields
from tracker.drafts.edits import Edit
from tracker.drafts.rows import (
    COLUMNS,
    THROWN_AWAY,
    Done,
    Listed,
    Present,
    Reviewed,
    instant,
    listed_of,
    reviewed,
    told,
    unknown,
)
from tracker.drafts.stale import overtaken
from tracker.drafts.states import DraftState
from tracker.errors import Refused
from tracker.sql import Transaction, marks
from tracker.store.notebook import Notebook

_AWAY = 8_000_000
"""Microseconds without a sign after which somebody is no longer on a draft."""

_LONG = 86_400_000_000
"""Those after which nobody needs to know any more that somebody was."""

_SHOWN = 200
_ID_BYTES = 8


class Shelf:
    """The drafts of a store.

    Args:
        notebook: where they are kept.
        clock: tells the time.
    """

    def __init__(self, notebook: Notebook, clock: Callable[[], datetime]) -> None:
        self._notebook = notebook
        self._clock = clock

    def begin(
        self, title: str, text: str, initial: DraftState, by: str, *, key: str | None = None
    ) -> str:
        """Keep a new draft; its id is the answer.

        Args:
            title: what it is called in a list.
            text: the text that it was made of.
            initial: what was drafted.
            by: who begins it.
            key: what makes a draft that is begun again the same one and not a second.
        """
        new = sha256(key.encode()).hexdigest()[: 2 * _ID_BYTES] if key else token_hex(_ID_BYTES)
        with self._notebook.writing() as sql:
            told = (title, relationship(fields.listed(initial.heading.get("parties", ""))), text)
            row = (new, 0, self._now(), by, *told, initial.model_dump_json(), "", 0, "", 0)
            sql.write(
                f"INSERT INTO tracker_drafts VALUES ({marks(row)}) ON CONFLICT DO NOTHING", [row]
            )
        return new

    def listed(self, within: frozenset[str] | None = None) -> list[Listed]:
        """The drafts, those under review first, the latest first.

        Args:
            within: the relationships of which they are; None for all.
        """
        names = sorted(within or ())
        narrow = "" if within is None else f" WHERE relationship IN ({marks(names) or 'NULL'})"
        with self._notebook.reading() as sql:
            if sql is None:
                return []
            rows = sql.rows(
                f"SELECT {COLUMNS} FROM tracker_drafts{narrow}"
                f" ORDER BY CASE WHEN ended = '' THEN 0 ELSE 1 END, begun_at DESC LIMIT {_SHOWN}",
                names,
            )
        return [listed_of(row) for row in rows]

    def draft(self, name: str) -> Reviewed:
        """A draft.

        Raises:
            NotFound: there is none of that name.
        """
        with self._notebook.reading() as sql:
            return reviewed(sql, name)

    def presence(self, name: str) -> tuple[Listed, list[Present]]:
        """A draft as a list has it, and who is on it now.

        Raises:
            NotFound: there is none of that name.
        """
        with self._notebook.reading() as sql:
            found = (
                sql.rows(f"SELECT {COLUMNS} FROM tracker_drafts WHERE id = ?", (name,))
                if sql
                else []
            )
            if sql is None or not found:
                raise unknown(name)
            people = sql.rows(
                "SELECT tab, name, statement FROM tracker_draft_people"
                " WHERE draft = ? AND seen_at >= ? ORDER BY name",
                (name, self._now() - _AWAY),
            )
        return listed_of(found[0]), [Present(*row) for row in people]

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
            found = reviewed(sql, name)
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
            now = self._now()
            sql.rows(
                "INSERT INTO tracker_draft_people VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (draft, tab) DO UPDATE SET name = excluded.name,"
                " statement = excluded.statement, seen_at = excluded.seen_at",
                (name, who.tab, who.name, who.statement, now),
            )
            sql.rows("DELETE FROM tracker_draft_people WHERE seen_at < ?", (now - _LONG,))

    def text_of(self, readout: str) -> str | None:
        """The text of a readout that was recorded from a draft."""
        with self._notebook.reading() as sql:
            if sql is None:
                return None
            rows = sql.rows(
                "SELECT body FROM tracker_drafts WHERE ended = ? ORDER BY ended_at DESC LIMIT 1",
                (readout,),
            )
        return rows[0][0] if rows else None

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
                raise unknown(name)
            version, ended, ended_by = found[0]
            if ended:
                raise Refused(f"this draft is no longer under review: {told(ended, ended_by)}")
            yield sql, version

    def _now(self) -> int:
        return instant(self._clock())
