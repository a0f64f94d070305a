"""Passwords: how they are kept, so that whoever has the store still does not have them."""

from __future__ import annotations

import unicodedata
from functools import cache
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from tracker.errors import Refused, Unavailable
from tracker.extras import installing

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 12, 256
"""How many characters a password may have."""

_DIFFERENT = 5
"""How many different characters it has at least."""

_AT_ONCE = BoundedSemaphore(2)
"""Each takes 64 MB and a twentieth of a second, and whoever reaches the server can ask for it."""


def refuse_weak(password: str, name: str) -> None:
    """Refuse a password that is soon guessed.

    Raises:
        Refused: it is too short, too long, of too few characters, or holds the user's name.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise Refused(f"a password has {SHORTEST} to {LONGEST} characters; choose another")
    if len(set(password)) < _DIFFERENT:
        raise Refused("a password of so few different characters is soon guessed; choose another")
    if name.casefold() in password.casefold():
        raise Refused("a password that holds the user's name is soon guessed; choose another")


def kept(password: str) -> str:
    """A password as it is kept: by argon2id, with a salt of its own."""
    with _AT_ONCE:
        return _hasher().hash(_same(password))


def fits(password: str, of: str | None) -> bool:
    """Whether a password is the one that is kept so; it takes the same time where none is."""
    from argon2.exceptions import Argon2Error, InvalidHashError  # noqa: PLC0415

    with _AT_ONCE:
        try:
            found = _hasher().verify(of or _of_nobody(), _same(password))
        except (Argon2Error, InvalidHashError):
            return False
    return found and of is not None


def is_outdated(of: str) -> bool:
    """Whether it is kept in a way that is no longer the best."""
    return _hasher().check_needs_rehash(of)


def _same(password: str) -> str:
    """The password as every keyboard and system writes it."""
    return unicodedata.normalize("NFKC", password[: LONGEST + 1])


@cache
def _hasher() -> PasswordHasher:
    try:
        from argon2 import PasswordHasher  # noqa: PLC0415 - what only passwords need
    except ImportError:
        raise Unavailable(f"passwords need a library: {installing('page')}") from None
    return PasswordHasher()


@cache
def _of_nobody() -> str:
    return _hasher().hash("nobody's password")
