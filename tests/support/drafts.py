"""Drafts: what is made of a few sentences below the head of a readout."""

from __future__ import annotations

from tracker.drafting.draft import draft
from tracker.drafting.proposals import Draft, Proposal

HEAD = """Japan-Chile Summit Meeting

May 14, 2031

On May 14, for approximately 40 minutes, Mr. ONODERA Haruki, Prime Minister of Japan, held the \
third Japan-Chile Summit Meeting in Osaka with H.E. Ms. Valeria Lagos, President of the Republic \
of Chile.

"""


def drafted(body: str, **more: object) -> Draft:
    """The draft of a readout with that below its head."""
    return draft(HEAD + body, **more)  # type: ignore[arg-type]


def only(body: str) -> Proposal:
    """The one proposal that is made of it."""
    (proposal,) = drafted(body).proposals
    return proposal


def kinds(body: str) -> list[str]:
    """The types of what is proposed."""
    return [proposal.type for proposal in drafted(body).proposals]


READOUT = (
    HEAD
    + """\
The two leaders shared the view that the two governments will conclude an agreement on the \
mutual recognition of driving licences by the end of 2031.

President Lagos welcomed that the joint observatory at Cerro Alto was completed in March. She \
asked Japan to lift its restrictions on imports of Chilean cherries.

The two leaders exchanged views on the situation in the Antarctic.
"""
)
"""A readout as it is published, of a meeting that never was."""
