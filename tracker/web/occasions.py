"""Occasions: meetings and readouts with what was said at them, beside the text if it is at hand."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from tracker import bootstrap
from tracker.errors import NotFound
from tracker.queries import moments
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.shown import MeetingTold, ReadoutTold
from tracker.queries.story import Story, StoryStatement
from tracker.web import sources
from tracker.web.items import contexts
from tracker.web.naming import OF
from tracker.web.visit import Shown, Visit


def readout(visit: Visit) -> Shown | Response:
    """A readout: its statements in order, and its text with what they quote marked."""
    found = _named(visit)
    if isinstance(found, Response):
        return found
    if not isinstance(found, ReadoutTold):
        return _elsewhere(visit, found)
    visit.begins = found.date
    text = sources.text_of(visit.site.sources, found.readout) or _drafted(visit, found.readout)
    others = {
        other
        for meeting in found.meetings
        for other in _told_by(visit, meeting.meeting)
        if other != found.readout
    }
    url = next((one.source.url for one in found.statements), None)
    return "readout.html", {
        "title": found.title or found.readout,
        "readout": found,
        "url": url,
        "pieces": sources.pieces(text, found.statements) if text else [],
        "others": sorted(others),
        "contexts": {} if text else contexts(visit, found.statements),
    }


def meeting(visit: Visit) -> Shown | Response:
    """A meeting: what each of its readouts says of it, side by side."""
    name = visit.request.path_params["name"]
    found = _meeting(visit, name)
    if found is None:
        return _elsewhere(visit, _named(visit))
    visit.begins = found.meeting.date
    readouts = found.meeting.readouts
    return "meeting.html", {
        "title": name,
        "told": found,
        "acts": _acts(found, readouts) if len(readouts) > 1 else [],
        "contexts": contexts(visit, found.statements) if len(readouts) == 1 else {},
    }


def show(visit: Visit) -> Response:
    """The page of what goes by a name, or by the beginning of one; also of what was taken back."""
    name = visit.given("name")
    try:
        found = visit.queries.answer(QUESTIONS["show"], visit.view, name)
    except NotFound:
        if before := _taken_back(visit, name):
            return RedirectResponse(before)
        raise
    return _elsewhere(visit, found)


def _taken_back(visit: Visit, name: str) -> str:
    """The page of a statement with its history, or of a readout as it was before it was retracted.

    Empty where nothing of that name ever was on record for who asks.
    """
    try:
        if "@" in name:
            return visit.page_of("statement", visit.queries.history(name).ref)
        if not visit.may("read", visit.queries.relationship_of(name)):
            return ""
        before = moments.of_version(visit.queries.version("readout", name) - 1)
    except NotFound:
        return ""
    return visit.page_of("readout", name, known_on=f"{before:%Y-%m-%dT%H:%M:%S.%fZ}")


def _drafted(visit: Visit, name: str) -> str | None:
    """The text from which a readout was drafted in the page, if it was."""
    with bootstrap.shelf(visit.site.store) as shelf:
        return shelf.text_of(name)


def _named(visit: Visit) -> object:
    name = visit.request.path_params["name"]
    return visit.queries.answer(QUESTIONS["show"], visit.view._replace(items=()), name)


def _meeting(visit: Visit, name: str) -> MeetingTold | None:
    """The meeting of a name, which a readout may have as well."""
    return visit.queries.meeting(visit.view, name)


def _elsewhere(visit: Visit, found: object) -> Response:
    match found:
        case Response():
            return found
        case Story():
            of = found.relationship if len(visit.relationships) > 1 else None
            return RedirectResponse(visit.page_of("item", found.item, **{OF: of}))
        case StoryStatement():
            return RedirectResponse(visit.page_of("statement", found.ref))
        case ReadoutTold():
            return RedirectResponse(visit.page_of("readout", found.readout))
        case MeetingTold():
            return RedirectResponse(visit.page_of("meeting", found.meeting.meeting))
        case _:
            raise NotFound("nothing has that name")


def _told_by(visit: Visit, name: str) -> tuple[str, ...]:
    found = _meeting(visit, name)
    return found.meeting.readouts if found else ()


def _acts(found: MeetingTold, readouts: tuple[str, ...]) -> list[list[list[StoryStatement]]]:
    """What was said, act by act: for each readout what it says of it."""
    rows: dict[frozenset[str], dict[str, list[StoryStatement]]] = {}
    for one in found.statements:
        key = next((refs for refs in rows if one.ref in refs), frozenset(one.refs))
        rows.setdefault(key, {}).setdefault(one.source.readout, []).append(one)
    return [[of.get(name, []) for name in readouts] for of in rows.values()]
