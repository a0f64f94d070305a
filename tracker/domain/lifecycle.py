"""Lifecycles: what happened to a followed statement, from the day on which it was made.

Nothing here asks what day it is: a lifecycle is read as of a day by `status`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from operator import attrgetter

from tracker.domain.accounts import AccountDiffers
from tracker.domain.items import (
    HELD,
    Assessment,
    ConditionSettled,
    EvidenceSought,
    OutcomeAssessed,
)
from tracker.domain.lapses import deciding
from tracker.domain.milestones import ByShare, Milestone, Undertaken, WindowChange
from tracker.domain.placed_statement import NO_ACCOUNT, Account, PlacedStatement
from tracker.domain.window import Window

ALL = ""
"""The share of a statement that nobody has a part in of their own: a request, or a concern."""


@dataclass(slots=True, eq=False)
class Lifecycle:
    """A followed statement, with its twins, and what happened to each share of it.

    Whatever happens to it is put in the place of what was there, of which nothing is changed: how
    far it had come can be kept, and compared.
    """

    statement: PlacedStatement
    windows: tuple[WindowChange, ...]
    twins: tuple[PlacedStatement, ...] = ()
    """The same act as other publishers report it."""
    differing: tuple[AccountDiffers, ...] = ()
    """In what their accounts of it differ, or of what settled it."""
    fulfilled: Mapping[str, Milestone] = field(default_factory=dict)
    """The complete progress that settled each share, by party."""
    fulfilled_again: ByShare = field(default_factory=dict)
    """What settled each share once more that was judged to be done in part by then, by party."""
    replaced: Mapping[str, Milestone] = field(default_factory=dict)
    """The renewal that took the place of each share, by party."""
    held: Milestone | None = None
    progressed: Milestone | None = None
    welcomed: tuple[Milestone, ...] = ()
    """The progress on what is undertaken without an end."""
    taken_up: tuple[Undertaken, ...] = ()
    reaffirmed: ByShare = field(default_factory=dict)
    """What undertook each share anew, by party, where it has no end."""
    contested: ByShare = field(default_factory=dict)
    """What undertakes a share anew although it was done, or taken back, by party."""
    affirmed: ByShare = field(default_factory=dict)
    """What says that a share was done although that was judged otherwise by then, by party."""
    renewed: Mapping[str, tuple[PlacedStatement, ...]] = field(default_factory=dict)
    """The earlier statements that it renews, by the party whose share they are of."""
    chain: tuple[PlacedStatement, ...] = ()
    """Those, those that they renew, and so on."""
    alongside: tuple[Lifecycle, ...] = ()
    """The rounds of its item that were unfinished when it was announced, or it when they were."""
    met_otherwise: tuple[Milestone, ...] = ()
    """The meetings that were taken for another round, whose day came when its own were past."""
    disputed: tuple[Milestone, ...] = ()
    """What two accounts of one meeting say against each other."""
    assessments: tuple[Assessment, ...] = ()
    fixed: bool = False
    """Whether the occasion that its window is tied to was held, so that nothing moves it more."""
    shares: tuple[str, ...] = field(init=False)
    """The parties that have a share in it."""

    def __post_init__(self) -> None:
        """Find whose shares there are, which nothing changes that happens to it."""
        self.shares = (ALL,)
        if self.statement.kind not in ("request", "concern"):
            parties = self.statement.by.union(*(twin.by for twin in self.twins))
            self.shares = tuple(sorted(parties))

    @property
    def divided(self) -> bool:
        """Whether something happened to one share that did not happen to all."""
        happened = (
            *(self.fulfilled, self.fulfilled_again, self.replaced, self.renewed),
            *(self.reaffirmed, self.affirmed, self.contested),
        )
        if not (any(happened) or self.assessments):
            return False
        if any(isinstance(j, OutcomeAssessed) and j.share for j in self.assessments):
            return True
        first, *others = self.shares
        return any(one.get(share) != one.get(first) for one in happened for share in others)

    @property
    def marked(self) -> bool:
        """Whether there is anything that one has to know of it beside its status."""
        return bool(
            self.twins
            or self.renewed
            or self.progressed
            or self.assessments
            or self.disputed
            or self.differing
            or self.contested
            or self.affirmed
            or self.reaffirmed
            or self.welcomed
            or len(self.taken_up) > 1
            or any(taken.left or taken.kept for taken in self.taken_up)
            or len(self.windows) > 1
            or self.windows[0].void
            or self.windows[0].apart
            or self.replaced
            or self.met_otherwise
        )

    @property
    def fulfilling(self) -> set[str]:
        """What settled any share of it by reporting it complete."""
        again = (milestone for several in self.fulfilled_again.values() for milestone in several)
        return {milestone.evidence for milestone in (*self.fulfilled.values(), *again)}

    @property
    def earlier(self) -> tuple[PlacedStatement, ...]:
        """The earlier statements that it renews, whosever shares of them."""
        return tuple(dict.fromkeys(one for several in self.renewed.values() for one in several))

    @property
    def reached(self) -> tuple[object, ...]:
        """How far it has come: all that can change but `alongside`, which no answer tells."""
        return _reached(self)

    @property
    def days(self) -> list[date]:
        """Every day on which something happened to it, but for its window."""
        happened = [*self.fulfilled.values(), *self.replaced.values(), self.held, self.progressed]
        happened += (*self.welcomed, *self.disputed, *self.met_otherwise)
        for several in (self.reaffirmed, self.affirmed, self.contested, self.fulfilled_again):
            for anew in several.values():
                happened += anew
        days = [milestone.on for milestone in happened if milestone]
        for taken in self.taken_up:
            days += [taken.on, taken.ended] if taken.ended else [taken.on]
        days += [other.date for other in self.twins] + [other.on for other in self.differing]
        for judged in self.assessments:
            days.append(judged.through if isinstance(judged, EvidenceSought) else judged.on)
        return days

    @property
    def underway(self) -> bool:
        """Whether what is said later can still change it without naming it.

        One that was judged is: a judgement may hold from a later day on than what settled it.
        """
        return self.settled_on == date.max

    @property
    def settled_on(self) -> date:
        """The day from which on nothing changes it but what names it; the last of all for none."""
        if self.assessments or not (self.held or self.fulfilled or self.replaced):
            return date.max
        if self.held:
            return self.held.on
        days = []
        for share in self.shares:
            done, renewed = self.fulfilled.get(share), self.replaced.get(share)
            settled = done or renewed
            if settled is None:
                return date.max
            days.append(min(settled.on, renewed.on) if renewed else settled.on)
        return max(days)

    def window(self, on: date) -> Window | None:
        """The due window as the record of that day gives it."""
        return self.window_change(on).window

    def window_change(self, on: date) -> WindowChange:
        """The window as it is on a day, since when, and whether its tie is void."""
        current = self.windows[0]
        for moved in self.windows[1:]:
            if moved.on <= on:
                current = moved
        return current

    def assessed(self, on: date, share: str | None = None) -> OutcomeAssessed | None:
        """The latest judgement of the outcome that holds on that day.

        Args:
            on: the day.
            share: the party whose share it is of; a judgement of all shares is of each.
        """
        latest = None
        for judged in self.assessments:
            if (
                isinstance(judged, OutcomeAssessed)
                and judged.on <= on
                and (share is None or self._bears_on(judged, share))
                and (latest is None or judged.on >= latest.on)
            ):
                latest = judged
        return latest

    def judged_in_part(self, share: str, on: date) -> OutcomeAssessed | None:
        """The latest judgement of a share by a day, where that is that a part of it was done."""
        judged = self.assessed(on, share) if self.assessments else None
        return judged if judged is not None and judged.outcome == "partly fulfilled" else None

    def _judged_whole(self, share: str, on: date) -> bool:
        """Whether it was judged by a day how a share ended as a whole."""
        judged = self.assessed(on, share) if self.assessments else None
        return judged is not None and judged.outcome != "partly fulfilled"

    def _bears_on(self, judged: OutcomeAssessed, share: str) -> bool:
        """Whether a judgement is of a share: one of all is, and that a meeting was held is of all.

        It can be on record of one share from before such judgements were refused.
        """
        held = self.statement.kind == "follow-up" and judged.outcome in HELD
        return held or judged.share in (None, share)

    def condition(self, on: date) -> ConditionSettled | None:
        """The judgement by which its condition stands on that day; see `lapses.deciding`."""
        return deciding(self.assessments, (self.statement, *self.twins), on)

    def _has_lapsed(self, on: date) -> bool:
        """Whether its condition counts as lapsed on a day."""
        settled = self.condition(on) if self.assessments else None
        return settled is not None and settled.result == "lapsed"

    def sought(self, on: date) -> date | None:
        """The last day, up to that one, through which evidence was sought without result."""
        days = (j.through for j in self.assessments if isinstance(j, EvidenceSought))
        return max((day for day in days if day <= on), default=None)

    def settled(self, share: str, on: date, but_by: Account = NO_ACCOUNT) -> bool:
        """Whether a share was settled by a day.

        Args:
            share: the party.
            on: the day.
            but_by: an account of a meeting; what other accounts of that say does not count.
        """
        renewal = self.replaced.get(share)
        if renewal and renewal.on <= on and not renewal.account.differs_from(but_by):
            return True
        return self.ended(share, on, but_by)

    def ended(self, share: str, on: date, but_by: Account = NO_ACCOUNT) -> bool:
        """Whether a share was settled by a day otherwise than by a renewal; see `settled`."""
        if self.held and self.held.on <= on and not self.held.account.differs_from(but_by):
            return True
        if self.fulfilled and self.done(share, on, but_by):
            return True
        judged = bool(self.assessments)
        return judged and (self._judged_whole(share, on) or self._has_lapsed(on))

    def done(self, share: str, on: date, but_by: Account = NO_ACCOUNT) -> Milestone | None:
        """What reported a share complete by a day, and was not judged to be so in part since.

        A meeting that was held in part was held.
        """
        in_part = None if self.statement.kind == "follow-up" else self.judged_in_part(share, on)
        since = in_part.on if in_part else date.min
        for one in (self.fulfilled.get(share), *self.fulfilled_again.get(share, ())):
            if one and since < one.on <= on and not one.account.differs_from(but_by):
                return one
        return None

    def lapsed(self, share: str, on: date) -> bool:
        """Whether nothing but that its condition lapsed had settled a share by a day."""
        if self.held or share in self.fulfilled or share in self.replaced:
            return False
        return self._has_lapsed(on) and not self._judged_whole(share, on)

    def denied(self, share: str, on: date) -> bool:
        """Whether it was judged by a day that a share was not done, or will not be."""
        judged = self.assessed(on, share) if self.assessments else None
        undone = judged is not None and judged.outcome in ("not fulfilled", "withdrawn", "refused")
        return undone or self._has_lapsed(on)

    def unsettled(self, on: date, but_by: Account = NO_ACCOUNT) -> bool:
        """Whether a share of it was unsettled on a day; see `settled`."""
        return any(not self.settled(share, on, but_by) for share in self.shares)


_reached: Callable[[Lifecycle], tuple[object, ...]] = attrgetter(
    *(one.name for one in fields(Lifecycle) if one.name not in ("alongside", "fixed", "shares"))
)
