"""Renewals: what a later undertaking takes the place of, or reaffirms."""

from __future__ import annotations

from tracker.domain.accounts import names_others
from tracker.domain.folded import Folded, first
from tracker.domain.lifecycle import Lifecycle
from tracker.domain.milestones import Milestone, with_another
from tracker.domain.placed_statement import PlacedStatement

_AGAINST = ("fulfilled", "withdrawn")
"""What was judged of something that undertaking it anew speaks against."""


def renew(folded: Folded, act: PlacedStatement) -> None:
    """Renew what an undertaking names, the shares of those who renew."""
    _renew_named(folded, act)
    if act.targets is not None and (act.account.publisher or act.same_as):
        _dispute_other(folded, act)


def _renew_named(folded: Folded, act: PlacedStatement) -> None:
    for target in act.named:
        if "@" in target:
            named = folded.find(target)
            if (
                named
                and named.statement.kind == act.kind
                and named.statement.date <= act.date
                and named is not folded.find(act.ref)
            ):
                for share in sorted(act.by.intersection(named.shares)):
                    _replace_round(folded, named, share, act, target)
        elif target in folded.names:
            _renew_latest(folded, target, act)


def _dispute_other(folded: Folded, act: PlacedStatement) -> None:
    """That another account of the same undertaking names another promise as renewed, or none."""
    own = _named(folded, act)
    for other, theirs in folded.renewals:
        if _is_one_act(act, other) and names_others(
            act.targets, other.targets, folded.together.act_of
        ):
            against = tuple(Milestone(act.date, said.ref) for said in (other, act))
            for one in (*own, *theirs, *filter(None, [folded.find(act.ref)])):
                one.disputed = against
    folded.renewals.append((act, own))


def _named(folded: Folded, act: PlacedStatement) -> list[Lifecycle]:
    """What an undertaking renews of an item, by its own account or together with another."""
    by_ref = [folded.find(target) for target in act.named if "@" in target]
    return [
        one
        for one in folded.lifecycles
        if one in by_ref or any(said.evidence == act.ref for said in one.replaced.values())
    ]


def _is_one_act(one: PlacedStatement, two: PlacedStatement) -> bool:
    """Whether two publishers tell of one undertaking."""
    alike = (one.kind, one.item, one.by) == (two.kind, two.item, two.by)
    declared = two.ref == one.same_as or one.ref == two.same_as
    return declared or (alike and one.account.differs_from(two.account))


def reaffirm(folded: Folded, act: PlacedStatement) -> None:
    """Reaffirm what is undertaken without an end."""
    for one in folded.followed:
        said = one.statement
        if (
            said.continuing
            and said.kind == "commitment"
            and said.precedes(act)
            and one.unsettled(act.date)
        ):
            for share in sorted(act.by.intersection(one.shares)):
                one.reaffirmed = with_another(one.reaffirmed, share, _milestone(act))


def _renew_latest(folded: Folded, name: str, act: PlacedStatement) -> None:
    """Renew the latest unsettled statement that was coded under a name, share by share.

    Where none is left, what renews the latest contests that it was done.
    """
    before = [
        one
        for one in folded.coded_as(name)
        if one.statement.kind == act.kind and one.statement.precedes(act)
    ]
    for share in sorted(act.by):
        of_share = [one for one in before if share in one.shares]
        unsettled = [one for one in of_share if not one.settled(share, act.date, act.account)]
        if unsettled:
            _replace_round(folded, unsettled[-1], share, act)
        elif of_share:
            _contest(folded, of_share[-1], share, act)


def _replace_round(
    folded: Folded, one: Lifecycle, share: str, act: PlacedStatement, target: str = ""
) -> None:
    """Renew a statement; of a round, all that announced it."""
    again = [] if one.settled(share, act.date) else folded.announced_again(one, act.date)
    _replace(folded, one, share, act, target)
    for each in again:
        if share in each.shares and each.statement.precedes(act):
            _replace(folded, each, share, act)


def _replace(
    folded: Folded, one: Lifecycle, share: str, act: PlacedStatement, target: str = ""
) -> None:
    if _contest(folded, one, share, act):
        return
    milestone = _milestone(act)
    if target != one.statement.ref:
        milestone = milestone._replace(named=target)
    one.replaced = {**one.replaced, share: first(one.replaced.get(share), milestone)}
    renewing = folded.together.find(act.ref)
    if one.replaced[share].evidence == act.ref and not _judged_done(one, share, act):
        _move_on(folded, one, share, act)
    if renewing and folded.together.find(one.replaced[share].evidence) is renewing:
        if one.progressed is not None:
            renewing.progressed = first(renewing.progressed, one.progressed)
        if act.continuing and one.statement.continuing:
            renewing.reaffirmed = {**renewing.reaffirmed, share: (milestone,)}
            renewing.welcomed = (*one.welcomed, *renewing.welcomed)


def _move_on(folded: Folded, one: Lifecycle, share: str, act: PlacedStatement) -> None:
    """That a share has another deadline from then on, whatever is on record of it besides."""
    renewing = folded.together.find(act.ref)
    if renewing and one.statement not in (known := renewing.renewed.get(share, ())):
        renewing.renewed = {**renewing.renewed, share: (*known, one.statement)}
        renewing.chain = tuple(dict.fromkeys((*renewing.chain, *one.chain, one.statement)))


def _judged_done(one: Lifecycle, share: str, act: PlacedStatement) -> bool:
    """Whether it was judged to be done when it was undertaken anew, so that this is another."""
    judged = one.assessed(act.date, share) if one.assessments else None
    return judged is not None and judged.outcome == "fulfilled"


def _contest(folded: Folded, one: Lifecycle, share: str, act: PlacedStatement) -> bool:
    """That something done or taken back is undertaken anew; whether it is reported done."""
    milestone = _milestone(act)
    done = one.done(share, act.date) or one.held
    if done is not None and done.on <= act.date:
        if done.account.differs_from(act.account):
            folded.dispute(one, done, milestone)
            _move_on(folded, one, share, act)
        elif done.on < act.date:
            one.contested = with_another(one.contested, share, milestone)
        return True
    judged = one.assessed(act.date, share) if one.assessments else None
    if judged is not None and judged.outcome in _AGAINST and judged.on < act.date:
        one.contested = with_another(one.contested, share, milestone)
    return False


def _milestone(act: PlacedStatement) -> Milestone:
    return Milestone(act.date, act.ref, act.account)
