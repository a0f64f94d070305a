"""Words: days, times, parties and names as a report writes them out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from tracker.domain.lengths import between
from tracker.domain.parties import BODIES
from tracker.domain.reasons import VOID, reported, taken_otherwise
from tracker.domain.rules import OVERDUE
from tracker.queries.answers import Standing
from tracker.queries.parties import party_name

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT = 3
_BOTH = 2

_SHORT_NAMES = {
    "BN": "Brunei",
    "CD": "DR Congo",
    "FM": "Micronesia",
    "PS": "Palestine",
    "RU": "Russia",
    "VA": "Holy See",
}
"""What countries are called that the standard calls by a longer name."""

_WITH_ARTICLE = BODIES - {"BRICS", "E3"} | {
    *("AE", "AN", "AX", "BS", "CC", "CD", "CF", "CK", "DD", "DO", "FK", "FO", "GB", "GM", "IM"),
    *("IO", "KM", "KY", "MH", "MP", "MV", "NL", "PH", "SB", "TC", "TF", "UM", "US", "VA", "VG"),
    "VI",
}
"""What is called by a name that has an article within a sentence."""


@cache
def named(code: str) -> str:
    """What a party is called in English, as briefly as people do."""
    return _SHORT_NAMES.get(code) or party_name(code)


def within(code: str) -> str:
    """What a party is called within a sentence: Kenya, the United Kingdom."""
    return f"the {named(code)}" if code in _WITH_ARTICLE else named(code)


def day(on: date | None, *, short: bool = False) -> str:
    """A day in words, in which the month cannot be taken for the day: 1 August 2019."""
    if on is None:
        return ""
    month = _MONTHS[on.month - 1]
    return f"{on.day} {month[:_SHORT] if short else month} {on.year}"


def _short_day(on: date) -> str:
    return day(on, short=True)


def possessive(name: str) -> str:
    """Whose something is: Norway's, the United States'."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def window(first: date | None, last: date | None, *, approximate: bool) -> str:
    """A due window in words, as short as it can be said."""
    if last is None:
        told = f"from {day(first, short=True)}" if first else ""
    elif first is None:
        told = f"by {day(last, short=True)}"
    elif first == last:
        told = f"on {day(last, short=True)}"
    else:
        since = day(first, short=True)
        if first.year == last.year:
            since = since.removesuffix(f" {first.year}")
        told = f"{since} to {day(last, short=True)}"
    if not (approximate and told):
        return told
    return f"about {told.removeprefix('by ').removeprefix('on ')}"


def late(one: Standing) -> str:
    """For how long something has been overdue, perhaps or surely, or how much too late it was."""
    if one.days_late is None or one.due_to is None:
        return ""
    until = date.fromordinal(one.due_to.toordinal() + one.days_late)
    told = f"{between(one.due_to, until).written_out} late"
    return f"possibly {told}" if one.status == "possibly overdue" else told


def overdue_or_possibly(found: Iterable[Standing]) -> str:
    """That things are overdue, where of some it is not certain."""
    possibly = any(one.status == "possibly overdue" for one in found)
    return "overdue or possibly so" if possibly else "overdue"


def so_far(one: Standing) -> Iterator[str]:
    """What of something overdue is on record as done or begun; of what is not, what was before."""
    known, overdue = one.beside.known, one.status in OVERDUE
    if overdue and known.part:
        yield f"judged to be done in part {known.in_part_by(_short_day, named)}"
    if told := reported_before(one):
        yield told
    if not overdue:
        return
    if known.begun:
        yield f"progress reported: {known.begun}"
    if known.complete:
        yield f"reported complete, which did not settle it: {', '.join(known.complete)}"
    if known.otherwise:
        yield f"{taken_otherwise(known.otherwise)} of it: {', '.join(known.otherwise)}"
    for doers, refs in known.deeds_of_others:
        deed = f"what {' and '.join(map(named, doers))} did on its item"
        yield f"{deed} was reported complete: {', '.join(refs)}"
    if known.done:
        yield f"{'parts' if len(known.done) > 1 else 'part'} complete: {', '.join(known.done)}"
    if known.whole:
        yield f"what it is a part of was reported complete: {', '.join(known.whole)}"


def reported_before(one: Standing) -> str:
    """What reported something done before it was judged otherwise; empty where nothing did."""
    known = one.beside.known
    return reported(one.rule or "", known) if known.reported else ""


def searched(one: Standing) -> str:
    """Through which day something was looked for without result; empty where it was not."""
    if one.sought_through is None:
        return ""
    told = f"looked for through {day(one.sought_through, short=True)} without result"
    if one.due_to is None or one.sought_through > one.due_to:
        return told
    early = one.sought_through < one.due_to
    return f"{told}, {'before its time was over' if early else 'on the last day of its time'}"


def shares(one: Standing) -> str:
    """How the share of each party stands, where they differ; empty where they do not."""
    told = one.shares.items() if len({*one.shares.values()}) > 1 else ()
    return ", ".join(f"{named(party)}: {status}" for party, status in told)


def void(one: Standing) -> str:
    """That its time went with an occasion that was cancelled or not held; empty where not."""
    return f"{VOID} ({one.beside.known.void})" if one.beside.known.void else ""


def condition(one: Standing) -> str:
    """On what condition it is, and whether that was judged to be met; empty where on none."""
    if not one.condition:
        return ""
    known = one.beside.known
    met = None if known.condition else known.met
    judged = f", which was judged to be met on {day(met, short=True)}" if met else ""
    return f"on condition: {one.condition}{judged}"


def counted(count: int, noun: str) -> str:
    """A count with its noun."""
    return f"{count} {noun if count == 1 else f'{noun}s'}"


def times(count: int) -> str:
    """How often something was: once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def listed(names: Sequence[str]) -> str:
    """Names in a row: a, b and c."""
    *most, last = names or ("",)
    return f"{', '.join(most)} and {last}" if most else last


def parties(
    codes: Iterable[str], relationship: str = "", call: Callable[[str], str] = named
) -> str:
    """The names of parties in a row; of both sides of a relationship, only that it is both.

    Args:
        codes: the parties.
        relationship: the relationship whose sides they may be.
        call: what a party is called there.
    """
    found = [*codes]
    if len(found) == _BOTH and set(found) == set(relationship.split("-")):
        return "both sides"
    return listed([call(code) for code in found])


def figures(tally: dict[str, int]) -> str:
    """How many have which status: 3 overdue, 2 due."""
    return ", ".join(f"{count} {status}" for status, count in tally.items())
