"""Pages: the endpoints of those that are shown, and of the forms that are sent to them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from tracker import bootstrap
from tracker.errors import Throttled, TrackerError
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.question import Question
from tracker.users import Role, User
from tracker.web import cookies, forms, links
from tracker.web.access import letting_in, needing
from tracker.web.errors import Problem
from tracker.web.forms import SentForm
from tracker.web.rendering import rendered
from tracker.web.site import Site, tag
from tracker.web.texts import preferred
from tracker.web.visit import Shown, Visit

Answer = Callable[[Visit], Shown | Response]
"""Says what a page shows, or answers in another way."""


def page(
    answer: Answer,
    asking: str | Question = "items",
    more: tuple[str, ...] = (),
    *,
    needs: Role | None = Role.READ,
    waits: bool = False,
) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a page.

    Args:
        answer: says which template it is and what fills it.
        asking: the question whose filters the address may have.
        more: what it may have beside.
        needs: the role that one has to have to see it; None for none.
        waits: whether it may wait for somebody who records, as a page does that tries something.
    """
    question = QUESTIONS[asking] if isinstance(asking, str) else asking

    async def endpoint(request: Request) -> Response:
        site: Site = request.app.state.site
        return await site.in_turn(answered, request, waits=waits)

    def answered(request: Request) -> Response:
        if cleaned := _cleaned(request):
            return RedirectResponse(cleaned, HTTPStatus.SEE_OTHER)
        site: Site = request.app.state.site
        language = preferred(request.headers.get("accept-language", ""))
        user: User = request.state.user
        with site.queries(user) as queries:
            made = tag(
                site.extent(queries, user.within(Role.READ)), user, language, str(request.url)
            )
            headers = {"ETag": made, "Vary": "Accept-Language, Cookie"}
            unsaid = cookies.SAID not in request.cookies
            if request.headers.get("if-none-match") == made and unsaid:
                return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
            visit = Visit(request, queries, question, more)
            found = answer(visit)
            if isinstance(found, Response):
                return found
            return _shown(visit, found, language, headers)

    return letting_in(needing(needs, endpoint))


def posted(
    answer: Answer,
    asking: str | Question = "items",
    more: tuple[str, ...] = (),
    *,
    needs: Role | None = Role.CODE,
    again: Answer | None = None,
    once: bool = True,
    largest: int = forms.LARGEST,
) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint that takes what a page's form sends; its route has `methods=["POST"]`.

    Args:
        answer: does what was asked for, and leads to the page to see next (`Visit.see`).
        asking: the question whose filters the address may have.
        more: what it may have beside.
        needs: the role that one has to have to send it; None for none.
        again: the page that is shown again, with why, when what was asked for cannot be done;
            without one the error is shown on a page of its own.
        once: whether a form that led on to another page is refused when it is sent again; False
            where the same form is sent again and again, as when what one types is kept.
        largest: how many bytes it may send.
    """
    question = QUESTIONS[asking] if isinstance(asking, str) else asking

    async def endpoint(request: Request) -> Response:
        site: Site = request.app.state.site
        form = await forms.read(request, largest)
        return await site.in_turn(partial(respond, form), request, waits=True)

    def respond(form: SentForm, request: Request) -> Response:
        site: Site = request.app.state.site
        language = preferred(request.headers.get("accept-language", ""))
        with site.queries(request.state.user) as queries:
            visit = Visit(request, queries, question, more, form)
            _check(visit, once=once)
            headers = {}
            try:
                found = answer(visit)
            except TrackerError as error:
                if again is None:
                    raise
                visit.refuse(error)
                if isinstance(error, Throttled):
                    headers["Retry-After"] = str(error.seconds)
                found = again(visit)
            if isinstance(found, Response):
                if once and found.status_code == HTTPStatus.SEE_OTHER:
                    with bootstrap.users(site.store) as users:
                        users.note_form(visit.form_key)
                return found
            return _shown(visit, found, language, headers)

    return needing(needs, endpoint)


def form_below(
    path: str,
    answer: Answer,
    *,
    needs: Role | None,
    again: Answer | None = None,
    once: bool = True,
) -> list[Route]:
    """The routes of a form whose address lies below that of its page, to which it leads back.

    What cannot be done is answered there with the page as it was filled in, which can be loaded
    again like any other.

    Args:
        path: the address of the form.
        answer: does what was asked for; see `posted`, as for what follows.
        needs: the role that one has to have.
        again: the page.
        once: whether it is refused when it is sent again.
    """

    def led_back(request: Request) -> Response:
        above = request.url.path.rpartition("/")[0]
        return RedirectResponse(request.url.replace(path=above or "/"), HTTPStatus.SEE_OTHER)

    return [
        Route(path, posted(answer, needs=needs, again=again, once=once), methods=["POST"]),
        Route(path, needing(needs, led_back), methods=["GET"]),
    ]


def _check(visit: Visit, *, once: bool) -> None:
    """Refuse a form that is not our own, or was sent before."""
    if not visit.form_key:
        raise Problem(
            HTTPStatus.FORBIDDEN,
            "this form was not made for you in this browser, or long ago, so that nothing was "
            "done; open its page anew and send it again",
        )
    if once:
        with visit.site.users() as users:
            sent = users.was_sent(visit.form_key)
        if sent:
            raise Problem(
                HTTPStatus.CONFLICT,
                "this form was sent before, and what it asks for was done then; nothing was done "
                "a second time",
            )


def _shown(visit: Visit, found: Shown, language: str, headers: dict[str, str]) -> Response:
    """A page, which is kept only where it has no form and says nothing of what was done."""
    template, filled = found
    text = rendered(template, language, visit=visit, view=visit.view, **filled)
    if visit.has_form or visit.said:
        headers = {"Cache-Control": "no-store", **headers}
        headers.pop("ETag", None)
    answer = HTMLResponse(text, visit.status, headers)
    if visit.has_form:
        cookies.put(answer, visit.request, cookies.FORM, visit.secret)
    if visit.said:
        cookies.drop(answer, visit.request, cookies.SAID)
    return answer


def _cleaned(request: Request) -> str | None:
    """The address without what a form sent empty, if it sent something so."""
    given = request.query_params.multi_items()
    kept = [(name, value) for name, value in given if value.strip()]
    return links.address(request.url.path, kept) if len(kept) < len(given) else None
