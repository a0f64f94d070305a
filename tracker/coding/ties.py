"""Ties to what is on record: what a coder may say that a statement renews or fulfils."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.coding.answer import CodedStatement
from tracker.drafting.items import Open


@dataclass(frozen=True, slots=True)
class Tied:
    """The refs that are left of those that a coder gives, and the reasons to look again."""

    renews: tuple[str, ...]
    fulfils: tuple[str, ...]
    review: tuple[str, ...] = ()


def tied(entry: CodedStatement, still_open: Iterable[Open]) -> Tied:
    """What an entry renews and fulfils of what is unfinished on record.

    A ref that is not on record as unfinished, or is of another type than what is said to renew it,
    is left out and told.
    """
    unfinished = tuple(still_open)
    renews: list[str] = []
    fulfils: list[str] = []
    review: list[str] = []
    for target in dict.fromkeys(entry.renews):
        found = _found(target, unfinished)
        if found is None:
            review.append(f"renews {target}, which is not unfinished on record; left out")
        elif found.type != entry.type:
            review.append(f"renews {target}, which is a {found.type}; left out")
        else:
            renews.append(found.ref)
    for target in dict.fromkeys(entry.fulfils):
        found = _found(target, unfinished)
        if found is None:
            review.append(f"fulfils {target}, which is not unfinished on record; left out")
        elif entry.type != "ProgressWelcomed" or not entry.complete:
            review.append(f"fulfils {target}, and is not complete progress; left out")
        else:
            fulfils.append(found.ref)
    return Tied(tuple(renews), tuple(fulfils), tuple(review))


def _found(target: str, unfinished: tuple[Open, ...]) -> Open | None:
    """What a ref names, or the latest statement on an item."""
    named = [one for one in unfinished if target in (one.ref, one.item)]
    return named[-1] if named else None
