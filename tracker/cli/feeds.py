"""Feeds on the command line: a calendar of what is due, and a feed of what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import click

from tracker import bootstrap
from tracker.cli.opening import asking
from tracker.cli.options import view_of
from tracker.cli.writing import written
from tracker.exports import atom, deadlines, icalendar, news
from tracker.queries import Viewpoint, moments


def write_calendar(store: str, path: Path, given: dict[str, Any]) -> None:
    """Write what is unsettled and due into a file, as days for a calendar."""
    base = _base(given.pop("address"))
    view = view_of(given)

    def address(ref: str) -> str | None:
        return base and f"{base}/statement/{quote(ref, safe='@')}"

    with asking(store) as queries:
        changed = view.known_on or queries.latest() or bootstrap.now()
        told = deadlines.events(deadlines.due(queries, view), changed, address)
        _write(path, icalendar.lines("Commitments due", told, says=told_from(view)))


def write_feed(store: str, path: Path, given: dict[str, Any]) -> None:
    """Write what was recorded lately into a file, as a feed."""
    base = _base(given.pop("address"))
    view = view_of(given)

    def address(page: str, asked: Mapping[str, str]) -> str | None:
        return base and f"{base}{page}?{urlencode(asked)}"

    with asking(store) as queries:
        told = news.entries(queries, view, address)
        home = base and f"{base}/"
        name = "urn:commitment-tracker:changes"
        _write(path, atom.feed("What changed", name, home, told, says=told_from(view)))


def told_from(view: Viewpoint) -> str:
    """From where the record is looked at, in a sentence."""
    known = f", as known on {moments.shown(view.known_on)}" if view.known_on else ""
    parts = (view.relationship, view.party and f"with {view.party}", *view.items)
    only = ", ".join(filter(None, (*parts, view.by and f"by {view.by}")))
    return f"As of {view.as_of}{known}{f'; only {only}' if only else ''}."


def _base(address: str | None) -> str | None:
    """The address of the served record, without the slash at its end."""
    if address is None:
        return None
    if not address.startswith(("http://", "https://")):
        raise click.UsageError(
            f"--address: {address!r} is not an address of the web; write it as "
            "https://record.example.org"
        )
    return address.rstrip("/")


def _write(path: Path, pieces: Iterable[str]) -> None:
    with written(path) as file:
        file.writelines(pieces)
    if str(path) != "-":
        click.echo(f"Wrote {path}.", err=True)
