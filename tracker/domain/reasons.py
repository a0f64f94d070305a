"""Reasons: a verdict in sentences that a reader can check against the record, word for word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from tracker.domain.conditions import conditioned
from tracker.domain.disagreements import differing, whose
from tracker.domain.lateness import MARGIN, Late, after_the_last_day
from tracker.domain.missing import Missing, numbered
from tracker.domain.particulars import UNKNOWN, Known
from tracker.domain.rules import DONE, OVERDUE, RULES, UNSETTLED_RULES

_ELSEWHERE = ("readouts", "assessment")
"""What a rule rests on that the reason names, since it is not in the statement."""

_TO_COME = ("commitment.open", "follow-up.scheduled")
"""The rules of what is not yet in its window."""

_LAPSED = ".condition-lapsed"
"""How the rules end by which a condition that lapsed decides."""

_DONE_AS: Mapping[str, str] = MappingProxyType(
    {"follow-up": "held", "request": "met", "concern": "resolved"}
)
"""What of each kind of statement a report that it is done says, where that is another word."""

VOID = "its time was tied to an occasion that was cancelled or not held"
"""What is said of something whose time went with an occasion."""


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
    itself: Sequence[str] = (),
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
    day = whose("last day", known.differs)
    window = whose("window", known.differs) if not known.named else _named(known.named, itself)
    ended = rule not in UNSETTLED_RULES
    lapsed = rule.endswith(_LAPSED) or (ended and "lapsed" in known.shares.values())
    if last is not None and status in OVERDUE:
        past = f"{window} ended on {last}{MARGIN if status == 'possibly overdue' else ''}"
        parts = [past, *_since_then(rule, window, last, sought, known)]
    else:
        held = RULES[rule]
        shown = held.rests_on in _ELSEWHERE or evidence not in itself
        named = shown and not (known.grounds and ended)
        if rule == "commitment.partly-fulfilled" and len(known.part) > 1:
            evidence = known.in_part
        condition_of = f"the condition of {known.condition.ref}" if known.condition else ""
        says = held.said_of(window, condition_of or "its condition")
        says += " in part" if rule == "follow-up.assessed" and known.part else ""
        says = f"the share of each party is {status}" if known.by_rules else says
        if known.named and rule.endswith(".superseded"):
            says += f", before {window} had ended"
        parts = [f"{says} ({evidence})" if named else says]
        parts += [reported(rule, known)] if known.reported else []
    if late != "no" and status in DONE and last is not None and since is not None:
        parts[0] += after_the_last_day(rule, last, since, late, day=day)
    if known.first and since:
        parts[0] += f", first on {since} ({known.first})"
    parts += _of_its_time(rule, (window, first), (day, last), known)
    if tied and not known.void and (not ended or (late != "no" and known.apart)):
        parts.append(_tie(tied, known, ended=ended))
    if lapsed or not ended:
        parts += conditioned(condition, known.met, known.condition, known.met_by, lapsed=lapsed)
    if known.part and rule not in UNSETTLED_RULES and rule != "follow-up.assessed":
        parts.append(f"it was judged to be done in part {known.in_part}")
    parts += _besides(rule, known)
    return "; ".join(parts)


def _tie(tied: str, known: Known, *, ended: bool) -> str:
    """To what the time of something is tied, and that accounts differ in the time of that."""
    told = f"its time {'was' if ended else 'is'} tied to {tied}"
    if known.apart:
        told += f", whose time is another by another account ({known.apart})"
    return told


def _named(account: str, itself: Sequence[str]) -> str:
    """What the window is called of the account by whose deadline something was renewed."""
    return "its window" if account in itself[:1] else f"the window of {account}"


def reviewed(known: Known) -> bool:
    """Whether all that is left of something overdue was judged, if only to be done in part."""
    return bool(known.part) and not known.part_of_some


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
    shares = "share" if len(owing) == 1 else "shares"
    what = f"the {shares} of {' and '.join(owing)}" if owing else "it"
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


def _of_its_time(
    rule: str, begins: tuple[str, date | None], ends: tuple[str, date | None], known: Known
) -> Iterator[str]:
    """Its time, where that is still to come, or where another one applied when it was done.

    Args:
        rule: the id of the rule that held.
        begins: what its window is called, and its first day.
        ends: what its last day is called, and which that is.
        known: what else is on record.
    """
    (window, first), (day, last) = begins, ends
    if known.moved:
        yield f"it had been renewed before {day} ({last}), by {known.moved}"
    if rule in _TO_COME and first is not None:
        yield f"{window} begins on {first}"
    elif rule in _TO_COME:
        yield "it has no deadline" if last is None else f"{day} is {last}"


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
    yield more if sought is None and reviewed(known) else f"{more}, and {looked}"
    for row in known.missing:
        yield _row(row)


def _in_part(known: Known) -> bool:
    """Whether the share of one party is done, and that of another is not."""
    if not known.shares:
        return known.divided
    return any(status in DONE for status in known.shares.values())


def _some(known: Known) -> bool:
    """Whether anything is on record of a part of it, or of what was done towards it."""
    some = known.part or known.reported or known.begun or known.done or known.whole
    return bool(some) or _in_part(known)


def _told(known: Known) -> Iterator[str]:
    if known.begun:
        yield f"progress on its item was reported ({known.begun})"
    if known.complete:
        told = ", ".join(known.complete)
        yield f"its item was reported complete, which did not settle it ({told})"
    if known.otherwise:
        told = ", ".join(known.otherwise)
        yield f"{taken_otherwise(known.otherwise)} of its item ({told})"
    for doers, refs in known.deeds_of_others:
        deed = f"what {' and '.join(doers)} did on its item"
        yield f"{deed} was reported complete ({', '.join(refs)})"
    if known.done:
        what = "parts of its item were" if len(known.done) > 1 else "a part of its item was"
        yield f"{what} reported complete ({', '.join(known.done)})"
    if known.whole:
        yield f"what its item is a part of was reported complete ({', '.join(known.whole)})"


def taken_otherwise(meetings: Sequence[str]) -> str:
    """That meetings which may have been a round were taken for another one."""
    if len(meetings) > 1:
        return "meetings were taken for other rounds"
    return "a meeting was taken for another round"


def off_record(evidence: Sequence[str]) -> str:
    """That what a judgement rests on was taken back."""
    are = "is" if len(evidence) == 1 else "are"
    return f"it was judged by {' and '.join(evidence)}, which {are} not on record any more"


def undertaken(status: str, ref: str) -> str:
    """What became of what took a request up."""
    return f"what a party that was asked undertook on the matter is {status} ({ref})"


def _row(row: Missing) -> str:
    many = "meeting is" if len(row.ordinals) == 1 else "meetings are"
    return f"the {numbered(row)} {many} not on record"


def _who_reaffirmed(known: Known) -> str:
    """Who has not reaffirmed something: nobody, or the parties whose shares it is of."""
    left = [party for party, status in known.shares.items() if status == "standing"]
    return (
        f"{' and '.join(left)} {'has' if len(left) == 1 else 'have'} not" if left else "nobody has"
    )


def _of_request(rule: str, known: Known) -> Iterator[str]:
    if known.progress and rule == "request.standing":
        yield f"progress on its item was reported since ({known.progress})"
    if known.became:
        yield undertaken(*known.became)
    if known.refused:
        yield f"it had been refused when it was asked for before ({known.refused})"


def _besides(rule: str, known: Known) -> Iterator[str]:
    if rule.startswith("request."):
        yield from _of_request(rule, known)
    if known.gone:
        yield off_record(known.gone)
    if known.reaffirmed:
        yield f"last reaffirmed on {known.reaffirmed}"
    if known.welcomed:
        yield f"progress on its item was last reported on {known.welcomed} ({known.progress})"
    if known.quiet:
        yield f"{_who_reaffirmed(known)} reaffirmed it for two years or more (since {known.quiet})"
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
