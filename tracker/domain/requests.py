"""Requests: what those who were asked undertook since, on the matter, its parts or its whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tracker.domain.lifecycle import Lifecycle
from tracker.domain.milestones import Undertaken
from tracker.domain.placed_statement import PlacedStatement
from tracker.domain.predicates import applicable
from tracker.domain.rules import DONE, RENEWED
from tracker.domain.spans import share_spans

_ENDED = frozenset(
    (
        *("not fulfilled", "withdrawn", "lapsed"),
        *("not held", "cancelled"),
        *RENEWED,
    )
)
"""How an undertaking ends that no longer takes up a request; a renewal does so in its place.

Of what expired nobody knows whether it was kept, so that it takes the request up as before.
"""

_OVER = _ENDED.union(DONE)


Accounts = tuple[PlacedStatement, ...]
"""The accounts of one act, that first which counts."""


def take_up(requests: Sequence[Lifecycle], undertakings: Iterable[Lifecycle]) -> None:
    """Bring what is known of how requests were taken up to what was undertaken.

    Args:
        requests: what happened to the requests.
        undertakings: what happened to the commitments and follow-ups on their item, on its parts
            and on its whole, with what renewed them on other items; what others did to take them
            up stays as it is.
    """
    found: dict[str, list[Undertaken]] = {one.statement.ref: [] for one in requests}
    undertakings = [*undertakings]
    accounts = {one.statement.ref: _accounts(one) for one in undertakings}
    looked_at: set[str] = set()
    for undertaking in undertakings:
        said = undertaking.statement
        looked_at.add(said.ref)
        runs: dict[str, list[Undertaken]] = {}
        for request in requests:
            asked = request.statement
            shares = asked.to.intersection(undertaking.shares)
            if not shares or not _after(_accounts(request), _accounts(undertaking)):
                continue
            if _stood_before(request, undertaking, accounts):
                continue
            for share in shares:
                if share not in runs:
                    runs[share] = list(_undertaken(undertaking, share))
                found[asked.ref] += runs[share]
    for request in requests:
        kept = [one for one in request.taken_up if one.evidence not in looked_at]
        every = dict.fromkeys([*kept, *found[request.statement.ref]])
        request.taken_up = tuple(sorted(every, key=lambda one: (one.on, one.evidence)))


def _undertaken(undertaking: Lifecycle, share: str) -> Iterator[Undertaken]:
    """The times for which a share of what was undertaken had not ended, or was done."""
    said = undertaking.statement
    if not any(rule.status is None or rule.status in _OVER for rule, _ in applicable(undertaking)):
        yield Undertaken(said.date, said.ref)
        return
    begun = kept = None
    for verdict, valid_from, *_ in share_spans(undertaking, share):
        left = verdict.status if verdict.status in _ENDED else None
        done = verdict.status if verdict.status in DONE else None
        if begun is not None and (left or done != kept):
            yield Undertaken(begun, said.ref, valid_from, left, kept)
            begun = None
        if begun is None and not left:
            begun, kept = valid_from, done
    if begun is not None:
        yield Undertaken(begun, said.ref, kept=kept)


def _accounts(one: Lifecycle) -> Accounts:
    return one.statement, *one.twins


def _after(asked: Accounts, said: Accounts) -> bool:
    """Whether something was said after something was asked for, or by another account with it.

    One side's readout tells what it asked for, and the other's what that answered. Where one tells
    of both, it says in which order; of several that do, what either says counts.
    """
    pairs = [(one, other) for one in asked for other in said]
    of_one = [(one, other) for one, other in pairs if one.readout == other.readout]
    if of_one:
        return any((other.date, other.number) > (one.date, one.number) for one, other in of_one)
    return any(
        one.date < other.date or one.account.differs_from(other.account) for one, other in pairs
    )


def _stood_before(
    request: Lifecycle, undertaking: Lifecycle, accounts: Mapping[str, Accounts]
) -> bool:
    """Whether it only says again what was undertaken before it was asked for.

    What was said again once is so too when that is said again.
    """
    asked = _accounts(request)

    def came_before(one: PlacedStatement) -> bool:
        return not _after(asked, accounts.get(one.ref, (one,)))

    earlier = undertaking.earlier
    before = [one for one in earlier if came_before(one)]
    if len(before) < len(earlier):
        further = [one for one in undertaking.chain if came_before(one)]
        before += [max(further, key=lambda one: (one.date, one.number))] if further else []
    return not all(_says_more(undertaking.statement, one) for one in before)


def _says_more(said: PlacedStatement, earlier: PlacedStatement) -> bool:
    """Whether it undertakes more than what it renews: sooner, unconditionally or more firmly."""
    nearer = said.window is not None and (
        earlier.window is None or (said.window.last is not None and _last(said) < _last(earlier))
    )
    freed = earlier.condition is not None and said.condition is None
    return nearer or freed or said.strength > earlier.strength > 0


def _last(said: PlacedStatement) -> int:
    window = said.window
    return window.last.toordinal() if window and window.last else 10**7
