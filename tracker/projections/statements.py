"""Statements of a relationship: each put on record, and each version of it ended."""

from __future__ import annotations

from collections.abc import Callable

from tracker.domain.due import Due
from tracker.domain.statements import Quote, Statement
from tracker.domain.window import Window
from tracker.projections.instants import STILL, day_of
from tracker.projections.known import KnownItem, KnownReadout, KnownStatement
from tracker.projections.relationship import Relationship, forget
from tracker.projections.rows import KeptStatement

_NO_WINDOW = Window(None, None)


def add(whose: Relationship, readout: str, statement: Statement, number: int | None = None) -> None:
    """A statement of a readout; behind the others unless a place is given."""
    ref = f"{statement.key}@{readout}"
    if ref in whose.former:
        # One that was taken back, or a version before it, may have been judged and named.
        whose.news.amended.setdefault(ref, whose.former.pop(ref))
    account = whose.accounts[readout]
    if number is None:
        number = account.next_number
    said = vars(statement)  # a statement has the fields of its type, and no others
    due: Due | None = said.get("due")
    quote: Quote | None = statement.quote
    meeting = account.meetings[statement.meeting]
    window = due.window(day_of(meeting.date)) if due else None
    first, last, approximate, _ = window or _NO_WINDOW
    targets = said.get("renews") if "renews" in said else said.get("fulfils")
    member = whose.member(statement.item)
    _put(
        whose,
        account,
        member,
        ref,
        KeptStatement(
            whose.id,
            whose.next_number(KeptStatement),
            whose.moment,
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
            None if targets is None else " ".join(targets),
            " ".join(said.get("done_by", ())),
            int(said.get("continuing", False)),
            statement.same_as,
        ),
    )


def retract(whose: Relationship, readout: str, key: str) -> int:
    """End the present version of a statement; return its place in the readout."""
    known = whose.statements.pop(f"{key}@{readout}")
    whose.former[known.ref] = known.ground
    take(whose, known)
    numbers = [one.row.number for one in whose.statements_of(readout)]
    whose.accounts[readout].next_number = max(numbers, default=-1) + 1
    return known.row.number


def restate(
    whose: Relationship, readout: str, change: Callable[[KeptStatement], KeptStatement]
) -> None:
    """New versions of those statements of a readout that a change makes different."""
    listed = sorted(whose.statements_of(readout), key=lambda known: known.row.number)
    account = whose.accounts[readout]
    account.next_number = 0
    for known in listed:
        row = change(known.row)
        if row != known.row:
            take(whose, known)
            row = row._replace(id=whose.next_number(KeptStatement), known_from=whose.moment)
            _put(whose, account, known.member, known.ref, row, added=False)
        else:
            whose.keep(known)


def _put(
    whose: Relationship,
    account: KnownReadout,
    member: KnownItem,
    ref: str,
    row: KeptStatement,
    *,
    added: bool = True,
) -> None:
    known = KnownStatement(ref, row, member, account, [])
    whose.keep(known)
    whose.writes.add(row)
    if added:
        whose.news.added[ref] = known
    if known.has_effect:
        whose.news.bearing[member].append(known)
    if (
        known.row.same_as
        or ref in whose.naming
        or ref in whose.holding
        or ref in whose.declared
        or ref in whose.news.amended
        or len(whose.told[known.meeting]) > 1
    ):
        whose.news.disordered.add(member)
        whose.news.reopened.add(member)
    for target in known.targets:
        whose.refer(target)
        if named := whose.meant(target):
            whose.news.bearing[named].append(known)
    if known.row.same_as:
        whose.refer(known.row.same_as)
        whose.reopen(known.row.same_as)
    if occasion := known.occasion:
        whose.mention(occasion)


def take(whose: Relationship, known: KnownStatement) -> None:
    """End a version of a statement."""
    whose.writes.end(known.row, whose.moment)
    whose.news.ended.append(known)
    whose.news.amended.setdefault(known.ref, known.ground)
    whose.news.disordered.add(known.member)
    whose.news.reopened.add(known.member)
    del known.member.refs[known.ref]
    forget(whose.asking, known.member.row.slug, known.ref)
    for target in known.targets:
        forget(whose.naming, target, known.ref)
        whose.reopen(target)
        whose.release(target)
    if known.row.same_as:
        forget(whose.declared, known.row.same_as, known.ref)
        whose.reopen(known.row.same_as)
    if occasion := known.occasion:
        forget(whose.tied, occasion, known.ref)
