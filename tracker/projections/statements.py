"""Readouts, meetings and statements in the views, each version with its time on record."""

from __future__ import annotations

import json
from collections.abc import Callable

from tracker.domain.due import Due, Window
from tracker.domain.heading import Heading
from tracker.domain.kinds import KINDS
from tracker.domain.placed_statement import Holding, PlacedStatement
from tracker.domain.statements import Quote, Statement
from tracker.projections import grounds
from tracker.projections.instants import day_of
from tracker.projections.said import NewAct, Title
from tracker.projections.schema import STILL
from tracker.projections.tables import ReadoutRow, Tables
from tracker.sql import Row

_COLUMNS = """
    id, readout_id, meeting_id, item_id, key, number, type, date, by_parties, to_parties, summary,
    quote, wording, condition, due, due_words, due_first, due_last, approximate, tied_before,
    tied_at, complete, targets
"""
_NO_WINDOW = Window(None, None)
_NAMES = [name.strip() for name in _COLUMNS.split(",")]


def register(tables: Tables, heading: Heading) -> ReadoutRow:
    """A readout and its meetings, from this recording on."""
    relationship_id = tables.relationship(heading.relationship)
    meetings = tuple(
        (tables.next_id("tracker_meetings"), m.date.toordinal()) for m in heading.meetings
    )
    readout = ReadoutRow(
        tables.next_id("tracker_readouts"),
        heading.readout,
        relationship_id,
        frozenset(heading.parties),
        meetings,
    )
    tables.remember(readout)
    first = min(day for _, day in meetings)
    tables.add(
        "tracker_readouts",
        *(readout.id, heading.readout, relationship_id, first, heading.title, heading.publisher),
        *(tables.recording, STILL),
    )
    for number, meeting in enumerate(heading.meetings):
        meeting_id, day = meetings[number]
        tables.add(
            "tracker_meetings",
            *(meeting_id, readout.id, heading.meeting_id(number), day),
            *(meeting.kind, meeting.place, meeting.ordinal),
            json.dumps(meeting.participants, ensure_ascii=False),
            " ".join(meeting.holds),
            *(tables.recording, STILL),
        )
        if meeting.holds:
            held = Holding(meeting.date, heading.readout, meeting.holds)
            tables.hold(relationship_id, held, meeting_id)
    return readout


def amend_heading(tables: Tables, heading: Heading) -> None:
    """A readout and its meetings anew; its statements belong to the new ones."""
    old = tables.readout(heading.readout)
    sql = tables.written()
    for (holds,) in sql.rows("SELECT holds FROM tracker_meetings WHERE readout_id = ?", (old.id,)):
        tables.take_back(holds.split(), old.relationship_id)
    ended = [(tables.recording, old.id)]
    sql.write("UPDATE tracker_readouts SET known_to = ? WHERE id = ?", ended)
    sql.write("UPDATE tracker_meetings SET known_to = ? WHERE readout_id = ?", ended)
    new = register(tables, heading)
    new.next_number = old.next_number
    places = {meeting_id: place for place, (meeting_id, _) in enumerate(old.meetings)}

    def moved(row: dict[str, object]) -> dict[str, object]:
        # A statement of a meeting that is gone is amended by the events that follow this one.
        place = min(places[int(str(row["meeting_id"]))], len(new.meetings) - 1)
        meeting_id, day = new.meetings[place]
        return {**row, "readout_id": new.id, "meeting_id": meeting_id, "date": day}

    _restate(tables, old, moved)


def reorder(tables: Tables, readout: str, keys: tuple[str, ...]) -> None:
    """The statements of a readout in another order."""
    row = tables.readout(readout)
    order = {key: number for number, key in enumerate(keys)}
    _restate(tables, row, lambda old: {**old, "number": order[str(old["key"])]})
    row.next_number = len(keys)


def add(tables: Tables, readout: str, statement: Statement, number: int | None = None) -> None:
    """A statement that a correction brings; behind the others unless told where."""
    ref = f"{statement.key}@{readout}"
    if ref not in tables.amended and (was := grounds.before(tables, ref)):
        tables.amended[ref] = was
    state(tables, readout, statement, number)
    # One that was taken back, or a version before it, may have been judged and named.
    tables.said.disorder(tables.item(tables.readout(readout).relationship_id, statement.item))


def state(tables: Tables, readout: str, statement: Statement, number: int | None = None) -> None:
    """A statement of a readout, from this recording on; behind the others unless told where."""
    row = tables.readout(readout)
    if number is None:
        number = row.next_number
        row.next_number += 1
    said = vars(statement)  # a statement has the fields of its type, and no others
    by: tuple[str, ...] = statement.by
    to: tuple[str, ...] = said.get("to", ())
    due: Due | None = said.get("due")
    window = due.window if due else None
    quote: Quote | None = statement.quote
    complete: bool = said.get("complete", False)
    targets: tuple[str, ...] = said.get("renews") or said.get("fulfils") or ()
    statement_id = tables.next_id("tracker_statements")
    item_id = tables.item(row.relationship_id, statement.item)
    meeting_id, day = row.meetings[statement.meeting]
    ref = f"{statement.key}@{readout}"
    kind = KINDS[statement.type]
    tables.said.items[ref] = item_id
    if kind != "views":
        act = PlacedStatement(
            ref=ref,
            kind=kind,
            item=statement.item,
            date=day_of(day),
            readout=readout,
            number=number,
            by=frozenset(by),
            to=frozenset(to) if to else row.parties.difference(by),
            window=window,
            before=due.before if due else None,
            at=due.at if due else None,
            complete=complete,
            targets=targets,
        )
        tables.said.add(NewAct(statement_id, item_id, row.relationship_id, act))
        tables.said.titles[statement_id] = Title(ref, statement.type, statement.summary)
    first, last, approximate = window or _NO_WINDOW
    tables.add(
        "tracker_statements",
        statement_id,
        row.id,
        meeting_id,
        item_id,
        statement.key,
        number,
        statement.type,
        day,
        " ".join(by),
        " ".join(to),
        statement.summary,
        quote.exact if quote else None,
        said.get("wording"),
        said.get("condition"),
        due.edtf if due else None,
        due.words if due else None,
        first.toordinal() if first else None,
        last.toordinal() if last else None,
        int(approximate),
        due.before if due else None,
        due.at if due else None,
        int(complete),
        " ".join(targets),
        tables.recording,
        STILL,
    )
    for target in targets:
        tables.link(target, row.relationship_id, day, statement_id=statement_id)
    if due and due.occasion:
        tables.link(due.occasion, row.relationship_id, day, statement_id=statement_id, tie=True)


def retract(tables: Tables, readout: str, key: str) -> int:
    """End the present version of a statement; return its place in the readout."""
    row = tables.readout(readout)
    sql = tables.written()
    ((statement_id, item_id, number, targets, *was),) = sql.rows(
        f"SELECT id, item_id, number, targets, {grounds.COLUMNS} FROM tracker_statements"
        f" WHERE readout_id = ? AND key = ? AND known_to = {STILL}",
        (row.id, key),
    )
    sql.write(
        "UPDATE tracker_statements SET known_to = ? WHERE id = ?",
        [(tables.recording, statement_id)],
    )
    tables.amended.setdefault(f"{key}@{readout}", grounds.ground(tuple(was)))
    tables.said.disorder(item_id)
    tables.take_back(targets.split(), row.relationship_id)
    return int(number)


def _restate(
    tables: Tables, readout: ReadoutRow, change: Callable[[dict[str, object]], dict[str, object]]
) -> None:
    """New versions of those statements of a readout that a change makes different."""
    sql = tables.written()
    found = sql.rows(
        f"SELECT {_COLUMNS} FROM tracker_statements WHERE readout_id = ? AND known_to = {STILL}"
        " ORDER BY number",
        (readout.id,),
    )
    for row in found:
        old = dict(zip(_NAMES, row, strict=True))
        new = change(old)
        if new != old:
            was = tuple(old[name] for name in grounds.COLUMNS.split(", "))
            tables.amended.setdefault(f"{old['key']}@{readout.slug}", grounds.ground(was))
            _version(tables, row, new, readout.relationship_id)


def _version(tables: Tables, old: Row, new: dict[str, object], relationship_id: int) -> None:
    statement_id = tables.next_id("tracker_statements")
    sql = tables.sql
    sql.write(
        "UPDATE tracker_statements SET known_to = ? WHERE id = ?", [(tables.recording, old[0])]
    )
    tables.add(
        "tracker_statements",
        *(statement_id if name == "id" else new[name] for name in _NAMES),
        *(tables.recording, STILL),
    )
    day = int(str(new["date"]))
    targets = str(new["targets"]).split()
    for target in targets:
        tables.link(target, relationship_id, day, statement_id=statement_id)
    tables.take_back(targets, relationship_id)
    if occasion := new["tied_before"] or new["tied_at"]:
        tables.link(str(occasion), relationship_id, day, statement_id=statement_id, tie=True)
    tables.said.disorder(int(str(new["item_id"])))
