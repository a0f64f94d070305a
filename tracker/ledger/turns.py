"""Turns: what recordings changed in statuses, gathered by what it means to a reader."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.domain.rules import DONE, OVERDUE, RENEWED
from tracker.projections.changes import Change

_UNDER_WAY = ("open", "due", "in progress", "scheduled", "standing")
_SAID = {"RequestMade": "requests", "ConcernRaised": "concerns"}
"""What is told by itself when it is new, whatever its status."""

KINDS = (
    *("opened", "renewed", "fulfilled", "newly overdue", "overdue already", *_SAID.values()),
    "otherwise changed",
)


def turns(changes: Iterable[Change]) -> dict[str, list[Change]]:
    """What was opened, renewed, fulfilled, is newly overdue, was asked, or changed otherwise.

    What is overdue as soon as it is recorded is told as that. Several recordings are told as one,
    from before the first to after the last. A change that means nothing to a reader, such as a new
    statement that is settled at once, is left out.
    """
    kinds: dict[str, list[Change]] = {}
    for change in _in_all(changes):
        if kind := _kind(change):
            kinds.setdefault(kind, []).append(change)
    return {kind: kinds[kind] for kind in KINDS if kind in kinds}


def counted(kind: str, count: int) -> str:
    """How many there are of what `turns` tells: 2 opened, 1 request."""
    one = count == 1 and kind in _SAID.values()
    return f"{count} {kind.removesuffix('s') if one else kind}"


def _kind(change: Change) -> str | None:
    if change.before is None and change.type in _SAID:
        return _SAID[change.type]
    if change.after in RENEWED:
        return "renewed" if change.renewed else "otherwise changed"
    if change.after in DONE:
        return "fulfilled"
    if change.after in OVERDUE:
        return "newly overdue" if change.before else "overdue already"
    if change.before is None:
        return "opened" if change.after in _UNDER_WAY else None
    return "otherwise changed"


def _in_all(changes: Iterable[Change]) -> list[Change]:
    """What all the transactions changed together, from before the first to after the last."""
    found: dict[str, Change] = {}
    for change in changes:
        earlier = found.pop(change.formerly, None)
        found[change.ref] = change._replace(before=earlier.before) if earlier else change
    return [found[ref] for ref in sorted(found) if found[ref].before != found[ref].after]
