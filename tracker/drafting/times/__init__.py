"""Times in a readout: from its phrases and the meeting's date to due windows."""

from tracker.drafting.times.choice import due, times
from tracker.drafting.times.phrases import TimePhrase
from tracker.drafting.times.unread import Unread, unread

__all__ = ["TimePhrase", "Unread", "due", "times", "unread"]
