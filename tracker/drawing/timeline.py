"""Timeline: how matters moved from meeting to meeting, as a drawing."""

from __future__ import annotations

from tracker.drawing.frame import Frame
from tracker.drawing.lanes import Said, matter, said_of_items
from tracker.drawing.picture import Picture
from tracker.drawing.plan import plan
from tracker.queries import Queries, Viewpoint

_PLAIN = Frame()


def timeline_svg(
    queries: Queries, view: Viewpoint, frame: Frame = _PLAIN, said: Said | None = None
) -> str:
    """The timeline of what is on record, as SVG: a lane for each item, the meetings across.

    Args:
        queries: where to read it.
        view: the two clocks, and what part of the record is drawn.
        frame: how it is drawn.
        said: what was said of each item, where that has been read; see `said_of_items`.

    Raises:
        NotFound: a relationship, party or item is not on record.
        Refused: it is more than a drawing can show.
    """
    found = said_of_items(queries, view, frame) if said is None else said
    return str(Picture(plan(matter(queries, view, frame, found), view, frame), frame))
