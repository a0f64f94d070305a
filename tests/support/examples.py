"""Examples: the shipped readouts, and a record that holds an event of every kind."""

from __future__ import annotations

from tests.support.judgements import outcome
from tests.support.project import EVENTS
from tests.support.records import DAY, Record
from tracker.domain.items import (
    EvidenceSought,
    ItemList,
    ItemMerged,
    ItemSeparated,
    OutcomeAssessed,
)
from tracker.domain.readouts import Readout
from tracker.files.readouts import files_in, read


def shipped() -> list[Readout | ItemList]:
    """The shipped files."""
    return [read(path) for path in files_in([EVENTS])]


def everything(record: Record) -> None:
    """The shipped record, then an event of every other kind."""
    record.record(*shipped())
    osaka = next(one for one in shipped() if getattr(one, "readout", "") == "2019-06-29-osaka")
    assert isinstance(osaka, Readout)
    tours = "pilot-tours@2019-06-29-osaka"
    with record.ledger() as ledger:
        mended = Readout.model_validate(
            {
                **osaka.model_dump(),
                "title": "Talks in Osaka",
                "statements": [one.model_dump() for one in osaka.statements[:1:-1]],
            }
        )
        ledger.judge(outcome(on="2019-12-01", ref=tours, evidence="a report"), day=DAY)
        ledger.take_back(tours, OutcomeAssessed, reason="of another year", day=DAY)
        ledger.judge(
            EvidenceSought.model_validate({"ref": tours, "through": "2020-03-01"}), day=DAY
        )
        ledger.amend(mended, reason="in the order of the text", day=DAY)
        ledger.amend(osaka, reason="it was right", day=DAY)
        merged = ItemMerged(item="arctic-lng-2", into="eight-point-cooperation-plan")
        ledger.merge("JP-RU", merged, day=DAY)
        separated = ItemSeparated(item="arctic-lng-2", reason="a part of it")
        ledger.separate("JP-RU", separated, day=DAY)
        ledger.merge("JP-RU", merged, day=DAY)
        ledger.retract(osaka.readout, reason="to be looked at", day=DAY)
        ledger.record([osaka], day=DAY)
