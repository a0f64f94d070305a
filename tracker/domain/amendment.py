"""Amendment: a readout folded from its stream, and the corrections that turn one into another."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.domain.corrections import (
    Correction,
    HeadingAmended,
    ReadoutRetracted,
    StatementAdded,
    StatementAmended,
    StatementRetracted,
    StatementsReordered,
)
from tracker.domain.heading import Heading
from tracker.domain.readouts import Readout, ReadoutRegistered
from tracker.domain.statements import (
    CommitmentMade,
    ConcernRaised,
    FollowUpScheduled,
    ProgressWelcomed,
    RequestMade,
    Statement,
    ViewsExchanged,
)
from tracker.domain.values import Model

_NOTHING = (None, (), "", False)
_EMPTY_SAYS = frozenset({"renews", "fulfils"})
"""The lists of which an empty one says something: that there is nothing of the kind."""


def fold(events: Iterable[object]) -> Readout:
    """The readout as its stream leaves it: the heading, the statements, and every correction.

    Raises:
        ValueError: it leaves none, since it does not begin with one, or retracts it.
    """
    heading, statements = gathered(events)
    if heading is None:
        raise ValueError("the stream does not begin with a registration, or ends with a retraction")
    fields = {name: getattr(heading, name) for name in Heading.model_fields}
    given = {name: fields[name] for name in heading.model_fields_set if name in fields}
    return Readout(**given, statements=tuple(statements.values()))


def gathered(events: Iterable[object]) -> tuple[Heading | None, dict[str, Statement]]:
    """The heading and the statements that a stream leaves, whether or not they fit together."""
    heading: Heading | None = None
    statements: dict[str, Statement] = {}
    for event in events:
        match event:
            case ReadoutRegistered() | HeadingAmended():
                heading = event
            case StatementAmended(statement=statement) | StatementAdded(statement=statement):
                statements[statement.key] = statement
            case StatementRetracted(key=key):
                del statements[key]
            case ReadoutRetracted():
                heading, statements = None, {}
            case StatementsReordered(keys=keys):
                statements = {key: statements[key] for key in keys}
            case (
                CommitmentMade()
                | FollowUpScheduled()
                | ProgressWelcomed()
                | ConcernRaised()
                | RequestMade()
                | ViewsExchanged()
            ):
                statements[event.key] = event
            case _:
                raise TypeError(f"{type(event).__name__} is no event of a readout")
    return heading, statements


def corrections(standing: Readout, given: Readout, reason: str) -> list[Correction]:
    """What turns the readout on record into the one given; nothing when they say the same.

    Args:
        standing: the readout on record.
        given: the readout as it is to be, of the same name and parties.
        reason: why.
    """
    found: list[Correction] = []
    if standing.heading != given.heading:
        found.append(HeadingAmended(**given.heading_fields, reason=reason))
    ours = {statement.key: statement for statement in standing.statements}
    theirs = {statement.key: statement for statement in given.statements}
    found += [StatementRetracted(key=key, reason=reason) for key in ours if key not in theirs]
    found += [
        StatementAmended(statement=statement, reason=reason)
        for key, statement in theirs.items()
        if key in ours and ours[key] != statement
    ]
    added = [key for key in theirs if key not in ours]
    found += [StatementAdded(statement=theirs[key], reason=reason) for key in added]
    order = [*(key for key in ours if key in theirs), *added]
    if order != list(theirs):
        found.append(StatementsReordered(keys=tuple(theirs), reason=reason))
    return found


def moved(standing: Readout, given: Readout) -> dict[str, Statement]:
    """The statements on record that are given under another key, by the keys that they have.

    A key never changes once it is recorded, but one that nobody set is counted anew where a
    statement before it on the same item is put in or taken out.
    """
    ours = {statement.key: statement for statement in standing.statements}
    theirs = {statement.key: statement for statement in given.statements}
    others = [one for one in given.statements if ours.get(one.key) != one]
    found: dict[str, Statement] = {}
    for key, statement in ours.items():
        if theirs.get(key) == statement:
            continue
        same = next((one for one in others if _without_key(one) == _without_key(statement)), None)
        if same is not None:
            others.remove(same)
            found[key] = same
    return found


def _without_key(statement: Statement) -> Statement:
    return statement.model_copy(update={"key": ""})


def differences(
    standing: Readout, given: Readout, *, then: str = "on record", now: str = "in the file"
) -> list[str]:
    """How a readout on record and one given differ, a readable line for each difference.

    Args:
        standing: the one on record.
        given: the one given.
        then: where, or when, the first says what it says.
        now: the same of the second.
    """
    lines = _differing("", standing, given, Heading.model_fields, (then, now))
    ours = {statement.key: statement for statement in standing.statements}
    theirs = {statement.key: statement for statement in given.statements}
    for key in [*ours, *(key for key in theirs if key not in ours)]:
        old, new = ours.get(key), theirs.get(key)
        if old is None:
            lines.append(f"{key}: only {now}")
        elif new is None:
            lines.append(f"{key}: only {then}")
        else:
            fields = dict.fromkeys([*type(new).model_fields, *type(old).model_fields])
            lines += _differing(f"{key}: ", old, new, fields, (then, now))
    return lines or ["the statements are in another order"]


def _differing(
    about: str, old: Model, new: Model, fields: Iterable[str], sides: tuple[str, str]
) -> list[str]:
    """A line for each field of which the one says something else than the other.

    A field that a type of statement does not have says as little as one that is empty.
    """
    lines = []
    for field in fields:
        was, now = (getattr(value, field, None) for value in (old, new))
        says_nothing = was in _NOTHING and now in _NOTHING and field not in _EMPTY_SAYS
        if was == now or says_nothing:
            continue
        shown = (_plain(was), _plain(now)) if field not in _EMPTY_SAYS else (_list(was), _list(now))
        if shown[0] == shown[1]:  # they look alike, so letter by letter
            shown = ascii(was), ascii(now)
        lines.append(f"{about}{field}: {sides[0]} {shown[0]}, {sides[1]} {shown[1]}")
    return lines


def _list(value: object) -> str:
    return "[]" if value == () else _plain(value)


def _plain(value: object) -> str:
    match value:
        case None | () | "":
            return "nothing"
        case tuple() | list():
            return "[" + ", ".join(map(_plain, value)) + "]"
        case str():
            return repr(value)
        case Model():
            said = value.model_dump(mode="json", exclude_defaults=True)
            return (
                ", ".join(
                    name if held is True else f"{name} {_plain(held)}"
                    for name, held in said.items()
                )
                or "{}"
            )
        case dict():
            return ", ".join(f"{name}: {_plain(held)}" for name, held in value.items())
        case _:
            return str(value)
