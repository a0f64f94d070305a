"""Completions: what something that is reported complete leaves unfinished, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from tracker.domain.names import readout_of
from tracker.projections.known import KnownStatement
from tracker.projections.record import RENEWED, UNSETTLED, Found, Record
from tracker.projections.relationship import Relationship
from tracker.projections.rows import KeptSpan

_MEETING = "FollowUpScheduled"
_PROMISE = "CommitmentMade"
_REQUEST = "RequestMade"

Left = Literal["done_by", "repeats", "left", "early", "together"]
"""Why something complete leaves something unfinished that it may mean."""


def unsettled_by(
    record: Record, whose: Relationship, known: KnownStatement
) -> tuple[Left, tuple[str, ...]] | None:
    """What something complete that names nothing leaves unfinished, which it may mean, and why.

    Args:
        record: the record as it is then.
        whose: the relationship of which it is.
        known: what is complete.
    """
    for why, found in _unsettled(record, whose, known):
        if left := tuple(one.ref for _, one in found):
            return why, left
    return None


def met_by(record: Record, whose: Relationship, known: KnownStatement) -> Iterator[str]:
    """The requests on its item that something complete meets."""
    for one in _on_its_item(whose, known):
        if one.row.type == _REQUEST and _settles(record, known, (whose, one)):
            yield one.ref


def still_owed(
    record: Record,
    whose: Relationship,
    targets: Iterable[str],
    day: int,
    doers: Iterable[str] = (),
) -> tuple[str, ...]:
    """What renewed that which is named as done, and is unfinished all the same."""
    named = [one for ref in targets if "@" in ref and (one := record.find(ref, whose))]
    return tuple(
        later.ref
        for owner, later in renewals(record, named, day)
        if record.unfinished(owner, later, day, doers)
    )


def renewals(record: Record, named: Iterable[Found], day: int) -> list[Found]:
    """What renewed some statements before a day, and what renewed that, and so on.

    So did what another account of a meeting renews that calls it done.
    """
    passed = [*named]
    known = {one.ref for _, one in passed}
    found = []
    while passed:
        owner, renewed = passed.pop()
        for span in record.spans(owner, renewed):
            by = [span.evidence or ""] if span.verdict in RENEWED else _disputing(span)
            for ref in by if span.valid_from < day else ():
                later = None if ref in known else record.find(ref, owner)
                if later and later[1].row.type in (_MEETING, _PROMISE):
                    known.add(later[1].ref)
                    found.append(later)
                    passed.append(later)
    return found


def _disputing(span: KeptSpan) -> list[str]:
    """What two accounts of one meeting say against each other."""
    marks = (word.partition(":") for word in (span.marks or "").split())
    return [ref for word, _, ref in marks if word == "disputed"]


def is_twin(record: Record, whose: Relationship, known: KnownStatement, said: str) -> bool:
    """Whether something is said by another's account of the meeting, of which one counts."""
    readout = readout_of(said)
    if readout == known.readout or readout not in whose.told[known.meeting]:
        return False
    found = record.find(said, whose)
    return found is not None and found[1].row.type == known.row.type


def promises_before(record: Record, whose: Relationship, known: KnownStatement) -> list[Found]:
    """What earlier readouts promised on an item before something was said of it.

    With that is what renewed it on other items.
    """
    return [found for found in _said_before(record, whose, known) if _is_promise(found)]


def _is_promise(found: Found) -> bool:
    return found[1].row.type == _PROMISE


def _unsettled(
    record: Record, whose: Relationship, known: KnownStatement
) -> Iterator[tuple[Left, Iterator[Found]]]:
    """What is unfinished for each reason, the first reason that has any being the one to tell."""
    day, doers = known.row.date, _doers(known)

    def owed(found: Iterable[Found]) -> Iterator[Found]:
        return (one for one in found if _owed(record, known, one))

    before = _said_before(record, whose, known)
    settled = [one for one in before if _settles(record, known, one)]
    promises = [one for one in before if _is_promise(one)]
    own = any(doers & set(one.row.by_parties.split()) for _, one in promises)
    if not own and not any(_is_promise(one) for one in settled):
        # Of others, where it settles nothing of anybody.
        yield "done_by", (one for one in promises if record.unfinished(*one, day))
    if not settled:
        # Of its doers, where it repeats what was done.
        yield "repeats", owed(one for one in before if (one[1].row.due_first or day) <= day)
    # To be done by an earlier day, where it is of a later round.
    passed = (one for one in before if (one[1].row.due_last or day) < day)
    yield "left", owed(one for one in passed if one[1].row.due_first is None)
    if not settled:
        # To be done later.
        yield "early", owed(one for one in before if (one[1].row.due_first or 0) > day)
        yield "together", owed((whose, one) for one in _said_together(record, whose, known))


def _said_together(
    record: Record, whose: Relationship, known: KnownStatement
) -> Iterator[KnownStatement]:
    """What its own readout undertakes beside something complete, or another of its day."""
    day = known.row.date
    for one in _undertaken(whose, known):
        same = one.row.date == day or (one.readout == known.readout and one.row.date < day)
        begun = (one.row.due_first or day) <= day
        if same and begun and not any(span.twin_of for span in record.spans(whose, one)):
            yield one


def _settles(record: Record, known: KnownStatement, found: Found) -> bool:
    """Whether something complete, or another account of it, settles a share of a statement."""
    ends = [span for span in record.spans(*found) if span.verdict not in UNSETTLED]
    said = {span.evidence for span in ends if span.evidence}
    return any(each == known.ref or is_twin(record, found[0], known, each) for each in said)


def _owed(record: Record, known: KnownStatement, found: Found) -> bool:
    """Whether something is unfinished of those whose deed it is; a meeting is everybody's."""
    doers = () if found[1].row.type == _MEETING else _doers(known)
    return record.unfinished(*found, known.row.date, doers)


def _doers(known: KnownStatement) -> set[str]:
    return set((known.row.done_by or known.row.by_parties).split())


def _said_before(record: Record, whose: Relationship, known: KnownStatement) -> list[Found]:
    """What earlier readouts undertook on an item before something was said of it.

    With that is what renewed it on other items.
    """
    found = [(whose, one) for one in _undertaken(whose, known)]
    own = {one.ref for _, one in found}
    found += [one for one in renewals(record, found, known.row.date) if one[1].ref not in own]
    return [
        (owner, one)
        for owner, one in found
        if one.row.date < known.row.date and one.readout != known.readout
    ]


def _undertaken(whose: Relationship, known: KnownStatement) -> Iterator[KnownStatement]:
    """What was undertaken on the item of a statement."""
    return (one for one in _on_its_item(whose, known) if one.row.type in (_PROMISE, _MEETING))


def _on_its_item(whose: Relationship, known: KnownStatement) -> Iterator[KnownStatement]:
    """What was said on the item of a statement."""
    for member in whose.merged(whose.canonical(known.member)):
        yield from (whose.statements[ref] for ref in member.refs)
