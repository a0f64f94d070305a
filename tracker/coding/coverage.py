"""Coverage: which sentences of a readout's text no statement rests on, and why that may be so."""

from __future__ import annotations

from typing import Any, NamedTuple

from tracker.coding.numbered import Numbered
from tracker.coding.quotes import Quotable
from tracker.domain.readouts import Readout
from tracker.drafting.document import Document
from tracker.drafting.leftovers import NOTHING
from tracker.drafting.sentences import Span

_APART = {
    "heading": "a heading",
    "caption": "the caption of a picture",
    "furniture": "what stands around a text",
    "repeated": "a second printing of the same words",
}
"""Why a paragraph that is no part of the text needs no statement, by its kind."""


class Sentence(NamedTuple):
    """A sentence of the text."""

    number: int
    """Its place, counted from 1."""
    start: int
    end: int
    words: str
    rests: tuple[str, ...]
    """The keys of the statements that rest on it."""
    why: str
    """Why no statement may rest on it; what the drafting rules see in it, where they see an act."""
    matters: bool
    """Whether a statement is to be looked for in it."""


class Coverage(NamedTuple):
    """How far the statements of a readout cover its text."""

    sentences: tuple[Sentence, ...]
    unquoted: tuple[str, ...]
    """The keys of statements without a quote, which rest on nothing that can be found."""
    unfound: tuple[str, ...]
    """The keys of statements whose quotes are not in the text."""

    @property
    def covered(self) -> list[Sentence]:
        """The sentences that a statement rests on."""
        return [one for one in self.sentences if one.rests]

    @property
    def open(self) -> list[Sentence]:
        """The sentences in which a statement may be missing."""
        return [one for one in self.sentences if not one.rests and one.matters]

    @property
    def apart(self) -> list[Sentence]:
        """The sentences on which no statement rests, for a reason."""
        return [one for one in self.sentences if not one.rests and not one.matters]

    @property
    def share(self) -> float:
        """The part of the sentences that matter on which a statement rests, from 0 to 1."""
        count = len(self.covered) + len(self.open)
        return len(self.covered) / count if count else 1.0

    def plain(self) -> dict[str, Any]:
        """The coverage as plain data."""
        return {
            "share": round(self.share, 3),
            "sentences": len(self.sentences),
            "covered": len(self.covered),
            "open": [_row(one) for one in self.open],
            "apart": [_row(one) for one in self.apart],
            "unquoted": list(self.unquoted),
            "unfound": list(self.unfound),
        }


def _row(one: Sentence) -> dict[str, Any]:
    return {
        "number": one.number,
        "start": one.start,
        "end": one.end,
        "words": one.words,
        "why": one.why,
    }


def coverage(readout: Readout, document: Document) -> Coverage:
    """How far the statements of a readout cover its text.

    Args:
        readout: the readout as coded.
        document: its text, read.
    """
    numbered = Numbered.of(document)
    quotable = Quotable(numbered)
    resting: list[tuple[Span, str]] = []
    unquoted, unfound = [], []
    for one in readout.statements:
        if one.quote is None:
            unquoted.append(one.key)
        elif place := quotable.place(one.quote.exact, 0):
            resting.append((place.span, one.key))
        else:
            unfound.append(one.key)
    reasons = _reasons(document)
    sentences = []
    for number, span in enumerate(numbered.spans, start=1):
        rests = tuple(
            key for quote, key in resting if quote.start < span.end and span.start < quote.end
        )
        why, matters = next(
            (told for place, told in reasons if place.start < span.end and span.start < place.end),
            (NOTHING, True),
        )
        words = " ".join(span.of(document.text).split())
        sentences.append(Sentence(number, span.start, span.end, words, rests, why, matters))
    return Coverage(tuple(sentences), tuple(unquoted), tuple(unfound))


def _reasons(document: Document) -> list[tuple[Span, tuple[str, bool]]]:
    """What is to be said of parts of the text, and whether a statement is to be looked for there.

    An act that the rules find counts for more than what stands around it.
    """
    acts = [
        (one.sentence, (f"the drafting rules see a {one.act.type} in it", True))
        for one in document.found
    ]
    left = [(span, (reason, reason == NOTHING)) for span, reason in document.unused]
    apart = [
        (block.span, (_APART[block.kind], False))
        for block in document.paragraphs
        if block.kind in _APART
    ]
    return [*acts, *left, *apart]
