"""Cases: all that is on record, now, about an item, out of its relationship in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from tracker.domain.case import Case, Occasion
from tracker.domain.lifecycle import WindowChange
from tracker.domain.placed_statement import Holding, PlacedStatement
from tracker.projections.instants import day_of
from tracker.projections.known import KnownItem, KnownStatement
from tracker.projections.relationship import Relationship
from tracker.projections.rows import KeptMeeting


def case(whose: Relationship, member: KnownItem, elsewhere: Collection[Relationship]) -> Case:
    """The case of an item that stands for itself.

    Args:
        whose: its relationship.
        member: the item.
        elsewhere: other relationships that may name the item's statements.
    """
    about = _About(whose, member, elsewhere)
    acts = {ref: about.seen(known) for ref, known in about.own.items() if known.has_effect}
    judged = [held.judged for ref in about.own for held in whose.judgements.get(ref, ())]
    tied = {known.occasion for known in about.own.values()}
    return Case(
        item=member.row.slug,
        statements=(*acts.values(), *about.naming(acts)),
        holdings=tuple(about.holdings()),
        assessments=judged,
        occasions=_occasions(whose, tied, elsewhere),
    )


def case_on(whose: Relationship, member: KnownItem) -> Case:
    """What a recording adds to an item's case, with what was underway of it before."""
    acts = {known.ref: known.placed for known in whose.news.bearing[member]}
    tied = {known.occasion for known in whose.news.bearing[member] if known.member is member}
    return Case(
        item=member.row.slug,
        statements=tuple(acts.values()),
        underway=member.underway or (),
        occasions=_occasions(whose, tied, ()),
    )


def _occasions(
    whose: Relationship, slugs: Iterable[str | None], elsewhere: Collection[Relationship]
) -> dict[str, Occasion]:
    """The occasions that are on record, by their items."""
    return {slug: occasion(whose, slug, elsewhere) for slug in slugs if slug in whose.members}


def occasion(whose: Relationship, slug: str, elsewhere: Collection[Relationship]) -> Occasion:
    """What is on record of an item that is an occasion."""
    member = whose.canonical(whose.members[slug])
    about = _About(whose, member, elsewhere)
    follow_ups = sorted(
        (
            about.seen(known)
            for known in about.own.values()
            if known.row.type == "FollowUpScheduled"
        ),
        key=lambda act: (act.date, act.readout, act.number),
    )
    held = [one.date for one in about.holdings() if _is(one, member.row.slug, follow_ups)]
    return Occasion(
        announced=tuple(WindowChange(act.date, act.window) for act in follow_ups),
        held=tuple(sorted(held)),
    )


def _is(holding: Holding, item: str, follow_ups: Iterable[PlacedStatement]) -> bool:
    """Whether a meeting is the occasion itself: it names the item, or its latest follow-up."""
    latest = [act.ref for act in follow_ups if act.date <= holding.date][-1:]
    return item in holding.targets or any(ref in holding.targets for ref in latest)


class _About:
    """What names an item, by its slug, by those merged into it, or by the refs of statements."""

    def __init__(
        self, whose: Relationship, member: KnownItem, elsewhere: Collection[Relationship]
    ) -> None:
        self._whose = whose
        self._elsewhere = elsewhere
        members = whose.merged(member)
        self._slug = member.row.slug
        self._slugs = frozenset(one.row.slug for one in members)
        self.own = {ref: whose.statements[ref] for one in members for ref in one.refs}

    def seen(self, known: KnownStatement) -> PlacedStatement:
        """A statement of the relationship, with the item's former names replaced."""
        act = known.placed
        if len(self._slugs) == 1:
            return act
        own = self._slug if act.item in self._slugs else act.item
        return act._replace(item=own, targets=self._targets(act.targets))

    def naming(self, acts: Collection[str]) -> Iterator[PlacedStatement]:
        """The statements on other items, and in other relationships, that name the item."""
        found: dict[str, KnownStatement] = {}
        for name in (*self._slugs, *self.own):
            found |= self._whose.naming.get(name, {})
        for ref, known in found.items():
            if ref not in acts:
                yield self.seen(known)
        for other in self._elsewhere:
            found = {}
            for name in self.own:
                found |= other.naming.get(name, {})
            for known in found.values():
                act = known.placed
                yield act._replace(item=f"{other.id}/{act.item}", targets=_refs_of(act.targets))

    def holdings(self) -> list[Holding]:
        """The meetings that say they are the item, or a follow-up on it."""
        found = dict.fromkeys(
            self._held(self._whose, meeting, self._targets(meeting.holds.split()))
            for name in (*self._slugs, *self.own)
            for meeting in self._whose.holding.get(name, {}).values()
        )
        for other in self._elsewhere:
            for name in self.own:
                for meeting in other.holding.get(name, {}).values():
                    found[self._held(other, meeting, _refs_of(meeting.holds.split()))] = None
        return list(found)

    @staticmethod
    def _held(whose: Relationship, meeting: KeptMeeting, targets: tuple[str, ...]) -> Holding:
        readout = whose.slugs[meeting.readout_id]
        return Holding(day_of(meeting.date), readout, targets)

    def _targets(self, targets: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._slug if target in self._slugs else target for target in targets)


def _refs_of(targets: Iterable[str]) -> tuple[str, ...]:
    """The refs among targets: all that one relationship can say of another's items."""
    return tuple(target for target in targets if "@" in target)
