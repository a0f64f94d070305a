"""Packing: the state of an event in few bytes, and the text that its digest is taken of.

That text is JSON, as `tracker.store.mapper` describes it. What it says around an event is longer
than many an event, and the same for all that a stream got in one recording; and half of what it
says of a statement are the names of fields. A state is therefore stored as

    0x01, the digest (32 bytes), the moment (8 bytes: microseconds since 1970, the highest first),
    who recorded, a line break, the stream, a line break and the command if there is one,
    0x00, and the event

with the texts as they stand in JSON, where no string has a byte below 0x20. The event is as in the
text, or the number of a list of words and then the event with a byte below 0x20 for each of them
(see `WORDS`). Up to format 9 the text itself was stored, with the digest in front; such states are
read as ever, and what could not be unpacked again is still stored so.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

_PACKED = b"\x01"
_DIGEST = slice(len(_PACKED), len(_PACKED) + 32)
_MOMENT = slice(_DIGEST.stop, _DIGEST.stop + 8)
_END = b"\x00"
"""What ends all that is said around the event."""

_BEGINS = b'{"digest":"'
_ENDS = b'",'
_WRITTEN_DIGEST = slice(len(_BEGINS), len(_BEGINS) + 64)
_WRITTEN_BODY = _WRITTEN_DIGEST.stop + len(_ENDS)
_WRITTEN_MOMENT = slice(_WRITTEN_BODY + len('"recorded_at":"'), _WRITTEN_BODY + 42)

STAMPED = _WRITTEN_MOMENT.stop
"""How many bytes of a state, at the most, hold its digest and its moment."""

EVENT = b',"event":'
"""What stands before the event in the text. No string in JSON has a bare quotation mark behind a
comma, so the first of these does."""

WORDS: dict[bytes, list[tuple[bytes, bytes]]] = {
    number: [(bytes([byte]), word) for byte, word in enumerate(words, start=1)]
    for number, words in (
        (
            b"\x01",
            (
                b'{"key":"',
                b'","item":"',
                b'","by":["',
                b'"],"summary":"',
                b'","quote":{"exact":"',
            ),
        ),
        (
            b"\x02",
            (
                b'{"readout":"',
                b'","title":"',
                b'","publisher":"',
                b'","source":{"url":"https://',
                b'","published":"',
                b'","language":"en","sha256":"',
                b'"},"parties":["',
                b'"],"meetings":[{"date":"',
            ),
        ),
    )
}
"""The words of statements and of headings, by the number of their list, each with its byte.

An event of a list begins with the first of its words, which has therefore no byte in it. No list
can ever change: what is stored was written with it. Another gets a number of its own.
"""

_LISTS = {words[0][1]: number for number, words in WORDS.items()}
_FIRST = [slice(len(first)) for first in _LISTS]
_BELOW = bytes(range(0x20))
_TEXT = rb'"((?:[^"\\\x00-\x1f]|\\[^\x00-\x1f])*)"'
_AROUND = re.compile(
    rb'"recorded_at":"([-0-9T:.]{26}Z)","recorded_by":%s,"stream":%s(?:,"command":%s)?'
    % (_TEXT, _TEXT, _TEXT)
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def time_of(recorded_at: datetime) -> str:
    """A moment in UTC as it is written in a stamp."""
    return recorded_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def packed(digest: str, body: bytes) -> bytes:
    """An event's state as it is stored.

    Args:
        digest: its digest.
        body: all that its digest is taken of, but for its place.
    """
    end = body.find(EVENT)
    around = _around(body[:end]) if end >= 0 and body.endswith(b"}") else None
    event = body[end + len(EVENT) : -1]
    if around is None or not event.startswith(b"{"):
        return b"".join((_BEGINS, digest.encode(), _ENDS, body))
    return b"".join((_PACKED, bytes.fromhex(digest), around, _shortened(event)))


def body_of(state: bytes) -> bytes:
    """All that a state's digest is taken of, but for its place.

    Raises:
        ValueError: it is not such as this program writes.
    """
    _, around, event = parts_of(state)
    return b"".join((around, event, b"}"))


def parts_of(state: bytes) -> tuple[str, bytes, bytes]:
    """The digest that a state begins with, right or not; what follows up to the event; the event.

    Raises:
        ValueError: it is not such as this program writes.
    """
    if not isinstance(state, bytes):
        raise ValueError("it is no bytes")  # noqa: TRY004 - it was read from a database
    if state.startswith(_PACKED):
        end = state.find(_END, _MOMENT.stop)
        if end < 0:
            raise ValueError("it has no event")
        around, event = _written(state[_DIGEST.stop : end]), _unabridged(state[end + 1 :])
        return state[_DIGEST].hex(), around, event
    if not (state.startswith(_BEGINS) and state.startswith(_ENDS, _WRITTEN_DIGEST.stop)):
        raise ValueError("it does not begin with a digest")
    start = state.find(EVENT) + len(EVENT)
    if start < len(EVENT) or not state.endswith(b"}"):
        raise ValueError("it has no event")
    return digest_of(state), state[_WRITTEN_BODY:start], state[start:-1]


def digest_of(state: bytes) -> str:
    """The digest that a state begins with, right or not; nothing for one that has none."""
    if not isinstance(state, bytes):
        return ""
    if state.startswith(_PACKED):
        return state[_DIGEST].hex()
    return state[_WRITTEN_DIGEST].decode("ascii", "replace")


def stamp_of(state: bytes) -> tuple[str, str]:
    """The moment and the digest that a state begins with, right or not."""
    if not isinstance(state, bytes):
        return "", ""
    if state.startswith(_PACKED):
        return _moment(state[_MOMENT]), digest_of(state)
    return state[_WRITTEN_MOMENT].decode("ascii", "replace"), digest_of(state)


def _shortened(event: bytes) -> bytes:
    """An event with bytes for its words, where it has such as are listed."""
    for first in _FIRST:
        number = _LISTS.get(event[first])
        if number is None:
            continue
        if len(event.translate(None, _BELOW)) < len(event):
            return event  # which is no JSON
        short = event[first.stop :]
        for byte, word in WORDS[number][1:]:
            short = short.replace(word, byte)
        return number + short
    return event


def _unabridged(event: bytes) -> bytes:
    """An event with its words."""
    words = WORDS.get(event[:1])
    if words is None:
        return event
    event = words[0][1] + event[1:]
    for byte, word in words[1:]:
        event = event.replace(byte, word)
    return event


@lru_cache(maxsize=4096)
def _around(written: bytes) -> bytes | None:
    """What is said around an event, in few bytes; None where that would not give it back."""
    found = _AROUND.fullmatch(written)
    if found is None:
        return None
    moment, *texts = found.groups()
    try:
        since = (datetime.fromisoformat(moment.decode()) - _EPOCH) // _MICROSECOND
    except ValueError:
        return None
    told = b"\n".join(text for text in texts if text is not None)
    around = since.to_bytes(8, "big", signed=True) + told
    return around + _END if _written(around) == written + EVENT else None


@lru_cache(maxsize=4096)
def _written(around: bytes) -> bytes:
    """What is said around an event, as its digest is taken of it.

    Raises:
        ValueError: it is not such as this program writes.
    """
    who, stream, *command = around[8:].split(b"\n")
    if len(command) > 1:
        raise ValueError("it has more lines than are written")
    told = _moment(around[:8]).encode(), who, stream
    written = b'"recorded_at":"%s","recorded_by":"%s","stream":"%s"' % told
    return b"".join((written, *(b',"command":"%s"' % text for text in command), EVENT))


@lru_cache(maxsize=4096)
def _moment(told: bytes) -> str:
    """A moment as it is written, or nothing where there is none."""
    try:
        return time_of(_EPOCH + int.from_bytes(told, "big", signed=True) * _MICROSECOND)
    except OverflowError:
        return ""
