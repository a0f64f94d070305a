"""The beginning of a draft: a text, or a file as it was published, read and drafted."""

from __future__ import annotations

import hashlib
from datetime import date
from itertools import chain, count
from typing import NamedTuple

from tracker import __version__
from tracker.domain.heading import Source
from tracker.domain.readouts import Readout
from tracker.drafting import sources
from tracker.drafting.budget import Budget
from tracker.drafting.coded import coded
from tracker.drafting.draft import read
from tracker.drafting.proposals import Draft as Drafted
from tracker.drafts import fields
from tracker.drafts.known import on_record, told_before
from tracker.drafts.states import DraftState, DraftStatement
from tracker.errors import NotFound
from tracker.queries import Queries, Viewpoint

_NAME = "the text"


class TextGiven(NamedTuple):
    """A text to be drafted, with what its reader knows of it."""

    content: bytes
    name: str = ""
    """The name of its file, where a date or a year may stand."""
    publisher: str = ""
    url: str = ""
    parties: tuple[str, ...] = ()
    on: date | None = None
    """The day of its (last) meeting."""


class Begun(NamedTuple):
    """A text that was drafted."""

    title: str
    text: str
    state: DraftState


def begun(given: TextGiven, queries: Queries) -> Begun:
    """Draft a text.

    Args:
        given: the text.
        queries: the record, from which items and what is still open are known.

    Raises:
        Unreadable: it holds no text, or not who met and when; or it takes too long.
    """
    clock = Budget(given.name or _NAME)
    text = sources.text_of(given.content, given.name or _NAME, clock)
    reading = read(text, name=given.name, parties=given.parties or None, on=given.on, budget=clock)
    head = reading.head
    drafted = reading.draft(*on_record(queries, head.parties, head.meetings[-1].date))
    days = {one.date for one in head.meetings}
    source = Source(sha256=hashlib.sha256(given.content).hexdigest(), rules=__version__)
    readout, doubts = coded(drafted, source=source)
    heading = fields.of_heading(readout)
    heading["readout"] = _free(readout, given.publisher, queries)
    heading |= {
        name: value for name, value in (("publisher", given.publisher), ("url", given.url)) if value
    }
    state = DraftState(
        heading=heading,
        made={"sha256": str(source.sha256), "rules": __version__},
        statements=tuple(_statements(readout, drafted, doubts)),
        unused=drafted.unused,
        remarks=(*drafted.review, *told_before(queries, head.parties, days, text, given.publisher)),
    )
    return Begun(readout.title or heading["readout"], text, state)


def _statements(
    readout: Readout, drafted: Drafted, doubts: dict[int, tuple[str, ...]]
) -> list[DraftStatement]:
    return [
        DraftStatement(
            mark=f"s{number + 1}",
            values=fields.of_statement(one),
            doubts=doubts.get(number, ()),
            because=f"{proposal.why.words} ({proposal.why.rule})",
            time_words=proposal.due.words if proposal.due else None,
        )
        for number, (one, proposal) in enumerate(
            zip(readout.statements, drafted.proposals, strict=True)
        )
    ]


def _free(readout: Readout, publisher: str, queries: Queries) -> str:
    """A name that no readout has: with the publisher, or a number."""
    name = readout.readout
    names = (name, *([f"{name}-{publisher.lower()}"] if publisher else []))
    numbered = (f"{name}-{number}" for number in count(2))
    return next(one for one in chain(names, numbered) if not _is_taken(one, queries))


def _is_taken(name: str, queries: Queries) -> bool:
    try:
        queries.citation(Viewpoint(date.max), name)
    except NotFound:
        return False
    return True
