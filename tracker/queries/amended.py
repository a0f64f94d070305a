"""Amended: of what was coded anew between two moments, what it was before and what it is now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from tracker.queries.moves import Move
from tracker.queries.positions import At
from tracker.queries.rungs import put
from tracker.queries.story import StoryStatement

_TERMS = MappingProxyType(
    {
        "own_by": "parties",
        "to": "addressees",
        "summary": "summary",
        "due": "deadline",
        "tied_to": "deadline",
        "due_words": "words for the deadline",
        "condition": "condition",
        "complete": "completion",
        "done_by": "deed",
        "continuing": "continuation",
        "date": "day",
    }
)
"""What of a statement can be amended without its being put in another way, in words."""


def amended(moves: Iterable[Move], first: At, second: At, now: str) -> Iterator[str]:
    """How an item is put now, and what of its statements was coded otherwise, in clauses.

    Args:
        moves: what of its terms is another one.
        first: what was on record of it at the first moment.
        second: and at the second.
        now: how it is put now.
    """
    listed = [*moves]
    there_too = {*first.elsewhere, *second.elsewhere}
    coded = [
        (one.before, one.after)
        for one in listed
        if one.what == "amended" and one.after.ref not in there_too
    ]
    if now not in {put(after) for before, after in coded if put(before) != put(after)}:
        yield now
    told = {one.what.partition(" ")[0] for one in listed} & {"deadline", "condition"}
    for before, after in coded:
        terms = dict.fromkeys(
            term for name, term in _TERMS.items() if getattr(before, name) != getattr(after, name)
        )
        others = [f"its {term}" for term in terms if term not in told]
        if put(before) != put(after):
            yield f"{after.ref}: {put(before)}, then {put(after)}"
        elif others:
            yield f"{after.ref} differs in {' and '.join(others)}"
    for ref, one in first.elsewhere.items():
        if there := second.accounts.get(ref):
            yield f"{ref} was {_otherwise(one, there)} before"
    for ref, one in second.elsewhere.items():
        if was := first.accounts.get(ref):
            yield f"{ref} is {_otherwise(one, was)} now"


def _otherwise(one: StoryStatement, other: StoryStatement) -> str:
    """Of what a statement is, where that is why the one side alone has it."""
    found = {
        f"on {one.item}": one.item != other.item,
        f"of {one.date}": one.date != other.date,
        f"by {', '.join(one.by)}": one.by != other.by,
    }
    return ", ".join(what for what, so in found.items() if so)
