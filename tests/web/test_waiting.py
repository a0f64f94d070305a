"""Waiting: who reads is answered while others wait for somebody who records."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from tests.support.desk import at_desk
from tests.support.forms import opened
from tests.support.records import Record
from tests.support.sites import served
from tests.support.stories import commitment, readout

MANY = 20


def test_who_reads_is_answered_while_pages_wait_for_a_writer(tmp_path: Path) -> None:
    record = Record(f"sqlite:///{tmp_path}/tracker.db")
    record.record(readout("a", commitment("visa", due="2018-04"), on="2018-03-01"))
    with at_desk(record) as desk:
        draft = f"/draft/{desk.draft}"
    other = sqlite3.connect(tmp_path / "tracker.db", isolation_level=None)
    with (
        served(record.store) as site,
        httpx.Client(base_url=site, timeout=25) as client,
        ThreadPoolExecutor(2 * MANY) as threads,
    ):
        form = opened(client, "/assess/visa@a")
        judged = {"outcome": "fulfilled", "on": "2018-05-01", "evidence": "https://example.org/x"}
        other.execute("BEGIN IMMEDIATE")
        try:
            waiting = [threads.submit(client.get, draft) for _ in range(MANY)]
            waiting += [threads.submit(form.send, "look", judged) for _ in range(MANY)]
            for day in range(1, MANY + 1):
                for path in ("/overdue", "/api/open"):
                    answer = client.get(f"{path}?as_of=2018-05-{day:02}")
                    assert answer.status_code == httpx.codes.OK
            assert not any(one.done() for one in waiting)
        finally:
            other.close()
        assert {one.result().status_code for one in waiting} == {httpx.codes.OK}
