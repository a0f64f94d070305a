"""Arguments: what the shell hands over as bytes, and what of it an error may repeat."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from tracker.errors import Unavailable
from tracker.store import conninfo, naming

_SECRETIVE = re.compile(r":(?!//)[^@]*@|(pass|pw|secret|options)\w*\s*=", re.IGNORECASE)
"""What an address looks like that may hold a password."""

_PATHS = ("store",)
"""Arguments that may be paths beside those that say so; a path need not be text."""


def legible(command: Callable[..., Any]) -> Callable[..., Any]:
    """A command that is given text: bytes that are none are refused, but for paths."""

    @wraps(command)
    def called(**given: Any) -> Any:  # noqa: ANN401 - whatever the command takes
        return command(
            **{
                name: value if name in _PATHS else _text(name, value)
                for name, value in given.items()
            }
        )

    return called


def _text(name: str, value: Any) -> Any:  # noqa: ANN401 - whatever the command takes
    """An argument as text in UTF-8, whatever encoding the shell is said to have."""
    if type(value) is tuple:  # several words, and not what one was read as
        return tuple(_text(name, one) for one in value)
    if not isinstance(value, str):
        return value
    try:
        return os.fsencode(value).decode()
    except UnicodeError:
        pass
    shown = value.encode(errors="backslashreplace").decode()
    raise click.UsageError(
        f"{name.replace('_', '-')}: '{shown}' is not text in UTF-8; type it again, or have the "
        "terminal use UTF-8"
    )


def masked(message: str) -> str:
    """A message without the passwords of addresses that stand among the arguments."""
    for given in _secretive([*sys.argv[1:], os.environ.get("TRACKER_STORE", "")]):
        shown = _shown(given)
        for written in {given, repr(given)[1:-1], ascii(given)[1:-1], str(Path(given))}:
            message = re.sub(re.escape(written), lambda _: shown, message, flags=re.IGNORECASE)  # noqa: B023
    return message


def _secretive(arguments: Iterable[str]) -> list[str]:
    found = {one for one in arguments if _SECRETIVE.search(one)}
    # Of `--store=address`, the address alone may be repeated.
    found |= {one.partition("=")[2] for one in found if one.startswith("-")}
    return sorted(filter(_SECRETIVE.search, found), key=len, reverse=True)


def _shown(address: str) -> str:
    store = naming.normalised(address)
    try:
        return conninfo.read(store).shown if conninfo.is_one(store) else "…"
    except Unavailable:
        return "…"
