"""Claims: what a sheet says became of a promise, which no readout says."""

from __future__ import annotations

from tracker.domain.names import folded
from tracker.drafting.sheet.vocabulary import vocabulary

_UNDER_WAY = "under way"


def claim(text: str) -> list[str]:
    """What is in doubt about a status that a sheet claims, and what can be done; none for none.

    Args:
        text: the words of the cell.
    """
    bare = folded(text)
    meant = vocabulary().statuses.get(bare) or vocabulary().statuses.get(bare.strip(" .!"))
    if not meant and bare in vocabulary().nothing:
        return []
    said = f"the sheet says ‘{text}’, which is no part of a readout"
    if meant == _UNDER_WAY:
        return [f"{said}: a status follows from the record, and progress from a later readout"]
    quote = "'" if " " in (meant or "") else ""
    outcome = f" --outcome {quote}{meant}{quote}" if meant else ""
    return [f"{said}: where there is evidence, tracker assess REF{outcome}"]
