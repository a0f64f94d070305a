"""The timeline on the command line: what is given for it, and the file that it is written to."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from tracker.cli.opening import asking
from tracker.cli.options import GivenPath, filter_option, flag, is_given, view_of
from tracker.files.replacing import replaced
from tracker.queries.filters import DRAWN_FROM, DRAWN_THROUGH, FILTERS, LANES

if TYPE_CHECKING:
    from tracker.queries import Viewpoint

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (*FILTERS, DRAWN_FROM, DRAWN_THROUGH, LANES)
_NAMES = (
    *("as_of", "known_on", "party", "relationship", "items", "by"),
    *("start", "through", "lanes", "width", "scheme"),
)
"""What these and the options of the drawing itself are called."""

_LEAST, _MOST = 320, 10_000
_ENDINGS = (".svg", ".png")


class Drawn(NamedTuple):
    """What a timeline is to be drawn of, and where it is to go."""

    file: Path | None
    """None where none is asked for."""
    given: dict[str, Any]

    def refuse_alone(self) -> None:
        """Refuse what goes with a timeline where none is asked for."""
        options = (*(one.name for one in _OPTIONS), "width", "scheme")
        for option, name in zip(options, _NAMES, strict=True):
            if is_given(name):
                raise click.UsageError(f"{flag(option)} goes with --timeline")


def _check_file(ctx: click.Context, param: click.Parameter, file: Path | None) -> Path | None:
    if file is None or ctx.resilient_parsing or str(file) == "-":
        return file
    if file.suffix.lower() not in _ENDINGS:
        raise click.BadParameter(
            f"{str(file)!r} is not a name of a picture; end it in .svg or .png", ctx, param
        )
    if file.suffix.lower() == ".png" and find_spec("resvg_py") is None:
        raise click.UsageError(
            "a PNG needs a library: pip install 'commitment-tracker[png]'; or name a file that "
            "ends in .svg, which browsers and word processors open as well"
        )
    return file


def drawing(command: F) -> F:
    """Give a command the options of a timeline; it receives a `Drawn`."""

    def drawn(timeline: Path | None, **given: Any) -> Any:  # noqa: ANN401
        own = {name: given.pop(name) for name in _NAMES}
        return command(drawn=Drawn(timeline, own), **given)

    drawn.__name__ = command.__name__
    drawn.__doc__ = command.__doc__
    options = (
        click.option(
            "--timeline",
            type=GivenPath(dir_okay=False, allow_dash=True),
            callback=_check_file,
            metavar="FILE",
            help="Draw the record into this file instead, .svg or .png; - for SVG on the screen.",
        ),
        *map(filter_option, _OPTIONS),
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
    for option in reversed(options):
        drawn = option(drawn)
    drawn.__click_params__ += getattr(command, "__click_params__", [])  # type: ignore[attr-defined]
    return drawn  # type: ignore[return-value]


def write_timeline(store: str, drawn: Drawn) -> None:
    """Draw the record of a store into a file."""
    given = dict(drawn.given)
    content = _content(store, view_of(given), given, png=_is_png(drawn.file))
    if drawn.file is None or str(drawn.file) == "-":
        click.echo(content, nl=False)
        return
    with replaced(drawn.file) as file:
        file.buffer.write(content)
    click.echo(f"Wrote the timeline to {drawn.file}.", err=True)


def _is_png(file: Path | None) -> bool:
    return file is not None and file.suffix.lower() == ".png"


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
