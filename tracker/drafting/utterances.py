"""Utterances: words that are read as one sentence, and what stands in them, found once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tracker.drafting.actors import Mention
from tracker.drafting.clauses import Clause, clauses
from tracker.drafting.contents import Reader
from tracker.drafting.pairs import paired
from tracker.drafting.patterns import patterns


@dataclass(frozen=True)
class Utterance:
    """The words of a sentence, of a part of one, or of a member of a list with its lead."""

    words: str
    reader: Reader

    @cached_property
    def mentions(self) -> list[Mention]:
        """Everybody named in it."""
        return self.reader.cast.mentions(self.words)

    @cached_property
    def clauses(self) -> list[Clause]:
        """The acts that stand on its top level."""
        found = clauses(self.words, self.mentions, self.reader.lexicon)
        return paired(self.words, found)


def topic_of(lead: str) -> str:
    """What a sentence names at its head: "With regard to …"."""
    topic = patterns()["topic"].match(lead)
    return lead[topic.end() :].partition(", ")[0].strip(" ,") if topic else ""
