"""Reasons: a verdict in sentences that a reader can check against the record, word for word."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from tracker.domain.conditions import ConditionOf, conditioned
from tracker.domain.disagreements import Lent, differing, whose
from tracker.domain.lateness import MARGIN, Late, after_the_last_day
from tracker.domain.missing import Missing, numbered
from tracker.domain.rules import DONE, OVERDUE, RULES, UNSETTLED_RULES

_ELSEWHERE = ("readouts", "assessment")
"""What a rule rests on that the reason names, since it is not in the statement."""

_TO_COME = ("commitment.open", "follow-up.scheduled")
"""The rules of what is not yet in its window."""

_LAPSED = ".condition-lapsed"
"""How the rules end by which a condition that lapsed decides."""

_NO_SHARES: Mapping[str, str] = MappingProxyType({})
_NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})

_DONE_AS: Mapping[str, str] = MappingProxyType(
    {"follow-up": "held", "request": "met", "concern": "resolved"}
)
"""What of each kind of statement a report that it is done says, where that is another word."""

VOID = "its time was tied to an occasion that was cancelled or not held"
"""What is said of something whose time went with an occasion."""


class Known(NamedTuple):
    """What else is on record of a statement that its reason names."""

    contested: tuple[str, ...] = ()
    """The statements to the contrary."""
    reported: Mapping[str, tuple[str, ...]] = _NONE
    """What reported it done before it was judged otherwise, each with whose shares alone it is of;
    with none where it is of all."""
    disputed: tuple[str, ...] = ()
    """The two statements in which accounts of one meeting contradict each other."""
    differs: Mapping[str, tuple[str, ...]] = _NONE
    """The other accounts that differ, each with in what."""
    lent: Lent | None = None
    """The deadline that another account alone gives."""
    void: str | None = None
    """The follow-up that was cancelled and that its time was tied to."""
    progress: str | None = None
    """The progress that was reported on it."""
    complete: tuple[str, ...] = ()
    """What reported its item complete, which did not settle it."""
    first: str | None = None
    """What took a request up first, which another undertaking does by now."""
    part: tuple[str, ...] = ()
    """When it was judged to be done in part, and what of it; of shares, each that differs."""
    part_of_some: bool = False
    """Whether that is of some of the shares alone that are left."""
    met: date | None = None
    """The day from which on its condition was judged to be met."""
    met_by: str | None = None
    """What shows that."""
    condition: ConditionOf | None = None
    """The condition that was judged, where only another account gives that."""
    reaffirmed: date | None = None
    """When it was last reaffirmed."""
    welcomed: date | None = None
    """When progress on it was last reported, where it has no end."""
    quiet: date | None = None
    """Since when nobody has reaffirmed it or reported progress, where that is long."""
    done: tuple[str, ...] = ()
    """The complete progress on parts of its item."""
    whole: tuple[str, ...] = ()
    """The complete progress on what its item is a part of."""
    missing: tuple[Missing, ...] = ()
    """The meetings since that are not on record."""
    divided: bool = False
    """Whether its shares differ."""
    shares: Mapping[str, str] = _NO_SHARES
    """The status of each share, where they differ or what ended them does."""
    grounds: Mapping[str, str] = _NO_SHARES
    """What ended each share that ended, where that is not the same of all."""
    by_rules: bool = False
    """Whether its shares came to one status by different rules."""
    judged: bool = False
    """Whether a share was settled by a judgement."""

    @property
    def in_part(self) -> str:
        """When it was judged to be done in part, and what of it, in words."""
        return ", and ".join(self.part)


UNKNOWN = Known()


def reason(
    rule: str,
    status: str,
    evidence: str,
    *,
    since: date | None = None,
    first: date | None = None,
    last: date | None = None,
    sought: date | None = None,
    late: Late = "no",
    condition: str | None = None,
    tied: str | None = None,
    known: Known = UNKNOWN,
    itself: Collection[str] = (),
) -> str:
    """Why a statement has its status, naming what it rests on.

    Args:
        rule: the id of the rule that held.
        status: the status it gave.
        evidence: the ref, readout or source that it rests on.
        since: the day from which on the status holds.
        first: the first day of the window.
        last: its last day.
        sought: through which day evidence was sought without result.
        late: whether it was done after the last day.
        condition: the condition of the undertaking, where it has one.
        tied: the item of the occasion that its window is tied to.
        known: what else is on record.
        itself: the accounts of the statement, which its reason does not name as evidence.
    """
    tied = tied or (known.lent and known.lent.tied)
    window, day = (whose(thing, known.differs) for thing in ("window", "last day"))
    ended = rule not in UNSETTLED_RULES
    lapsed = rule.endswith(_LAPSED) or (ended and "lapsed" in known.shares.values())
    if last is not None and status in OVERDUE:
        past = f"{window} ended on {last}{MARGIN if status == 'possibly overdue' else ''}"
        parts = [past, *_since_then(rule, window, last, sought, known)]
    else:
        held = RULES[rule]
        shown = held.rests_on in _ELSEWHERE or (
            held.rests_on == "condition" and evidence not in itself
        )
        named = shown and not (known.grounds and ended)
        if rule == "commitment.partly-fulfilled" and len(known.part) > 1:
            evidence = known.in_part
        condition_of = f"the condition of {known.condition.ref}" if known.condition else ""
        says = held.said_of(window, condition_of or "its condition")
        says += " in part" if rule == "follow-up.assessed" and known.part else ""
        says = f"the share of each party is {status}" if known.by_rules else says
        parts = [f"{says} ({evidence})" if named else says]
        parts += [reported(rule, known)] if known.reported else []
    if late != "no" and status in DONE and last is not None and since is not None:
        parts[0] += after_the_last_day(rule, last, since, late, day=day)
    if known.first and since:
        parts[0] += f", first on {since} ({known.first})"
    if rule in _TO_COME:
        parts.append(_to_come(window, first, day, last))
    if tied and rule in UNSETTLED_RULES and not known.void:
        parts.append(f"its time is tied to {tied}")
    if lapsed or not ended:
        parts += conditioned(condition, known.met, known.condition, known.met_by, lapsed=lapsed)
    if known.part and rule not in UNSETTLED_RULES and rule != "follow-up.assessed":
        parts.append(f"it was judged to be done in part {known.in_part}")
    parts += _besides(known)
    return "; ".join(parts)


def untold(known: Known, named: Callable[[str], str] = str) -> str:
    """What no record tells of something overdue, beside what is on record of it.

    Args:
        known: what is on record of it.
        named: what a party is called.
    """
    if known.complete or () in known.reported.values():
        return f"no record tells that it was done {'as a whole ' if _in_part(known) else ''}since"
    if _some(known):
        return "no record tells that it was done as a whole"
    owing = [named(party) for party, status in known.shares.items() if status in OVERDUE]
    what = f"the share of {' and '.join(owing)}" if owing else "it"
    return f"no record tells what became of {what}"


def reported(rule: str, known: Known) -> str:
    """What reported something done before it was judged otherwise, in words.

    Args:
        rule: the id of the rule that held.
        known: what is on record of it.
    """
    told = (
        f"{report} for {' and '.join(parties)}" if parties else report
        for report, parties in known.reported.items()
    )
    done = _DONE_AS.get(rule.partition(".")[0], "done")
    return f"reported {done} before the judgement: {', '.join(told)}"


def _to_come(window: str, first: date | None, day: str, last: date | None) -> str:
    if first is not None:
        return f"{window} begins on {first}"
    return "it has no deadline" if last is None else f"{day} is {last}"


def _since_then(
    rule: str, window: str, last: date, sought: date | None, known: Known
) -> Iterator[str]:
    """What is on record of something overdue, and that there is no more."""
    rest = (
        _in_part(known) or known.part_of_some or (known.judged and (_some(known) or known.complete))
    )
    looked = f"nobody has reviewed {'the rest' if rest else 'it'}"
    if sought is not None:
        looked = f"evidence was sought through {sought} without result"
        if sought <= last:
            when = "before the deadline" if sought < last else f"the last day of {window}"
            looked += f", which was {when}"
    if known.part:
        yield f"it was judged to be done in part {known.in_part}"
    if known.reported:
        yield reported(rule, known)
    yield from _told(known)
    more = untold(known)
    yield (
        f"{more}, and {looked}"
        if sought is not None or not known.part or known.part_of_some
        else more
    )
    for row in known.missing:
        yield _row(row)


def _in_part(known: Known) -> bool:
    """Whether the share of one party is done, and that of another is not."""
    if not known.shares:
        return known.divided
    return any(status in DONE for status in known.shares.values())


def _some(known: Known) -> bool:
    """Whether anything is on record of a part of it, or of what was done towards it."""
    some = known.part or known.reported or known.progress or known.done or known.whole
    return bool(some) or _in_part(known)


def _told(known: Known) -> Iterator[str]:
    if known.progress and known.progress not in known.complete:
        yield f"progress on its item was reported ({known.progress})"
    if known.complete:
        told = ", ".join(known.complete)
        yield f"its item was reported complete, which did not settle it ({told})"
    if known.done:
        what = "parts of its item were" if len(known.done) > 1 else "a part of its item was"
        yield f"{what} reported complete ({', '.join(known.done)})"
    if known.whole:
        yield f"what its item is a part of was reported complete ({', '.join(known.whole)})"


def _row(row: Missing) -> str:
    many = "meeting is" if len(row.ordinals) == 1 else "meetings are"
    return f"the {numbered(row)} {many} not on record"


def _who_reaffirmed(known: Known) -> str:
    """Who has not reaffirmed something: nobody, or the parties whose shares it is of."""
    left = [party for party, status in known.shares.items() if status == "standing"]
    return (
        f"{' and '.join(left)} {'has' if len(left) == 1 else 'have'} not" if left else "nobody has"
    )


def _besides(known: Known) -> Iterator[str]:
    if known.reaffirmed:
        yield f"last reaffirmed on {known.reaffirmed}"
    if known.welcomed:
        yield f"progress on its item was last reported on {known.welcomed} ({known.progress})"
    if known.quiet:
        yield f"quiet: {_who_reaffirmed(known)} reaffirmed it since {known.quiet}"
    if known.void:
        yield f"{VOID} ({known.void})"
    if known.shares:
        yield ", ".join(
            f"{party}: {status}" + (f" ({known.grounds[party]})" if party in known.grounds else "")
            for party, status in known.shares.items()
        )
    if known.contested:
        yield f"said later to the contrary: {', '.join(known.contested)}"
    yield from differing(known.differs)
    if known.disputed:
        yield f"accounts of one meeting contradict each other: {', '.join(known.disputed)}"
