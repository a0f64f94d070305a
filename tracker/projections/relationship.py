"""A relationship in memory: what is on record of it now, and what bears on what in it.

`readouts`, `statements`, `items` and `judgements` change it as the events say. What changes is put
down in `Writes`, a row at a time.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TypeVar

from tracker.domain.grounds import Ground
from tracker.domain.names import title_of
from tracker.projections.instants import STILL
from tracker.projections.known import (
    Judgement,
    KnownItem,
    KnownReadout,
    KnownStatement,
    Leads,
    News,
)
from tracker.projections.rows import KeptItem, KeptMeeting, KeptNames
from tracker.projections.writes import Writes

_Key = TypeVar("_Key")
_What = TypeVar("_What")


class Relationship:
    """What is on record of a relationship, and what a recording adds to it.

    Args:
        row_id: the number under which it is kept.
        name: its name.
        writes: where the rows go that it adds and ends.
    """

    def __init__(self, row_id: int, name: str, writes: Writes) -> None:
        self.id = row_id
        self.name = name
        self.parties = frozenset(name.split("-"))
        self.writes = writes
        self.accounts: dict[str, KnownReadout] = {}
        """Its readouts, by their slugs."""
        self.slugs: dict[int, str] = {}
        """The slug of each version of a readout, by its number."""
        self.statements: dict[str, KnownStatement] = {}
        """Its statements, by their refs."""
        self.members: dict[str, KnownItem] = {}
        """Its items, by their slugs; also those that were merged into others."""
        self.numbered: dict[int, KnownItem] = {}
        """Its items, by their numbers."""
        self.judgements: dict[str, list[Judgement]] = defaultdict(list)
        """What was judged of its statements and stands, by their refs."""
        self.former: dict[str, Ground] = {}
        """What each statement was that is no longer made, by its ref."""
        self.naming: dict[str, dict[str, KnownStatement]] = defaultdict(dict)
        """The statements that name an item or a ref, by what they name and by their refs."""
        self.declared: dict[str, dict[str, KnownStatement]] = defaultdict(dict)
        """The statements that say they are the same as another, by its ref and by their own."""
        self.tied: dict[str, dict[str, KnownStatement]] = defaultdict(dict)
        """The statements whose windows are tied to an item, by the item and by their refs."""
        self.holding: dict[str, dict[int, KeptMeeting]] = defaultdict(dict)
        """The meetings that say they are an item or a ref, by what they say."""
        self.told: dict[str, set[str]] = defaultdict(set)
        """The readouts that report each meeting, by its id."""
        self.asking: dict[str, dict[str, KnownStatement]] = defaultdict(dict)
        """The requests among its statements, by their items and by their refs."""
        self._standing_for: dict[int, dict[int, KnownItem]] = defaultdict(dict)
        self.last: dict[type, int] = defaultdict(int)
        """The last number that was given to a row of each kind."""
        self.moment = 0
        self.news = News()

    def begin(self, moment: int) -> None:
        """Begin a recording, which is of a moment."""
        if moment != self.moment:
            self.moment, self.news = moment, News()

    # Readouts

    def keep_account(self, account: KnownReadout) -> None:
        """Keep a readout that is on record where it can be found."""
        self.accounts[account.row.slug] = account
        self.slugs[account.row.id] = account.row.slug

    def keep_meeting(self, meeting: KeptMeeting) -> None:
        """Keep a meeting that is on record where it can be found."""
        readout = self.slugs[meeting.readout_id]
        self.accounts[readout].meetings.append(meeting)
        self.told[meeting.meeting].add(readout)
        for target in meeting.holds.split():
            self.holding[target][meeting.id] = meeting

    # Statements

    def statements_of(self, readout: str) -> list[KnownStatement]:
        """The statements of one of its readouts."""
        return [known for known in self.statements.values() if known.readout == readout]

    def keep(self, known: KnownStatement) -> None:
        """Keep a statement that is on record where it can be found."""
        self.statements[known.ref] = known
        account = self.accounts[known.readout]
        account.next_number = max(account.next_number, known.row.number + 1)
        known.member.refs[known.ref] = None
        if known.row.type == "RequestMade":
            self.asking[known.member.row.slug][known.ref] = known
        for target in known.targets:
            self.naming[target][known.ref] = known
        if known.row.same_as:
            self.declared[known.row.same_as][known.ref] = known
        if occasion := known.occasion:
            self.tied[occasion][known.ref] = known

    # Items

    def member(self, slug: str) -> KnownItem:
        """An item; one that nobody has named yet is titled by its slug."""
        if slug not in self.members:
            number = self.next_number(KeptItem)
            names = KeptNames(self.id, number, self.moment, STILL, title_of(slug), "[]", None, None)
            self.keep_item(KnownItem(KeptItem(self.id, number, slug, number), names, last=date.min))
            member = self.members[slug]
            self.writes.add(member.row)
            self.writes.add(names)
            self.news.made.add(member)
        return self.members[slug]

    def keep_item(self, member: KnownItem) -> None:
        """Keep an item that is on record where it can be found."""
        self.members[member.row.slug] = self.numbered[member.row.id] = member
        self._standing_for[member.row.canonical_id][member.row.id] = member

    def stand_in(self, last: KnownItem, member: KnownItem) -> None:
        """That one item stands for another, or for itself again."""
        del self._standing_for[member.row.canonical_id][member.row.id]
        member.row = member.row._replace(canonical_id=last.row.id)
        self._standing_for[last.row.id][member.row.id] = member

    def canonical(self, member: KnownItem) -> KnownItem:
        """The item that stands for one."""
        return self.numbered[member.row.canonical_id]

    def merged(self, member: KnownItem) -> list[KnownItem]:
        """An item that stands for itself, and those that it stands for besides."""
        together = self._standing_for[member.row.id]
        if len(together) == 1:
            return [member]
        return sorted(together.values(), key=lambda one: (one is not member, one.row.id))

    def asks(self, member: KnownItem) -> bool:
        """Whether something was asked for on an item that stands for itself."""
        return any(one.row.slug in self.asking for one in self.merged(member))

    def family(self, member: KnownItem) -> list[KnownItem]:
        """The parts of an item, the wholes that it is a part of, and so on; not itself.

        They are asked for when all that a recording says was applied.
        """
        families = self.news.families
        if member not in families:
            whole_of, parts_of = self._wholes_and_parts
            found = _beyond(member, whole_of) | _beyond(member, parts_of)
            families[member] = sorted(found - {member}, key=lambda one: one.row.id)
        return families[member]

    @property
    def _wholes_and_parts(self) -> tuple[Leads, Leads]:
        """To which wholes items lead, and to which parts."""
        if self.news.wholes_and_parts is None:
            whole_of: Leads = defaultdict(set)
            parts_of: Leads = defaultdict(set)
            for one in self.members.values():
                if one.names.part_of in self.members:
                    whole = self.canonical(self.members[one.names.part_of])
                    whole_of[self.canonical(one)].add(whole)
                    parts_of[whole].add(self.canonical(one))
            self.news.wholes_and_parts = whole_of, parts_of
        return self.news.wholes_and_parts

    # What bears on what

    def named_by(self, ref: str) -> list[str]:
        """The statements that name another, and the readouts whose meetings do."""
        meetings = self.holding.get(ref, {}).values()
        return [*self.naming.get(ref, ()), *(self.slugs[one.readout_id] for one in meetings)]

    def refer(self, target: str) -> None:
        """That a ref or an item is named."""
        if "@" in target:
            self.news.named.add(target)
        else:
            self.mention(target)
            self.member(target)

    def mention(self, slug: str) -> None:
        """That an item is named, by which nothing happens to it."""
        if slug not in self.members or self.members[slug] in self.news.made:
            self.news.mentioned.add(slug)

    def release(self, target: str) -> None:
        """That a ref is no longer named."""
        if "@" in target:
            self.news.released.add(target)

    def meant(self, target: str) -> KnownItem | None:
        """The item that a ref or a slug names, as far as it is of this relationship."""
        if "@" not in target:
            return self.member(target)
        known = self.statements.get(target)
        return known.member if known else None

    def disorder(self, target: str) -> None:
        """That what a ref or a slug names is to be looked at as a whole."""
        if named := self.meant(target):
            self.news.disordered.add(named)

    def reopen(self, target: str) -> None:
        """That what a ref or a slug names may be another than it was on any day."""
        if named := self.meant(target):
            self.news.disordered.add(named)
            self.news.reopened.add(named)

    def next_number(self, kind: type) -> int:
        """The number of a new row of a kind."""
        self.last[kind] += 1
        return self.last[kind]


def _beyond(member: KnownItem, leads: Leads) -> set[KnownItem]:
    """All items that one leads to, however far."""
    found: set[KnownItem] = set()
    further = {member}
    while further:
        further = {other for one in further for other in leads.get(one, ())} - found
        found |= further
    return found


def forget(found: dict[str, dict[_Key, _What]], target: str, key: _Key) -> None:
    """Take one out of those that name a target, and the target with the last; twice does no harm.

    What nothing names any more is not to be looked at for it.
    """
    if target in found:
        found[target].pop(key, None)
        if not found[target]:
            del found[target]
