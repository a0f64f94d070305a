"""The project: where its folder is, and the readouts that it ships."""

from __future__ import annotations

from pathlib import Path

PROJECT = Path(__file__).parents[2]
EVENTS = PROJECT / "events"
