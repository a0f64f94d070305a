"""Atom: what changed as entries of a feed, by RFC 4287."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML has."""


class FeedEntry(NamedTuple):
    """Something that changed."""

    id: str
    """What it is known by: an address or a name of its own."""
    title: str
    updated: dt.datetime
    text: str
    url: str


def feed(name: str, id_: str, url: str, entries: Iterable[FeedEntry]) -> Iterator[str]:
    """A feed, piece by piece, the latest entry first."""
    found = [*entries]
    updated = max((one.updated for one in found), default=dt.datetime(1970, 1, 1, tzinfo=dt.UTC))
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield f"  <title>{_text(name)}</title>\n  <id>{_text(id_)}</id>\n"
    yield f"  <updated>{updated.isoformat()}</updated>\n"
    yield f"  <author><name>commitment tracker</name></author>\n  <link href={_quoted(url)}/>\n"
    for one in found:
        yield (
            f"  <entry>\n    <title>{_text(one.title)}</title>\n    <id>{_text(one.id)}</id>\n"
            f"    <updated>{one.updated.isoformat()}</updated>\n"
            f"    <link href={_quoted(one.url)}/>\n"
            f'    <content type="text">{_text(one.text)}</content>\n  </entry>\n'
        )
    yield "</feed>\n"


def _text(text: str) -> str:
    return escape(_UNFIT.sub("\ufffd", text))


def _quoted(text: str) -> str:
    return quoteattr(_UNFIT.sub("\ufffd", text))
