"""Tokens: what shows who somebody is, of which only a digest is kept."""

from __future__ import annotations

from hashlib import sha256
from secrets import token_urlsafe


def new() -> str:
    """A token that nobody guesses."""
    return token_urlsafe(32)


def digest(token: str) -> str:
    """What is kept of a token; what was drawn at random needs no salt."""
    return sha256(token.encode("utf-8", "surrogateescape")).hexdigest()
