"""Recording a draft: it becomes a readout on record, and ends."""

from __future__ import annotations

from datetime import date

from tracker.domain.readouts import Readout
from tracker.drafting.remarks import remarks
from tracker.drafts.rows import Reviewed
from tracker.drafts.shelf import Shelf
from tracker.drafts.states import DraftState
from tracker.drafts.trial import FieldFault, assembled, ineffective
from tracker.errors import Conflict, Refused
from tracker.files.canonical import readout_text
from tracker.ledger import Ledger
from tracker.ledger.receipt import Receipt


def record(
    ledger: Ledger, shelf: Shelf, draft: Reviewed, *, by: str, day: date, doubtful: bool
) -> Receipt:
    """Record a draft, and note that it was.

    Args:
        ledger: where to record it.
        shelf: where the draft is kept.
        draft: the draft, as whoever records it saw it.
        by: who records it.
        day: the day whose statuses the receipt compares.
        doubtful: whether to record it although some of it is in doubt.

    Raises:
        Refused: something is wrong with it or in doubt, or it is on record already and differs.
        Conflict: somebody changed it since.
    """
    now = shelf.draft(draft.listed.id)
    if now.listed.version != draft.listed.version:
        raise Conflict(
            "somebody changed the draft since you looked at it; look at it as it is now, and "
            "record it again"
        )
    readout = _readout(draft.state, by, doubtful=doubtful)
    receipt = ledger.record([readout], day=day)
    if refused := (*receipt.refused, *receipt.foreign):
        raise refused[0]
    if faults := ineffective(draft.state, receipt):
        raise _faulty(faults)
    shelf.end(draft.listed.id, readout.readout, by=by, version=draft.listed.version)
    return receipt


def _readout(state: DraftState, by: str, *, doubtful: bool) -> Readout:
    left = [one for one in state.standing if one.in_doubt]
    if left and not doubtful:
        many = len(left) > 1
        raise Refused(
            f"{len(left)} statement{'s are' if many else ' is'} still in doubt; settle what is "
            "marked, or say that it is to be recorded all the same"
        )
    if state.asides:
        raise Refused(
            f"{len(state.asides)} of the values that were typed at the same time as another one "
            "are still to be looked at; take each, or leave it"
        )
    readout, faults = assembled(state, reviewed_by=None if left else by)
    if readout is None:
        raise _faulty(faults)
    return readout


def _faulty(faults: tuple[FieldFault, ...]) -> Refused:
    return Refused("\n".join(f"{one.field or 'the draft'}: {one.message}" for one in faults))


def file_text(state: DraftState) -> str | None:
    """A draft as a readout file, with the marks of what is in doubt; None while it is faulty.

    At its head stands what is to be looked at in the heading, at its end the sentences that
    made no statement, which nobody made one since.
    """
    readout, _ = assembled(state)
    if readout is None:
        return None
    marks = {number: one.doubts for number, one in enumerate(state.standing) if one.in_doubt}
    used = {" ".join(one.values.get("quote", "").split()) for one in state.standing}
    unused = [one for one in state.unused if " ".join(one.exact.split()) not in used]
    above, below = (
        "".join(f"{line}\n" for line in lines)
        for lines in (remarks(state.remarks, ()), remarks((), unused))
    )
    return above + readout_text(readout, marks) + below
