"""What the heading of a readout file may not say although the models would take it.

What is on record was recorded by the rules of its time, and is read whatever it says; these are
rules for new files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from tracker.domain.names import RESERVED
from tracker.explanations import shown
from tracker.files.faults import Messages, sentence

WEB_ADDRESS = r"^\s*[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#@\\]+([/?#]\S*)?\s*$"
"""The form of a web address without a user or a password in it."""

_ADDRESS = re.compile(WEB_ADDRESS)
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
_DAY = timedelta(1)


def strange_heading(data: dict[str, Any]) -> Messages:
    """What is wrong with the name and the source of a readout, by path."""
    found = dict(_strange(data))
    return {path: sentence(path, told) for path, told in found.items()}


def _strange(data: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    name = data.get("readout")
    if isinstance(name, str) and name in RESERVED:
        yield (
            ("readout",),
            (
                f"{name!r} is reserved, since its file would be taken for another or could not be "
                "kept everywhere; put the date in front, as in 2019-06-29-osaka"
            ),
        )
    source = data.get("source")
    if not isinstance(source, dict):
        return
    if isinstance(url := source.get("url"), str) and (told := _strange_address(url)):
        yield ("source", "url"), told
    published, held = _day(source.get("published")), _first_day(data.get("meetings"))
    # A day earlier it may be where it is published, on the other side of the date line.
    if published and held and held - published > _DAY:
        yield (
            ("source", "published"),
            (
                f"{published} is before the meeting of {held}; a readout is published after it: "
                "correct the one or the other"
            ),
        )


def _strange_address(url: str) -> str | None:
    """Why a text is not the address of a page on the web; None when it is one."""
    scheme = _SCHEME.match(url)
    if not scheme or scheme[1].lower() not in {"http", "https"}:
        what = f"begins with {scheme[1]}:" if scheme else "has no scheme"
        return f"{what}; a link is one to a page on the web: begin it with https://"
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        return f"{shown(url)} is not an address of a page on the web; copy it once more"
    if parts.username is not None or parts.password is not None:
        return "holds a user's name or a password; take them out"
    if not _ADDRESS.match(url):
        return f"{shown(url)} is not an address of a page on the web; copy it once more"
    return None


def _first_day(meetings: object) -> date | None:
    days = [
        day
        for meeting in (meetings if isinstance(meetings, list) else [])
        if isinstance(meeting, dict) and (day := _day(meeting.get("date")))
    ]
    return min(days, default=None)


def _day(value: object) -> date | None:
    """The day that a text names, if it does; the models report what does not."""
    if not isinstance(value, str) or len(value) != len("YYYY-MM-DD"):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
