"""Stylesheet: the colours and the letters of drawings, in light and in dark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from tracker.drawing.labels import SIZES
from tracker.drawing.looks import LOOKS

ROOT = "timeline"
"""The class of a drawing; every rule is of what is in one, so that it changes nothing around it."""

_PLAIN = {
    "paper": ("#ffffff", "#14171a"),
    "band": ("#f6f7f9", "#1b1f24"),
    "line": ("#dfe3e8", "#30363d"),
    "meeting": ("#8a94a0", "#66717e"),
    "ink": ("#1a1d21", "#e9ebee"),
    "muted": ("#57606b", "#a8b1bb"),
    "asked": ("#0b57d0", "#a8c7fa"),
}
"""The colours of what has no status, in light and in dark."""

_FONTS = 'system-ui, "Segoe UI", "Helvetica Neue", "Noto Sans", Arial, sans-serif'
_BOLD = ("heading", "whole", "place", "year", "asked")
_MUTED = ("status", "kind", "tick", "note")
_OVER_LINES = ("lane", "whole", "status", "tick", "year")
"""What may stand over the lines of meetings, and has a rim of the colour of the paper."""


def stylesheet(scheme: Literal["light", "dark"] | None = None) -> str:
    """The style of every drawing; without a scheme, in the colours that the reader prefers."""
    rules = [*_letters(), *_colours(scheme == "dark")]
    if scheme is None:
        dark = "".join(_colours(dark=True))
        rules.append(f"@media (prefers-color-scheme:dark){{{dark}}}")
    return "\n".join(rules)


def _letters() -> Iterator[str]:
    yield f".{ROOT} text{{font-family:{_FONTS}}}"
    for kind, size in SIZES.items():
        bold = ";font-weight:600" if kind in _BOLD else ""
        yield f".{ROOT} .t-{kind}{{font-size:{size}px{bold}}}"
    over = ",".join(f".{ROOT} .t-{kind}" for kind in _OVER_LINES)
    yield f"{over}{{paint-order:stroke;stroke-width:3px;stroke-linejoin:round}}"
    yield f".{ROOT} a:focus .symbol,.{ROOT} a:hover .symbol{{stroke-width:3px}}"
    yield f".{ROOT} a:focus text,.{ROOT} a:hover text{{text-decoration:underline}}"
    yield f"@media print{{.{ROOT}{{print-color-adjust:exact;-webkit-print-color-adjust:exact}}}}"


def _colours(dark: bool) -> Iterator[str]:  # noqa: FBT001 - as it is listed
    plain = {name: both[dark] for name, both in _PLAIN.items()}
    muted = ",".join(f".{ROOT} .t-{kind}" for kind in _MUTED)
    yield f".{ROOT} .paper{{fill:{plain['paper']}}}"
    yield f".{ROOT} text{{fill:{plain['ink']}}}"
    yield f"{muted}{{fill:{plain['muted']}}}"
    over = ",".join(f".{ROOT} .t-{kind}" for kind in _OVER_LINES)
    yield f"{over}{{stroke:{plain['paper']}}}"
    yield f".{ROOT} .t-asked,.{ROOT} .t-when{{fill:{plain['asked']}}}"
    yield f".{ROOT} .band{{fill:{plain['band']}}}"
    yield f".{ROOT} .grid{{stroke:{plain['line']}}}"
    yield f".{ROOT} .meeting-line{{stroke:{plain['meeting']}}}"
    yield f".{ROOT} .asked-line{{stroke:{plain['asked']}}}"
    yield f".{ROOT} .symbol{{fill:{plain['ink']};stroke:{plain['paper']}}}"
    yield f".{ROOT} .hollow{{fill:{plain['paper']};stroke:{plain['ink']}}}"
    yield f".{ROOT} .rim{{stroke:{plain['paper']};stroke-linecap:round}}"
    yield f".{ROOT} .slip{{stroke:{plain['ink']}}}"
    for look in LOOKS:
        name, strong, soft = f".{ROOT} .{look.name}", look.strong[dark], look.soft[dark]
        yield f"{name} .stroke{{stroke:{strong}}}"
        yield f"{name} .soft{{fill:{soft}}}"
