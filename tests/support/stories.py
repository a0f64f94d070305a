"""Stories: readouts written in a line each, as tests tell them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracker.domain.items import ItemList
from tracker.domain.readouts import Readout

Act = dict[str, Any]
A = "item@a"
"""The statement that most stories are of: the first on its item, in the first readout."""

FIRST = "2018-03-01"
"""The day on which most stories begin."""

PARTIES = ("JP", "RU")


def commitment(item: str, **fields: Any) -> Act:
    return _act("CommitmentMade", item, fields)


def follow_up(item: str, **fields: Any) -> Act:
    return _act("FollowUpScheduled", item, fields)


def progress(item: str, **fields: Any) -> Act:
    return _act("ProgressWelcomed", item, fields)


def completion(item: str, **fields: Any) -> Act:
    return progress(item, complete=True, **fields)


def concern(item: str, **fields: Any) -> Act:
    return _act("ConcernRaised", item, {"by": ["JP"], **fields})


def request(item: str, **fields: Any) -> Act:
    return _act("RequestMade", item, {"by": ["JP"], **fields})


def views(item: str, **fields: Any) -> Act:
    return _act("ViewsExchanged", item, fields)


def _act(kind: str, item: str, fields: dict[str, Any]) -> Act:
    return {"type": kind, "item": item, "by": list(PARTIES), "summary": f"On {item}.", **fields}


def readout(
    name: str,
    *acts: Act,
    on: str,
    holds: Sequence[str] = (),
    parties: Sequence[str] = PARTIES,
    publisher: str | None = None,
    meeting: str | None = None,
    ordinal: int | None = None,
) -> Readout:
    """A readout of one meeting on a day; two of one day are of one meeting."""
    return Readout.model_validate(
        {
            "readout": name,
            "parties": list(parties),
            "publisher": publisher,
            "meetings": [
                {
                    "date": on,
                    "kind": "summit",
                    "id": meeting,
                    "ordinal": ordinal,
                    "holds": list(holds),
                }
            ],
            "statements": list(acts),
        }
    )


def changed_terms() -> tuple[Readout, Readout]:
    """Two promises, and their renewals: one is brought forward, one has no end and is weaker."""
    return (
        readout(
            "a",
            commitment("early", due="../2018-12"),
            commitment("pact", due="../2018-06", wording="agreed"),
            on="2018-01-15",
        ),
        readout(
            "b",
            commitment("early", due="../2018-09", renews=["early"]),
            commitment("pact", due="2018-07/..", wording="intends", renews=["pact"]),
            on="2018-05-15",
        ),
    )


def put_off_on_the_way() -> tuple[Readout, ...]:
    """A promise brought forward, put off, and due earlier than at first; its terms as at first."""
    weak: Act = {"wording": "intends", "condition": "if possible"}
    return (
        readout("a", commitment("dam", due="../2018-12", wording="agreed"), on="2018-01-15"),
        readout("b", commitment("dam", due="../2018-04", renews=["dam"], **weak), on="2018-02-15"),
        readout(
            "c",
            commitment("dam", due="../2018-09", renews=["dam"], wording="agreed"),
            on="2018-05-15",
        ),
    )


def named(item: str, *others: str, part_of: str | None = None) -> ItemList:
    """The title of an item of the two parties, with its other names."""
    given = {"item": item, "title": item.title(), "part_of": part_of, "names": [*others]}
    return ItemList.model_validate({"parties": PARTIES, "items": [given]})
