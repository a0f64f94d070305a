"""Secrets: what no message may hold, whoever worded it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, quote_plus

_KEPT: set[str] = set()


def keep(values: Iterable[str]) -> None:
    """Note what is secret from now on, as it is and as an address may have it written."""
    for value in filter(None, values):
        # What is not text in UTF-8 has come in as bytes that stand for themselves.
        content = value.encode("utf-8", "surrogateescape")
        _KEPT.update({value, quote(content, safe=""), quote(content), quote_plus(content)})


def holds_one(text: str) -> bool:
    """Whether a text holds a secret, in any way of writing it."""
    folded = text.casefold()
    return any(secret.casefold() in folded for secret in _KEPT)
