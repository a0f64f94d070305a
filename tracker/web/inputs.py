"""Inputs: the fields of a form that records something, with what is in them and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from tracker.errors import Unreadable
from tracker.explanations import explain
from tracker.web.texts import _
from tracker.web.visit import Visit

M = TypeVar("M", bound=BaseModel)

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Input(NamedTuple):
    """A field of a form."""

    name: str
    label: str
    value: str = ""
    control: Literal["line", "lines", "day", "choice", "flag", "hidden"] = "line"
    help: str = ""
    options: Sequence[str] = ()
    """What can be chosen; of a line, what is proposed."""
    required: bool = False
    group: str = ""
    """The heading under which it stands with others."""


def reason(why: str) -> Input:
    """The field for a reason."""
    return Input("reason", _("Reason"), help=why, required=True)


def grouped(inputs: Sequence[Input]) -> list[tuple[str, list[Input]]]:
    """Inputs with those together that have a heading together, in their order."""
    return [(heading, [*held]) for heading, held in groupby(inputs, key=lambda one: one.group)]


def with_values(inputs: Sequence[Input], values: Mapping[str, str]) -> list[Input]:
    """Inputs with what is in them, as far as something is given for them."""
    return [
        one if one.control == "hidden" else one._replace(value=values.get(one.name, one.value))
        for one in inputs
    ]


def sent(visit: Visit, inputs: Sequence[Input]) -> dict[str, str]:
    """What was sent for the fields of a form, without the blanks around it."""
    return {one.name: visit.form.given(one.name) for one in inputs}


def misfilled(visit: Visit, faults: Mapping[str, str]) -> Unreadable:
    """That fields were filled so that nothing can be made of them; told beside each."""
    visit.faults = dict(faults)
    count = len(faults)
    said = "a field is" if count == 1 else f"{count} fields are"
    return Unreadable(f"{said} still to be put right; nothing was recorded")


def made(
    visit: Visit, kind: type[M], given: Mapping[str, object], wrong: Mapping[str, str] = _NOTHING
) -> M:
    """The value that fields make.

    Args:
        visit: where they were sent.
        kind: what they make.
        given: what was sent for each.
        wrong: what is wrong with some whatever they make, which is told with all else.

    Raises:
        Unreadable: they make none, or something is wrong with them.
    """
    faults = dict(wrong)
    try:
        value = kind.model_validate({name: value for name, value in given.items() if value != ""})
    except ValidationError as error:
        faults = {**wrong, **faults_in(error, given)}
    else:
        if not faults:
            return value
    raise misfilled(visit, faults)


def faults_in(error: ValidationError, fields: Mapping[str, object]) -> dict[str, str]:
    """What pydantic refused, by the names of the fields; of the whole under the first."""
    found: dict[str, str] = {}
    for detail in error.errors(include_url=False):
        steps = (str(step) for step in detail["loc"])
        name = next((step for step in steps if step in fields), next(iter(fields)))
        missing = detail["type"] == "missing" and name == detail["loc"][-1]
        found.setdefault(name, _("fill it in") if missing else str(explain(detail)))
    return found
