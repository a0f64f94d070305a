"""Settings: environment variables for the store, names, drafting, coders, colours and paging."""

from __future__ import annotations

import getpass
import os
import shlex
from pathlib import Path

from tracker import characters
from tracker.errors import Unreadable

DEFAULT_STORE = "sqlite:///tracker.db"

_DRAFT_SECONDS = 20.0
"""A long readout takes less than one."""

_CODER_SECONDS = 600.0
"""A large model on a machine of one's own takes minutes for a long readout."""


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


def provider_secret() -> str:
    """What shows a provider of identities that it is this server: `TRACKER_OIDC_SECRET`."""
    return os.environ.get("TRACKER_OIDC_SECRET", "").strip()


def drafting_seconds() -> float:
    """The seconds of the processor that a draft may take: `TRACKER_DRAFT_SECONDS`.

    Raises:
        Unreadable: it is no number of seconds.
    """
    return _seconds("TRACKER_DRAFT_SECONDS", _DRAFT_SECONDS)


def coder_seconds() -> float:
    """The seconds that a coder may take for one answer: `TRACKER_CODER_SECONDS`.

    Raises:
        Unreadable: it is no number of seconds.
    """
    return _seconds("TRACKER_CODER_SECONDS", _CODER_SECONDS)


def _seconds(variable: str, otherwise: float) -> float:
    given = os.environ.get(variable, "").strip()
    try:
        seconds = float(given) if given else otherwise
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise Unreadable(f"{variable}: {given!r} is not a number of seconds; write one such as 60")
    return seconds


def cache_folder() -> Path:
    """Where answers are kept that cost something to get: below `XDG_CACHE_HOME`, or `~/.cache`."""
    named = os.environ.get("XDG_CACHE_HOME", "").strip()
    return (Path(named) if named else Path("~/.cache").expanduser()) / "commitment-tracker"


def parties_file() -> Path | None:
    """A list of parties of one's own: the file that `TRACKER_PARTIES` names, if it names one."""
    named = os.environ.get("TRACKER_PARTIES", "").strip()
    return Path(named) if named else None


def translations_folder() -> Path | None:
    """Translations of one's own: the folder that `TRACKER_TRANSLATIONS` names, if it names one."""
    named = os.environ.get("TRACKER_TRANSLATIONS", "").strip()
    return Path(named) if named else None


def pager() -> list[str]:
    """What a long answer is read in: `TRACKER_PAGER`, or `PAGER`, or less; nothing for none."""
    given = os.environ.get("TRACKER_PAGER", os.environ.get("PAGER", "less"))
    try:
        words = shlex.split(given)
    except ValueError:
        words = given.split()
    return [] if words == ["cat"] else words


def colourless() -> bool:
    """Whether no colours are wanted, or the terminal has none: `NO_COLOR`, or `TERM` is `dumb`."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
