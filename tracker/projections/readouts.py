"""Readouts of a relationship: each registered, amended and taken back with its meetings."""

from __future__ import annotations

import json
from collections.abc import Iterable

from tracker.domain.heading import Heading, Meeting
from tracker.domain.window import soon
from tracker.projections import statements
from tracker.projections.instants import STILL, day_of, ordinal
from tracker.projections.known import KnownReadout
from tracker.projections.relationship import Relationship, forget
from tracker.projections.rows import KeptCorrection, KeptMeeting, KeptReadout, KeptStatement


def register(whose: Relationship, heading: Heading) -> KnownReadout:
    """A readout and its meetings."""
    readout_id = whose.next_number(KeptReadout)
    meetings = [
        _meeting(whose, readout_id, heading, number) for number in range(len(heading.meetings))
    ]
    row = KeptReadout(
        whose.id,
        readout_id,
        whose.moment,
        STILL,
        heading.readout,
        min(meeting.date for meeting in meetings),
        heading.title,
        heading.publisher,
        heading.source.url if heading.source else None,
    )
    account = KnownReadout(row, whose.parties)
    whose.keep_account(account)
    whose.writes.add(row)
    for meeting in meetings:
        whose.keep_meeting(meeting)
        whose.writes.add(meeting)
        for target in meeting.holds.split():
            whose.refer(target)
            if named := whose.meant(target):
                whose.news.occasions[named].append(meeting)
            if len(whose.told[meeting.meeting]) > 1:
                whose.disorder(target)
            whose.news.held.add(heading.readout)
    return account


def _meeting(whose: Relationship, readout_id: int, heading: Heading, number: int) -> KeptMeeting:
    meeting: Meeting = heading.meetings[number]
    return KeptMeeting(
        whose.id,
        whose.next_number(KeptMeeting),
        whose.moment,
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


def amend(whose: Relationship, heading: Heading) -> None:
    """A readout and its meetings anew; its statements belong to the new ones."""
    old = _close(whose, heading.readout)
    new = register(whose, heading)
    places = {meeting.id: place for place, meeting in enumerate(old.meetings)}

    def moved(row: KeptStatement) -> KeptStatement:
        # A statement of a meeting that is gone is amended by the events that follow this one.
        place = min(places[row.meeting_id], len(new.meetings) - 1)
        meeting = new.meetings[place]
        row = row._replace(readout_id=new.row.id, meeting_id=meeting.id, date=meeting.date)
        if row.due is None and row.due_last is not None:  # "shortly" is counted from the day
            return row._replace(due_last=ordinal(soon(day_of(meeting.date)).last))
        return row

    statements.restate(whose, heading.readout, moved)


def retract(whose: Relationship, readout: str) -> None:
    """End a readout with all that it says, as if it had never been recorded."""
    for known in sorted(whose.statements_of(readout), key=lambda known: known.row.number):
        del whose.statements[known.ref]
        whose.former[known.ref] = known.ground
        statements.take(whose, known)
    _close(whose, readout)
    del whose.accounts[readout]


def _close(whose: Relationship, readout: str) -> KnownReadout:
    """End the present version of a readout's heading, and of its meetings."""
    old = whose.accounts[readout]
    whose.writes.end(old.row, whose.moment)
    for meeting in old.meetings:
        whose.writes.end(meeting, whose.moment)
        whose.told[meeting.meeting].discard(readout)
        for target in meeting.holds.split():
            forget(whose.holding, target, meeting.id)
            whose.reopen(target)
            whose.release(target)
    return old


def reorder(whose: Relationship, readout: str, keys: Iterable[str]) -> None:
    """The statements of a readout in another order."""
    order = {key: number for number, key in enumerate(keys)}
    statements.restate(whose, readout, lambda row: row._replace(number=order[row.key]))


def correct(whose: Relationship, readout: str, key: str | None, kind: str, reason: str) -> None:
    """That a readout was corrected, and why."""
    number = whose.news.corrections = whose.news.corrections + 1
    whose.writes.add(KeptCorrection(whose.id, whose.moment, number, readout, key, kind, reason))
