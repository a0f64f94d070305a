"""The library: a record that is asked in Python, by the questions of the catalogue."""

from tracker.library.answers import Answers
from tracker.library.opened import OpenRecord, open_record
from tracker.queries.plain import as_dict

__all__ = ["Answers", "OpenRecord", "as_dict", "open_record"]
