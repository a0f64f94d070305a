"""Sources: the texts of the readouts, where they are at hand, with what was quoted marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, Protocol

from tracker.domain.names import SLUG
from tracker.errors import TrackerError

_ENDINGS = ("txt", "html", "htm", "md", "pdf")

_AROUND = 160
"""How many characters are shown on each side of a quote."""

_ALIKE = {
    "'": "['‘’]",
    "‘": "['‘’]",
    "’": "['‘’]",
    '"': '["“”]',
    "“": '["“”]',
    "”": '["“”]',
    "-": "[-‐‑–]",
    "–": "[-‐‑–]",
}
"""Characters that a text and what is quoted of it may have for each other."""


class Stretch(NamedTuple):
    """A piece of a text, quoted by some statements or by none."""

    text: str
    refs: tuple[str, ...] = ()


class Context(NamedTuple):
    """A quote with the words around it."""

    before: str
    exact: str
    after: str


def text_of(folder: Path | None, readout: str) -> str | None:
    """The text of a readout, if its file is in the folder; it has the readout's name."""
    if folder is None or not re.fullmatch(SLUG, readout):
        return None
    for ending in _ENDINGS:
        path = folder / f"{readout}.{ending}"
        if path.is_file():
            return _read(path, path.stat().st_mtime_ns)
    return None


@lru_cache(maxsize=64)
def _read(path: Path, changed: int) -> str | None:  # noqa: ARG001 - read again when it changed
    from tracker.drafting.sources import text_from  # noqa: PLC0415 - what few pages need

    try:
        return text_from(path)
    except TrackerError:
        return None


class Quoting(Protocol):
    """A statement by its ref, with what it quotes."""

    @property
    def ref(self) -> str:
        """By what it is named."""

    @property
    def quote(self) -> str | None:
        """The words."""


def pieces(text: str, statements: Iterable[Quoting]) -> list[Stretch]:
    """A text in pieces, each with the statements that quote it."""
    places = [
        (*found, one.ref) for one in statements if one.quote and (found := place(text, one.quote))
    ]
    edges = sorted({0, len(text), *(edge for one in places for edge in one[:2])})
    return [
        Stretch(
            text[start:stop],
            tuple(ref for begin, end, ref in places if begin <= start and stop <= end),
        )
        for start, stop in pairwise(edges)
    ]


def context(text: str | None, quote: str | None) -> Context | None:
    """A quote with the words around it, if it is found in the text."""
    found = place(text, quote) if text and quote else None
    if text is None or found is None:
        return None
    start, stop = found
    before, after = text[max(0, start - _AROUND) : start], text[stop : stop + _AROUND]
    if start > _AROUND:
        before = "…" + before.partition(" ")[2]
    if stop + _AROUND < len(text):
        after = after.rpartition(" ")[0] + "…"
    return Context(before, text[start:stop], after)


def place(text: str, quote: str) -> tuple[int, int] | None:
    """Where a quote stands in a text, whatever white space and signs it is set with."""
    words = quote.split()
    if not words:
        return None
    wanted = r"\s+".join("".join(_ALIKE.get(one, re.escape(one)) for one in word) for word in words)
    found = re.search(wanted, text)
    return found.span() if found else None
