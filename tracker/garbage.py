"""Garbage: Python's search for reference cycles, held back while there can be none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Do not look for reference cycles meanwhile.

    Recordings and answers are made of very many small values and no cycles; looking through them
    again and again takes up to a third of the time of recording, and a twentieth of an answer's.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
