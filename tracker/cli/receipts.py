"""Receipts in words: what a recording changed, and what in it may be a mistake."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

import click

from tracker.cli.colours import coloured
from tracker.cli.output import paragraph
from tracker.cli.terminal import line, styled
from tracker.domain.due import Due
from tracker.domain.grounds import Ungrounded
from tracker.domain.items import (
    Assessment,
    ConditionSettled,
    EvidenceSought,
    ItemMerged,
    OutcomeAssessed,
)
from tracker.domain.overruled import Overruled
from tracker.domain.readouts import Readout
from tracker.domain.rules import DONE, OVERDUE
from tracker.ledger.accounts import Differing
from tracker.ledger.doubts import Doubts
from tracker.ledger.receipt import Receipt
from tracker.projections.changes import Change
from tracker.projections.projected import Orphan
from tracker.queries.moments import shown

_SHOWN = 40
_UNDER_WAY = ("open", "due", "in progress", "scheduled", "standing")
_SAID = {"RequestMade": "requests", "ConcernRaised": "concerns"}
"""What is told by itself when it is new, whatever its status."""

_KINDS = (
    *("opened", "renewed", "fulfilled", "newly overdue", *_SAID.values(), "otherwise changed"),
)


def tell_changes(changes: Iterable[Change]) -> None:
    """Print what was opened, renewed, fulfilled, is newly overdue, asked, or changed otherwise."""
    kinds: dict[str, list[Change]] = {}
    for change in _in_all(changes):
        if kind := _kind(change):
            kinds.setdefault(kind, []).append(change)
    for kind in _KINDS:
        if found := kinds.get(kind):
            click.echo(f"\n{kind}: {len(found)}")
            for change in found[:_SHOWN]:
                before = f"{change.before} → " if change.before else ""
                status = coloured(change.after or "taken back")
                line(f"  {before}{status}  {styled(change.ref, bold=True)}")
                paragraph(change.summary)
            if len(found) > _SHOWN:
                line(f"  and {len(found) - _SHOWN} more")


def tell_doubts(doubts: Doubts) -> None:
    """Print the names that are not on record, and the new ones that are near to one on record."""
    if found := [_with_hint(*one) for one in sorted(doubts.awaited.items())]:
        click.echo(f"Referred to, but not on record: {_listed(found)}.")
    if found := [_with_hint(*one) for one in sorted(doubts.new.items())]:
        click.echo(f"New, and a letter apart from an item on record: {_listed(found)}.")


def tell_days(readouts: Collection[Readout], today: date) -> None:
    """Print the days that are odd, since a year may be mistyped.

    These are readouts of a day still to come, and deadlines that were past when they were set.
    """
    days = ((max(meeting.date for meeting in given.meetings), given.readout) for given in readouts)
    if found := [f"{name} ({day})" for day, name in sorted(days) if day > today]:
        click.echo(f"Dated after today, and so from then on: {_listed(found)}.")
    if found := [told for given in readouts for told in _past_when_said(given)]:
        click.echo(f"Past when it was said; is the year right? {_listed(found)}.")


def tell_overruled(overruled: Iterable[Overruled]) -> None:
    """Print the judgements that differ from what the recorded readouts say."""
    found = list(overruled)
    for one in found[:_SHOWN]:
        command = _COMMANDS[type(one.judged)]
        line(
            f"{_judged(one.judged)}, while {one.evidence} says that it was {one.said}. "
            f"The judgement still applies; judge it again with tracker {command}, or take it back "
            "(--take-back)."
        )
    if len(found) > _SHOWN:
        click.echo(f"{len(found) - _SHOWN} more judgements differ from what was recorded.")


def tell_ungrounded(ungrounded: Iterable[Ungrounded]) -> None:
    """Print the judgements from which an amendment took what they rested on."""
    for one in ungrounded:
        what = _judged(one.judged)
        again = f"tracker {_COMMANDS[type(one.judged)]} {one.ref}"
        kind = one.after.kind if one.after else ""
        told = {
            "retracted": f"{what}, and it is no longer made: the judgement applies to nothing; "
            f"take it back with {again} --take-back.",
            "kind": f"{what}, and as {kind} it has no status: the judgement no longer applies.",
            "outcome": f"{what}, which a {kind} cannot be: the judgement no longer applies; judge "
            f"it anew with {again}.",
            "share": f"{what}, which has no share in it any more: the judgement no longer applies.",
            "condition": f"{what}, and it has no condition any more: the judgement no longer "
            "applies.",
            "day": f"{what}, before it was said: the judgement no longer applies; judge it again "
            f"with {again}.",
            "reworded": f"{what}, and the condition is another now. The judgement still applies; "
            f"if it does not fit, take it back with {again} --take-back.",
            "window": f"{what}, and its window now ends later. The judgement still applies; if it "
            f"does not fit, take it back with {again} --take-back.",
        }
        line(told[one.loss])


def tell_differing(differing: Iterable[Differing]) -> None:
    """Print where readouts do not say the same of one meeting."""
    for one in list(dict.fromkeys(differing))[:_SHOWN]:
        said = ", ".join(f"{value} by {readout}" for readout, value in one.said)
        line(
            f"The {one.what} of the meeting {one.meeting} is reported in different ways: {said}. "
            "If they are two meetings, give them different ids; if one is mistaken, correct it "
            "with tracker amend."
        )


def tell_judged(receipt: Receipt, *, dry_run: bool) -> None:
    """Print what became of a judgement, a merging, or what takes one back."""
    if tell_repeated(receipt):
        return
    if receipt.unchanged:
        click.echo(f"Already on record, unchanged: {receipt.unchanged[0]}.")
        return
    withdrew, separated = (
        ("Would withdraw", "Would separate") if dry_run else ("Withdrew", "Separated")
    )
    match receipt.taken_back:
        case None:
            said = "Would be recorded." if dry_run else "Recorded."
        case OutcomeAssessed(ref=ref, outcome=outcome, on=on, share=share):
            of = f"the share of {share} in {ref}" if share else ref
            said = f"{withdrew} the judgement that {of} was {outcome} on {on}."
        case ConditionSettled(ref=ref, result=result, on=on):
            ended = "was met" if result == "met" else "had lapsed"
            said = f"{withdrew} the judgement that the condition of {ref} {ended} on {on}."
        case EvidenceSought(ref=ref, through=through):
            said = f"{withdrew} the note that evidence of {ref} was sought through {through}."
        case ItemMerged(item=item, into=into):
            said = f"{separated} {item} from {into} again."
    click.echo(said)
    tell_overruled(receipt.overruled)
    if dry_run and not receipt.changes:
        click.echo("No status would be another today.")
    tell_changes(receipt.changes)


def tell_repeated(receipt: Receipt) -> bool:
    """Print that a command was recorded before it was given, and say whether it was."""
    if receipt.repeated is None:
        return False
    click.echo(
        f"Already on record: this command was recorded at {shown(receipt.repeated)}, "
        "and is not recorded again."
    )
    return True


def tell_orphaned(orphaned: Collection[Orphan]) -> None:
    """Print the statements that are still named by others, though no longer on record."""
    found = [f"{one.ref} (by {', '.join(one.named_by)})" for one in orphaned]
    if found:
        line(f"Still referred to, but no longer on record: {_listed(found)}.")


_COMMANDS = {
    OutcomeAssessed: "assess",
    ConditionSettled: "condition",
    EvidenceSought: "sought",
}


def _judged(judged: Assessment) -> str:
    match judged:
        case OutcomeAssessed(ref=ref, outcome=outcome, on=on, share=share):
            of = f"The share of {share} in {ref}" if share else ref
            return f"{of} was judged {outcome} on {on}"
        case ConditionSettled(ref=ref, result=result, on=on):
            return f"The condition of {ref} was judged {result} on {on}"
        case EvidenceSought(ref=ref, through=through):
            return f"Evidence of {ref} was sought through {through}"


def _with_hint(name: str, near: list[str]) -> str:
    return f"{name} (did you mean {' or '.join(near)}?)" if near else name


def _listed(found: list[str]) -> str:
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return f"{', '.join(found[:_SHOWN])}{more}"


def _past_when_said(given: Readout) -> Iterator[str]:
    """The statements of a readout whose time was over on the day of their meeting."""
    for statement in given.statements:
        due: Due | None = vars(statement).get("due")
        said_on = given.meetings[statement.meeting].date
        window = due.window(said_on) if due else None
        if due and window and window.last and window.last < said_on:
            yield f"{statement.key}@{given.readout} ({due.edtf})"


def _kind(change: Change) -> str | None:
    if change.before is None and change.type in _SAID:
        return _SAID[change.type]
    if change.after in ("superseded", "carried over"):
        return "renewed"
    if change.after in DONE:
        return "fulfilled"
    if change.after in OVERDUE:
        return "newly overdue"
    if change.before is None:
        return "opened" if change.after in _UNDER_WAY else None
    return "otherwise changed"


def _in_all(changes: Iterable[Change]) -> list[Change]:
    """What all the transactions changed together, from before the first to after the last."""
    found: dict[str, Change] = {}
    for change in changes:
        before = found[change.ref].before if change.ref in found else change.before
        found[change.ref] = change._replace(before=before)
    return [found[ref] for ref in sorted(found) if found[ref].before != found[ref].after]
