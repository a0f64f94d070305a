"""Readings: the acts of one sentence, and who has the word after it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tracker.drafting.acts import Act
from tracker.drafting.rules import ADDRESSED


@dataclass(frozen=True, slots=True)
class Reading:
    """The acts of a sentence, and who is "he" or "she" in the next."""

    acts: tuple[Act, ...]
    speaker: tuple[str, ...]
    topic: str = ""
    """The matter that the sentence names at its head: "With regard to …"."""

    def said_to(self, parties: tuple[str, ...]) -> Reading:
        """The same, with what is asked or deplored addressed to those to whom it was said."""
        acts = tuple(
            replace(act, to=parties)
            if act.type in ADDRESSED and not act.to and not {*parties} & {*act.by}
            else act
            for act in self.acts
        )
        return replace(self, acts=acts)
