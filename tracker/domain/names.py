"""Names: slugs, refs and relationships, and what can be read off them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import combining, normalize

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""Lower-case words and digits joined by hyphens."""


def slug_of(text: str) -> str:
    """The slug of a name: its letters and digits in lower case, plain, joined by hyphens."""
    plain = "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))


def title_of(slug: str) -> str:
    """A readable title for a slug that nobody has named yet."""
    return slug.replace("-", " ").capitalize()


def readout_of(ref: str) -> str:
    """The readout that a ref names: what stands behind its `@`."""
    return ref.partition("@")[2]


def key_of(ref: str) -> str:
    """The key that a ref names within its readout: what stands before its `@`."""
    return ref.partition("@")[0]


def relationship(parties: Iterable[str]) -> str:
    """The name of the relationship between the parties: their codes, sorted: `JP-RU`."""
    return "-".join(sorted(set(parties)))
