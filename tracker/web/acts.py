"""Acts: what can be done to the record from a page, in two steps.

A form is filled, what it would change is shown by a trial, and then it is done. What was typed goes
from step to step in the form itself, so that nothing of it is lost when something is in the way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import NamedTuple

from starlette.routing import Route

from tracker.domain.names import Versioned
from tracker.errors import Refused
from tracker.ledger import Ledger
from tracker.ledger.notes import done, notes, shares
from tracker.ledger.receipt import Receipt
from tracker.ledger.turns import turns
from tracker.ledger.ways import Ways
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.moments import of_version, shown
from tracker.queries.recorded import LogEntry
from tracker.users import Role
from tracker.web.errors import Problem
from tracker.web.inputs import Input, grouped, sent, with_values
from tracker.web.pages import page, posted
from tracker.web.undoing import Undoing, undoing
from tracker.web.visit import Shown, Visit

_LATEST = 20
"""How many of the things are told that others recorded meanwhile."""

_DIGITS = 16
"""Of the microseconds of any moment up to the year 2286."""


_WAYS = Ways(
    amend="with an amendment",
    then=", and record that with an amendment",
    judge=lambda _one: "",
    take_back=lambda _one: "",
    overruled=lambda _one: ", or take it back",
)
"""How a page has the steps taken that notes call for: by the buttons of what they are about."""


class Subject(NamedTuple):
    """What something is done to."""

    kind: str
    """A statement, a readout or an item."""
    name: str
    relationship: str

    @property
    def versioned(self) -> str:
        """By what its version is asked for."""
        return f"{self.relationship}/{self.name}" if self.kind == "item" else self.name


class FieldVersions(NamedTuple):
    """A field in several versions."""

    label: str
    texts: tuple[str, ...]


Given = dict[str, str]
"""What was sent for the fields of a form."""

Do = Callable[[Ledger, bool], Receipt]
"""Does something, or only tries it."""


class Action(NamedTuple):
    """Something that can be done from a page."""

    place: str
    """Where its page is: `/assess/REF`."""
    title: str
    button: str
    """What stands on the button that does it."""
    of: Versioned
    """What nobody else may have changed meanwhile."""
    needs: Role
    subject: Callable[[Visit], Subject]
    inputs: Callable[[Visit, Subject], list[Input]]
    """Its fields, with what is on record in them."""
    do: Callable[[Visit, Subject, Given], Do]
    """What was sent, read; an error says what of it cannot be."""
    says: str = ""
    """What it does, in a sentence or two."""
    texts: Callable[[Visit, Subject, int], dict[str, str]] | None = None
    """The fields as they were on record at a version, where that can be told."""


def routes(act: Action, more: tuple[str, ...] = ()) -> list[Route]:
    """The routes of an act: its page, and what its form is sent to."""
    path = f"/{act.place}/{{name}}"

    def fill(visit: Visit) -> Shown:
        return _fill(act, visit)

    def take(visit: Visit) -> Shown:
        return _take(act, visit)

    return [
        Route(path, page(fill, more=more, needs=act.needs), methods=["GET"]),
        Route(path, posted(take, more=more, needs=act.needs, again=fill), methods=["POST"]),
    ]


def _fill(act: Action, visit: Visit) -> Shown:
    """The form, with what is on record or with what was typed."""
    about = _about(act, visit)
    inputs = act.inputs(visit, about)
    now = _version(act, visit, about)
    seen = _seen(visit)
    meanwhile: list[LogEntry] = []
    compared: list[FieldVersions] = []
    if visit.form.fields:
        given = sent(visit, inputs)
        if seen is not None and seen != now:
            meanwhile = _meanwhile(visit, about, seen)
            if act.texts:
                compared = _compared(
                    inputs, act.texts(visit, about, seen), act.texts(visit, about, now), given
                )
        inputs = with_values(inputs, given)
    return "act.html", {
        "title": f"{act.title}: {about.name}",
        "act": act,
        "about": about,
        "groups": grouped(inputs),
        "version": now,
        "meanwhile": meanwhile,
        "compared": compared,
        "faults": visit.faults,
    }


def _take(act: Action, visit: Visit) -> Shown:
    """What was sent, tried or done."""
    about = _about(act, visit)
    step = visit.form.given("step")
    if step not in ("look", "do"):
        return _fill(act, visit)
    inputs = act.inputs(visit, about)
    given = sent(visit, inputs)
    act_on = act.do(visit, about, given)
    with visit.ledger(version=_seen(visit)) as ledger:
        receipt = act_on(ledger, step == "look")
    if receipt.repeated:
        raise Problem(
            HTTPStatus.CONFLICT,
            f"this form was sent before, and recorded at {shown(receipt.repeated)}; nothing was "
            "recorded again",
        )
    if receipt.unchanged:
        raise Refused("the same is on record already, so there is nothing to record")
    told = {
        "title": f"{act.title}: {about.name}",
        "act": act,
        "about": about,
        "said": done(receipt, dry_run=step == "look"),
        "turns": turns(receipt.changes),
        "shares": shares([receipt]),
        "notes": notes([receipt], _WAYS),
        "differences": _differences(act, visit, about, inputs, given),
    }
    if step == "look":
        filled = with_values(inputs, given)
        return "trial.html", {**told, "inputs": filled, "version": _seen(visit)}
    return "done.html", {**told, "undoing": _undoing(visit, about, receipt)}


def _about(act: Action, visit: Visit) -> Subject:
    """What the act is on, where whoever asks may do it to that.

    Raises:
        Problem: who asks may not.
    """
    about = act.subject(visit)
    if not visit.user.may(act.needs, about.relationship):
        raise Problem(
            HTTPStatus.FORBIDDEN,
            f"{visit.user.name} may not do that in {about.relationship}; it needs the role "
            f"{act.needs.name.lower()} there",
        )
    return about


def _seen(visit: Visit) -> int | None:
    """The version that the form was filled for."""
    told = visit.form.given("version")
    return int(told) if told.isascii() and told.isdecimal() and len(told) <= _DIGITS else None


def _version(act: Action, visit: Visit, about: Subject) -> int:
    with visit.site.queries(visit.user) as queries:  # what was refused is newer than the page's own
        return queries.version(act.of, about.versioned)


def _meanwhile(visit: Visit, about: Subject, seen: int) -> list[LogEntry]:
    """What others recorded of it since the form was filled, the latest first."""
    since = of_version(seen)
    with visit.site.queries(visit.user) as queries:
        view = visit.view._replace(relationship=about.relationship, party=None, known_on=None)
        found = queries.answer(QUESTIONS["log"], view, recorded_since=since)
        own = (one for one in found if _is_of(one, about) and one.at > since)
        return [one for _, one in zip(range(_LATEST), own, strict=False)]


def _is_of(one: LogEntry, about: Subject) -> bool:
    whole = about.name.partition("@")[2] or about.name
    return one.what in (about.name, whole)


def _compared(
    inputs: Sequence[Input], then: dict[str, str], now: dict[str, str], given: dict[str, str]
) -> list[FieldVersions]:
    """The fields that differ, as they were looked at, as they are now, and as they were typed."""
    found = []
    for one in inputs:
        texts = tuple(version.get(one.name, "") for version in (then, now, given))
        if one.name in now and len(set(texts)) > 1:
            found.append(FieldVersions(one.label, texts))
    return found


def _differences(
    act: Action, visit: Visit, about: Subject, inputs: Sequence[Input], given: Given
) -> list[FieldVersions]:
    """The fields that are to be others, as they are looked at and as they were typed."""
    seen = _seen(visit)
    if act.texts is None or seen is None:
        return []
    was = act.texts(visit, about, seen)
    pairs = ((one, was.get(one.name, ""), given[one.name]) for one in inputs if one.name in was)
    return [FieldVersions(one.label, (old, new)) for one, old, new in pairs if old != new]


def _undoing(visit: Visit, about: Subject, receipt: Receipt) -> Undoing | None:
    found = undoing(receipt, about.name)
    if found is None:
        return None
    with visit.site.queries(visit.user) as queries:
        version = queries.version(found.of, found.versioned)
    return found._replace(hidden={**found.hidden, "version": str(version)})
