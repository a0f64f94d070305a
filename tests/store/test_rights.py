"""Rights on PostgreSQL: what a role may not see is refused, and never taken for not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http import HTTPStatus

import httpx
import psycopg
import pytest

from tests.support.commandline import tracker
from tests.support.drafts import READOUT
from tests.support.project import EVENTS
from tests.support.sites import served
from tests.support.teams import password, sent, signed_in
from tracker import bootstrap
from tracker.errors import Unavailable
from tracker.users import Role
from tracker.users.tables import TABLES

GRANTS = (
    "GRANT USAGE ON SCHEMA commitment_tracker TO officer",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA commitment_tracker TO officer",
    "GRANT USAGE ON ALL SEQUENCES IN SCHEMA commitment_tracker TO officer",
)
ONLY_ASKS = GRANTS[0], "GRANT SELECT ON ALL TABLES IN SCHEMA commitment_tracker TO officer"


@pytest.fixture
def owned(emptied: Callable[[], str]) -> Iterator[str]:
    """An empty database, on whose server there is another role as well."""
    store = emptied()
    _run(store, "DROP ROLE IF EXISTS officer", "CREATE ROLE officer LOGIN")
    yield store
    _run(store, "DROP OWNED BY officer", "DROP ROLE officer")


def _run(store: str, *statements: str) -> None:
    with psycopg.connect(store, autocommit=True) as connection:
        for one in statements:
            connection.execute(one)


def _by_officer(store: str) -> str:
    found = store.replace("//postgres:@", "//officer@").replace("//postgres@", "//officer@")
    assert found != store
    return found


def _status(site: str) -> int:
    return httpx.get(f"{site}/overdue", follow_redirects=False).status_code


def _add_a_user(store: str) -> None:
    with bootstrap.users(store) as users:
        users.add("anna", password("anna"))
        users.grant("anna", Role.ADMINISTER)


@pytest.mark.parametrize("grants", [GRANTS, ONLY_ASKS])
def test_who_may_not_see_the_users_is_let_in_nowhere(owned: str, grants: tuple[str, ...]) -> None:
    assert tracker("record", str(EVENTS), "--store", owned, folder=EVENTS).code == 0
    _run(owned, *grants)
    officer = _by_officer(owned)
    with served(officer) as site:
        assert _status(site) == HTTPStatus.OK  # as long as there is no user
        _add_a_user(owned)
        assert _status(site) == HTTPStatus.SERVICE_UNAVAILABLE
    for words in (["users", "list"], ["serve", "--no-browser", "--port", "0"]):
        ran = tracker(*words, "--store", officer, folder=EVENTS)
        assert (ran.code, ran.out) == (4, "")
        assert "permission denied for table tracker_users; ask the owner" in ran.err
    _run(owned, *grants)  # now of the tables of users, too
    assert tracker("users", "list", "--store", officer, folder=EVENTS).out == "anna: administer\n"
    with served(officer) as site:
        assert _status(site) == HTTPStatus.SEE_OTHER


@pytest.mark.parametrize("table", [table for table in TABLES if "attempts" not in table])
@pytest.mark.parametrize("done", ["ENABLE ROW LEVEL SECURITY", "RENAME TO set_aside"])
def test_a_table_of_users_that_is_not_seen_whole_lets_nobody_in(
    owned: str, table: str, done: str
) -> None:
    assert tracker("init", "--store", owned, folder=EVENTS).code == 0
    _run(owned, *GRANTS)
    _add_a_user(owned)
    with served(_by_officer(owned)) as site:
        _run(owned, f"ALTER TABLE commitment_tracker.{table} {done}")
        assert _status(site) in (HTTPStatus.SEE_OTHER, HTTPStatus.SERVICE_UNAVAILABLE)


def test_rows_that_a_policy_would_leave_out_are_not_taken_for_none(owned: str) -> None:
    assert tracker("init", "--store", owned, folder=EVENTS).code == 0
    _run(owned, *GRANTS)
    _add_a_user(owned)
    _run(owned, "ALTER TABLE commitment_tracker.tracker_users ENABLE ROW LEVEL SECURITY")
    ran = tracker("users", "list", "--store", _by_officer(owned), folder=EVENTS)
    assert (ran.code, ran.out) == (4, "")
    assert 'row-level security policy for table "tracker_users"; ask the owner' in ran.err


def test_all_tables_are_there_to_be_granted_from_the_beginning(owned: str) -> None:
    assert tracker("init", "--store", owned, folder=EVENTS).code == 0
    _run(owned, *GRANTS)
    _add_a_user(owned)
    with served(_by_officer(owned)) as site:
        client = signed_in(site, "anna")
        answer = sent(client, "/drafts", "/drafts", text=READOUT)
        assert answer.status_code == HTTPStatus.SEE_OTHER, answer.text


def test_an_owner_makes_the_tables_that_an_earlier_version_did_not(owned: str) -> None:
    assert tracker("record", str(EVENTS), "--store", owned, folder=EVENTS).code == 0
    for _ in range(2):
        assert tracker("init", "--store", owned, folder=EVENTS).code == 0
    _run(owned, *GRANTS)
    assert tracker("users", "list", "--store", _by_officer(owned), folder=EVENTS).code == 0


def test_a_schema_that_may_not_be_used_is_not_called_damaged(owned: str) -> None:
    assert tracker("record", str(EVENTS), "--store", owned, folder=EVENTS).code == 0
    officer = _by_officer(owned)
    for words in (["open"], ["rebuild"], ["record", str(EVENTS)], ["users", "list"], ["verify"]):
        ran = tracker(*words, "--store", officer, folder=EVENTS)
        assert (ran.code, ran.out) == (4, "")
        assert "permission denied for schema commitment_tracker; ask the owner" in ran.err
        assert "damaged" not in ran.err
        assert "LINE" not in ran.err
    _run(owned, GRANTS[0])
    ran = tracker("open", "--store", officer, folder=EVENTS)
    assert "permission denied for table tracker_format; ask the owner of its tables" in ran.err


def test_rights_that_are_taken_while_a_store_is_open_are_missed_at_once(owned: str) -> None:
    assert tracker("record", str(EVENTS), "--store", owned, folder=EVENTS).code == 0
    _run(owned, *GRANTS)
    readers = bootstrap.Readers(_by_officer(owned))
    with readers.users() as users:
        assert not users.any()
    _run(owned, "REVOKE USAGE ON SCHEMA commitment_tracker FROM officer")
    with pytest.raises(Unavailable, match="permission denied for schema"), readers.users():
        pass
    readers.close()
