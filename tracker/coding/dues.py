"""Dates: the window that a coder gives, held against the words that it says it was read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pydantic import TypeAdapter, ValidationError

from tracker import characters
from tracker.coding.answer import CodedStatement
from tracker.coding.quotes import Quotable
from tracker.domain.due import Due, Expression
from tracker.domain.edtf import window
from tracker.domain.window import Window
from tracker.drafting.dues import due_of
from tracker.drafting.fiscal import fiscal_year_of
from tracker.drafting.proposals import Proposal
from tracker.drafting.sentences import Span
from tracker.drafting.times import TimePhrase, due, times, unread

ONWARD = ("CommitmentMade", "FollowUpScheduled")
"""The types of which a time is asked."""

_EXPRESSION: TypeAdapter[str] = TypeAdapter(Expression)


@dataclass(frozen=True, slots=True)
class Timed:
    """The window that is left of what a coder gives, and the reasons to look at it again."""

    due: Due | None
    review: tuple[str, ...] = ()


def timed(
    entry: CodedStatement,
    said: Span,
    quotable: Quotable,
    *,
    text: str,
    anchor: date,
    earlier: Iterable[Proposal],
) -> Timed:
    """The window of an entry, as far as the words bear it out.

    Args:
        entry: the entry.
        said: the sentence of its quote.
        quotable: the text, in which words are found.
        text: the text.
        anchor: the day of its meeting.
        earlier: the proposals before it, to one of which its time may be tied.
    """
    if entry.type not in ONWARD:
        return Timed(None)
    if entry.due is None:
        soon = Due(soon=True, words=_shown(entry.due_words)) if entry.soon else None
        return Timed(soon, _left_out(entry, anchor))
    words, told = entry.due_words, characters.shown(entry.due)
    if words is None:
        return Timed(None, (f"the coder's date {told} is dropped: it names no words for it",))
    if not quotable.holds(words):
        return Timed(
            None,
            (f"the coder's date {told} is dropped: “{words}” is not in the text",),
        )
    edtf = _expression(entry.due)
    if edtf is None:
        return Timed(None, (f"the coder's date {told} is dropped: no window of days (“{words}”)",))
    given = Due(edtf=edtf, approximate=entry.approximate, words=_shown(words))
    place = quotable.within(words, said)
    within = Span(place.start - said.start, place.end - said.start) if place else None
    return _compared(given, _read(entry, said.of(text), within, anchor, tuple(earlier)))


def _expression(given: str) -> str | None:
    """An expression that names days, at least up to one or from one on."""
    try:
        edtf = _EXPRESSION.validate_python(given)
    except ValidationError:
        return None
    return None if window(edtf) == Window(None, None) else edtf


def _compared(given: Due, read: list[Due]) -> Timed:
    """The window given, marked where the words are not read as it is."""
    told = given.edtf or ""
    if any(_same(given, one) for one in read):
        return Timed(given)
    if not read:
        return Timed(given, (f"the date {told} is the coder's alone, read from “{given.words}”",))
    other = _named(read[0])
    return Timed(
        given, (f"“{given.words}” is {_named(given)} by the coder, and {other} by the program",)
    )


def _read(
    entry: CodedStatement,
    sentence: str,
    place: Span | None,
    anchor: date,
    earlier: tuple[Proposal, ...],
) -> list[Due]:
    """The windows that the program reads from the words: in their sentence, and alone."""
    fiscal = fiscal_year_of(entry.by)
    phrases: list[TimePhrase] = []
    if place:
        phrases += [
            phrase
            for phrase in times(sentence, anchor, fiscal=fiscal)
            if phrase.start < place.end and phrase.end > place.start
        ]
    if alone := due(entry.due_words or "", anchor, fiscal=fiscal):
        phrases.append(alone)
    windows = [due_of(phrase, earlier) for phrase in phrases]
    return [one for one in windows if one and one.edtf]


def _left_out(entry: CodedStatement, anchor: date) -> tuple[str, ...]:
    """That the words quoted give a time that the coder left out, or one that cannot be read."""
    fiscal = fiscal_year_of(entry.by)
    read = due(entry.quote, anchor, fiscal=fiscal)
    if read and read.edtf:
        return (f"“{read.words}” is {read.edtf} by the program; the coder left it out",)
    return tuple(
        f"{one.reason}: {' '.join(one.words.split())}"
        for one in unread(entry.quote, anchor, fiscal=fiscal)
    )


def _same(one: Due, other: Due) -> bool:
    return same_window(one.edtf, other.edtf) and one.approximate == other.approximate


def same_window(one: str | None, other: str | None) -> bool:
    """Whether two expressions name the same days, however they are written."""
    if one is None or other is None:
        return one is other
    return one == other or window(one) == window(other)


def _named(one: Due) -> str:
    return f"{one.edtf}{', approximate' if one.approximate else ''}"


def _shown(words: str | None) -> str | None:
    return " ".join(words.split()) if words else None
