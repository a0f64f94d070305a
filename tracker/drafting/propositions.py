"""Propositions: one under its verb, and what its words say, each looked for once."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from tracker.drafting.actors import Cast
from tracker.drafting.countries import named
from tracker.drafting.denials import denied, refused
from tracker.drafting.lexicon import Lexicon, Sense
from tracker.drafting.lists import Mode
from tracker.drafting.occasions import Occasions
from tracker.drafting.patterns import patterns

_NEAR = 90
"""Characters before a modal within which the subject of its verb stands."""

_SUBJECT = 40
"""Characters from the start of a sentence, or behind somebody's name, that tell who does what."""

_TOLD_OF = frozenset("agreement entry visit visits outcome outcomes result results".split())  # noqa: SIM905
"""What is told of rather than noted with approval."""

_FIRST_WORDS = re.compile(r"(?:\S+\s+){0,6}\S+")
_OF = frozenset("since for of on towards made preparations progress".split())  # noqa: SIM905
"""Words behind which an occasion is named on the way."""

_FEW = 4
"""Words, from the first, that name what is noted."""


@dataclass(frozen=True)
class Proposition:
    """A proposition: its words, how it is put, and the sense of the verb that it stands under."""

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
        held = self.has("holding") and self.occasions.noun(self.words)
        return bool(held or self.occasions.planned(self.words)) and not self.wished

    @cached_property
    def of_occasion(self) -> bool:
        """Whether an occasion is what is spoken of, and not only named on the way."""
        first = self.occasions.nouns(self.words)
        before = self.words[: first[0].start()].split() if first else []
        return bool(first) and len(before) <= _FEW and not _OF.intersection(before)

    @cached_property
    def wished(self) -> bool:
        """Whether a speaker only wishes for it or calls it important."""
        return self.sense in ("report", "views") and bool(patterns()["wishes"].search(self.words))

    @cached_property
    def to_come(self) -> bool:
        """Whether an occasion is named with a time to come, and not for what was done at it."""
        if self.has("was_held") and not patterns()["yet_to_be"].search(self.words):
            return False
        named_so = self.occasions.nouns(self.words) and self.dated(self.words)
        return not self.has("for_doing") and bool(named_so or self.occasions.planned(self.words))

    @cached_property
    def unacceptable(self) -> bool:
        """Whether something is called unacceptable, regrettable or the like."""
        return self.names("concern")

    @cached_property
    def opposed(self) -> bool:
        """Whether it opens with an opposition."""
        return self.has("opposed")

    @cached_property
    def awaited(self) -> bool:
        """Whether it is something that is looked forward to."""
        return self.has("awaited")

    @cached_property
    def recognised(self) -> bool:
        """Whether it is a recognition."""
        return self.has("recognised")

    @cached_property
    def important(self) -> bool:
        """Whether it is an importance, or a view that is agreed with."""
        return self.importance or self.has("with")

    @cached_property
    def progressed(self) -> bool:
        """Whether something in it was done or is under way."""
        return self.names("progress")

    @cached_property
    def needed(self) -> bool:
        """Whether it opens with a need or an adherence."""
        return self.opens_with(self.lexicon.words["needs"])

    @cached_property
    def common_work(self) -> bool:
        """Whether it is work in common."""
        return self.has("shared_work")

    @cached_property
    def done_alone(self) -> bool:
        """Whether something was done, and nothing is to be done."""
        return bool(self.deed) and not self.promise

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
        return bool(patterns()["consensus"].match(self.verb)) and not self.importance

    @cached_property
    def grievance(self) -> bool:
        """Whether it opens with somebody's own concern: "its disappointment that"."""
        return self.has("own_feeling") and self.opens_with(self.lexicon.words["grievances"])

    @cached_property
    def advanced(self) -> bool:
        """Whether it is progress that is affirmed."""
        return (self.has("advanced") or self.names("progress")) and not self.has("further")

    @cached_property
    def noted(self) -> bool:
        """Whether progress is what is noted."""
        if patterns()["told_of"].match(self.verb):
            return False
        if self.has("advanced"):
            return True
        first = {word.strip(",.;").lower() for word in self.words.split()[:_FEW]}
        valued = first & (self.lexicon.words["progress"] - _TOLD_OF)
        return bool(valued) and not first & self.lexicon.words["importance"]

    @cached_property
    def core(self) -> str:
        """The words without a condition at their head, or what is told in passing."""
        if self.sense is None:
            supposed = patterns()["supposed"].match(self.words)
            return self.words[supposed.end() :] if supposed else self.words
        return patterns()["enclosed"].sub(lambda aside: " " * len(aside[0]), self.words)

    @cached_property
    def promise(self) -> re.Match[str] | None:
        """Where it says that something will be done."""
        return _promise(self.core)

    @cached_property
    def deed(self) -> re.Match[str] | None:
        """Where it says that something was done or is under way."""
        return self.lexicon.patterns["progress"].search(self.core)

    @cached_property
    def done(self) -> bool:
        """Whether something is told as done, before what is to be done."""
        return bool(self.deed) and not (
            self.promise and self.deed and self.promise.start() < self.deed.start()
        )

    @cached_property
    def talked(self) -> bool:
        """Whether what was done is that views were exchanged."""
        if not self.deed:
            return False
        before, done = self.core[: self.deed.start()], self.deed[0]
        talks = patterns()["talk"].search(before) and patterns()["held"].search(done)
        views = done.endswith("exchanged") and patterns()["views"].search(before)
        return bool(talks or views)

    @cached_property
    def prospect(self) -> bool:
        """Whether it is foreseen, and undertaken by nobody: "will be an important chance"."""
        ahead = self.promise
        return bool(ahead and patterns()["prospect"].match(self.core, ahead.end()))

    @cached_property
    def courtesy(self) -> bool:
        """Whether it is thanks for hospitality and the like, or for nothing that is named."""
        return self.has("courtesy")

    @cached_property
    def demanded_of_other(self) -> bool:
        """Whether it says what the other side, which can act, should do."""
        others = [
            mention
            for mention in self.cast.mentions(self.words)
            if mention.sort != "group" and mention.parties and not {*mention.parties} & {*self.by}
        ]
        return any(
            patterns()["need_for"].fullmatch(self.words[: other.start])
            and patterns()["need_to"].match(self.words, other.end)
            for other in others
        )

    @cached_property
    def owed(self) -> bool:
        """Whether what will be done is the deed of those who say it."""
        if not self.promise or self.prospect:
            return False
        end = self.promise.end()
        passive = patterns()["done_to"].match(self.core, end) or patterns()["occurs"].match(
            self.core, end
        )
        near = re.split(r"[,;]\s+", self.core[: self.promise.start()])[-1][-_NEAR:]
        if self.lexicon.patterns["wish"].search(near):
            return False
        if not near.strip(" ,") or self.cast.mentions(near) or patterns()["own"].search(near):
            return True
        if patterns()["pointing"].fullmatch(near):
            return False
        bound = self.sense != "report" or bool(passive)
        it = bool(patterns()["that_it"].fullmatch(near))
        return it or (bound and not self._strangers(near, cities=False))

    @cached_property
    def acted(self) -> bool:
        """Whether a party, or nobody named, will do it."""
        if not self.promise or self.prospect:
            return False
        subject, after = self.core[: self.promise.start()], self.core[self.promise.start() :]
        if self.cast.mentions(subject) or patterns()["it_also"].fullmatch(subject):
            return True
        modal = patterns()["modal_lead"].match(after)
        occurs = modal and patterns()["occurs"].match(after, modal.end())
        passive = patterns()["passive_future"].match(after) or occurs
        return bool(passive) and not self._strangers(subject)

    @cached_property
    def due(self) -> bool:
        """Whether a side says that somebody of its own will do it by a time."""
        words = self.core if self.sense is None else self.words
        promised = _promise(words)
        if not promised or not self.dated(words):
            return False
        subject = words[: promised.start()]
        if self.lexicon.patterns["wish"].search(subject):
            return False
        if patterns()["happens"].match(words, promised.end()):
            return False
        return not self._strangers(subject) and not patterns()["others"].search(subject)

    @cached_property
    def expected(self) -> bool:
        """Whether the other side is said to be the one to act."""
        first = patterns()["that_the"].match(self.words)
        if not first:
            return False
        places = [
            place
            for place in self.cast.mentions(self.words)
            if place.start <= first.end() and place.sort in ("side", "person")
        ]
        behind = self.words[places[0].end :][:_SUBJECT] if places else ""
        return bool(patterns()["modal"].search(behind))

    @cached_property
    def demanded(self) -> bool:
        """Whether a sentence says what a party should do."""
        told = patterns()["demand"].search(self.core)
        if not told or (self.promise and self.promise.start() < told.start()):
            return False
        return bool(self.promise or self.cast.mentions(self.core[:_SUBJECT]))

    def _strangers(self, subject: str, *, cities: bool = True) -> bool:
        """Whether somebody who is no party is named."""
        # "US$400 million" names no country.
        plain = subject.replace("US$", "$").replace("U.S.$", "$")
        return any(
            place.party not in self.cast.parties and (cities or place.sort != "capital")
            for place in named(plain)
        )


def _promise(words: str) -> re.Match[str] | None:
    return patterns()["will"].search(words) or patterns()["intent"].search(words)
