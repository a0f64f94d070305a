"""The command that shows the history of a statement: its versions, judgements and statuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any

import click

from tracker.cli.colours import coloured
from tracker.cli.completion import offered
from tracker.cli.opening import asking
from tracker.cli.options import form_option, help_of, store_option
from tracker.cli.output import paragraph, print_json, window
from tracker.cli.sheets import print_sheet
from tracker.cli.terminal import line, styled
from tracker.exports.forms import JSON, SHEETS
from tracker.queries.answers import as_dict
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.history import History, Judgement, StatusPeriod
from tracker.queries.versions import Version

_QUESTION = QUESTIONS["history"]

_CHANGES = {
    "recorded": "recorded",
    "StatementAdded": "added",
    "StatementAmended": "amended",
    "HeadingAmended": "amended with the heading of its readout",
    "StatementsReordered": "put elsewhere in its readout",
}
"""How a version came to be, in words."""


@click.command(help=help_of(_QUESTION))
@click.argument("ref", shell_complete=offered("ref"))
@form_option
@store_option
def history(ref: str, *, form: str, store: str) -> None:
    """Show the history of a statement."""
    with asking(store) as queries:
        found: History = queries.answer(_QUESTION, ref)
    if form in JSON:
        print_json(form, as_dict(found))
    elif form in SHEETS:
        # Of what never had a status, a table has one column.
        columns = _QUESTION.columns if found.statuses else ("status",)
        print_sheet(form, map(as_dict, found.statuses), columns)
    else:
        _print_history(found)


def _print_history(found: History) -> None:
    line(styled(found.ref, bold=True))
    for before, version in pairwise([None, *found.versions]):
        if version:
            _print_version(before, version)
    for retraction in found.retractions:
        line(f"  taken back {_at(retraction.at)}  by {retraction.recorded_by}")
        paragraph(f"because: {retraction.reason}")
    for judgement in found.judgements:
        _print_judgement(judgement)
    for period in found.statuses:
        _print_period(period)


def _print_version(before: Version | None, version: Version) -> None:
    until = f" until {_at(version.known_to)}" if version.known_to else ""
    change = _CHANGES[version.change]
    line(f"  {change} {_at(version.known_from)}{until}  by {version.recorded_by}")
    if version.reason:
        paragraph(f"because: {version.reason}")
    to = f" to {', '.join(version.to)}" if version.to else ""
    paragraph(f"{version.type}  {', '.join(version.by)}{to}  {version.summary}")
    former = dict(_details(before)) if before else {}
    for name, text in _details(version):
        if before is None and text:
            paragraph(f"{name}: {text}")
        elif before is not None and text != former[name]:
            paragraph(f"{name}: {former[name] or 'none'} → {text or 'none'}")


def _details(version: Version) -> Iterator[tuple[str, str]]:
    """What else was coded, by the names of the fields; empty texts for what was not."""
    yield "item", version.item
    yield "date", str(version.date)
    yield "wording", version.wording or ""
    yield "due", _due(version)
    yield "condition", version.condition or ""
    yield "complete", "true" if version.complete else ""
    yield "renews", ", ".join(version.renews)
    yield "fulfils", ", ".join(version.fulfils)
    yield "quote", f"“{version.quote}”" if version.quote else ""


def _due(version: Version) -> str:
    about = "about " if version.approximate else ""
    told = [
        f"{about}{version.due}" if version.due else "",
        f"before {version.before}" if version.before else "",
        f"at {version.at}" if version.at else "",
        f"“{version.due_words}”" if version.due_words else "",
    ]
    return ", ".join(filter(None, told))


def _print_judgement(judgement: Judgement) -> None:
    said = json.loads(judgement.body)
    line(
        f"  {_judged(judgement.type, said)}"
        f"  recorded {_at(judgement.known_from)}  by {judgement.recorded_by}"
    )
    if evidence := said.get("evidence"):
        paragraph(f"evidence: {evidence}")
    if note := said.get("note"):
        paragraph(f"note: {note}")
    if judgement.known_to:
        if judgement.reason is None:
            paragraph(
                f"no longer applies {_at(judgement.known_to)}: {judgement.taken_back_by} amended "
                "the statement, which it does not fit any more"
            )
            return
        paragraph(
            f"taken back {_at(judgement.known_to)}  by {judgement.taken_back_by}"
            f"  because: {judgement.reason}"
        )


def _judged(kind: str, said: dict[str, Any]) -> str:
    """What was judged, in words."""
    match kind:
        case "OutcomeAssessed":
            whose = f", the share of {said['share']}" if said.get("share") else ""
            return f"assessed as {said['outcome']} from {said['on']}{whose}"
        case "ConditionSettled":
            return f"condition {said['result']} on {said['on']}"
        case _:
            return f"evidence sought through {said['through']} without result"


def _print_period(period: StatusPeriod) -> None:
    days = f"from {period.valid_from}" + (f" until {period.valid_to}" if period.valid_to else "")
    until = f" until {_at(period.known_to)}" if period.known_to else ""
    known = f"known from {_at(period.known_from)}{until}"
    line(f"  {coloured(period.status)}  {days}  {known}")
    due = window(period.due_from, period.due_to, approximate=period.approximate)
    paragraph(f"{period.rule} ({period.evidence})" + (f"; due {due}" if due else ""), dim=True)


def _at(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"
