"""Scores: what each party promised on each item, on a scale that others use.

Each undertaking of a party, or its share in one, has one situation, and that one level of the
scale or a reason why it is left out. Nothing is left out without being counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from tracker.domain.kinds import FOLLOWED, KINDS
from tracker.domain.wording import strength
from tracker.queries import Queries, Viewpoint
from tracker.queries.answers import Standing
from tracker.queries.catalogue import QUESTIONS
from tracker.reports.scales import ScoreScale
from tracker.reports.situations import Situation, situation

_FOLLOWED = tuple(name for name, kind in KINDS.items() if kind in FOLLOWED)

TOO_WEAK = "put too weakly"
"""Why something is left out that is worded below what a scale takes for an undertaking."""


class Scored(NamedTuple):
    """A statement on a scale, or one party's share in it."""

    scale: str
    """The scale's name."""
    party: str
    """Whose it is, or whose share."""
    relationship: str
    """The parties to each other."""
    item: str
    """The item that it is about."""
    title: str
    """Its title."""
    ref: str
    """The statement."""
    status: str | None
    """Its status, or that of the share."""
    rule: str | None
    """The rule that decided."""
    situation: Situation
    """What the record says of it."""
    level: str | None
    """None where it is left out."""
    value: int | None
    """What the level counts in an average; None where the scale has none."""
    left_out: str | None
    """Why it has no level: its situation, or that it was put too weakly."""
    why: str
    """Why it has this level, or is left out, in a sentence."""


class Score(NamedTuple):
    """What a party promised on an item, or on all of them, on a scale."""

    scale: str
    """The scale's name."""
    party: str
    """The party."""
    relationship: str | None
    """The parties to each other; None for all items of the party."""
    item: str | None
    """The item; None for all of the party."""
    title: str | None
    """Its title."""
    statements: int
    """How many statements there are."""
    scored: int
    """How many of them have a level."""
    left_out: int
    """How many have none."""
    average: float | None
    """The average of those that have a level; None where there are none, or where the scale is
    one of words."""
    levels: dict[str, int]
    """How many have which level, the best first."""
    reasons: dict[str, int]
    """How many are left out for which reason, the most frequent first."""
    refs: dict[str, list[str]]
    """The statements of each level, and of each reason."""


def scored(queries: Queries, view: Viewpoint, scale: ScoreScale) -> list[Scored]:
    """Every statement that has a status, by each party whose it is, on a scale."""
    followed = queries.followed(view)
    parties = sorted({party for one in followed for party in one.by})
    wanted = [view.by] if view.by else parties
    found: list[Scored] = []
    for party in wanted:
        own = view._replace(by=party)
        told = [*queries.answer(QUESTIONS["statements"], own, type=_FOLLOWED)]
        renewed = _renewed(told)
        found += [_scored(one, party, scale, renewed.get(one.ref)) for one in told]
    return found


def scores(listed: Iterable[Scored], scale: ScoreScale) -> list[Score]:
    """The scores of each party, first those of all its items and then item by item."""
    of_party: dict[str, list[Scored]] = defaultdict(list)
    for one in listed:
        of_party[one.party].append(one)
    found: list[Score] = []
    for told in of_party.values():
        found.append(_score(told, scale))
        of_item: dict[tuple[str, str], list[Scored]] = defaultdict(list)
        for one in told:
            of_item[one.relationship, one.item].append(one)
        for key in sorted(of_item):
            first = of_item[key][0]
            found.append(
                _score(of_item[key], scale)._replace(
                    relationship=first.relationship, item=first.item, title=first.title
                )
            )
    return found


def _renewed(told: Sequence[Standing]) -> dict[str, date]:
    """The statements that others renew, each with the day of that."""
    made = {one.ref: one.made_on for one in told}
    return {
        earlier: made.get(later, one.made_on)
        for one in told
        if one.slip
        for earlier, later in pairwise((*one.slip.refs, one.ref))
    }


def _scored(one: Standing, party: str, scale: ScoreScale, renewed_on: date | None) -> Scored:
    found = situation(one, renewed_on)
    row = scale.mapped(found)
    weak = row.level is not None and _is_weak(one, scale)
    level = None if weak else row.level
    return Scored(
        scale=scale.name,
        party=party,
        relationship=one.relationship,
        item=one.item,
        title=one.title,
        ref=one.ref,
        status=one.status,
        rule=one.rule,
        situation=found,
        level=level,
        value=scale.value(level) if level else None,
        left_out=TOO_WEAK if weak else None if level else found,
        why=f"it was put less strongly than {scale.weakest}" if weak else row.why,
    )


def _is_weak(one: Standing, scale: ScoreScale) -> bool:
    if scale.weakest is None or one.wording is None:
        return False
    return strength(one.wording) < strength(scale.weakest)


def _score(listed: Sequence[Scored], scale: ScoreScale) -> Score:
    levels = {
        level.name: [one.ref for one in listed if one.level == level.name] for level in scale.levels
    }
    reasons = _by_reason(listed)
    values = [one.value for one in listed if one.value is not None]
    left_out = sum(map(len, reasons.values()))
    return Score(
        scale=scale.name,
        party=listed[0].party,
        relationship=None,
        item=None,
        title=None,
        statements=len(listed),
        scored=len(listed) - left_out,
        left_out=left_out,
        average=round(sum(values) / len(values), 3) if values else None,
        levels={name: len(refs) for name, refs in levels.items()},
        reasons={why: len(refs) for why, refs in reasons.items()},
        refs={name: refs for name, refs in {**levels, **reasons}.items() if refs},
    )


def _by_reason(listed: Iterable[Scored]) -> dict[str, list[str]]:
    """What is left out by the reason for it, the most frequent first."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in listed:
        if one.left_out:
            found[one.left_out].append(one.ref)
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))
