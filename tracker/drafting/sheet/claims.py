"""Claims: what a sheet says became of a promise, which no readout says."""

from __future__ import annotations

from tracker.domain.items import OUTCOMES
from tracker.domain.kinds import KINDS
from tracker.domain.names import folded
from tracker.drafting.sheet.vocabulary import vocabulary

_UNDER_WAY = "under way"
_DONE = "fulfilled"


def claim(text: str, kind: str) -> list[str]:
    """What is in doubt about a status that a sheet claims, and what can be done; none for none.

    Args:
        text: the words of the cell.
        kind: the type of the statement.
    """
    bare = folded(text)
    meant = vocabulary().statuses.get(bare) or vocabulary().statuses.get(bare.strip(" .!"))
    if not meant and bare in vocabulary().nothing:
        return []
    return [f"the sheet says ‘{text}’{_unfollowed(meant, kind) or _judged(meant, kind)}"]


def _unfollowed(meant: str | None, kind: str) -> str:
    """What a claim means for what has no status; empty for what has one."""
    if kind == "ProgressWelcomed":
        if meant == _DONE:
            return ": put `complete: true` where the readout says that it is finished"
        return ": what is reported is progress, and complete only with `complete: true`"
    if KINDS[kind] not in OUTCOMES:
        return f", and a {kind} has no status: perhaps it is of another type"
    return ""


def _judged(meant: str | None, kind: str) -> str:
    """As what a claim could be judged."""
    said, could = ", which is no part of a readout", OUTCOMES[KINDS[kind]]
    if meant == _UNDER_WAY:
        return f"{said}: a status follows from the record, and progress from a later readout"
    if meant and meant not in could:
        return f"{said}; a {kind} can be judged {' or '.join(could)}, and is none of it"
    quote = "'" if " " in (meant or "") else ""
    outcome = f" --outcome {quote}{meant}{quote}" if meant else ""
    return f"{said}: where there is evidence, tracker assess REF{outcome}"
