"""Marks: what else is on record of a statement than its status, which one has to know with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from tracker.domain.items import OutcomeAssessed
from tracker.domain.lifecycle import Lifecycle
from tracker.domain.milestones import Milestone
from tracker.domain.rules import JUDGED, UNSETTLED_RULES
from tracker.domain.settlements import counting_on, kept_window, renewed_window
from tracker.domain.window import NO_WINDOW, Window

_TAKEN_BACK = ("commitment.withdrawn", "follow-up.cancelled")
"""The rules by which something was taken back, against which it is to undertake it anew."""

Mark = Literal[
    "twin",
    "differs",
    "renews",
    "disputed",
    "contested",
    "reported",
    "void",
    "part",
    "progress",
    "reaffirmed",
    "welcomed",
    "met",
    "condition",
    "about",
    "complete",
    "first",
    "became",
    "named",
    "judged",
    "moved",
    "apart",
    "otherwise",
]

Marks = tuple[tuple[Mark, str], ...]
"""Marks, each with a ref or a day."""


def of_share(
    lifecycle: Lifecycle, share: str, on: date, rule: str, *, done: bool
) -> Iterator[tuple[Mark, str]]:
    """What else one has to know of a share that a rule holds of."""
    if lifecycle.twins or lifecycle.differing:
        yield from _of_accounts(lifecycle, on)
    for renewed in lifecycle.renewed.get(share, ()):
        yield "renews", renewed.ref
    if lifecycle.disputed or lifecycle.contested or lifecycle.affirmed:
        yield from _against(lifecycle, share, on, rule, done=done)
    if lifecycle.assessments:
        yield from _of_judgements(lifecycle, on, rule)
    if lifecycle.taken_up:
        yield from _of_taking_up(lifecycle, on, rule)
    if done:
        yield from _of_done(lifecycle, share, on, rule)
    elif rule in UNSETTLED_RULES:
        yield from _of_unsettled(lifecycle, share, on, rule)
    elif rule.endswith((".superseded", ".carried-over")):
        yield from _of_renewed(lifecycle, share, on)
    if rule in ("commitment.standing", "commitment.expired"):
        yield from _of_continuing(lifecycle, share, on)


def _against(
    lifecycle: Lifecycle, share: str, on: date, rule: str, *, done: bool
) -> Iterator[tuple[Mark, str]]:
    """What two accounts say against each other, and what speaks against the status of a share.

    What was said before the judgement that decides was known to it, also where that repeats an
    earlier one: it is what was reported done before.
    """
    for said in lifecycle.disputed:
        if said.on <= on:
            yield "disputed", said.evidence
    judged = _decided_on(lifecycle, share, on, rule)
    for said in () if done else lifecycle.affirmed.get(share, ()):
        if said.on <= on:
            yield "contested" if said.on >= judged else "reported", said.evidence
    for said in lifecycle.contested.get(share, ()) if done or rule in _TAKEN_BACK else ():
        if judged <= said.on <= on:
            yield "contested", said.evidence


def _decided_on(lifecycle: Lifecycle, share: str, on: date, rule: str) -> date:
    """The day of the judgement that decides the status of a share; of none, the first of all."""
    lapsed = rule.endswith(".condition-lapsed")
    judged = lifecycle.condition(on) if lapsed else lifecycle.assessed(on, share)
    return judged.on if judged and rule in JUDGED else date.min


def _of_judgements(lifecycle: Lifecycle, on: date, rule: str) -> Iterator[tuple[Mark, str]]:
    """The other announcements of a round that were judged, and of which account the condition is.

    What is judged of the one announcement is so of the other.
    """
    own = {lifecycle.statement.ref, *(twin.ref for twin in lifecycle.twins)}
    for judged in lifecycle.assessments:
        if isinstance(judged, OutcomeAssessed) and judged.on <= on and judged.ref not in own:
            yield "judged", judged.ref
    if lifecycle.twins:
        yield from _condition_of(lifecycle, on, rule)


def _of_done(lifecycle: Lifecycle, share: str, on: date, rule: str) -> Iterator[tuple[Mark, str]]:
    """What gave a share another deadline before its own was over, after which it was done.

    What is done then is not late by a deadline that did not apply any more.
    """
    yield from _of_occasion(lifecycle, share, on)
    renewal = lifecycle.replaced.get(share)
    if renewal is None or lifecycle.statement.continuing:
        return
    window = kept_window(lifecycle, on, share)
    named = renewed_window(lifecycle, renewal, window)
    if window is None or window.last is None or (named and named.last and named.last < renewal.on):
        return
    if _done_on(lifecycle, share, on, rule) > window.last >= renewal.on:
        yield "moved", renewal.evidence


def _done_on(lifecycle: Lifecycle, share: str, on: date, rule: str) -> date:
    """The day from which on a share is done, by the rule that says so."""
    if rule in JUDGED:
        done: OutcomeAssessed | Milestone | None = lifecycle.assessed(on, share)
    elif rule == "follow-up.held":
        done = lifecycle.held
    else:
        done = lifecycle.done(share, on)
    return done.on if done else date.min


def _condition_of(lifecycle: Lifecycle, on: date, rule: str) -> Iterator[tuple[Mark, str]]:
    """Of which account the condition is that was judged, where that is told."""
    judged = lifecycle.condition(on)
    if judged and (rule in UNSETTLED_RULES or rule.endswith(".condition-lapsed")):
        yield "condition", judged.ref


def _of_taking_up(lifecycle: Lifecycle, on: date, rule: str) -> Iterator[tuple[Mark, str]]:
    """What became of what took a request up, by the rule that holds of that."""
    if rule == "request.taken-up":
        yield from _taken_up_first(lifecycle, on)
    elif rule == "request.standing":
        yield from _left(lifecycle, on)


def _taken_up_first(lifecycle: Lifecycle, on: date) -> Iterator[tuple[Mark, str]]:
    """What took a request up first, where that ended and something else had done so by then.

    Of what takes it up now, how it was done.
    """
    present = began = next(one for one in lifecycle.taken_up if one.lasts(on))
    for one in reversed(lifecycle.taken_up):  # from the latest back
        if one.on < began.on and (one.ended is None or one.ended >= began.on):
            began = one
    if began.evidence != present.evidence:
        yield "first", began.evidence
    if present.kept:
        yield "became", f"{_joined(present.kept)}/{present.evidence}"


def _left(lifecycle: Lifecycle, on: date) -> Iterator[tuple[Mark, str]]:
    """What took up a request last that nothing takes up any more, and how that ended."""
    ended = [(one.ended, one) for one in lifecycle.taken_up if one.left and one.ended]
    if past := [one for day, one in sorted(ended) if day <= on]:
        last = past[-1]
        yield "became", f"{_joined(last.left)}/{last.evidence}"


def _joined(status: str | None) -> str:
    """A status as a word of a mark, which has no blanks."""
    return (status or "").replace(" ", "_")


def about(lifecycle: Lifecycle, window: Window) -> Marks:
    """Whether a window is approximate, where that of an account is not so or the other way.

    Of one that is, for how many days it counts, which its own days need not tell.
    """
    if window is NO_WINDOW:
        return ()
    own = [one.window or NO_WINDOW for one in (lifecycle.statement, *lifecycle.twins)]
    # An account may leave out the deadline that another gives.
    alike = all(one.approximate == window.approximate for one in own)
    if alike and window.days is None and not (window.approximate and lifecycle.twins):
        return ()
    return (("about", str(window.length or "yes") if window.approximate else "no"),)


def _of_accounts(lifecycle: Lifecycle, on: date) -> Iterator[tuple[Mark, str]]:
    """The other accounts of an act, and in what they differ."""
    for twin in lifecycle.twins:
        if twin.date <= on:
            yield "twin", twin.ref
    for other in lifecycle.differing:
        if other.on <= on:
            yield "differs", f"{other.what}/{other.ref}"


def _of_continuing(lifecycle: Lifecycle, share: str, on: date) -> Iterator[tuple[Mark, str]]:
    """When a share of what has no end was last undertaken anew, and its latest progress."""
    days = [said.on for said in lifecycle.reaffirmed.get(share, ()) if said.on <= on]
    if days:
        yield "reaffirmed", str(max(days))
    welcomed = [said for said in lifecycle.welcomed if said.on <= on]
    if welcomed:
        latest = max(welcomed, key=lambda said: (said.on, said.evidence))
        yield "progress", latest.evidence
        yield "welcomed", str(latest.on)


def _of_renewed(lifecycle: Lifecycle, share: str, on: date) -> Iterator[tuple[Mark, str]]:
    """What the time of a share was tied to when it was renewed, and by whose deadline it was."""
    renewal = lifecycle.replaced[share]
    yield from _void(lifecycle, renewal.on)
    window = kept_window(lifecycle, on, share)
    if renewed_window(lifecycle, renewal, window) != window:
        yield "named", renewal.named


def _void(lifecycle: Lifecycle, on: date) -> Iterator[tuple[Mark, str]]:
    """The follow-up that was cancelled by a day, where the window was tied to that."""
    if (void := lifecycle.window_change(on).void) is not None:
        yield "void", void


def _of_occasion(lifecycle: Lifecycle, share: str, on: date) -> Iterator[tuple[Mark, str]]:
    """The account that gives another time of the occasion that the window is tied to."""
    if len(lifecycle.windows) > 1 or lifecycle.windows[0].apart:
        apart = lifecycle.window_change(counting_on(lifecycle, on, share)).apart
        if apart is not None:
            yield "apart", apart


def _of_unsettled(
    lifecycle: Lifecycle, share: str, on: date, rule: str
) -> Iterator[tuple[Mark, str]]:
    """What has happened to a share that is still unsettled."""
    yield from _void(lifecycle, on)
    yield from _of_occasion(lifecycle, share, on)
    settled = lifecycle.condition(on) if lifecycle.assessments else None
    if settled is not None and settled.result == "met":
        yield "met", str(settled.on)
    judged = lifecycle.assessed(on, share) if lifecycle.assessments else None
    if judged is not None and judged.outcome == "partly fulfilled":
        yield "part", str(judged.on)
    for meeting in lifecycle.met_otherwise if rule.endswith("overdue") else ():
        if meeting.on <= on:
            yield "otherwise", meeting.evidence
    progress = lifecycle.progressed
    told = rule == "request.standing" or rule.endswith("overdue")
    if told and progress and progress.on <= on:
        yield "progress", progress.evidence
        if progress.complete:
            yield "complete", progress.evidence
