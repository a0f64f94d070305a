"""Sides: whom a cell names, whatever form of a country's name was written into it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tracker.domain.names import folded
from tracker.domain.parties import FORMER
from tracker.drafting.countries import named
from tracker.drafting.sheet.vocabulary import vocabulary
from tracker.files.parties import Parties
from tracker.suggestions import MOST

_STRONG = re.compile(r"\s*[,;/&+|•·]\s*|\s+[-–—]\s+|\s*[–—]\s*|\s*<[-=]*>\s*")
_AND = re.compile(r"\s+(?:and|et|und|y|with|as well as)\s+", re.IGNORECASE)
_CODES = re.compile(r"[A-Z]{2,3}(?:-[A-Z]{2,3})+")
_ARROW = re.compile(r"\s*(?:→|⇒|[-=]+>)\s*")


class Sides(NamedTuple):
    """Whom a cell names, and what of it is in doubt."""

    parties: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    """Those on the other side of an arrow: "Japan → Russia"."""
    everyone: bool = False
    """Whether it says "both" or "all", and names nobody."""
    doubts: tuple[str, ...] = ()


def sides(text: str, known: Parties) -> Sides:
    """Whom the words of a cell name.

    Args:
        text: the words.
        known: the parties that can be meant.
    """
    left, *right = _ARROW.split(text, maxsplit=1)
    ours, doubts = _side(left, known)
    if right:
        theirs, more = _side(right[0], known)
        return Sides(ours, theirs, doubts=(*doubts, *more))
    if folded(text).strip(" .") in vocabulary().everyone:
        return Sides(everyone=True)
    return Sides(ours, doubts=doubts)


def _side(text: str, known: Parties) -> tuple[tuple[str, ...], tuple[str, ...]]:
    parties: dict[str, None] = {}
    doubts: list[str] = []
    for part in _parts(text, known):
        codes, doubt = _party(part, known)
        parties.update(dict.fromkeys(codes))
        doubts += [doubt] if doubt else []
    return tuple(parties), tuple(doubts)


def _parts(text: str, known: Parties) -> Iterator[str]:
    """The names in a cell; a name that holds "and" itself is one."""
    if known.code(text) or not text.strip():
        yield from [text] if text.strip() else []
        return
    if _CODES.fullmatch(text.strip()):
        yield from text.strip().split("-")
        return
    for divider in (_STRONG, _AND):
        parts = [part for part in divider.split(text) if part.strip()]
        if len(parts) > 1:
            for part in parts:
                yield from _parts(part, known)
            return
    halves = text.strip().split("-")
    if len(halves) > 1 and all(known.code(half) for half in halves):
        yield from halves
        return
    yield text.strip()


def _party(name: str, known: Parties) -> tuple[tuple[str, ...], str]:
    """The code of one name, and why it may be another."""
    bare = folded(name).strip(" .")
    if codes := vocabulary().unclear.get(bare):
        return (), f"‘{name}’ may be {' or '.join(codes)}"
    code = known.code(name) or known.code(name.strip(" .()"))
    if code:
        if code in FORMER:
            return (code,), f"‘{name}’ is read as {code}, a country that is no more"
        return (code,), ""
    found = tuple(dict.fromkeys(one.party for one in named(name) if one.sort != "capital"))
    if found:
        return found, f"‘{name}’ is read as {', '.join(found)}"
    meant = [f"{one} ({known.code(one)})" for one in known.near(name, most=MOST)]
    way = f"; did you mean {' or '.join(meant)}?" if meant else ""
    return (), f"‘{name}’ is no party that is known here{way}"
