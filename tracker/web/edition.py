"""An edition: the pages of a record as of one day, as files that need no server.

They are the pages that the application gives, asked for one after the other, each leading to the
next; what only a server can do is left out of them by their templates.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from html import escape
from http import HTTPStatus
from pathlib import Path

from anyio.from_thread import start_blocking_portal
from starlette.applications import Starlette

from tracker.errors import Damaged
from tracker.web.application import application
from tracker.web.inprocess import HOST, fetch
from tracker.web.places import Places, rewritten


def write_edition(
    store: str,
    folder: Path,
    carried: Mapping[str, str],
    progress: Callable[[int, int], None],
    sources: Path | None = None,
) -> int:
    """Write the pages of a store below a folder.

    Args:
        store: the store's name.
        folder: where to write them.
        carried: the day, the moment and the part of the record that they are of, as addresses
            give them.
        progress: is told how many pages were written, and how many are known of.
        sources: the folder with the readouts' texts, if there is one.

    Returns:
        How many files there are.
    """
    app = application(store, host=HOST, sources=sources, still=True)
    try:
        # In a thread of its own, since whoever calls may be in a loop already, as notebooks are.
        with start_blocking_portal() as portal:
            return portal.call(_written, app, folder, Places(carried), progress)
    finally:
        app.state.site.readers.close()


async def _written(
    app: Starlette, folder: Path, places: Places, progress: Callable[[int, int], None]
) -> int:
    start = places.address("/")
    coming = deque([start])
    known = {places.file(start)}
    done = 0
    while coming:
        address = coming.popleft()
        for found in await _page(app, folder, places, address):
            file = places.file(found)
            if file not in known:
                known.add(file)
                coming.append(found)
        done += 1
        progress(done, len(known))
    return done


async def _page(app: Starlette, folder: Path, places: Places, address: str) -> list[str]:
    """Write what is at an address; returns the addresses that it leads to."""
    file = places.file(address)
    assert file is not None  # noqa: S101 - no other is asked for
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    if not file.endswith(".html"):
        with path.open("wb") as data:
            await fetch(app, address, data.write)
        return []
    pieces: list[bytes] = []
    told = await fetch(app, address, pieces.append)
    if told.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise Damaged(f"the page {address} cannot be made; tracker verify may say why")
    text = b"".join(pieces).decode()
    if to := told.headers.get("location"):
        link = escape(places.link(to, file) or "")
        text = f'<!doctype html>\n<meta http-equiv="refresh" content="0; url={link}">'
        text += f'<a href="{escape(to)}">{link}</a>\n'
    page = rewritten(text, file, places)
    path.write_text(page.text, encoding="utf-8")
    return page.addresses
