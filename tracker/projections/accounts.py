"""Accounts: what two publishers' readouts say of one act, where they do not say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import product
from typing import Literal, NamedTuple

from tracker.domain.accounts import ActOf, Difference, names_others
from tracker.domain.edtf import window
from tracker.domain.names import folded
from tracker.domain.placed_statement import PlacedStatement
from tracker.projections.known import KnownItem, KnownStatement
from tracker.projections.relationship import Relationship
from tracker.projections.rows import KeptSpan, KeptStatement
from tracker.projections.twins import acts, first_account

_TWO = 2

Spans = Callable[[Relationship, KnownStatement], list[KeptSpan]]
Find = Callable[[str, Relationship], tuple[Relationship, KnownStatement] | None]


class TwinsDiffer(NamedTuple):
    """One thing about an act that two publishers report in different ways."""

    what: Difference
    said: tuple[tuple[str, str], ...]
    """Each statement of it, by its ref, with what it says, the one that counts first."""


def twins_differing(
    about: Iterable[Relationship], spans: Spans, find: Find
) -> Iterator[TwinsDiffer]:
    """Where the statements of a recording differ from their twins.

    Args:
        about: the relationships that it is about, with what is new in them.
        spans: the spans that hold of a statement of a relationship.
        find: finds the statement of a ref that a relationship names.
    """
    for whose in about:
        new = whose.news.added
        several = [known for known in new.values() if len(whose.told[known.meeting]) > 1]
        declared = {ref for known in new.values() if (ref := known.row.same_as)}
        several += [known for known in new.values() if known.row.same_as or known.ref in declared]
        for member in dict.fromkeys(whose.canonical(known.member) for known in several):
            for group in _groups(whose, member, spans):
                if any(known.ref in new for known in group):
                    yield from _differences(group, partial(_act_of, whose, find))


class ToldTwice(NamedTuple):
    """Two readouts that tell of the same acts of a meeting, and are not of two publishers."""

    meeting: str
    readouts: tuple[str, str]
    publisher: str | None
    """The publisher of both; None where one of them names none."""


def told_twice(about: Iterable[Relationship]) -> Iterator[ToldTwice]:
    """The readouts that tell again what another one tells, so that both count.

    Args:
        about: the relationships that a recording is about, with what is new in them.
    """
    for whose in about:
        for known in whose.news.added.values():
            account = whose.told[known.meeting]
            if len(account) < _TWO:
                continue
            for one in whose.merged(whose.canonical(known.member)):
                others = (whose.statements[ref] for ref in one.refs)
                yield from (_told_twice(known, other) for other in others if _again(known, other))


def _again(known: KnownStatement, other: KnownStatement) -> bool:
    """Whether another readout of no other publisher tells of an act of the meeting as well."""
    one, two = known.row, other.row
    return (
        known.readout != other.readout
        and known.meeting == other.meeting
        and (one.type, one.by_parties) == (two.type, two.by_parties)
        and not known.placed.account.differs_from(other.placed.account)
        and known.ref != two.same_as
        and other.ref != one.same_as
    )


def _told_twice(known: KnownStatement, other: KnownStatement) -> ToldTwice:
    first, second = sorted((known.readout, other.readout))
    own, theirs = (one.placed.account.publisher for one in (known, other))
    return ToldTwice(known.meeting, (first, second), own if own == theirs else None)


def _groups(whose: Relationship, member: KnownItem, spans: Spans) -> list[list[KnownStatement]]:
    """The statements on an item that report one act, where there are several of an act."""
    together = [whose.statements[ref] for one in whose.merged(member) for ref in one.refs]
    groups: dict[int, list[KnownStatement]] = {}
    for known in sorted(together, key=lambda one: (one.row.date, one.readout, one.row.number)):
        first = next(iter(spans(whose, known)), None)
        groups.setdefault((first and first.twin_of) or known.row.id, []).append(known)
    return [group for group in groups.values() if len(_publishers(group)) > 1]


def _publishers(group: Iterable[KnownStatement]) -> set[str]:
    return {one.placed.account.publisher or "" for one in group} - {""}


def _act_of(whose: Relationship, find: Find, ref: str) -> str:
    """The ref of the first account of an act that a relationship names by a ref."""
    found = find(ref, whose)
    return first_account(found[0], ref) if found else ref


def _differences(group: list[KnownStatement], act_of: ActOf) -> Iterator[TwinsDiffer]:
    first, *others = (one.placed for one in group)
    if any(names_others(first.targets, other.targets, act_of) for other in others):
        what: Difference = "fulfilment" if first.kind == "progress" else "renewal"
        said = [one for one in (first, *others) if one.targets is not None]
        yield TwinsDiffer(what, tuple((one.ref, ", ".join(one.named) or "none") for one in said))
    whose = {one.ref: {*one.row.by_parties.split()} for one in group}
    yield from _told("by", {ref: " and ".join(sorted(named)) for ref, named in whose.items()})
    if group[0].row.type == "ProgressWelcomed":
        completion = {one.ref: "complete" if one.row.complete else "begun" for one in group}
        yield from _told("completion", completion)
        yield from _told("deed", _named({one.ref: one.placed.done_by for one in group}))
        return
    # That an account names nobody to whom it is addressed says nothing of it.
    yield from _told("to", _named({one.ref: one.placed.addressed for one in group}))
    days = {one.ref: (one.placed.window, one.placed.before, one.placed.at) for one in group}
    yield from _told("deadline", {one.ref: _deadline(one.row) for one in group}, days.get)
    conditions = {one.ref: one.row.condition or "none" for one in group}
    yield from _told("condition", conditions, lambda ref: folded(conditions[ref]))
    # That an account leaves out how it was put says nothing of it.
    put = {one.ref: one.row.wording for one in group if one.row.wording}
    yield from _told("wording", put)
    goes_on = {one.ref: "without an end" if one.row.continuing else "to be done" for one in group}
    yield from _told("continuation", goes_on)


def _told(
    what: Difference, said: dict[str, str], means: Callable[[str], object] | None = None
) -> Iterator[TwinsDiffer]:
    """What accounts say of one thing, where they differ.

    Args:
        what: the thing.
        said: what each says, by its ref.
        means: gives for a ref by what that is compared, where the words alone do not tell.
    """
    if len({*map(means or said.get, said)}) > 1:
        yield TwinsDiffer(what, tuple(said.items()))


def _deadline(row: KeptStatement) -> str:
    """The deadline of a statement as it is written."""
    tie = f"before {row.tied_before}" if row.tied_before else f"at {row.tied_at}"
    about = row.approximate and row.due and not window(row.due).approximate
    told = [
        "about" if about else "",
        row.due or ("shortly" if row.due_last is not None else ""),
        tie if row.tied_before or row.tied_at else "",
    ]
    return " ".join(filter(None, told)) or "none"


def _named(parties: dict[str, frozenset[str]]) -> dict[str, str]:
    """The parties that accounts name, of those that name any."""
    return {ref: " and ".join(sorted(named)) for ref, named in parties.items() if named}


class MaybeOne(NamedTuple):
    """Two publishers' statements on one item of one meeting that count as two, and may be one."""

    refs: tuple[str, str]
    what: Literal["by", "to"]
    """In what they differ: whose they are, or to whom they are addressed."""


def maybe_one(about: Iterable[Relationship]) -> Iterator[MaybeOne]:
    """What two accounts of a meeting may say of one act, though not of the same parties.

    Args:
        about: the relationships that a recording is about, with what is new in them.
    """
    for whose in about:
        new = [known for known in whose.news.added.values() if known.followed]
        several = [known for known in new if len(whose.told[known.meeting]) > 1]
        for member in dict.fromkeys(whose.canonical(known.member) for known in several):
            yield from _maybe_one(whose, member)


def _maybe_one(whose: Relationship, member: KnownItem) -> Iterator[MaybeOne]:
    """The same of an item, of pairs of which one is new."""
    told = [(act, {one.readout for one in act}) for act in acts(whose, member, followed=True)]
    for number, (act, told_in) in enumerate(told):
        for other, also_in in told[number + 1 :]:
            apart = told_in.isdisjoint(also_in)
            for one, two in product(act, other) if apart else ():
                new = not {one.ref, two.ref}.isdisjoint(whose.news.added)
                if new and (what := _differ_alone_in(one, two)):
                    yield MaybeOne((one.ref, two.ref), what)


def _differ_alone_in(one: PlacedStatement, two: PlacedStatement) -> Literal["by", "to"] | None:
    """Whose two statements of a meeting are, or to whom, where they may be one but for that."""
    if one.kind != two.kind or not one.account.differs_from(two.account):
        return None
    if one.by != two.by:
        return "by" if one.by & two.by else None
    return "to" if one.addressed != two.addressed else None
