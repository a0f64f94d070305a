"""The timeline on the command line: what is given for it, and the file that it is written to."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tracker.cli.opening import asking
from tracker.cli.options import filter_option, flag, view_of
from tracker.extras import installing
from tracker.files.replacing import replaced
from tracker.queries.filters import DRAWN_FROM, DRAWN_THROUGH, LANES

if TYPE_CHECKING:
    from tracker.queries import Viewpoint

F = TypeVar("F", bound=Callable[..., Any])

DRAWING = {
    "start": flag(DRAWN_FROM.name),
    "through": flag(DRAWN_THROUGH.name),
    "lanes": flag(LANES.name),
    "width": "--width",
    "scheme": "--scheme",
}
"""What a drawing alone is given, and by which options."""

_LEAST, _MOST = 320, 10_000
_ENDINGS = (".svg", ".png")


def check_picture(ctx: click.Context, param: click.Parameter, file: Path | None) -> Path | None:
    """The file of a drawing, refused at once where it cannot be one."""
    if file is None or ctx.resilient_parsing or str(file) == "-":
        return file
    if file.suffix.lower() not in _ENDINGS:
        raise click.BadParameter(
            f"{str(file)!r} is not a name of a picture; end it in .svg or .png", ctx, param
        )
    if file.suffix.lower() == ".png" and find_spec("resvg_py") is None:
        raise click.UsageError(
            f"a PNG needs a library: {installing('png')}; or name a file that "
            "ends in .svg, which browsers and word processors open as well"
        )
    return file


def drawing_options() -> tuple[Callable[[F], F], ...]:
    """The options that only a drawing takes."""
    return (
        *map(filter_option, (DRAWN_FROM, DRAWN_THROUGH, LANES)),
        click.option(
            "--width",
            type=click.IntRange(_LEAST, _MOST),
            default=1000,
            show_default=True,
            metavar="PIXELS",
            help="How wide the drawing is.",
        ),
        click.option(
            "--scheme",
            type=click.Choice(["light", "dark"]),
            help="The colours; a browser shows an SVG in those that its reader prefers.",
        ),
    )


def write_timeline(store: str, path: Path, given: dict[str, Any]) -> None:
    """Draw the record of a store into a file."""
    content = _content(store, view_of(given), given, png=_is_png(path))
    if str(path) == "-":
        click.echo(content, nl=False)
        return
    with replaced(path) as file:
        file.buffer.write(content)
    click.echo(f"Wrote the timeline to {path}.", err=True)


def _is_png(file: Path) -> bool:
    return file.suffix.lower() == ".png"


def _content(store: str, view: Viewpoint, given: dict[str, Any], *, png: bool) -> bytes:
    from tracker.drawing import Frame, png_of, timeline_svg  # noqa: PLC0415 - what few commands need

    frame = Frame(
        width=given["width"],
        first=given["start"],
        last=given["through"],
        lanes=given["lanes"],
        scheme=given["scheme"] or ("light" if png else None),
    )
    with asking(store) as queries:
        drawn = timeline_svg(queries, view, frame)
    return png_of(drawn) if png else drawn.encode()
