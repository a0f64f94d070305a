"""Refusals: why a judgement, a merging or a naming is not recorded, and what to do instead."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.domain.grounds import Ground, Lack, day_of
from tracker.domain.items import OUTCOMES, Assessment, ItemMerged
from tracker.domain.wholes import Hindrance
from tracker.errors import NotFound, Refused, Remedy, TrackerError


class AlreadySo(Exception):
    """The same is on record already."""


def unfit(judged: Assessment, said: str, ground: Ground, lack: Lack) -> Refused:
    """A judgement that does not fit its statement.

    Args:
        judged: the judgement.
        said: the type of the statement.
        ground: what the statement gives a judgement to rest on.
        lack: what of it is lacking.
    """
    match lack:
        case "kind":
            return Refused(
                f"{judged.ref} is a {said}, which makes no promise or request, so it cannot be "
                "assessed; assess the statement that it bears on",
                remedy=Remedy.LIST_REFS,
            )
        case "outcome":
            outcomes, outcome = OUTCOMES[ground.kind], getattr(judged, "outcome", None)
            return Refused(
                f"{judged.ref} is a {ground.kind}, which can be judged {' or '.join(outcomes)}, "
                f"but not {outcome!r}; leave it unjudged, and it keeps its status"
            )
        case "condition":
            return Refused(
                f"{judged.ref} has no condition that could be met or lapse",
                remedy=Remedy.STATE_CONDITION,
            )
        case "share":
            share = getattr(judged, "share", None)
            whose = ", ".join(sorted(ground.shares))
            return Refused(
                f"{judged.ref} is a {ground.kind} by {whose}, in which {share} has no share; "
                f"judge the share of {' or '.join(sorted(ground.shares))}, or of all"
                if ground.shares
                else f"{judged.ref} is a {ground.kind}, which has no shares; judge it as a whole, "
                "not a share of it"
            )
        case "held":
            return Refused(
                f"{judged.ref} is a {ground.kind}, and what is held is held for all; judge it as a "
                "whole, not a share of it"
            )
        case "day":
            return Refused(
                f"{judged.ref} was said on {ground.made}, and {day_of(judged)} is before that; "
                "check the day and the ref"
            )


def unmergeable(
    merged: ItemMerged, relationship: str, found: Hindrance
) -> TrackerError | AlreadySo:
    """A merging that something keeps from being recorded."""
    match found.kind:
        case "so already":
            return AlreadySo()
        case "unknown":
            return NotFound(f"no item {found.about[0]!r} is on record in {relationship}")
        case "one already":
            return Refused(f"{merged.item} and {merged.into} are one item already")
        case "merged before":
            return Refused(f"{merged.item} was merged before", remedy=Remedy.TAKE_BACK)
        case "part":
            part, whole = found.about
            return Refused(
                f"{part} is a part of {whole}: as one item, it would be a part of itself; if they "
                "are one matter, take the `part_of` between them out of items.yaml and record that "
                "first"
            )


def taken(renamed: ItemMerged) -> Refused:
    """A renaming to a slug that is on record."""
    return Refused(
        f"{renamed.into} is an item on record; if {renamed.item} is that item, merge it into it",
        remedy=Remedy.MERGE,
    )


def circular(relationship: str, circle: Iterable[str]) -> Refused:
    """Names by which an item would be a part of itself."""
    return Refused(
        f"the items of {relationship} would go round in a circle, with what is on record of "
        f"them: {' is part of '.join(circle)}; take one `part_of` out of items.yaml, or change "
        "it"
    )
