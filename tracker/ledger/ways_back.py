"""Ways back: what undoes a recording, where the ledger has something that does."""

from __future__ import annotations

from typing import NamedTuple

from tracker.domain.items import (
    Assessment,
    ConditionSettled,
    EvidenceSought,
    ItemMerged,
    OutcomeAssessed,
)
from tracker.domain.readouts import Readout
from tracker.ledger.receipt import Amended, Receipt, Renamed


class TakeBack(NamedTuple):
    """To take the latest judgement of a kind back, with a reason."""

    ref: str
    kind: type[Assessment]
    share: str | None


class JudgeAgain(NamedTuple):
    """To judge again what was taken back."""

    judged: Assessment


class Separate(NamedTuple):
    """To count an item as itself again, with a reason."""

    relationship: str
    item: str
    opened: str | None = None
    """The slug that a renaming opened, of which nothing is said then."""


class MergeAgain(NamedTuple):
    """To merge two items again that were separated."""

    relationship: str
    merged: ItemMerged


class AmendBack(NamedTuple):
    """To amend a readout to what it was, with a reason."""

    before: Readout


class RecordAgain(NamedTuple):
    """To record a readout again that was retracted."""

    readout: Readout


WayBack = TakeBack | JudgeAgain | Separate | MergeAgain | AmendBack | RecordAgain


def way_back(receipt: Receipt) -> WayBack | None:
    """What undoes what a receipt tells of; None where nothing was done, or nothing does."""
    found: WayBack | None = None
    match receipt:
        case Receipt(taken_back=ItemMerged() as merged, relationship=str(relationship)):
            found = MergeAgain(relationship, merged)
        case Receipt(merged=ItemMerged(item=item), relationship=str(relationship)):
            found = Separate(relationship, item)
        case Receipt(renamed=Renamed(relationship, item, opened)):
            found = Separate(relationship, item, opened.item)
        case Receipt(amended=Amended(before=before)):
            found = AmendBack(before)
        case Receipt(retracted=Readout() as readout):
            found = RecordAgain(readout)
        case Receipt(taken_back=(OutcomeAssessed() | ConditionSettled() | EvidenceSought()) as one):
            found = JudgeAgain(one)
        case Receipt(judged=(OutcomeAssessed() | ConditionSettled() | EvidenceSought()) as one):
            found = TakeBack(one.ref, type(one), getattr(one, "share", None))
        case _:
            pass
    return found
