"""The command that shows the history of a statement: its versions, judgements and statuses."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise

import click

from tracker.cli.colours import coloured
from tracker.cli.completion import offered
from tracker.cli.grouped import Grouped
from tracker.cli.opening import asking
from tracker.cli.options import filter_option, form_option, help_of, store_option
from tracker.cli.output import paragraph, print_json, window
from tracker.cli.sheets import print_sheet
from tracker.cli.terminal import line, styled
from tracker.exports.forms import JSON, SHEETS
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.history import History, Judgement, Retraction, StatusPeriod
from tracker.queries.plain import as_dict
from tracker.queries.revisions import HOW, details, differences, grounds, judged
from tracker.queries.versions import Version

_QUESTION = QUESTIONS["history"]

_HEADLINE = frozenset(("type", "by", "to", "summary"))
"""What the headline of a version tells of it."""


@click.command(cls=Grouped, help=help_of(_QUESTION))
@click.argument("ref", shell_complete=offered("ref"))
@filter_option(_QUESTION.filters[0])
@filter_option(_QUESTION.filters[1])
@form_option
@store_option
def history(ref: str, *, as_of: date, known_on: datetime | None, form: str, store: str) -> None:
    """Show the history of a statement."""
    with asking(store) as queries:
        found = queries.history(ref, as_of, known_on)
    if form in JSON:
        print_json(form, as_dict(found))
    elif form in SHEETS:
        print_sheet(form, map(as_dict, found.statuses), _QUESTION.columns)
    else:
        _print_history(found)


def _print_history(found: History) -> None:
    line(styled(found.ref, bold=True))
    left = [*found.retractions]
    for before, version in pairwise([None, *found.versions]):
        while version and left and left[0].at < version.known_from:
            _print_retraction(left.pop(0))
        if version:
            _print_version(before, version)
    for retraction in left:
        _print_retraction(retraction)
    for judgement in found.judgements:
        _print_judgement(judgement, found.ref)
    for period in found.statuses:
        _print_period(period)


def _print_version(before: Version | None, version: Version) -> None:
    until = f" until {_at(version.known_to)}" if version.known_to else ""
    change = HOW[version.change]
    line(f"  {change} {_at(version.known_from)}{until}  by {version.recorded_by}")
    if version.reason:
        paragraph(f"because: {version.reason}")
    to = f" to {', '.join(version.to)}" if version.to else ""
    paragraph(f"{version.type}  {', '.join(version.by)}{to}  {version.summary}")
    if before is None:
        told = [f"{name}: {text}" for name, text in details(version) if text]
    else:
        told = [one.told for one in differences(before, version)]
    for text in told:
        if text.partition(":")[0] not in _HEADLINE:
            paragraph(text)


def _print_retraction(retraction: Retraction) -> None:
    line(f"  taken back {_at(retraction.at)}  by {retraction.recorded_by}")
    paragraph(f"because: {retraction.reason}")


def _print_judgement(judgement: Judgement, ref: str) -> None:
    whose = "" if judgement.ref == ref else f"  by {judgement.ref}"
    line(
        f"  {judged(judgement.body)}{whose}"
        f"  recorded {_at(judgement.known_from)}  by {judgement.recorded_by}"
    )
    for name, text in grounds(judgement.body):
        paragraph(f"{name}: {text}")
    if judgement.evidence_gone:
        paragraph("that evidence is not on record any more")
    match judgement.ended, judgement.known_to:
        case "taken back", datetime() as at:
            paragraph(
                f"taken back {_at(at)}  by {judgement.taken_back_by}  because: {judgement.reason}"
            )
        case "not on record", _:
            paragraph("applies to nothing: what it judged is not on record any more")
        case str(ended), datetime() as at:
            did = "recorded it anew" if ended == "recorded anew" else "amended it"
            paragraph(
                f"no longer applies {_at(at)}: {judgement.taken_back_by} {did}, "
                "and it does not fit any more"
            )
        case _:
            pass


def _print_period(period: StatusPeriod) -> None:
    days = f"from {period.valid_from}" + (f" until {period.valid_to}" if period.valid_to else "")
    until = f" until {_at(period.known_to)}" if period.known_to else ""
    known = f"known from {_at(period.known_from)}{until}"
    line(f"  {coloured(period.status)}  {days}  {known}")
    due = window(period.due_from, period.due_to, approximate=period.approximate)
    paragraph(f"{period.rule} ({period.evidence})" + (f"; due {due}" if due else ""), dim=True)


def _at(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"
