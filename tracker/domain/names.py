"""Names: slugs, refs and relationships, and what can be read off them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal
from unicodedata import category, combining, normalize

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""Lower-case words and digits joined by hyphens."""

Versioned = Literal["statement", "judged", "heading", "readout", "item"]
"""What has a version: a statement as it is coded, or with what was judged of it, and so on."""

RESERVED = frozenset(
    ["items", "parties", "con", "prn", "aux", "nul"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)
"""What no readout may be called: a file of that name is another, or none that Windows can keep."""

_LONGEST_FILE_NAME = 200


def slug_of(text: str) -> str:
    """The slug of a name: its letters and digits in lower case, plain, joined by hyphens."""
    plain = "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))


def folded(name: str) -> str:
    """A name as it is compared: however its letters, spaces and invisible marks are written."""
    seen = "".join(letter for letter in normalize("NFKC", name) if category(letter) != "Cf")
    return normalize("NFC", " ".join(seen.casefold().split()))


def file_name(slug: str) -> str:
    """The name of a readout's file, as no other has it; for what is reserved, one that is not."""
    return f"{slug}_.yaml" if slug in RESERVED else f"{slug}.yaml"


def folder_name(relationship: str) -> str:
    """The name of the folder of a relationship; one of very many parties is cut, and told apart."""
    name = relationship.lower()
    if len(name) <= _LONGEST_FILE_NAME:
        return name
    from hashlib import sha256  # noqa: PLC0415 - what only a very long name needs

    kept = name[: _LONGEST_FILE_NAME // 2].rpartition("-")[0]
    return f"{kept}-and-others-{sha256(name.encode()).hexdigest()[:16]}"


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
