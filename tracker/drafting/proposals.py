"""Proposals: the statements that a draft puts up for review, and the draft itself."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from tracker.domain.due import Due
from tracker.domain.parties import Party
from tracker.domain.values import Day, Model, Slug
from tracker.domain.wording import Wording

StatementType = Literal[
    "CommitmentMade",
    "FollowUpScheduled",
    "ProgressWelcomed",
    "ConcernRaised",
    "RequestMade",
    "ViewsExchanged",
]


class Passage(Model):
    """A run of characters of the text given."""

    exact: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


class Unused(Passage):
    """A sentence that made no statement."""

    reason: str | None = None
    """Why it was not even read; None for one that was."""


class Why(Model):
    """What made a proposal: the words, and the rule that read them."""

    words: str
    rule: str


class Proposal(Model):
    """One proposed statement."""

    type: StatementType
    by: tuple[Party, ...]
    to: tuple[Party, ...] = ()
    item: Slug
    item_score: float
    """How like the item's names are to the words, of 100; lower for a new item."""
    item_known: bool = False
    summary: str
    quote: Passage
    sentence: Passage
    meeting: int = 0
    due: Due | None = None
    condition: str | None = None
    complete: bool = False
    continuing: bool = False
    """Whether one could not say of it that it is finished."""
    done_by: tuple[Party, ...] = ()
    """Whose deed is told of, where it is not that of those who tell it."""
    wording: Wording | None = None
    renews: tuple[str, ...] = ()
    fulfils: tuple[str, ...] = ()
    why: Why
    review: tuple[str, ...] = ()
    """The reasons to look at it twice; empty when the words are plain."""

    @property
    def approximate(self) -> bool:
        """Whether its time is approximate."""
        return bool(self.due and self.due.approximate)

    @property
    def soon(self) -> bool:
        """Whether it is to happen shortly."""
        return bool(self.due and self.due.soon)


class Meeting(Model):
    """One meeting that the readout tells of."""

    date: Day
    kind: Slug | None = None
    place: str | None = None
    ordinal: int | None = None
    participants: dict[Party, tuple[str, ...]] = Field(default_factory=dict)
    holds: tuple[str, ...] = ()


class Draft(Model):
    """A readout's head and its proposed statements, for review."""

    title: str | None
    parties: tuple[Party, ...]
    meetings: tuple[Meeting, ...]
    proposals: tuple[Proposal, ...]
    unused: tuple[Unused, ...]
    """The sentences that made no statement."""
    review: tuple[str, ...] = ()

    def plain(self) -> dict[str, Any]:
        """The draft as the plain data that `tracker draft --format json` prints."""
        return {
            "title": self.title,
            "parties": list(self.parties),
            "meetings": [meeting.model_dump(mode="json") for meeting in self.meetings],
            "statements": [_row(proposal) for proposal in self.proposals],
            "unused": [passage.model_dump(exclude_none=True) for passage in self.unused],
            "review": list(self.review),
        }


def _row(proposal: Proposal) -> dict[str, Any]:
    row = proposal.model_dump(mode="json", exclude={"due", "sentence"})
    row["due"] = proposal.due.edtf if proposal.due else None
    row["due_words"] = proposal.due.words if proposal.due else None
    row["before"] = proposal.due.before if proposal.due else None
    row["at"] = proposal.due.at if proposal.due else None
    row["approximate"] = proposal.approximate
    row["soon"] = proposal.soon
    return row
