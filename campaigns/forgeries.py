"""Forgeries: everything that is done to the rows of a ledger's events, each by a function."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from random import Random
from uuid import UUID

from tracker.store.stamp import genesis

Row = tuple[int, bytes, int, str, bytes]
"""A row of `tracker_events`: its position, stream, place there, name and state."""

_PREFIX = len('{"digest":"')
_BODY = _PREFIX + 64 + len('",')


@dataclass(frozen=True)
class Tampered:
    """The rows after something was done to them, and where that must be found."""

    rows: list[Row]
    first_bad: int | None
    """The number of the first event that is not what was recorded; None when only a head tells."""


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
    last = place == len(rows) - 1
    return Tampered(rows[:place] + rows[place + 1 :], None if last else place + 1)


def states_swapped(rows: list[Row], random: Random) -> Tampered:
    """Two events exchange their states."""
    one, other = sorted(random.sample(range(len(rows)), 2))
    swapped = list(rows)
    swapped[one] = (*rows[one][:4], rows[other][4])
    swapped[other] = (*rows[other][:4], rows[one][4])
    return Tampered(swapped, one + 1)


def numbers_swapped(rows: list[Row], random: Random) -> Tampered:
    """Two events exchange their places in the ledger."""
    one, other = sorted(random.sample(range(len(rows)), 2))
    swapped = list(rows)
    swapped[one] = (rows[other][0], *rows[one][1:])
    swapped[other] = (rows[one][0], *rows[other][1:])
    return Tampered(swapped, one + 1)


def events_cut_off(rows: list[Row], random: Random) -> Tampered:
    """The last events are cut off."""
    return Tampered(rows[: random.randrange(len(rows))], None)


def chain_made_anew(rows: list[Row], random: Random) -> Tampered:
    """A word is changed, and every digest from there on is made to fit."""
    place = random.choice([n for n, row in enumerate(rows) if b'"summary":"' in row[4]])
    forged, digest = list(rows[:place]), digest_of(rows[place - 1]) if place else genesis("JP-RU")
    for number, (row_id, stream, version, topic, state) in enumerate(rows[place:]):
        body = state[_BODY:] if number else state[_BODY:].replace(b'"summary":"', b'"summary":"No ')
        said = f"{digest}\n{UUID(bytes=stream)}\n{version}\n{topic}\n".encode() + body
        digest = sha256(said).hexdigest()
        new = state[:_PREFIX] + digest.encode() + b'",' + body
        forged.append((row_id, stream, version, topic, new))
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
    other = (row[0], stream(row[1]), place(row[2]), topic(row[3]), state(row[4]))
    if other == row:
        raise ValueError("nothing was changed")
    return Tampered([*rows[:number], other, *rows[number + 1 :]], number + 1)


def _changed(state: bytes, random: Random) -> bytes:
    place = random.randrange(len(state))
    other = (state[place] + random.randrange(1, 256)) % 256
    return state[:place] + bytes([other]) + state[place + 1 :]


def digest_of(row: Row) -> str:
    """The digest in an event's state."""
    return str(json.loads(row[4])["digest"])
