"""A relationship in memory: what is on record of it now, and how an event changes that.

Everything that a recording does to the views goes through here, whether it is recorded, imported or
made again from its events. What changes is put down in `Writes`, a row at a time.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

from tracker.domain.due import Due, Window
from tracker.domain.grounds import Ground
from tracker.domain.heading import Heading, Meeting
from tracker.domain.items import Assessment, AssessmentRetracted, ItemOpened
from tracker.domain.names import title_of
from tracker.domain.statements import Quote, Statement
from tracker.projections.instants import STILL, day_of
from tracker.projections.known import Judgement, KnownItem, KnownReadout, KnownStatement, News
from tracker.projections.rows import (
    KeptAssessment,
    KeptCorrection,
    KeptItem,
    KeptMeeting,
    KeptNames,
    KeptReadout,
    KeptStatement,
)
from tracker.projections.writes import Writes

_Key = TypeVar("_Key")
_What = TypeVar("_What")

_NO_WINDOW = Window(None, None)


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
        self.tied: dict[str, dict[str, KnownStatement]] = defaultdict(dict)
        """The statements whose windows are tied to an item, by the item and by their refs."""
        self.holding: dict[str, dict[int, KeptMeeting]] = defaultdict(dict)
        """The meetings that say they are an item or a ref, by what they say."""
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

    def register(self, heading: Heading) -> KnownReadout:
        """A readout and its meetings."""
        readout_id = self._next(KeptReadout)
        meetings = [
            self._meeting(readout_id, heading, number) for number in range(len(heading.meetings))
        ]
        row = KeptReadout(
            self.id,
            readout_id,
            self.moment,
            STILL,
            heading.readout,
            min(meeting.date for meeting in meetings),
            heading.title,
            heading.publisher,
        )
        account = KnownReadout(row)
        self.keep_account(account)
        self.writes.add(row)
        for meeting in meetings:
            self.keep_meeting(meeting)
            self.writes.add(meeting)
            for target in meeting.holds.split():
                self._name(target)
                self._disorder(target)
                if named := self._named(target):
                    self.news.occasions[named].append(day_of(meeting.date))
                self.news.held.add(heading.readout)
        return account

    def keep_account(self, account: KnownReadout) -> None:
        """Keep a readout that is on record where it can be found."""
        self.accounts[account.row.slug] = account
        self.slugs[account.row.id] = account.row.slug

    def keep_meeting(self, meeting: KeptMeeting) -> None:
        """Keep a meeting that is on record where it can be found."""
        self.accounts[self.slugs[meeting.readout_id]].meetings.append(meeting)
        for target in meeting.holds.split():
            self.holding[target][meeting.id] = meeting

    def _meeting(self, readout_id: int, heading: Heading, number: int) -> KeptMeeting:
        meeting: Meeting = heading.meetings[number]
        return KeptMeeting(
            self.id,
            self._next(KeptMeeting),
            self.moment,
            STILL,
            readout_id,
            heading.meeting_id(number),
            meeting.date.toordinal(),
            meeting.kind,
            meeting.place,
            meeting.ordinal,
            json.dumps(meeting.participants, ensure_ascii=False),
            " ".join(meeting.holds),
        )

    def amend_heading(self, heading: Heading) -> None:
        """A readout and its meetings anew; its statements belong to the new ones."""
        old = self.accounts[heading.readout]
        self.writes.end(old.row, self.moment)
        for meeting in old.meetings:
            self.writes.end(meeting, self.moment)
            for target in meeting.holds.split():
                _remove(self.holding, target, meeting.id)
                self._disorder(target)
                self._release(target)
                if named := self._named(target):
                    self.news.reopened.add(named)
        new = self.register(heading)
        places = {meeting.id: place for place, meeting in enumerate(old.meetings)}

        def moved(row: KeptStatement) -> KeptStatement:
            # A statement of a meeting that is gone is amended by the events that follow this one.
            place = min(places[row.meeting_id], len(new.meetings) - 1)
            meeting = new.meetings[place]
            return row._replace(readout_id=new.row.id, meeting_id=meeting.id, date=meeting.date)

        self._restate(heading.readout, moved)

    def reorder(self, readout: str, keys: Iterable[str]) -> None:
        """The statements of a readout in another order."""
        order = {key: number for number, key in enumerate(keys)}
        self._restate(readout, lambda row: row._replace(number=order[row.key]))

    def correct(self, readout: str, key: str | None, kind: str, reason: str) -> None:
        """That a readout was corrected, and why."""
        number = self.news.corrections = self.news.corrections + 1
        self.writes.add(KeptCorrection(self.id, self.moment, number, readout, key, kind, reason))

    # Statements

    def state(self, readout: str, statement: Statement, number: int | None = None) -> None:
        """A statement of a readout; behind the others unless a place is given."""
        account = self.accounts[readout]
        if number is None:
            number = account.next_number
        said = vars(statement)  # a statement has the fields of its type, and no others
        due: Due | None = said.get("due")
        quote: Quote | None = statement.quote
        first, last, approximate = (due.window if due else None) or _NO_WINDOW
        meeting = account.meetings[statement.meeting]
        member = self.member(statement.item)
        self._put(
            member,
            f"{statement.key}@{readout}",
            KeptStatement(
                self.id,
                self._next(KeptStatement),
                self.moment,
                STILL,
                account.row.id,
                meeting.id,
                member.row.id,
                statement.key,
                number,
                statement.type,
                meeting.date,
                " ".join(statement.by),
                " ".join(said.get("to", ())),
                statement.summary,
                quote.exact if quote else None,
                said.get("wording"),
                said.get("condition"),
                due.edtf if due else None,
                due.words if due else None,
                first.toordinal() if first else None,
                last.toordinal() if last else None,
                int(approximate),
                due.before if due else None,
                due.at if due else None,
                int(said.get("complete", False)),
                " ".join(said.get("renews") or said.get("fulfils") or ()),
            ),
        )

    def add(self, readout: str, statement: Statement, number: int | None = None) -> None:
        """A statement that a correction brings; behind the others unless a place is given."""
        ref = f"{statement.key}@{readout}"
        if ref in self.former:
            # One that was taken back, or a version before it, may have been judged and named.
            self.news.amended.setdefault(ref, self.former.pop(ref))
        self.state(readout, statement, number)

    def retract(self, readout: str, key: str) -> int:
        """End the present version of a statement; return its place in the readout."""
        known = self.statements.pop(f"{key}@{readout}")
        self.former[known.ref] = known.ground
        self._take(known)
        numbers = [one.row.number for one in self._of(readout)]
        self.accounts[readout].next_number = max(numbers, default=-1) + 1
        return known.row.number

    def _of(self, readout: str) -> list[KnownStatement]:
        return [known for known in self.statements.values() if known.readout == readout]

    def _restate(self, readout: str, change: Callable[[KeptStatement], KeptStatement]) -> None:
        """New versions of those statements of a readout that a change makes different."""
        listed = sorted(self._of(readout), key=lambda known: known.row.number)
        self.accounts[readout].next_number = 0
        for known in listed:
            row = change(known.row)
            if row != known.row:
                self._take(known)
                row = row._replace(id=self._next(KeptStatement), known_from=self.moment)
                self._put(known.member, known.ref, row, added=False)
            else:
                self.keep(known)

    def _put(self, member: KnownItem, ref: str, row: KeptStatement, *, added: bool = True) -> None:
        known = KnownStatement(ref, row, member, self.parties, [])
        self.keep(known)
        self.writes.add(row)
        if added:
            self.news.added[ref] = known
        if not known.has_effect:
            return
        self.news.bearing[member].append(known)
        if ref in self.naming or ref in self.holding or ref in self.news.amended:
            self.news.disordered.add(member)
        for target in known.targets:
            self._name(target)
            if named := self._named(target):
                self.news.bearing[named].append(known)
        if occasion := known.occasion:
            self._mention(occasion)

    def keep(self, known: KnownStatement) -> None:
        """Keep a statement that is on record where it can be found."""
        self.statements[known.ref] = known
        account = self.accounts[known.readout]
        account.next_number = max(account.next_number, known.row.number + 1)
        known.member.refs[known.ref] = None
        for target in known.targets:
            self.naming[target][known.ref] = known
        if occasion := known.occasion:
            self.tied[occasion][known.ref] = known

    def _take(self, known: KnownStatement) -> None:
        """End a version of a statement."""
        self.writes.end(known.row, self.moment)
        self.news.ended.append(known)
        self.news.amended.setdefault(known.ref, known.ground)
        self.news.disordered.add(known.member)
        self.news.reopened.add(known.member)
        del known.member.refs[known.ref]
        for target in known.targets:
            _remove(self.naming, target, known.ref)
            self._disorder(target)
            self._release(target)
        if occasion := known.occasion:
            _remove(self.tied, occasion, known.ref)

    # Items

    def member(self, slug: str) -> KnownItem:
        """An item; one that nobody has named yet is titled by its slug."""
        if slug not in self.members:
            number = self._next(KeptItem)
            names = KeptNames(self.id, number, self.moment, STILL, title_of(slug), "[]", None, None)
            self.keep_item(KnownItem(KeptItem(self.id, number, slug, number), names))
            member = self.members[slug]
            self.writes.add(member.row)
            self.writes.add(names)
            self.news.made.add(member)
        return self.members[slug]

    def keep_item(self, member: KnownItem) -> None:
        """Keep an item that is on record where it can be found."""
        self.members[member.row.slug] = self.numbered[member.row.id] = member
        self._standing_for[member.row.canonical_id][member.row.id] = member

    def canonical(self, member: KnownItem) -> KnownItem:
        """The item that stands for one."""
        return self.numbered[member.row.canonical_id]

    def merged(self, member: KnownItem) -> list[KnownItem]:
        """An item that stands for itself, and those that it stands for besides."""
        together = self._standing_for[member.row.id]
        if len(together) == 1:
            return [member]
        return sorted(together.values(), key=lambda one: (one is not member, one.row.id))

    def name_item(self, slug: str, named: ItemOpened) -> None:
        """An item's title, other names and whole."""
        member = self.member(slug)
        self.news.titled.add(member)
        if named.part_of:
            self._mention(named.part_of)
        names = json.dumps(named.names, ensure_ascii=False)
        self._call(member, title=named.title, names=names, part_of=named.part_of)

    def stand_for(self, slug: str, into: str | None) -> None:
        """An item that another stands for; or, with none, that stands for itself again."""
        self._call(self.member(slug), merged_into=into)
        for member in list(self.members.values()):
            last, passed = member, {member.row.slug}
            while last.names.merged_into:
                last = self.member(last.names.merged_into)
                if last.row.slug in passed:  # in a store that somebody else made
                    raise ValueError(f"{member.row.slug} is merged into itself")
                passed.add(last.row.slug)
            if last.row.id != member.row.canonical_id:
                self.news.disordered |= {member, self.canonical(member), last}
                self.news.reopened |= {member, self.canonical(member), last}
                del self._standing_for[member.row.canonical_id][member.row.id]
                member.row = member.row._replace(canonical_id=last.row.id)
                self._standing_for[last.row.id][member.row.id] = member
                self.writes.change(member.row)

    def _call(self, member: KnownItem, **changes: object) -> None:
        self.writes.end(member.names, self.moment)
        member.names = member.names._replace(**changes, known_from=self.moment)  # type: ignore[arg-type]
        self.writes.add(member.names)

    # Judgements

    def judge(self, slug: str, place: int, judged: Assessment) -> None:
        """A judgement of a statement on an item."""
        row = KeptAssessment(
            self.id,
            self._next(KeptAssessment),
            self.moment,
            STILL,
            self.member(slug).row.id,
            place,
            judged.ref,
            type(judged).__name__,
            judged.model_dump_json(exclude_defaults=True),
            None,
        )
        self.judgements[judged.ref].append(Judgement(row, judged))
        self.writes.add(row)
        self._disorder(judged.ref)

    def withdraw(self, slug: str, retracted: AssessmentRetracted) -> None:
        """A judgement that is withdrawn."""
        where = self.member(slug).row.id, retracted.place
        for held in self.judgements[retracted.ref]:
            if (held.row.item_id, held.row.place) == where:
                self.end_judgement(held, retracted.reason)
                break
        self._disorder(retracted.ref)

    def end_judgement(self, held: Judgement, reason: str | None = None) -> None:
        """Let a judgement no longer stand; without a reason, since its ground was taken."""
        self.judgements[held.row.ref].remove(held)
        self.writes.end(held.row, self.moment, reason=reason)

    # What bears on what

    def _name(self, target: str) -> None:
        """That a ref or an item is named."""
        if "@" in target:
            self.news.named.add(target)
        else:
            self._mention(target)
            self.member(target)

    def _mention(self, slug: str) -> None:
        """That an item is named, by which nothing happens to it."""
        if slug not in self.members or self.members[slug] in self.news.made:
            self.news.mentioned.add(slug)

    def _release(self, target: str) -> None:
        """That a ref is no longer named."""
        if "@" in target:
            self.news.released.add(target)

    def _named(self, target: str) -> KnownItem | None:
        """The item that a ref or a slug names, as far as it is of this relationship."""
        if "@" not in target:
            return self.member(target)
        known = self.statements.get(target)
        return known.member if known else None

    def _disorder(self, target: str) -> None:
        """That what a ref or a slug names is to be looked at as a whole."""
        if named := self._named(target):
            self.news.disordered.add(named)

    def _next(self, kind: type) -> int:
        self.last[kind] += 1
        return self.last[kind]


def _remove(found: dict[str, dict[_Key, _What]], target: str, key: _Key) -> None:
    """Take one out of those that name a target, and the target with the last; twice does no harm.

    What nothing names any more is not to be looked at for it.
    """
    if target in found:
        found[target].pop(key, None)
        if not found[target]:
            del found[target]
