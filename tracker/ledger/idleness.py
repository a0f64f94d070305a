"""Idleness in words: what a recording says that does nothing for now, with what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tracker.ledger.ways import Ways
from tracker.projections.idleness import Idle


def _nothing_yet(one: Idle, ways: Ways) -> str:
    """What does nothing for now, in a sentence or two.

    Args:
        one: that.
        ways: how the face has steps taken.
    """
    met = f" It meets {_listed(one.met)} all the same." if one.met else ""
    return _IDLE[one.what](one.ref, _listed(one.about), ways) + met


def nothing_each(found: Iterable[Idle], ways: Ways) -> Iterator[str]:
    """What does nothing for now, in a sentence or two; what several reports leave alike, once.

    Args:
        found: that.
        ways: how the face has steps taken.
    """
    alike: dict[tuple[object, ...], list[Idle]] = {}
    for one in dict.fromkeys(found):
        own = one.ref if one.what in _OF_ONE else ""
        alike.setdefault((one.what, one.about, one.met, own), []).append(one)
    for first, *others in alike.values():
        also = f" The same holds of {_listed(one.ref for one in others)}." if others else ""
        yield _nothing_yet(first, ways) + also


def _listed(names: Iterable[str]) -> str:
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last


_OF_ONE = frozenset({"judged", "undone", "lapsed", "sought"})
"""What is told of a judgement of one statement, and not of a report of others."""


def _again(ref: str, earlier: str, ways: Ways) -> str:
    return (
        f"{ref} promises something on an item on which {earlier} is unfinished, and does not say "
        f"whether it renews that: write renews: [{earlier}] if it does, or renews: [] if both "
        f"apply{ways.then}."
    )


def _repeats(ref: str, about: str, ways: Ways) -> str:
    return (
        f"{ref} repeats what was done before, so {about} stays unfinished. If that is meant, name "
        f"it in {_field(ref)} by its ref{ways.then}."
    )


def _left(ref: str, about: str, ways: Ways) -> str:
    if "@" not in ref:
        return (
            f"The meeting of {ref} is taken for the round whose time is nearest to its day, so "
            f"{about} stays unfinished. If it was that one, name it in holds by its ref"
            f"{ways.then}."
        )
    return (
        f"{ref} is taken for the round in whose time it was reported, so {about} stays unfinished. "
        f"If that was done, too, name it in fulfils by its ref{ways.then}."
    )


def _early(ref: str, about: str, ways: Ways) -> str:
    return (
        f"{ref} is complete, but the time of {about} has not begun: it settles nothing of that for "
        "now. If that was done before its time, name it in fulfils by its ref"
        f"{ways.then}."
    )


def _together(ref: str, about: str, ways: Ways) -> str:
    return (
        f"{ref} is complete, but {about} is of the same readout or of the same day, of which it "
        "settles only what it names: it settles nothing of that for now. If that was done, name "
        f"it in fulfils by its ref, otherwise write fulfils: []{ways.then}."
    )


def _renewed(ref: str, about: str, ways: Ways) -> str:
    return (
        f"{ref} names what {about} renewed, which stays unfinished: its time has not begun. If it "
        f"is done as well, name it in {_field(ref)}{ways.then}."
    )


def _judged(ref: str, about: str, _: Ways) -> str:
    return (
        f"{ref} was renewed before it was judged fulfilled, and {about} is unfinished: it is one "
        f"promise under two dates. If it is done as well, judge {about} too."
    )


def _undone(ref: str, about: str, _: Ways) -> str:
    return (
        f"{ref} was renewed before it was judged, and {about} is unfinished: it is one promise "
        f"under two dates, and the judgement is of the first. If that came of {about} as well, "
        "judge it too."
    )


def _lapsed(ref: str, about: str, _: Ways) -> str:
    return (
        f"{ref} was renewed before its condition was judged lapsed, and {about} is unfinished: it "
        f"is one promise under two dates. If its condition lapsed as well, judge that of {about} "
        "too."
    )


def _sought(ref: str, through: str, _: Ways) -> str:
    return (
        f"The search for evidence of {ref} through {through} changes no answer for now: a search "
        f"is told of what is overdue, which {ref} is not from that day on."
    )


def _field(ref: str) -> str:
    return "fulfils" if "@" in ref else "holds"


_IDLE: dict[str, Callable[[str, str, Ways], str]] = {
    "renews": lambda ref, about, _: (
        f"{ref} renews {about}, but nothing of that is unfinished that it could renew: it changes "
        "nothing for now."
    ),
    "itself": lambda ref, about, ways: (
        f"{ref} renews {about}, but that is another account of the same act: it changes nothing. "
        f"Take it out of renews, or name there what both renew{ways.then}."
    ),
    "fulfils": lambda ref, about, _: (
        f"{ref} fulfils {about}, but nothing of that is unfinished that it could settle: it "
        "changes nothing for now."
    ),
    "holds": lambda ref, about, _: (
        f"The meeting of {ref} holds {about}, but no follow-up of that was announced before and is "
        "unfinished: it changes nothing for now."
    ),
    "apart": lambda ref, about, ways: (
        f"The meeting of {ref} is another round by the account of {about}: it counts as the one "
        "that is named by the account that counts first. If they are two meetings, give them "
        f"different ids; if one is mistaken, correct it {ways.amend}."
    ),
    "before": lambda ref, about, _: (
        f"{ref} is to happen before {about}, of which nothing still to come is on record: it has "
        "no deadline from that for now."
    ),
    "at": lambda ref, about, _: (
        f"{ref} is to happen at {about}, of which nothing still to come is on record: it has no "
        "deadline from that for now."
    ),
    "done_by": lambda ref, about, _: (
        f"{ref} is complete, but those whose deed it is have no share in {about}: it settles "
        "nothing of that for now. If it is another's deed, name them in done_by; if it settles it "
        "for all, write fulfils."
    ),
    "same_as": lambda ref, about, _: (
        f"{ref} is said to be the same as {about}, which is on another item: they count as two for "
        "now. Code both on one item."
    ),
    "same_elsewhere": lambda ref, about, ways: (
        f"{ref} is said to be the same as {about}, which is of a readout between other parties: "
        "they count as two, since an item of two relationships is two matters. If both are of one "
        "meeting, record them between the same parties; otherwise take it out of same_as"
        f"{ways.then}."
    ),
    "again": _again,
    "repeats": _repeats,
    "left": _left,
    "early": _early,
    "together": _together,
    "renewed": _renewed,
    "judged": _judged,
    "undone": _undone,
    "lapsed": _lapsed,
    "sought": _sought,
}
