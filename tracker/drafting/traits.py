"""Traits: whom an act is addressed to, and whether what is undertaken has an end."""

from __future__ import annotations

import re

from tracker.drafting.actors import Cast
from tracker.drafting.addresses import asked_to_undo, asked_together
from tracker.drafting.countries import Named, acts_by_letters, named
from tracker.drafting.lexicon import Lexicon
from tracker.drafting.patterns import patterns
from tracker.drafting.sentences import ENUMERATOR

_FAR = 25
"""Characters of a request within which its addressee is named, if it is."""

_SEATS = {"BE": "EU"}
"""The body that is called by the capital of a country: "called on Brussels to"."""

_STOOD_UP = re.compile(r"up\b(?!\s+(?:for|to|against)\b)")
"""Behind "stand": what is set up."""

_WORKING = re.compile(r"^(?:the\s+|an?\s+)?working(?=[ -](?:groups?|part(?:y|ies)|level)\b)")
"""What names a group, and no work that goes on."""

_STANDING = re.compile(
    r"(?:.*\bfollowing:?\s+)?(?:on\s+|to\s+|in\s+)?(?:\(?\w{1,3}\)\s*)?(?:the\s+)?(?:continued\s|continuing\s"
    r"|(?:(?:closer|deeper|enhanced|strengthened|mutual|joint|practical)\s+)?"
    r"(?:cooperation|co-operation|collaboration|coordination|co-ordination)\b(?!\s+(?:agreement|plan|project|programme|accord|council|committee)))"
)
"""What goes on and is named by a noun: "cooperation on litter", "continued exchange"."""
_KEPT = re.compile(
    r"\b(?:will|would)\s+as\s+(?:always|ever)\b|\bfor\s+as\s+long\s+as\b|\bcontribute\s+[^,;.]{2,40}?\s(?:a|per|every|each)\s+year\b|\bbe\s+(?:carried\s+on\b|kept\s+(?:under|up|open|in\s+force)\b|looked\s+after\b|held\s+(?:annually|yearly|every|regularly|each|once|twice)\b|preserved\b)"
    r"|^(?:that\s+)?(?:[\w’'.-]+\s+){0,6}?(?:will|would|shall|to)\s+(?:also\s+|\w+ly\s+)?(?:(?:exert|make)\s+(?:every|all|its\s+utmost|utmost|the\s+utmost|maximum)\s+(?:possible\s+)?efforts?\b"
    r"|do\s+(?:what|all|everything|its\s+(?:best|utmost|part)"
    r"|their\s+(?:best|utmost|part))\b|act\s+(?:together|jointly|in\s+(?:concert|unison))\b|make\s+(?:(?!an?\b)\w+\s+)?progress\b)"
)
"""What is kept so, done every year, or done as far as one can."""
_TOGETHER = ("coordinate", "co-ordinate", "cooperate", "co-operate", "collaborate")
_ON = re.compile(r"(?:go|carry) on|(?:push|press) (?:ahead|forward)")
_RELATIONS = 6
"""Words behind a verb among which the relations stand that it is to develop."""


def addressees(told: str, by: tuple[str, ...], cast: Cast) -> tuple[str, ...]:
    """Whom a request or a concern is addressed to, where it names somebody.

    Args:
        told: the words that say what is asked or deplored.
        by: whose it is.
        cast: the people of the readout.
    """
    if together := asked_together(told, by, cast):
        return together
    places = [
        _seat(place, cast)
        for place in named(told)
        # "Chile-backed rebels" are not Chile.
        if place.party not in by and not patterns()["tied_on"].match(told, place.end)
    ]
    glad = patterns()["glad_to_see"].match(told)
    for place in places:
        wanted = bool(patterns()["would_like"].fullmatch(told[: place.start]))
        wanted = wanted or bool(glad and glad.end() == place.start)
        if wanted or _is_addressed(told, place, met=place.party in cast.parties):
            return (place.party, *_joined(told, place, by))
    others = tuple(party for party in cast.parties if party not in by)
    alone = len(others) == len(by) == 1 and patterns()["the_government"].match(told)
    guests = len(others) == 1 and _is_of_guests(told, others)
    if others and (alone or guests or patterns()["the_others"].match(told)):
        return others
    for place in places:
        theirs = place.party in cast.parties
        where = "deplored_in" if theirs else "ruled_in"
        if patterns()[where].search(told[: place.start]):
            return (place.party,)
        asked = theirs and patterns()["asked_of_theirs"].search(told[: place.start])
        if asked and patterns()["theirs"].match(told, place.end):
            return (place.party,)
    return _mentioned(told, by, others, cast)


def _is_of_guests(told: str, others: tuple[str, ...]) -> bool:
    """Whether it is asked of those who came, or of an office of theirs or of no country."""
    if any(patterns()[each].match(told) for each in ("the_guests", "invited_them")):
        return True
    office = patterns()["an_office"].match(told)
    if not office or patterns()["of_many"].search(office[0]):
        return False
    return all(place.party in others for place in named(office[0]))


def blamed_at_head(said: str, by: tuple[str, ...]) -> tuple[str, ...]:
    """Whose act a sentence names at its head, before what is deplored has no name of its own.

    Args:
        said: the sentence: "With regard to Chile's tests, both sides expressed concern".
        by: whose concern it is.
    """
    lead = patterns()["topic"].match(said)
    topic = said[lead.end() :].partition(", ")[0] if lead else ""
    for place in named(topic):
        agent = patterns()["agent"].search(topic[: place.start])
        owner = patterns()["possessive"].match(topic, place.end)
        if place.party not in by and (
            agent or owner or patterns()["misdeed"].match(topic, place.end)
        ):
            return (place.party,)
    return ()


def meant(before: str, by: tuple[str, ...], cast: Cast) -> tuple[str, ...]:
    """Who "it", "him" or "its" is: the last one named before that is another than who speaks.

    Args:
        before: the words of the sentence that stand before.
        by: who speaks.
        cast: the people of the readout.
    """
    places = [
        (p.start, (p.party,))
        for p in named(before)
        if p.sort == "name" and not patterns()["on_whom"].search(before[: p.start])
    ]
    people = [(m.start, m.parties) for m in cast.mentions(before) if len(m.parties) == 1]
    others = [(start, whose) for start, whose in (*places, *people) if not {*whose} & {*by}]
    return max(others, default=(0, ()))[1]


def _mentioned(
    told: str, by: tuple[str, ...], others: tuple[str, ...], cast: Cast
) -> tuple[str, ...]:
    """The side of the person who is asked, or with whom a matter is raised."""
    for mention in cast.mentions(told):
        lead = told[: mention.start]
        asked = any(patterns()[each].fullmatch(lead) for each in ("addressing", "help_of"))
        asked = asked or any(patterns()[each].search(lead) for each in ("spoken_to", "invited"))
        if mention.sort == "group" or not asked:
            continue
        if mention.parties:
            return tuple(party for party in mention.parties if party not in by)
        if mention.sort == "counterpart" and len(others) == 1:
            return others
    return ()


def _joined(told: str, first: Named, by: tuple[str, ...]) -> tuple[str, ...]:
    """Those who are named with the first one: "on Chile and Peru to …"."""
    listed = [place for place in listed_with(told, first) if place.party not in by]
    end = listed[-1].end if listed else first.end
    asked = patterns()["to_do"].match(told, end) or told.startswith(" for ", end)
    together = any(patterns()[each].search(told[: first.start]) for each in ("help_of", "dealings"))
    asked = bool(asked) or together or _is_sent(told, first)
    return tuple(each.party for each in listed) if asked else ()


def listed_with(told: str, first: Named) -> list[Named]:
    """The places that a comma or "and" joins to the first one, without a break."""
    found: list[Named] = []
    for place in named(told):
        if place.start <= first.start:
            continue
        end = found[-1].end if found else first.end
        if not patterns()["and_the"].fullmatch(told[end : place.start]):
            break
        found.append(place)
    return found


def _is_addressed(told: str, place: Named, *, met: bool) -> bool:
    before, after = told[: place.start], told[place.end :]
    if place.sort == "capital":
        return _is_government(told, place)
    if patterns()["dealings"].search(before):
        return True
    if patterns()["misdeed"].match(after) and patterns()["for_whose"].search(before):
        return True
    if place.sort == "demonym" and _is_theirs(before, after, met=met):
        return True
    named_so = patterns()["side"].match(after) or acts_by_letters(told, place)
    if place.sort == "demonym" and (not named_so or _is_sent(told, place)):
        return _is_sent(told, place)
    agent = bool(patterns()["agent"].search(before))
    owner = patterns()["possessive"].match(after)
    near = place.start < _FAR or agent or asked_to_undo(before)
    whose = owner and patterns()["for_whose"].search(before)
    to_whom = bool(patterns()["to_whom"].search(before)) or bool(whose)
    return near and to_whom and not patterns()["topical"].match(after)


def _is_theirs(before: str, after: str, *, met: bool) -> bool:
    """Whether what is asked of somebody is called by its country: "requested Chilean help"."""
    if patterns()["their_help"].match(after) and patterns()["adjectives"].fullmatch(before):
        return True
    lead = any(patterns()[each].fullmatch(before) for each in ("adjectives", "help_of", "hoped_of"))
    return met and bool(lead or patterns()["asked_by"].search(before))


def _is_government(told: str, place: Named) -> bool:
    """Whether a capital stands for its government: "called on Lima and Quito to lift"."""
    before = told[: place.start]
    listed = listed_with(told, place)
    end = listed[-1].end if listed else place.end
    if before.strip().lower() in ("", "that", "both"):
        return any(patterns()[each].match(told, end) for each in ("to_do", "bare_verb"))
    if patterns()["that_there"].search(before):
        return bool(patterns()["has_done"].match(told, end))
    return bool(patterns()["rulers_in"].search(before))


def _is_sent(told: str, place: Named) -> bool:
    """Whether what acts for a country is named by it: "flights of Chilean and Peruvian jets"."""
    listed = listed_with(told, place)
    end = listed[-1].end if listed else place.end
    sent = patterns()["sent_by"].search(told[: place.start])
    return bool(place.sort == "demonym" and sent and patterns()["sent_body"].match(told, end))


def _seat(place: Named, cast: Cast) -> Named:
    """The union that a city is the seat of, where the country it lies in has not met."""
    union = place.sort == "capital" and _SEATS.get(place.party)
    return place._replace(party=union) if union and place.party not in cast.parties else place


def continues(told: str, lexicon: Lexicon) -> bool:
    """Whether one could never say of an undertaking that it is finished, by its verb.

    Args:
        told: the words that say what is undertaken.
        lexicon: the word lists.
    """
    told = patterns()["led_by"].sub("that ", ENUMERATOR.sub("", told))
    told = patterns()["undertaking_to"].sub("", told, count=1)
    told = patterns()["ahead_with"].sub("", _WORKING.sub("", told), count=1)
    modal = patterns()["modal_or_to"].match(told)
    given_on = patterns()["given_on"].match(told, modal.end() if modal else 0)
    if given_on or any(patterns()[each].match(told) for each in ("kept_up", "never")):
        return True
    if _KEPT.search(told):
        return True
    if patterns()["money"].match(told):
        return False
    return _lasts_by_noun(told, lexicon) or _lasts_by_verb(told, lexicon)


def _lasts_by_noun(told: str, lexicon: Lexicon) -> bool:
    """Whether what is kept up is called by a noun: "the promotion of exchanges"."""
    if _STANDING.match(told):
        return True
    noun = patterns()["nominal"].match(told)
    if not noun:
        return False
    relations = lexicon.words["relations"].intersection(told.lower().split())
    growing = noun[1].lower() in lexicon.words["growing_nouns"] and bool(relations)
    return noun[1].lower() in lexicon.words["lasting_nouns"] or growing


def _lasts_by_verb(told: str, lexicon: Lexicon) -> bool:
    """Whether the verb is one that has no end, and what stands behind it gives it none."""
    subject: list[str] = []
    verb, behind = _verb(told, lexicon)
    known = lexicon.words["lasting"] | lexicon.words["growing"]
    if verb not in known and (modal := patterns()["modal_or_to"].match(told)):
        verb, behind = _verb(told[modal.end() :], lexicon)
        # "the bilateral relations will develop"
        subject = re.findall(r"[a-z-]+", told[: modal.end()].lower())
    onward = next((word for word in behind if not word.endswith("ly")), "")
    if verb == "stand" and _STOOD_UP.match(" ".join(behind)):
        return False
    # What is given has an end, what is contributed to has none.
    given = verb == "contribute" and onward != "to"
    # What is coordinated has no end, also where its result is named.
    aimed = patterns()["with_an_end"].match(" ".join(behind)) and verb not in _TOGETHER
    if given or aimed:
        return False
    near = " ".join(behind[:_RELATIONS]).split()
    grown = lexicon.words["relations"].intersection((*subject, *near))
    growing = verb in lexicon.words["growing"] and bool(grown)
    return verb in lexicon.words["lasting"] or growing


def _verb(told: str, lexicon: Lexicon) -> tuple[str, list[str]]:
    """The first verb, and the words behind it."""
    words = [word.strip(',.;:“”"').lower() for word in told.split()]
    skipped = lexicon.words["adverbs"] | lexicon.words["openers"]
    if words[:1] == ["be"] and words[1:2] != ["back"]:
        words = words[1:]  # "will be continued"
    if _ON.fullmatch(" ".join(words[:2])):
        return "continue", words[2:]
    while words and (words[0] in skipped or words[0].endswith("ly")):
        words = words[1:]
    return (_base(words[0], lexicon), words[1:]) if words else ("", [])


def _base(verb: str, lexicon: Lexicon) -> str:
    """The plain form of a verb, where it is one of those that last."""
    known = lexicon.words["lasting"] | lexicon.words["growing"]
    stem = re.sub(r"(?:ing|ed)$", "", verb)
    forms = (verb, stem, stem + "e", "" if verb.endswith("t") else stem[:-1])
    return next((form for form in forms if form in known), verb)
