"""One's own account: what one may do, another password, and signing out everywhere."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from tracker import bootstrap
from tracker.errors import Forbidden, Refused
from tracker.users import Role, passwords
from tracker.web.pages import form_below, page
from tracker.web.signing import begun
from tracker.web.visit import Shown, Visit

_PLACE = "/account"


def routes() -> list[Route]:
    """The routes of one's own account."""
    return [
        Route(_PLACE, page(_account)),
        *form_below(f"{_PLACE}/password", _change_password, needs=Role.READ, again=_account),
        *form_below(f"{_PLACE}/sign-out-everywhere", _sign_out_everywhere, needs=Role.READ),
    ]


def _account(visit: Visit) -> Shown:
    with visit.site.users() as users:
        has_password = users.password_of(visit.user.name) is not None
    return "account.html", {"has_password": has_password, "shortest": passwords.SHORTEST}


def _change_password(visit: Visit) -> Response:
    """Give who asks another password; the one of before is asked for, and counts as an attempt."""
    name = visit.user.name
    new = visit.form.text("new")
    if new != visit.form.text("again"):
        raise Refused("the new password was not written twice in the same way; write it again")
    with bootstrap.users(visit.site.store) as users:
        users.attempt(name, visit.peer)
    with visit.site.users() as users:
        kept = users.password_of(name)
    if not passwords.fits(visit.form.text("password"), kept):
        raise Forbidden("that is not your present password; try again")
    with bootstrap.users(visit.site.store) as users:
        users.change_password(name, new)
        token = users.sign_in(name, visit.peer)
    answer = visit.see(_PLACE, "The password is another one; all other sessions have ended.")
    return begun(visit.request, token, answer)


def _sign_out_everywhere(visit: Visit) -> Response:
    with bootstrap.users(visit.site.store) as users:
        users.sign_out_everywhere(visit.user.name)
    return visit.see("/")
