"""Folds: what is on record of an item applied to the lifecycles of its statements, one by one."""

from __future__ import annotations

from tracker.domain.accounts import AccountDiffers
from tracker.domain.completions import complete
from tracker.domain.folded import Folded, first
from tracker.domain.holdings import hold
from tracker.domain.items import OutcomeAssessed
from tracker.domain.kinds import UNDERTAKINGS
from tracker.domain.lifecycle import Lifecycle
from tracker.domain.milestones import Milestone
from tracker.domain.placed_statement import Holding, PlacedStatement
from tracker.domain.renewals import reaffirm, renew
from tracker.domain.rounds import announce


def apply(folded: Folded, event: PlacedStatement | Holding | OutcomeAssessed) -> None:
    """Apply a statement, a meeting or a judgement to those statements that it bears on."""
    if isinstance(event, Holding):
        hold(folded, event)
        return
    if isinstance(event, OutcomeAssessed):
        _judge(folded, event)
        return
    own = event.item == folded.item
    if event.kind == "progress":
        if event.complete:
            complete(folded, event)
        if own and not (event.targets is None and event.ref in folded.spent):
            _progress(folded, event)
    elif event.kind in UNDERTAKINGS:
        renew(folded, event)
        if own and event.kind == "commitment":
            reaffirm(folded, event)
        announced, followed = folded.together.find(event.ref), folded.followed
        if announced is not None and (own or announced in followed):
            announce(announced, followed)


def _judge(folded: Folded, judged: OutcomeAssessed) -> None:
    """Let a judgement of a round be one of whatever else announced it as well."""
    one = folded.find(judged.ref)
    for other in folded.announced_again(one, judged.on) if one else ():
        other.assessments += (judged,)


def _progress(folded: Folded, act: PlacedStatement) -> None:
    milestone = Milestone(act.date, act.ref, act.account, act.complete)
    for one in folded.followed:
        since = one.statement
        if since.kind == "request" and not act.complete and _done_for(since, act):
            one.progressed = first(one.progressed, milestone)
        if (
            since.kind in UNDERTAKINGS
            and _is_of(one, act)
            and act.date <= one.settled_on  # after which nothing of it tells any more
            and not (act.complete and act.ref in one.fulfilling)
        ):
            one.progressed = first(one.progressed, milestone)
            if not act.complete and _settled_by_another_account(folded, one, act):
                one.differing += (AccountDiffers("completion", act.ref, act.date),)
            if since.continuing:
                one.welcomed += (milestone,)


def _is_of(one: Lifecycle, act: PlacedStatement) -> bool:
    """Whether progress was reported since something was first undertaken, by whatever account."""
    if one.statement.precedes(act):
        return True
    # What is complete neither settles nor begins what its own readout undertakes.
    if any(said.readout == act.readout for said in (one.statement, *one.twins)):
        return not (act.complete and act.targets is None)
    # Readouts of one day have no order: another of them may renew what was undertaken before.
    renewed = one.statement.date == act.date and not act.complete
    return renewed and any(earlier.precedes(act) for earlier in one.chain)


def _done_for(asked: PlacedStatement, act: PlacedStatement) -> bool:
    """Whether progress was reported since something was asked for, that of others left aside."""
    theirs = not act.done_by or bool(act.done_by & asked.to)
    return theirs and asked.precedes(act)


def _settled_by_another_account(folded: Folded, one: Lifecycle, act: PlacedStatement) -> bool:
    """Whether another account of the same meeting tells as complete what this tells as begun.

    What this tells as complete in another place is no difference.
    """
    return any(
        said.account.differs_from(act.account)
        and (one.statement.ref, share, act.account) not in folded.together.told_done
        for share, said in one.fulfilled.items()
    )
