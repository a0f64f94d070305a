"""Garbage: Python's search for reference cycles, held back while a recording is worked out."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Do not look for reference cycles meanwhile.

    A recording makes very many small values and no cycles; looking through them again and again
    takes up to a third of its time.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
