"""Tables: rows that tell what is to be done, by whom and by when, each by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tracker.drafting.countries import named
from tracker.drafting.sentences import Span, trimmed
from tracker.drafting.times.vocabulary import word_set

Role = Literal["matter", "time", "party"]

_WORD = re.compile(r"[a-z]+")
_ROLES: dict[Role, frozenset[str]] = {
    "time": word_set(
        "deadline deadlines due date dates when timeline timelines timeframe timetable time timing "
        "schedule period year target completion"
    ),
    "party": word_set(
        "party parties responsible responsibility who whom country countries side sides lead leads "
        "owner owners actor actors undertaken"
    ),
    "matter": word_set(
        "commitment commitments action actions measure measures deliverable deliverables pledge "
        "pledges undertaking undertakings step steps task tasks agreed agreement agreements "
        "promise promises obligation obligations outcome outcomes item items what activity "
        "activities matter"
    ),
}
_COMMITTING: frozenset[str] = word_set(
    "commitment commitments action actions measure measures deliverable deliverables pledge "
    "pledges undertaking undertakings task tasks promise promises obligation obligations agreed "
    "step steps"
)
_BOTH = re.compile(r"(?:both|all|joint|jointly|the two|two)\b", re.IGNORECASE)
_NOTHING = re.compile(
    r"[\W_]*|n/?a|ongoing|continuous(?:ly)?|continuing|tb[dca]\.?|none"
    r"|to be (?:confirmed|decided|determined|agreed)",
    re.IGNORECASE,
)
"""What a cell says in which there is nothing to read."""

_HEADER = 6
"""Words that the head of a column has at most."""


class Column(NamedTuple):
    """What the cells of a column tell."""

    role: Role | None
    parties: tuple[str, ...] = ()
    """The party whose undertakings stand in it, where its head names one."""
    deadline: bool = False
    """Whether its times are those by which something is to be done."""


class Entry(NamedTuple):
    """What one row says that one party, or all of them, are to do."""

    matter: Span
    party: Span | None
    time: Span | None
    column: Column
    deadline: bool


@dataclass(slots=True)
class Table:
    """The rows of a table as they come, and the heads of its columns."""

    parties: tuple[str, ...]
    """Those of the readout."""
    columns: tuple[Column, ...] = ()
    _begun: bool = False

    def heads(self, text: str, row: Span, *, ruled: bool) -> bool:
        """Whether a row gives the heads of the columns; if so, they are taken.

        Args:
            text: the readout.
            row: the line of the row.
            ruled: whether a rule follows it.
        """
        first, self._begun = not self._begun, True
        cells = [cell.of(text) for cell in cells_of(text, row)]
        found = [_column(cell, self.parties) for cell in cells]
        roles = {column.role for column, cell in zip(found, cells, strict=True) if cell}
        short = all(len(cell.split()) <= _HEADER for cell in cells)
        plain = first and None not in roles and len(roles) > 1
        if not short or not (ruled or plain):
            return False
        telling = any(_COMMITTING & _words(cell) for cell in cells)
        telling = telling or any(column.parties for column in found) or "time" in roles
        self.columns = tuple(found) if "matter" in roles and telling else ()
        return True

    def entries(self, text: str, row: Span) -> list[Entry]:
        """What a row says is to be done; nothing where the heads do not tell that it does."""
        cells = cells_of(text, row)

        def told(role: Role) -> tuple[Span, Column] | None:
            return next(
                (
                    (cell, column)
                    for cell, column in zip(cells, self.columns, strict=False)
                    if column.role == role and not _NOTHING.fullmatch(cell.of(text))
                ),
                None,
            )

        party, time = told("party"), told("time")
        return [
            Entry(
                cell,
                party[0] if party else None,
                time[0] if time else None,
                column,
                bool(time and time[1].deadline),
            )
            for cell, column in zip(cells, self.columns, strict=False)
            if column.role == "matter" and not _NOTHING.fullmatch(cell.of(text))
        ]


def is_rule(words: str) -> bool:
    """Whether a row is the rule between two others."""
    return not words.strip("| \t:-")


def cells_of(text: str, row: Span) -> list[Span]:
    """The cells of a row, the empty ones too."""
    inner = trimmed(text, row.start, row.end)
    inner = Span(inner.start + 1, inner.end - text[inner.start : inner.end].endswith("|"))
    found, begun = [], inner.start
    for at in range(inner.start, inner.end + 1):
        if at == inner.end or text[at] == "|":
            found.append(trimmed(text, begun, at))
            begun = at + 1
    return found


def _words(said: str) -> frozenset[str]:
    return frozenset(_WORD.findall(said.lower()))


def _column(head: str, parties: tuple[str, ...]) -> Column:
    """What the head of a column says of its cells."""
    words = _words(head)
    if words == {"by"}:
        return Column("time", deadline=True)
    own = tuple(dict.fromkeys(p.party for p in named(head) if p.party in parties))
    if own:
        return Column("matter", own)
    for role, telling in _ROLES.items():
        if words & telling:
            late = bool(words & {"deadline", "deadlines", "due", "completion", "target"})
            return Column(role, deadline=role == "time" and (late or "by" in words))
    return Column(None)


def side_of(said: str, parties: tuple[str, ...]) -> tuple[str, ...]:
    """The parties that a cell names; all of them for "both"; none where it names none of them."""
    if _BOTH.match(said):
        return parties
    return tuple(sorted({place.party for place in named(said) if place.party in parties}))
