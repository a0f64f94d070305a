"""The team: who may use the record, and links for those who only read, for who administers it."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from tracker import bootstrap
from tracker.errors import Refused
from tracker.users import Role, read_links
from tracker.users.accounts import id_of
from tracker.web import links
from tracker.web.pages import form_below, page
from tracker.web.visit import Shown, Visit

_PLACE = "/team"


def routes() -> list[Route]:
    """The routes of the team."""
    done = {
        "add": _add,
        "role": _change_role,
        "password": _change_password,
        "remove": _remove,
        "link": _make_link,
        "revoke": _revoke,
    }
    return [
        Route(_PLACE, page(_team, needs=Role.ADMINISTER)),
        *(
            one
            for name, doing in done.items()
            for one in form_below(f"{_PLACE}/{name}", doing, needs=Role.ADMINISTER, again=_team)
        ),
    ]


def _team(visit: Visit) -> Shown:
    with visit.site.users() as users:
        return "team.html", {
            "users": users.all(),
            "links": users.links(),
            "roles": [*Role],
            "most_days": read_links.MOST_DAYS,
        }


def _add(visit: Visit) -> Response:
    name = visit.form.given("name")
    with bootstrap.users(visit.site.store) as users:
        first = not users.any()
        users.add(name, visit.form.text("password") or None)
        user = users.grant(name, _role(visit), _relationship(visit))
        if first and not user.may(Role.ADMINISTER):
            raise Refused(
                "the first user has to be one who administers, since from then on everybody has to "
                "sign in; add yourself first"
            )
    return visit.see(_PLACE, f"{name} was added.")


def _change_role(visit: Visit) -> Response:
    name = _of_others(visit)
    with bootstrap.users(visit.site.store) as users:
        users.grant(name, _role(visit), _relationship(visit))
    return visit.see(_PLACE, f"The role of {name} is another one.")


def _change_password(visit: Visit) -> Response:
    name = visit.form.given("name")
    with bootstrap.users(visit.site.store) as users:
        users.change_password(name, visit.form.text("password"))
    return visit.see(_PLACE, f"The password of {name} is another one; all sessions have ended.")


def _remove(visit: Visit) -> Response:
    name = _of_others(visit)
    with bootstrap.users(visit.site.store) as users:
        users.remove(name)
    return visit.see(_PLACE, f"{name} was removed; what is recorded under the name stays.")


def _make_link(visit: Visit) -> Response:
    days = visit.form.given("days")
    with bootstrap.users(visit.site.store) as users:
        _, token = users.make_link(
            visit.user.name,
            _relationship(visit),
            note=visit.form.given("note"),
            days=int(days) if days.isdecimal() and len(days) < _DIGITS else 0,
        )
    address = str(visit.request.url.replace(path=links.named("link", token), query=""))
    return visit.see(_PLACE, f"The link, which is shown only now: {address}")


def _revoke(visit: Visit) -> Response:
    with bootstrap.users(visit.site.store) as users:
        users.revoke(visit.form.given("link"))
    return visit.see(_PLACE, "The link has ended.")


_DIGITS = 6


def _of_others(visit: Visit) -> str:
    """The name of another user than who asks, who could shut everybody out."""
    name = visit.form.given("name")
    if id_of(name) == id_of(visit.user.name):
        raise Refused("nobody takes a role from themselves here; another who administers can")
    return name


def _role(visit: Visit) -> Role | None:
    given = visit.form.given("role")
    if not given:
        return None
    try:
        return Role[given.upper()]
    except KeyError:
        raise Refused(f"{given!r} is not a role; choose one of those that are listed") from None


def _relationship(visit: Visit) -> str | None:
    return visit.form.given("relationship") or None
