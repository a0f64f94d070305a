"""Sentences: where each begins and ends in a passage, and its words trimmed of their edges."""

from __future__ import annotations

import re
from typing import NamedTuple

from tracker.drafting.letters import CAPITAL

ENUMERATOR = re.compile(r"(?:(?<=\s)|^)(?:\([ivx]{1,4}\)|\(?(?:[a-h]|\d{1,2})\))\s+(?=[a-z])")
"""What leads a member of a list within a sentence: "(b) to open a pier"."""


class Span(NamedTuple):
    """A run of characters: from `start` up to, not including, `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]


_ABBREVIATIONS_WORDS = """
    mr mrs ms mx dr prof hon rt st sr jr gen col lt sgt capt cmdr adm maj sen rep gov pres amb
    h.e hrh h.r.h h.m m u.s u.k u.n e.u d.c r.o.k d.p.r.k i.e e.g etc vs cf al no nos vol art
    para jan feb mar apr jun jul aug sept sep oct nov dec a.m p.m approx dept ph.d a.k.a viz km
    messrs shri smt brig
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_WORDS.split())
_STOP = re.compile(r"([.!?])([”’\"')\]]*)(\s+|$)")
_WORD = re.compile(r"[\w.]*$")
_LONGEST_WORD = 40
_OPENER = re.compile(rf"[{CAPITAL}0-9“‘\"'(\[•*–—-]")
_CLOSES_ANYWAY = frozenset(("u.s", "u.k", "u.n", "e.u", "d.c", "a.m", "p.m", "etc", "r.o.k"))
_AFTER_ABBREVIATION = re.compile(
    r"(?:The|He|She|They|It|In|On|At|Both|We|This|These|As|With|Also|Minister|Prime|President)\b"
)


def is_open(words: str) -> bool:
    """Whether a quotation is begun in some words and not ended."""
    return words.count("“") > words.count("”")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of a passage, without the white space around them."""
    end = len(text) if end is None else end
    found, begun = [], start
    for stop in _STOP.finditer(text, start, end):
        if _ends_sentence(text, stop, begun, end):
            found.append(trimmed(text, begun, stop.end(2)))
            begun = stop.end()
    found.append(trimmed(text, begun, end))
    return [span for span in found if span.end > span.start]


def _ends_sentence(text: str, stop: re.Match[str], begun: int, end: int) -> bool:
    follow = stop.end()
    if follow >= end:
        return True
    if not _OPENER.match(text[follow]):
        return False
    if stop[1] != "." or stop[2]:
        return True
    # What is longer than this is no abbreviation, and no number of a list.
    near = text[max(begun, stop.start() - _LONGEST_WORD) : stop.start()]
    last = _WORD.search(near)
    word = last[0].lower() if last else ""
    if word in _CLOSES_ANYWAY:
        return bool(_AFTER_ABBREVIATION.match(text, follow))
    if word in _ABBREVIATIONS or re.fullmatch(r"[a-z]", word):
        return False
    # "3. Economy": a number alone at the head of a line is no sentence.
    alone = begun >= stop.start() - _LONGEST_WORD and len(near.strip()) == len(word)
    return not (alone and re.fullmatch(r"\d{1,2}|[ivx]{1,4}", word))


_EDGES = " \t\r\n\u00a0\u3000\u200b\ufeff"


def trimmed(text: str, start: int, end: int, also: str = "") -> Span:
    """The span without white space, or the further characters given, at its edges."""
    edges = _EDGES + also
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return Span(start, end)
