"""Placed quotes: two codings held against each other, and the sentences that they begin in."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from tracker.coding.kappa import Labels
from tracker.coding.numbered import Numbered
from tracker.coding.pairing import overlap
from tracker.coding.quotes import Quotable
from tracker.domain.readouts import Readout
from tracker.domain.statements import Quote
from tracker.drafting.layout import blocks
from tracker.drafting.runs import sentences_of
from tracker.drafting.sentences import Span


class QuotedText:
    """A text in which quotes are found, as if it were one sentence."""

    def __init__(self, text: str) -> None:
        self._text = text
        whole = Numbered(text, (Span(0, len(text)),), (0,))
        self._quotable = Quotable(whole)

    def alike(self, one: Quote, other: Quote) -> tuple[float, float]:
        """How much two quotes share of the text."""
        return overlap(self.of(one.exact), self.of(other.exact))

    def of(self, quote: str) -> tuple[int, int]:
        """Where a quote stands; nowhere, from 0 to 0, when its words are not in the text."""
        place = self._quotable.place(quote, 1)
        return (place.span.start, place.span.end) if place else (0, 0)

    def units(self, first: Readout, second: Readout) -> list[Labels]:
        """The types that either coding has of each sentence in which quotes begin."""
        spans = [
            span
            for block in blocks(self._text)
            if block.kind == "body"
            for span in sentences_of(self._text, block)
        ]
        begun = [self._begun(one, spans) for one in (first, second)]
        places = [*range(len(spans)), *(begun[0].keys() | begun[1].keys()) - {*range(len(spans))}]
        return [(frozenset(begun[0][at]), frozenset(begun[1][at])) for at in places]

    def _begun(self, coding: Readout, spans: Sequence[Span]) -> defaultdict[int, set[str]]:
        """The types of a coding, by the sentences in which their quotes begin.

        What rests on no words of the text is put where no sentence is, each for itself.
        """
        found: defaultdict[int, set[str]] = defaultdict(set)
        for number, one in enumerate(coding.statements, start=1):
            start, end = self.of(one.quote.exact) if one.quote else (0, 0)
            at = bisect_right(spans, start, key=lambda span: span.start) - 1 if end else -1
            found[at if at >= 0 else -number].add(one.type)
        return found


def alike(one: Quote, other: Quote) -> tuple[float, float]:
    """How much two quotes have in common: their longest run of the same words."""
    ours, theirs = one.exact.lower().split(), other.exact.lower().split()
    run = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    shorter, longer = sorted((len(ours), len(theirs)))
    return run.size / max(1, shorter), run.size / max(1, longer)
