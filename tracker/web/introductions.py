"""Introductions: what each list holds, in a sentence for those who read it."""

from __future__ import annotations

from tracker.web.texts import _

INTRODUCTIONS = {
    "open": _(
        "Everything that is not settled: nothing on record says that it was done, called off or "
        "answered. The most pressing comes first."
    ),
    "overdue": _(
        "What has a last day that is past, and is not settled by anything on record, the longest "
        "overdue first. That does not mean that a promise was broken."
    ),
    "due": _(
        "What is unsettled and is to be done within 30 days, or has a time that has begun; the "
        "nearest last day comes first."
    ),
    "fulfilled": _("What a readout reports, or an analyst judged, as done, held, met or resolved."),
    "unfulfilled": _(
        "What is known to have ended without being done: judged so, refused, withdrawn, lapsed, "
        "cancelled, or done only in part. What is overdue is not among it."
    ),
    "slipped": _(
        "Promises that were made again with a later deadline, or with none. Each is listed once, "
        "as it stands now."
    ),
    "quiet": _(
        "What is unsettled on matters that the last two meetings passed over, or that nobody has "
        "mentioned for two years."
    ),
    "standing": _(
        "What was undertaken without an end, such as working together, and was not taken back."
    ),
    "requests": _("What one side asked of the other, and whether it was answered."),
    "concerns": _("What one side raised concern about, and whether the reason for it is gone."),
    "statements": _(
        "Everything that was said, of every kind, in the order of time. Progress and views have "
        "no status, since nothing has to come of them."
    ),
    "items": _(
        "The matters that are followed from meeting to meeting. Each has the status of what is "
        "most pressing in it, its parts included."
    ),
    "meetings": _("The meetings that readouts on record tell of."),
    "readouts": _(
        "The accounts of meetings that are on record: who published them, and how much they say."
    ),
    "stats": _(
        "How many statements of which kind and status each party has. What several said together "
        "counts for each of them, with the status of its own share; progress also for those whose "
        "deed it is. By year, meeting, item or relationship, each act counts once."
    ),
    "log": _(
        "What was done to the record, by whom and when, the latest first. Nothing is ever "
        "overwritten: each moment leads to the record as it was then."
    ),
    "compare": _(
        "What is different between two readouts, meetings or days, item by item. Dropped is what "
        "was unsettled at the earlier one and is not mentioned at the later one."
    ),
    "replay": _(
        "What each readout changed; and, between two readouts, what changed because a day passed "
        "or because it was judged so."
    ),
}
"""What each list holds, by its question."""
