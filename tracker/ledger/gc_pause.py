"""The garbage collector's pause: no search for reference cycles while there are none to find."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Do not look for reference cycles meanwhile.

    Recording and verifying make very many small values and no cycles; looking through them again
    and again takes up to a third of the time. What is there at the end is looked through once, so a
    function whose values are gone when it returns is decorated with this.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
