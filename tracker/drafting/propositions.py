"""Propositions: what was said, and what its verbs tell as done or to be done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from tracker.drafting.actors import Mention
from tracker.drafting.appearances import told_of_it
from tracker.drafting.countries import named, of_own
from tracker.drafting.expectations import Expectation
from tracker.drafting.patterns import patterns
from tracker.drafting.promises import both_do, promise

_NEAR = 90
"""Characters before a modal within which the subject of its verb stands."""

_TO_BE_DONE = re.compile(r"\bto\s+be\s+(?:\w+ly\s+)?\w+$")
_SUBJECT = 40
"""Characters from the start of a sentence, or behind somebody's name, that tell who does what."""

_HOPING = re.compile(r"(?:hop|look|wish|want|expect|would like|were hop|was hop)", re.IGNORECASE)
_MEETS_AT = re.compile(
    r"(?:to\s+)?(?:be\s+able\s+to\s+)?(?:meet|see\s+(?:each\s+other|one\s+another)|get\s+together|reconvene)\b(?!\s+(?:the|their|its|this|all|these|any|those|common|new)\s)"
    r"(?=[^;.]*\b(?:soon|before\s+long|again|shortly|at\s+the|on\s+the\s+(?:margins|sidelines)|in\s+[A-Z]\w+"
    r"|next\s+\w+|later\s+this|this\s+\w+))"
)
"""What both hope for that is to meet, where or when is told."""


@dataclass(frozen=True)
class Proposition(Expectation):
    """A proposition, read for its deeds and its promises."""

    @cached_property
    def planned(self) -> bool:
        """Whether an occasion is planned; to meet, as both hope, at a time or a place is one."""
        hoped = self.sense == "views" and set(self.by) == set(self.cast.parties)
        if hoped and _HOPING.match(self.verb) and _MEETS_AT.match(self.words):
            return True
        return super().planned

    @cached_property
    def done_alone(self) -> bool:
        """Whether something was done, and nothing is to be done."""
        if (
            self.has("text_given")
            or self.has("narrated")
            or patterns()["atmosphere"].search(self.words)
        ):
            return False
        return bool(self.deed) and not self.promise and not self.has("adverse")

    @cached_property
    def deplored_alone(self) -> bool:
        """Whether a sentence of its own calls something unacceptable or regrettable."""
        return self.has("deplored_alone") and self.unacceptable

    @cached_property
    def core(self) -> str:
        """The words without a condition or an aim at their head, or what is told in passing."""
        if self.sense is None:
            supposed = patterns()["supposed"].match(self.words)
            told = self.words[supposed.end() :] if supposed else self.words
            return patterns()["told_besides"].sub(r"\1", told)
        told = patterns()["led_by"].sub("that ", self.words)
        return patterns()["enclosed"].sub(lambda aside: " " * len(aside[0]), told)

    @cached_property
    def promise(self) -> re.Match[str] | None:
        """Where it says that something will be done."""
        return promise(self.core)

    @cached_property
    def deed(self) -> re.Match[str] | None:
        """Where it says that something was done or is under way."""
        # What is to be done is agreed, whatever is told of a thing behind it.
        agreed = self.sense in ("commit", "affirm") and self.how == "that"
        told = patterns()["told_behind"].sub("", self.core) if agreed else self.core
        found = self.lexicon.patterns["progress"].search(told)
        within = found and told_of_it(told, found)
        return (
            self.lexicon.patterns["progress"].search(told, found.end())
            if found and within
            else found
        )

    @cached_property
    def done(self) -> bool:
        """Whether something is told as done, before what is to be done."""
        own = patterns()["own_deed"].match(self.core)
        deed = self.deed or (None if own and told_of_it(self.core, own) else own)
        return bool(deed and not self.has("adverse")) and not (
            self.promise and deed and self.promise.start() < deed.end()
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
        if ahead is None:
            return False
        if patterns()["prospect"].match(self.core, ahead.end()):
            return True
        brings = patterns()["thing_brings"].match(self.core, ahead.end())
        if brings and patterns()["thing_leads"].fullmatch(self.core[: ahead.start()]):
            return True
        done = patterns()["done_to"].match(self.core, ahead.end())
        occurs = done or patterns()["occurs"].match(self.core, ahead.end())
        return bool(patterns()["deed_first"].match(self.core[: ahead.start()])) and not occurs

    @cached_property
    def owed(self) -> bool:
        """Whether what will be done is the deed of those who say it."""
        if not self.promise or self.prospect or self.verb.lower().startswith("recall"):
            return False
        # "is expected to be signed": the words of the promise have the "be".
        ends_in_be = self.promise[0].endswith(("ed to be", "due to be", "set to be"))
        end = self.promise.end() - (len(" be") if ends_in_be else 0)
        passive = patterns()["done_to"].match(self.core, end) or patterns()["occurs"].match(
            self.core, end
        )
        passive = passive or _TO_BE_DONE.search(self.promise[0])
        near = re.split(r"[,;]\s+", self.core[: self.promise.start()])[-1][-_NEAR:]
        if self.lexicon.patterns["wish"].search(near) or patterns()["hoping"].search(near):
            return False
        # "the U.S. would": only with its verb is it seen that a country called by letters acts.
        acting = near + self.core[self.promise.start() : end]
        if not near.strip(" ,") or self.cast.mentions(acting) or patterns()["own"].search(near):
            return True
        inverted = bool(patterns()["inverted"].fullmatch(near))
        if inverted or patterns()["pointing"].fullmatch(near):
            return inverted
        if any(place.party in self.by for place in of_own(near)):
            return True
        bound = self.sense != "report" or bool(passive)
        it = bool(patterns()["that_it"].fullmatch(near))
        return it or (bound and not self._strangers(near, cities=False))

    @cached_property
    def body_acts(self) -> bool:
        """Whether a ministry or an agency is said to be the one that will act."""
        head = self.core[: self.promise.start()] if self.promise else ""
        named_so = patterns()["body"].fullmatch(head) and not patterns()["of_many"].search(head)
        return bool(named_so) and not self.prospect and not self._strangers(head)

    @cached_property
    def owed_together(self) -> bool:
        """Whether both sides say what both should do, or what is to be: "a group be set up"."""
        # "resolved that": the phrase of the verb has the word.
        told = self.words if self.words.startswith("that ") else f"that {self.words}"
        do = both_do(self.words, self.cast, self.lexicon.words["actions"])
        principle = self.has("principle")
        if self.sense == "commit" and (do or patterns()["that_it_be"].match(told)):
            return not principle
        if principle or set(self.by) != set(self.cast.parties):
            return False
        process = patterns()["work_should_be"].match(self.core)
        ours = process and not self._strangers(process[0])
        be = patterns()["that_any_be"].match(self.words)
        anything = be and not self._strangers(be[0])
        return bool(ours or anything) or self.has("sides_should") or self.has("that_it_be")

    @cached_property
    def wanted_by_a_time(self) -> bool:
        """Whether both sides say what should be done by a time, and nobody else is to do it."""
        timed = self.dated(self.words) or self.soon
        if set(self.by) != set(self.cast.parties) or not timed:
            return False
        return bool(patterns()["should_be"].match(self.core)) and not self._strangers(self.words)

    @cached_property
    def acted(self) -> bool:
        """Whether a party, or nobody named, will do it."""
        if not self.promise or self.prospect:
            return False
        subject, after = self.core[: self.promise.start()], self.core[self.promise.start() :]
        if patterns()["date_open"].fullmatch(subject):
            return False
        # A further part of what somebody will do has no subject of its own: "and will send".
        if not subject.strip() or self._before_promise or self.own_body:
            return True
        if patterns()["it_also"].fullmatch(subject) or self._makes_do(after):
            return True
        modal = patterns()["modal_lead"].match(after)
        occurs = modal and patterns()["occurs"].match(after, modal.end())
        passive = patterns()["passive_future"].match(after) or occurs
        return bool(passive) and not self._strangers(subject)

    @cached_property
    def acted_by_a_party(self) -> bool:
        """Whether it opens with a party, which will do it."""
        return self.acted and any(each.start == 0 for each in self._before_promise)

    @cached_property
    def own_body(self) -> tuple[str, ...]:
        """Whose a body is that acts, which no more than an adjective tells: "Chilean divers"."""
        owners = of_own(self.core[: self.promise.start()]) if self.promise else []
        return tuple({each.party for each in owners if each.party in self.cast.parties})

    @cached_property
    def _before_promise(self) -> list[Mention]:
        """Who is named before what is promised; its verb tells that a capital acts."""
        start, end = self.promise.span() if self.promise else (0, 0)
        return [each for each in self.cast.mentions(self.core[:end]) if each.end <= start]

    def _makes_do(self, after: str) -> bool:
        """Whether a thing makes somebody act: "will see the two countries share"."""
        modal = patterns()["modal_lead"].match(after)
        behind = after[modal.end() :] if modal else ""
        return any(
            patterns()["makes_do"].fullmatch(behind[: mention.start])
            for mention in self.cast.mentions(behind)
        )

    @cached_property
    def due(self) -> bool:
        """Whether a side says that somebody of its own will do it by a time."""
        words = self.core
        promised = promise(words)
        if not promised or self.prospect or not self.dated(words):
            return False
        subject = words[: promised.start()]
        if self.lexicon.patterns["wish"].search(subject) or patterns()["hoping"].search(subject):
            return False
        if patterns()["happens"].match(words, promised.end()):
            return False
        return not self._strangers(subject) and not patterns()["others"].search(subject)

    @cached_property
    def demanded(self) -> bool:
        """Whether a sentence says what a party should do."""
        told = patterns()["demand"].search(self.core)
        if not told or (self.promise and self.promise.start() < told.start()):
            return False
        return bool(self.promise or self.cast.mentions(self.core[:_SUBJECT]))

    def _strangers(self, subject: str, *, cities: bool = True) -> bool:
        """Whether somebody who is no party is named, and not only acted upon."""
        # "US$400 million" names no country.
        plain = subject.replace("US$", "$").replace("US dollars", "dollars").replace("U.S.$", "$")
        return any(
            place.party not in self.cast.parties and (cities or place.sort != "capital")
            for place in named(plain)
            if not patterns()["acted_upon"].search(plain[: place.start])
        )
