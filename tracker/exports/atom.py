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
    url: str | None


def feed(
    name: str, id_: str, url: str | None, entries: Iterable[FeedEntry], *, says: str = ""
) -> Iterator[str]:
    """A feed, piece by piece, the latest entry first.

    Args:
        name: its title.
        id_: what it is known by.
        url: the address of what it is about, if that has one.
        entries: what it tells.
        says: from where the record is looked at.
    """
    found = [*entries]
    updated = max((one.updated for one in found), default=dt.datetime(1970, 1, 1, tzinfo=dt.UTC))
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield f"  <title>{_text(name)}</title>\n  <id>{_text(id_)}</id>\n"
    yield f"  <updated>{updated.isoformat()}</updated>\n"
    yield "  <author><name>commitment tracker</name></author>\n"
    if says:
        yield f"  <subtitle>{_text(says)}</subtitle>\n"
    yield _link("  ", url)
    for one in found:
        yield (
            f"  <entry>\n    <title>{_text(one.title)}</title>\n    <id>{_text(one.id)}</id>\n"
            f"    <updated>{one.updated.isoformat()}</updated>\n"
            f"{_link('    ', one.url)}"
            f'    <content type="text">{_text(one.text)}</content>\n  </entry>\n'
        )
    yield "</feed>\n"


def _link(before: str, url: str | None) -> str:
    return f"{before}<link href={_quoted(url)}/>\n" if url is not None else ""


def _text(text: str) -> str:
    return escape(_UNFIT.sub("\ufffd", text))


def _quoted(text: str) -> str:
    return quoteattr(_UNFIT.sub("\ufffd", text))
