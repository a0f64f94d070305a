"""A visit: a page that is asked for, from where it looks at the record, and its links to others."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tracker.queries import Queries, Viewpoint
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.filters import FILTERS
from tracker.queries.question import Question
from tracker.web import links
from tracker.web.asked import Requested, asked
from tracker.web.clocks import Clocks, clocks
from tracker.web.rendering import rendered
from tracker.web.site import Site, tag
from tracker.web.texts import preferred

CARRIED = ("as_of", "known_on", "with", "relationship")
"""What every link of a page hands on: the clocks, and the part of the record."""


class Visit:
    """A page that is asked for.

    Args:
        request: the request.
        queries: the record, open for questions.
        question: the question whose filters the address may have.
        more: what it may have beside.
    """

    def __init__(
        self, request: Request, queries: Queries, question: Question, more: tuple[str, ...] = ()
    ) -> None:
        self.request = request
        self.site: Site = request.app.state.site
        self.queries = queries
        self.question = question
        self.params = [(name, value.strip()) for name, value in request.query_params.multi_items()]
        # What a question is about is read by its page, which can be opened without it.
        about = [one for one in question.about if self.given(one)]
        carried = (one for one in FILTERS if one.name in CARRIED and one not in question.filters)
        taken = question._replace(about=tuple(about), filters=(*question.filters, *carried))
        self.asked: Requested = asked(taken, self.params, more=(*more, *question.about))

    @property
    def view(self) -> Viewpoint:
        """From where the record is looked at."""
        return self.asked.view

    @property
    def still(self) -> bool:
        """Whether the page becomes a file."""
        return self.site.still

    @property
    def path(self) -> str:
        """The path of the page."""
        return self.request.url.path

    @cached_property
    def clocks(self) -> Clocks:
        """The day and the moment, with the meetings around them."""
        return clocks(
            self.view,
            self.site.meetings(self.queries, self.view),
            self.site.recordings(self.queries),
        )

    @cached_property
    def relationships(self) -> list[str]:
        """The relationships on record."""
        return self.queries.relationships()

    def given(self, name: str) -> str:
        """What the address gives for a name; empty for nothing."""
        return next((value for key, value in self.params if key == name and value), "")

    def all_given(self, name: str) -> list[str]:
        """All that the address gives for a name."""
        return [value for key, value in self.params if key == name and value]

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What links hand on."""
        return [(name, value) for name in CARRIED if (value := self.given(name))]

    def to(self, path: str, **params: object) -> str:
        """The address of another page, as of the same day."""
        own = {name.rstrip("_"): value for name, value in params.items()}
        kept = [(name, value) for name, value in self.carried if name not in own]
        return links.address(path, [*links.pairs(own), *kept])

    def page_of(self, place: str, name: str, **params: object) -> str:
        """The address of an item, a statement, a readout or a meeting by its name."""
        return self.to(links.named(place, name), **params)

    def again(self, **params: object) -> str:
        """The address of this page with something else given."""
        kept = [(name, value) for name, value in self.params if name not in params]
        return links.address(self.path, [*kept, *links.pairs(params)])

    def again_at(self, path: str) -> str:
        """The address at which the same is given in another form."""
        return links.address(path, self.params)

    def api(self, form: str, **params: object) -> str:
        """The address of the same answer for programs."""
        taken = {*self.question.about, *(one.name for one in self.question.filters)}
        kept = [
            (name, value)
            for name, value in self.params
            if name in taken - {"limit", "skip", *params}
        ]
        given = [*kept, *links.pairs(params), ("format", form)]
        return links.address(f"/api/{self.question.name}", given)

    def on(self, day: object) -> str:
        """The address of this page as of another day."""
        return self.again(as_of=day, skip=None)


Shown = tuple[str, dict[str, Any]]
"""A template, and what it is filled with."""


def page(
    answer: Callable[[Visit], Shown | Response],
    asking: str | Question = "items",
    more: tuple[str, ...] = (),
) -> Callable[[Request], Response]:
    """The endpoint of a page.

    Args:
        answer: says which template it is and what fills it.
        asking: the question whose filters the address may have.
        more: what it may have beside.
    """
    question = QUESTIONS[asking] if isinstance(asking, str) else asking

    def endpoint(request: Request) -> Response:
        if cleaned := _cleaned(request):
            return RedirectResponse(cleaned, HTTPStatus.SEE_OTHER)
        site: Site = request.app.state.site
        language = preferred(request.headers.get("accept-language", ""))
        with site.queries() as queries:
            made = tag(queries.extent(), language, str(request.url))
            headers = {"ETag": made, "Vary": "Accept-Language"}
            if request.headers.get("if-none-match") == made:
                return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
            visit = Visit(request, queries, question, more)
            found = answer(visit)
            if isinstance(found, Response):
                return found
            template, filled = found
            text = rendered(template, language, visit=visit, view=visit.view, **filled)
        return HTMLResponse(text, headers=headers)

    return endpoint


def _cleaned(request: Request) -> str | None:
    """The address without what a form sent empty, if it sent something so."""
    given = request.query_params.multi_items()
    kept = [(name, value) for name, value in given if value.strip()]
    return links.address(request.url.path, kept) if len(kept) < len(given) else None
