"""Outlooks: what was said, and whether it plans or names an occasion that is still to come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from tracker.drafting.assertions import Assertion
from tracker.drafting.patterns import patterns
from tracker.drafting.times.vocabulary import YEAR, word_set

_YEAR = re.compile(rf"\b{YEAR}\b")
"""A year, which tells of what is held that it is to come."""

_OF = word_set("since for of on towards made preparations progress")
"""Words behind which an occasion is named on the way."""
_ASIDE = re.compile(r", (?:with a view to|(?:beginning|starting) with) ")
_TO = re.compile(r"(?:[\w-]+\s+){0,2}to\b")
_FEW = 4
"""Words before the noun of an occasion that is what is spoken of."""


@dataclass(frozen=True)
class Outlook(Assertion):
    """An assertion, read for the occasions that it plans or names."""

    @cached_property
    def planned(self) -> bool:
        """Whether an occasion is planned, and no more than wished for."""
        spoken_of = self.sense == "views" or patterns()["told_of"].match(self.verb)
        if self.how == "thing" and spoken_of and not self.of_occasion:
            return False
        backed = patterns()["only_backed"].search(f"{self.verb} {self.words}")
        if backed or self.importance or any(map(self.has, ("for_doing", "made_regular"))):
            return False
        # What is done "with a view to" an occasion, or begins with one, plans no other.
        said = self.words if self.how != "to" or _TO.match(self.words) else f"to {self.words}"
        if self.sense == "commit" and (given := patterns()["given_to_do"].match(said)):
            said = said[given.end() :]
        words = _ASIDE.split(patterns()["led_by"].sub("that ", said), maxsplit=1)[0]
        words = patterns()["done_under_it"].split(words, maxsplit=1)[0]
        if self.has("finishing"):
            # "finalise the list before the talks, to be held in Lima in May" plans no talks.
            words = patterns()["until_occasion"].split(words, maxsplit=1)[0]
        held = self.has("holding") and self.occasions.noun(words)
        noted = self.how == "thing" and self.sense in ("report", "affirm") and self._ahead(words)
        meets = self.sense in ("commit", "affirm") and self.has("that_they_meet")
        sits = patterns()["body_sits"].match(words) and self.dated(words)
        held = held or bool(sits) or (meets and self.occasions.noun(words))
        planned = noted or held or self.occasions.planned(words)
        ahead = planned or self.talks_to_come or self.occasion_agreed
        return bool(ahead) and (not self.wished or self.names_plan)

    @property
    def names_plan(self) -> bool:
        """Whether it is called planned already: "would like to receive him in May as planned"."""
        return bool(patterns()["as_planned"].search(self.words))

    @cached_property
    def occasion_agreed(self) -> bool:
        """Whether what is agreed is an occasion with its time: "agreed on a meeting in May"."""
        if self.sense != "commit" or self.how == "that":
            return False
        if patterns()["scheduling"].match(self.verb):
            return "appointment" in self.verb or self.occasions.noun(f"{self.verb} {self.words}")
        if patterns()["rescheduling"].match(self.verb) and self.occasions.nouns(self.verb):
            return True
        words = re.sub(r"^(?:on|to|upon|for)\s+", "", self.words)
        if patterns()["date_of"].match(words) and self.occasions.nouns(words):
            return True
        timed = self.dated(self.words)
        next_one = timed and patterns()["next_of"].match(words)
        return bool(next_one) or self.occasions.heads(words, dated=timed)

    @cached_property
    def talks_to_come(self) -> bool:
        """Whether talks are to be held at a dated occasion, or negotiations before long."""
        talks = patterns()["talks_at"].search(self.words)
        met = bool(talks and self.occasions.nouns(self.words[talks.end() :]))
        if (met or patterns()["talks_on"].search(self.words)) and self.dated(self.words):
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
    def to_come(self) -> bool:
        """Whether an occasion is named with a time to come, and not for what was done at it."""
        ahead = patterns()["yet_to_be"].search(self.words)
        rated = self.has("rated") or patterns()["rating"].match(self.verb)
        held = any(self.has(each) for each in ("was_held", "convened"))
        # "the convening of the session in May 2033": its year tells that it is to come.
        set_for = held and _YEAR.search(self.words) and self.dated(self.words)
        if (rated or held) and not (ahead or set_for):
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
        if first is None or " of " in first[0]:
            return False
        before = re.sub(r"^of\s+", "", words[: first.start()])
        return patterns()["the_one"].fullmatch(before) is not None or bool(
            patterns()["talks_during"].match(before)
        )
