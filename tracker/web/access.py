"""Access: the role that each address needs, declared where the address is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from starlette.routing import BaseRoute, Match, Mount, Route
from starlette.types import Scope

from tracker.users import Role

_Endpoint = TypeVar("_Endpoint", bound=Callable[..., object])

_NEEDS = "needs"
_LETS_IN = "lets_in"


def needing(role: Role | None, endpoint: _Endpoint) -> _Endpoint:
    """An endpoint that needs a role; None for one that is for everybody who reaches the server."""
    endpoint.__dict__[_NEEDS] = role
    return endpoint


def letting_in(endpoint: _Endpoint) -> _Endpoint:
    """An endpoint that lets in who may come in itself, once its turn has come; see `in_turn`."""
    endpoint.__dict__[_LETS_IN] = True
    return endpoint


def table(routes: Sequence[BaseRoute]) -> dict[tuple[str, str], Role | None]:
    """The role that each method of each address needs; None for none.

    Raises:
        LookupError: a route does not say.
    """
    found: dict[tuple[str, str], Role | None] = {}
    for route in routes:
        for method in _methods(route):
            found.setdefault((method, _path(route)), _declared(route))
    return found


class Needed(NamedTuple):
    """What a request needs."""

    role: Role | None
    """The role; None for none."""
    lets_in: bool = False
    """Whether its endpoint asks for it."""


def needed(routes: Sequence[BaseRoute], scope: Scope) -> Needed:
    """What a request needs; what leads nowhere is not for everybody to know."""
    for route in routes:
        if route.matches(scope)[0] is Match.FULL:
            endpoint = getattr(route, "endpoint", None)
            return Needed(_declared(route), _LETS_IN in getattr(endpoint, "__dict__", ()))
    return Needed(Role.READ)


def _declared(route: BaseRoute) -> Role | None:
    if isinstance(route, Mount):  # files of the program
        return None
    declared = getattr(route, "endpoint", None)
    if declared is None or _NEEDS not in declared.__dict__:
        raise LookupError(f"{_path(route)} does not say which role it needs")
    role: Role | None = declared.__dict__[_NEEDS]
    return role


def _methods(route: BaseRoute) -> list[str]:
    methods = route.methods if isinstance(route, Route) else None
    return sorted((methods or {"GET"}) - {"HEAD"})


def _path(route: BaseRoute) -> str:
    return str(getattr(route, "path", route))
