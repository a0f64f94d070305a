"""What is on record between the parties of a readout: what it may speak of again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tracker.domain.names import relationship
from tracker.drafting.items import Known, Open
from tracker.errors import NotFound
from tracker.queries import Queries, Viewpoint

TYPES = {"commitment": "CommitmentMade", "follow-up": "FollowUpScheduled"}
"""The kinds of statements that stay open, with the types that make them."""


class OnRecord(NamedTuple):
    """What is on record between the parties of a readout."""

    known: list[Known]
    unsettled: list[Open]


def on_record(queries: Queries, parties: Sequence[str], on: date) -> OnRecord:
    """The items between the parties of a readout, and what was not settled on its day."""
    view = Viewpoint(on, relationship=relationship(parties))
    try:
        known = [Known(item.slug, item.title, item.names) for item in queries.item_names(view)]
        unsettled = [
            Open(one.ref, one.item, TYPES[one.kind], one.due)
            for one in sorted(queries.unsettled(view), key=lambda one: one.made_on)
            if one.kind in TYPES
        ]
    except NotFound:
        return OnRecord([], [])  # nothing is on record of them yet
    return OnRecord(known, unsettled)
