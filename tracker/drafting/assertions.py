"""Assertions: what was said, and what its first words and its nouns make of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from tracker.drafting.actors import Cast
from tracker.drafting.denials import denied, refused
from tracker.drafting.lexicon import Lexicon, Sense
from tracker.drafting.modes import Mode
from tracker.drafting.occasions import Occasions
from tracker.drafting.patterns import patterns
from tracker.drafting.times.vocabulary import word_set

_TOLD_OF = word_set("agreement entry visit visits outcome outcomes result results")
"""What is told of rather than noted with approval."""

_FIRST_WORDS = re.compile(r"(?:\S+\s+){0,6}\S+")

_HOPES = re.compile(r"\b(?:hop|wish|want|desir|aspir)\w*", re.IGNORECASE)
_SHOULD = re.compile(r"\bshould\b")

_MAYBE = word_set("possibility prospect chance option idea ways proposal request question issue")
"""What is not yet done, though what it would be is named: "the possibility of lifting"."""
_FEW = 4
"""Words, from the first, that name what is noted."""


@dataclass(frozen=True)
class Assertion:
    """What was said: its words, how it is put, and the sense of the verb that it stands under."""

    words: str
    sense: Sense | None
    """None for a sentence in which nobody says anything."""
    how: Mode
    lexicon: Lexicon
    occasions: Occasions
    cast: Cast
    dated: Callable[[str], bool]
    """Tells whether words hold a time still to come."""
    by: tuple[str, ...] = ()
    """Whose words they are."""
    verb: str = ""
    """The words of the verb above."""

    def has(self, name: str) -> bool:
        """Whether the words begin with a turn of English."""
        return bool(patterns()[name].match(self.words))

    def names(self, name: str) -> bool:
        """Whether a turn of the lexicon stands in the words."""
        return bool(self.lexicon.patterns[name].search(self.words))

    def opens_with(self, words: AbstractSet[str]) -> bool:
        """Whether one of the words is among the first."""
        return bool(self._first & words)

    @cached_property
    def _first(self) -> frozenset[str]:
        first = _FIRST_WORDS.match(self.words)
        return frozenset(w.strip(",.;").lower() for w in first[0].split()) if first else frozenset()

    @cached_property
    def alone(self) -> bool:
        """Whether no verb binds the one who says it."""
        return self.sense is None or (self.how == "that" and self.sense in ("report", "views"))

    @cached_property
    def denied(self) -> bool:
        """Whether it is said what is not to be."""
        off = denied(self.words, self.occasions)
        return off or (self.alone and refused(self.words, self.verb))

    @cached_property
    def wished(self) -> bool:
        """Whether a speaker only wishes for it or calls it important."""
        if self.sense is None and _SHOULD.search(self.words):
            return True
        if self.how in ("to", "that") and _HOPES.search(self.verb):
            return True
        return self.sense in ("report", "views") and bool(patterns()["wishes"].search(self.words))

    @cached_property
    def welcome_to(self) -> bool:
        """Whether it says what somebody is welcome to do."""
        return self.verb.lower().startswith("welcom") and self.has("welcome_to")

    @cached_property
    def unacceptable(self) -> bool:
        """Whether something is called unacceptable, regrettable or the like."""
        if self.has("alike"):
            return False
        if patterns()["warning"].match(self.verb) and patterns()["dire"].search(self.words):
            return True
        deplored = self.has("challenge") or patterns()["with_worry"].search(self.words)
        return self.names("concern") or (self.how == "thing" and bool(deplored))

    @cached_property
    def opposed(self) -> bool:
        """Whether it opens with an opposition."""
        return self.has("opposed")

    @cached_property
    def awaited(self) -> bool:
        """Whether it is something that is looked forward to."""
        return self.has("awaited")

    @cached_property
    def upheld(self) -> bool:
        """Whether it is a value that is held to, and nothing that is done."""
        named = patterns()["commitment_too"].match(self.words)
        held = named or patterns()["commitment"].match(self.verb)
        told = self.words[named.end() :] if named else self.words
        if held and self.verb.endswith(" to"):
            told = f"to {told}"  # "underlined its commitment to": the verb has the word
        return bool(held) and any(patterns()[each].match(told) for each in ("value", "named_text"))

    @cached_property
    def backed(self) -> bool:
        """Whether both speak for work of their own: "spoke in favour of closer contacts"."""
        all_of_them = set(self.by) == set(self.cast.parties)
        told = self.words.partition(",")[0]
        ours = patterns()["our_work"].search(told) and not patterns()["work_of_others"].search(told)
        return all_of_them and bool(ours and patterns()["in_favour"].match(self.verb))

    @cached_property
    def recognised(self) -> bool:
        """Whether it is a recognition."""
        return self.has("recognised")

    @cached_property
    def important(self) -> bool:
        """Whether it is an importance, or a view that is agreed with."""
        pledged = self.lexicon.words["pledges"].intersection(self.verb.lower().split())
        return (self.importance and not pledged) or self.has("with")

    @cached_property
    def progressed(self) -> bool:
        """Whether something in it was done or is under way."""
        announced = self.verb.lower().startswith("announc") and self.has("concluded")
        return announced or self.names("progress")

    @cached_property
    def confirming(self) -> bool:
        """Whether something is confirmed."""
        return "confirm" in self.verb.lower()

    @cached_property
    def needed(self) -> bool:
        """Whether it opens with a need or an adherence."""
        return self.opens_with(self.lexicon.words["needs"])

    @cached_property
    def common_work(self) -> bool:
        """Whether it is work in common."""
        if self.has("readiness_for"):
            return True
        return self.has("shared_work") or (self.confirming and self.has("funding"))

    @cached_property
    def importance(self) -> bool:
        """Whether it opens with an importance or a need."""
        return self.opens_with(self.lexicon.words["importance"])

    @cached_property
    def stance(self) -> bool:
        """Whether it opens with an importance, a support or a position."""
        return self.importance or self.opens_with(self.lexicon.words["stances"] - {"recognition"})

    @cached_property
    def text_agreed(self) -> bool:
        """Whether it is a plan, a model or a text that a view is shared on."""
        return self.verb.lower().startswith("shar") and self.has("text")

    @cached_property
    def reached(self) -> bool:
        """Whether a consensus is reached on something, and nothing is to be done."""
        # "reached important consensus" has nothing behind its verb.
        alone = self.words.endswith(self.verb)
        return bool(patterns()["consensus"].match(self.verb)) and (alone or not self.importance)

    @cached_property
    def grievance(self) -> bool:
        """Whether it opens with somebody's own concern: "its disappointment that"."""
        own = self.has("own_feeling") or self.has("own_opposition")
        return own and self.opens_with(self.lexicon.words["grievances"])

    @cached_property
    def pledged(self) -> bool:
        """Whether it opens with somebody's own undertaking: "their resolve to"."""
        own = self.has("own_feeling") and self.opens_with(self.lexicon.words["pledges"])
        return own and not self.upheld

    @cached_property
    def advanced(self) -> bool:
        """Whether it is progress that is affirmed."""
        return (self.has("advanced") or self.names("progress")) and not self.has("further")

    @cached_property
    def noted(self) -> bool:
        """Whether progress is what is noted."""
        told = patterns()["telling"].match(self.verb) and self.has("told_done")
        if told or patterns()["with_pleasure"].search(self.words):
            return True
        if patterns()["told_of"].match(self.verb) or self.words.startswith("to "):
            return False
        if any(self.has(each) for each in ("advanced", "success", "carried_out")):
            return True
        if self.has("on_the_way"):
            return False
        first = {word.strip(",.;").lower() for word in self.words.split()[:_FEW]}
        valued = first & (self.lexicon.words["progress"] - _TOLD_OF)
        return bool(valued) and not first & (self.lexicon.words["importance"] | _MAYBE)

    @cached_property
    def standing(self) -> bool:
        """Whether it is what somebody has, and no deed: "the stature of Chile"."""
        valued = "valu" in self.verb.lower() and self.has("valued_as")
        return self.has("standing") or valued

    @cached_property
    def courtesy(self) -> bool:
        """Whether it is thanks for hospitality and the like."""
        glad = patterns()["glad_to_meet"].match(self.verb) and self.has("met_again")
        return bool(glad) or self.has("courtesy")
