"""The document: a readout's text, and what each stage has found in it, looked for once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

from tracker.drafting.acts import Found
from tracker.drafting.budget import Budget
from tracker.drafting.contents import Reader
from tracker.drafting.countries import adjectives_of
from tracker.drafting.heading import Heading
from tracker.drafting.layout import Block
from tracker.drafting.lexicon import Lexicon
from tracker.drafting.sentences import Span


class Given(TypedDict, total=False):
    """What is not to be read from a readout's text, and what it is read by."""

    words: Lexicon | None
    """Another lexicon."""
    title: str | None
    parties: tuple[str, ...] | None
    on: date | None
    """The date of its (last) meeting."""
    kind: str | None
    """The kind of meeting."""
    place: str | None
    """Where it was held."""
    ordinal: int | None
    """Which of its row it was."""
    name: str | None
    """The name of its file or page, where a date or year may stand."""
    budget: Budget | None
    """The time that it may take; what the settings say when left out."""


@dataclass(slots=True)
class Document:
    """A readout: every offset in it is one of its text."""

    text: str
    given: Given
    clock: Budget
    paragraphs: list[Block] = field(init=False)
    """The paragraphs, each told what it is."""
    sentences: dict[Span, list[Span]] = field(init=False)
    """The sentences of each paragraph of the body."""
    head: Heading = field(init=False)
    """Who met when and where, and who speaks for whom."""
    reader: Reader = field(init=False)
    """The words and the people by which the body is read."""
    found: list[Found] = field(init=False)
    """The acts, in the order of the text."""
    unused: list[tuple[Span, str]] = field(init=False)
    """The sentences that made no act, and why one was not read."""
    announcing: frozenset[Span] = field(init=False)
    """The sentences that announce a list whose members tell what they say."""

    @contextmanager
    def being_read(self) -> Iterator[None]:
        """Read it within its time, and by the names that it uses itself."""
        with self.clock.kept(), adjectives_of(self.text, self.given.get("parties") or ()):
            yield
