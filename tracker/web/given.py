"""Given: short answers as they were given, for who asks the same before more is recorded."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from threading import Lock
from typing import NamedTuple

_ROOM = 32_000_000
"""Bytes that it holds; what was not asked for longest leaves it first."""

_BESIDE = 2_000
"""Bytes that an answer takes beside its body."""


class GivenAnswer(NamedTuple):
    """An answer as it was given."""

    body: bytes
    media_type: str
    headers: Mapping[str, str]

    @property
    def size(self) -> int:
        """The bytes that it takes, about."""
        return len(self.body) + _BESIDE


class GivenAnswers:
    """Answers, each by what is another one for another record, reader, day or question."""

    def __init__(self, room: int = _ROOM) -> None:
        self._room = room
        self._kept: OrderedDict[Hashable, GivenAnswer] = OrderedDict()
        self._lock = Lock()

    def get(self, of: Hashable) -> GivenAnswer | None:
        """An answer, if it is still there."""
        with self._lock:
            if found := self._kept.get(of):
                self._kept.move_to_end(of)
            return found

    def put(self, of: Hashable, answer: GivenAnswer) -> None:
        """Keep an answer, for which others may have to go."""
        with self._lock:
            gone = self._kept.pop(of, None)
            self._room += gone.size if gone else 0
            self._kept[of] = answer
            self._room -= answer.size
            while self._room < 0:
                self._room += self._kept.popitem(last=False)[1].size
