"""Completions: what something that is reported complete settles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from tracker.domain.accounts import AccountDiffers, names_others
from tracker.domain.folded import Folded, affirm, first
from tracker.domain.kinds import UNDERTAKINGS
from tracker.domain.lifecycle import ALL, Lifecycle
from tracker.domain.milestones import Milestone, with_another
from tracker.domain.placed_statement import PlacedStatement
from tracker.domain.rounds import Rounds


def complete(folded: Folded, act: PlacedStatement) -> None:
    """Settle what something complete names, or what is unfinished of those whose deed it is."""
    if act.targets is None:
        if act.item == folded.item:
            _by_default(folded, act)
            _dispute_other(folded, act)
        return
    for target in act.targets:
        if "@" in target:
            named = folded.find(target)
            if named and named.statement.date <= act.date and act.ref != target:
                again = folded.announced_again(named, act.date)
                _settle(folded, named, act, act.done_by)
                for one in again:
                    if one.statement.precedes(act):
                        _settle(folded, one, act, act.done_by)
        elif target in folded.names:
            _latest(folded, target, act)
    _dispute_other(folded, act)


def _by_default(folded: Folded, act: PlacedStatement) -> None:
    """Settle what is unfinished of those whose deed it is.

    That is what was said under the same name, if anything is meant by it: that the item was merged
    with others changes nothing of what it meant before.
    """
    before = [one for one in folded.followed if one.statement.precedes(act)]
    if folded.merged:
        name = folded.name_of(act)
        under = folded.coded_as(name)
        own = [one for one in before if one in under]
        if _settle_meant(folded, own, act, folded.rounds_of(name)):
            before = own
        else:
            _settle_meant(folded, before, act, Rounds())
    else:
        _settle_meant(folded, before, act, Rounds())
    _meet(folded, before, act)


def _settle_meant(
    folded: Folded, before: Sequence[Lifecycle], act: PlacedStatement, rounds: Rounds
) -> bool:
    """Settle what something complete means of what was undertaken before it; whether it did any.

    What is reported once more of an instalment that is over settles no other one. The instalments
    are counted of each party by itself.
    """
    found = False
    for kind in UNDERTAKINGS:
        of_kind = [one for one in before if one.statement.kind == kind]
        meant: dict[Lifecycle, set[str]] = {}
        for share in _acting(kind, act):
            theirs = [one for one in of_kind if share is None or share in one.shares]
            own, again = _meant_of(theirs, share, act, rounds.of(share))
            if again:
                folded.spent.add(act.ref)
            found = found or again or bool(own)
            for one in own:
                meant.setdefault(one, set()).update(() if share is None else (share,))
        for one, shares in meant.items():
            _settle(folded, one, act, frozenset(shares))
    return found


def _acting(kind: str, act: PlacedStatement) -> Sequence[str | None]:
    """Whose instalments are looked at, each by itself; a meeting is everybody's, which is None."""
    return (None,) if kind == "follow-up" else sorted(act.deed_of)


def _meant_of(
    theirs: Sequence[Lifecycle], share: str | None, act: PlacedStatement, rounds: Rounds
) -> tuple[list[Lifecycle], bool]:
    """What something complete means of what a party undertook, and whether it repeats what is over.

    What others undertook is no instalment of what that party did.
    """
    on, by = act.date, act.account
    unfinished = [one for one in theirs if any(not one.settled(s, on, by) for s in _of(one, share))]
    over = [
        one
        for one in theirs
        if one not in unfinished and any(one.ended(s, on, by) for s in _of(one, share))
    ]
    meant = rounds.completed(unfinished, on)
    meant = meant or rounds.completed(_denied(over, share, on), on)
    if not meant:
        return [], bool(rounds.containing(over, on))
    repeated = {one: again for one in meant if (again := rounds.repeats(one, over, on))}
    return [repeated.get(one, one) for one in meant], bool(repeated)


def _of(one: Lifecycle, share: str | None) -> Sequence[str]:
    """The share of a party in a statement, or all where none is given."""
    return one.shares if share is None else (share,)


def _denied(over: Iterable[Lifecycle], share: str | None, on: date) -> list[Lifecycle]:
    """Those of which it was judged that they were not done, or will not be."""
    return [one for one in over if any(one.denied(each, on) for each in _of(one, share))]


def _over(one: Lifecycle, act: PlacedStatement) -> bool:
    """Whether a share of those whose deed it is was settled, and not by being renewed."""
    return any(one.ended(share, act.date, act.account) for share in _doing(one, act))


def _doing(one: Lifecycle, act: PlacedStatement) -> Sequence[str]:
    """The shares of those whose deed it is; a meeting is everybody's."""
    if one.statement.kind == "follow-up":
        return one.shares
    return [share for share in one.shares if share in act.deed_of]


def _latest(folded: Folded, name: str, act: PlacedStatement) -> None:
    """Settle the latest unsettled statement that was coded under a name.

    Where all that was undertaken is settled, it is the latest of that which is said to be done.
    """
    before = [one for one in folded.coded_as(name) if one.statement.precedes(act)]
    theirs = [
        one
        for one in before
        if not act.done_by or act.done_by.intersection(one.shares) or one.shares == (ALL,)
    ]
    undertaken = [one for one in theirs if one.statement.kind in UNDERTAKINGS]
    unsettled = [one for one in theirs if one.unsettled(act.date, act.account)]
    unfinished = [one for one in undertaken if one in unsettled]
    if unfinished:
        meant = unfinished[-1]
        kind = meant.statement.kind
        over = [
            one
            for one in undertaken
            if one.statement.kind == kind and one not in unfinished and _over(one, act)
        ]
        again = folded.rounds_of(name).repeats(meant, over, act.date)
        _settle(folded, again or meant, act, act.done_by)
    elif unsettled:
        _settle(folded, unsettled[-1], act, act.done_by)
    elif undertaken:
        affirm(undertaken[-1], undertaken[-1].shares, _milestone(act))


def _meet(folded: Folded, before: Iterable[Lifecycle], act: PlacedStatement) -> None:
    """Meet requests by the deed of an addressee, or since the one who asked says so."""
    for one in before:
        asked = one.statement
        if asked.kind == "request" and (
            act.deed_of & asked.to or (not act.done_by and act.by & asked.by)
        ):
            _settle(folded, one, act, frozenset())


def _settle(
    folded: Folded,
    one: Lifecycle,
    act: PlacedStatement,
    whose: frozenset[str],
    passed: tuple[Lifecycle, ...] = (),
) -> None:
    """Settle the shares of some parties, or of all where none is given.

    Args:
        folded: what it is found in.
        one: the statement.
        act: what is complete.
        whose: the parties.
        passed: those of which one was renewed by the next, and the last of them by it.
    """
    milestone = _milestone(act)
    everybody = not whose or one.statement.kind == "follow-up"
    left: dict[Lifecycle, set[str]] = {}
    for share in one.shares:
        if share != ALL and not everybody and share not in whose:
            continue
        folded.together.told_done.add((one.statement.ref, share, act.account))
        settled = one.settled(share, act.date, act.account) and not one.lapsed(share, act.date)
        if one.statement.kind in UNDERTAKINGS:
            folded.spent.add(act.ref)
        affirm(one, (share,), milestone)
        if settled and act.targets is None:
            continue
        renewing = None if share in one.fulfilled else _done_instead(folded, one, share, act)
        if renewing is not None and renewing not in (*passed, one):
            if share not in renewing.fulfilled and renewing.held is None:
                left.setdefault(renewing, set()).add(share)
            continue
        if share in one.fulfilled and one.done(share, act.date) is None:
            one.fulfilled_again = with_another(one.fulfilled_again, share, milestone)
        one.fulfilled = {**one.fulfilled, share: first(one.fulfilled.get(share), milestone)}
        renewal = one.replaced.get(share)
        if renewal and renewal.account.differs_from(act.account):
            folded.dispute(one, milestone, renewal)
    _tell_deeds_apart(folded, one, act)
    for renewing, shares in left.items():
        _settle(folded, renewing, act, frozenset(shares), (*passed, one))


def _dispute_other(folded: Folded, act: PlacedStatement) -> None:
    """That another account of the same report names another promise as done by it, or none."""
    if act.account.publisher is None:
        return
    followed = folded.followed
    own = [one for one in followed if act.ref in one.fulfilling]
    for other in folded.reports:
        same = (other.item, other.by, other.done_by) == (act.item, act.by, act.done_by)
        if not same or not other.account.differs_from(act.account):
            continue
        theirs = [one for one in followed if other.ref in one.fulfilling]
        others = names_others(act.targets, other.targets, folded.together.act_of)
        apart = others or () in (act.targets, other.targets)
        if apart and not any(one in own for one in theirs):
            for one in (*own, *theirs):
                one.disputed = tuple(Milestone(act.date, said.ref) for said in (other, act))
    folded.reports.append(act)


def _tell_deeds_apart(folded: Folded, one: Lifecycle, act: PlacedStatement) -> None:
    """That two accounts of a meeting tell of the deed of another party each, and none of all."""
    if len(one.shares) == 1:
        return
    told = {
        share
        for share in one.shares
        if (one.statement.ref, share, act.account) in folded.together.told_done
    }
    own = {share for share, said in one.fulfilled.items() if said.evidence == act.ref}
    others = {
        share for share, said in one.fulfilled.items() if said.account.differs_from(act.account)
    }
    if own and others - told:
        one.differing += (AccountDiffers("deed", act.ref, act.date),)
    elif others:
        # What one account tells of one by one, it tells of all.
        one.differing = tuple(other for other in one.differing if other.what != "deed")


def _done_instead(
    folded: Folded, one: Lifecycle, share: str, act: PlacedStatement
) -> Lifecycle | None:
    """The renewal that is done in the place of a share, if that was renewed before.

    It is one promise under two dates, which is done once: under the date that it had then. But a
    window that has not begun is that of another instalment, and what was judged stays as it is.
    """
    renewal = one.replaced.get(share)
    renewing = folded.together.find(renewal.evidence) if renewal else None
    if (
        renewal is None
        or renewing is None
        or renewal.on >= act.date
        or renewal.account.differs_from(act.account)
        or share not in renewing.shares
        or not folded.has_begun(renewing, act.date, share)
    ):
        return None
    done = share in renewing.fulfilled or renewing.held is not None
    return renewing if done or not renewing.ended(share, act.date, act.account) else None


def _milestone(act: PlacedStatement) -> Milestone:
    return Milestone(act.date, act.ref, act.account)
