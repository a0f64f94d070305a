"""Looks: how each status is drawn, by a colour and by a pattern."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from tracker.domain.rules import RENEWED


class Look(NamedTuple):
    """How some statuses are drawn."""

    name: str
    statuses: tuple[str, ...]
    strong: tuple[str, str]
    """The colour of lines and of the pattern, in light and in dark."""
    soft: tuple[str, str]
    """The colour behind the pattern."""
    path: str
    """The pattern, in a square of eight pixels."""
    thick: float = 2
    """How thick its lines are."""
    turned: int = 0
    """By how many degrees the square is turned."""


LOOKS = (
    Look(
        "overdue",
        ("overdue",),
        ("#b3261e", "#ff8a80"),
        ("#f9d2ce", "#5c1f1b"),
        "M2 0V8M6 0V8",
        turned=45,
    ),
    Look(
        "possibly-overdue",
        ("possibly overdue",),
        ("#a85400", "#ffb066"),
        ("#fde6cf", "#4d3013"),
        "M4 0V8",
        1.5,
        turned=-45,
    ),
    Look("due", ("due",), ("#7a5b00", "#f2cc4d"), ("#fbeeb8", "#463a10"), "M2 0V8M6 0V8", 1.5),
    Look(
        "partly",
        ("partly fulfilled", "partly met"),
        ("#1d5db8", "#8ab8ff"),
        ("#d6e5fb", "#1c3557"),
        "M0 6H8",
        4,
    ),
    Look(
        "in-progress",
        ("in progress", "progressing", "taken up"),
        ("#1d5db8", "#8ab8ff"),
        ("#d6e5fb", "#1c3557"),
        "M0 1H8M0 5H8",
        1.5,
    ),
    Look(
        "open", ("open", "scheduled", "raised"), ("#1d5db8", "#8ab8ff"), ("#dce8fb", "#1c3557"), ""
    ),
    Look(
        "standing",
        ("standing",),
        ("#00706b", "#5fd4cc"),
        ("#d3efed", "#12403d"),
        "M2 2h.01M6 6h.01",
        2.6,
    ),
    Look(
        "done",
        ("fulfilled", "held", "met", "resolved", "completed", "answered"),
        ("#1e7a34", "#6fce85"),
        ("#1e7a34", "#6fce85"),
        "",
    ),
    Look(
        "undone",
        ("not fulfilled", "not held", "refused"),
        ("#6d2aa3", "#d3a6f5"),
        ("#ecdff6", "#3f2456"),
        "M0 0L8 8M8 0L0 8",
        1.5,
    ),
    Look(
        "ended",
        ("withdrawn", "lapsed", "cancelled", "expired", "mixed"),
        ("#5f6874", "#b3bcc6"),
        ("#e7eaee", "#353c44"),
        "M0 4H5",
        1.5,
    ),
    Look(
        "renewed",
        RENEWED,
        ("#5f6874", "#b3bcc6"),
        ("#f2f4f6", "#262b31"),
        "M4 4h.01",
        1.8,
    ),
    Look("told", ("discussed",), ("#5f6874", "#b3bcc6"), ("#ffffff", "#14171a"), ""),
)
"""The looks, the most pressing first; the last is that of what has no status."""

_BY_STATUS = MappingProxyType({status: look for look in LOOKS for status in look.statuses})


def look_of(status: str | None) -> Look:
    """How a status is drawn."""
    return _BY_STATUS.get(status or "", LOOKS[-1])
