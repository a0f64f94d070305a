"""Items of a relationship: their names, and those that stand for others."""

from __future__ import annotations

import json

from tracker.domain.items import ItemOpened
from tracker.projections.known import KnownItem
from tracker.projections.relationship import Relationship


def name(whose: Relationship, slug: str, named: ItemOpened) -> None:
    """An item's title, other names and whole."""
    member = whose.member(slug)
    whose.news.titled.add(member)
    if named.part_of:
        whose.mention(named.part_of)
    names = json.dumps(named.names, ensure_ascii=False)
    if names != member.names.names and len(whose.merged(whose.canonical(member))) > 1:
        whose.news.disordered.add(member)  # a bare name may mean what was coded under others
        whose.news.reopened |= {member, whose.canonical(member)}
    _call(whose, member, title=named.title, names=names, part_of=named.part_of)


def stand_for(whose: Relationship, slug: str, into: str | None, reason: str | None = None) -> None:
    """An item that another stands for; or, with none and a reason, that stands for itself again."""
    _call(whose, whose.member(slug), merged_into=into, reason=reason)
    for member in list(whose.members.values()):
        last, passed = member, {member.row.slug}
        while last.names.merged_into:
            last = whose.member(last.names.merged_into)
            if last.row.slug in passed:  # in a store that somebody else made
                raise ValueError(f"{member.row.slug} is merged into itself")
            passed.add(last.row.slug)
        if last.row.id != member.row.canonical_id:
            whose.news.disordered |= {member, whose.canonical(member), last}
            whose.news.reopened |= {member, whose.canonical(member), last}
            whose.stand_in(last, member)
            whose.writes.change(member.row)


def _call(whose: Relationship, member: KnownItem, **changes: object) -> None:
    whose.writes.end(member.names, whose.moment)
    changed = {"reason": None, **changes, "known_from": whose.moment}
    member.names = member.names._replace(**changed)  # type: ignore[arg-type]
    whose.writes.add(member.names)
