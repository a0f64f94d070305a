"""Lines: statements as a briefing tells them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracker.domain.lengths import between
from tracker.domain.reasons import off_record
from tracker.queries.answers import ItemStanding, Standing
from tracker.queries.beside import Slip
from tracker.reports.briefing import BriefLine
from tracker.reports.words import (
    condition,
    counted,
    day,
    late,
    parties,
    searched,
    shares,
    so_far,
    times,
    void,
    window,
)


def line(
    one: Standing,
    item: ItemStanding | None,
    against: Iterable[Standing] = (),
) -> BriefLine:
    """A statement as a briefing tells it.

    Args:
        one: the statement.
        item: the item that it is on.
        against: what was judged not to have been done of what it reports complete.
    """
    return BriefLine(
        ref=one.ref,
        title=one.title,
        said=one.summary,
        kind=one.kind,
        status=one.status or "",
        who=parties(one.by, one.relationship),
        to=parties(one.to),
        on=day(one.made_on, short=True),
        when=_when(one),
        late="" if one.settled else late(one),
        quote=one.quote or "",
        notes=(*_reported(one, against), *_notes(one, item)),
    )


def _when(one: Standing) -> str:
    if told := window(one.due_from, one.due_to, approximate=one.approximate):
        return told
    if one.kind in ("request", "concern", "progress"):
        return f"on {day(one.made_on, short=True)}"
    if one.status == "standing":
        return "without an end"
    return f"tied to {one.tied_to}" if one.tied_to and not void(one) else "no date"


def _reported(one: Standing, against: Iterable[Standing]) -> Iterator[str]:
    """Of progress, that it is complete, and what was judged otherwise."""
    if one.kind == "progress" and one.complete:
        yield "Reported as complete."
    for other in against:
        yield f"{other.ref} was judged {other.status} on {day(other.since, short=True)}."


def _notes(one: Standing, item: ItemStanding | None) -> Iterator[str]:
    """What else one has to know of it."""
    yield from _sentences(condition(one), shares(one))
    if one.slip:
        yield from _moved(one.slip, gone=bool(void(one)), settled=one.settled)
    if one.status and one.settled:
        yield from _sentences(f"{one.status} on {day(one.since, short=True)}")
    gone = one.beside.known.gone
    yield from _sentences(void(one), *so_far(one), searched(one), off_record(gone) if gone else "")
    if one.disputed or one.contested:
        yield f"Contradicted by {', '.join((*one.disputed, *one.contested))}."
    if item and item.passed_over and not one.settled:
        last = day(item.last_mentioned, short=True)
        yield f"Last mentioned on {last}, {counted(item.passed_over, 'meeting')} ago."


def _sentences(*told: str) -> Iterator[str]:
    """What is to be told, each by itself."""
    for each in filter(None, told):
        yield f"{each[0].upper()}{each[1:]}."


def _moved(slip: Slip, *, gone: bool, settled: bool) -> Iterator[str]:
    """How often it was said before, and how its deadline moved."""
    told = f", carried over {times(slip.carried_over)}" if slip.carried_over else ""
    yield f"Said {times(len(slip.refs) + 1)}{told}."
    if slip.days and slip.first_due and slip.now_due:
        later = "later" if slip.days > 0 else "earlier"
        days = between(*sorted((slip.first_due, slip.now_due))).written_out
        yield f"{'At last' if settled else 'Now'} due {days} {later} than at first."
    for one in slip.on_the_way:
        length = between(one.due, one.now_due).written_out
        yield f"Put off by {length} on the way, to {day(one.now_due, short=True)} ({one.ref})."
    if slip.dropped:
        yield "Its date was dropped on the way."
    if slip.void and not gone:
        yield "Its date went with the occasion that it was tied to."
    if slip.weaker:
        grew = "grew weaker" if slip.weaker_now else "was weaker on the way"
        yield f"Its wording {grew}."
