"""Navigation: the pages that there are, in the order in which one comes to need them."""

from __future__ import annotations

from typing import NamedTuple

from tracker.web.texts import _


class Place(NamedTuple):
    """A page in the navigation."""

    path: str
    title: str
    needs: str = "read"
    """The role that one has to have to see it."""


class Section(NamedTuple):
    """Pages that belong together."""

    title: str
    places: tuple[Place, ...]


LISTS = {
    "open": _("Open"),
    "overdue": _("Overdue"),
    "due": _("Due"),
    "fulfilled": _("Fulfilled"),
    "unfulfilled": _("Ended unfulfilled"),
    "slipped": _("Slipped"),
    "quiet": _("Gone quiet"),
    "standing": _("Standing"),
    "requests": _("Requests"),
    "concerns": _("Concerns"),
    "statements": _("All statements"),
}
"""The lists of statements, by their questions."""

REGISTERS = {
    "items": _("Items"),
    "meetings": _("Meetings"),
    "readouts": _("Readouts"),
    "stats": _("Figures"),
    "log": _("Log"),
}
"""The lists of what is on record, by their questions."""

TITLES = LISTS | REGISTERS

_SECTIONS = (
    Section(
        "",
        (
            Place("/", _("Overview")),
            Place("/timeline", _("Timeline")),
            Place("/search", _("Search")),
            Place("/calendar", _("Calendar")),
            Place("/parties", _("Parties")),
            Place("/compare", _("Compare")),
            Place("/replay", _("What changed")),
            Place("/briefing", _("Briefing")),
            Place("/drafts", _("Drafts"), "code"),
        ),
    ),
    Section(_("Lists"), tuple(Place(f"/{name}", title) for name, title in LISTS.items())),
    Section(
        _("Record"),
        (
            *(Place(f"/{name}", title) for name, title in REGISTERS.items()),
            Place("/rules", _("What the words mean")),
        ),
    ),
)


def sections() -> tuple[Section, ...]:
    """The pages, section by section."""
    return _SECTIONS
