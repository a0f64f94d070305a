"""Folds: what is on record of an item applied to the lifecycles of its statements, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tracker.domain.lifecycle import ALL, Lifecycle, Milestone
from tracker.domain.placed_statement import Holding, PlacedStatement
from tracker.domain.rounds import completed, round_on

_UNDERTAKINGS = ("commitment", "follow-up")


class Fold:
    """Applies what is on record of an item to the lifecycles of its statements, one by one.

    Args:
        item: the item.
        folded: the lifecycles of its statements, in the order of time.
        names: the names under which it is coded.
        former: for a name that took the place of others, those others.
    """

    def __init__(
        self,
        item: str,
        folded: Sequence[Lifecycle],
        names: frozenset[str],
        former: Mapping[str, frozenset[str]],
    ) -> None:
        self._item = item
        self._names = names
        self._former = former
        self._folded = folded
        self._by_ref = {
            one.ref: lifecycle
            for lifecycle in folded
            for one in (lifecycle.statement, *lifecycle.twins)
        }

    # Meetings

    def hold(self, holding: Holding) -> None:
        """A meeting that says it is a round of the item."""
        milestone = Milestone(holding.date, holding.readout, holding.account)
        for target in holding.targets:
            if "@" in target:
                named = self._by_ref.get(target)
                announced = [named] if named and named.statement.date <= holding.date else []
            else:
                announced = [
                    one
                    for one in self._coded_as(target)
                    if one.statement.date < holding.date
                    and one.unsettled(holding.date, holding.account)
                ]
            of_kind = [one for one in announced if one.statement.kind == "follow-up"]
            for one in round_on(of_kind, holding.date):
                self._hold(one, milestone)
            if not of_kind and "@" not in target:
                self._affirm_held(target, milestone)

    def _hold(self, one: Lifecycle, milestone: Milestone) -> None:
        """That a round was held, and so what is left of those that some put off to it."""
        one.held = _first(one.held, milestone)
        _affirm(one, one.shares, milestone)
        for earlier in one.renewed:
            put_off = self._by_ref.get(earlier.ref)
            if put_off and put_off.unsettled(milestone.on):
                self._hold(put_off, milestone)

    def _affirm_held(self, name: str, milestone: Milestone) -> None:
        """That a round was held of which it was judged that it was not, or will not be."""
        denied = [
            one
            for one in self._coded_as(name)
            if one.statement.kind == "follow-up"
            and one.statement.date < milestone.on
            and not (one.held or one.affirmed)
            and any(one.denied(share, milestone.on) for share in one.shares)
        ]
        for one in round_on(denied, milestone.on):
            _affirm(one, one.shares, milestone)

    # Statements

    def apply(self, statement: PlacedStatement) -> None:
        """Apply a statement to those that it bears on."""
        own = statement.item == self._item
        if statement.kind == "progress":
            if statement.complete:
                self._complete(statement)
            if own and not (statement.complete and self._settled_by(statement)):
                self._progress(statement)
        elif statement.kind in _UNDERTAKINGS:
            self._renew(statement)
            if own and statement.kind == "commitment":
                self._reaffirm(statement)

    def _settled_by(self, act: PlacedStatement) -> bool:
        """Whether something that does not say what it fulfils settled anything undertaken."""
        return act.targets is None and any(
            said.evidence == act.ref
            for one in self._folded
            if one.statement.kind in _UNDERTAKINGS
            for said in one.fulfilled.values()
        )

    def _complete(self, act: PlacedStatement) -> None:
        if act.targets is None:
            if act.item == self._item:
                self._complete_by_default(act)
            return
        for target in act.targets:
            if "@" in target:
                named = self._by_ref.get(target)
                if named and named.statement.date <= act.date and act.ref != target:
                    self._settle(named, act, act.done_by)
            elif target in self._names:
                self._complete_latest(target, act)

    def _complete_by_default(self, act: PlacedStatement) -> None:
        """Settle what is unfinished of those whose deed it is."""
        before = [one for one in self._folded if one.statement.precedes(act)]
        for kind in _UNDERTAKINGS:
            of_kind = [one for one in before if one.statement.kind == kind]
            unfinished = [one for one in of_kind if self._concerned(one, act)]
            meant = completed(unfinished, act.date)
            for one in meant:
                self._settle(one, act, act.deed_of)
            if not meant:
                self._affirm_completed(of_kind, act)
        self._meet(before, act)

    def _affirm_completed(self, before: Iterable[Lifecycle], act: PlacedStatement) -> None:
        """That a thing is complete of which it was judged that it was not, or will not be."""
        denied = [
            one
            for one in before
            if any(share in act.deed_of and one.denied(share, act.date) for share in one.shares)
        ]
        for one in completed(denied, act.date):
            _affirm(one, act.deed_of, Milestone(act.date, act.ref, act.account))

    def _concerned(self, one: Lifecycle, act: PlacedStatement) -> bool:
        """Whether a share is unsettled of those whose deed it is; a meeting is everybody's."""
        if one.statement.kind == "follow-up":
            return one.unsettled(act.date, act.account)
        return any(
            share in act.deed_of and not one.settled(share, act.date, act.account)
            for share in one.shares
        )

    def _complete_latest(self, name: str, act: PlacedStatement) -> None:
        """Settle the latest unsettled statement that was coded under a name."""
        before = [one for one in self._coded_as(name) if one.statement.precedes(act)]
        unfinished = [
            one
            for one in before
            if one.unsettled(act.date, act.account)
            and (not act.done_by or act.done_by.intersection(one.shares) or one.shares == (ALL,))
        ]
        undertaken = [one for one in unfinished if one.statement.kind in _UNDERTAKINGS]
        if undertaken:
            self._settle(undertaken[-1], act, act.done_by)
            self._meet(before, act)
        elif unfinished:
            self._settle(unfinished[-1], act, act.done_by)

    def _meet(self, before: Iterable[Lifecycle], act: PlacedStatement) -> None:
        """Meet requests by the deed of an addressee, or since the one who asked says so."""
        for one in before:
            asked = one.statement
            if asked.kind == "request" and (
                act.deed_of & asked.to or (not act.done_by and act.by & asked.by)
            ):
                self._settle(one, act, frozenset())

    def _settle(self, one: Lifecycle, act: PlacedStatement, whose: frozenset[str]) -> None:
        """Settle the shares of some parties, or of all where none is given."""
        milestone = Milestone(act.date, act.ref, act.account)
        everybody = not whose or one.statement.kind == "follow-up"
        for share in one.shares:
            if share != ALL and not everybody and share not in whose:
                continue
            if one.settled(share, act.date, act.account) and act.targets is None:
                _affirm(one, (share,), milestone)
                continue
            known = one.fulfilled.get(share)
            one.fulfilled[share] = _first(known, milestone)
            _affirm(one, (share,), milestone)
            said = one.replaced.get(share)
            if said and said.account.differs_from(act.account):
                self._dispute(one, milestone, said)

    def _progress(self, act: PlacedStatement) -> None:
        milestone = Milestone(act.date, act.ref, act.account)
        for one in self._folded:
            since = one.statement
            # What is complete neither settles nor begins what its own readout undertakes.
            together = since.readout == act.readout and not (act.complete and act.targets is None)
            if since.kind in _UNDERTAKINGS and (together or since.precedes(act)):
                settled = one.fulfilled.values()
                if not any(said.evidence == act.ref for said in settled):
                    one.progressed = _first(one.progressed, milestone)

    def _renew(self, act: PlacedStatement) -> None:
        for target in act.named:
            if "@" in target:
                named = self._by_ref.get(target)
                if (
                    named
                    and named.statement.kind == act.kind
                    and named.statement.date <= act.date
                    and named is not self._by_ref.get(act.ref)
                ):
                    for share in sorted(act.by.intersection(named.shares)):
                        self._replace(named, share, act)
            elif target in self._names:
                self._renew_latest(target, act)

    def _renew_latest(self, name: str, act: PlacedStatement) -> None:
        """Renew the latest unsettled statement that was coded under a name, share by share."""
        before = [
            one
            for one in self._coded_as(name)
            if one.statement.kind == act.kind and one.statement.precedes(act)
        ]
        for share in sorted(act.by):
            of_share = [
                one
                for one in before
                if share in one.shares and not one.settled(share, act.date, act.account)
            ]
            for one in of_share[-1:]:
                self._replace(one, share, act)

    def _replace(self, one: Lifecycle, share: str, act: PlacedStatement) -> None:
        milestone = Milestone(act.date, act.ref, act.account)
        done = one.fulfilled.get(share) or one.held
        if done is not None and done.on <= act.date:
            if done.account.differs_from(act.account):
                self._dispute(one, done, milestone)
            elif done.on < act.date:
                one.contested = tuple(dict.fromkeys((*one.contested, milestone)))
            return
        judged = one.assessed(act.date, share) if one.assessments else None
        if judged is not None and judged.outcome == "fulfilled" and judged.on < act.date:
            one.contested = tuple(dict.fromkeys((*one.contested, milestone)))
        one.replaced[share] = _first(one.replaced.get(share), milestone)
        renewing = self._by_ref.get(act.ref)
        if renewing is not None and self._by_ref.get(one.replaced[share].evidence) is renewing:
            if one.progressed is not None:
                renewing.progressed = _first(renewing.progressed, one.progressed)
            if one.statement not in renewing.renewed:
                renewing.renewed += (one.statement,)
            if act.continuing and one.statement.continuing:
                renewing.reaffirmed = (milestone,)

    def _dispute(self, one: Lifecycle, done: Milestone, said: Milestone) -> None:
        """That one account says a thing is done, and another that it is still to be."""
        on = max(done.on, said.on)
        against = tuple(Milestone(on, evidence) for evidence in (done.evidence, said.evidence))
        one.disputed = against
        renewing = self._by_ref.get(said.evidence)
        if renewing is not None:
            renewing.disputed = against

    def _reaffirm(self, act: PlacedStatement) -> None:
        """Reaffirm what is undertaken without an end."""
        for one in self._folded:
            said = one.statement
            if (
                said.continuing
                and said.kind == "commitment"
                and said.precedes(act)
                and act.by.intersection(one.shares)
                and one.unsettled(act.date)
            ):
                one.reaffirmed += (Milestone(act.date, act.ref, act.account),)

    def _coded_as(self, name: str) -> list[Lifecycle]:
        """The statements that were coded under a name or its former ones, in the order of time."""
        if name not in self._names:
            return []
        under = {name, *self._former.get(name, ())}
        return [one for one in self._folded if (one.statement.coded_as or self._item) in under]


def _affirm(one: Lifecycle, shares: Iterable[str], milestone: Milestone) -> None:
    """That a thing is said to be done, where some of its shares were judged not to be."""
    if any(one.denied(share, milestone.on) for share in shares if share in one.shares):
        one.affirmed = tuple(dict.fromkeys((*one.affirmed, milestone)))


def _first(known: Milestone | None, milestone: Milestone) -> Milestone:
    return milestone if known is None or milestone.on < known.on else known
