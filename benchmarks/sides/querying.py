"""Asking: what is unsettled in one relationship as of a day, in ledgers of any size."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from functools import cache

from benchmarks import world
from benchmarks.sides import plain
from benchmarks.sides.measuring import Goal, Row, Spread, in_turns, seconds, spread, tell
from benchmarks.sides.worlds import Worlds
from tracker import bootstrap
from tracker.domain.rules import PRESSING
from tracker.queries import Queries, Viewpoint

SMALL = 10_000
"""The ledger that a large one is compared with."""

_PASSES = 40
_ROUNDS = 3

_BY_HAND = """
    SELECT s.key || '@' || r.slug, s.type, i.slug, n.title, s.by_parties, s.summary, v.status,
           v.rule, p.evidence, s.date, s.due, s.due_words, s.tied_before, s.tied_at, p.due_first,
           p.due_last, p.sought, s.wording, s.condition, s.approximate
      FROM tracker_spans p
      JOIN tracker_verdicts v ON v.id = p.verdict
      JOIN tracker_statements s
        ON s.relationship_id = p.relationship_id AND s.id = p.statement_id
      JOIN tracker_readouts r ON r.relationship_id = s.relationship_id AND r.id = s.readout_id
      JOIN tracker_items i ON i.relationship_id = p.relationship_id AND i.id = p.item_id
      JOIN tracker_item_names n ON n.relationship_id = p.relationship_id
          AND n.item_id = p.item_id AND n.known_from <= :known AND n.known_to > :known
     WHERE p.relationship_id = (SELECT id FROM tracker_relationships WHERE name = :relationship)
       AND p.valid_to > :day AND p.valid_from <= :day
       AND p.known_to > :known AND p.known_from <= :known
"""


@cache
def names() -> list[str]:
    """The relationships that are asked about: those of the small ledger, which are in each."""
    return world.relationships(world.size(SMALL))


def against_replay(worlds: Worlds, statements: int) -> Row:
    """The answer against that of the plain library, which replays every event."""
    with (
        bootstrap.queries(f"sqlite:///{worlds.store(statements)}") as queries,
        plain.opened(str(worlds.plain(statements))) as app,
    ):
        turns = in_turns(
            lambda: _asked(queries, lambda name: Viewpoint(world.AS_OF, relationship=name)),
            lambda: seconds(lambda: plain.unsettled(app, names()[0], world.AS_OF)),
            _ROUNDS,
        )
    return Row(
        "query",
        "open commitments of one relationship as of a date",
        "ms",
        _milliseconds(spread(turns.ours)),
        "plain library, full replay",
        _milliseconds(spread(turns.other)),
        turns.faster(),
        "times faster",
        Goal("at least", 3000),
    )


def against_small(worlds: Worlds, statements: int) -> Iterator[Row]:
    """The answer from a large ledger against that from a small one, by either clock."""
    views: dict[str, Callable[[str], Viewpoint]] = {
        "as of a date": lambda name: Viewpoint(world.AS_OF, relationship=name),
        "as known on a date": lambda name: Viewpoint(
            world.AS_OF, known_on=world.KNOWN_ON, relationship=name
        ),
    }
    large, small = worlds.store(statements), worlds.store(SMALL)
    for clock, view in views.items():
        with (
            bootstrap.queries(f"sqlite:///{large}") as here,
            bootstrap.queries(f"sqlite:///{small}") as there,
        ):
            yield compared(clock, here, there, view, statements)


def compared(
    clock: str,
    here: Queries,
    there: Queries,
    view: Callable[[str], Viewpoint],
    statements: int,
) -> Row:
    """The row that compares two ledgers by one clock."""
    same = all(len(here.unsettled(view(n))) == len(there.unsettled(view(n))) for n in names())
    if not same:
        tell(f"{clock}: the two ledgers do not answer alike")
    turns = in_turns(lambda: _asked(here, view), lambda: _asked(there, view), _PASSES)
    return Row(
        f"query-size-{clock.split()[1]}",
        f"the same query {clock}",
        "ms",
        _milliseconds(spread(turns.ours)),
        f"ours at {SMALL:,} statements, not {statements:,}",
        _milliseconds(spread(turns.other)),
        turns.slower(),
        "times slower",
        Goal("at most", 1.5),
        note="" if same else "the two ledgers do not answer alike",
    )


def against_sql(worlds: Worlds, statements: int) -> Row:
    """The answer against the bare rows of a query written by hand."""
    store = worlds.store(statements)
    connection = sqlite3.connect(store)
    with bootstrap.queries(f"sqlite:///{store}") as queries:
        turns = in_turns(
            lambda: _asked(queries, lambda name: Viewpoint(world.AS_OF, relationship=name)),
            lambda: _asked_by_hand(connection),
            _PASSES,
        )
    connection.close()
    return Row(
        "query-sql",
        "the same query",
        "ms",
        _milliseconds(spread(turns.ours)),
        "SQL by hand, rows only",
        _milliseconds(spread(turns.other)),
        turns.slower(),
        "times slower",
        Goal("at most", 1.5),
    )


def _asked(queries: Queries, view: Callable[[str], Viewpoint]) -> float:
    """How long one answer takes on average over the relationships."""
    views = [view(name) for name in names()]
    return seconds(lambda: [queries.unsettled(each) for each in views]) / len(views)


def _asked_by_hand(connection: sqlite3.Connection) -> float:
    ((known,),) = connection.execute("SELECT MAX(recorded_at) FROM tracker_recordings").fetchall()
    statuses = ", ".join(f"'{status}'" for status in PRESSING)
    query = f"{_BY_HAND} AND v.status IN ({statuses})"
    given = [
        {"known": known, "day": world.AS_OF.toordinal(), "relationship": name} for name in names()
    ]
    return seconds(lambda: [connection.execute(query, each).fetchall() for each in given]) / len(
        given
    )


def asked(queries: Queries) -> float:
    """How long the answer as of the day takes on average."""
    return _asked(queries, lambda name: Viewpoint(world.AS_OF, relationship=name))


def _milliseconds(figures: Spread) -> Spread:
    return Spread(figures.least * 1000, figures.middle * 1000, figures.most * 1000)
