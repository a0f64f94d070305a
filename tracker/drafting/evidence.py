"""Evidence: what a statement was made of, and where that leaves room for another reading."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tracker.domain.parties import BODIES
from tracker.drafting.asides import IN_PASSING
from tracker.drafting.countries import named
from tracker.drafting.patterns import patterns
from tracker.drafting.rules import ONWARD, STATED, TELLING
from tracker.drafting.titles import TITLED
from tracker.drafting.valuations import Valuation

_SHOWN = 60
"""Characters of the words in doubt that are told."""

_FEW = 4
"""Words that do not tell an act by themselves."""

_LEAD = 12
"""Characters of a that-clause within which the one stands who acts."""


@dataclass(frozen=True)
class Evidence(Valuation):
    """What of a statement leaves room for another reading, whatever its type."""

    @cached_property
    def in_passing(self) -> bool:
        """Whether an occasion is only named beside something else, and may be that of others."""
        if self.act.rule not in IN_PASSING:
            return False
        return not self._shared or bool(patterns()["hosted"].search(self._quote))

    @cached_property
    def weak(self) -> str:
        """The rule that made it, where its words do not say plainly that it is an act."""
        return "" if self.act.plain else self.act.rule

    @cached_property
    def hoped(self) -> bool:
        """Whether an undertaking is told behind a feeling: "expressed her trust that"."""
        if self.act.rule != STATED:
            return False
        verb, _, _ = self._quote.partition(" that ")
        return bool(patterns()["feeling"].search(verb))

    @cached_property
    def cut_short(self) -> bool:
        """Whether its words are too few to tell an act, or go on with what stands before them."""
        part = self._quote.strip(" .,;") != self.said.strip(" .,;")
        few = part and len(self._quote.split()) <= _FEW
        # "a festival" among what is planned tells enough.
        untold = few and self.act.type not in ONWARD
        return untold or bool(patterns()["mid_sentence"].match(self._quote))

    @cached_property
    def congratulated(self) -> bool:
        """Whether somebody is congratulated on it."""
        valued = self.act.type == "ProgressWelcomed"
        return valued and bool(patterns()["congratulating"].search(self._quote))

    @cached_property
    def held_to(self) -> bool:
        """Whether a commitment to something is undertaken that may be no more than a value."""
        undertaken = self.act.type == "CommitmentMade"
        return undertaken and bool(patterns()["commitment_held"].search(self._quote))

    @cached_property
    def goes_somewhere(self) -> bool:
        """Whether, with nobody saying so, it is told where somebody goes or takes part."""
        told = self.act.type == "CommitmentMade" and self.act.rule in TELLING
        return told and bool(patterns()["goes_to"].search(self._quote))

    @cached_property
    def occasion_of_one(self) -> bool:
        """Whether an occasion of several is put to one side alone."""
        alone = self.act.type == "FollowUpScheduled" and len(self.act.by) == 1
        own = ("sent_party", "one_goes_or_receives")
        return alone and not any(patterns()[one].search(self._quote) for one in own)

    @cached_property
    def another_acts(self) -> bool:
        """Whether another than the one who tells it is said to be the one that will act."""
        _, that, told = self._quote.partition(" that ")
        if self.act.type != "CommitmentMade" or not that:
            return False
        first = next((m for m in self.cast.mentions(told) if m.start < _LEAD), None)
        return bool(first and first.parties and not {*first.parties} & {*self.act.by})

    @cached_property
    def doer_unread(self) -> str:
        """Somebody who is named as the one to do it, and is read as none of the parties."""
        if self.act.side != "nobody" or not self._shared:
            return ""
        verb = patterns()["finite"].search(self._quote)
        head = self._quote[: verb.start()] if verb else ""
        someone = TITLED.search(head) or any(place.sort != "capital" for place in named(head))
        return _shown(head) if someone else ""

    @cached_property
    def first_person(self) -> bool:
        """Whether "we" may be the one who is quoted, and not all who met."""
        if self.act.side != "we" or not self._shared:
            return False
        others = any(place.party in self.act.by for place in named(self._quote))
        return others or bool(patterns()["quoted"].search(self.said))

    @cached_property
    def another_subject(self) -> str:
        """What a further clause says will be done, by somebody who is not named there."""
        alone = self.act.rule in TELLING and len(self.act.by) == 1
        if not alone or not patterns()["joined"].search(self.said[: self.act.quote.start]):
            return ""
        subject = patterns()["thing_first"].match(self._quote)
        return _shown(subject[0]) if subject else ""

    @cached_property
    def nobody_asked(self) -> str:
        """Somebody named in a request who is not read as the one that is asked."""
        if self.act.type != "RequestMade" or self.act.to:
            return ""
        stop = patterns()["asked_end"].search(self._told)
        asked = self._told[: stop.start()] if stop else self._told
        others = [(p.start, p.end) for p in named(asked) if p.party not in self.act.by]
        persons = [(m.start, m.end) for m in self.cast.mentions(asked) if m.sort != "group"]
        body = patterns()["asked_named"].match(self._told)
        start, end = min([*others, *persons], default=body.span() if body else (0, 0))
        return _shown(self._told[start:end])

    @cached_property
    def nobody_blamed(self) -> str:
        """Somebody named in a concern whose act is not read as the one that is deplored."""
        if self.act.type != "ConcernRaised" or self.act.to:
            return ""
        others = [
            place
            for place in named(self._quote)
            if place.party not in self.act.by
            and place.party not in BODIES
            and place.sort != "capital"
            and not patterns()["placed_in"].search(self._quote[: place.start])
        ]
        return self._quote[others[0].start : others[0].end] if others else ""

    @cached_property
    def time_from_elsewhere(self) -> str:
        """The words of its time, where they stand outside its own words."""
        words = self.due.words if self.due else None
        behind = " ".join(self.said[self.act.quote.end :].split())
        if not words or words in " ".join(self._quote.split()) or words not in behind:
            return ""
        gap = behind[: behind.index(words)]
        return words if patterns()["apart"].search(gap) else ""

    @cached_property
    def several_times(self) -> bool:
        """Whether it is given several times, all of which hold."""
        return bool(self.due and self.due.edtf and self.due.edtf.startswith("{"))

    @cached_property
    def tied(self) -> str:
        """An occasion that may say when, where no time is read."""
        if self.act.type not in ONWARD or self.due:
            return ""
        found = patterns()["tied_to"].search(self._quote)
        return _shown(found[0]) if found else ""

    @cached_property
    def lasting_and_timed(self) -> bool:
        """Whether an undertaking without an end is given a time."""
        return self.act.continuing and bool(self.due and self.due.edtf)

    @cached_property
    def overlapping(self) -> bool:
        """Whether an undertaking is quoted with words of another statement."""
        mine = self.act.quote
        return self.act.type == "CommitmentMade" and any(
            min(one.quote.end, mine.end) > max(one.quote.start, mine.start) for one in self.others
        )

    @cached_property
    def beside_an_occasion(self) -> bool:
        """Whether no time is read, and one is told of an occasion beside it."""
        ends = self.act.type in ONWARD and not self.act.continuing
        return self.beside and ends and not self.due

    @cached_property
    def of_an_occasion(self) -> str:
        """The occasion that an undertaking names, which may be what is planned."""
        found = patterns()["of_an_occasion"].search(self._quote)
        return found[0] if found and self.act.type == "CommitmentMade" else ""

    @cached_property
    def deplored_of_nobody(self) -> bool:
        """Whether one side deplores something beside another, and nobody's act is read."""
        alone = self.act.type == "ConcernRaised" and not self.act.to and not self._shared
        return alone and len(self.cast.mentions(self.said)) > 1


def _shown(words: str) -> str:
    return " ".join(words.split())[:_SHOWN].strip(" ,;")
