"""Fields: what two codings of one act say of it, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import NamedTuple

from tracker.domain.due import Due
from tracker.domain.edtf import window
from tracker.domain.names import folded
from tracker.domain.statements import Statement

_LISTS = ("by", "to", "done_by")
_FLAGS = ("complete", "continuing")
_TERMS = ("condition", "wording", "same_as")
_NAMED = ("renews", "fulfils")
_UNSAID = MappingProxyType({**dict.fromkeys(_LISTS, "nobody"), "due": "no time"})
"""What is told of a field that a coding does not fill, where that is not none."""


class CodedField(NamedTuple):
    """A field that either coding fills, with what each says."""

    name: str
    first: str
    second: str
    same: bool


def fields(one: Statement, other: Statement) -> Iterator[CodedField]:
    """The fields that either of two codings of one act fills, but for what is in its own words.

    Args:
        one: the statement of a coding.
        other: that of another, of the same type.
    """
    for name in _LISTS:
        ours, theirs = _parties(one, name), _parties(other, name)
        if ours or theirs:
            yield _field(name, ours, theirs)
    yield from _of_deadline(getattr(one, "due", None), getattr(other, "due", None))
    for name in _FLAGS:
        if hasattr(one, name):
            yield _field(name, *(_flag(getattr(each, name)) for each in (one, other)))
    for name in _TERMS:
        terms = [getattr(each, name, None) or "" for each in (one, other)]
        if any(terms):
            same = folded(terms[0]) == folded(terms[1])
            yield _field(name, *terms, same=same)
    for name in _NAMED:
        targets = [getattr(each, name, None) for each in (one, other)]
        if targets != [None, None]:
            told = ("unsaid" if each is None else ", ".join(sorted(each)) for each in targets)
            yield _field(name, *told)
    if one.meeting or other.meeting:
        yield _field("meeting", f"number {one.meeting + 1}", f"number {other.meeting + 1}")


def _of_deadline(one: Due | None, other: Due | None) -> Iterator[CodedField]:
    """The time of either, its marks, and the occasion that it is tied to."""
    first, second = ((due and due.edtf) or "" for due in (one, other))
    if first or second:
        yield _field("due", first, second, same=_days(first) == _days(second))
    hurried = [due is not None and due.soon for due in (one, other)]
    about = [due is not None and _approximate(due) for due in (one, other)]
    for name, flagged in (("soon", hurried), ("approximate", about)):
        if any(flagged):
            yield _field(name, *map(_flag, flagged))
    for name in ("before", "at"):
        tied = [(due and getattr(due, name)) or "" for due in (one, other)]
        if any(tied):
            yield _field(name, *tied)


def _field(name: str, first: str, second: str, *, same: bool | None = None) -> CodedField:
    unsaid = _UNSAID.get(name, "none")
    alike = first == second if same is None else same
    return CodedField(name, first or unsaid, second or unsaid, alike)


def _parties(one: Statement, name: str) -> str:
    found = sorted(getattr(one, name, ()))
    if name == "done_by" and found == sorted(one.by):
        return ""
    return ", ".join(found)


def _days(edtf: str) -> object:
    """The days of a time: one window is the same, however it is written."""
    return window(edtf)[:2] if edtf else None


def _approximate(due: Due) -> bool:
    return due.approximate or bool(due.edtf and window(due.edtf).approximate)


def _flag(value: object) -> str:
    return "true" if value else "false"
