"""Settings: environment variables for the store, who records, drafting and colours."""

from __future__ import annotations

import getpass
import os
from pathlib import Path

from tracker import characters
from tracker.errors import Unreadable

DEFAULT_STORE = "sqlite:///tracker.db"

_DRAFT_SECONDS = 20.0
"""A long readout takes less than one."""


def store() -> str:
    """Where the record is kept: `TRACKER_STORE`, otherwise in this folder."""
    return os.environ.get("TRACKER_STORE", "").strip() or DEFAULT_STORE


def recorded_by() -> str:
    """Who records: `TRACKER_USER`, otherwise the name one is logged in under.

    Raises:
        Unreadable: what `TRACKER_USER` holds is not text.
    """
    try:
        # Its bytes are read as UTF-8, whatever encoding the shell is said to have.
        named = os.fsencode(os.environ.get("TRACKER_USER", "")).decode()
    except UnicodeError:
        raise Unreadable(
            "the variable TRACKER_USER is not text in UTF-8; set it to the name to record under"
        ) from None
    named = characters.in_one_line(named)
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def drafting_seconds() -> float:
    """The seconds of the processor that a draft may take: `TRACKER_DRAFT_SECONDS`.

    Raises:
        Unreadable: it is no number of seconds.
    """
    given = os.environ.get("TRACKER_DRAFT_SECONDS", "").strip()
    try:
        seconds = float(given) if given else _DRAFT_SECONDS
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise Unreadable(
            f"TRACKER_DRAFT_SECONDS: {given!r} is not a number of seconds; write one such as 60"
        )
    return seconds


def parties_file() -> Path | None:
    """A list of parties of one's own: the file that `TRACKER_PARTIES` names, if it names one."""
    named = os.environ.get("TRACKER_PARTIES", "").strip()
    return Path(named) if named else None


def colourless() -> bool:
    """Whether no colours are wanted, or the terminal has none: `NO_COLOR`, or `TERM` is `dumb`."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
