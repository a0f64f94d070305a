"""Expectations: what was said, and whether it hopes or proposes that another acts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tracker.drafting.countries import named
from tracker.drafting.outlooks import Outlook
from tracker.drafting.patterns import patterns

_SUBJECT = 40
"""Characters behind somebody's name that tell what he is to do."""


@dataclass(frozen=True)
class Expectation(Outlook):
    """A proposition, read for what it wants of others."""

    @cached_property
    def expected(self) -> bool:
        """Whether the other side is said to be the one to act."""
        if self.how != "that":
            return self._hoped_for
        first = patterns()["that_the"].match(self.words)
        if not first or patterns()["trusting"].match(self.verb):
            return False
        if self.has("others_to_act") or self.has("others_to_do"):
            return True
        proposed = self.proposed_by_one
        ends = [
            place.end
            for place in self.cast.mentions(self.words)
            if place.start <= first.end()
            and place.parties
            and place.sort in ("side", "person", "group")
            and (not {*place.parties} & {*self.by} or proposed)
        ]
        # "hoped that Peru would": any other country, by its name.
        ends += [
            place.end
            for place in named(self.words)
            if place.start <= first.end() and place.sort == "name" and place.party not in self.by
        ]
        # A company stands for its country.
        ends += [
            company.end()
            for place in named(self.words)
            if place.start <= first.end() and {place.party} - {*self.by}
            if (company := patterns()["companies"].match(self.words, place.end))
        ]
        behind = self.words[min(ends) :][:_SUBJECT] if ends else ""
        wished = patterns()["wished_that"].search(self.verb) and patterns()["bare_verb"].match(
            behind
        )
        return bool(patterns()["may_act"].search(behind) or wished)

    @cached_property
    def proposed_by_one(self) -> bool:
        """Whether one side proposes it, which is for the other to take up."""
        closer = self.how == "that" and (
            bool(patterns()["closer"].search(self.words)) or self.has("both_should")
        )
        alone = len(self.by) == 1 and not closer
        return alone and bool(patterns()["proposing"].match(self.verb))

    @property
    def _hoped_for(self) -> bool:
        """Whether it is what the other side is to give: "her hope for Chile's help"."""
        return bool(patterns()["hoped"].search(self.verb)) and any(
            place.party in self.cast.parties
            and place.party not in self.by
            and (
                (
                    patterns()["adjectives"].fullmatch(self.words[: place.start])
                    and patterns()["their_share"].match(self.words, place.end)
                )
                or patterns()["their_hoped_deed"].match(self.words, place.end)
                or patterns()["help_of"].fullmatch(self.words[: place.start])
                or patterns()["deed_of"].fullmatch(self.words[: place.start])
            )
            for place in named(self.words)
        )
