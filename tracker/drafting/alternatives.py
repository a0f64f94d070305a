"""Alternatives: a regular expression that is written as lists of what may stand in one place."""

from __future__ import annotations

Form = str | list["Form"] | dict[str, "Form"]
"""An expression, alternatives, or alternatives ("any") between a "lead" and a "tail"."""


def expression(form: Form) -> str:
    """The regular expression that a form tells.

    Raises:
        ValueError: there is another key than lead, any and tail, or no "any".
    """
    if isinstance(form, str):
        return form.strip()
    if isinstance(form, list):
        return "|".join(_part(each) for each in form)
    if not {"any"} <= form.keys() <= {"lead", "any", "tail"}:
        raise ValueError(f"{', '.join(form)}: alternatives have the key any, and lead and tail")
    return f"{_part(form.get('lead', ''))}(?:{_part(form['any'])}){_part(form.get('tail', ''))}"


def _part(form: Form) -> str:
    """The same of a part, whose blanks stand for themselves."""
    return form if isinstance(form, str) else expression(form)
