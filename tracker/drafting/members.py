"""Members: the lines of a list, each read together with the words that announce it."""

from __future__ import annotations

import re
from typing import NamedTuple

from tracker.drafting import countries
from tracker.drafting.actors import Cast
from tracker.drafting.acts import Act
from tracker.drafting.contents import Reader
from tracker.drafting.outcomes import lists_announced, lists_signed, lists_tasks
from tracker.drafting.reading import Reading
from tracker.drafting.sentences import Span, trimmed
from tracker.drafting.speech import Speech
from tracker.drafting.times.vocabulary import word_set
from tracker.drafting.titles import TITLED
from tracker.drafting.utterances import Utterance

_OPEN = word_set(
    "to that on upon about over at for with of by in as regarding concerning towards toward "
    "will would shall should must whether from against through"
)
"""Words after which a lead is not yet a sentence."""

_FOLLOWING = re.compile(r"\b(?:the\s+)?following\b|\bas follows\b", re.IGNORECASE)
_DANGLING = re.compile(
    r"\s(?:on|upon|to|as|do|take|the|carry out|implement|undertake|conduct)$", re.IGNORECASE
)
_RELATIVE = re.compile(r"\b(?:which|whereby|whom|where)$")
_MARKS = " \t:：-–—,;"
_JOINED = re.compile(r"(?:\s|[;,])\s?(?:and|or|as well as)$", re.IGNORECASE)
_FINITE = re.compile(
    r"\s+(?:\w+\s)?(?:will|would|shall|should|is|are|was|were|has|have|had|agreed|welcomed|"
    r"[a-z]+ed)\b"
)
_FIRST = re.compile(r"(?:(?:jointly|also|further|to)\s+)*([a-z-]+)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"that\b", re.IGNORECASE)
_FIRMLY = frozenset(("commit", "affirm"))
_SMALL = word_set("the a an both all each and or but not it this these there than then")
_NO_ENDINGS = ("ing", "ed", "tion", "ment", "ness", "ity", "ance", "ence", "ss", "ly")
_OBJECT = re.compile(
    r"\S+\s+(?:an?|the|its|their|his|her|our|up|in|out|new|more|each|all|both|with|to|negotiations"
    r"|talks|discussions|work|borders?)\b"
)


class Spliced(NamedTuple):
    """A line of a list made one sentence with its lead."""

    words: str
    start: int
    """Where the line begins in it."""


def own(said: str) -> Span:
    """The line without the marks and the "and" that lead on to the next."""
    span = trimmed(said, 0, len(said), also=".;,")
    while joined := _JOINED.search(span.of(said)):
        span = trimmed(said, span.start, span.start + joined.start(), also=".;,")
    return span


def spliced(lead: str, member: str, reader: Reader) -> Spliced | None:
    """The lead and a member of its list as one sentence.

    Args:
        lead: the sentence that announces the list.
        member: a line of the list.
        reader: the words and the people of the readout.

    Returns:
        None where the line is a sentence of its own, or the lead announces things by their name
        ("the following measures") and the line is no verb.
    """
    if not member or _speaks(member, reader):
        return None
    begun = lead.rstrip(_MARKS)
    if _RELATIVE.search(begun):
        return None  # "signed a plan, under which:" is told, and so is each line
    said = _said(begun, member, reader)
    if said is None:
        return None
    last = said.rpartition(" ")[2].lower()
    found = Utterance(said, reader).clauses
    if last not in _OPEN and not found:
        return _of_subject(said, member, reader)
    joint = " "
    if last == "to" and member.lower().startswith("to "):
        said = said[: -len(" to")]
    elif last not in _OPEN and found[-1].sense in (*_FIRMLY, "request"):
        if is_base(member, reader) and not member.lower().startswith("to "):
            joint = " to "
        elif is_base(member, reader) or _CLAUSE.match(member):
            pass
        elif found[-1].sense in _FIRMLY and _FINITE.search(member):
            joint = " that "
    # A line may begin with a capital that no word within a sentence has.
    first = member.split(maxsplit=1)[0]
    small = first.isalpha() and first[1:].islower() and is_base(member, reader)
    line = member[0].lower() + member[1:] if small else member
    return Spliced(f"{said}{joint}{line}", len(said) + len(joint))


def _of_subject(said: str, member: str, reader: Reader) -> Spliced | None:
    """A line that tells what those did who alone stand in the lead: "The Chilean side"."""
    whole = [(mention.start, mention.end) for mention in reader.cast.mentions(f"{said} {member}")]
    return Spliced(f"{said} {member}", len(said) + 1) if (0, len(said)) in whole else None


def _said(begun: str, member: str, reader: Reader) -> str | None:
    """What a lead says before "the following"; None where that names things that are no acts."""
    named = _FOLLOWING.search(begun)
    if not named:
        return begun
    last = next(reversed(Utterance(begun, reader).clauses), None)
    if last and last.sense == "commit" and last.verb.start <= named.start() < last.verb.end:
        return begun  # "reached the following agreements"
    affirmed = last is not None and last.sense == "affirm"
    if not affirmed and not is_base(member, reader):
        return None
    said = begun[: named.start()].rstrip(_MARKS)
    while dangling := _DANGLING.search(said):
        said = said[: dangling.start()]
    return said


def _speaks(member: str, reader: Reader) -> bool:
    """Whether a line has somebody of its own who does something."""
    line = Utterance(member, reader)
    head = next((mention for mention in line.mentions if mention.start <= len("the ")), None)
    if head is None:
        return False
    return bool(line.clauses and line.clauses[0].subject) or bool(_FINITE.match(member, head.end))


def is_base(member: str, reader: Reader) -> bool:
    """Whether a line begins with the plain form of a verb."""
    found = _FIRST.match(member)
    if not found:
        return False
    verb = found[1].lower()
    if found[0].lower().startswith("to "):
        return True
    told = any(form == "base" for form, _ in reader.lexicon.phrases.get(verb, ()))
    acted = bool(_OBJECT.match(member, found.start(1)))
    known = told or verb in reader.lexicon.words["actions"]
    # What can be an adjective is a verb only before an article and the like.
    if known and verb not in reader.lexicon.words["adjectives"]:
        return True
    return acted and verb not in _OPEN | _SMALL and not verb.endswith(_NO_ENDINGS)


def under(speech: Speech, line: Spliced, speaker: tuple[str, ...], start: int) -> Reading:
    """The acts of a member under its lead, in characters of a text where it begins at `start`.

    Args:
        speech: reads the sentences of the readout.
        line: the member with its lead.
        speaker: who spoke last.
        start: where the member stands in what the acts are to be counted in.
    """
    reading = speech.read(Utterance(line.words, speech.parts.reader), speaker)
    acts = [
        act.moved(start - line.start).clipped(start)
        for act in reading.acts
        if act.matter.end > line.start and act.quote.end > line.start
    ]
    return Reading(tuple(acts), reading.speaker, reading.topic)


def listed_under(words: str, cast: Cast) -> Act | None:
    """The act that each line below such a heading is; none where each has to tell by itself.

    Args:
        words: the heading.
        cast: the parties and their people, of whom the heading may name one.
    """
    whole = Span(0, len(words))
    if lists_signed(words):
        rule = "a paper is listed as signed or adopted"
        return Act("ProgressWelcomed", cast.parties, whole, whole, (), words, rule, complete=True)
    if lists_announced(words):
        by_title = [cast.titles.get(title[1].lower(), "") for title in TITLED.finditer(words)]
        named = [place.party for place in countries.named(words)] or [*filter(None, by_title)]
        by = (named[0],) if len(named) == 1 and named[0] in cast.parties else cast.parties
        rule = "a line is listed as announced"
        return Act("CommitmentMade", by, whole, whole, (), words, rule, wording="announced")
    if lists_tasks(words):
        rule = "a line is listed as what is to be done"
        return Act("CommitmentMade", cast.parties, whole, whole, (), words, rule, wording="agreed")
    return None
