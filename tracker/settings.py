"""Settings: what the environment says about the store and about who is recording."""

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
