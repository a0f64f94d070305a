"""Revisions: what an act of the log changed, field by field, and what was judged, in words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from tracker.errors import NotFound
from tracker.projections.instants import day_of, microseconds
from tracker.queries.history import history
from tracker.queries.reader import RecordReader
from tracker.queries.recorded import LogEntry
from tracker.queries.versions import Version
from tracker.queries.viewpoint import Viewpoint

HOW = {
    "recorded": "recorded",
    "StatementAdded": "added",
    "StatementAmended": "amended",
    "HeadingAmended": "amended with the heading of its readout",
    "StatementsReordered": "put elsewhere in its readout",
}
"""How a version came to be, in words."""

_OF_STATEMENT = (
    *("type", "by", "to", "summary", "item", "date", "wording", "due", "condition", "complete"),
    *("renews", "fulfils", "quote"),
)
_OF_READOUT = ("title", "publisher", "date", "address")
_OF_MEETING = ("meeting", "day", "kind", "place", "number", "participants", "holds")
_OF_ITEM = ("title", "also", "part of", "merged into")

FIELDS = tuple(dict.fromkeys((*_OF_STATEMENT, *_OF_READOUT, *_OF_MEETING, *_OF_ITEM)))
"""What can become other, by its name."""

GROUNDS = ("evidence", "note")
"""What is told of a judgement beside what was judged, by its name."""


class Revision(NamedTuple):
    """A field that has become other."""

    field: str
    before: str
    """What it was; empty for nothing."""
    after: str
    """What it is; empty for nothing."""

    @property
    def told(self) -> str:
        """What became other, in words."""
        return f"{self.field}: {self.before or 'none'} → {self.after or 'none'}"


class LoggedAct(NamedTuple):
    """An act of the log, as a person reads it."""

    title: str
    """What it was done to is called, or says; empty where it has no title."""
    revisions: tuple[Revision, ...]
    """What became other by it."""


def logged(reader: RecordReader, entry: LogEntry) -> LoggedAct:
    """What was done, and to what, in words.

    Args:
        reader: where to read it.
        entry: the act.
    """
    at = microseconds(entry.at)
    if "@" in entry.what:
        title, revisions = _of_statement(reader, entry)
    elif entry.item:
        title, revisions = _of_item(reader, entry, entry.item, at)
    else:
        title, revisions = _of_readout(reader, entry, at)
    return LoggedAct(title, tuple(revisions))


def differences(before: Version, after: Version) -> Iterator[Revision]:
    """What is other in a version of a statement than in the one before."""
    return _other(details(before), details(after))


def details(version: Version) -> Iterator[tuple[str, str]]:
    """How a statement was coded, by the names of the fields; empty texts for what was not."""
    return zip(
        _OF_STATEMENT,
        (
            *(version.type, ", ".join(version.by), ", ".join(version.to), version.summary),
            *(version.item, str(version.date), version.wording or "", _due(version)),
            *(version.condition or "", "true" if version.complete else ""),
            *(", ".join(version.renews), ", ".join(version.fulfils)),
            f"“{version.quote}”" if version.quote else "",
        ),
        strict=True,
    )


def judged(body: str) -> str:
    """What was judged, in words.

    Args:
        body: the judgement as JSON.
    """
    said: dict[str, Any] = json.loads(body)
    if outcome := said.get("outcome"):
        whose = f", the share of {said['share']}" if said.get("share") else ""
        return f"assessed as {outcome} from {said['on']}{whose}"
    if result := said.get("result"):
        return f"condition {result} on {said['on']}"
    return f"evidence sought through {said['through']} without result"


def grounds(body: str) -> Iterator[tuple[str, str]]:
    """What a judgement rests on, and what was noted with it, by their names.

    Args:
        body: the judgement as JSON.
    """
    said: dict[str, Any] = json.loads(body)
    for name in GROUNDS:
        if text := said.get(name):
            yield name, str(text)


def _due(version: Version) -> str:
    about = "about " if version.approximate else ""
    told = [
        f"{about}{version.due}" if version.due else "",
        f"before {version.before}" if version.before else "",
        f"at {version.at}" if version.at else "",
        f"“{version.due_words}”" if version.due_words else "",
    ]
    return ", ".join(filter(None, told))


def _other(
    before: Iterator[tuple[str, str]], after: Iterator[tuple[str, str]]
) -> Iterator[Revision]:
    for (name, was), (_, now) in zip(before, after, strict=True):
        if was != now:
            yield Revision(name, was, now)


def _of_statement(reader: RecordReader, entry: LogEntry) -> tuple[str, Iterator[Revision]]:
    try:
        versions = history(reader, Viewpoint(date.max), entry.what).versions
    except NotFound:  # it was taken back in the same recording
        return "", iter(())
    later = next((one for one in versions if one.known_from == entry.at), None)
    former = next((one for one in versions if one.known_to == entry.at), None)
    then = (
        one
        for one in versions
        if one.known_from <= entry.at and (one.known_to is None or entry.at < one.known_to)
    )
    said = later or former or next(then, None) or max(versions, key=lambda one: one.known_from)
    changed = former and later and entry.act == "amended"
    return said.summary, differences(former, later) if former and later and changed else iter(())


def _of_readout(reader: RecordReader, entry: LogEntry, at: int) -> tuple[str, Iterator[Revision]]:
    former, later = (
        reader.sql.rows(
            "SELECT r.title, r.publisher, r.date, r.url FROM tracker_readouts r"
            f" WHERE r.slug = ? AND r.{end} = ?",
            (entry.what, at),
        )
        for end in ("known_to", "known_from")
    )
    titles = [str(row[0]) for row in (*later, *former) if row[0]]
    if entry.act != "amended" or not (former and later):
        return next(iter(titles), ""), iter(())
    return next(iter(titles), ""), iter(
        (
            *_other(_fields(_OF_READOUT, former[0]), _fields(_OF_READOUT, later[0])),
            *_of_meetings(reader, entry.what, at),
        )
    )


def _of_meetings(reader: RecordReader, readout: str, at: int) -> Iterator[Revision]:
    former, later = (
        reader.sql.rows(
            "SELECT m.meeting, m.date, m.kind, m.place, m.ordinal, m.participants, m.holds"
            "  FROM tracker_meetings m JOIN tracker_readouts r"
            "    ON r.relationship_id = m.relationship_id AND r.id = m.readout_id"
            f" WHERE r.slug = ? AND m.{end} = ? ORDER BY m.id",
            (readout, at),
        )
        for end in ("known_to", "known_from")
    )
    for before, after in zip(former, later, strict=False):
        yield from _other(_fields(_OF_MEETING, before), _fields(_OF_MEETING, after))


def _of_item(
    reader: RecordReader, entry: LogEntry, slug: str, at: int
) -> tuple[str, Iterator[Revision]]:
    former, later = (
        reader.sql.rows(
            "SELECT n.title, n.names, n.part_of, n.merged_into FROM tracker_item_names n"
            "  JOIN tracker_items i ON i.relationship_id = n.relationship_id AND i.id = n.item_id"
            "  JOIN tracker_relationships l ON l.id = n.relationship_id"
            f" WHERE i.slug = ? AND l.name = ? AND n.{end} = ?",
            (slug, entry.relationship, at),
        )
        for end in ("known_to", "known_from")
    )
    title = next((str(row[0]) for row in (*later, *former)), "")
    if not (former and later):
        return title, iter(())
    return title, _other(_fields(_OF_ITEM, former[0]), _fields(_OF_ITEM, later[0]))


def _fields(names: Sequence[str], row: Sequence[Any]) -> Iterator[tuple[str, str]]:
    for name, value in zip(names, row, strict=True):
        yield name, _text(name, value)


def _text(name: str, value: Any) -> str:  # noqa: ANN401 - as its column holds it
    match name, value:
        case _, None | "":
            return ""
        case (("date" | "day"), int()):
            return str(day_of(value))
        case "also", str():
            return "; ".join(json.loads(value))
        case "participants", str():
            people: dict[str, list[str]] = json.loads(value)
            return "; ".join(f"{party}: {', '.join(who)}" for party, who in people.items())
        case _:
            return str(value)
