"""Story: what is answered of an item, its parts, and all that was said of them."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from tracker.queries.answers import ItemStanding
from tracker.queries.beside import Origin, Slip


class StoryStatement(NamedTuple):
    """A statement in the story of an item."""

    ref: str
    """The statement's fixed name."""
    item: str
    """The item that it is about."""
    date: dt.date
    """The date of the statement."""
    type: str
    """One of the six types."""
    by: tuple[str, ...]
    """The parties whose act it is, by all accounts of it."""
    to: tuple[str, ...]
    """To whom it is addressed, as the readout says."""
    wording: str | None
    """How strongly it was put."""
    summary: str
    """What was said."""
    quote: str | None
    """The words that it rests on."""
    due: str | None
    """Its deadline as an EDTF expression."""
    due_from: dt.date | None
    """The first day of its window."""
    due_to: dt.date | None
    """The last day of its window."""
    approximate: bool
    """Whether the deadline is approximate."""
    due_words: str | None
    """The readout's words for the deadline."""
    tied_to: str | None
    """The item of the occasion that the deadline is tied to."""
    condition: str | None
    """What it depends on."""
    complete: bool
    """For progress: whether the thing is finished."""
    status: str | None
    """Its status; None for progress and views, which have none."""
    rule: str | None
    """The rule that decided."""
    evidence: tuple[str, ...]
    """What the status rests on."""
    why: str | None
    """The reason in a sentence."""
    sought_through: dt.date | None
    """The day through which evidence was sought without result."""
    since: dt.date | None
    """The day from which on the status holds, such as that of its fulfilment."""
    done_by: tuple[str, ...]
    """Whose deed progress is, where the readout says so."""
    continuing: bool
    """Whether it is undertaken without an end."""
    refs: tuple[str, ...]
    """The statement and its twins in other publishers' readouts."""
    told_by: tuple[str, ...]
    """The publishers that report it."""
    shares: dict[str, str]
    """The status of each party's share."""
    contested: tuple[str, ...]
    """What was said later to the contrary."""
    disputed: tuple[str, ...]
    """The statements in which accounts of one meeting contradict each other."""
    slip: Slip | None
    """How its deadline moved from the first promise on."""
    progress: str | None
    """The progress that was reported on something overdue, or since something was asked for."""
    last_reaffirmed: dt.date | None
    """When something without an end was last reaffirmed."""
    quiet: bool
    """Whether something without an end has not been reaffirmed for long."""
    days_late: int | None
    """How many days after its deadline it was done, or is overdue."""
    source: Origin
    """The readout that it is from: its `readout`, `publisher`, `title` and `url`."""
    reported_done: tuple[str, ...]
    """What reported it done, or a share of it, before that was judged otherwise."""
    own_by: tuple[str, ...]
    """The parties whose act it is by this account alone; another may name more."""
    url: str | None
    """The address at which its readout was published."""
    deadline_of: str | None
    """The account that gives the deadline, where the statement itself gives none."""
    renews: tuple[str, ...] | None
    """The earlier ones whose place it takes, by refs and items; None where it does not say."""
    fulfils: tuple[str, ...] | None
    """For progress: what it settles, by refs and items; None where it does not say."""


class Story(NamedTuple):
    """An item with its parts and all that was said of them."""

    item: str
    """The item."""
    title: str
    """Its title."""
    names: tuple[str, ...]
    """Its other names."""
    relationship: str
    """The parties to each other."""
    part_of: str | None
    """The item that it is a part of."""
    merged_into: str | None
    """The item that it turned out to be."""
    status: str | None
    """Its status; None when nothing was said of it by then."""
    rule: str | None
    """The rule that decided."""
    why: str | None
    """The reason in a sentence."""
    last_mentioned: dt.date | None
    """The date of the last statement on it or its parts."""
    passed_over: int | None
    """How many meetings have mentioned neither it nor a part of it since."""
    parts: tuple[ItemStanding, ...]
    """Its parts, as `items` gives them."""
    goes_on: tuple[StoryStatement, ...]
    """What was promised of it or its parts and was renewed on another item, as that is there."""
    statements: tuple[StoryStatement, ...]
    """What was said of it and its parts, in order of date."""
