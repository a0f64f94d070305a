"""Settings: what the environment says about the store, about who is recording and about colours."""

from __future__ import annotations

import getpass
import os

from tracker.errors import Unreadable

DEFAULT_STORE = "sqlite:///tracker.db"


def recorded_by() -> str:
    """Who records: `TRACKER_USER`, otherwise the name one is logged in under.

    Raises:
        Unreadable: what `TRACKER_USER` holds is not text.
    """
    try:
        # Its bytes are read as UTF-8, whatever encoding the shell is said to have.
        named = os.fsencode(os.environ.get("TRACKER_USER", "")).decode().strip()
    except UnicodeError:
        raise Unreadable(
            "the variable TRACKER_USER is not text in UTF-8; set it to the name to record under"
        ) from None
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def colourless() -> bool:
    """Whether no colours are wanted, or the terminal has none: `NO_COLOR`, or `TERM` is `dumb`."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
