"""A pool: who comes next gets what was opened before, unless it is old or was left in a fault."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from tracker import pool
from tracker.errors import Damaged, Refused


@dataclass
class Door:
    """Something that is opened and closed."""

    closed: bool = False

    def close(self) -> None:
        self.closed = True


@dataclass
class Doors:
    """All that was opened."""

    opened: list[Door] = field(default_factory=list)

    def another(self) -> Door:
        self.opened.append(Door())
        return self.opened[-1]


@pytest.fixture
def doors() -> Doors:
    return Doors()


@pytest.fixture
def kept(doors: Doors) -> pool.Pool[Door]:
    return pool.Pool(doors.another, (Refused,))


def test_who_comes_next_gets_what_was_opened_before(doors: Doors, kept: pool.Pool[Door]) -> None:
    with kept.one() as first:
        pass
    with kept.one() as again, kept.one() as beside:
        assert again is first
        assert beside is not first
    assert doors.opened == [Door(), Door()]
    kept.close()
    assert doors.opened == [Door(closed=True), Door(closed=True)]


@pytest.mark.parametrize(("error", "closed"), [(Refused("no"), False), (Damaged("oh"), True)])
def test_what_is_left_in_a_fault_is_closed(
    doors: Doors, kept: pool.Pool[Door], error: Exception, *, closed: bool
) -> None:
    with pytest.raises(type(error)), kept.one():
        raise error
    assert doors.opened == [Door(closed)]
    with kept.one() as then:
        assert (then is doors.opened[0]) is not closed


def test_what_is_kept_is_kept_for_a_moment_only(
    doors: Doors, kept: pool.Pool[Door], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 10.0
    monkeypatch.setattr(pool, "monotonic", lambda: now)
    with kept.one():
        pass
    now = 12.0
    with kept.one() as then:
        assert then is doors.opened[1]
    assert doors.opened == [Door(closed=True), Door()]


def test_what_still_stands_is_kept_for_another_moment(
    doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "monotonic", iter((10.0, 12.0, 12.5, 13.9, 15.0)).__next__)
    answers = iter((True, True, False))
    kept = pool.Pool(doors.another, stands=lambda _: next(answers))
    for _ in range(4):
        with kept.one() as one:
            assert one is doors.opened[0]
    with kept.one():
        assert doors.opened == [Door(closed=True), Door()]
    assert not [*answers]
