"""Next meetings: what a page gives a heading or a label, a place and a time, and no verb."""

from __future__ import annotations

import re
from datetime import date

from tracker.drafting.acts import Act, Found
from tracker.drafting.layout import Block, tells
from tracker.drafting.sentences import Span, trimmed
from tracker.drafting.times import due

_NEXT = (
    r"(?:(?:date|dates|time|timing|place|venue|schedule|and|of|for|the)\s+){0,6}?"
    r"(?:next|upcoming|forthcoming|future|coming|following)\s+(?:[\w“”\"’'-]+\s+){0,5}?"
    r"(?:meetings?|consultations?|rounds?|sessions?|talks|dialogues?|summit|conference|visits?"
    r"|forum|workshop|seminar|committee|commission)\b"
)
_HEADING = re.compile(rf"\W*{_NEXT}[^.;]{{0,60}}", re.IGNORECASE)
_LABEL = re.compile(rf"\W*{_NEXT}[^.:;]{{0,60}}?(?::|\s[-–—])\s+", re.IGNORECASE)
RULE = "the next meeting has a heading of its own"


def next_meeting(
    said: str, anchor: date, parties: tuple[str, ...], where: tuple[Span, Block, int]
) -> list[Found]:
    """The next meeting that a line tells of: "Next round: Lima, May 2020", or below such a heading.

    Args:
        said: the line.
        anchor: the meeting's date.
        parties: those who met, whose meeting it is.
        where: its place, its paragraph, and which of several meetings that is of.
    """
    labelled, headings = _LABEL.match(said), where[1].headings
    headed = bool(headings) and _HEADING.fullmatch(headings[-1])
    time = due(said, anchor) if (headed or labelled) and not tells(said) else None
    if not time or not time.edtf:
        return []
    whole = trimmed(said, 0, len(said), also=".;,")
    place = Span(labelled.end() if labelled else whole.start, whole.end)
    words = said[:60] if labelled else headings[-1]
    act = Act("FollowUpScheduled", parties, whole, whole, (place,), words, RULE)
    return [Found(act, *where)]
