"""The ledger: what can be recorded, and how it becomes events and views in one transaction."""

from typing import TYPE_CHECKING

from tracker.faces import lazily

if TYPE_CHECKING:
    from tracker.ledger.ledger import Ledger
    from tracker.ledger.writer import Writer

__all__ = ["Ledger", "Writer"]

# A process that helps needs neither.
__getattr__ = lazily(
    __name__, {"Ledger": "tracker.ledger.ledger", "Writer": "tracker.ledger.writer"}
)
