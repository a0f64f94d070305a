"""The application: every address of the site, and what is answered to what goes wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from tracker.errors import TrackerError
from tracker.queries.catalogue import QUESTIONS
from tracker.web import (
    account,
    acts,
    amending,
    api,
    briefings,
    calendar,
    changes,
    items,
    judging,
    live,
    naming,
    occasions,
    refusals,
    revising,
    signing,
    team,
    texts,
    timeline,
)
from tracker.web.access import needing
from tracker.web.comparing import compare
from tracker.web.entrance import Entrance
from tracker.web.errors import Problem
from tracker.web.guard import Guard, posts
from tracker.web.lists import listing
from tracker.web.meanings import meanings
from tracker.web.navigation import TITLES
from tracker.web.overview import overview
from tracker.web.pages import page
from tracker.web.parties import parties, party
from tracker.web.programs import programs
from tracker.web.proxies import Proxies
from tracker.web.searching import search
from tracker.web.site import Site
from tracker.web.visitors import Visitors

if TYPE_CHECKING:
    from tracker.web.identities import Provider

_STATIC = Path(__file__).parent / "static"

_AT_ONCE = 16
"""How many requests are answered at once; others wait."""


def application(
    store: str,
    *,
    host: str,
    names: Collection[str] = (),
    sources: Path | None = None,
    still: bool = False,
    proxies: Proxies | None = None,
    provider: Provider | None = None,
) -> Starlette:
    """The site of a store.

    Args:
        store: the store's name.
        host: the address that the server listens on.
        names: further names by which it may be asked.
        sources: the folder with the readouts' texts, if there is one.
        still: whether its pages become files, which can do nothing that needs a server.
        proxies: whose word is taken for who asks.
        provider: where one can sign in elsewhere.
    """
    texts.check()
    site = Site(store, sources, still=still)
    asked_by = proxies or Proxies()
    visitors = Visitors(site, host, elsewhere=bool(asked_by.header or provider))
    routes = _routes()
    if provider:
        from tracker.web import identities  # noqa: PLC0415 - what few sites need

        routes += identities.routes(provider)

    @asynccontextmanager
    async def running(_: Starlette) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = _AT_ONCE
        yield
        site.readers.close()
        site.ledgers.close()

    made = Starlette(
        routes=routes,
        middleware=[
            Middleware(Guard, host=host, names=names, posts=posts(routes)),
            Middleware(Entrance, routes=routes, visitors=visitors, proxies=asked_by),
        ],
        exception_handlers={
            TrackerError: refusals.refused,
            Problem: refusals.unanswered,
            HTTPException: refusals.other,
            Exception: refusals.failed,
        },
        lifespan=running,
    )
    made.state.site = site
    made.state.visitors = visitors
    made.state.elsewhere = provider.name if provider else ""
    made.state.watch = live.Watch(site)
    made.state.listeners = live.Listeners()
    return made


def _routes() -> list[BaseRoute]:
    return [
        *api.routes(),  # before the others, since programs ask most, and each is looked at in turn
        Route("/", page(overview)),
        Route("/timeline", page(timeline.timeline, timeline.ASKED)),
        Route("/timeline.svg", page(timeline.svg, timeline.ASKED)),
        Route("/timeline.png", page(timeline.png, timeline.ASKED)),
        *(Route(f"/{name}", page(listing(QUESTIONS[name]), name)) for name in TITLES),
        Route("/item/{name}", page(items.item, more=(naming.OF,))),
        Route("/statement/{name}", page(items.statement)),
        Route("/readout/{name}", page(occasions.readout)),
        Route("/meeting/{name}", page(occasions.meeting)),
        Route("/show", page(occasions.show, "show")),
        Route("/search", page(search, "search")),
        Route("/compare", page(compare, "compare")),
        Route("/briefing", page(briefings.shown, more=briefings.GIVEN)),
        *(
            Route(f"/briefing.{ending}", page(briefings.taken_along(form), more=briefings.GIVEN))
            for form, ending in briefings.ENDINGS.items()
        ),
        Route("/rules", page(meanings)),
        Route("/parties", page(parties)),
        Route("/party/{name}", page(party)),
        Route("/calendar", page(calendar.calendar, "open")),
        Route("/calendar.ics", page(calendar.feed, "open")),
        Route("/replay", page(changes.replay, "replay")),
        Route("/changes.atom", page(changes.feed, "replay")),
        *revising.routes(),
        Route("/api", page(programs)),
        *(one for act in (*judging.ACTS, *amending.ACTS) for one in acts.routes(act)),
        *(one for act in naming.ACTS for one in acts.routes(act, more=(naming.OF,))),
        *signing.routes(),
        *account.routes(),
        *team.routes(),
        *live.routes(),
        Route("/static/timeline.css", needing(None, timeline.style)),
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]
