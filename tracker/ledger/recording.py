"""Recording: readouts and the names of items, as files hand them in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from tracker.domain.amendment import differences
from tracker.domain.events import Recorded, item_stream, readout_stream
from tracker.domain.items import ItemList, ItemOpened, ItemRenamed
from tracker.domain.names import relationship
from tracker.domain.readouts import Readout, ReadoutRegistered
from tracker.errors import Changed, Ineffective, Refused
from tracker.ledger import matters, returning
from tracker.ledger.amending import ineffective
from tracker.ledger.contents import folded, retraction
from tracker.ledger.receipt import Again, Receipt, Returned
from tracker.ledger.writer import Futility, Writer
from tracker.sql import Transaction, chunks, marks
from tracker.store.event_log import EventLog


@dataclass(frozen=True, slots=True)
class _Decision:
    """What recording the given files amounts to, against what is on record."""

    events: list[Recorded]
    recorded: tuple[Readout, ...]
    named: tuple[str, ...]
    unchanged: tuple[str, ...]
    again: tuple[Again, ...]
    returned: tuple[Returned, ...]
    refused: tuple[Changed, ...]
    foreign: tuple[Refused, ...]
    circular: tuple[Refused, ...]


def record(
    writer: Writer,
    files: Sequence[Readout | ItemList],
    *,
    day: date,
    look: Callable[[Transaction], object] = lambda _: None,
    dry_run: bool = False,
) -> Receipt:
    """Record readouts and names of items, all in one transaction.

    A readout that is on record just so is left alone; one that is on record with another
    content is refused, and nothing of it is recorded.

    Args:
        writer: who records, and in which ledger.
        files: what the files hold.
        day: the day whose statuses the receipt compares.
        look: looks at the record as it is with them, inside the transaction.
        dry_run: whether only to tell what it would do.

    Raises:
        Conflict: other writers kept changing the same streams.
    """
    command = writer.command("record", *(_name(one) or "items" for one in files), plain=True)

    def attempt() -> Receipt:
        given, futile = files, list[Ineffective]()
        while True:
            try:
                return recorded(given, futile)
            except Futility as error:
                refused = _ineffective(given, error)
                names = {one.readout for one in refused}
                given = [one for one in given if _name(one) not in names]
                futile += refused

    def recorded(given: Sequence[Readout | ItemList], futile: list[Ineffective]) -> Receipt:
        found = _decide(writer, given)
        told = Receipt(
            recorded=found.recorded,
            named=found.named,
            unchanged=found.unchanged,
            again=found.again,
            returned=found.returned,
            refused=found.refused,
            ineffective=tuple(futile),
            foreign=found.foreign,
            circular=found.circular,
        )
        check = partial(matters.still_without_circles, recorded=found.events)
        return writer.follow(
            command, found.events, day, told, check=check, look=look, dry_run=dry_run
        )

    return writer.once(command, attempt)


def _ineffective(files: Iterable[Readout | ItemList], error: Futility) -> list[Ineffective]:
    """The readouts that say what can do nothing."""
    names = {one.readout for one in error.futile}
    readouts = (given for given in files if isinstance(given, Readout))
    return [ineffective(given, error) for given in readouts if given.readout in names]


def _name(given: Readout | ItemList) -> str | None:
    return given.readout if isinstance(given, Readout) else None


def _decide(writer: Writer, files: Sequence[Readout | ItemList]) -> _Decision:
    readouts = [given for given in files if isinstance(given, Readout)]
    known = _known(writer.log, [given.readout for given in readouts])
    by = writer.recorded_by
    events: list[Recorded] = []
    recorded: dict[str, Readout] = {}
    unchanged: list[str] = []
    again: list[Again] = []
    back: list[Returned] = []
    refused: list[Changed] = []
    foreign: list[Refused] = []
    circular: list[Refused] = []
    named: list[str] = []
    for given in readouts:
        stream = readout_stream(given.readout)
        standing = recorded.get(given.readout)
        before: list[Recorded] = []
        if standing is None and given.readout in known:
            before = writer.log.stream(stream)
            standing = None if retraction(before) else folded(before)
        if standing is None and (owner := _owner(before)) not in (None, given.relationship):
            foreign.append(
                Refused(
                    f"{given.readout} was on record between {owner} until it was retracted, and "
                    f"the file says {given.relationship}; record it under another name"
                )
            )
        elif standing is None:
            told = enumerate(given.events, start=len(before) + 1)
            events += [Recorded(stream, place, event, by) for place, event in told]
            recorded[given.readout] = given
            again += [returning.again(before, given)] if before else []
            back += returning.returned(before, given)
        elif standing == given:
            unchanged.append(given.readout)
        else:
            refused.append(Changed(given.readout, differences(standing, given)))
    planned: dict[str, tuple[int, ItemOpened]] = {}
    named_in: dict[str, list[ItemOpened]] = defaultdict(list)
    for listed in (given for given in files if isinstance(given, ItemList)):
        tried = dict(planned)
        new = _names(writer.log, listed, tried)
        name = relationship(listed.parties)
        try:
            with writer.log.reading() as sql:
                matters.without_circles(sql, name, [*named_in[name], *(e for _, _, e in new)])
        except Refused as error:
            circular.append(error)
            continue
        planned = tried
        named_in[name] += [event for _, _, event in new]
        events += [Recorded(*event, by) for event in new]
        named += [event.item for _, _, event in new]
        if not new:
            unchanged.append(f"{name} items")
    return _Decision(
        events,
        tuple(recorded.values()),
        tuple(named),
        tuple(unchanged),
        tuple(again),
        tuple(back),
        tuple(refused),
        tuple(foreign),
        tuple(circular),
    )


def _owner(before: Sequence[Recorded]) -> str | None:
    """The relationship of a readout by its events, if there are any."""
    registered = (one.event for one in before if isinstance(one.event, ReadoutRegistered))
    return next((heading.relationship for heading in registered), None)


def _known(log: EventLog, names: Sequence[str]) -> set[str]:
    found: set[str] = set()
    with log.reading() as sql:
        for part in chunks(names):
            rows = sql.rows(
                f"SELECT slug FROM tracker_readouts WHERE slug IN ({marks(part)})", part
            )
            found |= {slug for (slug,) in rows}
    return found


def _names(
    log: EventLog, given: ItemList, planned: dict[str, tuple[int, ItemOpened]]
) -> list[tuple[str, int, ItemOpened]]:
    """The events that bring the items' names on record up to those given."""
    new: list[tuple[str, int, ItemOpened]] = []
    for item in given.items:
        stream = item_stream(relationship(given.parties), item.item)
        standing: ItemOpened | None
        if stream in planned:
            place, standing = planned[stream]
        else:
            earlier = log.stream(stream)
            names = [e.event for e in earlier if isinstance(e.event, ItemOpened)]
            place, standing = len(earlier), names[-1] if names else None
        if standing is None:
            planned[stream] = (place + 1, item)
        elif standing.model_dump() != item.model_dump():
            planned[stream] = (place + 1, ItemRenamed(**item.model_dump()))
        else:
            continue
        new.append((stream, *planned[stream]))
    return new
