"""Relationships in which somebody has a role: of parties that are known, or on record."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.records import Record
from tests.support.stories import commitment, readout
from tests.support.teams import password
from tracker import bootstrap
from tracker.errors import Refused
from tracker.users import Role, Users


@pytest.fixture
def users(record: Record) -> Iterator[Users]:
    record.record(readout("a", commitment("visa"), on="2019-01-01"))
    with bootstrap.users(record.store) as found:
        found.add("anna", password("anna"))
        yield found


@pytest.mark.parametrize("given", ["JP-XX", "Jpan-Norway", "JP-", "JP"])
def test_a_role_or_a_link_is_between_parties(users: Users, given: str) -> None:
    for ask in (
        lambda: users.grant("anna", Role.READ, given),
        lambda: users.make_link("anna", given),
    ):
        with pytest.raises(Refused, match="is not a"):
            ask()


@pytest.mark.parametrize("given", ["JP-NO", "no-jp", "JPN-NOR"])
def test_parties_are_named_as_everywhere(users: Users, given: str) -> None:
    assert users.grant("anna", Role.READ, given).within(Role.READ) == frozenset({"JP-NO"})


def test_who_is_there_already_is_called_as_they_are(users: Users) -> None:
    with pytest.raises(Refused, match="there is a user 'anna' already"):
        users.add("ANNA", password("anna"))
