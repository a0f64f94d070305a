"""States: a draft as it is after some edits, folded from what was drafted and what was done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, assert_never

from pydantic import Field

from tracker.domain.values import Model
from tracker.drafting.proposals import Unused
from tracker.drafts.edits import (
    AsideLeft,
    AsideTaken,
    DoubtsSettled,
    Edit,
    EditsUndone,
    FieldSet,
    StatementDropped,
    StatementRestored,
    StatementSplit,
    WordsAdded,
)


class DraftStatement(Model):
    """A statement of a draft: what was typed in its fields, right or wrong."""

    mark: str
    """Its name within the draft, which stays when others are put before it."""
    values: dict[str, str]
    doubts: tuple[str, ...] = ()
    """Why it is to be looked at again."""
    settled: bool = False
    """Whether somebody did."""
    dropped: bool = False
    because: str | None = None
    """The words that made it a statement."""
    time_words: str | None = None
    """The readout's words for its time."""

    @property
    def in_doubt(self) -> bool:
        """Whether it is still to be looked at."""
        return bool(self.doubts) and not self.settled and not self.dropped


class Waiting(NamedTuple):
    """A value that somebody typed while another one was set: kept until it is looked at."""

    number: int
    by: str
    statement: str | None
    field: str
    value: str


class DraftState(Model):
    """A draft as it is."""

    heading: dict[str, str]
    made: dict[str, str] = Field(default_factory=dict)
    """What its source says beside: the digest of the text, and the version of the rules."""
    statements: tuple[DraftStatement, ...] = ()
    unused: tuple[Unused, ...] = ()
    """The sentences of the text that made no statement."""
    remarks: tuple[str, ...] = ()
    """What is to be looked at in the heading."""
    asides: tuple[Waiting, ...] = ()

    @property
    def standing(self) -> tuple[DraftStatement, ...]:
        """The statements that are not dropped, in their order."""
        return tuple(one for one in self.statements if not one.dropped)

    def statement(self, mark: str) -> DraftStatement | None:
        """The statement of a name, if there is one."""
        return next((one for one in self.statements if one.mark == mark), None)

    def value(self, statement: str | None, field: str) -> str:
        """The value of a field; empty where nothing was typed."""
        if statement is None:
            return self.heading.get(field, "")
        found = self.statement(statement)
        return found.values.get(field, "") if found else ""


class Kept(NamedTuple):
    """An edit as it is kept: who made it, when, and on what they saw."""

    number: int
    """Its place among those of the draft, from 1 on: the version of the draft that it made."""
    id: str
    """What makes an edit that is sent again the same one."""
    at: datetime
    by: str
    edit: Edit
    aside: bool = False
    """Whether another value had come first, so that it waits to be looked at."""


def folded(initial: DraftState, kept: Sequence[Kept]) -> DraftState:
    """A draft after its edits."""
    undone = undone_by(kept)
    told = {one.number: one for one in kept}
    state = initial
    for one in kept:
        if one.number not in undone:
            state = _after(state, one, told)
    return state


def undone_by(kept: Iterable[Kept]) -> frozenset[int]:
    """The numbers of the edits that others took back."""
    return frozenset(
        number for one in kept if isinstance(one.edit, EditsUndone) for number in one.edit.numbers
    )


def _after(state: DraftState, one: Kept, told: Mapping[int, Kept]) -> DraftState:
    edit = one.edit
    match edit:
        case FieldSet() if one.aside:
            waiting = Waiting(one.number, one.by, edit.statement, edit.field, edit.value)
            return _with(state, asides=(*state.asides, waiting))
        case FieldSet():
            return _set(state, edit)
        case AsideTaken() | AsideLeft():
            return _looked_at(state, edit, told.get(edit.number))
        case WordsAdded():
            return _added(state, edit, f"n{one.number}")
        case EditsUndone():
            return state
        case _:
            return _to_statement(state, edit, f"n{one.number}")


def _to_statement(
    state: DraftState,
    edit: StatementSplit | StatementDropped | StatementRestored | DoubtsSettled,
    name: str,
) -> DraftState:
    match edit:
        case StatementSplit(statement=mark):
            return _split(state, mark, name)
        case StatementDropped(statement=mark):
            return _changed(state, mark, dropped=True)
        case StatementRestored(statement=mark):
            return _changed(state, mark, dropped=False)
        case DoubtsSettled(statement=mark):
            return _changed(state, mark, settled=True)
    assert_never(edit)


def _looked_at(state: DraftState, edit: AsideTaken | AsideLeft, earlier: Kept | None) -> DraftState:
    if isinstance(edit, AsideTaken) and earlier and isinstance(earlier.edit, FieldSet):
        state = _set(state, earlier.edit)
    return _with(state, asides=tuple(one for one in state.asides if one.number != edit.number))


def _with(state: DraftState, **fields: object) -> DraftState:
    return state.model_copy(update=fields)


def _set(state: DraftState, edit: FieldSet) -> DraftState:
    if edit.statement is None:
        return _with(state, heading={**state.heading, edit.field: edit.value})
    found = state.statement(edit.statement)
    if found is None:
        return state
    return _changed(state, edit.statement, values={**found.values, edit.field: edit.value})


def _changed(state: DraftState, mark: str, **fields: object) -> DraftState:
    return _with(
        state,
        statements=tuple(
            one.model_copy(update=fields) if one.mark == mark else one for one in state.statements
        ),
    )


def _split(state: DraftState, mark: str, name: str) -> DraftState:
    found: list[DraftStatement] = []
    for one in state.statements:
        found.append(one)
        if one.mark == mark:
            found.append(one.model_copy(update={"mark": name, "doubts": (), "dropped": False}))
    return _with(state, statements=tuple(found))


def _added(state: DraftState, edit: WordsAdded, name: str) -> DraftState:
    said = " ".join(edit.words.split())
    values = {
        "type": "ViewsExchanged",
        "by": state.heading.get("parties", ""),
        "summary": said,
        "quote": said,
    }
    places = [number for number, one in enumerate(state.statements, 1) if one.mark == edit.after]
    place = next(iter(places), 0)
    new = DraftStatement(mark=name, values=values)
    return _with(state, statements=(*state.statements[:place], new, *state.statements[place:]))
