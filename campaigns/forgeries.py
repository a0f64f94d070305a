"""Forgeries: everything that is done to the rows of a ledger's events, each by a function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from random import Random
from typing import NamedTuple
from uuid import UUID

from tracker.store import packing
from tracker.store.stamp import genesis


class Row(NamedTuple):
    """A row of `tracker_events`, with the name of its relationship before all."""

    relationship: str
    position: int
    stream: bytes
    place: int
    topic: str
    state: bytes


@dataclass(frozen=True)
class Tampered:
    """The rows after something was done to them, and where that must be found."""

    rows: list[Row]
    first_bad: str | None
    """The first event that is not what was recorded; None when only a head tells."""


def state_byte_changed(rows: list[Row], random: Random) -> Tampered:
    """One byte of a state becomes another."""
    return _one(rows, random, state=lambda state: _changed(state, random))


def state_bit_flipped(rows: list[Row], random: Random) -> Tampered:
    """One bit of a state is turned over, as a failing disk would."""

    def flipped(state: bytes) -> bytes:
        place, bit = random.randrange(len(state)), 1 << random.randrange(8)
        return state[:place] + bytes([state[place] ^ bit]) + state[place + 1 :]

    return _one(rows, random, state=flipped)


def state_byte_deleted(rows: list[Row], random: Random) -> Tampered:
    """One byte of a state is taken out."""

    def shorter(state: bytes) -> bytes:
        place = random.randrange(len(state))
        return state[:place] + state[place + 1 :]

    return _one(rows, random, state=shorter)


def state_byte_added(rows: list[Row], random: Random) -> Tampered:
    """One byte is put into a state."""

    def longer(state: bytes) -> bytes:
        place = random.randrange(len(state) + 1)
        return state[:place] + bytes([random.randrange(256)]) + state[place:]

    return _one(rows, random, state=longer)


def state_cut_off(rows: list[Row], random: Random) -> Tampered:
    """The end of a state is cut off."""
    return _one(rows, random, state=lambda state: state[: random.randrange(len(state))])


def topic_byte_changed(rows: list[Row], random: Random) -> Tampered:
    """One byte of an event's name becomes another, of those that a text can hold."""

    def renamed(topic: str) -> str:
        place = random.randrange(len(topic))
        others = [chr(code) for code in range(32, 127) if chr(code) != topic[place]]
        return topic[:place] + random.choice(others) + topic[place + 1 :]

    return _one(rows, random, topic=renamed)


def place_changed(rows: list[Row], random: Random) -> Tampered:
    """An event is given another place in its stream."""
    return _one(rows, random, place=lambda place: place + random.randrange(1000, 2000))


def stream_byte_changed(rows: list[Row], random: Random) -> Tampered:
    """One byte of a stream's id becomes another."""
    return _one(rows, random, stream=lambda stream: _changed(stream, random))


def event_deleted(rows: list[Row], random: Random) -> Tampered:
    """One event is taken out."""
    place = random.randrange(len(rows))
    gone = rows[place]
    last = gone.position == _last(rows, gone.relationship)
    return Tampered(rows[:place] + rows[place + 1 :], None if last else _named(gone))


def states_swapped(rows: list[Row], random: Random) -> Tampered:
    """Two events exchange their states."""
    one, other = sorted(random.sample(range(len(rows)), 2))
    swapped = list(rows)
    swapped[one] = rows[one]._replace(state=rows[other].state)
    swapped[other] = rows[other]._replace(state=rows[one].state)
    return Tampered(swapped, _named(rows[one]))


def numbers_swapped(rows: list[Row], random: Random) -> Tampered:
    """Two events exchange their places in the ledger."""
    one, other = sorted(random.sample(range(len(rows)), 2))
    swapped = list(rows)
    swapped[one] = _at(rows[one], *rows[other][:2])
    swapped[other] = _at(rows[other], *rows[one][:2])
    return Tampered(swapped, _named(rows[one]))


def event_given_away(rows: list[Row], random: Random) -> Tampered:
    """An event is put at the end of another relationship."""
    place = random.randrange(len(rows))
    given = rows[place]
    other = random.choice(sorted({row.relationship for row in rows} - {given.relationship}))
    there = _at(given, other, _last(rows, other) + 1)
    bad = [there] if given.position == _last(rows, given.relationship) else [there, given]
    return Tampered([*rows[:place], *rows[place + 1 :], there], _named(min(bad)))


def relationships_exchanged(rows: list[Row], random: Random) -> Tampered:
    """Two relationships exchange all of their events."""
    one, other = sorted(random.sample(sorted({row.relationship for row in rows}), 2))
    exchanged = {one: other, other: one}
    return Tampered(
        [
            row._replace(relationship=exchanged.get(row.relationship, row.relationship))
            for row in rows
        ],
        f"event 1 of {one}",
    )


def relationship_cut_off(rows: list[Row], random: Random) -> Tampered:
    """All events of a relationship are taken out."""
    gone = random.choice(sorted({row.relationship for row in rows}))
    return Tampered([row for row in rows if row.relationship != gone], None)


def events_cut_off(rows: list[Row], random: Random) -> Tampered:
    """The last events are cut off."""
    return Tampered(rows[: random.randrange(len(rows))], None)


def chain_made_anew(rows: list[Row], random: Random) -> Tampered:
    """A word is changed, and every digest of the relationship from there on is made to fit."""
    said = [b'"summary":"' in packing.body_of(row.state) for row in rows]
    place = random.choice([number for number, found in enumerate(said) if found])
    whose = rows[place].relationship
    forged = list(rows)
    digest = digest_of(rows[place - 1]) if rows[place].position > 1 else genesis(whose)
    for number, row in enumerate(rows[place:], start=place):
        if row.relationship != whose:
            break
        body = packing.body_of(row.state)
        if number == place:
            body = body.replace(b'"summary":"', b'"summary":"No ')
        told = f"{digest}\n{UUID(bytes=row.stream)}\n{row.place}\n{row.topic}\n".encode() + body
        digest = sha256(told).hexdigest()
        forged[number] = row._replace(state=packing.packed(digest, body))
    return Tampered(forged, None)


FORGERIES: tuple[Callable[[list[Row], Random], Tampered], ...] = (
    state_byte_changed,
    state_bit_flipped,
    state_byte_deleted,
    state_byte_added,
    state_cut_off,
    topic_byte_changed,
    place_changed,
    stream_byte_changed,
    event_deleted,
    states_swapped,
    numbers_swapped,
    event_given_away,
    relationships_exchanged,
    relationship_cut_off,
    events_cut_off,
    chain_made_anew,
)
"""Everything that is done, each by a function from the rows to what becomes of them."""


def _one(
    rows: list[Row],
    random: Random,
    *,
    stream: Callable[[bytes], bytes] = bytes,
    place: Callable[[int], int] = int,
    topic: Callable[[str], str] = str,
    state: Callable[[bytes], bytes] = bytes,
) -> Tampered:
    """The rows with one of them made into another."""
    number = random.randrange(len(rows))
    row = rows[number]
    other = Row(*row[:2], stream(row[2]), place(row[3]), topic(row[4]), state(row[5]))
    if other == row:
        raise ValueError("nothing was changed")
    return Tampered([*rows[:number], other, *rows[number + 1 :]], _named(row))


def _at(row: Row, relationship: str, position: int) -> Row:
    return row._replace(relationship=relationship, position=position)


def _last(rows: list[Row], relationship: str) -> int:
    """The last position in a relationship."""
    return max(row.position for row in rows if row.relationship == relationship)


def _named(row: Row) -> str:
    return f"event {row.position} of {row.relationship}"


def _changed(state: bytes, random: Random) -> bytes:
    place = random.randrange(len(state))
    other = (state[place] + random.randrange(1, 256)) % 256
    return state[:place] + bytes([other]) + state[place + 1 :]


def digest_of(row: Row) -> str:
    """The digest in an event's state."""
    return packing.digest_of(row.state)
