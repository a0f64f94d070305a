"""Turned: statements whose spans a recording ends and begins, on the record clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tracker.domain.accounts import parties
from tracker.domain.placed_statement import PlacedStatement
from tracker.projections.known import KnownStatement
from tracker.projections.relationship import Relationship
from tracker.projections.rows import KeptSpan


class Turned(NamedTuple):
    """A statement with the spans that a recording ended and began of it."""

    known: KnownStatement
    ended: list[KeptSpan]
    begun: list[KeptSpan]
    gone: bool = False
    """Whether that version of it is no longer on record."""


def turn(whose: Relationship, known: KnownStatement, rows: list[KeptSpan]) -> Turned:
    """Let a statement have certain spans from now on: end those that hold no longer, begin the new.

    Args:
        whose: its relationship.
        known: the statement.
        rows: the spans.
    """
    found = {_place(row): row for row in rows}
    kept, ended = [], []
    for row in known.spans or ():
        place = _place(row)
        if place in found and _says(found[place]) == _says(row):
            kept.append(row)
            del found[place]
        else:
            ended.append(row)
    begun = [*found.values()]
    if ended or begun:
        _write(whose, ended, begun)
        known.spans = kept + begun
    return Turned(known, ended, begun)


def end(whose: Relationship, known: KnownStatement) -> Turned:
    """End all spans of a version of a statement that is no longer on record."""
    ended = known.spans or []
    _write(whose, ended, [])
    known.spans = []
    return Turned(known, ended, [], gone=True)


def kept_marks(
    marks: Iterable[tuple[str, str]], itself: str, first: str, *, approximate: bool = False
) -> str | None:
    """Marks as a span keeps them; an account of an act is not another account than itself.

    Args:
        marks: what is marked of the act: each with a ref, or a day.
        itself: the account that they are kept of.
        first: the one that stands for all, which is another account to those beside it.
        approximate: whether the window is so that the account gives itself.
    """
    told = [one for one in marks if one != ("about", "no") or approximate]
    if ("differs", f"lent/{itself}") in told:
        # Of the same deadline nobody differs who gives it as well.
        told = [one for one in told if not one[1].startswith("lent/") or one[1] == f"lent/{itself}"]
    if itself != first:
        told = [*_beside(told, itself, first)]
    return " ".join(f"{word}:{what}" for word, what in told) or None


def more_parties(
    known: KnownStatement, accounts: Iterable[PlacedStatement], on: date
) -> str | None:
    """The parties whose act it is by all accounts, where one of these does not name all of them.

    Args:
        known: the account that is asked about.
        accounts: all that there are of the act.
        on: the day by which they are.
    """
    more = parties(accounts, on) - known.placed.by
    return " ".join((known.row.by_parties, *sorted(more))) if more else None


def _beside(marks: Sequence[tuple[str, str]], itself: str, first: str) -> Iterator[tuple[str, str]]:
    """Marks as one keeps them that stands beside the account that counts first.

    By whose deadline the status goes is told of one with another deadline; of one that gives it
    where the first does not, that this is so.
    """
    differing = [what.partition("/")[::2] for word, what in marks if word == "differs"]
    lending = [ref for differs, ref in differing if differs == "lent"]
    apart = ("deadline", itself) in differing
    for word, what in marks:
        differs, slash, ref = what.rpartition("/")
        if word not in ("twin", "differs"):
            yield word, what
        elif word == "twin" or ref != itself:
            if differs != "lent" or not (apart or itself in lending):
                yield word, f"{differs}{slash}{first if ref == itself else ref}"
        elif differs == "lent":
            yield word, f"lends/{first}"
        elif differs == "deadline":
            yield word, f"counts/{next(iter(lending), first)}"
        else:
            yield word, f"{differs}/{first}"


def _write(whose: Relationship, ended: Iterable[KeptSpan], begun: Iterable[KeptSpan]) -> None:
    for row in ended:
        whose.writes.end(row, whose.moment)
    for row in begun:
        whose.writes.add(row)


def _place(row: KeptSpan) -> tuple[object, ...]:
    """Of which share of its statement a span is, and from which day on: no two hold at once."""
    return row[2:4]


def _says(row: KeptSpan) -> tuple[object, ...]:
    """All that a span says besides, but since when it is known."""
    return row[6:]
