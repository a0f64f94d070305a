"""Forged: events that are chained rightly and that this program could not have written."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.tampering import verified
from tracker import bootstrap
from tracker.store.mapper import EventMapper
from tracker.store.packing import body_of
from tracker.store.sqlite import SQLiteTransaction
from tracker.store.stamp import Stored, chained_anew, genesis


def forge(path: Path, position: int, said: bytes, instead: bytes) -> None:
    """Change what the event at a position tells, and chain all of them anew."""
    with closing(sqlite3.connect(path)) as connection, connection:
        named = SQLiteTransaction(connection.cursor()).stream_out
        rows = connection.execute(
            "SELECT relationship_id, position, originator_id, originator_version, topic, state"
            " FROM tracker_events ORDER BY position"
        ).fetchall()
        events = [
            Stored(named(stream), place, topic, state) for *_, stream, place, topic, state in rows
        ]
        body = body_of(events[position - 1].state)
        assert said in body
        state = b'{"digest":"%s",%s' % (b"0" * 64, body.replace(said, instead))
        events[position - 1] = events[position - 1]._replace(state=state)
        for (whose, at, *_), (_, one) in zip(
            rows, chained_anew(events, genesis("JP-RU")), strict=True
        ):
            connection.execute(
                "UPDATE tracker_events SET state = ? WHERE relationship_id = ? AND position = ?",
                (one.state, whose, at),
            )


@pytest.mark.parametrize(
    ("said", "instead", "told"),
    [
        (b'"summary":"', b'"summery":"', "cannot be read"),
        (b'"by":["', b'"by":["QQ","', "cannot be read"),
    ],
)
@pytest.mark.parametrize("more", [(), ("--events-only",)])
def test_what_an_event_cannot_tell_is_found(
    path: Path, said: bytes, instead: bytes, told: str, more: tuple[str, ...]
) -> None:
    forge(path, 7, said, instead)
    ran = verified(path, *more)
    assert (ran.code, told in ran.err) == (4, True), ran.both


@pytest.mark.parametrize("views", [False, True])
def test_what_each_event_tells_is_read_once(
    path: Path, monkeypatch: pytest.MonkeyPatch, *, views: bool
) -> None:
    read: list[Stored] = []
    understood = EventMapper.to_domain_event

    def counted(mapper: EventMapper, stored: Stored, *parts: tuple[bytes, bytes]) -> object:
        read.append(stored)
        return understood(mapper, stored, *parts)

    with bootstrap.ledger(f"sqlite:///{path}") as ledger:
        monkeypatch.setattr(EventMapper, "to_domain_event", counted)
        found = ledger.verify(views=views)
    assert len(read) == found.events == len({*read})
