"""Occasions: the meetings at which the promises of a sheet were made, and between whom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import chain, count
from typing import NamedTuple

from tracker.domain.names import folded, slug_of
from tracker.drafting.coded import MOST_WORDS
from tracker.drafting.sheet.days import Days, Order, days_of
from tracker.drafting.sheet.promises import Promise
from tracker.drafting.sheet.sides import Sides, sides
from tracker.errors import Unreadable
from tracker.files.parties import Parties

_FEWEST = 2
_SHOWN = 5


class Whose(NamedTuple):
    """Whose a promise is, as its cells say."""

    by: Sides
    to: Sides
    others: Sides
    """Those with whom it was made."""

    @property
    def parties(self) -> tuple[str, ...]:
        """All that it names, in order."""
        named = (*self.by.parties, *self.by.to, *self.to.parties, *self.others.parties)
        return tuple(sorted(set(named)))


class PromiseMade(NamedTuple):
    """A promise with whose it is, and the doubts about its day."""

    promise: Promise
    whose: Whose
    doubts: tuple[str, ...]


class Gathering(NamedTuple):
    """A meeting with the promises that were made at it."""

    day: date
    title: str
    place: str
    kind: str
    parties: tuple[str, ...]
    promises: tuple[PromiseMade, ...]
    readout: str = ""
    """What its readout is called."""


class SheetHints(NamedTuple):
    """What a user says of a sheet that it does not say itself."""

    file: str
    """What to call the file in an error."""
    day: date | None = None
    parties: tuple[str, ...] = ()
    order: Order | None = None


_Key = tuple[date, str, tuple[str, ...]]


def gatherings(promises: Iterable[Promise], known: Parties, told: SheetHints) -> list[Gathering]:
    """The meetings of a sheet, in the order of their days.

    Args:
        promises: its rows.
        known: the parties that can be meant.
        told: what a user says of it.

    Raises:
        Unreadable: no day, or fewer than two parties, can be made out; says of which rows.
    """
    rows = list(promises)
    read = [days_of(row.cell("date"), told.order) for row in rows]
    sure = {found.days[0] for found in read if len(found.days) == 1}
    groups: dict[_Key, list[PromiseMade]] = {}
    undated = []
    for row, found in zip(rows, read, strict=True):
        day, doubts = _day(row, found, sure, told.day)
        if day is None:
            undated.append(row)
            continue
        whose = _whose(row, known)
        of = told.parties or _named_by(row.sheet, known)
        if not of and whose.others.parties:
            of = whose.parties
        meeting = folded(row.text("meeting") or row.text("place"))
        groups.setdefault((day, meeting, of), []).append(PromiseMade(row, whose, doubts))
    if undated:
        raise _undated(undated, told.file)
    joined = sorted(_joined(groups).items())
    return _named_apart([_gathering(key, group, told.file) for key, group in joined])


def _undated(rows: list[Promise], file: str) -> Unreadable:
    """That the day of the meeting is not known of some rows: not written, or not to be read."""
    unread = [row for row in rows if row.cell("date").text]
    if not unread:
        return Unreadable(
            f"{file}: {_rows(rows)}: on which day was it promised? Give --date, or name "
            "the column with the days of the meetings: --column 'HEAD=date'"
        )
    words = list(dict.fromkeys(f"‘{row.cell('date').text}’" for row in unread))
    shown = ", ".join(words[:_SHOWN])
    more = f" and {len(words) - _SHOWN} more" if len(words) > _SHOWN else ""
    many = len(words) > 1
    return Unreadable(
        f"{file}: {_rows(unread)}: the day{'s' if many else ''} of the meeting, {shown}{more}, "
        f"{'are' if many else 'is'} no day{'s' if many else ''} of the calendar that can be read; "
        "set right what stands there, or give --date, which is then taken for such rows, marked"
    )


def _joined(groups: dict[_Key, list[PromiseMade]]) -> dict[_Key, list[PromiseMade]]:
    """The groups, with the rows that do not say with whom put to those of their meeting that do."""
    found = {key: list(group) for key, group in groups.items() if key[2]}
    for (day, meeting, of), group in groups.items():
        if of:
            continue
        others = [key for key in found if key[:2] == (day, meeting)]
        named = {party for one in group for party in one.whose.parties}
        if len(others) == 1 and named <= set(others[0][2]):
            found[others[0]] = sorted([*found[others[0]], *group], key=lambda one: one.promise.row)
        else:
            found[day, meeting, of] = group
    return found


def _day(
    row: Promise, found: Days, sure: set[date], given: date | None
) -> tuple[date | None, tuple[str, ...]]:
    """The day of a row's meeting, and the doubts about it."""
    words = row.cell("date").text
    if not found.days:
        doubts = (f"the day of the meeting, ‘{words}’, is not read; --date is taken",)
        return given, doubts if words else ()
    chosen = next((day for day in found.days if day in sure), found.days[0])
    told = [f"the day of the meeting: {doubt}" for doubt in found.doubts]
    if len(found.days) > 1:
        told.append(f"its readout has {chosen}; set `date` and `readout` right if it is the other")
    return chosen, tuple(told)


def _whose(row: Promise, known: Parties) -> Whose:
    return Whose(*(sides(row.text(field), known) for field in ("by", "to", "with")))


def _named_by(sheet: str, known: Parties) -> tuple[str, ...]:
    """The parties that the name of a sheet is made of: "JP-RU"."""
    found = sides(sheet, known) if re.search(r"[-–,&/ ]", sheet) else Sides()
    plain = len(found.parties) >= _FEWEST and not found.doubts
    return tuple(sorted(found.parties)) if plain else ()


def _gathering(key: _Key, group: list[PromiseMade], file: str) -> Gathering:
    day, _, of = key
    parties = of or tuple(sorted({party for one in group for party in one.whose.parties}))
    rows = [one.promise for one in group]
    if len(parties) < _FEWEST:
        only = f"only {parties[0]} is named" if parties else "no party is named"
        raise Unreadable(
            f"{file}: {_rows(rows)}: {only}; say between whom it was promised: --party JP "
            "--party RU, or name the column of the other side: --column 'HEAD=with'"
        )
    return Gathering(
        day=day,
        title=_first(rows, "meeting"),
        place=_first(rows, "place"),
        kind=slug_of(_first(rows, "kind")),
        parties=parties,
        promises=tuple(group),
    )


def _first(rows: list[Promise], field: str) -> str:
    return next((text for row in rows if (text := row.text(field))), "")


def _named_apart(found: list[Gathering]) -> list[Gathering]:
    """The meetings with the names of their readouts, of which no two are the same."""
    named: dict[str, Gathering] = {}
    for one in found:
        what = one.place or one.title or one.kind or "meeting"
        plain = slug_of(f"{one.day} {' '.join(what.split()[:MOST_WORDS])}")
        between = slug_of(f"{plain} {' '.join(one.parties)}")
        numbered = (f"{between}-{number}" for number in count(2))
        name = next(name for name in chain((plain, between), numbered) if name not in named)
        named[name] = one._replace(readout=name)
    return list(named.values())


def _rows(rows: list[Promise]) -> str:
    shown = ", ".join(row.where for row in rows[:_SHOWN])
    more = len(rows) - _SHOWN
    return shown + (f" and {more} more" if more > 0 else "")
