"""Numbered sentences: a readout as a coder is shown it, each sentence with its number."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from tracker.drafting.document import Document
from tracker.drafting.runs import sentences_of
from tracker.drafting.sentences import Span


@dataclass(frozen=True, slots=True)
class Numbered:
    """The sentences of a readout in their order, counted from 1."""

    text: str
    spans: tuple[Span, ...]
    paragraphs: tuple[int, ...]
    """The places, counted from 0, at which a paragraph begins."""

    @classmethod
    def of(cls, document: Document) -> Numbered:
        """The sentences of a document, headings included, each run of characters once."""
        spans: list[Span] = []
        begins = []
        for block in document.paragraphs:
            if found := document.sentences.get(block.span) or sentences_of(document.text, block):
                begins.append(len(spans))
                spans += found
        return cls(document.text, tuple(spans), tuple(begins))

    def number(self, at: int) -> int:
        """The number of the sentence that holds a character, or the last one before it."""
        return max(1, bisect_right(self.spans, at, key=lambda span: span.start))

    def span(self, number: int) -> Span | None:
        """The sentence of a number, if there is one."""
        return self.spans[number - 1] if 0 < number <= len(self.spans) else None

    def paragraph(self, at: int) -> Span:
        """The paragraph that holds a character."""
        place = bisect_right(self.paragraphs, self.number(at) - 1)
        first = self.paragraphs[max(0, place - 1)]
        last = self.paragraphs[place] if place < len(self.paragraphs) else len(self.spans)
        return Span(self.spans[first].start, self.spans[last - 1].end)
