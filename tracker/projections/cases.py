"""Cases: all that is on record, now, about an item, out of its relationship in memory."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator

from tracker.domain.case import Case, lifecycles
from tracker.domain.milestones import Milestone, WindowChange
from tracker.domain.placed_statement import Account, Holding, PlacedStatement
from tracker.domain.ties import Round, RoundEnd, round_of
from tracker.domain.window import Window
from tracker.projections.instants import day_of
from tracker.projections.known import KnownItem, KnownStatement
from tracker.projections.relationship import Relationship
from tracker.projections.rows import KeptMeeting

_MEETING = "FollowUpScheduled"


def case(
    whose: Relationship,
    member: KnownItem,
    elsewhere: Collection[Relationship],
    *,
    as_occasion: bool = False,
) -> Case:
    """The case of an item that stands for itself, the whole of it.

    Args:
        whose: its relationship.
        member: the item.
        elsewhere: other relationships that may name the item's statements.
        as_occasion: whether other windows are tied to the item; its own are then not tied to what
            is tied to it in turn, which would go round in a circle.
    """
    about = _About(whose, member, elsewhere)
    acts = {ref: about.seen(known) for ref, known in about.own.items() if known.has_effect}
    judged = [held.judged for ref in about.own for held in whose.judgements.get(ref, ())]
    tied = _occasions(whose, (known.occasion for known in about.own.values()))
    if as_occasion:
        tied = {slug: one for slug, one in tied.items() if not leads_to(whose, one, member)}
    return Case(
        item=member.row.slug,
        statements=(*acts.values(), *about.naming(acts)),
        holdings=tuple(about.holdings()),
        assessments=judged,
        occasions={slug: _rounds(whose, one, elsewhere) for slug, one in tied.items()},
        names=about.names,
        former=about.former,
    )


def case_on(whose: Relationship, member: KnownItem) -> Case:
    """What a recording adds to an item's case, with what was underway of it before."""
    acts = {known.ref: known.placed for known in whose.news.bearing[member]}
    own = (known for known in whose.news.bearing[member] if known.member is member)
    tied = _occasions(whose, (known.occasion for known in own))
    return Case(
        item=member.row.slug,
        statements=tuple(acts.values()),
        holdings=tuple(
            dict.fromkeys(_held(whose, one) for one in whose.news.occasions.get(member, ()))
        ),
        underway=member.underway or (),
        occasions={slug: _rounds(whose, one, ()) for slug, one in tied.items()},
    )


def leads_to(whose: Relationship, occasion: KnownItem, member: KnownItem) -> bool:
    """Whether a window of an occasion is tied to an item, or to what is tied to it, and so on.

    Args:
        whose: their relationship.
        occasion: the occasion, which stands for itself.
        member: the item, which does so too.
    """
    found: set[KnownItem] = set()
    further = {occasion}
    while further:
        if member in further:
            return True
        found |= further
        statements = (
            whose.statements[ref]
            for one in further
            for each in whose.merged(one)
            for ref in each.refs
        )
        tied = _occasions(whose, (one.occasion for one in statements))
        put_off = (other for one in further for other in _put_off_to(whose, one))
        further = {*tied.values(), *put_off} - found
    return False


def put_off_from(whose: Relationship, member: KnownItem) -> Iterator[KnownItem]:
    """The items of which a follow-up on another one names a round that it puts off.

    Args:
        whose: their relationship.
        member: the other item, which stands for itself.
    """
    for one in whose.merged(member):
        for ref in one.refs:
            known = whose.statements[ref]
            for target in known.targets if known.row.type == _MEETING else ():
                named = whose.statements.get(target)
                found = named.member if named else whose.members.get(target)
                if found is not None and (canonical := whose.canonical(found)) is not member:
                    yield canonical


def _put_off_to(whose: Relationship, member: KnownItem) -> Iterator[KnownItem]:
    """The items on which a follow-up names a round of one, which it puts off."""
    for one in whose.merged(member):
        for name in (one.row.slug, *one.refs):
            for known in whose.naming.get(name, {}).values():
                if known.row.type == _MEETING:
                    yield whose.canonical(known.member)


def _occasions(whose: Relationship, slugs: Iterable[str | None]) -> dict[str, KnownItem]:
    """The occasions that are on record, by the items that windows are tied to."""
    return {slug: whose.canonical(whose.members[slug]) for slug in slugs if slug in whose.members}


def _rounds(
    whose: Relationship, member: KnownItem, elsewhere: Collection[Relationship]
) -> list[Round]:
    """The rounds of an occasion, and those on other items that they were put off to.

    What another relationship puts one off to is a round as it is announced there: what becomes of
    it there is not followed.
    """
    found = [*_own_rounds(whose, member, elsewhere)]
    left = [*found]
    passed = {ref for one in found for ref in one.accounts}
    while left:
        put_off = left.pop()
        for ref in sorted(put_off.moved_to - passed):
            for one in _announced_by(whose, ref, elsewhere):
                passed |= one.accounts
                found.append(one._replace(names=put_off.names))
                left.append(found[-1])
    return found


def _announced_by(
    whose: Relationship, ref: str, elsewhere: Collection[Relationship]
) -> Iterator[Round]:
    """The round that a statement announces, which may be of another relationship."""
    if known := whose.statements.get(ref):
        rounds = _own_rounds(whose, whose.canonical(known.member), elsewhere)
        yield from (one for one in rounds if ref in one.accounts)
        return
    for other in elsewhere:
        if known := other.statements.get(ref):
            said = known.placed
            announced = WindowChange(said.date, said.window)
            yield Round(ref, said.date, (announced,), accounts=frozenset((ref,)))


def _own_rounds(
    whose: Relationship, member: KnownItem, elsewhere: Collection[Relationship]
) -> list[Round]:
    """The rounds of an item itself, announced or not."""
    if member in whose.news.rounds:
        return whose.news.rounds[member]
    found = case(whose, member, elsewhere, as_occasion=True)
    announced = [one for one in lifecycles(found) if one.statement.kind == "follow-up"]
    rounds = [
        round_of(one, _called(found, (said.coded_as for said in (one.statement, *one.twins))))
        for one in announced
    ]
    known = {one.held.evidence for one in announced if one.held}
    # What holds a round that was judged not to be held is no round of its own.
    affirmed = (several for one in announced for several in one.affirmed.values())
    known |= {milestone.evidence for several in affirmed for milestone in several}
    rounds += [
        Round(
            *(held.readout, held.date, (_on(held),), (RoundEnd(held.date, "held"),)),
            held_by=(Milestone(held.date, held.readout, held.account),),
            names=_called(found, held.targets),
        )
        for held in found.holdings
        if held.readout not in known and found.names.intersection(held.targets)
    ]
    whose.news.rounds[member] = rounds
    return rounds


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

    def __init__(
        self, whose: Relationship, member: KnownItem, elsewhere: Collection[Relationship]
    ) -> None:
        self._whose = whose
        self._elsewhere = elsewhere
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
