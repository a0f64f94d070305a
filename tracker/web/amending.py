"""Amending in the page: a statement or a heading coded otherwise, a readout taken back or not."""

from __future__ import annotations

from tracker.domain.names import key_of, readout_of
from tracker.domain.readouts import Readout
from tracker.domain.statements import STATEMENTS, Statement
from tracker.errors import NotFound
from tracker.queries.moments import today
from tracker.users import Role
from tracker.web import coded
from tracker.web.acts import Action, Do, Given, Subject
from tracker.web.inputs import Input, misfilled, reason, with_values
from tracker.web.judging import statement_asked
from tracker.web.texts import _
from tracker.web.visit import Visit

_KEPT = "tracker.readouts"


def readout_asked(visit: Visit) -> Subject:
    """The readout that an address names."""
    name = str(visit.request.path_params["name"])
    return Subject("readout", name, visit.queries.relationship_of(name))


def _readout(visit: Visit, name: str, version: int | None = None) -> Readout | None:
    """A readout as it is on record, or as it was at a version; read once for a request."""
    kept: dict[object, Readout | None] = visit.request.scope.setdefault(_KEPT, {})
    if (name, version) not in kept:
        with visit.ledger() as ledger:
            kept[name, version] = (
                ledger.readout(name) if version is None else ledger.readout_at(name, version)
            )
    return kept[name, version]


def _statement(visit: Visit, ref: str, version: int | None = None) -> Statement | None:
    readout = _readout(visit, readout_of(ref), version)
    told = readout.statements if readout else ()
    return next((one for one in told if one.key == key_of(ref)), None)


def _on_record(visit: Visit, ref: str) -> Statement:
    found = _statement(visit, ref)
    if found is None:
        raise NotFound(f"no statement {ref!r} is on record")
    return found


def _statement_inputs(visit: Visit, about: Subject) -> list[Input]:
    standing = _on_record(visit, about.name)
    chosen = visit.form.given("type")
    kind = chosen if chosen in STATEMENTS else standing.type
    shown = Input("shown_type", "", kind, control="hidden")
    fields = with_values(coded.inputs(kind), coded.texts(standing))
    return [shown, *fields, reason(_("why it is coded otherwise"))]


def _statement_texts(visit: Visit, about: Subject, version: int) -> dict[str, str]:
    found = _statement(visit, about.name, version)
    return coded.texts(found) if found else {}


def _amend_statement(visit: Visit, about: Subject, given: Given) -> Do:
    standing = _on_record(visit, about.name)
    chosen, shown = given["type"], visit.form.given("shown_type")
    if shown and chosen != shown:
        raise misfilled(visit, {"type": _("its fields are others now; fill them in and go on")})
    readout = _readout(visit, readout_of(about.name))
    assert readout  # noqa: S101 - for mypy: it has the statement
    said_on = readout.meetings[standing.meeting].date
    restated, faults = coded.statement(standing, given, said_on, readout.parties)
    if not given["reason"]:
        faults["reason"] = _("say in a line why")
    if faults or restated is None:
        raise misfilled(visit, faults)
    return lambda ledger, trial: ledger.amend_statement(
        about.name, restated, reason=given["reason"], day=today(), dry_run=trial
    )


def _retract_statement(visit: Visit, about: Subject, given: Given) -> Do:
    why = _why(visit, given)
    return lambda ledger, trial: ledger.retract_statement(
        about.name, reason=why, day=today(), dry_run=trial
    )


def _restore_statement(visit: Visit, about: Subject, given: Given) -> Do:
    why = _why(visit, given)
    return lambda ledger, trial: ledger.restore_statement(
        about.name, reason=why, day=today(), dry_run=trial
    )


def _why(visit: Visit, given: Given) -> str:
    """The reason that was given; without one nothing is done."""
    if not given["reason"]:
        raise misfilled(visit, {"reason": _("say in a line why")})
    return given["reason"]


def _heading_inputs(visit: Visit, about: Subject) -> list[Input]:
    readout = _readout(visit, about.name)
    assert readout  # noqa: S101 - for mypy: it is on record
    fields = with_values(coded.heading_inputs(readout), coded.heading_texts(readout))
    return [*fields, reason(_("why it is coded otherwise"))]


def _heading_texts(visit: Visit, about: Subject, version: int) -> dict[str, str]:
    found = _readout(visit, about.name, version)
    return coded.heading_texts(found) if found else {}


def _amend_heading(visit: Visit, about: Subject, given: Given) -> Do:
    readout = _readout(visit, about.name)
    assert readout  # noqa: S101 - for mypy: it is on record
    fields, faults = coded.heading(readout, given)
    if not given["reason"]:
        faults["reason"] = _("say in a line why")
    if faults:
        raise misfilled(visit, faults)
    return lambda ledger, trial: ledger.amend_heading(
        about.name, fields, reason=given["reason"], day=today(), dry_run=trial
    )


def _retract_inputs(visit: Visit, about: Subject) -> list[Input]:
    if not visit.form.fields:  # what is sent is told by the ledger, also when it is sent again
        _readout(visit, about.name)
    return [reason(_("why it should not be on record"))]


def _retract(visit: Visit, about: Subject, given: Given) -> Do:
    why = _why(visit, given)
    return lambda ledger, trial: ledger.retract(about.name, reason=why, day=today(), dry_run=trial)


def _restore(visit: Visit, about: Subject, given: Given) -> Do:  # noqa: ARG001 - as any act's
    return lambda ledger, trial: ledger.record_again(about.name, day=today(), dry_run=trial)


def _reason_of(visit: Visit, about: Subject, label: str) -> list[Input]:
    if not visit.form.fields:  # what is sent is told by the ledger, also when it is sent again
        _on_record(visit, about.name)
    return [reason(label)]


ACTS = (
    Action(
        "amend",
        _("Amend the statement"),
        _("Amend it"),
        "statement",
        Role.CODE,
        statement_asked,
        _statement_inputs,
        _amend_statement,
        _("What was on record before stays reachable with an earlier moment."),
        _statement_texts,
    ),
    Action(
        "retract-statement",
        _("Retract the statement"),
        _("Retract it"),
        "statement",
        Role.CODE,
        statement_asked,
        lambda visit, about: _reason_of(visit, about, _("why it should not be on record")),
        _retract_statement,
        _("For one that the readout does not make; the rest of the readout stays as it is."),
    ),
    Action(
        "restore-statement",
        _("Record the statement again"),
        _("Record it again"),
        "statement",
        Role.CODE,
        statement_asked,
        lambda _visit, _about: [reason(_("why it should be on record after all"))],
        _restore_statement,
        _("As it was and where it stood before it was retracted."),
    ),
    Action(
        "amend-heading",
        _("Amend the heading"),
        _("Amend it"),
        "heading",
        Role.CODE,
        readout_asked,
        _heading_inputs,
        _amend_heading,
        _("The title, the source and the meetings; the parties of a readout never change."),
        _heading_texts,
    ),
    Action(
        "retract",
        _("Retract the readout"),
        _("Retract it"),
        "readout",
        Role.CODE,
        readout_asked,
        _retract_inputs,
        _retract,
        _(
            "For one that should not be on record at all: its statements and its meetings then "
            "count nowhere. To correct one that should, amend it."
        ),
    ),
    Action(
        "restore",
        _("Record the readout again"),
        _("Record it again"),
        "readout",
        Role.CODE,
        readout_asked,
        lambda _visit, _about: [],
        _restore,
        _("As it was before it was retracted; what was judged of its statements applies again."),
    ),
)
"""What can be corrected of a readout."""
