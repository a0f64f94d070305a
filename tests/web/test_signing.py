"""Signing in and out, and forms that are not what they seem: refused, told, nothing changed."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from argon2 import PasswordHasher

from tests.support.records import Record, in_folder
from tests.support.sites import served
from tests.support.stories import commitment, readout
from tests.support.teams import browser_of, make_team, password, sent, signed_in, token_in
from tracker import bootstrap
from tracker.errors import Throttled
from tracker.users import Role, User, attempts, passwords, sessions


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Record:
    made = in_folder(tmp_path_factory.mktemp("team"))
    make_team(made)
    return made


@pytest.fixture(scope="module")
def site(team: Record) -> Iterator[str]:
    with served(team.store) as address:
        yield address


def test_one_is_led_to_the_page_that_was_asked_for(site: str) -> None:
    client = browser_of(site)
    asked = client.get("/overdue?as_of=2019-06-30").headers["Location"]
    assert asked == "/sign-in?next=%2Foverdue%3Fas_of%3D2019-06-30"
    for given, led in ("/log", "/log"), ("//evil.example", "/"), ("https://evil.example", "/"):
        answer = sent(
            client, "/sign-in", "/sign-in", name=" RITA ", password=password("rita"), next=given
        )
        assert answer.headers["Location"] == led
    assert client.get("/log").status_code == httpx.codes.OK


def test_cookies_are_for_the_server_alone(site: str) -> None:
    client = browser_of(site)
    answer = sent(client, "/sign-in", "/sign-in", name="rita", password=password("rita"))
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("tracker_session=")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


def test_signing_out_ends_the_session(site: str) -> None:
    client = signed_in(site, "rita")
    kept = dict(client.cookies)
    assert sent(client, "/account", "/sign-out").status_code == httpx.codes.SEE_OTHER
    with browser_of(site) as again:
        again.cookies.update(kept)
        assert again.get("/api/items").status_code == httpx.codes.UNAUTHORIZED


def test_another_password_ends_all_sessions(site: str) -> None:
    here, there = signed_in(site, "judy"), signed_in(site, "judy")
    new = "quite another, longer one"
    fields = {"password": password("judy"), "new": new, "again": new}
    wrong = sent(here, "/account", "/account/password", **(fields | {"password": "no"}))
    assert wrong.status_code == httpx.codes.FORBIDDEN
    weak = sent(here, "/account", "/account/password", **(fields | {"new": "x", "again": "x"}))
    assert weak.status_code == httpx.codes.UNPROCESSABLE_ENTITY
    assert there.get("/api/items").status_code == httpx.codes.OK
    done = sent(here, "/account", "/account/password", **fields)
    assert done.status_code == httpx.codes.SEE_OTHER
    assert there.get("/api/items").status_code == httpx.codes.UNAUTHORIZED
    assert here.get("/api/items").status_code == httpx.codes.OK


def test_a_password_that_is_kept_in_an_older_way_is_kept_anew(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.record(readout("a", commitment("visa"), on="2019-01-01"))
    older = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    with bootstrap.users(record.store) as users, monkeypatch.context() as then:
        then.setattr(passwords, "kept", older.hash)
        users.add("rita", password("rita"))
        users.grant("rita", Role.READ)
    before = _kept(record)
    assert passwords.is_outdated(before)
    with served(record.store) as site:
        here = browser_of(site)
        wrong = sent(here, "/sign-in", "/sign-in", name="rita", password=f"{password('rita')}.")
        assert wrong.status_code == httpx.codes.FORBIDDEN
        assert _kept(record) == before
        here = signed_in(site, "rita")
        after = _kept(record)
        assert not passwords.is_outdated(after)
        assert passwords.fits(password("rita"), after)
        assert signed_in(site, "rita").get("/account").status_code == httpx.codes.OK
        assert here.get("/account").status_code == httpx.codes.OK
    assert _kept(record) == after


def test_a_form_that_is_not_ones_own_is_refused(site: str, team: Record) -> None:
    anna, other, rita = signed_in(site, "anna"), signed_in(site, "anna"), signed_in(site, "rita")
    token = token_in(anna.get("/team").text)
    form = {"form_token": token, "name": "mallory", "role": "administer"}
    evil = {"Origin": "http://evil.example"}
    for answer in (
        other.post("/team/add", data=form),  # stolen: made for another browser
        rita.post("/team/add", data=form),
        anna.post("/team/add", data=form | {"form_token": f"{token}x"}),
        anna.post("/team/add", data={"name": "mallory", "role": "administer"}),
        anna.post("/team/add", data=form, headers=evil),
        anna.post("/team/add", data=form, headers={"Origin": "null"}),
        anna.post("/team/add", data=form, headers={"Sec-Fetch-Site": "cross-site"}),
        httpx.post(f"{site}/team/add", data=form, cookies=dict(anna.cookies)),  # of no page
    ):
        assert answer.status_code == httpx.codes.FORBIDDEN
        assert any(said in answer.text for said in ("nothing", "may not", "is not given"))
    assert "mallory" not in _names(team)


def test_a_form_that_was_sent_before_is_refused(site: str, team: Record) -> None:
    anna = signed_in(site, "anna")
    form = {"form_token": token_in(anna.get("/team").text), "name": "once", "role": "read"}
    assert anna.post("/team/add", data=form).status_code == httpx.codes.SEE_OTHER
    assert "once was added" in anna.get("/team").text
    assert sent(anna, "/team", "/team/remove", name="once").status_code == httpx.codes.SEE_OTHER
    again = anna.post("/team/add", data=form)
    assert again.status_code == httpx.codes.CONFLICT
    assert "nothing was done a second time" in again.text
    assert "once" not in _names(team)


def test_a_form_has_an_end(site: str) -> None:
    with browser_of(site) as client:
        answer = client.post("/sign-in", data={"password": "x" * 2_000_000})
        assert answer.status_code == httpx.codes.REQUEST_ENTITY_TOO_LARGE

        def endless() -> Iterator[bytes]:
            for _ in range(40):
                yield b"x" * 65_536

        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        answer = client.post("/sign-in", content=endless(), headers=kind)
        assert answer.status_code == httpx.codes.REQUEST_ENTITY_TOO_LARGE


def test_nobody_is_locked_out_by_their_own_page_and_nobody_shut_out(site: str) -> None:
    anna = signed_in(site, "anna")
    for name in ("Anna", "\N{FULLWIDTH LATIN CAPITAL LETTER A}nna", "anna\u3000"):
        answer = sent(anna, "/team", "/team/role", name=name, role="read")
        assert answer.status_code == httpx.codes.UNPROCESSABLE_ENTITY
    assert anna.get("/team").status_code == httpx.codes.OK


def test_guessing_is_stopped_also_across_a_restart(record: Record) -> None:
    make_team(record)
    with bootstrap.users(record.store) as users:
        for _ in range(attempts.BY_NAME - 2):
            users.attempt("carl", "192.0.2.7")
    for _ in range(2):
        with served(record.store) as site, browser_of(site) as client:
            answer = sent(client, "/sign-in", "/sign-in", name="carl", password="guess")  # noqa: S106
            assert answer.status_code == httpx.codes.FORBIDDEN
    with served(record.store) as site, browser_of(site) as client:
        right = sent(client, "/sign-in", "/sign-in", name="Carl", password=password("carl"))
        assert right.status_code == httpx.codes.TOO_MANY_REQUESTS
        assert "too many attempts" in right.text
        assert int(right.headers["Retry-After"]) > 0
        assert client.get("/api/items").status_code == httpx.codes.UNAUTHORIZED
        assert signed_in(site, "rita").get("/").status_code == httpx.codes.OK


def test_an_address_gets_no_more_attempts_by_using_many_names(kept: Record) -> None:
    with bootstrap.ledger(kept.store, create=True):
        pass
    with bootstrap.users(kept.store) as users:
        for number in range(attempts.BY_ADDRESS):
            users.attempt(f"somebody {number}", f"2001:db8::{number}")
        with pytest.raises(Throttled, match="wait 15 minutes"):
            users.attempt("somebody else", "2001:db8::ffff")
        users.attempt("somebody else", "2001:db8:0:1::1")


def test_of_many_attempts_at_once_each_is_counted(kept: Record) -> None:
    with bootstrap.ledger(kept.store, create=True):
        pass

    def attempt(number: int) -> bool:
        try:
            with bootstrap.users(kept.store) as users:
                users.attempt("carl", f"192.0.2.{number}")
        except Throttled:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        let_in = sum(pool.map(attempt, range(2 * attempts.BY_NAME)))
    assert let_in == attempts.BY_NAME


def test_sessions_and_links_end(kept: Record) -> None:
    with bootstrap.ledger(kept.store, create=True):
        pass
    start = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
    with bootstrap.users(kept.store, lambda: start) as users:
        assert not users.any()
        users.add("Ána")
        session = users.sign_in("A\u0301NA")
        _, link = users.make_link("Ána", None, days=1)
        assert users.of_session(session) == User("Ána")
        assert users.of_session(f"{session}x") is None
    with bootstrap.users(kept.store, lambda: start + sessions.LENGTH) as users:
        assert users.of_session(session) is None
        assert users.of_link(link) is not None
    with bootstrap.users(kept.store, lambda: start + dt.timedelta(days=1)) as users:
        assert users.of_link(link) is None
        assert not users.links()


def test_over_https_cookies_are_secure(team: Record, tmp_path: Path) -> None:
    certificate, key = tmp_path / "c.pem", tmp_path / "k.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost"
    words = [*command.split(), "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(words, check=True, capture_output=True)
    with served(team.store, "--certificate", str(certificate), "--key", str(key)) as site:
        assert site.startswith("https://")
        with browser_of(site) as client:
            answer = sent(client, "/sign-in", "/sign-in", name="rita", password=password("rita"))
            assert "Secure" in answer.headers["Set-Cookie"]
            assert client.get("/api/items").status_code == httpx.codes.OK


def _kept(record: Record) -> str:
    """Rita's password, as it is kept."""
    with bootstrap.users(record.store) as users:
        return users.password_of("rita") or ""


def _names(record: Record) -> list[str]:
    with bootstrap.users(record.store) as users:
        return [one.name for one in users.all()]
