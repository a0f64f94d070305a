"""Deadlines in words, such as "within two months", read as the times of a readout are."""

from __future__ import annotations

import re
from datetime import date

from tracker.domain.due import Due
from tracker.explanations import shown

EXAMPLES = (
    "within two months, by the end of next year, in August or September, early next year, shortly"
)
"""Words that can be read."""

_NEXT = re.compile(r"(?:(?:by|before|in|until) )?(?:the )?next (spring|summer|autumn|fall|winter)")
"""A season that is this year's to some and next year's to others, while this year's is to come."""


def deadline(words: str, day: date, by: tuple[str, ...] = ()) -> Due:
    """What words for a time come to.

    Args:
        words: nothing but the time.
        day: the day on which they were said, which they are counted from.
        by: the parties that said them, whose fiscal year may be meant.

    Raises:
        ValueError: they are not read as one time.
    """
    # Few files have one, and drafting has more to import than a file needs to be read.
    from tracker.drafting.fiscal import fiscal_year_of  # noqa: PLC0415
    from tracker.drafting.times import times  # noqa: PLC0415

    said = " ".join(words.split()).removesuffix(".")
    found = times(said, day, fiscal=fiscal_year_of(by) if "fiscal" in said.lower() else None)
    one = found[0] if len(found) == 1 else None
    if not found and (next_one := _NEXT.fullmatch(said.lower())):
        season = next_one[1]
        raise ValueError(
            f"{shown(words)}, said on {day}, may mean the {season} of {day.year} or that of "
            f"{day.year + 1}; write which, as in {season} {day.year}"
        )
    if one is None or (one.start, one.end) != (0, len(said)):
        raise ValueError(
            f"{shown(words)} is neither a date or time expression nor words that can be read; "
            f"write EDTF such as 2019-08 or ../2019-11, or words such as {EXAMPLES}"
        )
    if one.edtf is None and not one.soon:
        raise ValueError(
            f"{shown(words)} is the time of an occasion; name its item, as in "
            f"`due: {{{one.relation or 'at'}: ITEM}}`"
        )
    return Due(edtf=one.edtf, approximate=one.approximate, soon=one.edtf is None)
