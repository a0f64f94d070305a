"""What a recording changed: the statuses on one day as they were known before it and since."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tracker.domain.verdicts import VERDICTS
from tracker.projections.rows import KeptSpan, KeptStatement
from tracker.projections.turned import Turned


class Change(NamedTuple):
    """A statement whose status on the day is not known to be what it was."""

    ref: str
    type: str
    summary: str
    before: str | None
    """None when the recording is the first to report it."""
    after: str | None
    """None when the recording retracted the statement."""
    rule: str


class ShareChange(NamedTuple):
    """A party's share in a statement whose status on the day is not known to be what it was."""

    ref: str
    party: str
    before: str
    after: str


def share_changes(turned: Iterable[Turned], day: int) -> list[ShareChange]:
    """What a recording changed about single shares at the end of a day.

    Shares are kept where they differ; where they did not, each was as the whole.
    """
    old: dict[tuple[str, str], str] = {}
    new: dict[tuple[str, str], str] = {}
    for known, ended, begun in turned:
        for spans, found in ((ended, old), (begun, new)):
            for one in spans:
                if one.twin_of is None and one.valid_from <= day < one.valid_to:
                    found[known.ref, one.share] = VERDICTS[one.verdict][1]
    listed = []
    for ref, party in sorted({key for key in (*old, *new) if key[1]}):
        was, now = (found.get((ref, party), found.get((ref, ""))) for found in (old, new))
        if was and now and was != now:
            listed.append(ShareChange(ref, party, was, now))
    return listed


def changes(turned: Iterable[Turned], day: int) -> list[Change]:
    """What a recording changed about the statuses at the end of a day, in the order of the refs.

    Args:
        turned: the spans that it ended and began.
        day: the day's ordinal.
    """
    old: dict[str, KeptSpan] = {}
    new: dict[str, KeptSpan] = {}
    latest: dict[str, KeptStatement] = {}
    # Two versions of a statement are two rows of the views, and one statement.
    for known, ended, begun in turned:
        for spans, found in ((ended, old), (begun, new)):
            found.update(
                (known.ref, one)
                for one in spans
                if one.share == "" and one.twin_of is None and one.valid_from <= day < one.valid_to
            )
        if known.ref not in latest or known.row.id > latest[known.ref].id:
            latest[known.ref] = known.row
    listed = []
    for ref in sorted({*old, *new}):
        was, now = (_verdict(rows.get(ref)) for rows in (old, new))
        if was[1] != now[1]:
            row = latest[ref]
            listed.append(Change(ref, row.type, row.summary, was[1], now[1], now[0] or was[0]))
    return listed


def _verdict(span: KeptSpan | None) -> tuple[str, str | None]:
    return VERDICTS[span.verdict] if span else ("", None)
