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
_OF = word_set("since for of on towards made preparations progress")
"""Words behind which an occasion is named on the way."""

_HOPES = re.compile(r"\b(?:hop|wish|want|desir|aspir)\w*", re.IGNORECASE)
_SHOULD = re.compile(r"\bshould\b")

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
        return off or (self.alone and refused(self.words))

    @cached_property
    def planned(self) -> bool:
        """Whether an occasion is planned, and no more than wished for."""
        spoken_of = self.sense == "views" or patterns()["told_of"].match(self.verb)
        if self.how == "thing" and spoken_of and not self.of_occasion:
            return False
        if self.has("for_doing") or self.importance:
            return False
        # What is done "with a view to" an occasion plans no other.
        words = patterns()["led_by"].sub("that ", self.words).partition(", with a view to ")[0]
        words = patterns()["done_under_it"].split(words, maxsplit=1)[0]
        if self.has("finishing"):
            # "finalise the list before the talks, to be held in Lima in May" plans no talks.
            words = patterns()["until_occasion"].split(words, maxsplit=1)[0]
        held = self.has("holding") and self.occasions.noun(words)
        meets = self.sense in ("commit", "affirm") and self.has("that_they_meet")
        planned = held or (meets and self.occasions.noun(words)) or self.occasions.planned(words)
        ahead = planned or self.talks_to_come or self.occasion_agreed
        return bool(ahead) and (not self.wished or self.names_plan)

    @property
    def names_plan(self) -> bool:
        """Whether it is called planned already: "would like to receive him in May as planned"."""
        return bool(patterns()["as_planned"].search(self.words))

    @cached_property
    def occasion_agreed(self) -> bool:
        """Whether what is agreed is an occasion with its time: "agreed on a meeting in May"."""
        if self.sense != "commit" or self.how == "that" or not self.dated(self.words):
            return False
        return self.occasions.heads(re.sub(r"^(?:on|to|upon)\s+", "", self.words))

    @cached_property
    def talks_to_come(self) -> bool:
        """Whether talks are to be held at a dated occasion, or negotiations before long."""
        talks = patterns()["talks_at"].search(self.words)
        if talks and self.occasions.nouns(self.words[talks.end() :]) and self.dated(self.words):
            return True
        negotiated = patterns()["negotiating"].search(self.words)
        return bool(negotiated) and (self.dated(self.words) or self.soon)

    @cached_property
    def soon(self) -> bool:
        """Whether it is to be before long."""
        return bool(patterns()["before_long"].search(self.words))

    @cached_property
    def of_occasion(self) -> bool:
        """Whether an occasion is what is spoken of, and not only named on the way."""
        first = self.occasions.nouns(self.words)
        before = self.words[: first[0].start()].split() if first else []
        return bool(first) and len(before) <= _FEW and not _OF.intersection(before)

    @cached_property
    def wished(self) -> bool:
        """Whether a speaker only wishes for it or calls it important."""
        if self.sense is None and _SHOULD.search(self.words):
            return True
        if self.how in ("to", "that") and _HOPES.search(self.verb):
            return True
        return self.sense in ("report", "views") and bool(patterns()["wishes"].search(self.words))

    @cached_property
    def to_come(self) -> bool:
        """Whether an occasion is named with a time to come, and not for what was done at it."""
        if self.has("was_held") and not patterns()["yet_to_be"].search(self.words):
            return False
        thanked = self.verb.lower().startswith("thank")
        if thanked or any(self.has(each) for each in ("readiness", "succeeded", "made_ready")):
            return False
        if self.how == "that" and self.names("progress"):
            return False
        whole = self.words
        for behind in ("inclusion", "said_too", "done_under_it"):
            whole = patterns()[behind].split(whole, maxsplit=1)[0]
        named_so = self.occasions.nouns(whole) and (self.dated(whole) or self.has("plans_for"))
        named_so = named_so or self._ahead(whole)
        return not self.has("for_doing") and bool(named_so or self.occasions.planned(whole))

    def _ahead(self, words: str) -> bool:
        """Whether an occasion that is called upcoming is what is named, or where talks are."""
        first = next(iter(self.occasions.ahead(words)), None)
        if first is None:
            return False
        before = words[: first.start()]
        return patterns()["the_one"].fullmatch(before) is not None or bool(
            patterns()["talks_during"].match(before)
        )

    @cached_property
    def welcome_to(self) -> bool:
        """Whether it says what somebody is welcome to do."""
        return self.verb.lower().startswith("welcom") and self.has("welcome_to")

    @cached_property
    def unacceptable(self) -> bool:
        """Whether something is called unacceptable, regrettable or the like."""
        if self.has("alike"):
            return False
        return self.names("concern") or (self.how == "thing" and self.has("challenge"))

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
        if patterns()["told_of"].match(self.verb) or self.words.startswith("to "):
            return False
        if any(self.has(each) for each in ("advanced", "success", "carried_out")):
            return True
        if self.has("on_the_way"):
            return False
        first = {word.strip(",.;").lower() for word in self.words.split()[:_FEW]}
        valued = first & (self.lexicon.words["progress"] - _TOLD_OF)
        return bool(valued) and not first & self.lexicon.words["importance"]

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
