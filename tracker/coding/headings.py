"""Headings: in what those of two codings of one readout differ, beside their statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple

from tracker.domain.heading import Heading, Meeting
from tracker.domain.names import folded

_NONE = "none"


class HeadingDiffers(NamedTuple):
    """One thing on which two headings differ."""

    field: str
    first: str
    second: str
    told: str
    """Of what it is: of the heading, or of which of its meetings."""


def headings_differ(one: Heading, other: Heading) -> Iterator[HeadingDiffers]:
    """In what two headings differ; their names, titles and sources are not compared.

    Args:
        one: that of a coding.
        other: that of another.
    """
    publishers = one.publisher or _NONE, other.publisher or _NONE
    if publishers[0] != publishers[1]:
        yield HeadingDiffers("publisher", *publishers, "the heading")
    several = len(one.meetings) > 1 or len(other.meetings) > 1
    for number, both in enumerate(zip_longest(one.meetings, other.meetings), start=1):
        told = f"meeting {number}" if several else "the meeting"
        first, second = (_meeting(each) if each else {} for each in both)
        for field in dict.fromkeys((*first, *second)):
            ours, theirs = first.get(field) or _NONE, second.get(field) or _NONE
            if folded(ours) != folded(theirs):
                yield HeadingDiffers(field, ours, theirs, told)


def _meeting(meeting: Meeting) -> Mapping[str, str]:
    """What a coding says of a meeting, field by field."""
    took_part = (
        f"{party}: {', '.join(sorted(names))}"
        for party, names in sorted(meeting.participants.items())
    )
    return {
        "date": str(meeting.date),
        "kind": meeting.kind or "",
        "place": meeting.place or "",
        "ordinal": str(meeting.ordinal or ""),
        "participants": "; ".join(took_part),
        "holds": ", ".join(sorted(meeting.holds)),
    }
