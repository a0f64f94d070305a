"""The ledger: what can be recorded, and how it becomes events and views in one transaction."""

from tracker.ledger.ledger import Ledger
from tracker.ledger.writer import Writer

__all__ = ["Ledger", "Writer"]
