"""Urgency: in which order statuses are told, the most pressing first."""

from __future__ import annotations

from tracker.domain.rules import PRESSING

_PLACE: dict[str, int] = {status: place for place, status in enumerate(PRESSING)}


def urgency(status: str) -> int:
    """The place of a status; all that is settled comes last."""
    return _PLACE.get(status, len(_PLACE))
