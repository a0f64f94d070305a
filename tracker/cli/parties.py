"""Parties on the command line: by their codes, by ISO 3166 alpha-3, or by their English names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from tracker.cli.words import Word
from tracker.domain.names import relationship

_PLAIN = re.compile(r"[A-Za-z]{2}|[A-Za-z][0-9]|[A-Za-z]{2}(?:-[A-Za-z]{2})+", re.ASCII)
"""What is a code, or codes, without looking anything up, which takes longer than most answers."""

_CODE = re.compile(r"[A-Za-z][A-Za-z0-9]{1,11}", re.ASCII)
_FEWEST = 2


class PartyCode(Word[str]):
    """A party; one that is not known here may be so where its readouts were recorded."""

    name = "party"

    def read(self, text: str) -> str:
        """The code of the party."""
        code = _code(text)
        if code is None:
            raise ValueError(text)
        return code

    def refusal(self, given: str) -> str:
        """What to say of what names none."""
        return (
            f"{given!r} names no party; write its code or its English name, such as JP, JPN, "
            "Japan or EU"
        )


class Relationship(Word[str]):
    """A relationship by its parties, joined by hyphens."""

    name = "relationship"

    def read(self, text: str) -> str:
        """The name of the relationship."""
        codes = _codes(text.split("-"))
        if codes is None or len(codes) < _FEWEST:
            raise ValueError(text)
        return relationship(codes)

    def refusal(self, given: str) -> str:
        """What to say of what names none."""
        return (
            f"{given!r} is not a relationship; write the parties' codes or names with hyphens, "
            "such as JP-RU"
        )


def known_code(name: str) -> str:
    """The code of a party that is known here.

    Raises:
        ValueError: none is known by that code or name.
    """
    from tracker.domain.parties import party  # noqa: PLC0415 - what few commands need
    from tracker.files.parties import known_parties  # noqa: PLC0415

    known = known_parties(Path.cwd() / "here")
    return known.code(name) or party(name.strip(), known)


def _code(name: str) -> str | None:
    """The code that a party's name stands for, or that has the form of one."""
    return name.upper() if _PLAIN.fullmatch(name) else _known(name) or _formed(name)


def _known(name: str) -> str | None:
    from tracker.files.parties import known_parties  # noqa: PLC0415

    return known_parties(Path.cwd() / "here").code(name)


def _formed(name: str) -> str | None:
    return name.upper() if _CODE.fullmatch(name) else None


def _codes(words: Sequence[str]) -> list[str] | None:
    """The codes of parties that were joined by hyphens, as the words of some names are too."""
    if all(_PLAIN.fullmatch(word) for word in words):
        return [word.upper() for word in words]
    for count in range(len(words), 0, -1):
        name = "-".join(words[:count]).strip()
        code = _code(name) if count == 1 else _known(name)
        others = _codes(words[count:]) if code and words[count:] else []
        if code and others is not None:
            return [code, *others]
    return None
