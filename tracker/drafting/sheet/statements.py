"""Statements: what the rows of a meeting come to, each with everything that is in doubt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from tracker.domain.names import folded, slug_of
from tracker.domain.statements import STATEMENTS
from tracker.drafting.items import Known, Matters, Setting
from tracker.drafting.sheet.claims import claim
from tracker.drafting.sheet.columns import NEEDED
from tracker.drafting.sheet.days import Order, when_of
from tracker.drafting.sheet.occasions import Gathering, Whose
from tracker.drafting.sheet.promises import MOST_WORDS, Promise
from tracker.drafting.sheet.vocabulary import vocabulary

PROMISED = "CommitmentMade"
_LONGEST = MOST_WORDS
_ONWARD = (PROMISED, "FollowUpScheduled")
_ADDRESSED = (PROMISED, "RequestMade", "ConcernRaised")


class Coded(NamedTuple):
    """A row as a statement, by its fields, with the reasons to look at it again."""

    promise: Promise
    fields: dict[str, Any]
    doubts: tuple[str, ...]


def statements_of(
    gathering: Gathering,
    items: Iterable[Known],
    *,
    order: Order | None,
    mixed: bool,
    says_promise: bool,
) -> list[Coded]:
    """The statements of a meeting's rows.

    Args:
        gathering: the meeting.
        items: the items that exist, to be used again.
        order: which of two numbers is the day; None where it is not known.
        mixed: whether deadlines are kept partly as words with the day first.
        says_promise: whether the head of the rows' words says that they are promises.
    """
    listed = list(items)
    matters = Matters(gathering.parties, frozenset())
    for item in listed:
        matters.add(item)
    coded = []
    for promise, whose, day_doubts in gathering.promises:
        kind, kind_doubts = _type(promise, says_promise=says_promise)
        by, to, side_doubts = _sides(promise, whose, gathering.parties)
        fields: dict[str, Any] = {"type": kind, "by": by}
        doubts = [*kind_doubts, *side_doubts, *day_doubts]
        if to and kind in _ADDRESSED:
            fields["to"] = to
        elif to:
            doubts.append(f"a {kind} has nobody `to` whom it is said ({', '.join(to)})")
        doubts += _put_words(promise, fields)
        when = when_of(promise.cell("due"), gathering.day, by, order, mixed=mixed)
        doubts += when.doubts
        doubts += _put_turns(promise, fields)
        if when.due and kind in _ONWARD:
            fields["due"] = when.due.model_dump(exclude_defaults=True)
        elif when.due:
            doubts.append(f"a {kind} has no deadline here: ‘{promise.text('due')}’")
        year = when.due.edtf[:4] if when.due and when.due.edtf else str(gathering.day.year)
        doubts += _put_item(promise, fields, matters, listed, year.strip("./[]"))
        doubts += claim(promise.cell("status").text, kind)
        coded.append(Coded(promise, fields, (*doubts, *promise.doubts)))
    return coded


def _type(promise: Promise, *, says_promise: bool) -> tuple[str, list[str]]:
    """The type of a statement, and why it may be another."""
    given = promise.text("type")
    kind = vocabulary().types.get(folded(given)) or (given if given in STATEMENTS else "")
    doubts = []
    if given and not kind:
        doubts.append(f"‘{given}’ is no type of statement; taken for a {PROMISED}")
    elif not given and not says_promise:
        doubts.append(f"the sheet does not say what it is; taken for a {PROMISED}")
    kind = kind or PROMISED
    words = promise.cell(NEEDED).text
    signs = [one for one, turns in vocabulary().signs.items() if turns.search(words)]
    if signs and kind not in signs:
        doubts.append(f"by its words it may be a {' or a '.join(signs)}")
    return kind, doubts


def _sides(
    promise: Promise, whose: Whose, parties: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...], list[str]]:
    """Whose it is, to whom it is said, and what of it is in doubt."""
    doubts = [*whose.by.doubts, *whose.to.doubts, *whose.others.doubts]
    named = promise.cell("by").text
    by = tuple(party for party in whose.by.parties if party in parties)
    if strange := [party for party in whose.by.parties if party not in parties]:
        doubts.append(f"{', '.join(strange)} did not take part, by the sheet or --party")
    if whose.by.everyone:
        by = parties
        if len(parties) > len("JP"):
            doubts.append(f"‘{named}’ is taken for all of {', '.join(parties)}")
    elif not by:
        by = parties
        said = f"‘{named}’ names no party to it" if named else "the sheet does not say whose it is"
        doubts.append(f"{said}; put as an act of {', '.join(parties)}")
    to = tuple(party for party in (*whose.by.to, *whose.to.parties) if (party,) != by)
    return by, tuple(dict.fromkeys(to)), doubts


def _put_words(promise: Promise, fields: dict[str, Any]) -> list[str]:
    """Put a statement's own words, its quote and its condition; what of it is in doubt."""
    doubts = []
    words = promise.cell(NEEDED).text
    if len(words) > _LONGEST:
        doubts.append("its words are too long for a summary, and are cut")
    fields["summary"] = words[:_LONGEST]
    if quote := promise.text("quote").strip("“”\"'"):
        fields["quote"] = quote[:_LONGEST]
    if (condition := promise.text("condition")) and fields["type"] in _ONWARD:
        fields["condition"] = condition[:_LONGEST]
    elif condition:
        doubts.append(f"a {fields['type']} has no condition here: ‘{condition}’")
    return doubts


def _put_turns(promise: Promise, fields: dict[str, Any]) -> list[str]:
    """Put what the turns of a statement's words mean for it; what of it is in doubt."""
    words, kind = promise.cell(NEEDED).text, fields["type"]
    if kind == PROMISED and vocabulary().refraining.search(words):
        fields["continuing"] = True
        told = "something is not to be done: put as `continuing: true`, which is never late"
        return [f"{told}, and expires with its time"]
    if kind == "ProgressWelcomed" and vocabulary().finished.search(words):
        return ["by its words it may be finished: put `complete: true` where it is"]
    return []


def _put_item(
    promise: Promise, fields: dict[str, Any], matters: Matters, items: list[Known], year: str
) -> list[str]:
    """Put the matter that a statement is about; what of it is in doubt."""
    given = promise.text("item")
    if given:
        slug = slug_of(given)[:100].strip("-")
        for item in items:
            if slug in (item.slug, slug_of(item.title), *map(slug_of, item.names)):
                fields["item"] = item.slug
                return []
        if slug:
            fields["item"] = slug
            return [f"a new item, which is called as the sheet has it: ‘{given}’"] if items else []
    occasion = fields["type"] == "FollowUpScheduled"
    found = matters.propose(fields["summary"], Setting(), occasion=occasion, year=year)
    fields["item"] = found.slug
    return [*found.doubts]
