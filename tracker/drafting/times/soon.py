"""Words that say a thing is to happen shortly, and give no time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from tracker.drafting.times.vocabulary import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

_POSSIBLE: Final = r"(?:possible|practicable|practical|feasible|realistic|they can|it can|can be)"
_SUITABLE: Final = (
    r"(?:mutually |mutual )?(?:possible|practicable|convenient|agreed|agreeable|suitable"
    r"|appropriate)"
)
_TIME: Final = r"(?:date|stage|convenience|opportunity|time|timing|moment|juncture)"
_DATED: Final = r"(?![ ,]+(?:in|by|from|on|next|this)\b)"
_THE: Final = r"(?:the |an? |its |their )?"
_COMPLETED: Final = r"(?:signing|signature|entry into force|\w+(?:ion|ment|al))"
_SOON: Final = (
    rf"as (?:soon|early|quickly|promptly|expeditiously|swiftly|rapidly|speedily) as {_POSSIBLE}",
    rf"at (?:an|the|a very|a) early(?:(?: and|,) {_SUITABLE})?(?: {_TIME})",
    rf"at (?:an|the|a|their|its|his|her|your) earliest(?: {_SUITABLE}| and)*(?: {_TIME})?{_DATED}",
    r"on an early date",
    r"at the soonest",
    r"before (?:too |very )?long(?! ago)",
    r"in the (?:very |immediate )?near(?:est)? future",
    r"in the immediate future|in the not too distant future",
    r"(?:in|within|over) the (?:coming|next few) (?:days|weeks)|in the (?:days|weeks) ahead",
    r"(?:in|within) a few (?:days|weeks)",
    r"as soon as (?:(?:their|the|both) )*(?:agendas?|schedules?|calendars?) (?:allow|permit)s?",
    r"without (?:any |further |undue |any further )?delay",
    r"(?:very |quite )?(?<!as )(?<!how )(?<!too )soon(?! as\b| after| before| there|-)",
    r"(?:very )?shortly(?! after| before| there| prior| following)",
    r"(?<!as )(?<!how )(?<!too )swiftly",
    rf"(?:towards?|for|on|to) {_THE}(?:prompt|swift|speedy)(?= \w+(?:ion|ment|al)\b)",
    rf"(?:towards?|with a view to|aim(?:ed|ing) (?:at|for)) {_THE}early(?= {_COMPLETED}\b)",
    rf"for {_THE}early(?= (?:convocation|convening|holding|resumption|{_COMPLETED})\b)",
    r"(?:in|within) the shortest (?:possible )?(?:time|timeframe)(?: possible)?",
    r"promptly|expeditiously|forthwith|imminently",
    r"immediately(?! after| before| follow| prior| upon)",
)
_PATTERN = re.compile(rf"\b(?:{'|'.join(_SOON)})\b", re.IGNORECASE)
CUES: Final = word_set(
    "soon soonest shortly early earliest future delay promptly expeditiously forthwith imminently "
    "swiftly prompt swift speedy immediately possible practicable practical feasible realistic can "
    "days weeks shortest long"
)
"""Words of which one stands in every such wording."""


class Soon(NamedTuple):
    """Where such words stand."""

    start: int
    end: int


def soon(text: str, words: frozenset[str]) -> Iterator[Soon]:
    """The places of a text that say "shortly"."""
    if not words.isdisjoint(CUES):
        for found in _PATTERN.finditer(text):
            yield Soon(*found.span())
