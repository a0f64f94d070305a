"""Pairs: two verbs that share what they are about, and tell one act of it."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.drafting.clauses import Clause
from tracker.drafting.lexicon import Sense
from tracker.drafting.sentences import Span

_AND = re.compile(r"\s+and\s+(?:\w+ly\s+|also\s+)?")
_SPOKEN: frozenset[Sense | None] = frozenset(("views", "report"))
"""What is said of a thing that is valued, and adds no act of its own."""


def paired(words: str, found: list[Clause]) -> list[Clause]:
    """The clauses of a sentence, two verbs with one object made one: "signed and exchanged notes".

    Args:
        words: the sentence.
        found: its clauses, in order.
    """
    kept: list[Clause] = []
    for clause in found:
        last = kept[-1] if kept else None
        if last and not last.passive and _AND.fullmatch(words, last.verb.end, clause.verb.start):
            valued = last.sense == "progress" and clause.sense in _SPOKEN
            if valued or last.sense == clause.sense:
                verb = Span(last.verb.start, clause.verb.end) if valued else clause.verb
                one = last if valued else clause
                kept[-1] = replace(
                    one, verb=verb, rest=clause.rest, start=last.start, subject=last.subject
                )
                continue
        kept.append(clause)
    return kept
