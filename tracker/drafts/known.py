"""What is on record between the parties of a readout: what it may speak of again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from unicodedata import normalize

from tracker.domain.names import relationship
from tracker.drafting.items import Known, Open
from tracker.errors import NotFound, Unreadable
from tracker.queries import Queries, Viewpoint
from tracker.queries.catalogue import QUESTIONS

TYPES = {"commitment": "CommitmentMade", "follow-up": "FollowUpScheduled"}
"""The kinds of statements that stay open, with the types that make them."""


_DAY = timedelta(1)


class OnRecord(NamedTuple):
    """What is on record between the parties of a readout."""

    known: list[Known]
    unsettled: list[Open]


def told_before(
    queries: Queries, parties: Sequence[str], days: Collection[date], text: str, publisher: str
) -> Iterator[str]:
    """That a text may be on record already, for who is about to record it again.

    Args:
        queries: the record.
        parties: the parties of its readout.
        days: the days of its meetings.
        text: the text.
        publisher: who published it; empty where nobody says.
    """
    view = Viewpoint(max(days), relationship=relationship(parties))
    try:
        found = [one for one in queries.answer(QUESTIONS["readouts"], view) if one.date in days]
    except (NotFound, Unreadable):
        return  # nothing is on record of them yet, or nobody knows one of them
    for one in found:
        if publisher and one.publisher not in (None, publisher):
            continue  # another publisher's account
        shown = queries.answer(QUESTIONS["show"], view, one.readout)
        quotes = {said.quote for said in shown.statements if said.quote}
        if quotes and all(_plain(quote) in _plain(text) for quote in quotes):
            yield (
                f"all that {one.readout} quotes is in this text, of the same parties and day: if "
                "it is the text that was recorded there, amend that readout in place of recording "
                "it again"
            )


def _plain(text: str) -> str:
    """A text as it is compared, whatever stands between its words."""
    return " ".join(normalize("NFC", text).split())


def on_record(queries: Queries, parties: Sequence[str], on: date) -> OnRecord:
    """The items between the parties of a readout, and what was not settled before its day.

    What is said on the day itself is no earlier promise: it may be another account of the very
    meeting, or this text as it was recorded before.
    """
    view = Viewpoint(on, relationship=relationship(parties))
    before = view._replace(as_of=on - _DAY if on > date.min else on)
    try:
        known = [Known(item.slug, item.title, item.names) for item in queries.item_names(view)]
        unsettled = [
            Open(one.ref, one.item, TYPES[one.kind], one.due)
            for one in sorted(queries.unsettled(before), key=lambda one: one.made_on)
            if one.kind in TYPES
        ]
    except (NotFound, Unreadable):
        return OnRecord([], [])  # nothing is on record of them yet
    return OnRecord(known, unsettled)
