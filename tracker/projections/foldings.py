"""Foldings: what happened to the statements of items, as far as a recording can change it."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from tracker.domain.case import Case, lifecycles
from tracker.domain.kinds import UNDERTAKINGS, Kind
from tracker.domain.lifecycle import Lifecycle
from tracker.domain.requests import take_up
from tracker.projections.cases import case, case_on
from tracker.projections.known import KnownItem
from tracker.projections.relationship import Relationship


class Folding(NamedTuple):
    """The case of an item, and what happened to the statements in it."""

    case: Case
    lifecycles: list[Lifecycle]

    def of_kinds(self, *kinds: Kind) -> list[Lifecycle]:
        """What happened to the statements of some kinds."""
        return [one for one in self.lifecycles if one.statement.kind in kinds]


def fold(
    whose: Relationship, members: Collection[KnownItem], elsewhere: Collection[Relationship]
) -> dict[KnownItem, Folding]:
    """What happened to the statements of some items.

    Of an item of which all that is new was said after all that was on record, only what was still
    underway is looked at. Requests go by what is undertaken on the parts and the whole of their
    item, too, so an item with requests is looked at as a whole where one of those is.

    Args:
        whose: their relationship.
        members: the items, which stand for themselves: all on which a recording bears.
        elsewhere: other relationships that may name their statements.
    """
    families = {one: whose.family(one) for one in members if whose.asks(one)}
    in_turn = {one for one in members if _in_turn(whose, one, elsewhere)}
    in_turn -= {
        one
        for one, family in families.items()
        if _asked_anew(whose, one, family)
        or any(other in members and other not in in_turn for other in family)
    }
    found = {
        one: _folding(case_on(whose, one) if one in in_turn else case(whose, one, elsewhere))
        for one in members
    }
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
                for other in beside
                for each in other.of_kinds(*UNDERTAKINGS)
                if _is_new(whose, each)
            ]
        else:
            for other in family:
                if other not in wholes:
                    wholes[other] = _folding(case(whose, other, elsewhere))
            said = [each for other in together for each in wholes[other].of_kinds(*UNDERTAKINGS)]
        take_up(requests, said)
    return found


def _folding(about: Case) -> Folding:
    return Folding(about, lifecycles(about))


def _is_new(whose: Relationship, lifecycle: Lifecycle) -> bool:
    """Whether something happened to a statement by the recording."""
    known = whose.statements[lifecycle.statement.ref]
    return known.reached is None or known.reached[-1] != lifecycle.reached


def _asked_anew(whose: Relationship, member: KnownItem, family: Collection[KnownItem]) -> bool:
    """Whether a recording asks for something on an item that may have been undertaken since."""
    own = (known for known in whose.news.bearing[member] if known.member is member)
    asked = [known.placed.date for known in own if known.placed.kind == "request"]
    return any(one.last is None or one.last > day for day in asked for one in family)


def _in_turn(whose: Relationship, member: KnownItem, elsewhere: Collection[Relationship]) -> bool:
    """Whether all that a recording says of an item was said after all that was on record of it.

    Then it can only change what was still underway.
    """
    news = whose.news
    if member.underway is None or member.last is None or elsewhere or member in news.disordered:
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
