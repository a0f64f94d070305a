"""The clock: whether what it says can be the moment of a recording.

The moments of a ledger only go forward. Once a clock was ahead, everything after is dated behind
it, and no earlier moment of the record clock tells of it; once it is behind, what is recorded seems
to have been known before it was. Neither can be mended afterwards, so both are refused beforehand.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tracker.errors import Refused, Remedy

AHEAD = timedelta(days=1)
"""How far the latest recording may lie ahead of the present: clocks of two computers differ by
minutes, and one that is set to another zone's time by hours."""

RESTED = timedelta(days=3 * 366)
"""How long a ledger may have rested. A clock that is ahead by years looks the same."""

EARLIEST = datetime(2025, 1, 1, tzinfo=UTC)
"""Before it, this program was not there; a computer without its battery begins at 1970 or 2000."""


def plausible(now: datetime, last: datetime | None) -> datetime:
    """What the clock says, if that can be the moment of a recording.

    Args:
        now: what the clock says.
        last: the moment of the latest recording, if anything is on record.

    Raises:
        Refused: the clock seems to be wrong, or to have been so when something was last recorded.
    """
    if now < EARLIEST:
        raise Refused(
            f"the clock of this computer says {shown(now)}, before there was this program; set it "
            "right",
            remedy=Remedy.RECORD_ANYWAY,
        )
    if last and last - now > AHEAD:
        raise Refused(
            f"the latest recording is of {shown(last)}, and the clock of this computer says "
            f"{shown(now)}: one of them is wrong. Set the clock right",
            remedy=Remedy.RECORD_AFTER_ALL,
        )
    if last and now - last > RESTED:
        raise Refused(
            f"the clock of this computer says {shown(now)}, and the latest recording is of "
            f"{shown(last)}, years before; what is recorded by a clock that is ahead cannot be "
            "dated back. Set the clock right",
            remedy=Remedy.RECORD_ANYWAY,
        )
    return now


def shown(moment: datetime) -> str:
    """A moment to the minute, in UTC."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
