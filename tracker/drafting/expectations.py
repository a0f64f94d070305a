"""Expectations: what was said, and whether it hopes or proposes that another acts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from tracker.drafting.countries import named
from tracker.drafting.outlooks import Outlook
from tracker.drafting.patterns import patterns

_SUBJECT = 40
"""Characters behind somebody's name that tell what he is to do."""


_HELP = re.compile(
    r"(?:\w+\s+)?(?:support|help|assistance|aid|backing|advice|expertise|training)\b(?!\s+(?:given|provided|received|from|of|by))"
)
"""What a side would be grateful for that another is to give."""

_RULERS = re.compile(r"\s+(?:authorities|government|side|leadership|regime|rulers|junta)\b")
"""Who acts for a country that is called by its adjective."""


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

    @cached_property
    def demanded_of_other(self) -> bool:
        """Whether it says what the other side, which can act, should do."""
        glad = patterns()["glad_to_see"].match(self.words)
        others = {*self.cast.parties} - {*self.by}
        if glad and _HELP.match(self.words, glad.end()):
            return True
        if glad and any(p.start == glad.end() and p.party in others for p in named(self.words)):
            return True
        if self.has("all_concerned"):
            return self.sense is not None
        if self.sense == "report" and self.has("to_be_freed"):
            return True
        asked = [
            (mention.start, mention.end)
            for mention in self.cast.mentions(self.words)
            if mention.sort != "group" and mention.parties and not {*mention.parties} & {*self.by}
        ]
        # Somebody else is asked too: "the need for Peru to end it".
        asked += [
            (place.start, max(place.end, body.end() if body else 0))
            for place in named(self.words)
            for body in (_RULERS.match(self.words, place.end),)
            if place.party not in (*self.by, *self.cast.parties)
            and (place.sort == "name" or (body and place.sort == "demonym"))
        ]
        insisted = patterns()["insisting"].match(self.verb)
        needed = any(
            (
                patterns()["need_for"].fullmatch(self.words[:start])
                and (
                    patterns()["need_to"].match(self.words, end)
                    or (insisted and patterns()["bare_verb"].match(self.words, end))
                )
            )
            or (
                patterns()["need_that"].fullmatch(self.words[:start])
                and any(
                    patterns()[verb].match(self.words, end) for verb in ("bare_verb", "third_verb")
                )
            )
            for start, end in asked
        )
        return needed or any(
            patterns()["should_by"].search(self.words[: place.start])
            for place in named(self.words)
            if place.party not in self.by
        )
