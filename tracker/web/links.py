"""Links: the addresses of pages, and which addresses out of a readout may be followed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from urllib.parse import quote, urlencode, urlsplit

_PLAIN = re.compile(r"[\w.~@-]+", re.ASCII).fullmatch
"""Names that stand in an address as they are, as nearly all do."""

Params = Iterable[tuple[str, str]]


def address(path: str, params: Params = ()) -> str:
    """The address of a page, with what is asked of it; what is empty is left out."""
    return f"{path}{_asked(tuple(params))}"


@lru_cache(maxsize=4096)  # a page asks the same of all that it leads to
def _asked(params: tuple[tuple[str, str], ...]) -> str:
    query = urlencode([(name, value) for name, value in params if value])
    return f"?{query}" if query else ""


def named(place: str, name: str) -> str:
    """The path of what has a page of its own, by its name."""
    return f"/{place}/{name if _PLAIN(name) else quote(name, safe='@')}"


def pairs(given: Mapping[str, object]) -> list[tuple[str, str]]:
    """What is given by name as it stands in an address; None and nothing are left out."""
    found: list[tuple[str, str]] = []
    for name, value in given.items():
        values = value if isinstance(value, list | tuple) else (value,)
        found += [(name, str(one)) for one in values if one not in (None, "")]
    return found


def followed(url: str | None) -> str | None:
    """An address that may be followed from a page: one of the web. Any other is told as text."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
