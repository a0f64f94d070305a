"""Places: which addresses of the site have a file in an edition, and what that is called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from html import escape, unescape
from posixpath import relpath
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from tracker.web import links
from tracker.web.naming import OF
from tracker.web.navigation import TITLES

_LISTED = frozenset(("skip", "status", "within", "unanswered", "type", "by", "to"))
_TAKEN: dict[str, frozenset[str]] = {
    **dict.fromkeys(("", "timeline", "search", "parties", "calendar", "rules"), frozenset()),
    **dict.fromkeys(TITLES, _LISTED),
    **dict.fromkeys(("statement", "readout", "meeting", "party"), frozenset()),
    "replay": frozenset(("from",)),
    "item": frozenset((OF,)),
    "show": frozenset(("name",)),
    "api": frozenset(("format",)),
    "static": frozenset(),
    **dict.fromkeys(("timeline.svg", "calendar.ics", "changes.atom"), frozenset()),
}
"""What is in an edition, by the beginning of its path, with what else its address may have.

What is asked for with anything beside, such as another day, is not."""

_SAFE = re.compile(r"[A-Za-z0-9@][A-Za-z0-9@._-]{0,119}")
_DATA = ("csv", "json")
_LINK = re.compile(r'\b(?P<name>href|src|action)="(?P<address>/[^"]*)"')


class Places:
    """The files of an edition.

    Args:
        carried: what every address has, since the whole edition is of it.
    """

    def __init__(self, carried: Mapping[str, str]) -> None:
        self._carried = dict(carried)

    def address(self, found: str) -> str:
        """An address as that of a page of the edition: as of its day, whatever it had before."""
        parts = urlsplit(found)
        if parts.path.startswith(("/api/", "/static/")):
            return found
        kept = [pair for pair in parse_qsl(parts.query) if pair[0] not in self._carried]
        return links.address(parts.path, [*kept, *self._carried.items()])

    def link(self, address: str, file: str) -> str | None:
        """The link from one file to that of an address; None where it has none."""
        whole, _, part = address.partition("#")
        target = self.file(whole)
        if target is None:
            return None
        there = quote(relpath(target, start=file.rpartition("/")[0] or "."), safe="/@~")
        return f"{there}#{part}" if part else there

    def file(self, address: str) -> str | None:
        """The file of an address, from the folder of the edition; None where it has none."""
        parts = urlsplit(address)
        given = [
            (name, value)
            for name, value in parse_qsl(parts.query)
            if self._carried.get(name) != value
        ]
        first, *rest = unquote(parts.path).strip("/").split("/")
        if not {name for name, _ in given} <= _TAKEN.get(first, frozenset(("nothing",))):
            return None
        if first not in _TAKEN:
            return None
        ending = "" if first == "static" or "." in first else ".html"
        if first == "api":
            form = dict(given).get("format")
            if form not in _DATA or not rest or rest[0] not in TITLES:
                return None
            ending, given = f".{form}", []
        if first == "show":
            rest, given = [dict(given).get("name", "")], []
        told = [_safe(f"{name}-{value}") for name, value in sorted(given)]
        folders = [*map(_safe, (first or "index", *rest)), *(["~".join(told)] if told else [])]
        return f"{'/'.join(folders)}{ending}"


class Rewritten(NamedTuple):
    """A page of an edition."""

    text: str
    """It, with its links leading from file to file."""
    addresses: list[str]
    """The addresses that it leads to and that have a file."""


def rewritten(text: str, file: str, places: Places) -> Rewritten:
    """A page whose links lead from file to file; what has no file is no link any more.

    Every attribute of a template is within double quotes, and a text out of the record has none
    that is not escaped: so what looks like a link is one.

    Args:
        text: the page as the application gives it.
        file: its own file.
        places: the files there are.
    """
    found: list[str] = []

    def again(link: re.Match[str]) -> str:
        address = unescape(link["address"])
        there = places.link(address, file)
        if there is None:
            return ""
        found.append(places.address(address.partition("#")[0]))
        return f'{link["name"]}="{escape(there)}"'

    return Rewritten(_LINK.sub(again, text), found)


def _safe(name: str) -> str:
    """A name as that of a file on every system."""
    if _SAFE.fullmatch(name):
        return name
    plain = re.sub(r"[^A-Za-z0-9]+", "-", name)[:60].strip("-")
    # What was one name is to stay another than all others.
    return plain if plain == name.replace(" ", "-") else f"{plain}-{_digest(name)}"


def _digest(name: str) -> str:
    return sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]
