"""Live: open pages are told what others record, as server-sent events.

The store is looked at twice a second, once for all who listen, and by whatever program something is
recorded: what it holds is another extent then. Each who listens is told what they may read.
"""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus
from itertools import groupby
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from tracker.errors import TrackerError
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.recorded import LogEntry
from tracker.users import Role, User
from tracker.web import links
from tracker.web.access import needing
from tracker.web.errors import Problem
from tracker.web.site import Extent, Site
from tracker.web.texts import _, preferred, translations

PATH = "/events"

_PAUSE = 0.5
"""Seconds between two looks at the store."""

_BEAT = 15.0
"""Seconds after which something is sent in any case, and who listens is asked for anew."""

_LATE = timedelta(minutes=1)
"""How much earlier than another a recording can be dated that is seen after it."""

_MOST = 20
"""How many recordings are told one by one at once."""

_LISTENING = 16
"""How many connections of one user are kept open at once."""

_ENOUGH = "event: enough\ndata: {}\n\n"
"""What ends a connection that is not to be opened again by itself."""

_EVER = datetime(1970, 1, 1, tzinfo=UTC)

_ACTS = {
    "recorded": _("%(who)s recorded %(what)s"),
    "amended": _("%(who)s amended %(what)s"),
    "added": _("%(who)s added %(what)s"),
    "retracted": _("%(who)s retracted %(what)s"),
    "reordered": _("%(who)s reordered %(what)s"),
    "judged": _("%(who)s judged %(what)s"),
    "took back": _("%(who)s took back what was judged of %(what)s"),
    "separated": _("%(who)s took back the merging of %(what)s"),
    "named": _("%(who)s named %(what)s"),
    "merged": _("%(who)s merged %(what)s"),
}
"""What is told of each act."""


class Announcement(NamedTuple):
    """What was recorded at a moment, in one relationship."""

    at: datetime
    relationship: str
    entries: Sequence[LogEntry]
    title: str = ""
    """What the first of it was done to is called; empty where it has no title."""

    @property
    def key(self) -> tuple[datetime, str]:
        """By what it is told from others."""
        return self.at, self.relationship

    def told(self, language: str) -> str:
        """It as an event."""
        first = self.entries[0]
        words = translations(language)
        what = self.title or first.what
        act = "separated" if first.act == "took back" and first.item else first.act
        said = words.gettext(_ACTS[act]) % {"who": first.recorded_by, "what": what}
        if more := len(self.entries) - 1:
            said += " " + words.gettext(_("and %(count)s more")) % {"count": more}
        data = {"said": said, "page": _page(first), "at": self.at.isoformat()}
        return f"event: recorded\nid: {self.at.isoformat()}\ndata: {json.dumps(data)}\n\n"


class Watch:
    """A site's store, looked at for all who listen.

    Args:
        site: the site.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._found: Extent | None = None
        self._at = 0.0
        self._lock = asyncio.Lock()

    async def extent(self) -> Extent | None:
        """What the store holds, as it was a moment ago at most; None if it never was there."""
        async with self._lock:
            now = asyncio.get_running_loop().time()
            if now - self._at >= _PAUSE:
                with suppress(TrackerError):  # it may come again
                    self._found = await run_in_threadpool(self._look)
                self._at = asyncio.get_running_loop().time()
        return self._found

    def _look(self) -> Extent:
        with self._site.readers.queries() as queries:
            return self._site.extent(queries, None)


class Listeners:
    """The connections that are open, by whose they are; of too many, the oldest ends."""

    def __init__(self) -> None:
        self._open: dict[str, list[object]] = defaultdict(list)

    @contextmanager
    def one(self, name: str) -> Iterator[Callable[[], bool]]:
        """A further connection of a user; says whether it may still go on."""
        own, listening = object(), self._open[name]
        listening.append(own)
        del listening[:-_LISTENING]
        try:
            yield lambda: own in listening
        finally:
            if own in listening:
                listening.remove(own)
            if not listening:
                self._open.pop(name, None)


def routes() -> list[Route]:
    """The route of what is told live."""
    return [Route(PATH, needing(Role.READ, _listen))]


async def _listen(request: Request) -> Response:
    given = request.headers.get("last-event-id") or request.query_params.get("after", "")
    try:
        told = datetime.fromisoformat(given) if given else _EVER
        after = max(told.astimezone(UTC), _EVER) if told.tzinfo else None
    except (ValueError, OverflowError):
        after = None
    if after is None:
        raise Problem(HTTPStatus.BAD_REQUEST, f"after: {given!r} is not a moment with its zone")
    return StreamingResponse(
        _heard(request, after),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _heard(request: Request, after: datetime) -> AsyncIterator[str]:
    """What is told to who listens, among the connections of theirs."""
    listeners: Listeners = request.app.state.listeners
    with listeners.one(request.state.user.name) as goes_on:
        async for told in _told(request, after, goes_on):
            yield told
        if not goes_on():
            yield _ENOUGH


async def _told(
    request: Request, after: datetime, goes_on: Callable[[], bool]
) -> AsyncIterator[str]:
    """What is recorded after a moment, as it is recorded, for as long as who listens may read."""
    site: Site = request.app.state.site
    watch: Watch = request.app.state.watch
    user: User = request.state.user
    language = preferred(request.headers.get("accept-language", ""))
    loop = asyncio.get_running_loop()
    seen: set[tuple[datetime, str]] | None = None
    known: Extent | None = None
    beat = loop.time()
    yield "retry: 2000\n\n"
    while goes_on() and not site.ended:
        extent = await watch.extent()
        if extent != known:
            with suppress(TrackerError):
                found = await run_in_threadpool(_news, site, user, after - _LATE)
                # What was there before is what the page that listens has shown.
                told = seen if seen is not None else {one.key for one in found if one.at <= after}
                new = [one for one in found if one.key not in told][-_MOST:]
                for one in await run_in_threadpool(_titled, site, user, new) if new else []:
                    yield one.told(language)
                seen = {one.key for one in found}
                after = max([after, *(one.at for one in found)])
                known = extent
        if loop.time() - beat >= _BEAT:
            if await run_in_threadpool(_present, request) != user:
                return
            yield ": still here\n\n"
            beat = loop.time()
        await asyncio.sleep(_PAUSE)


def _news(site: Site, user: User, since: datetime) -> list[Announcement]:
    """What was recorded since a moment, the earliest first."""
    with site.queries(user) as queries:
        entries: Iterator[LogEntry] = queries.answer(
            QUESTIONS["log"], Viewpoint(date.max), recorded_since=since
        )
        ordered = sorted(entries, key=lambda one: (one.at, one.relationship))
        found = []
        for (at, relationship), together in groupby(
            ordered, key=lambda one: (one.at, one.relationship)
        ):
            listed = [*together]
            # The items that a readout names first are named with it.
            told = [one for one in listed if one.act != "named"] or listed
            found.append(Announcement(at, relationship, told))
        return found


def _titled(site: Site, user: User, told: Sequence[Announcement]) -> list[Announcement]:
    """Some announcements, each with what the first of it was done to is called."""
    with site.queries(user) as queries:
        return [one._replace(title=queries.logged(one.entries[0]).title) for one in told]


def _present(request: Request) -> User | None:
    """Who listens, as it is now."""
    try:
        found: User = request.app.state.visitors.of(request, request.state.peer)
    except (TrackerError, Problem):
        return None
    return found


def _page(entry: LogEntry) -> str:
    """The page that shows what was done something to."""
    if entry.act == "retracted" or (entry.item and entry.act != "named"):
        return "/log"
    if entry.act == "named":
        return links.named("item", entry.what)
    return links.named("statement" if "@" in entry.what else "readout", entry.what)
