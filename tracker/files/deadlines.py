"""Deadlines in words: `due: within two months`, put as what it comes to from the meeting's day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from tracker.domain.due import Due
from tracker.files.faults import Messages, sentence
from tracker.files.outline import Outline
from tracker.files.outline import Path as Place

Reads = Callable[[str, date, tuple[str, ...]], Due]
"""Reads words for a time, said on a day by some parties; a ValueError says why it cannot."""

_WORDS = re.compile(r"[A-WYZa-wyz][A-Za-z]|\bQ[1-4]\b")
"""What is in words and in no EDTF expression, whose letters stand alone or are X."""


class Understood(NamedTuple):
    """A deadline that a file gives in words."""

    place: Place
    words: str
    said_on: date
    """The day that it is counted from."""
    due: Due
    """What it comes to."""
    line: int = 0
    content: str = ""
    """The digest of what the file held."""

    def found_in(self, content: bytes, lines: Outline) -> Understood:
        """The same, with where it stands in a file."""
        return self._replace(line=lines.line(self.place), content=digest(content))


def digest(content: bytes) -> str:
    """By what a file is known again, if it was not changed."""
    return sha256(content).hexdigest()


def without_words(
    data: dict[str, Any], reads: Reads
) -> tuple[dict[str, Any], list[Understood], Messages]:
    """What a readout file holds with its deadlines in words put as what they come to.

    Args:
        data: what the file holds.
        reads: reads the words.

    Returns:
        The data, what was understood, and what was not; that is left out of the data.
    """
    understood: list[Understood] = []
    faults: Messages = {}
    statements = data.get("statements")
    if not isinstance(statements, list):
        return data, understood, faults
    changed = [*statements]
    for number, statement, words in _in_words(statements):
        place: Place = ("statements", number, "due")
        changed[number] = {key: value for key, value in statement.items() if key != "due"}
        day = _said_on(data, statement)
        if day is None:
            continue  # what is wrong with its meeting is told, and comes first
        try:
            due = reads(words, day, _parties(statement))
        except ValueError as error:
            faults[place] = sentence(place, str(error))
            continue
        changed[number]["due"] = due.model_dump(exclude_defaults=True)
        understood.append(Understood(place, " ".join(words.split()), day, due))
    return {**data, "statements": changed}, understood, faults


def _in_words(statements: Sequence[object]) -> Iterator[tuple[int, dict[str, Any], str]]:
    for number, statement in enumerate(statements):
        if isinstance(statement, dict):
            words = statement.get("due")
            if isinstance(words, str) and _WORDS.search(words):
                yield number, statement, words


def _said_on(data: dict[str, Any], statement: dict[str, Any]) -> date | None:
    """The day of the meeting of a statement, if the file gives it."""
    try:
        return date.fromisoformat(data["meetings"][int(statement.get("meeting", 0))]["date"])
    except (KeyError, IndexError, TypeError, ValueError):
        return None


def _parties(statement: dict[str, Any]) -> tuple[str, ...]:
    by = statement.get("by")
    return tuple(one for one in by if isinstance(one, str)) if isinstance(by, list) else ()
