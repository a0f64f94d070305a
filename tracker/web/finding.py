"""Finding: what can be found where there is no server, all of it listed for a script to sift."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup

from tracker.queries.catalogue import QUESTIONS
from tracker.queries.scope import relationship_names
from tracker.web.naming import OF
from tracker.web.visit import Shown, Visit

_MOST = 5000
"""Statements up to which they are listed; of more, only items, meetings and readouts are.

A browser that has to lay out tens of thousands of lines does nothing else for seconds."""

_SCRIPT = Path(__file__).parent / "static" / "finding.js"


class Findable(NamedTuple):
    """Something that can be found."""

    kind: str
    name: str
    """What it is called."""
    place: str
    """The address of its page."""
    text: str
    """What is said of it, in which words are looked for as well."""
    status: str | None = None


def listed(visit: Visit) -> Shown:
    """All that can be found."""
    statements = [*islice(_statements(visit), _MOST + 1)]
    few = len(statements) <= _MOST
    return "finding.html", {
        "found": [*_items(visit), *_occasions(visit), *(statements if few else ())],
        "whole": few,
        # A script that is a file of its own is not run where pages are files themselves.
        "script": Markup(_SCRIPT.read_text(encoding="utf-8")),  # noqa: S704 - our own
    }


def _items(visit: Visit) -> Iterator[Findable]:
    rows = visit.queries.item_names(visit.view)
    whose = relationship_names(visit.queries.transaction, rows)
    called = {(name, row.slug): row.names for name, row in zip(whose, rows, strict=True)}
    several = len(visit.relationships) > 1
    for one in _answers(visit, "items"):
        names = called.get((one.relationship, one.item), ())
        place = visit.page_of("item", one.item, **{OF: one.relationship if several else None})
        said = " · ".join((one.item, *names, *([one.relationship] if several else [])))
        yield Findable("item", one.title, place, said, one.status)


def _occasions(visit: Visit) -> Iterator[Findable]:
    for one in _answers(visit, "meetings"):
        people = [name for names in one.participants.values() for name in names]
        told = (one.kind or "meeting", one.place, str(one.date), one.relationship, *people)
        said = " · ".join(filter(None, told))
        yield Findable("meeting", one.meeting, visit.page_of("meeting", one.meeting), said)
    for one in _answers(visit, "readouts"):
        said = " · ".join(filter(None, (one.readout, str(one.date), one.relationship)))
        place = visit.page_of("readout", one.readout)
        yield Findable("readout", one.title or one.readout, place, said)


def _statements(visit: Visit) -> Iterator[Findable]:
    for one in _answers(visit, "statements"):
        said = " · ".join(filter(None, (one.summary, one.quote, one.condition)))
        yield Findable("statement", one.ref, visit.page_of("statement", one.ref), said, one.status)


def _answers(visit: Visit, name: str) -> Any:  # noqa: ANN401 - as its row says
    return visit.queries.answer(QUESTIONS[name], visit.view)
