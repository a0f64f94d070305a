"""Deeds: whose deed it is that is told of, where it is not that of those who tell it."""

from __future__ import annotations

import re
from itertools import pairwise

from tracker.drafting.actors import Cast, Mention
from tracker.drafting.addresses import asked_together
from tracker.drafting.countries import Named, named
from tracker.drafting.patterns import patterns
from tracker.drafting.traits import listed_with

_MADE_BY = re.compile(
    r"\b(?:made|issued|released|launched|announced|presented|proposed|unveiled|delivered|put\s+forward)\s+by\s+(?:the\s+)?$"
)
"""Whose a declaration or a plan is, whatever place it is called by."""
_BOTH = 2
_NEAR = 45
"""Characters from there within which an owner is that of what was done, and of nothing else."""

_BODY = 80
"""Characters from there within which what acts for a country is the doer."""

_HEAD = 110
"""Characters from the start of what was done within which the doer stands."""


def doers(told: str, by: tuple[str, ...], cast: Cast, *, verb: str) -> tuple[str, ...]:
    """Whose deed is told of, where those are not the ones who tell of it.

    Args:
        told: the words that say what was done.
        by: who tells of it.
        cast: the people of the readout.
        verb: the words that tell of it: "expressed gratitude".
    """
    told = patterns()["text_on"].sub(r"\1 on ", patterns()["frame"].sub("", told))
    others = set(cast.parties) - set(by)
    thanked = bool(len(others) == len(by) == 1 and patterns()["valuing"].search(verb))
    if len(others) == len(by) == 1 and patterns()["thanked_them"].match(told):
        found = others
    elif together := asked_together(_thanked(told), by, cast):
        found = set(together)
    elif len(others) == _BOTH and patterns()["both_theirs"].match(told):
        found = others
    else:
        found = set(_owner(told[:_HEAD], by, cast)) or _pair(told)
    apart = patterns()["counted_sides"].search(told) or patterns()["of_nobody"].match(told)
    if thanked and not apart and (not found or found == set(by)):
        # One side thanks the other for what is the deed of the other.
        return tuple(sorted(cast.parties if patterns()["of_both"].search(told) else others))
    if not found and patterns()["both_others"].search(told) and len(others) == _BOTH:
        found = others
    if not found and not patterns()["counted_thing"].match(told) and _is_shared(told):
        found = set(cast.parties)
    own = any(place.party in by for place in named(told))
    national = len(others) == len(by) == 1 and not own and patterns()["national"].search(told)
    if not found and national:
        found = others
    return tuple(sorted(found)) if found and found != set(by) else ()


def _thanked(told: str) -> str:
    """What stands behind the verb of thanks: "thanked the Nordic states for"."""
    verb = patterns()["thanking_them"].match(told)
    return told[verb.end() :] if verb else told


def _is_shared(told: str) -> bool:
    """Whether it is what several do together, and not only since they last did."""
    return bool(patterns()["shared"].search(told.partition(" since ")[0]))


def _pair(told: str) -> set[str]:
    """The two whose deed it is: "the talks between Chile and Peru", "the Chile-Peru accord"."""
    places = [place for place in named(told) if place.sort != "capital"]
    for one, other in pairwise(places):
        between = patterns()["between_them"].search(told[: one.start])
        joint = "and_the" if between else "hyphen"
        if not between and patterns()["their_text"].match(told, other.end):
            continue  # "the Chile-Peru Agreement" is in force, and the deed of nobody
        if one.party != other.party and patterns()[joint].fullmatch(told[one.end : other.start]):
            more = listed_with(told, one) if between else [other]
            return {one.party, *(place.party for place in more)}
    return set()


def _owner(told: str, by: tuple[str, ...], cast: Cast) -> tuple[str, ...]:
    """The party that stands as the subject, the owner or the agent of what was done."""
    for mention in cast.mentions(told):
        before = told[: mention.start]
        subject = patterns()["that_lead"].fullmatch(before)
        subject = subject or patterns()["that_there"].search(before)
        if mention.parties == by and patterns()["by_agent"].search(before):
            continue  # "was welcomed by Chile" names who tells of it
        if mention.parties and (
            (subject and patterns()["deed"].match(told, mention.end))
            or patterns()["doing_of"].search(before)
            or patterns()["thanked"].fullmatch(before)
            or (mention.parties != by and _MADE_BY.search(before))
        ):
            return _with_listed(told, mention)
    # Who did it is named behind "by" before whoever it is of; who only tells of it is not.
    places = sorted(
        named(told),
        key=lambda one: (one.party,) == by or not told[: one.start].endswith((" by the ", " by ")),
    )
    for place in places:
        if place.sort == "capital":
            continue
        before = told[: place.start]
        adjective = place.sort == "demonym" or told[place.start : place.end].isupper()
        near = adjective and place.start < _BODY
        theirs = near and patterns()["deed_of_body"].match(told, place.end)
        thanked = patterns()["thanked"].fullmatch(before)
        if theirs and (thanked or patterns()["of_them"].search(before)):
            return (place.party,)
        done = any(patterns()[each].search(before) for each in ("done_by_them", "done_of_them"))
        if place.sort == "demonym" and done:
            return (place.party,)
        owned = patterns()["possessive"].match(told, place.end) or (
            adjective and patterns()["their_deed"].match(told, place.end)
        )
        if place.start < _NEAR and owned:
            return (place.party,)
        if place.sort == "name" and _does(told, place):
            return (place.party, *(each.party for each in listed_with(told, place)))
    return _owner_by_name(told, cast)


def _does(told: str, place: Named) -> bool:
    """Whether a country that is called by its name is the subject or the agent of what was done."""
    before = told[: place.start]
    subject = patterns()["that_subject"].fullmatch(before) or patterns()["steps_of"].search(before)
    if subject and patterns()["deed"].match(told, place.end):
        return True
    if patterns()["which_lead"].search(before) and patterns()["did"].match(told, place.end):
        return True
    end = max((place.end, *(each.end for each in listed_with(told, place))))
    thanked = patterns()["thanked"].fullmatch(before) and told.startswith(" for ", end)
    return thanked or bool(patterns()["by_whom"].search(before))


def _with_listed(told: str, mention: Mention) -> tuple[str, ...]:
    """Who is named, and those countries that are named with him: "by Chile and Peru"."""
    inside = [place for place in named(told) if mention.start <= place.start < mention.end]
    last = inside[-1] if inside and inside[-1].end == mention.end else None
    more = listed_with(told, last) if last else []
    return tuple(dict.fromkeys((*mention.parties, *(place.party for place in more))))


def _owner_by_name(told: str, cast: Cast) -> tuple[str, ...]:
    """The party of the person whose it is: "Minister Lind's visit"."""
    for mention in cast.mentions(told):
        owned = mention.start < _NEAR and patterns()["possessive"].match(told, mention.end)
        if len(mention.parties) == 1 and owned:
            return mention.parties
    return ()
