"""Holdings: which announced rounds a meeting is that says it is one."""

from __future__ import annotations

from tracker.domain.folded import Folded, affirm, first
from tracker.domain.lifecycle import Lifecycle
from tracker.domain.milestones import Milestone
from tracker.domain.placed_statement import Holding
from tracker.domain.settlements import kept_window


def hold(folded: Folded, holding: Holding) -> None:
    """Hold the rounds that a meeting names, by ref or by name.

    One meeting is one round: where another account of it names another one, that of the account
    that counts first is held, and the other is left as it was.
    """
    if _is_another(folded, holding):
        return
    for target in holding.targets:
        if "@" in target:
            named = folded.find(target)
            if (
                named
                and named.statement.kind == "follow-up"
                and named.statement.date <= holding.date
            ):
                _hold_round(folded, named, holding)
        else:
            _hold_by_name(folded, target, holding)


def _hold_by_name(folded: Folded, name: str, holding: Holding) -> None:
    """Hold the round whose window contains the day, otherwise the unsettled one nearest to it.

    Of a round that was held already, or of which it was judged that it was not, nothing else is
    held in its place.
    """
    before = [
        one
        for one in folded.coded_as(name)
        if one.statement.kind == "follow-up" and one.statement.date < holding.date
    ]
    if any(_is_held_by(one, holding) for one in before):
        return  # and another readout of the meeting says so once more
    unsettled = [one for one in before if one.unsettled(holding.date, holding.account)]
    over = [one for one in before if one not in unsettled and _over(one, holding)]
    rounds = folded.rounds_of(name)
    meant = rounds.round_on(
        unsettled or [one for one in over if _denied(one, holding)], holding.date
    )
    if not any(rounds.fits(one, holding.date) for one in meant):
        meant = rounds.containing(over, holding.date) or meant
    _tell_doubt(unsettled, meant, holding)
    for one in meant:
        if one in unsettled or any(one.lapsed(share, holding.date) for share in one.shares):
            _hold(folded, one, holding)
        elif _denied(one, holding):
            affirm(one, one.shares, _milestone(holding))


def _tell_doubt(unsettled: list[Lifecycle], meant: list[Lifecycle], holding: Holding) -> None:
    """That a meeting may have been a round whose days are past, and is taken for another one.

    It was not where it is on the days of the other, from the first to the last.
    """
    on = holding.date
    for one in meant:
        window = kept_window(one, on)
        if window and window.first and window.last and window.first <= on <= window.last:
            return
    for one in unsettled:
        window = None if one in meant else kept_window(one, on)
        if window and window.last and window.last < on:
            one.met_otherwise += (_milestone(holding),)


def _is_another(folded: Folded, holding: Holding) -> bool:
    """Whether a meeting is said to be none of the rounds that it is by another account."""
    held = [
        one
        for one in folded.followed
        if one.held and one.held.account.differs_from(holding.account)
    ]
    named = [one for target in holding.targets if (one := folded.find(target))]
    by_name = [one for target in holding.targets for one in folded.coded_as(target)]
    if (
        not held
        or not named
        or any(one in held for one in (*by_name, *folded.with_renewals(named)))
    ):
        return False
    for one in held:
        if one.held:
            folded.dispute(one, one.held, _milestone(holding))
            for other in named:
                folded.dispute(other, one.held, _milestone(holding))
    return True


def _denied(one: Lifecycle, holding: Holding) -> bool:
    """Whether it was judged that it was not held, or will not be, and no meeting says otherwise."""
    denied = any(one.denied(share, holding.date) for share in one.shares)
    return denied and not (one.held or one.affirmed)


def _is_held_by(one: Lifecycle, holding: Holding) -> bool:
    """Whether a round was held by the meeting of another account."""
    return (
        one.held is not None
        and one.held.evidence != holding.readout
        and one.held.account.meeting == holding.account.meeting != ""
    )


def _over(one: Lifecycle, holding: Holding) -> bool:
    """Whether a share was settled, and not by being put off."""
    return any(one.ended(share, holding.date, holding.account) for share in one.shares)


def _hold_round(folded: Folded, named: Lifecycle, holding: Holding) -> None:
    """That a round was held, which others may have announced as well.

    Args:
        folded: what it is found in.
        named: what announced it, or what it was put off to.
        holding: the meeting.
    """
    again = {
        one: folded.announced_again(one, holding.date) for one in folded.with_renewals([named])
    }
    _hold(folded, named, holding)
    for one, others in again.items():
        if one.held == _milestone(holding):
            for other in others:
                _hold(folded, other, holding)


def _hold(
    folded: Folded, one: Lifecycle, holding: Holding, passed: tuple[Lifecycle, ...] = ()
) -> None:
    """That a round was held, and so what is left of those that some put off to it.

    What it was put off to is held, and in its place if all put it off, unless the time for that
    has not begun.

    Args:
        folded: what it is found in.
        one: the round.
        holding: the meeting.
        passed: those of which one was put off to the next, and the last of them to it.
    """
    milestone = _milestone(holding)
    affirm(one, one.shares, milestone)
    later = _put_off_to(folded, one, holding, (*passed, one))
    for renewing in dict.fromkeys(later.values()):
        if _is_left(renewing, holding):
            _hold(folded, renewing, holding, (*passed, one))
    if one.held is None and all(share in later for share in one.shares):
        return
    one.held = first(one.held, milestone)
    for earlier in one.earlier:
        put_off = folded.together.find(earlier.ref)
        if put_off and put_off.unsettled(holding.date):
            _hold(folded, put_off, holding)


def _put_off_to(
    folded: Folded, one: Lifecycle, holding: Holding, passed: tuple[Lifecycle, ...]
) -> dict[str, Lifecycle]:
    """What a round was put off to before a meeting, by party, if that is held, too, or was.

    That is so where it is not over or was held, and its time has begun; once more put off or not.
    Rounds that are put off to each other go round in a circle, which ends where it began.
    """
    found = {}
    for share, renewal in one.replaced.items():
        later = folded.together.find(renewal.evidence)
        if (
            later
            and later not in passed
            and renewal.on < holding.date
            and not renewal.account.differs_from(holding.account)
            and folded.has_begun(later, holding.date)
            and (later.held or share in later.fulfilled or _is_left(later, holding))
        ):
            found[share] = later
    return found


def _is_left(one: Lifecycle, holding: Holding) -> bool:
    """Whether a share is not over, but for that it was put off."""
    return any(not one.ended(share, holding.date) for share in one.shares)


def _milestone(holding: Holding) -> Milestone:
    return Milestone(holding.date, holding.readout, holding.account)
