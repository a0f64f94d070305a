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
    begins: frozenset[int]
    """The places, counted from 0, at which a paragraph begins."""

    @classmethod
    def of(cls, document: Document) -> Numbered:
        """The sentences of a document, headings included, each run of characters once."""
        spans: list[Span] = []
        begins = set()
        for block in document.paragraphs:
            begins.add(len(spans))
            spans += document.sentences.get(block.span) or sentences_of(document.text, block)
        return cls(document.text, tuple(spans), frozenset(begins))

    def number(self, at: int) -> int:
        """The number of the sentence that holds a character, or the last one before it."""
        return max(1, bisect_right(self.spans, at, key=lambda span: span.start))

    def span(self, number: int) -> Span | None:
        """The sentence of a number, if there is one."""
        return self.spans[number - 1] if 0 < number <= len(self.spans) else None
