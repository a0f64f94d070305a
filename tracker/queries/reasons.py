"""Reasons: in a sentence, what came of an item between two sides that are compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import NamedTuple

from tracker.domain.kinds import KINDS
from tracker.domain.rules import PRESSING
from tracker.queries.amended import amended
from tracker.queries.differences import ItemDifference, Pair, completing_nothing, prominence
from tracker.queries.moves import MOVES, RUNGS, Move
from tracker.queries.positions import At, unsettled
from tracker.queries.rungs import put
from tracker.queries.sides import Side
from tracker.queries.story import StoryStatement
from tracker.queries.turns import StatementTurn


class _Came(NamedTuple):
    """What a sentence tells of: an item at both sides, and the two sides."""

    what: str
    different: ItemDifference
    first: At
    second: At
    sides: tuple[Side, Side]

    @property
    def both(self) -> Pair:
        return self.different.both


def reason(different: ItemDifference, first: At, second: At, sides: tuple[Side, Side]) -> str:
    """What came of an item, in a sentence.

    Args:
        different: what came of it.
        first: what was on record of it at the first side.
        second: and at the second.
        sides: the two.
    """
    clauses = (
        _CLAUSES[what](_Came(what, different, first, second, sides)) for what in different.found
    )
    return "; ".join(dict.fromkeys(filter(None, clauses)))


def _dropped(came: _Came) -> str:
    many = "meeting" if came.second.passed_over == 1 else "meetings"
    was = put(came.both.before, came.first.said)
    return (
        f"{was}; unsettled {came.sides[0].when}{_by_another(came)} and not "
        f"{came.sides[1].mentioned}; last mentioned on {came.second.last}, and passed over by "
        f"{came.second.passed_over} {many} since"
    )


def _by_another(came: _Came) -> str:
    """What was unsettled, where that was not said at the first side itself."""
    if any(unsettled(one) for one in came.first.said):
        return ""
    return f" ({', '.join(ref for ref, one in came.first.known.items() if unsettled(one))})"


def _not_repeated(came: _Came) -> str:
    told = f"not {came.sides[1].mentioned}"
    left = [one for one in came.second.known.values() if unsettled(one)]
    if not left:
        return told
    stands = ", ".join(f"{one.ref} is {one.status}" for one in left)
    return (
        f"{told}; {stands}; last mentioned on {came.second.last}, and passed over by no meeting "
        "since"
    )


def _taken_back(came: _Came) -> str:
    gone = [one.ref for one in came.first.said if came.second.now(one) is None]
    of = f": {', '.join(gone)}" if len(gone) < len(came.first.said) else ""
    return f"taken back, so that it is not on record any more{of}"


def _amended(came: _Came) -> str:
    clauses = (
        *([", then ".join(came.second.wholes)] if came.second.wholes else ()),
        *amended(came.different.moves, came.first, came.second, _put_now(came)),
    )
    told = "; ".join(filter(None, clauses))
    return told if came.different.found == ("amended",) else f"amended: {told}"


def _rung(came: _Came) -> str:
    before, after = came.both.before, came.both.after
    now = came.second.now(before) if before and came.both.goes_on else None
    left = _still(now) if now and after and now.ref != after.ref and now.shares else ""
    return f"{put(before, came.first.said)}, then {_put_now(came)}{left}"


def _rungs(came: _Came) -> str:
    """How each statement was put anew, those first that stand for the item."""
    own = _rung(came) if came.what == came.different.put_otherwise else ""
    return "; ".join(filter(None, (own, _moved(came))))


def _moved(came: _Came) -> str:
    """How each deadline or condition moved, with the statement where it is not the one compared."""
    of_it = (one for one in came.different.moves if one.what == came.what)
    return "; ".join(
        f"{_for(one, came.second)}{MOVES[one.what](one)}{_of(one, came.both)}" for one in of_it
    )


def _for(one: Move, second: At) -> str:
    """For whom alone a term is another one, and what the others owe still."""
    if not one.parties:
        return ""
    return f"for {', '.join(one.parties)} alone{_still(second.now(one.before))}: "


def _still(now: StoryStatement | None) -> str:
    """What of a statement is left to be done, behind what was said anew."""
    left = now and _owed(now)
    return f" (still {left})" if left else ""


def _of(one: Move, both: Pair) -> str:
    """Which statements a move is of, where it is not told without that."""
    compared = both.before.ref if both.before else None
    if one.before.ref not in (compared, one.after.ref):
        return f": {one.before.ref} → {one.after.ref}"
    itself = one.after == both.after and one.after.item == one.before.item
    return "" if itself else f": {one.after.ref}"


def _turned(came: _Came) -> str:
    return "; ".join(_turn(one) for one in came.different.turns if one.what == came.what)


def _turn(turn: StatementTurn) -> str:
    """How a statement, or the share of some of its parties, stands since when and by what."""
    now, was = turn.now, turn.was
    of = f" for {', '.join(turn.parties)}" if turn.parties else ""
    settled = was and was.status not in (None, now.status) and not unsettled(was)
    besides = {
        f"{was.status if was else ''} before": settled,
        f"reported done before by {', '.join(now.reported_done)}": now.reported_done,
        f"accounts contradict each other: {', '.join(now.disputed)}": now.disputed,
    }
    told = "; ".join(what for what, so in besides.items() if so)
    return (
        f"{now.status} {'since' if unsettled(now) else 'on'} {now.since}{of}: {now.ref}"
        + (f", by {', '.join(now.evidence)}" if now.evidence != (now.ref,) else "")
        + (f" ({told})" if told else "")
    )


def _settled(came: _Came) -> str:
    """What was done or ended, and what is still to be done on the item, or again."""
    done = [one for one in came.different.turns if one.what == came.what]
    told = "; ".join(f"{_turn(one)}{_left(one, came.second)}" for one in done)
    parts = came.second.parts_left
    left = [" and ".join(_unsettled_besides(came)), f"its {_listed(parts)}" if parts else ""]
    return "; ".join((told, *(f"unsettled: {one}" for one in left if one)))


def _unsettled_besides(came: _Came) -> list[str]:
    """How all was put that is unsettled beside what was done or ended, whoever said it and when."""
    told = [one for one in came.different.turns if one.what in _SETTLING]
    named = {one.now.ref for one in told}
    named |= {two.ref for one in told for two in _others(one, came.second)}
    left = [one for one in came.second.known.values() if unsettled(one) and one.ref not in named]
    return [*dict.fromkeys(put(one, left) for one in sorted(left, key=prominence, reverse=True))]


def _left(turn: StatementTurn, second: At) -> str:
    """What is left to be done by the other parties of what some have done."""
    if not turn.parties:
        return ""
    others = [f"{two.status} for {', '.join(two.by)}" for two in _others(turn, second)]
    left = ", ".join(filter(None, (_owed(second.known[turn.now.ref]), *others)))
    return f", {left}" if left else ""


def _others(turn: StatementTurn, second: At) -> list[StoryStatement]:
    """What is unsettled of the other parties of what some have done, that renewed it as these."""
    one = second.known.get(turn.now.ref)
    if one is None or not (turn.parties and one.slip and second.apart(one)):
        return []
    renewed = {*one.slip.refs}
    others = (two for two in second.known.values() if two is not one and unsettled(two))
    return [two for two in others if two.slip and not renewed.isdisjoint(two.slip.refs)]


def _owed(whole: StoryStatement) -> str:
    """How the shares stand that are left of a statement."""
    shares = whole.shares.items() if unsettled(whole) else ()
    return ", ".join(f"{status} for {party}" for party, status in shares if status in PRESSING)


def _again(came: _Came) -> str:
    last = max((one.date for one in came.first.known.values()), default=came.first.last)
    settled = not _SETTLING.isdisjoint(came.different.found)
    told = settled and _put_now(came) in _unsettled_besides(came)
    now = "" if told else f"{_put_now(came)}; "
    return f"{now}not {came.sides[0].mentioned}, before that on {last}"


def _progress(came: _Came) -> str:
    """Progress that is not complete, or with which nothing was settled."""
    without = completing_nothing(came.second)
    begun = any(KINDS[one.type] == "progress" and not one.complete for one in came.second.said)
    asked = came.second.asked
    what = f"the share of {asked}" if asked else "it"
    told = [f"{put(one)}, which settled nothing of {what} ({one.ref})" for one in without]
    return "; ".join(["progress was reported"] * begun + told)


def _repeated(came: _Came) -> str:
    if came.second.mentions:
        return _mentioned(came)
    before, after = came.both.before, came.both.after
    if before is None and came.first.parts:
        return f"{_put_now(came)}; mentioned before by its {_listed(came.first.parts)}"
    if before is None or after is None or before.ref == after.ref:
        return _put_now(came)
    if before.item != after.item and came.both.goes_on:
        return f"{_rung(came)}: {after.ref}"
    if came.sides[1].said is None and after.date <= before.date:
        return f"{put(before, came.first.said)}, and on {after.date} {_put_now(came)}"
    return _rung(came)


def _mentioned(came: _Came) -> str:
    """That others mention it, or that its parts are mentioned, be it by others."""
    parts, besides, when = came.second.parts, came.second.besides, came.sides[1].mentioned
    if not (parts or besides):
        on = ", ".join(came.second.onward)
        are = "is" if len(came.second.onward) == 1 else "are"
        again = ", ".join(came.second.told_again)
        by = f"another account of it ({again})" if again else "a meeting that is a round of it"
        return f"goes on under {on}, which {are} {when}" if on else f"{when}, by {by}"
    listed = _listed(parts)
    if not besides:
        return f"mentioned by its {listed}"
    if not parts:
        return f"{when}, not by {besides}"
    return f"its {listed} {'is' if len(parts) == 1 else 'are'} {when}, not by {besides}"


def _listed(parts: Sequence[str]) -> str:
    return f"{'part' if len(parts) == 1 else 'parts'} {', '.join(parts)}"


def _new(came: _Came) -> str:
    return _put_now(came) if came.different.found == ("new",) else f"new: {_put_now(came)}"


def _put_now(came: _Came) -> str:
    return put(came.both.after, came.second.candidates)


_SETTLING = frozenset({"fulfilled", "ended"})
"""The changes that tell what is unsettled all the same."""

_CLAUSES: MappingProxyType[str, Callable[[_Came], str]] = MappingProxyType(
    {
        "dropped": _dropped,
        "not repeated": _not_repeated,
        "taken back": _taken_back,
        **dict.fromkeys(MOVES, _moved),
        **dict.fromkeys(RUNGS, _rungs),
        "fulfilled": _settled,
        "partly fulfilled": _turned,
        "status changed": _turned,
        "ended": _settled,
        "carried over": _turned,
        "unsettled again": _turned,
        "overdue": _turned,
        "expired": _turned,
        "taken up again": _again,
        "progress": _progress,
        "amended": _amended,
        "repeated": _repeated,
        "new": _new,
    }
)
"""What is said of a change."""
