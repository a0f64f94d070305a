"""Changes: what a recording did to the statuses, told to the one who recorded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import click

from tracker.cli.output import paragraph, styled_status
from tracker.domain.readouts import Readout
from tracker.domain.rules import DONE, OVERDUE
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
                click.echo(f"  {before}{status}  {click.style(change.ref, bold=True)}")
                paragraph(change.summary)
            if len(found) > _SHOWN:
                click.echo(f"  and {len(found) - _SHOWN} more")


def tell_awaited(refs: Iterable[str]) -> None:
    """Tell which statements are named that are not on record, since a ref may be mistyped."""
    if found := sorted(set(refs)):
        click.echo(f"Named, but not on record yet: {', '.join(found)}.")


def tell_early(readouts: Iterable[Readout], today: date) -> None:
    """Tell which readouts tell of a day that is still to come, since a year may be mistyped."""
    days = ((max(meeting.date for meeting in given.meetings), given.readout) for given in readouts)
    if found := [f"{name} ({day})" for day, name in sorted(days) if day > today]:
        click.echo(f"Dated after today, and so from then on: {', '.join(found[:_SHOWN])}.")


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
