"""Sources: the texts of the readouts, held against the digests and the quotes on record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from tracker.characters import cleaned
from tracker.domain.amendment import fold
from tracker.domain.events import readout_stream
from tracker.domain.readouts import Readout
from tracker.domain.statements import Quote
from tracker.errors import Refused
from tracker.projections.instants import STILL
from tracker.store.event_log import EventLog

_PLAIN = (".txt", ".md")
"""The endings of files that hold nothing but the text, in which a quote is looked for."""

_ENDINGS = (*_PLAIN, ".html", ".htm", ".pdf", ".docx")


class TextsCompared(NamedTuple):
    """The readouts that were held against their texts, and those that were not."""

    compared: int
    """How many were."""
    without: tuple[str, ...]
    """Those of which there is no text, or nothing on record that it can be held against."""


def compared_texts(log: EventLog, folder: Path) -> TextsCompared:
    """Hold the readouts against their texts, as far as these are in a folder.

    Args:
        log: the ledger's events.
        folder: has the texts, each in a file of the readout's name.

    Raises:
        Refused: a text is not what was coded, or does not have a quote.
    """
    compared, without = 0, []
    for readout in _readouts(log):
        if any([*_compared(folder, readout)]):
            compared += 1
        else:
            without.append(readout.readout)
    return TextsCompared(compared, tuple(without))


def _compared(folder: Path, readout: Readout) -> Iterator[bool]:
    """For each file of a readout, whether there is something that it was held against."""
    expected = readout.source.sha256 if readout.source else None
    paths = [folder / f"{readout.readout}{ending}" for ending in _ENDINGS]
    found = [path for path in paths if path.is_file()]
    contents = {path: path.read_bytes() for path in found}
    if expected and found and not any(expected in _digests(one) for one in contents.values()):
        digest = hashlib.sha256(contents[found[0]]).hexdigest()
        raise Refused(
            f"{found[0]}: this is not the text that was coded: its SHA-256 is {digest}, "
            f"and the record says {expected}"
        )
    for path in found:
        if path.suffix in _PLAIN:
            _check_quotes(path, contents[path], readout)
        yield bool(expected) or path.suffix in _PLAIN


def _digests(content: bytes) -> set[str]:
    """The digests of a text with its lines ended in either way, the last one also not at all.

    A browser, an editor or a copy changes that without a word of it being another.
    """
    plain = content.replace(b"\r\n", b"\n")
    ended = plain if plain.endswith(b"\n") else plain + b"\n"
    forms = (plain, ended, ended[:-1])
    ways = (content, *forms, *(one.replace(b"\n", b"\r\n") for one in forms))
    return {hashlib.sha256(one).hexdigest() for one in ways}


def _check_quotes(path: Path, content: bytes, readout: Readout) -> None:
    text = content.decode("utf-8", "replace")
    for statement in readout.statements:
        if statement.quote and not _stands_in(statement.quote, text):
            raise Refused(
                f"{path}: the words quoted for {statement.key}@{readout.readout} "
                f"are not there: “{statement.quote.exact}”"
            )


def _stands_in(quote: Quote, text: str) -> bool:
    """Whether the words stand in the text, however its lines are broken."""
    # A quote is of the text as it is drafted, without what hides in it.
    exact, plain = _unbroken(quote.exact), _unbroken(cleaned(text))
    prefix, suffix = _unbroken(quote.prefix or ""), _unbroken(quote.suffix or "")
    place = plain.find(exact)
    while place >= 0:
        after = plain[place + len(exact) :].lstrip()
        if plain[:place].rstrip().endswith(prefix) and after.startswith(suffix):
            return True
        place = plain.find(exact, place + 1)
    return False


def _unbroken(text: str) -> str:
    return " ".join(normalize("NFC", text).split())


def _readouts(log: EventLog) -> Iterator[Readout]:
    with log.reading() as sql:
        names = sql.rows(
            f"SELECT slug FROM tracker_readouts WHERE known_to = {STILL} ORDER BY slug"
        )
    for (name,) in names:
        yield fold(entry.event for entry in log.stream(readout_stream(name)))
