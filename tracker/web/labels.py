"""Labels: what the fields are called in which one says what one asks."""

from __future__ import annotations

from tracker.web.texts import _

LABELS = {
    "as_of": _("As of"),
    "known_on": _("Known on"),
    "with": _("With"),
    "relationship": _("Relationship"),
    "item": _("Item"),
    "by": _("By"),
    "to": _("Addressed to"),
    "type": _("Kind"),
    "status": _("Status"),
    "wording": _("Wording"),
    "text": _("Words in a row"),
    "since": _("Said since"),
    "until": _("Said until"),
    "due_within": _("Due within"),
    "within": _("Due within"),
    "due_from": _("Due from"),
    "due_to": _("Due to"),
    "due_by": _("Due by"),
    "quiet": _("Quiet for"),
    "slipped": _("Slipped"),
    "disputed": _("Disputed"),
    "publisher": _("Published by"),
    "participant": _("Who took part"),
    "sort": _("In the order of"),
    "limit": _("At most"),
    "skip": _("Leave out the first"),
    "answered": _("Answered"),
    "unanswered": _("Unanswered"),
    "recorded_by": _("Recorded by"),
    "recorded_since": _("Recorded since"),
    "from": _("From"),
    "through": _("Through"),
    "lanes": _("Lanes at most"),
    "change": _("Change"),
    "per": _("Count by"),
}
"""What the filters are called in a form."""

ASKED = LABELS | {
    "a": _("The earlier one"),
    "b": _("The later one"),
    "words": _("Words"),
    "name": _("Name"),
    "for": _("For"),
    "we": _("We are"),
}
"""What all is called that an address may give."""
