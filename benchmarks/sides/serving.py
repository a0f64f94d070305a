"""Serving: pages against the queries behind them, and many clients at once against Datasette."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from importlib.util import find_spec
from itertools import chain, count, cycle, islice
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import httpx

from benchmarks import world
from benchmarks.sides.measuring import Goal, Row, in_turns, seconds, spread, tell
from benchmarks.sides.querying import names
from benchmarks.sides.servers import datasette_at, tracker_at
from benchmarks.sides.worlds import Worlds
from tracker import bootstrap
from tracker.ledger.processes import processors
from tracker.queries import Queries, Viewpoint
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.plain import as_dict

_CLIENTS = 50
_REQUESTS = 400
_ROUNDS = 3
_PATIENCE = 300
"""Seconds after which something is wrong with a server."""

_ASKED = 15
_ROWS = 50
"""How many rows an answer has that many clients ask for."""

_NO_FEWER = Goal("at least", 1)

_ALLOWED = 20
"""Milliseconds that a page may take beside twice its query."""


def pages(worlds: Worlds, statements: int) -> Iterator[Row]:
    """A page of one relationship, against what it asks the record, in milliseconds."""
    store = worlds.store(statements)
    with (
        bootstrap.queries(f"sqlite:///{store}") as queries,
        tracker_at(store) as address,
        httpx.Client() as client,
    ):
        items = {name: _item(queries, name) for name in islice(names(), _ASKED)}
        for path, asked in _PAGES.items():

            def opened(path: str = path) -> float:
                urls = [f"{address}{path.format(item=items[one])}?{_of(one)}" for one in items]
                return spread([seconds(lambda url=url: _get(client, url)) for url in urls]).middle

            def queried(ask: _Ask = asked) -> float:
                of = [(_view(one), items[one]) for one in items]
                return spread([seconds(lambda one=one: ask(queries, *one)) for one in of]).middle

            turns = in_turns(opened, queried, _ROUNDS)
            yield Row(
                f"page-{path.strip('/').partition('/')[0] or 'overview'}",
                f"the page {path} of one relationship",
                "ms",
                spread([1000 * one for one in turns.ours]),
                "the bare query, in one process",
                spread([1000 * one for one in turns.other]),
                spread([1000 * (a - 2 * b) for a, b in zip(*turns, strict=True)]),
                "ms more than twice as long",
                Goal("at most", _ALLOWED),
            )


def _get(client: httpx.Client, url: str) -> None:
    client.get(url).raise_for_status()


def _item(queries: Queries, relationship: str) -> str:
    """The item of a relationship that most is unsettled of."""
    asked = _view(relationship)
    (first,) = islice(queries.answer(QUESTIONS["items"], asked), 1)
    return str(first.item)


_Ask = Callable[[Queries, Viewpoint, str], object]

_PAGES: dict[str, _Ask] = {
    "/": lambda queries, view, _: (
        queries.tally(view),
        [*queries.answer(QUESTIONS["open"], view)],
        queries.gaps(view),
    ),
    "/item/{item}": lambda queries, view, item: (
        queries.story(view, item),
        [*queries.answer(QUESTIONS["statements"], view._replace(items=(item,)))],
    ),
    "/overdue": lambda queries, view, _: [*queries.answer(QUESTIONS["overdue"], view, limit=101)],
    "/timeline": lambda queries, view, _: [*queries.answer(QUESTIONS["statements"], view)],
}
"""The pages, and what each asks at least."""


def many_clients(worlds: Worlds, statements: int) -> Iterator[Row]:
    """Requests a second that fifty clients are answered, against Datasette with the same rows."""
    if find_spec("datasette") is None:
        tell("datasette is not installed: left out")
        return
    store = worlds.store(statements)
    table = worlds.folder / f"datasette-{statements}.db"
    _tabled(store, table)
    wanted = [*islice(cycle(names()), _REQUESTS)]
    new = (
        (name, world.AS_OF - timedelta(days))  # a day has about as many as the one before
        for days in count(1)
        for name in names()
    )
    several = max(2, processors())
    with (
        tracker_at(store, several) as ours,
        tracker_at(store) as alone,
        datasette_at(table) as other,
    ):

        def mine(site: str, of: Iterable[tuple[str, date]]) -> list[str]:
            return [
                f"{site}/api/open?"
                + urlencode({"relationship": name, "as_of": day, "limit": _ROWS})
                for name, day in of
            ]

        again = mine(ours, ((name, world.AS_OF) for name in wanted))
        theirs = [
            f"{other}/{table.stem}/open.json?"
            + urlencode({"relationship": name, "_size": _ROWS, "_shape": "array"})
            for name in wanted
        ]
        for one, his in zip(again[:3], theirs[:3], strict=True):
            rows = [len(httpx.get(url).json()) for url in (one, his)]
            if rows[0] != rows[1]:
                raise SystemExit(f"{one} gives {rows[0]} rows, and {his} {rows[1]}")
        first = "asked for the first time"
        by = f"by a server of {several} processes"
        for key, what, asked, goal in (
            ("first", f"{first}, {by}", lambda: mine(ours, islice(new, _REQUESTS)), _NO_FEWER),
            ("one", f"{first}, by one process", lambda: mine(alone, islice(new, _REQUESTS)), None),
            ("again", f"asked before, with nothing recorded since, {by}", lambda: again, _NO_FEWER),
        ):
            turns = in_turns(
                lambda asked=asked: _asked_at_once(asked()),
                lambda: _asked_at_once(theirs),
                _ROUNDS,
            )
            yield Row(
                f"page-clients-{key}",
                f"answers of up to {_ROWS} rows, {what}, to {_CLIENTS} clients at once",
                "requests/s",
                spread([_REQUESTS / one for one in turns.ours]),
                "Datasette, a table of the same rows with an index",
                spread([_REQUESTS / one for one in turns.other]),
                turns.faster(),
                "times as many",
                goal,
            )


def _tabled(store: Path, table: Path) -> None:
    """A table of what is open as of the day, with every key of its answers."""
    table.unlink(missing_ok=True)
    columns = QUESTIONS["open"].columns
    written = sqlite3.connect(table)
    quoted = ", ".join(f'"{one}"' for one in columns)
    written.execute(f"CREATE TABLE open ({quoted})")
    with bootstrap.queries(f"sqlite:///{store}") as queries:
        for name in names():
            found = map(as_dict, queries.answer(QUESTIONS["open"], _view(name)))
            marks = ", ".join("?" * len(columns))
            written.executemany(
                f"INSERT INTO open VALUES ({marks})",
                ([_cell(one[column]) for column in columns] for one in found),
            )
    written.execute("CREATE INDEX open_by_relationship ON open (relationship)")
    written.commit()
    written.close()


def _cell(value: object) -> object:
    return (
        value if value is None or isinstance(value, str | int) else json.dumps(value, default=str)
    )


def _view(relationship: str) -> Viewpoint:
    return Viewpoint(world.AS_OF, relationship=relationship)


def _of(relationship: str) -> str:
    return urlencode({"relationship": relationship, "as_of": world.AS_OF})


def _asked_at_once(urls: Sequence[str]) -> float:
    """How long it takes until fifty clients have every answer, each on a connection of its own."""
    return seconds(lambda: asyncio.run(_clients(urls)))


async def _clients(urls: Sequence[str]) -> None:
    left = iter(urls)
    async with asyncio.timeout(_PATIENCE):
        await asyncio.gather(*(_client(left) for _ in range(_CLIENTS)))


async def _client(left: Iterator[str]) -> None:
    """Ask for what is left, one after the other, on one connection."""
    first = next(left, None)
    if first is None:
        return
    asked = urlsplit(first)
    reader, writer = await asyncio.open_connection(asked.hostname, asked.port)
    for url in chain([first], left):
        path = url.partition(asked.netloc)[2]
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {asked.netloc}\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        if not head.startswith("http/1.1 200"):
            raise SystemExit(f"{url} was answered with {head}")
        if length := re.search(r"content-length: (\d+)", head):
            await reader.readexactly(int(length[1]))
            continue
        while size := int(await reader.readuntil(b"\r\n"), 16):  # in pieces
            await reader.readexactly(size + 2)
        await reader.readexactly(2)
    writer.close()
