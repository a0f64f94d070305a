"""Revising: what the page of a draft sends, as edits of it, and its recording."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from http import HTTPStatus

from pydantic import ValidationError
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from tracker import bootstrap
from tracker.drafts import fields
from tracker.drafts.edits import EDIT, Edit, EditsUndone, FieldSet
from tracker.drafts.recording import record as recorded
from tracker.drafts.rows import Done, Present, Reviewed
from tracker.drafts.stale import last_of
from tracker.drafts.states import DraftState, folded
from tracker.errors import Conflict
from tracker.ledger.turns import counted, turns
from tracker.queries import moments
from tracker.users import Role
from tracker.web import desk, drafts, forms
from tracker.web.drafts import address, between, check, opened
from tracker.web.errors import Problem
from tracker.web.forms import SentForm
from tracker.web.pages import form_below, page, posted
from tracker.web.sources import place
from tracker.web.visit import Visit

_LONGEST_ID = 80
_LONGEST_NAME = 40
_DIGITS = 9

Maker = Edit | Callable[[Reviewed], Edit | None]


def edit(visit: Visit) -> Response:
    """Do to a draft what a form says: the fields that it changes first, then its button."""
    name, form = visit.request.path_params["name"], visit.form
    with bootstrap.shelf(visit.site.store) as shelf:
        draft = opened(visit, shelf.draft(name))
        base = _base(form, draft)
        sent = form.given("id")[:_LONGEST_ID] or _content(visit)
        done = Done(draft.listed.version)
        aside = False
        for number, made in enumerate(_edits(visit, draft, base)):
            done = shelf.edit(name, made, by=visit.user.name, base=base, id_=f"{sent}-{number}")
            aside = aside or done.aside
    if "application/json" in visit.request.headers.get("accept", ""):
        return JSONResponse({"version": done.version, "aside": aside})
    said = _CONFLICT if aside else ""
    return visit.see(visit.to(address(name)) + f"#{form.given('statement') or 'heading'}", said)


_CONFLICT = (
    "Somebody else typed there at the same time; both values are kept, and the statement says so."
)


def here(visit: Visit) -> Response:
    """Note that somebody is on a draft, and say who else is and how far it is."""
    name, form = visit.request.path_params["name"], visit.form
    tab = form.given("tab")[:_LONGEST_NAME]
    with bootstrap.shelf(visit.site.store) as shelf:
        listed, people = shelf.presence(name)
        check(visit, listed.relationship)
        if tab:
            shelf.note(name, Present(tab, visit.user.name, form.given("at")[:_LONGEST_NAME]))
    others = [{"name": one.name, "at": one.statement} for one in people if one.tab != tab]
    return JSONResponse({"version": listed.version, "ended": listed.ended, "people": others})


def record(visit: Visit) -> Response:
    """Record a draft as it was seen, and lead to the readout."""
    name, form = visit.request.path_params["name"], visit.form
    with bootstrap.shelf(visit.site.store) as shelf, visit.ledger() as ledger:
        draft = shelf.draft(name)
        check(visit, draft.listed.relationship, between(draft.state))
        if _base(form, draft) != draft.listed.version:
            raise Conflict(
                "somebody changed the draft since this page was opened, so nothing was recorded; "
                "look at it as it is now, and record it again"
            )
        receipt = recorded(
            ledger,
            shelf,
            draft,
            by=visit.user.name,
            day=moments.today(),
            doubtful=bool(form.given("doubtful")),
        )
        readout = shelf.draft(name).listed.ended
    told = [counted(kind, len(found)) for kind, found in turns(receipt.changes).items()]
    if several := len(receipt.shares):
        told.append(f"{several} {'share' if several == 1 else 'shares'} changed")
    said = f"Recorded {readout}{': ' if told else ''}{', '.join(told)}"
    return visit.see(visit.page_of("readout", readout, as_of=_day(draft.state)), said)


def _day(state: DraftState) -> date | None:
    """The day from which on the readout is shown, where that is still to come."""
    days = [value for name, value in state.heading.items() if name.endswith("-date")]
    last = max(map(date.fromisoformat, days))
    return last if last > moments.today() else None


def _base(form: SentForm, draft: Reviewed) -> int:
    """The version of the draft that whoever sent the form saw."""
    told = form.given("base")
    if not told.isdecimal() or len(told) > _DIGITS or int(told) > draft.listed.version:
        raise Problem(HTTPStatus.BAD_REQUEST, "base: write the version of the draft that you saw")
    return int(told)


def _content(visit: Visit) -> str:
    """By what a form is known when it is sent again just so."""
    told = "\n".join(f"{name}={value}" for name, value in visit.form.fields)
    return sha256(told.encode()).hexdigest()


def _edits(visit: Visit, draft: Reviewed, base: int) -> Iterator[Maker]:
    form = visit.form
    statement = form.given("statement") or None
    seen = folded(draft.initial, draft.kept[:base])
    yield from _changed(form, statement, seen)
    what = form.given("what")
    if offered := form.given("offer"):
        yield _offered(draft.state, statement, offered)
    elif what == "undo":
        yield lambda now: _undoing(now, visit.user.name)
    elif what == "add":
        words = form.text("words")
        yield _read({"what": "add", "words": words, "after": _before(draft, words)})
    elif what in ("take", "leave"):
        yield _read({"what": what, "number": form.given("number")})
    elif what not in ("", "set"):
        yield _read({"what": what, "statement": statement})


def _changed(form: SentForm, statement: str | None, seen: DraftState) -> Iterator[FieldSet]:
    """The fields that are sent as something else than was seen."""
    sent = {
        name: fields.cleaned(value)
        for name, value in form.fields
        if fields.is_field(name, of_statement=statement is not None)
    }
    flags = dict.fromkeys(form.given("flags").split(), "")
    for name, value in {**flags, **sent}.items():
        if value != seen.value(statement, name):
            made = _read({"what": "set", "statement": statement, "field": name, "value": value})
            assert isinstance(made, FieldSet)  # noqa: S101 - for mypy
            yield made


def _offered(state: DraftState, statement: str | None, offered: str) -> Edit:
    """What is offered put in, or taken out again."""
    field, _, ref = offered.partition(" ")
    if field not in ("renews", "fulfils"):
        raise Problem(HTTPStatus.BAD_REQUEST, "offer: write a field and a ref")
    refs = [one for one in fields.listed(state.value(statement, field)) if one != fields.NOTHING]
    refs = [one for one in refs if one != ref] if ref in refs else [*refs, ref]
    value = {"what": "set", "statement": statement, "field": field, "value": ", ".join(refs)}
    return _read(value)


def _undoing(now: Reviewed, by: str) -> Edit | None:
    numbers = last_of(now.kept, by)
    return EditsUndone(numbers=numbers) if numbers else None


def _before(draft: Reviewed, words: str) -> str | None:
    """The statement after which words of the text stand."""
    found = place(draft.text, words)
    if found is None:
        return draft.state.statements[-1].mark if draft.state.statements else None
    after = None
    for one in draft.state.statements:
        at = place(draft.text, one.values.get("quote", ""))
        if at and at[0] <= found[0]:
            after = one.mark
    return after


def _read(value: Mapping[str, object]) -> Edit:
    try:
        return EDIT.validate_python(value)
    except ValidationError as error:
        told = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in told["loc"][1:]) or "what"
        raise Problem(HTTPStatus.BAD_REQUEST, f"{where}: does not fit") from None


def routes() -> list[BaseRoute]:
    """The addresses of drafts."""
    code, largest = Role.CODE, drafts.LARGEST + forms.LARGEST
    begun = posted(drafts.begin, needs=code, again=drafts.drafts, largest=largest)
    return [
        Route("/drafts", page(drafts.drafts, needs=code)),
        Route("/drafts", begun, methods=["POST"]),
        Route("/draft/{name}", page(desk.desk, needs=code, waits=True)),
        Route("/draft/{name}/file", page(desk.file, needs=code)),
        *form_below("/draft/{name}/edit", edit, needs=code, once=False),
        *form_below("/draft/{name}/here", here, needs=code, once=False),
        *form_below("/draft/{name}/record", record, needs=code, again=desk.desk),
        *form_below("/draft/{name}/throw-away", drafts.throw_away, needs=code),
        *form_below("/draft/{name}/reopen", drafts.reopen, needs=code),
    ]
