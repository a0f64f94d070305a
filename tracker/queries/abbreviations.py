"""Abbreviations: the names that a beginning or a part of a name may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tracker.domain.names import folded
from tracker.errors import NotFound, Refused, Remedy
from tracker.queries.viewpoint import Viewpoint
from tracker.queries.wholes import parts
from tracker.suggestions import did_you_mean, near

if TYPE_CHECKING:
    from tracker.queries.scope import ItemRow

_TOLD = 12
"""How many names are told of those that one may stand for."""


class Meant(NamedTuple):
    """The names that a beginning or a part of a name may stand for."""

    begun: list[str]
    """Those that begin so."""
    held: list[str]
    """Those that hold its words, one after the other, and do not begin so."""


def meant(asked: str, names: Iterable[str]) -> Meant:
    """The names that one that is none may stand for.

    Args:
        asked: what was asked for, such as `2019-06` or `Buenos Aires`.
        names: the names that there are, in any form.
    """
    words, found = _words(asked), Meant([], [])
    for name in names if words else ():
        own = _words(name)
        if own.startswith(words):
            found.begun.append(name)
        elif f" {words} " in f" {own} ":
            found.held.append(name)
    return found


def items_meant(
    asked: str, rows: Iterable[ItemRow], known: list[ItemRow]
) -> tuple[list[ItemRow], bool]:
    """The items that a beginning or a part of a name may stand for, and whether they begin so.

    Where all others are parts of one of them, that one alone.

    Args:
        asked: what was asked for.
        rows: the items that it may stand for.
        known: all items, merged ones included.
    """
    told = {
        row: meant(asked, (row.slug, row.title, *row.names)) for row in rows if not row.merged_into
    }
    begun = [row for row, found in told.items() if found.begun]
    found = begun or [row for row, found in told.items() if found.held]
    for row in found:
        if {*found} <= {row, *parts(known, row)}:
            return [row], bool(begun)
    return found, bool(begun)


def _words(name: str) -> str:
    return folded(name.replace("-", " "))


def several(asked: str, told: Sequence[str], *, begun: bool) -> Refused:
    """That a beginning or a part is that of several names.

    Args:
        asked: that.
        told: the names, each with what tells it from others of that name.
        begun: whether they begin so.
    """
    more = f" and {len(told) - _TOLD} more" if len(told) > _TOLD else ""
    do = "begin with" if begun else "hold"
    return Refused(
        f"several names {do} {asked!r}: {', '.join(told[:_TOLD])}{more}; write more of it"
    )


def nothing(asked: str, names: Iterable[str], view: Viewpoint) -> NotFound:
    """That nothing goes by a name, and which may be meant.

    Args:
        asked: the name.
        names: the names that there are.
        view: from where it is asked.
    """
    like = near(folded(asked), names)
    when = "was on record by then that is" if view.known_on else "on record is"
    within = f" in {view.relationship}" if view.relationship else ""
    return NotFound(
        f"nothing {when} called {asked!r}{within}{did_you_mean(like)}",
        remedy=None if like else Remedy.LIST_NAMES,
    )
