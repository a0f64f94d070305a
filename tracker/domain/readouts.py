"""Readouts: one publisher's account of one or more meetings, as it was coded."""

from __future__ import annotations

from collections import Counter
from typing import Any, Self

from pydantic import model_validator

from tracker.domain.heading import Heading
from tracker.domain.statements import AnyStatement


class ReadoutRegistered(Heading):
    """A readout was recorded: the first event of its stream."""


class Readout(Heading):
    """A readout as coded: its heading and its statements, in the order of the text."""

    statements: tuple[AnyStatement, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _name_statements(cls, data: Any) -> Any:  # noqa: ANN401
        """Give each statement without a key its item's slug, numbered from the second on."""
        if not isinstance(data, dict) or not isinstance(data.get("statements"), list | tuple):
            return data
        seen: Counter[Any] = Counter()
        keyed = []
        for statement in data["statements"]:
            if isinstance(statement, dict) and isinstance(item := statement.get("item"), str):
                seen[item] += 1
                keyed.append({"key": default_key(item, seen[item]), **statement})
            else:
                keyed.append(statement)
        return {**data, "statements": keyed}

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if len(set(self.parties)) < len(self.parties):
            raise ValueError("parties: a party is named twice")
        ids = Counter(self.meeting_id(number) for number in range(len(self.meetings)))
        if twice := [name for name, count in ids.items() if count > 1]:
            raise ValueError(f"meetings: two have the id {twice[0]}; give each its own `id`")
        keys: set[str] = set()
        for number, statement in enumerate(self.statements):
            where = f"statements.{number}"
            if statement.key in keys:
                raise ValueError(f"{where}.key: {statement.key!r} names two statements")
            keys.add(statement.key)
            if statement.meeting >= len(self.meetings):
                raise ValueError(
                    f"{where}.meeting: there is no meeting {statement.meeting}; they count from 0"
                )
            if strangers := set(statement.by) - set(self.parties):
                raise ValueError(
                    f"{where}.by: {', '.join(sorted(strangers))} is not among the readout's parties"
                )
        return self

    @property
    def heading(self) -> ReadoutRegistered:
        """The first event of the readout's stream."""
        return ReadoutRegistered(**self.heading_fields)

    @property
    def heading_fields(self) -> dict[str, Any]:
        """The fields of the heading that were given."""
        return {
            name: getattr(self, name)
            for name in Heading.model_fields
            if name in self.model_fields_set
        }

    @property
    def events(self) -> tuple[ReadoutRegistered | AnyStatement, ...]:
        """The readout as the events that record it, in the order of its stream."""
        return (self.heading, *self.statements)


def default_key(item: str, nth: int) -> str:
    """The key of the nth statement on an item in a readout, counted from 1."""
    return item if nth == 1 else f"{item}-{nth}"
