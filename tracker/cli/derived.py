"""Derived: the options of `tracker export` for what is made of the record, and what each takes."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from tracker.cli.edition import check_pages
from tracker.cli.options import GivenPath, filter_option, flag, is_given
from tracker.cli.parquet import check_parquet
from tracker.cli.timeline import DRAWING, check_picture, drawing_options
from tracker.queries.filters import FILTERS

F = TypeVar("F", bound=Callable[..., Any])

_VIEW = ("as_of", "known_on", "party", "relationship", "items", "by")
_PART = ("party", "relationship")
_CLOCKS = ("as_of", "known_on")


class Derivative(NamedTuple):
    """Something that is made of the record."""

    name: str
    """The option that asks for it."""
    says: str
    """What it does, behind the option."""
    help: str
    taken: tuple[str, ...]
    """The arguments that go with it."""
    written: str
    """The function that writes it: its module in this package, and its name there."""
    folder: bool = False
    check: Callable[[click.Context, click.Parameter, Any], Any] | None = None


FORMS = (
    Derivative(
        "timeline",
        "draws the record",
        "Draw the record into this file instead, .svg or .png; - for SVG on the screen.",
        (*_VIEW, *DRAWING),
        "timeline:write_timeline",
        check=check_picture,
    ),
    Derivative(
        "calendar",
        "writes what is due",
        "Write what is unsettled and due into this file, as days for a calendar (.ics).",
        (*_VIEW, "address"),
        "feeds:write_calendar",
    ),
    Derivative(
        "feed",
        "writes what changed",
        "Write what was recorded lately, and what that changed, into this file, as a feed (Atom).",
        (*_VIEW, "address"),
        "feeds:write_feed",
    ),
    Derivative(
        "parquet",
        "writes the record as tables",
        "Write the record as tables below this folder (Parquet), with both clocks in them.",
        _PART,
        "parquet:write_parquet",
        folder=True,
        check=check_parquet,
    ),
    Derivative(
        "prov",
        "writes where it all comes from",
        "Write who recorded what of which source into this file, as W3C PROV (JSON-LD).",
        (*_CLOCKS, *_PART),
        "provenance:write_provenance",
    ),
    Derivative(
        "site",
        "writes the pages of the record",
        "Write the pages that tracker serve shows below this folder, as files that need no server.",
        (*_CLOCKS, *_PART),
        "edition:write_site",
        folder=True,
        check=check_pages,
    ),
)
"""What can be made of the record, in the order in which its help tells it."""

_OPTIONS = {
    **{one.sets or one.name: flag(one.name) for one in FILTERS},
    **DRAWING,
    "address": "--address",
}
"""The arguments that a command gets, each with the option that it is given by."""


class Derived(NamedTuple):
    """What is to be made of the record, and where it is to go."""

    form: Derivative
    path: Path
    given: dict[str, Any]
    """What was given for the options that go with it."""

    def write(self, store: str) -> None:
        """Make it of the record of a store."""
        module, _, name = self.form.written.partition(":")
        getattr(import_module(f"tracker.cli.{module}"), name)(store, self.path, dict(self.given))


def derived(command: F) -> F:
    """Give a command the options of all that is made of the record.

    It receives a `Derived`, or None where nothing of it is asked for.
    """

    def given_to(**given: Any) -> Any:  # noqa: ANN401
        paths = {one.name: given.pop(one.name) for one in FORMS}
        own = {name: given.pop(name) for name in _OPTIONS}
        return command(derived=_asked(paths, own), **given)

    given_to.__name__ = command.__name__
    given_to.__doc__ = command.__doc__
    options = (
        *map(_form_option, FORMS),
        *map(filter_option, FILTERS),
        click.option(
            "--address",
            metavar="URL",
            help="Where the record is served, such as https://record.example.org: what is written "
            "links to it.",
        ),
        *drawing_options(),
    )
    for option in reversed(options):
        given_to = option(given_to)
    given_to.__click_params__ += getattr(command, "__click_params__", [])  # type: ignore[attr-defined]
    return given_to  # type: ignore[return-value]


def _form_option(one: Derivative) -> Callable[[F], F]:
    return click.option(
        f"--{one.name}",
        type=GivenPath(dir_okay=one.folder, file_okay=not one.folder, allow_dash=not one.folder),
        callback=one.check,
        metavar="DIR" if one.folder else "FILE",
        help=one.help,
    )


def _asked(paths: dict[str, Path | None], own: dict[str, Any]) -> Derived | None:
    """What is asked for, unless it does not go together."""
    asked = [one for one in FORMS if paths[one.name] is not None]
    if len(asked) > 1:
        first, second = (f"--{one.name}" for one in asked[:2])
        raise click.UsageError(f"{first} and {second} are two exports; give each its own command")
    taken = asked[0].taken if asked else ()
    for name, option in _OPTIONS.items():
        if is_given(name) and name not in taken:
            wanted = [f"--{one.name}" for one in FORMS if name in one.taken]
            raise click.UsageError(f"{option} goes with {', '.join(wanted)}")
    path = paths[asked[0].name] if asked else None
    if path is None:
        return None
    return Derived(asked[0], path, {name: own[name] for name in taken})
