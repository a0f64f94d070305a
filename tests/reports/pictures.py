"""Takes the pictures of a printed briefing in the documents: `python -m tests.reports.pictures`."""

from __future__ import annotations

from typing import cast

import typst

from tests.support.briefings import briefed
from tests.support.examples import shipped
from tests.support.project import PROJECT
from tests.support.records import thrown_away
from tracker.reports.blocks import blocks
from tracker.reports.forms import FOOT, head, title
from tracker.reports.paper import LAYOUT, data
from tracker.reports.prose import markdown

FOLDER = PROJECT / "docs" / "pictures"

_DENSITY = 90
"""How many pixels an inch has, so that the small type can be read."""


def take() -> None:
    """Take a picture of each page."""
    with thrown_away() as record:
        record.record(*shipped())
        told = briefed(record, "2019-08-01", we="JP")
    given = data(blocks(markdown(told)), title=title(told), head=head(told), foot=FOOT)
    drawn = typst.compile(
        LAYOUT.read_bytes(), format="png", ppi=_DENSITY, sys_inputs={"report": given}
    )
    pages = cast("list[bytes]", drawn)  # of several pages, one each
    FOLDER.mkdir(exist_ok=True)
    for number, page in enumerate(pages, start=1):
        (FOLDER / f"briefing-{number}.png").write_bytes(page)


if __name__ == "__main__":
    take()
