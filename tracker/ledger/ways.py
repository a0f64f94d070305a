"""Ways: how a face has the steps taken that notes call for."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tracker.domain.items import Assessment


class Ways(NamedTuple):
    """How a face has the steps taken that notes call for, as words of a sentence."""

    amend: str
    """Behind "correct it", how a readout is, such as with a command."""
    then: str
    """Behind what is to be written in a readout, how that is recorded, with all before it."""
    judge: Callable[[Assessment], str]
    """Behind "judge it again", with the space before it; may be empty."""
    take_back: Callable[[Assessment], str]
    """Behind "take it back", with the space before it; may be empty."""
    overruled: Callable[[Assessment], str]
    """Behind "judge it again", with how to take it back instead."""
