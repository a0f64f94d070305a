"""A database that is thrown away."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

from tracker.store.sqlite import scratch


def test_it_is_closed_by_whichever_thread_comes_by() -> None:
    opened = ExitStack()
    sql = opened.enter_context(scratch())
    assert sql.rows("SELECT 1") == [(1,)]
    with ThreadPoolExecutor(1) as another:
        another.submit(opened.close).result()
