"""Parties that are asked about: by their codes, by ISO 3166 alpha-3, or by their English names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.domain.names import relationship
from tracker.errors import Unreadable
from tracker.suggestions import did_you_mean

if TYPE_CHECKING:
    from tracker.files.parties import Parties
    from tracker.sql import Transaction

_PLAIN = re.compile(r"[A-Za-z]{2}|[A-Za-z][0-9]|[A-Za-z]{2}(?:-[A-Za-z]{2})+", re.ASCII)
"""What is a code, or codes, without looking anything up, which takes longer than most answers."""

_BETWEEN = re.compile(r"(\s*[-,;/&\u2013\u2014]\s*(?:and\s+)?|\s+and\s+|\s+)", re.IGNORECASE)
"""What may stand between two parties, and within the names of some."""

_CODE = re.compile(r"[A-Za-z][A-Za-z0-9]{1,11}", re.ASCII)
_FEWEST = 2

_WRITE = "write its code or its English name, such as JP, JPN, Japan or EU"

REFUSAL = f"names no party; {_WRITE}"
"""What is said of a name that is no party's, behind it."""

_RECORDED = (
    "SELECT 1 FROM tracker_relationships WHERE ' ' || parties || ' ' LIKE ? LIMIT 1",
    "SELECT 1 FROM tracker_statements WHERE ' ' || to_parties || ' ' LIKE ? LIMIT 1",
    "SELECT 1 FROM tracker_readouts WHERE ' ' || publisher || ' ' LIKE ? LIMIT 1",
)
"""Where a party can be on record, the shortest table first."""


def relationship_name(text: str) -> str:
    """The name of the relationship between parties: `JP-RU`, `JP, RU`, `Russia and Japan`.

    Raises:
        ValueError: they are no two parties.
    """
    codes = _codes(_BETWEEN.split(text.strip()))
    if not codes or len(codes) < _FEWEST:
        raise ValueError(text)
    return relationship(codes)


def known_code(name: str) -> str:
    """The code of a party that is known here.

    Raises:
        ValueError: none is known by that code or name.
    """
    from tracker.domain.parties import party  # noqa: PLC0415 - what few questions need

    known = _known_here()
    return known.code(name) or party(name.strip(), known)


def party_code(name: str) -> str:
    """The code that a party's name stands for, or that has the form of one.

    A party that is not known here may be so where its readouts were recorded.

    Raises:
        ValueError: it names none.
    """
    code = _code(name)
    if code is None:
        raise ValueError(name)
    return code


def check_known(sql: Transaction, code: str) -> None:
    """Refuse a party that is neither on record nor known here.

    Args:
        sql: where to look whether it is on record.
        code: its code, or what has the form of one.

    Raises:
        Unreadable: it names none; says which may be meant.
    """
    from tracker.domain.parties import COUNTRIES  # noqa: PLC0415 - what few questions need

    if code in COUNTRIES or any(sql.rows(one, (f"% {code} %",)) for one in _RECORDED):
        return
    if _known(code) is None:
        raise Unreadable(f"no party of the code {code} is known; {_WRITE}{party_meant(code)}")


def party_meant(name: str) -> str:
    """The question whether another party is meant by a name that is none's."""
    return did_you_mean(_known_here().near(name))


def parties_meant(text: str) -> str:
    """The question whether others are meant by parties of which one is none."""
    parts = [one for one in re.split(r"\s*[-,;/&]\s*|\s+and\s+", text.strip()) if one]
    names = parts if len(parts) > 1 else text.split()
    found = [_known_here().near(one) for one in names if _code(one) is None]
    return did_you_mean([one for near in found for one in near])


def party_name(code: str) -> str:
    """What a party is called in English; its code where it is not known here."""
    import pycountry  # noqa: PLC0415 - what few questions need

    for countries in (pycountry.countries, pycountry.historic_countries):
        if found := countries.get(alpha_2=code):
            return str(getattr(found, "common_name", found.name))
    return _known_here().name(code) or code


def _code(name: str) -> str | None:
    return name.upper() if _PLAIN.fullmatch(name) else _known(name) or _formed(name)


def _known(name: str) -> str | None:
    return _known_here().code(name)


def _known_here() -> Parties:
    """The parties that are known to whoever is in this folder."""
    from tracker.files.parties import known_parties  # noqa: PLC0415 - what few questions need

    return known_parties(Path.cwd() / "here")


def _formed(name: str) -> str | None:
    """The code that a word has the form of; one in small letters may be a name misspelt."""
    if not _CODE.fullmatch(name) or (not name.isupper() and _known_here().near(name)):
        return None
    return name.upper()


def _codes(pieces: Sequence[str], *, apart: bool = True) -> list[str] | None:
    """The codes of parties, between which stands what stands in the names of some as well.

    Args:
        pieces: words, and between each two of them what parts them.
        apart: whether more than a space stands before the first.
    """
    words = pieces[::2]
    if all(_PLAIN.fullmatch(word) for word in words):
        return [word.upper() for word in words]
    for count in range(len(words), 0, -1):
        name, rest = "".join(pieces[: 2 * count - 1]), pieces[2 * count :]
        behind = not rest or not pieces[2 * count - 1].isspace()
        # A word between spaces may be a part of a name, and is no code by its form alone.
        formed = count == 1 and ((apart and behind) or _PLAIN.fullmatch(name))
        code = _code(name) if formed else _known(name)
        others = _codes(rest, apart=behind) if code and rest else []
        if code and others is not None:
            return [code, *others]
    return None
