"""Quotes: where the words that a coder quotes stand in a text, word for word or nearly so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from tracker.coding.numbered import Numbered
from tracker.drafting.sentences import Span, trimmed

NEAR = 88.0
"""Likeness, of 100, from which on words are taken for those of the text, miswritten."""

_SAME = str.maketrans(
    dict.fromkeys("‘’‛`´ʼ", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("‐‑–—−", "-")
)
_ELLIPSIS = re.compile(r"\s*(?:\[?…\]?|\[?\.{3}\]?)\s*")
_EDGES = " \"'.,;:"
_LEAST = 8
"""Characters of the shortest quote of which a near miss is looked for."""

_AROUND = 1
"""Sentences on either side of the one that was named among which a near miss is looked for."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands, and whether its words are written otherwise there."""

    span: Span
    mended: bool = False


class Quotable:
    """A readout's text, made ready for quotes to be found in it."""

    def __init__(self, numbered: Numbered) -> None:
        self._numbered = numbered
        self._folded, self._places = _folded(numbered.text)

    def place(self, quote: str, sentence: int) -> Place | None:
        """Where a quote stands: in the sentence that is named, or else where it stands first.

        Letters are compared whatever their case, and marks and spaces however they are written.
        """
        wanted = _folded(quote)[0].strip(_EDGES)
        if not wanted:
            return None
        named = self._numbered.span(sentence)
        if named and (found := self._within(wanted, named)):
            return Place(found)
        at = self._folded.find(wanted)
        if at >= 0:
            return Place(self._back(at, at + len(wanted)))
        return self._nearly(quote, wanted, sentence)

    def holds(self, words: str, span: Span | None = None) -> bool:
        """Whether words stand in a text, or in one part of it."""
        wanted = _folded(words)[0].strip(_EDGES)
        if span:
            return bool(wanted) and self._within(wanted, span) is not None
        return bool(wanted) and wanted in self._folded

    def within(self, words: str, span: Span) -> Span | None:
        """Where words stand within a part of the text."""
        wanted = _folded(words)[0].strip(_EDGES)
        return self._within(wanted, span) if wanted else None

    def _within(self, wanted: str, span: Span) -> Span | None:
        folded, places = _folded(span.of(self._numbered.text))
        at = folded.find(wanted)
        if at < 0:
            return None
        return Span(span.start + places[at], span.start + places[at + len(wanted) - 1] + 1)

    def _back(self, start: int, end: int) -> Span:
        return Span(self._places[start], self._places[end - 1] + 1)

    def _nearly(self, quote: str, wanted: str, sentence: int) -> Place | None:
        """The words of the sentence named, or of one beside it, that a quote nearly has."""
        if len(wanted) < _LEAST:
            return None
        spans = [
            span
            for number in range(sentence - _AROUND, sentence + _AROUND + 1)
            if (span := self._numbered.span(number))
        ]
        parts = [part for part in _ELLIPSIS.split(quote) if part.strip(_EDGES)]
        for span in spans:
            if len(parts) > 1 and (joined := self._joined(parts, span)):
                return Place(joined, mended=True)
        best = max(
            (found for span in spans if (found := self._likest(wanted, span))),
            default=None,
            key=lambda found: found[0],
        )
        return Place(best[1], mended=True) if best else None

    def _joined(self, parts: Iterable[str], span: Span) -> Span | None:
        """From the first to the last of several parts that stand in their order in one sentence."""
        start, rest = None, span
        for part in parts:
            found = self.within(part, rest)
            if not found:
                return None
            start = found.start if start is None else start
            rest = Span(found.end, span.end)
        return None if start is None else Span(start, rest.start)

    def _likest(self, wanted: str, span: Span) -> tuple[float, Span] | None:
        text = self._numbered.text
        folded, places = _folded(span.of(text))
        if len(wanted) > len(folded):
            score = fuzz.ratio(wanted, folded)
            return (score, span) if score >= NEAR else None
        found = fuzz.partial_ratio_alignment(wanted, folded, score_cutoff=NEAR)
        if not found or found.dest_end <= found.dest_start:
            return None
        start = span.start + places[found.dest_start]
        end = span.start + places[found.dest_end - 1] + 1
        while start > span.start and text[start - 1].isalnum():
            start -= 1
        while end < span.end and text[end].isalnum():
            end += 1
        return found.score, trimmed(text, start, end)


def _folded(text: str) -> tuple[str, list[int]]:
    """A text as it is compared, with the place of each of its characters in the text itself."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text.translate(_SAME)):
        low = letter.lower()
        if letter.isspace():
            if letters and letters[-1] == " ":
                continue
            low = " "
        letters.append(low if len(low) == 1 else letter)
        places.append(place)
    return "".join(letters), places
