"""The base of every recorded value, and the small types that its fields share."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated
from unicodedata import normalize

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    StringConstraints,
)
from pydantic_core import core_schema

from tracker.characters import in_one_line
from tracker.domain.calendar import not_a_day
from tracker.domain.names import SLUG

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# Control characters, line and paragraph separators, and the marks that reorder the text shown
# around them: none belongs in a title or a quote, and the last can make one read as another.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


class Model(BaseModel):
    """An immutable value that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class InFull:
    """A value that a file may write as one text, which then is one of its fields.

    In JSON, which only this program writes, it stands as it is: to look at it there before it is
    validated would take half of the validation.

    Args:
        field: the field.
    """

    def __init__(self, field: str) -> None:
        self._field = field

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """The schema of the value, behind a look at whether it is a text."""
        schema = handler(source)
        return core_schema.json_or_python_schema(
            json_schema=schema,
            python_schema=core_schema.no_info_before_validator_function(self._written, schema),
        )

    def _written(self, value: object) -> object:
        return {self._field: value} if isinstance(value, str) else value


def _day(value: object) -> object:
    """Let through dates and `YYYY-MM-DD` only: pydantic alone would read 20190629 as seconds."""
    if isinstance(value, str):
        if not _DAY.fullmatch(value):
            raise ValueError(f"{value!r} is not a date; write it as YYYY-MM-DD")
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"{value!r} {not_a_day(value)}") from None
    return value


def _composed(value: str) -> str:
    """A printable text with its letters composed, so that equal texts are written in one way."""
    if value.isascii() and value.isprintable():
        return value
    if found := _UNPRINTABLE.search(value):
        raise ValueError(f"the character U+{ord(found[0]):04X} is not allowed in a text; remove it")
    return normalize("NFC", value)


def _in_one_line(value: str) -> str:
    """A name with single spaces and nothing unseen in it, unless nothing else is."""
    return in_one_line(value) or " ".join(value.split())


Day = Annotated[date, BeforeValidator(_day)]
"""A calendar day, written `YYYY-MM-DD`."""

MOST = 2**31 - 1
"""The largest number that any database keeps."""

Slug = Annotated[str, StringConstraints(pattern=rf"^{SLUG}$", max_length=120)]
"""A name of lower-case words and digits joined by hyphens: `airplane-grave-visits`."""

Ref = Annotated[str, StringConstraints(pattern=rf"^{SLUG}@{SLUG}$", max_length=241)]
"""A statement: `key@readout`."""

Target = Annotated[str, StringConstraints(pattern=rf"^{SLUG}(?:@{SLUG})?$", max_length=241)]
"""A statement (`key@readout`), or an item, which means statements on it."""

Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=2000),
    AfterValidator(_composed),
]
"""A line of text: printable, not empty, at most 2,000 characters, with its letters composed."""

Name = Annotated[Text, AfterValidator(_in_one_line)]
"""What something or somebody is called: a text with single spaces, and nothing unseen in it."""
