"""Changes: what a recording did to the statuses, told to the one who recorded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

import click

from tracker.cli.output import paragraph, styled_status
from tracker.cli.terminal import line, styled
from tracker.domain.due import Due
from tracker.domain.items import ConditionSettled, OutcomeAssessed
from tracker.domain.readouts import Readout
from tracker.domain.rules import DONE, OVERDUE
from tracker.domain.status import Overruled
from tracker.ledger.near import Doubts
from tracker.projections.changes import Change

_SHOWN = 40
_UNDER_WAY = ("open", "due", "in progress", "scheduled")


def tell_changes(changes: Iterable[Change]) -> None:
    """Tell what was opened, renewed, fulfilled, is newly overdue, or changed otherwise."""
    kinds: dict[str, list[Change]] = {}
    for change in _in_all(changes):
        if kind := _kind(change):
            kinds.setdefault(kind, []).append(change)
    for kind in ("opened", "renewed", "fulfilled", "newly overdue", "otherwise changed"):
        if found := kinds.get(kind):
            click.echo(f"\n{kind}: {len(found)}")
            for change in found[:_SHOWN]:
                before = f"{change.before} → " if change.before else ""
                status = styled_status(change.after or "taken back")
                line(f"  {before}{status}  {styled(change.ref, bold=True)}")
                paragraph(change.summary)
            if len(found) > _SHOWN:
                line(f"  and {len(found) - _SHOWN} more")


def tell_doubts(doubts: Doubts) -> None:
    """Tell which names have nothing on record, or are new and near to one that has."""
    if found := [_with_hint(*one) for one in sorted(doubts.awaited.items())]:
        click.echo(f"Named, but not on record yet: {_listed(found)}.")
    if found := [_with_hint(*one) for one in sorted(doubts.new.items())]:
        click.echo(f"New, and a letter apart from an item on record: {_listed(found)}.")


def tell_days(readouts: Collection[Readout], today: date) -> None:
    """Tell of what day is odd for what is said of it, since a year may be mistyped.

    A readout that tells of a day still to come, and what was past when it was undertaken.
    """
    days = ((max(meeting.date for meeting in given.meetings), given.readout) for given in readouts)
    if found := [f"{name} ({day})" for day, name in sorted(days) if day > today]:
        click.echo(f"Dated after today, and so from then on: {_listed(found)}.")
    if found := [told for given in readouts for told in _past_when_said(given)]:
        click.echo(f"Past when it was said; is the year right? {_listed(found)}.")


def tell_overruled(overruled: Iterable[Overruled]) -> None:
    """Tell which judgements stand against what the readouts say that were recorded."""
    found = list(overruled)
    for one in found[:_SHOWN]:
        match one.judged:
            case OutcomeAssessed(outcome=outcome, on=on):
                judged, command = f"{one.ref} was judged {outcome} on {on}", "assess"
            case ConditionSettled(result=result, on=on):
                judged = f"The condition of {one.ref} was judged {result} on {on}"
                command = "condition"
        line(
            f"{judged}, while {one.evidence} says that it was {one.said}. "
            f"The judgement stands; judge it anew with tracker {command}, or take it back "
            "(--take-back)."
        )
    if len(found) > _SHOWN:
        click.echo(f"{len(found) - _SHOWN} more judgements stand against what was recorded.")


def _with_hint(name: str, near: list[str]) -> str:
    return f"{name} (did you mean {' or '.join(near)}?)" if near else name


def _listed(found: list[str]) -> str:
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return f"{', '.join(found[:_SHOWN])}{more}"


def _past_when_said(given: Readout) -> Iterator[str]:
    """The statements of a readout whose time was over on the day of their meeting."""
    for statement in given.statements:
        due: Due | None = vars(statement).get("due")
        window = due.window if due else None
        if due and window and window.last and window.last < given.meetings[statement.meeting].date:
            yield f"{statement.key}@{given.readout} ({due.edtf})"


def _kind(change: Change) -> str | None:
    if change.after == "superseded":
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
