"""Rounds: that one is announced changes nothing of what was kept of another."""

from __future__ import annotations

from copy import copy
from datetime import date

from tracker.domain.lifecycle import Lifecycle
from tracker.domain.milestones import WindowChange
from tracker.domain.placed_statement import PlacedStatement
from tracker.domain.rounds import announce
from tracker.domain.window import Window

BY = frozenset({"JP", "RU"})


def test_an_announcement_is_put_in_the_place_of_what_was_there() -> None:
    first, second = (_promised(number, by=date(2018, 6 + number, 30)) for number in range(2))
    kept = copy(first)
    announce(second, (first, second))
    assert (first.alongside, second.alongside) == ((second,), (first,))
    assert kept.alongside == ()


def test_it_is_kept_only_of_one_whose_days_others_part() -> None:
    dated, untimed = _promised(0, by=date(2018, 6, 30)), _promised(1)
    announce(untimed, (dated, untimed))
    assert (dated.alongside, untimed.alongside) == ((untimed,), ())


def _promised(number: int, by: date | None = None) -> Lifecycle:
    said = date(2018, 1, 10)
    statement = PlacedStatement(
        *(f"report-{number}@a", "commitment", "report", said, "a", number, BY, frozenset())
    )
    return Lifecycle(statement, (WindowChange(said, Window(None, by) if by else None),))
