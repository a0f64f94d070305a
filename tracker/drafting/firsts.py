"""Firsts: the acts of sentences in which what is done stands before what is said of it."""

from __future__ import annotations

from tracker.drafting.acts import Act, Said
from tracker.drafting.clauses import Clause
from tracker.drafting.contents import Judgement
from tracker.drafting.inversions import inverted, proposal
from tracker.drafting.parts import Parts
from tracker.drafting.sentences import Span, trimmed


def told_first(parts: Parts, words: str, speaker: tuple[str, ...]) -> list[Act]:
    """The acts of a proposal that was taken up, and of "Among the plans agreed on are A and B".

    Args:
        parts: makes acts.
        words: the sentence.
        speaker: who spoke last.
    """
    none = Clause("report", None, "past", Span(0, 0), Span(0, len(words)), 0)
    parties = parts.reader.cast.parties
    if told := proposal(words):
        whole = trimmed(words, 0, len(words), also=".;")
        return [parts.agreed(Said(words, none, parties), whole, told)]
    listed = inverted(words)
    if listed is None:
        return []
    judged = Judgement(listed.type, "a list told before what it is of")
    said = Said(words, none, speaker if len(speaker) == 1 else parties)
    return [
        act
        for member in listed.members
        for act in parts.of(said, member, parts.of_part(words, member, judged), "thing")
    ]
