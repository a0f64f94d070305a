"""Once: commands that are recorded a single time, even when they are tried again.

The id of a command travels with its recording. Who hears no answer asks for that id before trying
again, so nothing is recorded twice, and what was recorded unheard is told as if it had been heard.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from time import monotonic, sleep
from uuid import uuid4

from tracker.errors import Conflict, Interrupted, Overtaken, Unanswered
from tracker.ledger.gc_pause import uncollected
from tracker.ledger.receipt import Receipt
from tracker.projections.instants import moment
from tracker.sql import Transaction

PATIENCE = 30.0
"""Seconds for which a writer waits for a store that has gone away, such as for its standby."""

PAUSE = 2.0
"""Seconds between two looks at a store that has gone away."""

_TRIES = 50


class Repeated(Exception):
    """The command is on record already."""


@dataclass(slots=True)
class Command:
    """A wish to record something, once.

    Args:
        asked: what is to be recorded, in words that are the same whenever the same is asked for.
        key: what tells two wishes for the same apart; a new one is made where none is given.
    """

    asked: tuple[str, ...]
    key: str = field(default_factory=lambda: uuid4().hex)
    given: bool = False
    """Whether the key was given, so that the command may have been given before."""
    plain: bool = False
    """Whether its content alone tells whether it is on record, as that of a readout does."""
    receipt: Receipt | None = None
    """What the last attempt would answer, or did: it is known before its commit is acknowledged."""

    @property
    def id(self) -> str:
        """What its recording carries: of the key and of what is asked.

        Whoever gives one key to two different commands means both.
        """
        return sha256("\n".join((self.key, *self.asked)).encode()).hexdigest()[:32]


def recorded_at(sql: Transaction, command: Command) -> datetime | None:
    """When a command was recorded, if it was."""
    found = sql.rows("SELECT recorded_at FROM tracker_recordings WHERE command = ?", (command.id,))
    return moment(found[0][0]) if found else None


def persist(
    command: Command,
    attempt: Callable[[], Receipt],
    found: Callable[[], Receipt | None],
) -> Receipt:
    """Try again, from what is then on record, while others get ahead or the store is away.

    Args:
        command: what is to be recorded.
        attempt: decides anew from what is on record, and records that.
        found: what is to be answered if an attempt was recorded unheard; None if none was.

    Raises:
        Unanswered: the store stayed away, and an attempt may have been recorded.
        Interrupted: it stayed away, and none was.
        Overtaken: what was looked at is another by now.
        Conflict: other writers kept changing the same readouts.
    """
    since, unheard = None, command.given
    for _ in range(_TRIES):
        try:
            with uncollected():
                return (found() if unheard else None) or attempt()
        except Repeated:
            unheard = True
        except Overtaken:
            raise
        except Conflict:
            since = None
        except Interrupted as error:
            since, unheard = since or monotonic(), True
            if monotonic() - since >= PATIENCE:
                if command.receipt is None:
                    raise
                raise Unanswered(str(error), None if command.plain else command.key) from error
            sleep(PAUSE)
    raise Conflict("other writers kept changing the same readouts; try again")
