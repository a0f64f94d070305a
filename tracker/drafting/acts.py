"""Acts: what somebody says or does in a sentence, and the verb by which it is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from tracker.domain.wording import Wording
from tracker.drafting.clauses import Clause
from tracker.drafting.layout import Block
from tracker.drafting.patterns import patterns
from tracker.drafting.rules import Type
from tracker.drafting.sentences import Span
from tracker.drafting.times import TimePhrase
from tracker.drafting.times.vocabulary import MONTH, SEASON

Side = Literal["named", "pronoun", "it", "we", "passive", "nobody"]
"""Somebody named, a word that stands for somebody, or nobody: then it is both sides'."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a sentence, in characters of that sentence."""

    type: Type
    by: tuple[str, ...]
    quote: Span
    matter: Span
    """The words that say what it is about."""
    scope: tuple[Span, ...]
    """Where its time may stand, the nearest first."""
    words: str
    """The words that made it an act."""
    rule: str
    wording: Wording | None = None
    to: tuple[str, ...] = ()
    complete: bool = False
    continuing: bool = False
    """Whether one could not say of it that it is finished."""
    done_by: tuple[str, ...] = ()
    """Whose deed is told of, where it is not that of those who tell it."""
    invites: bool = False
    side: Side = "named"
    """How it is known whose act it is."""
    plain: bool = True
    """Whether its words say plainly that it is an act."""
    review: tuple[str, ...] = ()
    """What is to be told of it where it was found, beyond what its words are doubted for."""

    @property
    def sure(self) -> bool:
        """Whether a verb of the lexicon makes it, and plainly."""
        return self.plain and not self.review

    def moved(self, offset: int) -> Act:
        """The same act in characters of a text that begins so much earlier."""
        return self._placed(lambda span: Span(span.start + offset, span.end + offset), self.scope)

    def clipped(self, start: int) -> Act:
        """The same act without what of it stands before a character."""
        scope = [span for span in self.scope if span.end > start]
        return self._placed(lambda span: Span(max(span.start, start), max(span.end, start)), scope)

    def _placed(self, place: Callable[[Span], Span], scope: Iterable[Span]) -> Act:
        """The same act with each of its spans, and those of a scope, in another place."""
        quote, matter = place(self.quote), place(self.matter)
        return replace(self, quote=quote, matter=matter, scope=tuple(map(place, scope)))


@dataclass(frozen=True, slots=True)
class Said:
    """A verb of a sentence and the side that says it."""

    words: str
    """The sentence."""
    clause: Clause
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """An act in its place in the text."""

    act: Act
    sentence: Span
    block: Block
    meeting: int
    topic: str = ""
    """What its sentence names at its head."""
    time: TimePhrase | None = None
    """The time it was found by, for an occasion named in passing."""
    besides: tuple[Span, ...] = ()
    """The occasions that its sentence names in passing, with times of their own."""


_OWN_TIME = re.compile(r"(?:\w+ly\s+)?(?:holding|convening|hosting)\b")
_SAYS_WHAT = re.compile(
    r"\s*(?:(?:by|on(?:\s+the\s+part\s+of)?)\s+(?:the\s+)?(?:[A-Z][\w.-]*\s+){1,4}(?:side\s+)?)?"
    r"(?:that|(?:not )?to)\b"
)
"""How a passive goes on with what was said: "was announced by the Chilean side that"."""

_ASIDE = re.compile(r",\s+(?:at|on|in|during|after|following|before)\s[^,;]{3,80},\s+")
"""What is told of the time or the place between a verb and what it is about."""

_TOLD_ASIDE = re.compile(
    r",\s+(?:in|on|at|for|with|after|during|by|as|speaking|responding|upon|among|inter|first)\s[^,;]{2,80},\s+"
    r"(?=(?:that|to)\s)"
)
"""The same before what is said."""

_TIMED = re.compile(rf"\d|\b(?:{MONTH}|{SEASON}|year|month|week|day)s?\b", re.IGNORECASE)
"""What a time is told by, which is not told in passing."""

_LEAST = 3
"""Characters behind a verb below which it has no object of its own there."""


def first_alone(said: Said, spans: list[Span]) -> Said:
    """A verb whose first part does not have the time of an occasion that is named after it."""
    if any(_OWN_TIME.match(span.of(said.words)) for span in spans[1:]):
        return replace(said, clause=replace(said.clause, rest=spans[0]))
    return said


def has_object(clause: Clause) -> bool:
    """Whether something stands behind a verb that it is about."""
    return clause.rest.end - clause.rest.start >= _LEAST


def object_of(words: str, clause: Clause) -> Span:
    """What a verb is about: mostly what follows it, for a passive what stands before it."""
    rest = clause.rest
    if clause.sense == "done" and (aside := _ASIDE.match(words, clause.verb.end)):
        rest = Span(min(aside.end(), rest.end), rest.end)  # "signed, at the end of the talks, a"
    if (told := _TOLD_ASIDE.match(words, clause.verb.end)) and not _TIMED.search(told[0]):
        rest = Span(min(told.end(), rest.end), rest.end)  # "stated, on behalf of both, that"
        if clause.passive:
            return rest  # "it was agreed, among other things, to"
    if clause.passive and not _SAYS_WHAT.match(words, clause.verb.end):
        return Span(clause.start, max(rest.end, clause.verb.end))
    if not has_object(clause):
        return Span(clause.start, clause.verb.end)
    return rest


def with_verb(said: Said, matter: Span) -> str:
    """What was done, with the words of its verb that name the doer: "noted Chile's …"."""
    verb = said.clause.verb
    felt = patterns()["thanks_alone"].search(verb.of(said.words))
    beside = verb.end <= matter.start <= verb.end + len(" the ")
    # "expressed Chile's thanks for": whose thanks they are is not whose deed it is.
    whole = matter.start <= said.clause.start and not said.clause.passive
    start = verb.start if whole or (beside and not felt) else matter.start
    return said.words[start : matter.end]
