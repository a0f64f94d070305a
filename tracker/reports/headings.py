"""Headings: what the parts of a briefing are called, also where there is nothing of one."""

from __future__ import annotations

from datetime import date

from tracker.reports.words import day, within

ABSENT = {
    "due": "due by then",
    "overdue": "overdue",
    "owed": "owed",
    "unfulfilled": "ended without being fulfilled",
    "quiet": "promises gone quiet",
    "requests": "requests unanswered",
    "concerns": "concerns unresolved",
    "slipped": "deadlines that moved",
    "progress": "progress reported",
    "disputed": "accounts that contradict each other",
}
"""What no part tells of where it is empty, by the names of the parts in the order of a briefing."""


def heading(name: str, side: str, we: str | None, since: date | None) -> str:
    """What a part is called.

    Args:
        name: the part.
        side: the party that it is about, if it is about one.
        we: the party that the briefing is for.
        since: since which day progress is told, where that is not the day of the last meeting.
    """
    if name in ("owed", "requests", "concerns"):
        who = "we" if side == we else within(side)
        verb = "" if side == we else "s"
        return {
            "owed": f"What {who} owe{verb}",
            "requests": f"What {who} asked for, unanswered",
            "concerns": f"What {who} raised concern about, unresolved",
        }[name]
    return {
        "due": "Due by then",
        "overdue": "Overdue",
        "unfulfilled": "Ended without being fulfilled, the last first",
        "quiet": "Promises gone quiet",
        "slipped": "Promised again, with a later date or none",
        "progress": f"Progress reported {f'on {day(since)}' if since else 'at the last meeting'} "
        "and since",
        "disputed": "Where accounts contradict each other",
    }[name]
