"""Accounts: what became of every sentence of a readout, so that none is lost without a trace."""

from __future__ import annotations

from bisect import bisect_right

from tracker.drafting.document import Document
from tracker.drafting.leftovers import was_read
from tracker.drafting.sentences import Span

_FEW = 3
"""Sentences from which on a text that tells of no act but an exchange of views is worth a look."""


def lost(document: Document) -> list[Span]:
    """The sentences of the body that made no act, and of which no reason is told."""
    told = {one.sentence for one in document.found} | {span for span, _ in document.unused}
    told |= set(document.announcing)
    return [
        sentence
        for sentences in document.sentences.values()
        for sentence in sentences
        if sentence not in told and not _within(sentence, document)
    ]


def _within(sentence: Span, document: Document) -> bool:
    """Whether an act was found in a part of a sentence, such as the cell of a table."""
    starts = [one.sentence for one in document.found]
    place = bisect_right(starts, sentence.end, key=lambda span: span.start) - 1
    return place >= 0 and starts[place].end > sentence.start


def warnings(document: Document) -> tuple[str, ...]:
    """What is to be told of a draft as a whole: what was lost, and that nothing was found."""
    said = [
        f"nothing is told of the sentence: {' '.join(span.of(document.text).split())[:80]}"
        for span in lost(document)
    ]
    acts = [one for one in document.found if one.act.type != "ViewsExchanged"]
    left = [span for span, reason in document.unused if was_read(reason)]
    if not acts and len(left) >= _FEW:
        said.append(f"no act was found, and {len(left)} sentences made no statement")
    return tuple(said)
