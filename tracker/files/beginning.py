"""Beginning: the file of a readout in which nothing is coded yet, and what to fill in."""

from __future__ import annotations

from tracker.domain.readouts import Readout
from tracker.files.canonical import readout_text

_BEFORE = {
    "readout:": ("The name under which it is recorded; the file is called so, too.",),
    "parties:": (
        "title: what the publisher calls it",
        "publisher: JP",
        "source: {url: https://example.org/readout, published: DAY, language: en}",
    ),
    "statements:": (
        "    kind: summit",
        "    place: Osaka",
        "    ordinal: 26",
        "    participants: {JP: [Shinzo Abe], RU: [Vladimir Putin]}",
    ),
}
"""What may be filled in, by the line before which it is."""

_STATEMENT = (
    "An entry for each act: take out the brackets above, and the signs before what you fill in.",
    "  - type: CommitmentMade   # or FollowUpScheduled, ProgressWelcomed, ConcernRaised,",
    "                           # RequestMade, ViewsExchanged",
    "    item: grave-visits     # the matter, by a name that its next readouts use again",
    "    by: [JP]",
    "    to: [RU]",
    "    summary: In your own words, what was said.",
    "    due: 2019-09           # a day, a month or a window: ../2019-11, 2019-08/2019-09,",
    "                           # or in words: within two months, by the end of next year",
    "    condition: if circumstances permit",
    "    wording: agreed        # signed, agreed, decided, announced, confirmed,",
    "                           # shared the view, intends, discussed",
    "    renews: grave-visits   # what was promised before, and is promised anew",
    "    quote: the few words that it rests on",
)


def empty_text(readout: Readout) -> str:
    """The file of a readout, in canonical form but for comments on what may be filled in.

    Args:
        readout: its name, parties and meetings.
    """
    lines, day = [], str(readout.meetings[0].date)
    for line in readout_text(readout).splitlines():
        for key, told in _BEFORE.items():
            if line.startswith(key):
                lines += [f"# {text.replace('DAY', day)}" for text in told]
        lines.append(line)
    return "\n".join([*lines, *(f"# {text}" for text in _STATEMENT), ""])
