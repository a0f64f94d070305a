"""Raster: a drawing in pixels, for documents that take no SVG."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec

from tracker.errors import Refused

_SHARP = 2
"""How many pixels a pixel of the drawing has each way, so that it is sharp in print."""

_MOST = 160_000_000
"""How many pixels a picture has at most; it needs four bytes for each."""


@cache
def draws_png() -> bool:
    """Whether there is what draws a PNG."""
    return find_spec("resvg_py") is not None


def png_of(svg: str) -> bytes:
    """A drawing as PNG.

    Raises:
        Refused: it would be too large.
    """
    import resvg_py  # noqa: PLC0415 - an extra, which only this needs

    size = re.search(r' width="(\d+)" height="(\d+)"', svg)
    pixels = int(size[1]) * int(size[2]) if size else 0
    sharp = _SHARP if pixels * _SHARP**2 <= _MOST else 1
    if pixels * sharp**2 > _MOST:
        raise Refused(
            f"the drawing has {pixels} pixels, which is too large for a PNG; ask for fewer lanes "
            "or for an SVG"
        )
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=sharp))
