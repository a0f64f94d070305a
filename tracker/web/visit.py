"""A visit: a page that is asked for, from where it looks at the record, and its links to others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tracker.errors import TrackerError
from tracker.queries import Queries, Viewpoint
from tracker.queries.filters import FILTERS
from tracker.queries.question import Question
from tracker.users import Role, User
from tracker.web import cookies, forms, links
from tracker.web.asked import Requested, asked
from tracker.web.clocks import Clocks, clocks
from tracker.web.errors import status_of, worded
from tracker.web.forms import SentForm
from tracker.web.site import Site

if TYPE_CHECKING:
    from tracker.ledger import Ledger
    from tracker.queries.titles import Named

Shown = tuple[str, dict[str, Any]]
"""A template, and what it is filled with."""

CARRIED = ("as_of", "known_on", "with", "relationship")
"""What every link of a page hands on: the clocks, and the part of the record."""


class Visit:
    """A page that is asked for.

    Args:
        request: the request.
        queries: the record, open for questions.
        question: the question whose filters the address may have.
        more: what it may have beside.
        form: what was sent, where a form was.
    """

    def __init__(
        self,
        request: Request,
        queries: Queries,
        question: Question,
        more: tuple[str, ...] = (),
        form: SentForm | None = None,
    ) -> None:
        self.request = request
        self.form = form or SentForm()
        self.refused = ""
        """Why what was asked for was not done, when its page is shown again."""
        self.status = HTTPStatus.OK
        """With what status the page is answered."""
        self.faults: dict[str, str] = {}
        """What is wrong with what was sent, by the names of the fields."""
        self.begins = date.min
        """The day before which the page has nothing to show."""
        self._titles: dict[tuple[Named, str, str | None], str] = {}
        self.site: Site = request.app.state.site
        self.queries = queries
        self.question = question
        self.params = [(name, value.strip()) for name, value in request.query_params.multi_items()]
        # What a question is about is read by its page, which can be opened without it.
        about = [one for one in question.about if self.given(one)]
        carried = (one for one in FILTERS if one.name in CARRIED and one not in question.filters)
        taken = question._replace(about=tuple(about), filters=(*question.filters, *carried))
        self.asked: Requested = asked(taken, self.params, more=(*more, *question.about))

    def refuse(self, error: TrackerError) -> None:
        """Have the page shown with why what was asked for cannot be done."""
        self.refused, self.status = worded(error), status_of(error)

    @cached_property
    def user(self) -> User:
        """Who asks."""
        found: User = self.request.state.user
        return found

    def may(self, needed: str, relationship: str | None = None) -> bool:
        """Whether who asks has a role, by its name in small letters."""
        return self.user.may(Role[needed.upper()], relationship)

    @property
    def after(self) -> str:
        """The moment of the latest recording that the page can show."""
        latest = self.queries.latest()
        return latest.isoformat() if latest else ""

    @property
    def signed_in(self) -> bool:
        """Whether who asks came in by signing in, or by a link."""
        return any(name in self.request.cookies for name in (cookies.SESSION, cookies.LINK))

    @property
    def peer(self) -> str:
        """The address of who asks."""
        return self.request.client.host if self.request.client else ""

    @property
    def said(self) -> str:
        """What was done, to be said once on the page that follows."""
        return unquote(self.request.cookies.get(cookies.SAID, ""))

    @cached_property
    def secret(self) -> str:
        """The browser's secret, by which its forms are known; a new one where it has none."""
        return self.request.cookies.get(cookies.FORM, "") or forms.secret()

    @property
    def has_form(self) -> bool:
        """Whether the page has a form that can be sent, so that it is not to be kept."""
        return "secret" in self.__dict__

    def form_token(self) -> str:
        """What a new form of the page is known by."""
        return forms.token(self.secret, self.user.name)

    @cached_property
    def form_key(self) -> str:
        """What the form that was sent is known by; empty for one that is not our own."""
        return forms.key_of(self.secret, self.user.name, self.form.text(forms.FIELD)) or ""

    @contextmanager
    def ledger(self, *, version: int | None = None) -> Iterator[Ledger]:
        """The record, open to record in under the name of who asks.

        What a form records is recorded once, however often it is sent, and only where who asks has
        the role that its route needs.

        Args:
            version: what was looked at of what is to be changed, if anything was.
        """
        with self.site.ledgers.ledger(
            self.user.name,
            key=self.form_key or None,
            seen=self.user.within(Role.READ),
            taken=self.user.within(self.request.state.needed),
            version=version,
        ) as found:
            yield found

    def see(self, address: str, said: str = "") -> Response:
        """Leads to another page after something was done.

        Args:
            address: the address of the page.
            said: what it is to say about what was done.
        """
        answer = RedirectResponse(address, HTTPStatus.SEE_OTHER)
        if said:
            cookies.put(answer, self.request, cookies.SAID, quote(said), 60)
        return answer

    @property
    def view(self) -> Viewpoint:
        """From where the record is looked at."""
        return self.asked.view

    @property
    def still(self) -> bool:
        """Whether the page becomes a file."""
        return self.site.still

    @cached_property
    def path(self) -> str:
        """The path of the page."""
        return self.request.url.path

    @cached_property
    def clocks(self) -> Clocks:
        """The day and the moment, with the meetings around them."""
        return clocks(
            self.view,
            self.site.meetings(self.queries, self.user, self.view),
            self.site.recordings(self.queries),
            self.begins,
        )

    @cached_property
    def relationships(self) -> list[str]:
        """The relationships on record."""
        return self.queries.relationships()

    @property
    def part(self) -> list[tuple[str, str]]:
        """What every page is narrowed down to: what gives it in the address, and what it is."""
        view = self.view
        told = (("relationship", view.relationship), ("with", view.party))
        return [(name, value) for name, value in told if value and self.given(name)]

    def given(self, name: str) -> str:
        """What the address gives for a name; empty for nothing."""
        return next((value for key, value in self.params if key == name and value), "")

    def all_given(self, name: str) -> list[str]:
        """All that the address gives for a name."""
        return [value for key, value in self.params if key == name and value]

    @cached_property
    def carried(self) -> list[tuple[str, str]]:
        """What links hand on."""
        return [(name, value) for name in CARRIED if (value := self.given(name))]

    @cached_property
    def _handed_on(self) -> str:
        """The same as it ends the address of most links."""
        return links.address("", self.carried)

    def to(self, path: str, **params: object) -> str:
        """The address of another page, as of the same day."""
        if not params:
            return f"{path}{self._handed_on}"
        own = {name.rstrip("_"): value for name, value in params.items()}
        if all(value in (None, "") for value in own.values()) and own.keys().isdisjoint(CARRIED):
            return f"{path}{self._handed_on}"
        kept = [(name, value) for name, value in self.carried if name not in own]
        return links.address(path, [*links.pairs(own), *kept])

    def title(self, of: Named, name: str, relationship: str | None = None) -> str:
        """What something is called, by its name; empty where it has no title.

        Args:
            of: what it is.
            name: its slug, or its ref.
            relationship: between whom an item is; None for whomever.
        """
        sought = (of, name, relationship)
        if sought not in self._titles:
            self._titles[sought] = self.queries.title(self.view, *sought)
        return self._titles[sought]

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
