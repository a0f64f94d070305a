"""Signing in and out: by a name and a password, or for reading alone by a link."""

from __future__ import annotations

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from tracker import bootstrap
from tracker.errors import Forbidden
from tracker.users import passwords, read_links, sessions
from tracker.web import cookies
from tracker.web.access import needing
from tracker.web.entrance import SIGN_IN
from tracker.web.errors import Problem
from tracker.web.pages import form_below, page, posted
from tracker.web.site import Site
from tracker.web.visit import Shown, Visit

_DAY = 86_400


def routes() -> list[Route]:
    """The routes of signing in and out."""
    return [
        Route(SIGN_IN, page(_asked, more=("next",), needs=None)),
        Route(
            SIGN_IN,
            posted(_sign_in, more=("next",), needs=None, again=_asked),
            methods=["POST"],
        ),
        *form_below("/sign-out", _sign_out, needs=None),
        Route("/link/{token}", needing(None, _by_link)),
    ]


def _asked(visit: Visit) -> Shown:
    elsewhere = visit.request.app.state.elsewhere
    with visit.site.users() as users:
        anybody = users.any()
    return "sign-in.html", {"anybody": anybody, "next": _next(visit), "elsewhere": elsewhere}


def _sign_in(visit: Visit) -> Response:
    """Begin a session of whoever knows the password; attempts count before it is looked at."""
    name, password = visit.form.given("name"), visit.form.text("password")
    with bootstrap.users(visit.site.store) as users:
        users.attempt(name, visit.peer)
    with visit.site.users() as users:
        kept = users.password_of(name)
    if not passwords.fits(password, kept):
        raise Forbidden("that is not the name and the password of a user; try again")
    with bootstrap.users(visit.site.store) as users:
        token = users.sign_in(name, visit.peer)
        users.keep_anew(name, password)
    return begun(visit.request, token, visit.see(_next(visit)))


def begun(request: Request, token: str, answer: Response) -> Response:
    """An answer with a session that was begun."""
    cookies.put(answer, request, cookies.SESSION, token, int(sessions.LENGTH.total_seconds()))
    return answer


def _sign_out(visit: Visit) -> Response:
    if token := visit.request.cookies.get(cookies.SESSION):
        with bootstrap.users(visit.site.store) as users:
            users.sign_out(token)
    answer = RedirectResponse(SIGN_IN, HTTPStatus.SEE_OTHER)
    for name in (cookies.SESSION, cookies.LINK, cookies.FORM):
        cookies.drop(answer, visit.request, name)
    return answer


def _by_link(request: Request) -> Response:
    """Let somebody in who has a link for reading."""
    site: Site = request.app.state.site
    token = request.path_params["token"]
    with site.users() as users:
        if users.of_link(token) is None:
            raise Problem(
                HTTPStatus.NOT_FOUND,
                "this link is none that holds, or no longer; ask for another where you got it",
            )
    answer = RedirectResponse("/", HTTPStatus.SEE_OTHER)
    cookies.put(answer, request, cookies.LINK, token, read_links.MOST_DAYS * _DAY)
    return answer


def _next(visit: Visit) -> str:
    return own_page(visit.form.given("next") or visit.given("next"))


def own_page(asked: str) -> str:
    """The page that was asked for, if it is one of ours."""
    own = asked.startswith("/") and not asked.startswith(("//", "/\\", SIGN_IN))
    return asked if own else "/"
