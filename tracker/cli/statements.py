"""Statements as lines: by when, how late, who, what, and where it was said; and more of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tracker.cli.lines import AnswerLine, LineColumn, beside
from tracker.cli.output import plural, window
from tracker.domain.kinds import KINDS
from tracker.domain.lengths import TimeLength, after, between
from tracker.domain.rules import CAME, UNSETTLED_RULES
from tracker.queries.answers import ItemStanding, Standing
from tracker.queries.story import StoryStatement

_NAMED = frozenset(("commitment", "follow-up", "item"))
"""What goes by the title of its item; of anything else, what was said tells more."""

_COLUMNS = (
    LineColumn("deadline", right=True, coloured=True),
    LineColumn("late", coloured=True),
    LineColumn("who"),
    LineColumn("relationship"),
    LineColumn("what", "folded"),
    LineColumn("readout", "spare", piped=False),
    LineColumn("ref", "spare"),
)
SAID = (
    LineColumn("date"),
    LineColumn("who"),
    LineColumn("put"),
    LineColumn("deadline", right=True, coloured=True),
    LineColumn("what", "folded"),
    LineColumn("ref", "below"),
)
"""The columns of statements as they were said."""

_NOWHERE = TimeLength("", "")


def columns(*, several: bool) -> tuple[LineColumn, ...]:
    """The columns of statements.

    Args:
        several: whether more than one relationship is looked at.
    """
    return beside(_COLUMNS, several=several)


def statement_line(one: Standing | ItemStanding, on: date) -> AnswerLine:
    """A statement, or an item with its status, as a line.

    Args:
        one: the statement or item.
        on: the day on which it stood so.
    """
    item = one if isinstance(one, ItemStanding) else None
    late = _when(one.status or "", one.since, one.due_to, one.days_late, on)
    title = one.kind in _NAMED
    what = one.title if title else one.summary
    ref = item.item if item else one.ref
    readout = f"last {item.last_mentioned}" if item else one.source.readout
    before = (deadline(one.due_from, one.due_to, approximate=one.approximate),)
    behind = (who(one.by, one.to), one.relationship, what, readout, ref)
    return AnswerLine(
        status=one.status or one.kind,
        cells=(*before, late.full, *behind),
        short=(*before, late.short, *behind),
        otherwise="" if item else f"{what} ({one.kind})" if title else "",
        more=details(one, what),
    )


def said_line(one: Standing | StoryStatement) -> AnswerLine:
    """A statement as it was said: when, by whom, in how strong words, and what."""
    kind = KINDS[one.type]
    put = "complete" if one.complete else kind if one.status else ""
    return AnswerLine(
        status=one.status or kind,
        cells=(
            *(str(_said_on(one)), who(one.by, one.to), one.wording or put),
            deadline(one.due_from, one.due_to, approximate=one.approximate),
            *(one.summary, one.ref),
        ),
        more=details(one, one.summary),
    )


def stands(one: StoryStatement) -> str:
    """A statement by its ref, with how it stands, and of what is settled since when and by what."""
    if one.rule in UNSETTLED_RULES:
        return f"{one.ref}: {one.status}"
    by = ", ".join(ref for ref in one.evidence if ref != one.ref)
    return f"{one.ref}: {one.status} on {one.since}" + (f" ({by})" if by else "")


def _said_on(one: Standing | ItemStanding | StoryStatement) -> date:
    return one.date if isinstance(one, StoryStatement) else one.made_on


def who(by: tuple[str, ...], to: tuple[str, ...] = ()) -> str:
    """Who said it, and to whom if that is told: JP RU, or JP to RU."""
    return f"{' '.join(by)} to {' '.join(to)}" if to else " ".join(by)


def deadline(first: date | None, last: date | None, *, approximate: bool = False) -> str:
    """By when: the last day of a window, or the first where it has no last."""
    if last is None:
        return f"from {first}" if first else ""
    return f"~{last}" if approximate else str(last)


def _when(
    status: str, since: date | None, last: date | None, days_late: int | None, on: date
) -> TimeLength:
    """How late it is, or in how many days it is due; of what is settled, on which day it was."""
    if status in CAME:
        late = f", {after(last, days_late).full} late" if days_late and last else ""
        return TimeLength(f"on {since}{late}", f"on {since}")
    if last is None:
        return _NOWHERE
    if last < on:
        return between(last, on)
    if last == on:
        return TimeLength("today", "today")
    return TimeLength(*(f"in {told}" for told in between(on, last)))


def details(one: Standing | ItemStanding | StoryStatement, told: str = "") -> Iterator[str]:
    """What more is on record of a statement, or of the one that decides the status of an item.

    Args:
        one: the statement or item.
        told: what is told of it already.
    """
    if one.summary != told:
        yield one.summary
    if one.quote:
        yield f"“{one.quote}”"
    yield from _standing(one)
    if isinstance(one, ItemStanding):
        over = f"; passed over by {plural(one.passed_over, 'meeting')} since"
        quiet = ", quiet" if one.quiet else ""
        yield f"last mentioned {one.last_mentioned}{over if one.passed_over else ''}{quiet}"
    said_on = _said_on(one)
    kind = KINDS[one.type] if not isinstance(one, ItemStanding) else "statement"
    put = f" ({one.wording})" if one.wording else ""
    source = "; ".join(filter(None, (one.source.title, one.source.url)))
    others = f", told by {', '.join(one.told_by)}" if one.told_by else ""
    yield f"{kind}{put} of {said_on}{others}" + (f": {source}" if source else "")
    yield one.ref


def _standing(one: Standing | ItemStanding | StoryStatement) -> Iterator[str]:
    others = [ref for ref in one.refs if ref != one.ref]
    if one.status is None:
        if others:
            yield f"also told in: {', '.join(others)}"
            if one.why:
                yield one.why
        return
    yield f"{one.rule}: {one.why}"
    days = window(one.due_from, one.due_to, approximate=one.approximate)
    if one.due_from and one.due_to and one.due_from != one.due_to:
        words = f", in the words of the readout: {one.due_words}" if one.due_words else ""
        yield f"window: {days}{words}"
    evidence = [ref for ref in one.evidence if ref != one.ref]
    if evidence:
        yield f"evidence: {', '.join(evidence)}"
    if len({*one.shares.values()}) > 1:
        yield f"shares: {', '.join(f'{party} {status}' for party, status in one.shares.items())}"
    if others:
        yield f"also told in: {', '.join(others)}"
    if one.slip and one.slip.told:
        first_due = f", due {one.slip.first_due}" if one.slip.first_due else ""
        yield f"slip: {one.slip.told}; since {one.slip.first}{first_due}"
