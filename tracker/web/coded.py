"""Coded: a statement, or the heading of a readout, as the texts of a form, and back."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, get_args

from pydantic import ValidationError

from tracker.domain.due import Due
from tracker.domain.heading import Meeting
from tracker.domain.readouts import Readout
from tracker.domain.statements import STATEMENTS, Statement
from tracker.domain.wording import Wording
from tracker.drafting.deadlines import deadline
from tracker.web.inputs import Input, faults_in
from tracker.web.texts import _

_LISTS = ("by", "to", "done_by", "renews", "fulfils")
_FLAGS = ("continuing", "complete")
_YES = "yes"
_NONE = "none"
"""What says of a list that it is empty, and not just left out."""

_EMPTY_SAYS = ("renews", "fulfils")
_DUE = {
    "due": "edtf",
    "due_approximate": "approximate",
    "due_soon": "soon",
    "due_words": "words",
    "due_before": "before",
    "due_at": "at",
}
_QUOTE = {"quote": "exact", "quote_prefix": "prefix", "quote_suffix": "suffix"}
_MARKS = re.compile(r"[\s,;]+")
_IN_WORDS = re.compile(r"[A-WYZa-wyz][A-Za-z]|\bQ[1-4]\b")
_MEETING = ("date", "kind", "place", "ordinal", "holds", "participants")
_SOURCE = ("url", "published", "language")
_OF_WHOLE = {"title": "title", "publisher": "publisher"} | {one: f"source_{one}" for one in _SOURCE}

_WHEN, _QUOTED = _("When it is to happen"), _("The words of the readout")

_INPUTS = (
    Input("type", _("Type"), control="choice", options=tuple(STATEMENTS), required=True),
    Input("item", _("Item"), help=_("the matter that it is about"), required=True),
    Input("by", _("By"), help=_("who speaks or acts, such as JP RU"), required=True),
    Input("to", _("Addressed to")),
    Input("done_by", _("Done by"), help=_("whose deed it is, where not of all who report it")),
    Input("summary", _("Summary"), control="lines", required=True),
    Input("wording", _("Wording"), control="choice", options=("", *get_args(Wording))),
    Input("condition", _("Condition")),
    Input("continuing", _("Continuing, without an end"), control="flag"),
    Input("complete", _("Complete"), control="flag"),
    Input("fulfils", _("Fulfils"), help=_("refs or items; none for nothing")),
    Input("renews", _("Renews"), help=_("refs or items; none for nothing")),
    Input("same_as", _("Same as"), help=_("another publisher's statement of the same act")),
    Input("due", _("Due"), help=_("such as 2019-08, or: within two months"), group=_WHEN),
    Input("due_approximate", _("Approximate"), control="flag", group=_WHEN),
    Input("due_soon", _("Shortly, with no time given"), control="flag", group=_WHEN),
    Input("due_words", _("The readout's words for it"), group=_WHEN),
    Input("due_before", _("Before"), help=_("the item of an occasion"), group=_WHEN),
    Input("due_at", _("At"), help=_("the item of an occasion"), group=_WHEN),
    Input("quote", _("Quote"), group=_QUOTED),
    Input("quote_prefix", _("Words before it"), group=_QUOTED),
    Input("quote_suffix", _("Words behind it"), group=_QUOTED),
)


def inputs(kind: str) -> list[Input]:
    """The fields of a type of statement."""
    fields = STATEMENTS[kind].model_fields
    return [one for one in _INPUTS if one.name.partition("_")[0] in fields or one.name in fields]


def texts(statement: Statement) -> dict[str, str]:
    """A statement as the texts of its fields."""
    found = {one.name: "" for one in inputs(statement.type)}
    for name, value in statement:
        if name in _LISTS:
            empty = _NONE if value == () and name in _EMPTY_SAYS else ""
            found[name] = " ".join(value or ()) or empty
        elif name in ("due", "quote"):
            parts = _DUE if name == "due" else _QUOTE
            found |= {field: _text(getattr(value, part, None)) for field, part in parts.items()}
        elif name in found:
            found[name] = _text(value)
    return found


def statement(
    before: Statement, given: Mapping[str, str], said_on: date, parties: Collection[str]
) -> tuple[Statement | None, dict[str, str]]:
    """The statement that texts make, or what is wrong with them by the names of the fields.

    Args:
        before: the statement as it is on record, whose key and meeting it keeps.
        given: the texts.
        said_on: the day on which it was said.
        parties: those of its readout.
    """
    kind = STATEMENTS[given["type"]] if given["type"] in STATEMENTS else type(before)
    found: dict[str, Any] = {"type": given["type"], "key": before.key, "meeting": before.meeting}
    for name in kind.model_fields:
        text = given.get(name, "")
        if name in _LISTS:
            if text:
                found[name] = () if text == _NONE else tuple(_MARKS.split(text.strip(",; ")))
        elif name in _FLAGS:
            found[name] = text == _YES
        elif name not in ("due", "quote", *found) and text:
            found[name] = text
    found["quote"] = _parts(given, _QUOTE) or None
    faults: dict[str, str] = {}
    if "due" in kind.model_fields:
        try:
            found["due"] = _due(given, said_on, found.get("by", ()))
        except ValueError as error:
            faults["due"] = str(error)
    made = None
    try:
        made = kind.model_validate(found)
    except ValidationError as error:
        faults |= faults_in(error, given)
    if "by" not in faults and (strangers := {*found.get("by", ())} - {*parties}):
        faults["by"] = f"{', '.join(sorted(strangers))} is not among the readout's parties"
    return None if faults else made, faults


def heading_inputs(readout: Readout) -> list[Input]:
    """The fields of a readout's heading, those of each of its meetings among them."""
    found = [
        Input("title", _("Title")),
        Input("publisher", _("Published by")),
        Input("source_url", _("Address of the text")),
        Input("source_published", _("Published on"), control="day"),
        Input("source_language", _("Language"), help=_("such as en")),
    ]
    for number, one in enumerate(readout.meetings, start=1):
        group = f"{_('Meeting')} {number}: {one.date}"
        found += [
            Input(
                *(f"{name}_{number}", label),
                control=control,  # type: ignore[arg-type]
                help=told,
                required=name == "date",
                group=group,
            )
            for name, label, control, told in (
                ("date", _("Day"), "day", ""),
                ("kind", _("Kind"), "line", _("such as summit")),
                ("place", _("Place"), "line", ""),
                ("ordinal", _("Number"), "line", _("such as 26")),
                ("holds", _("Holds"), "line", _("the follow-ups that it is")),
                ("participants", _("Participants"), "lines", _("a line each: JP: name; name")),
            )
        ]
    return found


def heading_texts(readout: Readout) -> dict[str, str]:
    """A readout's heading as the texts of its fields."""
    found = {"title": _text(readout.title), "publisher": _text(readout.publisher)}
    found |= {f"source_{one}": _text(getattr(readout.source, one, None)) for one in _SOURCE}
    for number, one in enumerate(readout.meetings, start=1):
        people = (f"{party}: {'; '.join(names)}" for party, names in one.participants.items())
        told = {**dict(one), "holds": " ".join(one.holds), "participants": "\n".join(people)}
        found |= {f"{name}_{number}": _text(told[name]) for name in _MEETING}
    return found


def heading(before: Readout, given: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """The fields of a heading that texts make, or what is wrong with them.

    Args:
        before: the readout as it is on record.
        given: the texts.
    """
    source = before.source.model_dump(exclude_none=True) if before.source else {}
    source |= {one: given[f"source_{one}"] or None for one in _SOURCE}
    fields: dict[str, Any] = {
        "title": given["title"] or None,
        "publisher": given["publisher"] or None,
        "source": {name: value for name, value in source.items() if value is not None} or None,
    }
    faults: dict[str, str] = {}
    meetings = []
    for number, one in enumerate(before.meetings, start=1):
        told = {name: given[f"{name}_{number}"] for name in _MEETING}
        said: dict[str, Any] = {name: text for name, text in told.items() if text}
        said["holds"] = tuple(told["holds"].replace(",", " ").split())
        said["participants"] = dict(map(_people, filter(None, told["participants"].splitlines())))
        if one.id:
            said["id"] = one.id
        try:
            meetings.append(Meeting.model_validate(said))
        except ValidationError as error:
            found = faults_in(error, told)
            faults |= {f"{name}_{number}": why for name, why in found.items()}
    fields["meetings"] = tuple(meetings)
    # Beside meetings that are mistaken, the rest is looked at with those on record.
    told = {} if faults else {"meetings": fields["meetings"]}
    try:
        Readout.model_validate({**dict(before), **fields, "meetings": before.meetings, **told})
    except ValidationError as error:
        wrong = faults_in(error, dict.fromkeys(_OF_WHOLE))
        faults |= {_OF_WHOLE[name]: why for name, why in wrong.items()}
    return fields, faults


def _due(given: Mapping[str, str], said_on: date, by: tuple[str, ...]) -> Due | None:
    """The deadline of a form; what is given in words is read from the day on which it was said.

    Raises:
        ValueError: it is no deadline.
    """
    found = _parts(given, _DUE)
    if _IN_WORDS.search(edtf := str(found.get("edtf", ""))):
        read = deadline(edtf, said_on, by)
        found = {**found, **read.model_dump(exclude_defaults=True)}
        if read.edtf is None:
            found.pop("edtf")
    try:
        return Due.model_validate(found) if found else None
    except ValidationError as error:
        raise ValueError(" ".join(faults_in(error, {"due": ""}).values())) from None


def _parts(given: Mapping[str, str], parts: Mapping[str, str]) -> dict[str, Any]:
    """The parts of a value that are given in fields of their own."""
    told = {part: given.get(field, "") for field, part in parts.items()}
    return {
        part: text == _YES if part in ("approximate", "soon") else text
        for part, text in told.items()
        if text
    }


def _people(line: str) -> tuple[str, tuple[str, ...]]:
    party, _colon, names = line.partition(":")
    return party.strip(), tuple(name.strip() for name in names.split(";") if name.strip())


def _text(value: object) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return _YES
        case _:
            return str(value)
