"""Particulars: what else is on record of a statement than its status, which its reason names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from tracker.domain.conditions import ConditionOf
from tracker.domain.disagreements import Lent
from tracker.domain.missing import Missing

_NO_SHARES: Mapping[str, str] = MappingProxyType({})
_NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class JudgedInPart(NamedTuple):
    """A judgement that a part of something was done."""

    on: date
    parties: tuple[str, ...] = ()
    """Those of whose shares alone it is; none where it is of all."""
    shows: str | None = None
    """What was noted of it, or shows it; None where that is not told."""

    def told(self, day: Callable[[date], str], party: Callable[[str], str]) -> str:
        """When, and what of it.

        Args:
            day: how a day is told.
            party: how a party is called.
        """
        whose = f" for {' and '.join(map(party, self.parties))}" if self.parties else ""
        return f"on {day(self.on)}{whose}" + (f": {self.shows}" if self.shows else "")


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
    by_others: Mapping[str, tuple[str, ...]] = _NONE
    """What was reported complete on its item of what others did alone, each with who did it."""
    first: str | None = None
    """What took a request up first, which another undertaking does by now."""
    gone: tuple[str, ...] = ()
    """What a judgement of it rests on that was taken back since."""
    became: tuple[str, str] | None = None
    """How what took a request up was done, or ended otherwise, and the statement."""
    refused: str | None = None
    """The request for the same that was refused before it."""
    named: str | None = None
    """The account by whose deadline it was renewed, which that names, where it is another."""
    moved: str | None = None
    """What renewed it in time, where it was done after its own last day."""
    apart: str | None = None
    """The account that gives another time of the occasion that its window is tied to."""
    otherwise: tuple[str, ...] = ()
    """The meetings that were taken for another round of its item, and may have been this one."""
    part: tuple[JudgedInPart, ...] = ()
    """The judgements that a part of it was done; of shares, each that differs."""
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
    def begun(self) -> str | None:
        """The progress that was reported on it, where that is not told as complete."""
        told = self.progress in self.complete or self.progress in self.by_others
        return None if told else self.progress

    @property
    def deeds_of_others(self) -> Iterator[tuple[tuple[str, ...], list[str]]]:
        """What others did that was reported complete on its item, by who did it."""
        for doers in dict.fromkeys(self.by_others.values()):
            yield doers, [ref for ref, theirs in self.by_others.items() if theirs == doers]

    @property
    def in_part(self) -> str:
        """When it was judged to be done in part, and what of it, in words."""
        return self.in_part_by(str, str)

    def in_part_by(self, day: Callable[[date], str], party: Callable[[str], str]) -> str:
        """The same where days and parties are told so."""
        return ", and ".join(one.told(day, party) for one in self.part)


UNKNOWN = Known()
