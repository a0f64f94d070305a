"""Drafts: those under review, and the form by which a text becomes one."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

from starlette.responses import Response

from tracker import bootstrap
from tracker.domain.names import relationship
from tracker.drafts.beginning import TextGiven, begun
from tracker.drafts.fields import listed
from tracker.drafts.rows import THROWN_AWAY, Reviewed
from tracker.drafts.states import DraftState
from tracker.errors import Forbidden, Unreadable
from tracker.queries.parties import known_code
from tracker.queries.words import DAY
from tracker.users import Role
from tracker.web import links
from tracker.web.visit import Shown, Visit

LARGEST = 10 << 20
"""Bytes that a file or a text may have."""

_LONGEST_NAME = 100


def drafts(visit: Visit) -> Shown:
    """The drafts of those relationships in which who asks may code."""
    within = visit.user.within(Role.CODE)
    with bootstrap.shelf(visit.site.store) as shelf:
        found = shelf.listed(within)
    return "drafts.html", {
        "title": "Drafts",
        "under_review": [one for one in found if not one.ended],
        "recorded": [one for one in found if one.ended not in ("", THROWN_AWAY)],
        "thrown_away": [one for one in found if one.ended == THROWN_AWAY],
        "largest": LARGEST,
        "sent": visit.form.text,
    }


def begin(visit: Visit) -> Response:
    """Draft the text, or the file, that a form sent."""
    found = begun(_given(visit), visit.queries)
    check(visit, between(found.state))
    with bootstrap.shelf(visit.site.store) as shelf:
        new = shelf.begin(found.title, found.text, found.state, visit.user.name, key=visit.form_key)
    return visit.see(visit.to(address(new)))


def throw_away(visit: Visit) -> Response:
    """Put a draft that nobody wants out of sight."""
    name = visit.request.path_params["name"]
    with bootstrap.shelf(visit.site.store) as shelf:
        draft = shelf.draft(name)
        check(visit, draft.listed.relationship)
        shelf.end(name, THROWN_AWAY, by=visit.user.name, version=draft.listed.version)
    return visit.see(visit.to("/drafts"), f"Thrown away: {draft.listed.title}")


def reopen(visit: Visit) -> Response:
    """Put a draft that was thrown away back under review."""
    name = visit.request.path_params["name"]
    with bootstrap.shelf(visit.site.store) as shelf:
        check(visit, shelf.draft(name).listed.relationship)
        shelf.reopen(name)
    return visit.see(visit.to(address(name)))


def address(name: str, more: str = "") -> str:
    """The path of a draft's page, or of what is beside it."""
    return links.named("draft", name) + more


def between(state: DraftState) -> str:
    """The relationship of the parties of a draft, as it is now."""
    return relationship(listed(state.heading.get("parties", "")))


def check(visit: Visit, *relationships: str) -> None:
    """Refuse what is between parties for whom who asks may not code.

    Raises:
        Forbidden: they may not.
    """
    for one in relationships:
        if not visit.user.may(Role.CODE, one):
            raise Forbidden(
                f"{visit.user.name} may not code for {one}; somebody who administers the record "
                "can allow it (tracker users role)"
            )


def opened(visit: Visit, draft: Reviewed) -> Reviewed:
    """A draft that who asks may open: of parties for whom they may code.

    Those that are typed in it count only once it is recorded: while somebody is at it they may be
    half a word, by which nobody is to be shut out of what they type.

    Raises:
        Forbidden: they may not.
    """
    check(visit, draft.listed.relationship)
    if not draft.is_open:
        check(visit, between(draft.state))
    return draft


def _given(visit: Visit) -> TextGiven:
    """What the form sent: a file where there is one, otherwise the text."""
    form = visit.form
    sent = form.file("file")
    # A browser ends the lines of what was pasted in its own way, whatever they were ended with.
    typed = form.text("text").replace("\r\n", "\n")
    if sent and typed.strip():
        raise Unreadable("a text and a file were given, and one of them is drafted; take one out")
    content = sent.file.read(LARGEST + 1) if sent else typed.encode()
    if len(content) > LARGEST:
        raise Unreadable(f"the file is larger than {LARGEST >> 20} MB; give the readout alone")
    if not content.strip():
        raise Unreadable("there is nothing to draft; paste a readout's text, or choose its file")
    parties = {_code(one) for one in listed(form.given("parties"))}
    publisher, on = form.given("publisher"), form.given("on")
    return TextGiven(
        content=content,
        name=_file_name(sent.filename or "") if sent else "",
        publisher=_code(publisher) if publisher else "",
        url=form.given("url"),
        parties=tuple(sorted(parties)),
        on=_day(on) if on else None,
    )


def _code(name: str) -> str:
    try:
        return known_code(name)
    except ValueError as error:
        raise Unreadable(str(error)) from None


def _day(text: str) -> date:
    try:
        found: date = DAY.read(text)
    except ValueError:
        raise Unreadable(f"{text} {DAY.refusal}") from None
    return found


def _file_name(given: str) -> str:
    """The last part of a file's name, in which a date may stand; it never leads anywhere."""
    return PurePosixPath(given.replace("\\", "/")).stem[:_LONGEST_NAME]
