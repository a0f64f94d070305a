"""Effects: what a recording says that can do nothing, or does nothing for now.

It is looked at in memory once the recording was projected, so that whatever was recorded before and
with it is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracker.domain.grounds import Ungrounded
from tracker.projections.accounts import (
    MaybeOne,
    ToldTwice,
    TwinsDiffer,
    maybe_one,
    told_twice,
    twins_differing,
)
from tracker.projections.futility import Futile, futile
from tracker.projections.idleness import Idle, idle
from tracker.projections.judgements import unshared
from tracker.projections.record import Record
from tracker.projections.relationship import Relationship
from tracker.projections.turned import Turned

_NOTHING = Record()


class Effects:
    """What the statements and the meetings of a recording do.

    Args:
        about: the relationships that it is about, with what is new in them.
        record: the record as it is then.
    """

    def __init__(self, about: Iterable[Relationship] = (), record: Record = _NOTHING) -> None:
        self._about = [*about]
        self._record = record

    def twins(self) -> Iterator[TwinsDiffer]:
        """Where two publishers do not say the same of one act; see `twins_differing`."""
        return twins_differing(self._about, self._record.spans, self._record.find)

    def told_twice(self) -> Iterator[ToldTwice]:
        """Which readouts tell again what counts already; see `accounts.told_twice`."""
        return told_twice(self._about)

    def maybe_one(self) -> Iterator[MaybeOne]:
        """What counts as two acts and may be one; see `accounts.maybe_one`."""
        return maybe_one(self._about)

    def unshared(self, turned: Iterable[Turned]) -> Iterator[Ungrounded]:
        """The judgements of shares that no account gives any more; see `judgements`.

        Args:
            turned: the spans that it ended and began.
        """
        return unshared(self._about, turned)

    def futile(self) -> Iterator[Futile]:
        """What can do nothing, so that it is not recorded; see `futility`."""
        return futile(self._about, self._record)

    def idle(self, overruled: Iterable[str]) -> Iterator[Idle]:
        """What does nothing for now, as far as it is not told otherwise; see `idleness`.

        Args:
            overruled: the evidence that has no effect because of a judgement, which is told.
        """
        return idle(self._about, self._record, overruled)
