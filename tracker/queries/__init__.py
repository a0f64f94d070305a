"""Queries: typed answers about the record, as of a day and as known on another.

Every answer is read from rows of the views in one transaction; no event is read.
"""

from tracker.queries.queries import Queries
from tracker.queries.viewpoint import Viewpoint

__all__ = ["Queries", "Viewpoint"]
