"""Opening a store for a command, with a warning where its clock or its log need one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import click

from tracker import bootstrap
from tracker.cli.streams import complain

if TYPE_CHECKING:
    from tracker.ledger import Ledger
    from tracker.queries import Queries

_AHEAD = timedelta(minutes=5)
"""How far the latest recording may lie ahead of the present without a warning."""

_MEGABYTE = 1_000_000

force_option = click.option(
    "--force",
    "any_moment",
    is_flag=True,
    help="Record although the clock seems to be, or to have been, wrong by far.",
)

reviewed_option = click.option(
    "--reviewed", is_flag=True, help="Record drafted files although they are marked for review."
)

effect_option = click.option(
    "--any-effect",
    is_flag=True,
    help="Record also what can do nothing, such as a statement that renews a later one.",
)


@contextmanager
def asking(store: str) -> Iterator[Queries]:
    """A store open for questions."""
    with bootstrap.queries(store) as queries:
        _tell_clock(queries.latest())
        yield queries


@contextmanager
def recording(
    store: str,
    *,
    create: bool = False,
    trial: bool = False,
    key: str | None = None,
    any_moment: bool = False,
    any_effect: bool = False,
) -> Iterator[Ledger]:
    """A ledger open for recording; see `bootstrap.ledger`."""
    with bootstrap.ledger(
        store,
        create=create,
        trial=trial,
        key=key,
        any_moment=any_moment,
        any_effect=any_effect,
    ) as ledger:
        _tell_clock(ledger.latest())
        yield ledger
        _tell_log(ledger.backlog())


def _tell_clock(last: datetime | None) -> None:
    now = bootstrap.now()
    if last and last - now > _AHEAD:
        complain(
            f"tracker: the latest recording is of {last:%Y-%m-%d %H:%M} UTC, still to come by the "
            f"clock of this computer ({now.astimezone(UTC):%Y-%m-%d %H:%M} UTC): one of them is "
            "wrong. --known-on with an earlier moment leaves out what was recorded since"
        )


def _tell_log(backlog: int) -> None:
    if backlog:
        complain(
            f"tracker: the store's log (-wal) has grown to {backlog // _MEGABYTE} MB, since "
            "somebody has been reading the store all the while; it grows until they are done: end "
            "the command that still reads"
        )
