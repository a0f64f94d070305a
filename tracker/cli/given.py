"""Given: the options and values that commands take which judge, merge, rename or retract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import click
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from tracker.cli.remedies import WAYS
from tracker.domain.values import Model
from tracker.errors import Remedy, Unreadable
from tracker.explanations import explain, place_of

_WAYS_OUT = {
    "ref": f"write key@readout, such as pilot-tours@2019-06-29-osaka{WAYS[Remedy.LIST_REFS]}",
    "item": f"write the item's slug{WAYS[Remedy.LIST_ITEMS]}",
    "into": f"write the item's slug{WAYS[Remedy.LIST_ITEMS]}",
}
"""What to type for an argument that cannot be read."""

T = TypeVar("T")
M = TypeVar("M", bound=Model)

take_back_option = click.option(
    "--take-back", is_flag=True, help="Take the latest one back instead; needs --reason."
)
reason_option = click.option("--reason", metavar="TEXT", help="Why it is taken back.")
dry_run_option = click.option(
    "--dry-run", is_flag=True, help="Say what would change, and record nothing."
)
command_id_option = click.option(
    "--command-id",
    "key",
    metavar="ID",
    help="Any words that are this command's own: given again with them, it is recorded once.",
)


DATE_BY_EITHER_NAME = {"token_normalize_func": lambda name: {"on": "date"}.get(name, name)}
"""Settings of a command that takes the day of a meeting as --date, and --on for the same."""


def all_required(given: Mapping[str, object]) -> None:
    """Check that options were given that are needed.

    Raises:
        UsageError: some were not; all of them are named.
    """
    missing = [f"--{name}" for name, value in given.items() if value is None]
    if missing:
        named = " and ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
        raise click.UsageError(f"{named} {'is' if len(missing) == 1 else 'are'} missing")


def required(value: T | None, name: str) -> T:
    """The value of an option that is needed.

    Raises:
        UsageError: it was not given.
    """
    all_required({name: value})
    return value  # type: ignore[return-value] # it was checked


def valid(kind: type[M], given: Mapping[str, object]) -> M:
    """What was given on the command line as the value that it makes.

    Raises:
        Unreadable: it makes none.
    """
    try:
        return kind.model_validate(given)
    except ValidationError as error:
        raise Unreadable("; ".join(_wrong(found) for found in error.errors())) from None


def _wrong(found: ErrorDetails) -> str:
    place = place_of(found)
    wrong, way_out = explain(found)
    return "; ".join(filter(None, (f"{place}: {wrong}", _WAYS_OUT.get(place, way_out))))
