"""Foldings: what happened to the statements of items, as far as a recording can change it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from tracker.domain.case import Case
from tracker.domain.case import fold as fold_cases
from tracker.domain.kinds import UNDERTAKINGS, Kind
from tracker.domain.lifecycle import Lifecycle
from tracker.domain.requests import take_up
from tracker.projections.cases import case, case_on
from tracker.projections.joined import Joined, Place
from tracker.projections.relationship import Relationship


class Folding(NamedTuple):
    """The case of an item, and what happened to the statements in it."""

    case: Case
    lifecycles: Sequence[Lifecycle]
    followed: Sequence[Lifecycle]
    """Those, and what renewed them on other items."""

    def of_kinds(self, *kinds: Kind) -> list[Lifecycle]:
        """What happened to the statements of some kinds, and to what renewed them."""
        return [one for one in self.followed if one.statement.kind in kinds]


Foldings = dict[Place, Folding]
"""What happened to the statements of items."""


def fold(places: Collection[Place], joined: Joined) -> Foldings:
    """What happened to the statements of some items.

    Of an item of which all that is new was said after all that was on record, only what was still
    underway is looked at. Requests go by what is undertaken on the parts and the whole of their
    item, too, so an item with requests is looked at as a whole where one of those is.

    Args:
        places: the items: all on which a recording bears.
        joined: which of them are joined.
    """
    families = {
        one: [Place(one.whose, other) for other in one.whose.family(one.member)]
        for one in places
        if one.whose.asks(one.member)
    }
    in_turn = {one for one in places if _in_turn(one, joined)}
    in_turn -= {
        one
        for one, family in families.items()
        if _asked_anew(one, family)
        or any(other in places and other not in in_turn for other in family)
    }
    found: Foldings = {}
    for one in places:
        if one in in_turn:
            found |= _foldings([one], [case_on(one, joined)])
        elif one not in found:
            found |= _wholes(one, joined)
    wholes = {one: folding for one, folding in found.items() if one not in in_turn}
    for one, family in families.items():
        requests = found[one].of_kinds("request")
        if not requests:
            continue
        together = [one, *family]
        if one in in_turn:
            beside = [found[other] for other in together if other in found]
            said = [
                each
                for folding in beside
                for each in folding.of_kinds(*UNDERTAKINGS)
                if _is_new(one.whose, each)
            ]
        else:
            for other in family:
                if other not in wholes:
                    wholes |= _wholes(other, joined)
            said = [each for other in together for each in wholes[other].of_kinds(*UNDERTAKINGS)]
        take_up(requests, said)
    return {one: found[one] for one in places}


def _wholes(place: Place, joined: Joined) -> Foldings:
    """What happened to the statements of an item, and of those that are joined to it."""
    group = joined.of(place)
    return _foldings(group, [case(one, joined) for one in group])


def _foldings(places: Sequence[Place], cases: Sequence[Case]) -> Foldings:
    return {
        place: Folding(about, folded.lifecycles, folded.followed)
        for place, about, folded in zip(places, cases, fold_cases(cases), strict=True)
    }


def _is_new(whose: Relationship, lifecycle: Lifecycle) -> bool:
    """Whether something happened to a statement by the recording."""
    known = whose.statements[lifecycle.statement.ref]
    return known.reached is None or known.reached[-1] != lifecycle.reached


def _asked_anew(place: Place, family: Collection[Place]) -> bool:
    """Whether a recording asks for something on an item that may have been undertaken since."""
    whose, member = place
    own = (known for known in whose.news.bearing[member] if known.member is member)
    asked = [known.placed.date for known in own if known.placed.kind == "request"]
    lasts = [one.member.last for one in family]
    return any(last is None or last > day for day in asked for last in lasts)


def _in_turn(place: Place, joined: Joined) -> bool:
    """Whether all that a recording says of an item was said after all that was on record of it.

    Then it can only change what was still underway.
    """
    whose, member = place
    news = whose.news
    if member.underway is None or member.last is None or member in news.disordered:
        return False
    if joined.elsewhere(whose) or not joined.alone(place):
        return False
    first = news.first(member)
    if first is None:  # only something on a part of it, or on its whole
        return True
    if first <= member.last:
        return False
    named = {target for known in news.bearing[member] for target in known.targets}
    named |= {target for held in news.occasions.get(member, ()) for target in held.holds.split()}
    left = named.intersection(member.refs) - news.added.keys()
    return not left or left <= {lifecycle.statement.ref for lifecycle in member.underway}
