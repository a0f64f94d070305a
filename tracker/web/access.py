"""Access: the role that each address needs, declared where the address is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from starlette.routing import BaseRoute, Match, Mount, Route
from starlette.types import Scope

from tracker.users import Role

_Endpoint = TypeVar("_Endpoint", bound=Callable[..., object])

_NEEDS = "needs"


def needing(role: Role | None, endpoint: _Endpoint) -> _Endpoint:
    """An endpoint that needs a role; None for one that is for everybody who reaches the server."""
    endpoint.__dict__[_NEEDS] = role
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


def needed(routes: Sequence[BaseRoute], scope: Scope) -> Role | None:
    """The role that a request needs; what leads nowhere is not for everybody to know."""
    for route in routes:
        if route.matches(scope)[0] is Match.FULL:
            return _declared(route)
    return Role.READ


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
