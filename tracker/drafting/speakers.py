"""Speakers: whose words they are, where a title or "he" does not tell and what is said does."""

from __future__ import annotations

import re

from tracker.drafting.actors import Cast, Mention
from tracker.drafting.clauses import Clause
from tracker.drafting.contents import Reader
from tracker.drafting.countries import named
from tracker.drafting.lexicon import Lexicon
from tracker.drafting.titles import key

_TWO = 2
_VERB = re.compile(r"(\w+)\s+(?:the\s+)?")
_TALKS = re.compile(
    r"(?:held|holds?|had|ha[sv]e|conducted)\s+(?:[\w-]+\s+){0,5}?"
    r"(?:talks|discussions?|consultations|exchanges?|dialogue|conversations?)\b"
)
_WITH = re.compile(r"[^,;]*\bwith\s+(?:the\s+)?(?:H\.E\.\s+)?")
"""What stands between talks and those with whom they are held."""

_GIVEN_TO = re.compile(r"(?:re)?assured\b|promised\b|informed\b|told\b|notified\b|advised\b")
"""Verbs whose passive has as its subject the one to whom a thing is said."""

_OWN = re.compile(r"[’'‘]s?((?:\s+\w+){1,3})")
"""What is somebody's, up to its noun: "conveyed Chile's deep gratitude"."""

_SPOKEN_TO = re.compile(r"\s+(?:also\s+)?(?:on\s+|upon\s+|to\s+|with\s+)?")
_THAT = re.compile(r"\s+that\s+")
_OF_WHOM = re.compile(
    r"\s+(?:(?:him|her|them|(?:his|her|their)\s+\w+)\s+)?that\s+(?:the\s+)?"
    r"(?:(?:State|Government|Kingdom|Republic)\s+of\s+(?:the\s+)?)?"
)
_EXALTED = re.compile(r"(?:His|Her)\s+[A-Z]|H\.?\s?[EH]\b")
_WILL = re.compile(r"(?:\s+side)?\s+(?:will|would|stands?|stood)\b")
_BINDING = ("commit", "affirm")
_ADDRESSING = ("request", "progress")


def talking(
    words: str, clause: Clause, by: tuple[str, ...], mentions: list[Mention], reader: Reader
) -> tuple[str, ...]:
    """Whose act a clause tells: of talks held with somebody, that of both.

    Args:
        words: the sentence.
        clause: the clause.
        by: whose it is by its subject.
        mentions: everybody named in the sentence.
        reader: reads what was said, for the parties and their people.
    """
    if clause.sense != "views" or not _TALKS.match(words, clause.verb.start):
        return by
    others = {
        party
        for mention in mentions
        if mention.start >= clause.verb.end
        and _WITH.fullmatch(words, clause.verb.end, mention.start)
        for party in mention.parties
    }
    return tuple(each for each in reader.cast.parties if each in {*by, *others}) if others else by


def speaking(
    words: str, clause: Clause, by: tuple[str, ...], mentions: list[Mention], reader: Reader
) -> tuple[str, ...]:
    """Whose words a clause gives: of somebody who is not named, the party that they tell.

    Args:
        words: the sentence.
        clause: the clause.
        by: whose they are by its subject.
        mentions: everybody named in the sentence.
        reader: reads what was said, for the parties and their people.
    """
    subject, cast = clause.subject, reader.cast
    if subject is None or subject.sort not in ("person", "pronoun"):
        return by
    called = [key(word) for word in words[subject.start : subject.end].split()]
    if any(word in cast.people and word not in cast.assumed for word in called):
        return by
    if promising := _promising(words, clause, cast.parties):
        return promising
    if owner := _owner(words, clause, cast.parties, reader.lexicon):
        return owner
    spoken_to = next(
        (
            mention.parties
            for mention in mentions
            if mention.sort == "side"
            and mention.start >= clause.verb.end
            and _SPOKEN_TO.fullmatch(words, clause.verb.end, mention.start)
        ),
        (),
    )
    others = tuple(party for party in cast.parties if party not in spoken_to)
    told = spoken_to and {*spoken_to} <= {*by} and clause.sense in _ADDRESSING
    return others if told and len(cast.parties) == _TWO and len(others) == 1 else by


def _promising(words: str, clause: Clause, parties: tuple[str, ...]) -> tuple[str, ...]:
    """The party of which somebody who speaks for it affirms that it will act."""
    that = _OF_WHOM.match(words, clause.verb.end)
    if not that or clause.sense not in _BINDING:
        return ()
    behind = words[that.end() :]
    place = next(iter(named(behind)), None)
    acts = place and not place.start and place.sort == "name" and _WILL.match(behind, place.end)
    return (place.party,) if place and acts and place.party in parties else ()


def _owner(
    words: str, clause: Clause, parties: tuple[str, ...], lexicon: Lexicon
) -> tuple[str, ...]:
    """The party in whose name something is voiced."""
    verb = _VERB.match(words, clause.verb.start)
    if not verb or verb[1] not in lexicon.forms("voicing") | lexicon.forms("upholding"):
        return ()
    behind = words[verb.end() :]
    place = next(iter(named(behind)), None)
    own = place and place.start == 0 and _OWN.match(behind, place.end)
    if not place or not own or place.party not in parties:
        return ()
    lists = ("felt_concern", "felt_progress", "pledges", "sentiments")
    voiced = any(lexicon.words[name].intersection(own[1].split()) for name in lists)
    return (place.party,) if voiced else ()


def asked(words: str, clause: Clause, mentions: list[Mention]) -> tuple[str, ...]:
    """The side to which a passive says that it is said: "Chile was urged to", "was promised"."""
    told = clause.sense == "request" or _GIVEN_TO.match(words, clause.verb.start)
    if not told or not clause.passive:
        return ()
    asked = [m for m in mentions if clause.start <= m.start and m.end < clause.verb.start]
    lead = words[clause.start : asked[0].start].strip() if len(asked) == 1 else "none"
    return asked[0].parties if not lead else ()


def hoped_of(words: str, clause: Clause, mentions: list[Mention]) -> tuple[str, ...]:
    """The side of which a passive says that something is hoped: "It is hoped that Chile will"."""
    that = _THAT.match(words, clause.verb.end)
    hoped = [m for m in mentions if that and m.start == that.end()]
    return hoped[0].parties if hoped else ()


def exalted(called: str, cast: Cast) -> tuple[str, ...]:
    """The party of one who is called "His Excellency" before anybody else has spoken.

    Args:
        called: what the one is called.
        cast: the people of the readout.
    """
    return (cast.own,) if cast.own and _EXALTED.match(called) else ()
