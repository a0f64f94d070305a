"""Openings: the sentences with which a readout begins, that only say who met where and when."""

from __future__ import annotations

import re

from tracker.drafting.contents import Reader
from tracker.drafting.heading import OPENING, Heading
from tracker.drafting.layout import Block
from tracker.drafting.leftovers import OVERVIEW
from tracker.drafting.modes import TOLD
from tracker.drafting.patterns import patterns
from tracker.drafting.sentences import Span
from tracker.drafting.utterances import Utterance


class Openings:
    """Tells the opening of each meeting, sentence after sentence of a readout.

    Args:
        text: the readout.
        head: its head, with the meetings.
        reader: reads what a sentence says.
    """

    def __init__(self, text: str, head: Heading, reader: Reader) -> None:
        self._text, self._head, self._reader = text, head, reader
        self._opened: set[int] = set()
        """The meetings of which a sentence was read."""

    def take(self, span: Span, block: Block) -> bool:
        """Whether the next sentence only says who met where and for how long."""
        said, meeting = span.of(self._text), self._head.meeting_of(block)
        if block.number and not block.bullet and self._opened:
            return False
        met = OPENING.search(said)
        if meeting not in self._opened:
            if not self._opened and met and patterns()["title_line"].match(said):
                return True  # a title that says who met, before the sentence that does
            self._opened.add(meeting)
            if block.bullet or not met or self._is_told(said):
                return False
            return self._opened == {meeting} or bool(patterns()["length"].search(said))
        only = len(self._opened) == 1 and not re.search(r"\bwill\b|\bagreed\b", said)
        timed = met and patterns()["length"].search(said)
        return only and bool(OVERVIEW.match(said) or timed)

    def _is_told(self, said: str) -> bool:
        """Whether somebody says something in a sentence, and not only met somebody."""
        spoken = [
            clause
            for clause in Utterance(said, self._reader).clauses
            if clause.subject and not clause.passive and clause.sense in TOLD
        ]
        return any(
            (clause.subject and clause.subject.sort == "group" and clause.start > 0)
            or said.startswith(" that ", clause.verb.end)
            for clause in spoken
        )
