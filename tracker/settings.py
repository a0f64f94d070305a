"""Settings: what the environment says about the store, about who is recording and about colours."""

from __future__ import annotations

import getpass
import os

DEFAULT_STORE = "sqlite:///tracker.db"


def recorded_by() -> str:
    """Who records: `TRACKER_USER`, otherwise the name one is logged in under."""
    named = os.environ.get("TRACKER_USER", "").strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def colourless() -> bool:
    """Whether no colours are wanted, or the terminal has none: `NO_COLOR`, or `TERM` is `dumb`."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
