"""Stages: the steps from a text to the acts in it, each with what it reads and what it gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tracker.drafting import heading as headings
from tracker.drafting.antecedents import traced
from tracker.drafting.contents import Reader
from tracker.drafting.document import Document
from tracker.drafting.layout import blocks
from tracker.drafting.lexicon import lexicon
from tracker.drafting.occasions import Occasions
from tracker.drafting.passages import Passages
from tracker.drafting.runs import sentences_of


class Stage(NamedTuple):
    """A step: it reads some parts of a document and gives others."""

    name: str
    """What is said of it where it takes too long."""
    reads: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[[Document], None]


def _layout(document: Document) -> None:
    document.paragraphs = blocks(document.text)


def _sentences(document: Document) -> None:
    document.sentences = {
        block.span: sentences_of(document.text, block)
        for block in document.paragraphs
        if block.kind == "body"
    }


def _head(document: Document) -> None:
    given = document.given
    document.head = headings.heading(
        document.text,
        document.paragraphs,
        title=given.get("title"),
        parties=given.get("parties"),
        on=given.get("on"),
        kind=given.get("kind"),
        place=given.get("place"),
        ordinal=given.get("ordinal"),
        name=given.get("name"),
    )


def _reader(document: Document) -> None:
    book = document.given.get("words") or lexicon()
    document.reader = Reader(book, Occasions(book), document.head.cast)


def _acts(document: Document) -> None:
    passages = Passages(document.text, document.head, document.reader, document.clock)
    passages.read(document.paragraphs, document.sentences)
    document.found = traced(passages.found, document.text, document.head.cast)
    document.unused = passages.unused
    document.announcing = passages.announcing


STAGES = (
    Stage("its paragraphs", ("text",), ("paragraphs",), _layout),
    Stage("its sentences", ("text", "paragraphs"), ("sentences",), _sentences),
    Stage("its head", ("text", "paragraphs", "given"), ("head",), _head),
    Stage("its people", ("head", "given"), ("reader",), _reader),
    Stage(
        "its acts",
        ("text", "paragraphs", "sentences", "head", "reader", "clock"),
        ("found", "unused", "announcing"),
        _acts,
    ),
)
"""The steps in their order."""


def carried_out(document: Document) -> Document:
    """The document with all that the stages find in it.

    Raises:
        Unreadable: no date, year or parties can be read from the text, and none is given; or it
            takes too long.
    """
    for stage in STAGES:
        document.clock.at(stage.name, document.text.lstrip()[:100])
        stage.run(document)
    return document
