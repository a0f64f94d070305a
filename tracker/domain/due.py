"""Dues: when a thing is to happen or be complete, as far as a readout says."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, StringConstraints, model_validator

from tracker.domain.edtf import window
from tracker.domain.values import Model, Slug, Text
from tracker.domain.window import Window, soon

_AROUND_MARKS = re.compile(r"\s*([,/\[\]{}]|\.\.)\s*")


def _close_up(value: object) -> object:
    """An expression without the spaces around it and around its marks, which mean nothing."""
    return _closed_up(value) if isinstance(value, str) else value


@lru_cache(maxsize=65_536)
def _closed_up(expression: str) -> str:
    return _AROUND_MARKS.sub(r"\1", expression.strip())


def _expression(value: str) -> str:
    window(value)
    return value


Expression = Annotated[
    str,
    BeforeValidator(_close_up),
    StringConstraints(max_length=200),
    AfterValidator(_expression),
]
"""An EDTF expression that names a window of days."""


class Due(Model):
    """When a thing is to happen or be complete, as far as the readout says."""

    edtf: Expression | None = None
    approximate: bool = False
    soon: bool = False
    """Whether it is to happen "shortly", with no time given."""
    words: Text | None = None
    """The readout's words that the time was read from."""
    before: Slug | None = None
    """The item of the occasion by which it is to happen."""
    at: Slug | None = None
    """The item of the occasion at which it is to happen."""

    @model_validator(mode="before")
    @classmethod
    def _bare_expression(cls, value: object) -> object:
        return {"edtf": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.before and self.at:
            raise ValueError("is tied both before and at an occasion; keep one of them")
        if not (self.edtf or self.soon or self.before or self.at):
            raise ValueError("says no time: give edtf, soon, before or at, or leave it out")
        return self

    def window(self, made_on: date) -> Window | None:
        """The window that it gives a statement of a day; None when it gives no time."""
        if self.edtf is None:
            return soon(made_on) if self.soon else None
        found = window(self.edtf)
        return found._replace(approximate=True) if self.approximate else found

    @property
    def occasion(self) -> str | None:
        """The item of the occasion it is tied to."""
        return self.before or self.at
