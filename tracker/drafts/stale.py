"""Stale edits: those made on what somebody else has changed since, and what is undone at once."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.drafts.edits import Edit, EditsUndone, FieldSet
from tracker.drafts.states import DraftState, Kept, folded, undone_by


def overtaken(initial: DraftState, kept: Sequence[Kept], base: int, edit: Edit) -> bool:
    """Whether somebody set the same field to something else since.

    Args:
        initial: what was drafted.
        kept: all edits of the draft until now.
        base: the version of the draft on which the edit was made.
        edit: the edit.
    """
    if not isinstance(edit, FieldSet):
        return False
    was = folded(initial, kept[:base]).value(edit.statement, edit.field)
    now = folded(initial, kept).value(edit.statement, edit.field)
    return now not in (was, edit.value)


def last_of(kept: Sequence[Kept], by: str) -> tuple[int, ...]:
    """The edits that are undone at once: somebody's last, with what they typed before it there."""
    undone = undone_by(kept)
    numbers: list[int] = []
    last: Kept | None = None
    for one in reversed(kept):
        if one.by != by or one.number in undone or isinstance(one.edit, EditsUndone):
            continue
        if last is None or _same_field(last, one):
            numbers.append(one.number)
            last = one
        else:
            break
    return tuple(sorted(numbers))


def _same_field(one: Kept, other: Kept) -> bool:
    if not isinstance(one.edit, FieldSet) or not isinstance(other.edit, FieldSet):
        return False
    return (one.edit.statement, one.edit.field) == (other.edit.statement, other.edit.field)
