"""Quotations: who is quoted between quotation marks, and what that one says as "I" and "we"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from tracker.drafting.actors import Mention
from tracker.drafting.acts import Act
from tracker.drafting.attributions import SAY
from tracker.drafting.layout import Block
from tracker.drafting.reading import Reading
from tracker.drafting.rules import ALONE, ONWARD
from tracker.drafting.sentences import Span, sentences
from tracker.drafting.speech import Speech
from tracker.drafting.utterances import Utterance

_OPENS, _CLOSES = '“"', '”"'
_OPENED = re.compile(r"[“\"]")
_MARKS = 2
"""Characters of the marks that close what is quoted."""

_LEAST = 40
"""Characters from which on what is quoted may be a sentence, and no word or phrase."""

_SAYS = re.compile(rf"\s+{SAY}")
_SAID_BY = re.compile(rf"\s*{SAY}\s+")
_LEADS = re.compile(rf"\s+{SAY}[^.;:“\"]{{0,80}}[:,]\s*$")
"""How what is quoted is announced: "Minister Lind said after the talks:"."""

_REACH = 160
"""Characters before or behind what is quoted within which it is told whose it is."""


class Quotation(NamedTuple):
    """What one side is quoted as saying, within a paragraph."""

    start: int
    end: int
    """Where it ends: before the closing mark."""
    party: str


class Quotations:
    """What is quoted in a readout of those who speak for one side."""

    def __init__(self, text: str, blocks: Iterable[Block], speech: Speech) -> None:
        """Find whose each quotation is.

        What is quoted in a paragraph of its own, with nobody named, is of the one who was quoted
        last.

        Args:
            text: the readout.
            blocks: its paragraphs.
            speech: reads its sentences.
        """
        self._text = text
        self._speech = speech
        self._cast = speech.parts.reader.cast
        self._found: list[Quotation] = []
        last: str | None = None
        for block in blocks:
            if block.kind == "body":
                last = self._take(block.span, last)

    def read(self, said: str, sentence: Span) -> Reading | None:
        """The acts of what is quoted of a sentence; None where nobody acts in it.

        Args:
            said: the sentence.
            sentence: its place in the text.
        """
        place = bisect_right(self._found, sentence.end, key=lambda one: one.start) - 1
        one = self._found[place] if place >= 0 else None
        if one is None or sentence.start >= one.end or not self._leads(sentence, one):
            return None
        start = max(one.start - sentence.start, 0)
        words = said[start : one.end - sentence.start].rstrip(" ,")
        parts = self._speech.parts
        reader = replace(parts.reader, cast=replace(self._cast, author=one.party, _kept={}))
        own = Speech(replace(parts, reader=reader), personal=True)
        reading = own.read(Utterance(words, reader), (one.party,))
        own_acts = (_own(act, (one.party,), self._cast.parties) for act in reading.acts)
        acts = tuple(act.moved(start) for act in own_acts)
        return Reading(acts, (one.party,), reading.topic) if acts else None

    def _leads(self, sentence: Span, one: Quotation) -> bool:
        """Whether no more than whose words they are stands before what is quoted."""
        lead = self._text[sentence.start : one.start].rstrip(f" {_OPENS}")
        return not lead or (lead.endswith(":") and sentence.end <= one.end + _MARKS)

    def _take(self, paragraph: Span, last: str | None) -> str | None:
        """Keep what is quoted in a paragraph, and tell who is quoted after it with nobody named."""
        quoted = [(span, self._whose(span, paragraph, last)) for span in self._in(paragraph)]
        named = next((party for _, party in quoted if party), None)
        first = quoted[0][0].start if quoted else paragraph.end
        alone = not self._text[paragraph.start : first].strip(_OPENS)
        for span, party in quoted:
            if own := party or named or (last if alone else None):
                self._found.append(Quotation(*span, own))
        if named or not alone:
            return named or self._announced(paragraph)
        return last

    def _in(self, paragraph: Span) -> list[Span]:
        """What stands between quotation marks in a paragraph, which its end closes, too."""
        found: list[Span] = []
        opened = _OPENED.search(self._text, *paragraph)
        while opened:
            closed = self._text.find(_CLOSES[_OPENS.index(opened[0])], opened.end(), paragraph.end)
            end = closed if closed >= 0 else paragraph.end
            if end - opened.end() >= _LEAST:
                found.append(Span(opened.end(), end))
            opened = _OPENED.search(self._text, end + 1, paragraph.end)
        return found

    def _whose(self, quoted: Span, paragraph: Span, last: str | None) -> str | None:
        """Whose what is quoted is, by what stands before or behind it."""
        behind = self._text[quoted.end : min(quoted.end + _REACH, paragraph.end)]
        behind = behind.lstrip(f"{_CLOSES}, ")
        by = _SAID_BY.match(behind)
        for mention in self._cast.mentions(behind):
            at_once = mention.start == (by.end() if by else 0)
            if not at_once or not (by or _SAYS.match(behind, mention.end)):
                continue
            if mention.sort == "pronoun":
                return self._before(Span(paragraph.start, quoted.start - 1)) or last
            return _one(mention)
        return self._announced(Span(paragraph.start, quoted.start - 1))

    def _before(self, passage: Span) -> str | None:
        """Whom "he" or "she" behind a passage means: the first of its last sentence."""
        ends = sentences(self._text, *passage)
        told = self._cast.mentions(ends[-1].of(self._text)) if ends else []
        return next((party for each in told if (party := _one(each))), None)

    def _announced(self, lead: Span) -> str | None:
        """Who is said to say what follows."""
        words = self._text[max(lead.start, lead.end - _REACH) : lead.end]
        told = [each for each in self._cast.mentions(words) if _LEADS.match(words, each.end)]
        return _one(told[-1]) if told else None


def _own(act: Act, by: tuple[str, ...], everybody: tuple[str, ...]) -> Act:
    """An act of somebody who is quoted: what he values or deplores is his, whoever did it."""
    if act.type in ("ProgressWelcomed", "ConcernRaised") and act.rule not in ALONE:
        # "Both sides are pleased with it", as one of them says.
        return replace(act, by=by) if set(act.by) == set(everybody) else act
    if act.rule not in ALONE or act.type in ONWARD:
        return act
    done_by = act.done_by or (act.by if act.type == "ProgressWelcomed" and act.by != by else ())
    return replace(act, by=by, done_by=done_by)


def _one(mention: Mention) -> str | None:
    """The one party that somebody named speaks for."""
    return mention.parties[0] if len(mention.parties) == 1 else None
