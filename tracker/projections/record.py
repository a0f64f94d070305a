"""Record: what a recording says is looked at against it, once that was projected."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from tracker.domain import rules
from tracker.domain.verdicts import VERDICTS, numbers
from tracker.projections.accounts import Spans
from tracker.projections.known import KnownStatement
from tracker.projections.relationship import Relationship
from tracker.projections.rows import KeptSpan

UNSETTLED = frozenset(
    number for number, (rule, _) in enumerate(VERDICTS) if rule in rules.UNSETTLED_RULES
)
"""The verdicts that leave something to be done or to be answered."""

RENEWED = frozenset(numbers(rules.RENEWED))
"""The verdicts on what was renewed."""

Found = tuple[Relationship, KnownStatement]
"""A statement, and the relationship that it is of."""


class Record(NamedTuple):
    """How a statement is found that something names, and how it stands."""

    find: Callable[[str, Relationship], Found | None] = lambda _, __: None
    """The relationship and the statement of a ref, as far as it is on record."""
    spans: Spans = lambda _, __: []
    """The spans that hold of a statement of a relationship."""

    def evidence(
        self,
        whose: Relationship,
        known: KnownStatement,
        against: tuple[str, ...],
        *,
        only_ended: bool = False,
    ) -> set[str]:
        """What the statuses of a statement rest on, and what is marked as against them.

        Args:
            whose: its relationship.
            known: the statement.
            against: the marks that count.
            only_ended: whether only those statuses count that leave nothing to be done.
        """
        spans = self.spans(whose, known)
        marks = [mark.partition(":") for span in spans for mark in (span.marks or "").split()]
        marked = {what for word, _, what in marks if word in against}
        return marked | {
            span.evidence
            for span in spans
            if span.evidence and not (only_ended and span.verdict in UNSETTLED)
        }

    def unfinished(
        self, whose: Relationship, known: KnownStatement, day: int, parties: Iterable[str] = ()
    ) -> bool:
        """Whether a statement is unsettled at the end of a day, or the share of one of some."""
        spans = self.spans(whose, known)
        now = [one for one in spans if one.valid_from <= day < one.valid_to and not one.twin_of]
        if parties and any(span.share for span in now):
            now = [span for span in now if span.share in parties]
        elif parties and not any(_of_any(parties, known, span) for span in now):
            return False
        else:
            now = [span for span in now if not span.share]
        return any(span.verdict in UNSETTLED for span in now)


def _of_any(parties: Iterable[str], known: KnownStatement, span: KeptSpan) -> bool:
    """Whether a statement was the act of one of some parties, by any account of it."""
    return not {*(span.by_parties or known.row.by_parties).split()}.isdisjoint(parties)


def field_of(known: KnownStatement) -> Literal["renews", "fulfils"]:
    """The field in which a statement names others."""
    return "fulfils" if known.row.type == "ProgressWelcomed" else "renews"
