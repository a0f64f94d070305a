"""The site: what every answer of a server needs: the record, the texts beside it, and templates."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response

from tracker import __version__
from tracker.bootstrap import Readers
from tracker.ledgers import Ledgers
from tracker.queries import Queries, Viewpoint, moments
from tracker.queries.days import MeetingDay
from tracker.users import Role, User, Users
from tracker.web.given import GivenAnswers

Extent = tuple[int, datetime | None]

_KEPT = 16
"""How many answers about meetings are kept, each of another viewpoint."""

_COUNTED = 64
"""For how many states of the store, connections and readers it is kept how much there is."""

_TURNS = max(2, os.cpu_count() or 0)
"""How many answers are made at once."""

_WAITING = 8
"""How many at once can wait for whoever records."""

_MOMENTS = 20
"""How many of the latest recordings are offered for the clock of the record."""


class Site:
    """What the pages and the answers for programs are made from.

    Args:
        store: the store's name.
        sources: the folder with the readouts' texts, if there is one.
        still: whether the pages become files, which can do nothing that needs a server.
    """

    def __init__(self, store: str, sources: Path | None = None, *, still: bool = False) -> None:
        self.store = store
        self.readers = Readers(store)
        self.ledgers = Ledgers(store)
        self.sources = sources
        self.still = still
        self.given = GivenAnswers()
        self._turns = CapacityLimiter(_TURNS)
        """Who makes an answer: more at once would only wait for the interpreter."""
        self._waiting = CapacityLimiter(_WAITING)
        """Who may wait for a writer, and is not to keep those waiting who only read."""
        self.ended = False
        """Whether the server is about to end, so that nothing is told on and on."""
        self._meetings: OrderedDict[object, Sequence[MeetingDay]] = OrderedDict()
        self._extents: OrderedDict[object, Extent] = OrderedDict()
        self._lock = Lock()

    def end(self) -> None:
        """Let what is told on and on come to its end."""
        self.ended = True

    async def in_turn(
        self, answer: Callable[[Request], Response], request: Request, *, waits: bool = False
    ) -> Response:
        """What a request is answered with, made in a thread when its turn comes.

        Args:
            answer: makes it.
            request: the request.
            waits: whether it may wait for somebody who records, as what tries or records does.
        """
        limiter = self._waiting if waits else self._turns
        return await to_thread.run_sync(_let_in, answer, request, limiter=limiter)

    @contextmanager
    def queries(self, user: User) -> Iterator[Queries]:
        """The record open for questions, as far as somebody may read it."""
        with self.readers.queries(user.within(Role.READ)) as queries:
            yield queries

    @contextmanager
    def users(self) -> Iterator[Users]:
        """Those who may use the record, to be asked."""
        with self.readers.users() as users:
            yield users

    def extent(self, queries: Queries, within: frozenset[str] | None) -> Extent:
        """How much was recorded, counted once after each commit.

        Args:
            queries: the record.
            within: the relationships that it was opened for; None for all.
        """
        key = queries.commits(), within
        with self._lock:
            if found := self._extents.get(key):
                return found
        found = queries.extent()
        with self._lock:
            self._extents[key] = found
            while len(self._extents) > _COUNTED:
                self._extents.popitem(last=False)
        return found

    def meetings(self, queries: Queries, user: User, view: Viewpoint) -> Sequence[MeetingDay]:
        """The days of the meetings, read once for as long as nothing is recorded."""
        within = user.within(Role.READ)
        key = (
            self.extent(queries, within),
            within,
            view.known_on,
            view.relationship,
            view.party,
        )
        with self._lock:
            if found := self._meetings.get(key):
                self._meetings.move_to_end(key)
                return found
        found = queries.meeting_days(view)
        with self._lock:
            self._meetings[key] = found
            while len(self._meetings) > _KEPT:
                self._meetings.popitem(last=False)
        return found

    def recordings(self, queries: Queries) -> Sequence[datetime]:
        """The moments of the latest recordings."""
        return queries.recording_moments(_MOMENTS)


def _let_in(answer: Callable[[Request], Response], request: Request) -> Response:
    """What a request is answered with, or why who asks may not come in."""
    refusal: Response | None = request.state.let_in()
    return refusal or answer(request)


def tag(extent: Extent, user: User, *asked: str) -> str:
    """The tag of an answer, another for another record, program, reader, day or question."""
    told = "\n".join((__version__, str(extent), repr(user), str(moments.today()), *asked))
    return f'W/"{sha256(told.encode()).hexdigest()[:32]}"'
