"""Kinds of statement: what the status rules and the command line call each type."""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal

Kind = Literal["commitment", "follow-up", "progress", "concern", "request", "views"]

KINDS: MappingProxyType[str, Kind] = MappingProxyType(
    {
        "CommitmentMade": "commitment",
        "FollowUpScheduled": "follow-up",
        "ProgressWelcomed": "progress",
        "ConcernRaised": "concern",
        "RequestMade": "request",
        "ViewsExchanged": "views",
    }
)
"""The kind of each type of statement."""

FOLLOWED: tuple[Kind, ...] = ("commitment", "follow-up", "request", "concern")
"""The kinds that have a status of their own."""

UNDERTAKINGS: tuple[Kind, ...] = ("commitment", "follow-up")
"""The kinds by which something is undertaken."""
