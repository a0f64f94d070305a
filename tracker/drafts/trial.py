"""Trials: what recording a draft would change, and what is wrong with it, field by field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from tracker.domain.readouts import Readout
from tracker.drafting.deadlines import deadline
from tracker.drafts import fields
from tracker.drafts.states import DraftState
from tracker.errors import TrackerError
from tracker.files.deadlines import without_words
from tracker.files.faults import Messages, refusals
from tracker.files.forms import strays
from tracker.files.parties import known_parties
from tracker.ledger import Ledger
from tracker.ledger.doubts import Doubts
from tracker.ledger.receipt import Receipt
from tracker.queries import Queries, Viewpoint
from tracker.queries.compared import Compared
from tracker.sql import Transaction

_PLACE = re.compile(r"^[a-z_]+[\w\[\].@-]*: ")


class FieldFault(NamedTuple):
    """Something wrong with a draft: where, and what to do about it."""

    statement: str | None
    """The statement; None for the heading."""
    field: str
    """The field; empty for the whole."""
    message: str


class OtherAccount(NamedTuple):
    """Another publisher's readout of the same meeting, and how the draft differs from it."""

    readout: str
    acts: tuple[Compared, ...]


class Trial(NamedTuple):
    """What came of trying to record a draft."""

    readout: Readout | None
    """The readout that it amounts to; None while something is wrong with it."""
    faults: tuple[FieldFault, ...] = ()
    refused: tuple[TrackerError, ...] = ()
    """Why it cannot be recorded as it is, where that is not about one field."""
    receipt: Receipt | None = None
    doubts: Doubts | None = None
    accounts: tuple[OtherAccount, ...] = ()


class Assembled(NamedTuple):
    """A draft put together to a readout, or what is wrong with it."""

    readout: Readout | None
    faults: tuple[FieldFault, ...]


def assembled(state: DraftState, *, reviewed_by: str | None = None) -> Assembled:
    """The readout that a draft amounts to.

    Args:
        state: the draft.
        reviewed_by: who went over it, if somebody did.
    """
    made = {**state.made, **({"reviewed_by": reviewed_by} if reviewed_by else {})}
    data = {
        **fields.plain_heading(state.heading, made),
        "statements": [fields.plain_statement(one.values) for one in state.standing],
    }
    data, _, misread = without_words(data, deadline)
    data["statements"] = [
        fields.with_whole_due(plain, one.values, one.time_words)
        for plain, one in zip(data["statements"], state.standing, strict=True)
    ]
    strange: Messages = {**strays(data), **misread}
    try:
        known = {"parties": known_parties(Path.cwd() / "here")}
        readout = Readout.model_validate(data, context=known)
    except ValidationError as error:
        return Assembled(None, _faults(state, {**refusals(error, data, Readout), **strange}))
    if strange:
        return Assembled(None, _faults(state, strange))
    return Assembled(readout, ())


def tried(ledger: Ledger, state: DraftState, day: date) -> Trial:
    """What recording a draft would change on a day, or on that of its meeting where it is later."""
    readout, faults = assembled(state)
    if readout is None:
        return Trial(None, faults)
    accounts: list[OtherAccount] = []
    last = max(meeting.date for meeting in readout.meetings)

    def look(sql: Transaction) -> None:
        accounts[:] = _accounts(Queries(sql), readout)

    try:
        receipt = ledger.record([readout], day=max(day, last), look=look, dry_run=True)
    except TrackerError as error:
        return Trial(readout, refused=(error,))
    return Trial(
        readout,
        faults=ineffective(state, receipt),
        refused=(*receipt.refused, *receipt.foreign),
        receipt=receipt,
        doubts=ledger.doubts([receipt]),
        accounts=tuple(accounts),
    )


def ineffective(state: DraftState, receipt: Receipt) -> tuple[FieldFault, ...]:
    """What in a draft can do nothing, by its fields."""
    marks = [one.mark for one in state.standing]
    complaints = (complaint for one in receipt.ineffective for complaint in one.complaints)
    return tuple(_fault(marks, place, why) for place, why in complaints)


def _accounts(queries: Queries, readout: Readout) -> Iterable[OtherAccount]:
    """What the readout adds to other publishers' accounts of its meetings, and where it differs."""
    view = Viewpoint(
        max(meeting.date for meeting in readout.meetings), relationship=readout.relationship
    )
    names = {readout.meeting_id(number) for number in range(len(readout.meetings))}
    told = [found for name in sorted(names) if (found := queries.meeting(view, name))]
    others = {other for one in told for other in one.meeting.readouts if other != readout.readout}
    for other in sorted(others):
        compared = queries.comparison(view, other, readout.readout)
        yield OtherAccount(other, tuple(compared.changes))


def _faults(state: DraftState, messages: Messages) -> tuple[FieldFault, ...]:
    marks = [one.mark for one in state.standing]
    return tuple(_fault(marks, place, told) for place, told in messages.items())


def _fault(marks: Sequence[str], place: tuple[Any, ...], told: str) -> FieldFault:
    message = _PLACE.sub("", told, count=1)
    match place:
        case ("statements", int(number), *steps) if number < len(marks):
            return FieldFault(marks[number], _field(steps), message)
        case ("meetings", int(number), str(key), *_):
            return FieldFault(None, f"meeting-{number}-{key}", message)
        case ("source", str(key), *_) | (str(key), *_) if fields.is_field(key, of_statement=False):
            return FieldFault(None, key, message)
    return FieldFault(None, "", message)


def _field(steps: Sequence[str | int]) -> str:
    """The field of a statement where something is wrong: a part of a deadline has its own."""
    match steps:
        case ("due", ("before" | "at") as part, *_):
            return part
        case (str(name), *_) if fields.is_field(name, of_statement=True):
            return name
    return ""
