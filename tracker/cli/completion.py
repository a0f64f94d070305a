"""Completion: what a shell offers for a word that was begun, by what is on record."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import click

from tracker import bootstrap, settings
from tracker.errors import TrackerError

_NAMES = {
    "item": ("items",),
    "party": ("parties",),
    "readout": ("readouts",),
    "ref": ("refs",),
    "relationship": ("relationships",),
    "shown": ("items", "readouts", "meetings"),
    "cited": ("readouts",),
    "compared": ("readouts", "meetings"),
}
"""What there are names of, by what a word stands for."""


_OR_A_REF = ("shown", "cited")
"""What a ref stands for as well."""


def offered(what: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """How a word is completed.

    Args:
        what: what it stands for: an item, a party, a readout, a ref, a relationship, or any that
            can be shown, cited or compared.
    """

    def names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001 - click's signature
        return _names(ctx, "ref" if what in _OR_A_REF and "@" in incomplete else what, incomplete)

    return names


def _names(ctx: click.Context, what: str, start: str) -> list[str]:
    """Names on record that begin so; none where the store cannot be read as it is."""
    kinds = _NAMES.get(what, ())
    if not kinds:
        return []
    beginnings = import_module("tracker.queries.beginnings")
    try:
        with bootstrap.glance(str(ctx.params.get("store") or settings.DEFAULT_STORE)) as sql:
            return [name for kind in kinds for name in getattr(beginnings, kind)(sql, start)]
    except TrackerError:
        return []
