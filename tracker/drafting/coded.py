"""Coded drafts: a draft as a readout, with the marks of what is still to be looked at."""

from __future__ import annotations

from collections import Counter

from tracker.domain.heading import Source
from tracker.domain.names import slug_of
from tracker.domain.readouts import Readout, default_key
from tracker.drafting.proposals import Draft, Proposal

MOST_WORDS = 3
"""Words of a place's name that a readout's own name has at most."""


def coded(
    draft: Draft, *, name: str | None = None, source: Source | None = None
) -> tuple[Readout, dict[int, tuple[str, ...]]]:
    """The readout that a draft proposes, and why its statements are to be looked at again.

    Args:
        draft: the draft.
        name: the readout's name; its day and place, or kind, when left out.
        source: where the text came from.
    """
    seen: Counter[str] = Counter()
    statements = []
    for proposal in draft.proposals:
        seen[proposal.item] += 1
        statements.append(_statement(proposal, default_key(proposal.item, seen[proposal.item])))
    given = {
        "readout": name or _name(draft),
        "title": draft.title,
        "source": source,
        "parties": draft.parties,
        "meetings": [
            meeting.model_dump(exclude_defaults=True, mode="json") for meeting in draft.meetings
        ],
        "statements": statements,
    }
    readout = Readout.model_validate({key: value for key, value in given.items() if value})
    marks = {
        number: proposal.review
        for number, proposal in enumerate(draft.proposals)
        if proposal.review
    }
    return readout, marks


def _name(draft: Draft) -> str:
    meeting = draft.meetings[-1]
    what = meeting.place or meeting.kind or "meeting"
    return slug_of(f"{meeting.date} {' '.join(what.split()[:MOST_WORDS])}")


def _statement(proposal: Proposal, key: str) -> dict[str, object]:
    """The fields of the statement that a proposal amounts to, those that its type has."""
    onward = {
        "due": proposal.due,
        "condition": proposal.condition,
        "wording": proposal.wording,
        "renews": proposal.renews,
    }
    own: dict[str, dict[str, object]] = {
        "CommitmentMade": {**onward, "to": proposal.to, "continuing": proposal.continuing},
        "FollowUpScheduled": dict(onward),
        "ProgressWelcomed": {
            "complete": proposal.complete,
            "done_by": proposal.done_by,
            "fulfils": proposal.fulfils if proposal.complete else (),
        },
        "RequestMade": {"to": proposal.to},
        "ConcernRaised": {"to": proposal.to},
        "ViewsExchanged": {},
    }
    return {
        "type": proposal.type,
        "key": key,
        "item": proposal.item,
        "by": proposal.by,
        "summary": " ".join(proposal.summary.split()),
        "quote": " ".join(proposal.quote.exact.split()),
        "meeting": proposal.meeting,
        **{name: value for name, value in own[proposal.type].items() if value},
    }
