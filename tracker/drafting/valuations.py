"""Valuations: where what is valued leaves open whether it is complete, and whose deed it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tracker.domain.due import Due
from tracker.drafting.actors import Cast
from tracker.drafting.acts import Act
from tracker.drafting.countries import named
from tracker.drafting.dates import past_time
from tracker.drafting.patterns import patterns
from tracker.drafting.rules import VALUED


@dataclass(frozen=True)
class Valuation:
    """A statement as it is about to be proposed, with the sentence it was found in."""

    act: Act
    said: str
    """The sentence."""
    due: Due | None
    cast: Cast
    others: tuple[Act, ...] = ()
    """What else is made of the sentence, in its order."""
    beside: bool = False
    """Whether the sentence names another occasion in passing, with a time of its own."""

    @property
    def _quote(self) -> str:
        return self.act.quote.of(self.said)

    @property
    def _told(self) -> str:
        """What it is about, without the background that its quote leaves out."""
        matter = self.act.matter
        return self.said[matter.start : max(min(matter.end, self.act.quote.end), matter.start + 1)]

    @property
    def _shared(self) -> bool:
        return set(self.act.by) == set(self.cast.parties)

    @property
    def _valued(self) -> bool:
        return self.act.type == "ProgressWelcomed"

    @property
    def _deed_untold(self) -> bool:
        """Whether something is told as done, by nobody else than those who tell it."""
        return self._valued and not self.act.done_by

    @cached_property
    def partly(self) -> str:
        """A word that says that of what is complete a part is still to come."""
        found = patterns()["partly"].search(self._quote) if self.act.complete else None
        return found[0] if found else ""

    @cached_property
    def over(self) -> str:
        """A time that is past, where what is welcomed is not taken for complete."""
        if self.act.type != "ProgressWelcomed" or self.act.complete:
            return ""
        found = past_time(self._told)
        going_on = patterns()["going_on"].match(self._told)
        return found[0] if found and not going_on else ""

    @cached_property
    def begun(self) -> bool:
        """Whether what is welcomed is that something was launched or taken up again."""
        going_on = self.act.type == "ProgressWelcomed" and not self.act.complete
        return going_on and bool(patterns()["beginning_of"].search(self._told))

    @cached_property
    def helped(self) -> bool:
        """Whether what is complete is help that somebody is thanked for."""
        given = self.act.complete and patterns()["given_help"].search(self._told)
        return bool(given and patterns()["thanking"].search(self._quote))

    @cached_property
    def valued_besides(self) -> bool:
        """Whether it is valued behind something else in one sentence, and not as complete."""
        if not self._valued or self.act.complete:
            return False
        before = (one for one in self.others if one.quote.start < self.act.quote.start)
        return any(one.type == self.act.type for one in before)

    @cached_property
    def deed_of_several(self) -> str:
        """Words that name what several do together, where one side tells of it."""
        if not self._deed_untold or self._shared:
            return ""
        found = patterns()["of_several"].search(self._told.partition(",")[0])
        return found[0] if found else ""

    @cached_property
    def deed_of_others(self) -> str:
        """Somebody named in what is welcomed whose deed it may be."""
        if not self._deed_untold:
            return ""
        counted = patterns()["counted_sides"].search(self._told)
        if counted:
            return counted[0]
        if self._shared:
            return ""
        others = [
            place
            for place in named(self._told)
            if place.party not in self.act.by
            and place.sort == "name"
            and not patterns()["of_place"].search(self._told[: place.start])
        ]
        return self._told[others[0].start : others[0].end] if others else ""

    @cached_property
    def deed_of_nobody(self) -> bool:
        """Whether one side values something of which no deed of another is read."""
        return self._deed_untold and self.act.rule == VALUED and not self._shared
