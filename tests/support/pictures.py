"""Pictures: what somebody sees of a command on a terminal, as drawings for the documents.

`python -m tests.support.pictures` draws them anew: each command is run on a real terminal, what it
writes there is read by an emulator of one, and what that shows is drawn.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from xml.sax.saxutils import escape

import pyte

from tests.support.commandline import tracker
from tests.support.project import EVENTS, PROJECT
from tests.support.terminals import on_a_terminal, seen

PICTURES = PROJECT / "docs" / "pictures"


class Picture(NamedTuple):
    """A command, and how wide the terminal is that it is seen on."""

    command: str
    width: int


DRAWN = {
    "overdue": Picture("tracker overdue --as-of 2019-07-01", 80),
    "open": Picture("tracker open --as-of 2019-10-01 --item people-to-people-exchanges", 120),
    "show": Picture("tracker show visa-relaxation --as-of 2019-10-01", 80),
    "narrow": Picture("tracker due --as-of 2019-09-15", 40),
}
"""The pictures by their names."""

_ACROSS, _DOWN, _MARGIN = 8.4, 19, 14
"""How wide a character is, how high a line, and what is left around all of them."""

_COLOURS = {
    "red": "#ff7b72",
    "green": "#7ee787",
    "brown": "#e3b341",  # what terminals call yellow
    "magenta": "#d2a8ff",
    "brightblack": "#8b949e",
}
_FAINT = re.compile(rb"\x1b\[2m")
"""The emulator knows no faint letters, so they are given the grey that terminals show."""


def drawing(picture: Picture, folder: Path) -> str:
    """A picture as SVG, of a record that a folder has."""
    written = on_a_terminal(*shlex.split(picture.command)[1:], folder=folder, width=picture.width)
    screen = seen(_FAINT.sub(b"\x1b[90m", written), picture.width)
    count = max(number for number, line in enumerate(screen.display) if line.strip()) + 1
    lines = [f'<text y="{_MARGIN + 14}"><tspan x="{_MARGIN}">$ {picture.command}</tspan></text>']
    lines += [
        f'<text y="{_MARGIN + 14 + _DOWN * (number + 1)}">{runs}</text>'
        for number in range(count)
        if (runs := "".join(_runs(screen, number)))
    ]
    wide = round(2 * _MARGIN + max(picture.width, len(picture.command) + 2) * _ACROSS)
    high = 2 * _MARGIN + _DOWN * (count + 1)
    return _SVG.format(
        width=wide, height=high, title=escape(picture.command), lines="\n".join(lines)
    )


_SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}">
<title>{title}</title>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<g fill="#e6edf3" font-family="ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace" \
font-size="14" xml:space="preserve">
{lines}
</g>
</svg>
"""


def _runs(screen: pyte.Screen, number: int) -> Iterator[str]:
    """The letters of a line, those of one look together, each at its place."""
    cells = [screen.buffer[number][column] for column in range(screen.columns)]
    looks = ((cell.fg, cell.bold, column) for column, cell in enumerate(cells))
    for (colour, bold), run in groupby(looks, key=lambda look: look[:2]):
        places = [place for _, _, place in run]
        text = "".join(cells[place].data for place in places)
        for word in re.finditer(r"\S+(?: \S+)*", text):
            left = _MARGIN + (places[0] + word.start()) * _ACROSS
            look = f' fill="{_COLOURS[colour]}"' if colour in _COLOURS else ""
            look += ' font-weight="bold"' if bold else ""
            yield f'<tspan x="{left:.1f}"{look}>{escape(word[0])}</tspan>'


def draw() -> dict[str, str]:
    """Every picture as SVG, by its name."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(EVENTS, folder / "events")
        assert tracker("record", "events/", folder=folder).code == 0
        return {name: drawing(picture, folder) for name, picture in DRAWN.items()}


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    for called, drawn in draw().items():
        (PICTURES / f"{called}.svg").write_text(drawn, encoding="utf-8")
