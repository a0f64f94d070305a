"""Points: questions that may be asked at the meeting, each with what makes one ask it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise, zip_longest

from tracker.domain.missing import numbered
from tracker.domain.reasons import undertaken, untold
from tracker.domain.rules import OVERDUE, PRESSING, UNDONE
from tracker.queries import Queries, Viewpoint
from tracker.queries.answers import Standing
from tracker.queries.catalogue import QUESTIONS
from tracker.reports.briefing import Point
from tracker.reports.chapters import Chapter
from tracker.reports.words import (
    day,
    late,
    named,
    parties,
    possessive,
    searched,
    shares,
    so_far,
    times,
    void,
    window,
    within,
)


def wanted(chapters: Sequence[Chapter], we: str | None = None) -> list[Standing]:
    """The statements that a question may be asked about, one for each item.

    Of a briefing for one side, those on which there is somebody else to ask: not what that side
    alone still owes, or is asked for.

    One of each kind in turn, so that the first few are not all alike: what is disputed, what is
    overdue and still talked about, what slipped, what is due, and what was asked for; of each what
    was said last comes first.
    """
    by_name = {one.name: one for one in chapters}
    kinds = [
        by_name["disputed"].found,
        _latest(by_name["overdue"].own),
        _latest(one for one in by_name["slipped"].found if not one.settled),
        by_name["due"].found,
        _latest(_asked(chapters)),
    ]
    found: dict[tuple[str, str], Standing] = {}
    for one in chain.from_iterable(zip_longest(*kinds)):
        if one is not None and (we is None or one.disputed or _answering(one) - {we}):
            found.setdefault((one.relationship, one.item), one)
    return [*found.values()]


def point(queries: Queries, view: Viewpoint, one: Standing) -> Point:
    """The question about a statement."""
    said = _last_words(queries, view, one)
    return Point(
        title=one.title,
        question=_question(one),
        evidence=f"{_evidence(one)}.",
        quote=said.quote or "" if said else "",
        quoted_on=day(said.made_on) if said else "",
        quoted_from=said.ref if said else "",
        ref=one.ref,
    )


def _answering(one: Standing) -> set[str]:
    """The parties that can answer for a statement: who still owe it, or of whom it is asked."""
    if one.kind == "request":
        return {*one.to} or {*one.relationship.split("-")} - {*one.by}
    unsettled = {party for party, status in one.shares.items() if status in PRESSING}
    return unsettled or {*one.by}


def _asked(chapters: Sequence[Chapter]) -> Iterable[Standing]:
    return chain.from_iterable(one.own for one in chapters if one.name.startswith("requests "))


def _latest(found: Iterable[Standing]) -> list[Standing]:
    return sorted(found, key=lambda one: (-one.made, one.ref))


def _question(one: Standing) -> str:
    if one.disputed:
        return "the accounts contradict each other; which one holds?"
    if one.kind == "request":
        return _about_request(one)
    if one.status in OVERDUE:
        if one.kind == "follow-up":
            return "did it take place, and if not, when will it?"
        return "was it done, and if not, by when will it be?"
    if one.slip and one.slip.later:
        return "what stands in the way?"
    verb = "take place" if one.kind == "follow-up" else "be done"
    return f"will it {verb} by {day(one.due_to)}?" if one.due_to else "how far is it?"


def _about_request(one: Standing) -> str:
    known = one.beside.known
    if known.became and known.became[0] in UNDONE:
        return "why was what was undertaken not done, and will it be?"
    whose = possessive(parties(one.to, call=within)) if one.to else "the"
    return f"has {whose} answer changed?" if known.refused else f"what is {whose} answer?"


def _evidence(one: Standing) -> str:
    """What makes one ask, in a sentence."""
    verb = {"request": "Asked for", "follow-up": "Announced"}.get(one.kind, "Promised")
    told = f"{verb} by {parties(one.by, one.relationship, within)} on {day(one.made_on)}"
    if one.kind == "request":
        return f"{told}; {'; '.join(_answers(one))}: {one.summary.rstrip('.')}"
    return "; ".join([f"{told}{_deadline(one)}", *_since(one)])


def _answers(one: Standing) -> Iterator[str]:
    """What is on record of a request that nothing meets."""
    known = one.beside.known
    if known.became:
        yield undertaken(*known.became)
    if known.refused:
        yield f"it had been refused before ({known.refused})"
    if not known.became and not known.refused:
        some = f" but progress that was reported ({one.progress})" if one.progress else ""
        yield f"nothing on record answers it{some}"
    elif one.progress:
        yield f"progress was reported ({one.progress})"


def _deadline(one: Standing) -> str:
    told = window(one.due_from, one.due_to, approximate=one.approximate)
    verb = "expected" if one.kind == "follow-up" else "due"
    return f", {verb} {told}" if told else ", with no date"


def _since(one: Standing) -> Iterator[str]:
    yield from _late(one)
    if one.slip and one.slip.times:
        yield f"its deadline moved {times(one.slip.times)}"
    if one.slip and one.slip.dropped:
        yield "its deadline was dropped"
    if gone := void(one):
        yield gone
    elif one.slip and one.slip.void:
        yield "its deadline went with the occasion that it was tied to"
    if one.disputed:
        yield f"contradicted by {', '.join(one.disputed)}"


def _late(one: Standing) -> Iterator[str]:
    """How late it is; of what is overdue, what is on record of it, and that there is no more."""
    told = late(one)
    if one.status not in OVERDUE:
        yield from filter(None, (told,))
        return
    more = untold(one.beside.known, named)
    if known := [*filter(None, (shares(one), *so_far(one)))]:
        yield from (told, *known, more)
    else:
        yield f"{told}, and {more}"
    if looked := searched(one):
        yield looked
    for row in one.beside.known.missing:
        yield f"look first whether the {numbered(row)} settled it, not on record here"


def _last_words(queries: Queries, view: Viewpoint, one: Standing) -> Standing | None:
    """The statement on the item whose words are the last that were used on it."""
    nearer = view._replace(items=(one.item,), relationship=one.relationship)
    told = queries.answer(QUESTIONS["statements"], nearer, sort="-date")
    quoted = [two for two in told if two.quote and two.item == one.item]
    # Of one day, what stands last in the readout was said last.
    return next(
        (two for two, after in pairwise([*quoted, None]) if not after or after.made != two.made),
        None,
    )
