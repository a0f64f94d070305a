"""Cases: all that is on record, now, about an item, out of its relationship in memory."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator

from tracker.domain.case import Case, fold
from tracker.domain.folded import Folded
from tracker.domain.lifecycle import Lifecycle
from tracker.domain.milestones import Milestone, WindowChange
from tracker.domain.placed_statement import Account, Holding, PlacedStatement
from tracker.domain.ties import Round, RoundEnd, round_of
from tracker.domain.window import Window
from tracker.projections.instants import day_of
from tracker.projections.joined import Joined, Place, occasions_of
from tracker.projections.known import KnownStatement
from tracker.projections.relationship import Relationship
from tracker.projections.rows import KeptMeeting


def case(place: Place, joined: Joined, *, as_occasion: bool = False) -> Case:
    """The case of an item that stands for itself, the whole of it.

    Args:
        place: the item.
        joined: which items are joined.
        as_occasion: whether other windows are tied to the item; its own are then not tied to what
            is tied to it in turn, which would go round in a circle.
    """
    about = _About(place, joined)
    acts = {ref: about.seen(known) for ref, known in about.own.items() if known.has_effect}
    judged = [held.judged for ref in about.own for held in place.whose.judgements.get(ref, ())]
    tied = occasions_of(place.whose, (known.occasion for known in about.own.values()))
    if as_occasion:
        own = joined.of(place)
        tied = {slug: one for slug, one in tied.items() if not joined.leads_to(one, own)}
    return Case(
        item=place.member.row.slug,
        statements=(*acts.values(), *about.naming(acts)),
        holdings=tuple(about.holdings()),
        assessments=judged,
        occasions={slug: _rounds(one, joined) for slug, one in tied.items()},
        names=about.names,
        former=about.former,
    )


def case_on(place: Place, joined: Joined) -> Case:
    """What a recording adds to an item's case, with what was underway of it before."""
    whose, member = place
    acts = {known.ref: known.placed for known in whose.news.bearing[member]}
    own = (known for known in whose.news.bearing[member] if known.member is member)
    tied = occasions_of(whose, (known.occasion for known in own))
    return Case(
        item=member.row.slug,
        statements=tuple(acts.values()),
        holdings=tuple(
            dict.fromkeys(_held(whose, one) for one in whose.news.occasions.get(member, ()))
        ),
        underway=member.underway or (),
        occasions={slug: _rounds(one, joined) for slug, one in tied.items()},
    )


def _rounds(place: Place, joined: Joined) -> list[Round]:
    """The rounds of an occasion, announced or not, and those on other items that put them off."""
    if place not in joined.rounds:
        group = joined.of(place)
        cases = [case(one, joined, as_occasion=True) for one in group]
        own = group.index(place)
        joined.rounds[place] = [*_rounds_of(cases[own], fold(cases)[own])]
    return joined.rounds[place]


def _rounds_of(about: Case, folded: Folded) -> Iterator[Round]:
    """The rounds of the item of a case, which was folded."""
    announced = [one for one in folded.followed if one.statement.kind == "follow-up"]
    called: dict[Lifecycle, frozenset[str]] = {}
    for one in folded.lifecycles:
        own = _called(about, (said.coded_as for said in (one.statement, *one.twins)))
        for each in folded.with_renewals([one]):
            called[each] = called.get(each, frozenset()) | own
    yield from (round_of(one, called[one]) for one in announced)
    known = {one.held.evidence for one in announced if one.held}
    # What holds a round that was judged not to be held is no round of its own.
    affirmed = (several for one in announced for several in one.affirmed.values())
    known |= {milestone.evidence for several in affirmed for milestone in several}
    for held in about.holdings:
        if held.readout not in known and about.names.intersection(held.targets):
            yield Round(
                *(held.readout, held.date, (_on(held),), (RoundEnd(held.date, "held"),)),
                held_by=(Milestone(held.date, held.readout, held.account),),
                names=_called(about, held.targets),
            )


def _called(about: Case, coded: Iterable[str]) -> frozenset[str]:
    """The names under which something was coded, with those that they took the place of."""
    under = about.names.intersection(coded)
    former = about.former.items()
    after = {name for name, others in former if not under.isdisjoint(others)}
    before = {one for name, others in former if name in under for one in others}
    return under.union(after, before)


def _on(held: Holding) -> WindowChange:
    return WindowChange(held.date, Window(held.date, held.date))


class _About:
    """What names an item, by its slug, by those merged into it, or by the refs of statements."""

    def __init__(self, place: Place, joined: Joined) -> None:
        whose, member = place
        self._whose = whose
        self._elsewhere = joined.elsewhere(whose)
        members = whose.merged(member)
        self._slug = member.row.slug
        self.names = frozenset(one.row.slug for one in members)
        self.former = {
            one.row.slug: also
            for one in (members if len(members) > 1 else ())
            if (also := self.names.intersection(json.loads(one.names.names)) - {one.row.slug})
        }
        """The names that are other names of an item into which theirs was merged."""
        self.own = {ref: whose.statements[ref] for one in members for ref in one.refs}

    def seen(self, known: KnownStatement) -> PlacedStatement:
        """A statement of the relationship, with the item's former names replaced."""
        act = known.placed
        if act.item == self._slug or act.item not in self.names:
            return act
        return act._replace(item=self._slug)

    def naming(self, acts: Collection[str]) -> Iterator[PlacedStatement]:
        """The statements on other items, and in other relationships, that name the item."""
        found: dict[str, KnownStatement] = {}
        for name in (*self.names, *self.own):
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
                yield act._replace(item=f"{other.id}/{act.item}", targets=_refs_of(act.named))

    def holdings(self) -> list[Holding]:
        """The meetings that say they are the item, or a follow-up on it."""
        found = dict.fromkeys(
            _held(self._whose, meeting)
            for name in (*self.names, *self.own)
            for meeting in self._whose.holding.get(name, {}).values()
        )
        for other in self._elsewhere:
            for name in self.own:
                for meeting in other.holding.get(name, {}).values():
                    held = _held(other, meeting)
                    found[held._replace(targets=_refs_of(held.targets))] = None
        return list(found)


def _held(whose: Relationship, meeting: KeptMeeting) -> Holding:
    """A meeting as the status rules look at it."""
    readout = whose.slugs[meeting.readout_id]
    account = Account(meeting.meeting, whose.accounts[readout].row.publisher)
    return Holding(day_of(meeting.date), readout, tuple(meeting.holds.split()), account)


def _refs_of(targets: Iterable[str]) -> tuple[str, ...]:
    """The refs among targets: all that one relationship can say of another's items."""
    return tuple(target for target in targets if "@" in target)
