"""Journals of plain-text accounting: an entry a statement, a balance for what is unsettled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks import world
from tracker.domain.statements import CommitmentMade, FollowUpScheduled, ProgressWelcomed


class Booking(NamedTuple):
    """A statement as an entry: what it adds to, or takes from, the unsettled of its item."""

    day: date
    ref: str
    summary: str
    relationship: str
    item: str
    amount: int


def bookings(statements: int) -> Iterator[Booking]:
    """The statements of a world as entries."""
    for readout in world.readouts(statements):
        for said in readout.statements:
            match said:
                case CommitmentMade() | FollowUpScheduled():
                    amount = 0 if said.renews else 1
                case ProgressWelcomed():
                    amount = -1 if said.complete else 0
                case _:
                    amount = 0
            yield Booking(
                readout.meetings[said.meeting].date,
                f"{said.key}@{readout.readout}",
                said.summary,
                readout.relationship,
                said.item,
                amount,
            )


def hledger(path: Path, statements: int) -> None:
    """Write a journal for hledger."""
    with path.open("w", encoding="utf-8") as file:
        for each in bookings(statements):
            file.write(
                f"{each.day} {each.summary}  ; {each.ref}\n"
                f"    open:{each.relationship}:{each.item}    {each.amount}\n"
                f"    said\n\n"
            )


def beancount(path: Path, statements: int) -> None:
    """Write a journal for beancount."""
    opened: set[str] = set()
    with path.open("w", encoding="utf-8") as file:
        file.write("1980-01-01 open Equity:Said\n")
        for each in bookings(statements):
            account = f"Assets:{each.relationship}:{each.item.capitalize()}"
            if account not in opened:
                opened.add(account)
                file.write(f"1980-01-01 open {account}\n")
            file.write(
                f'{each.day} * "{each.summary}"\n'
                f'  ref: "{each.ref}"\n'
                f"  {account}  {each.amount} ITEM\n"
                f"  Equity:Said\n\n"
            )
