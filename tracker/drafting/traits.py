"""Traits: whom an act is addressed to, whose deed it tells of, and whether it has an end."""

from __future__ import annotations

import re
from itertools import pairwise

from tracker.drafting.actors import Cast
from tracker.drafting.countries import Named, acts_by_letters, named
from tracker.drafting.lexicon import Lexicon
from tracker.drafting.patterns import patterns

_FAR = 25
"""Characters of a request within which its addressee is named, if it is."""

_NEAR = 45
"""Characters from there within which an owner is that of what was done, and of nothing else."""

_HEAD = 80
"""Characters from the start of what was done within which the doer stands."""

_RELATIONS = 6
"""Words behind a verb among which the relations stand that it is to develop."""


def addressees(told: str, by: tuple[str, ...], cast: Cast) -> tuple[str, ...]:
    """Whom a request or a concern is addressed to, where it names somebody.

    Args:
        told: the words that say what is asked or deplored.
        by: whose request or concern it is.
        cast: the people of the readout.
    """
    places = [place for place in named(told) if place.party not in by]
    for number, place in enumerate(places):
        if _is_addressed(told, place):
            return (place.party, *_joined(told, place, places[number + 1 :]))
    others = tuple(party for party in cast.parties if party not in by)
    alone = len(others) == len(by) == 1 and patterns()["the_government"].match(told)
    if others and (alone or patterns()["the_others"].match(told)):
        return others
    deplored = [place for place in places if place.party in cast.parties]
    if deplored and patterns()["deplored_in"].search(told[: deplored[0].start]):
        return (deplored[0].party,)
    for mention in cast.mentions(told):
        lead = told[: mention.start]
        asked = any(patterns()[each].fullmatch(lead) for each in ("addressing", "help_of"))
        asked = asked or bool(patterns()["spoken_to"].search(lead))
        if mention.sort == "group" or not asked:
            continue
        if mention.parties:
            return tuple(party for party in mention.parties if party not in by)
        if mention.sort == "counterpart" and len(others) == 1:
            return others
    return ()


def meant(before: str, by: tuple[str, ...], cast: Cast) -> tuple[str, ...]:
    """Who "it", "him" or "its" is: the last one named before that is another than who speaks.

    Args:
        before: the words of the sentence that stand before.
        by: who speaks.
        cast: the people of the readout.
    """
    places = [(p.start, (p.party,)) for p in named(before) if p.sort == "name"]
    people = [(m.start, m.parties) for m in cast.mentions(before) if len(m.parties) == 1]
    others = [(start, whose) for start, whose in (*places, *people) if not {*whose} & {*by}]
    return max(others, default=(0, ()))[1]


def _joined(told: str, first: Named, others: list[Named]) -> tuple[str, ...]:
    """Those who are named with the first one: "on Chile and Peru to …"."""
    listed = _following(told, first, others)
    end = listed[-1].end if listed else first.end
    asked = patterns()["to_do"].match(told, end) or told.startswith(" for ", end)
    asked = bool(asked or patterns()["help_of"].search(told[: first.start]))
    return tuple(each.party for each in listed) if asked else ()


def _listed(told: str, first: Named) -> tuple[str, ...]:
    """Those whose deed it is together with the first one: "the work of Chile and Peru"."""
    later = [place for place in named(told) if place.start > first.start]
    return tuple(each.party for each in _following(told, first, later))


def _following(told: str, first: Named, others: list[Named]) -> list[Named]:
    """The places that a comma or "and" joins to the first one, without a break."""
    found: list[Named] = []
    for place in others:
        end = found[-1].end if found else first.end
        if not patterns()["and_the"].fullmatch(told[end : place.start]):
            break
        found.append(place)
    return found


def _is_addressed(told: str, place: Named) -> bool:
    before, after = told[: place.start], told[place.end :]
    if place.sort == "capital":
        asked = patterns()["to_do"].match(after) or patterns()["bare_verb"].match(after)
        return before.strip() in ("", "that") and bool(asked)
    if patterns()["misdeed"].match(after) and patterns()["for_whose"].search(before):
        return True
    if place.sort == "demonym" and place.start < _FAR and patterns()["their_help"].match(after):
        return not before.strip() or bool(patterns()["adjectives"].fullmatch(before))
    named_so = patterns()["side"].match(after) or acts_by_letters(told, place)
    if place.sort == "demonym" and not named_so:
        return False
    agent = bool(patterns()["agent"].search(before))
    owner = patterns()["possessive"].match(after)
    near = place.start < _FAR or agent
    whose = owner and patterns()["for_whose"].search(before)
    to_whom = bool(patterns()["to_whom"].search(before)) or bool(whose)
    return near and to_whom and not patterns()["topical"].match(after)


def doers(told: str, by: tuple[str, ...], cast: Cast) -> tuple[str, ...]:
    """Whose deed is told of, where those are not the ones who tell of it.

    Args:
        told: the words that say what was done.
        by: who tells of it.
        cast: the people of the readout.
    """
    told = patterns()["frame"].sub("", told)
    sides = [place for place in named(told) if place.party in cast.parties]
    between = patterns()["between"].search(told) or any(
        patterns()["hyphen"].fullmatch(told[one.end : other.start])
        for one, other in pairwise(sides)
    )
    others = set(cast.parties) - set(by)
    if between and len({place.party for place in sides}) > 1:
        found = set(cast.parties)
    elif len(others) == 1 and len(by) == 1 and patterns()["thanked_them"].match(told):
        found = others
    else:
        found = set(_owner(told[:_HEAD], by, cast))
        if not found and patterns()["shared"].search(told):
            found = set(cast.parties)
    return tuple(sorted(found)) if found and found != set(by) else ()


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
        ):
            return mention.parties
    for place in named(told):
        if place.sort == "capital":
            continue
        before = told[: place.start]
        theirs = place.sort == "demonym" and patterns()["deed_of_body"].match(told, place.end)
        if theirs and patterns()["of_them"].search(before):
            return (place.party,)
        if place.sort == "demonym" and patterns()["done_by_them"].search(before):
            return (place.party,)
        adjective = place.sort == "demonym" or told[place.start : place.end].isupper()
        owned = patterns()["possessive"].match(told, place.end) or (
            adjective and patterns()["their_deed"].match(told, place.end)
        )
        if place.start < _NEAR and owned:
            return (place.party,)
        if place.sort == "name" and _does(told, place):
            return (place.party, *_listed(told, place))
    return _owner_by_name(told, cast)


def _does(told: str, place: Named) -> bool:
    """Whether a country that is called by its name is the subject or the agent of what was done."""
    before = told[: place.start]
    subject = patterns()["that_subject"].fullmatch(before) or patterns()["steps_of"].search(before)
    if subject and patterns()["deed"].match(told, place.end):
        return True
    if patterns()["which_lead"].search(before) and patterns()["did"].match(told, place.end):
        return True
    thanked = patterns()["thanked"].fullmatch(before) and told.startswith(" for ", place.end)
    return thanked or bool(patterns()["by_whom"].search(before))


def _owner_by_name(told: str, cast: Cast) -> tuple[str, ...]:
    """The party of the person whose it is: "Minister Lind's visit"."""
    for mention in cast.mentions(told):
        owned = mention.start < _NEAR and patterns()["possessive"].match(told, mention.end)
        if len(mention.parties) == 1 and owned:
            return mention.parties
    return ()


def continues(told: str, lexicon: Lexicon) -> bool:
    """Whether one could never say of an undertaking that it is finished, by its verb.

    Args:
        told: the words that say what is undertaken.
        lexicon: the word lists.
    """
    if patterns()["kept_up"].match(told) or patterns()["never"].match(told):
        return True
    if noun := patterns()["nominal"].match(told):
        relations = lexicon.words["relations"].intersection(told.lower().split())
        growing = noun[1].lower() in lexicon.words["growing_nouns"] and bool(relations)
        if noun[1].lower() in lexicon.words["lasting_nouns"] or growing:
            return True
    subject: list[str] = []
    verb, behind = _verb(told, lexicon)
    known = lexicon.words["lasting"] | lexicon.words["growing"]
    if verb not in known and (modal := patterns()["modal_or_to"].match(told)):
        verb, behind = _verb(told[modal.end() :], lexicon)
        # "the bilateral relations will develop"
        subject = re.findall(r"[a-z-]+", told[: modal.end()].lower())
    onward = next((word for word in behind if not word.endswith("ly")), "")
    if verb == "contribute" and onward != "to":
        return False  # what is given has an end, what is contributed to has none
    if verb in lexicon.words["lasting"]:
        return not patterns()["with_an_end"].match(" ".join(behind))
    grown = lexicon.words["relations"].intersection((*subject, *behind[:_RELATIONS]))
    return verb in lexicon.words["growing"] and bool(grown)


def _verb(told: str, lexicon: Lexicon) -> tuple[str, list[str]]:
    """The first verb, and the words behind it."""
    words = [word.strip(",.;:").lower() for word in told.split()]
    skipped = lexicon.words["adverbs"] | lexicon.words["openers"]
    if words[:1] == ["be"]:
        words = words[1:]  # "will be continued"
    if words[:2] == ["go", "on"]:
        return "continue", words[2:]
    while words and (words[0] in skipped or words[0].endswith("ly")):
        words = words[1:]
    return (_base(words[0], lexicon), words[1:]) if words else ("", [])


def _base(verb: str, lexicon: Lexicon) -> str:
    """The plain form of a verb, where it is one of those that last."""
    known = lexicon.words["lasting"] | lexicon.words["growing"]
    stem = re.sub(r"(?:ing|ed)$", "", verb)
    return next((form for form in (verb, stem, stem + "e", stem[:-1]) if form in known), verb)
