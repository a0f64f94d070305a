"""History: acts that only recall what was done long before the meeting."""

from __future__ import annotations

import re
from datetime import date

from tracker.drafting.acts import Act
from tracker.drafting.dates import is_past
from tracker.drafting.rules import TOLD_AS_DONE

_FORMERLY = re.compile(
    r"(?:the|their|its)\s+(?:previous|preceding|last|earlier)\b"
    r"|the\s+(?:first|inaugural)\s+(?:[\w-]+\s+){0,3}(?:was|were|had\s+been|took)\b"
    r"[^.;]*\band\s+the\s+(?:second|next|third|other)\b",
    re.IGNORECASE,
)
_DATED_THING = re.compile(
    r"(?<=[a-z]\s)(?:provided|submitted|presented|handed over|given)\s+(?:in|on|last)\b.*",
    re.DOTALL,
)
"""A thing that was had before, and not what is told as done: "a reply to the list given in May"."""


_FORMER_TIME = re.compile(
    r"(?:In|On|Back in|As early as(?: in)?)\s+[^,;.]*\d{4},\s+(?!.*\b(?:will|would|shall)\b)"
    r"(?:(?:the|both|our)\s+)?(?:[\w’'-]+\s+){1,5}?[a-z]+(?:ed|eed|ok|de|ld|et)\b"
)
"""A time at the head of a sentence in which it is told what was done then."""


def is_history(act: Act, said: str, meeting: date) -> bool:
    """Whether an act only recalls what was done long before the meeting."""
    then = _FORMER_TIME.match(said)
    if then and act.quote.start < then.end() and is_past(then[0], meeting):
        return True
    told = act.rule in TOLD_AS_DONE
    words = _DATED_THING.sub("", act.quote.of(said))
    return told and bool(_FORMERLY.match(said) or is_past(words, meeting))
