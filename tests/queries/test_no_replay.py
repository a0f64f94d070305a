"""No replay: a question is answered from the views, and no event is read for it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from tests.support.answers import answers
from tests.support.records import Record
from tracker.queries import Queries, Viewpoint
from tracker.queries.catalogue import QUESTIONS
from tracker.store.sqlite import SQLiteTransaction


def test_no_event_is_read_on_a_status_query(shipped: Record, tmp_path: Path) -> None:
    copy = Record(f"sqlite:///{tmp_path}/copy.db")
    source = sqlite3.connect(shipped.store.removeprefix("sqlite:///"))
    target = sqlite3.connect(tmp_path / "copy.db")
    source.backup(target)
    target.execute("DELETE FROM tracker_events")
    target.commit()
    assert target.execute("SELECT COUNT(*) FROM tracker_events").fetchone() == (0,)
    source.close()
    target.close()
    assert answers(copy) == answers(shipped)


def test_a_status_query_names_no_table_of_events(shipped: Record) -> None:
    read_tables: list[str] = []
    with closing(sqlite3.connect(shipped.store.removeprefix("sqlite:///"))) as connection:
        connection.set_trace_callback(read_tables.append)
        queries = Queries(SQLiteTransaction(connection.cursor()))
        view = Viewpoint(date(2019, 7, 1))
        queries.unsettled(view)
        queries.overdue(view)
        list(queries.answer(QUESTIONS["fulfilled"], view))
        queries.items(view)
        queries.story(view, "visa-relaxation")
    assert len(read_tables) >= 5
    assert sum("tracker_events" in statement for statement in read_tables) == 0
