"""Roles: every address by everybody, against one table; an address that is not in it fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.records import Record, in_folder
from tests.support.sites import served
from tests.support.stories import completion, readout
from tests.support.teams import HIDDEN, ROLES, browser_of, make_team, signed_in
from tracker import bootstrap
from tracker.queries.catalogue import CATALOGUE
from tracker.users import Role
from tracker.web import access
from tracker.web.application import application
from tracker.web.identities import Provider

PAGES = (
    "/",
    "/timeline",
    "/timeline.svg",
    "/timeline.png",
    "/open",
    "/overdue",
    "/due",
    "/fulfilled",
    "/unfulfilled",
    "/slipped",
    "/quiet",
    "/standing",
    "/requests",
    "/concerns",
    "/statements",
    "/items",
    "/meetings",
    "/readouts",
    "/stats",
    "/log",
    "/item/{name}",
    "/statement/{name}",
    "/readout/{name}",
    "/meeting/{name}",
    "/show",
    "/search",
    "/compare",
    "/briefing",
    "/briefing.pdf",
    "/briefing.docx",
    "/briefing.md",
    "/parties",
    "/party/{name}",
    "/calendar",
    "/rules",
    "/calendar.ics",
    "/replay",
    "/changes.atom",
    "/api",
    "/api/openapi.json",
    "/api/{rest:path}",
    "/account",
    "/events",
)

JUDGED = ("assess", "condition", "sought", "withdraw")
RESTATED = ("amend", "retract-statement", "restore-statement")
MENDED = (*RESTATED, "amend-heading", "retract", "restore", "rename", "merge", "separate")

TABLE: dict[tuple[str, str], Role | None] = {
    **{("GET", path): Role.READ for path in PAGES},
    **{("GET", f"/api/{one.name}"): Role.READ for one in CATALOGUE},
    **{(method, f"/{one}/{{name}}"): Role.JUDGE for one in JUDGED for method in ("GET", "POST")},
    **{(method, f"/{one}/{{name}}"): Role.CODE for one in MENDED for method in ("GET", "POST")},
    ("GET", "/drafts"): Role.CODE,
    ("POST", "/drafts"): Role.CODE,
    ("GET", "/draft/{name}"): Role.CODE,
    ("GET", "/draft/{name}/file"): Role.CODE,
    **{
        (method, f"/draft/{{name}}/{one}"): Role.CODE
        for one in ("edit", "here", "record", "throw-away", "reopen")
        for method in ("GET", "POST")
    },
    **{
        (method, f"/account/{one}"): Role.READ
        for one in ("password", "sign-out-everywhere")
        for method in ("GET", "POST")
    },
    ("GET", "/team"): Role.ADMINISTER,
    **{
        (method, f"/team/{one}"): Role.ADMINISTER
        for one in ("add", "role", "password", "remove", "link", "revoke")
        for method in ("GET", "POST")
    },
    ("GET", "/sign-in"): None,
    ("POST", "/sign-in"): None,
    ("GET", "/sign-out"): None,
    ("POST", "/sign-out"): None,
    ("GET", "/link/{token}"): None,
    ("GET", "/sign-in/elsewhere"): None,
    ("GET", "/sign-in/back"): None,
    ("GET", "/static/timeline.css"): None,
    ("GET", "/static"): None,
}
"""The role that each address needs; None for none."""

ELSEWHERE = ("/sign-in/elsewhere", "/sign-in/back")
NAMES = {
    **{f"/{one}/{{name}}": f"/{one}/mining@2019-02-01-b" for one in (*JUDGED, *RESTATED)},
    **{f"/{one}/{{name}}": f"/{one}/2019-02-01-b" for one in MENDED[3:6]},
    **{f"/{one}/{{name}}": f"/{one}/mining" for one in MENDED[6:]},
    "/item/{name}": "/item/mining",
    "/statement/{name}": "/statement/mining@2019-02-01-b",
    "/readout/{name}": "/readout/2019-02-01-b",
    "/meeting/{name}": "/meeting/cn-jp-2019-02-01-summit",
    "/party/{name}": "/party/JP",
    "/api/{rest:path}": "/api/nothing",
    "/link/{token}": "/link/nothing",
    "/static": "/static/page.css",
    "/api/search": f"/api/search?words={HIDDEN[:5]}",
    "/search": f"/search?words={HIDDEN[:5]}",
    "/api/show": "/api/show?name=2019-02-01-b",
    "/show": "/show?name=2019-02-01-b",
    "/api/cite": "/api/cite?ref=mining@2019-02-01-b",
    "/api/history": "/api/history?ref=mining@2019-02-01-b",
    "/api/compare": "/api/compare?a=2018&b=2020",
    "/compare": "/compare?a=2018&b=2020",
}
"""What is asked for where an address has a part that is a name, or needs a word."""


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Record:
    made = in_folder(tmp_path_factory.mktemp("team"))
    make_team(made)
    return made


@pytest.fixture(scope="module")
def site(team: Record) -> Iterator[str]:
    with served(team.store) as address:
        yield address


@pytest.fixture(scope="module")
def everybody(site: str) -> dict[str, httpx.Client]:
    return {name: signed_in(site, name) for name in (*ROLES, "ben")}


def test_every_address_is_in_the_table() -> None:
    provider = Provider("https://login.example.org", "tracker", "", "email")
    app = application("sqlite:///nowhere.db", host="127.0.0.1", provider=provider)
    assert access.table(app.routes) == TABLE


def test_everybody_gets_what_their_role_allows_and_nothing_else(
    site: str, everybody: dict[str, httpx.Client], team: Record
) -> None:
    before = _state(team)
    with browser_of(site) as nobody:
        for (method, path), needed in TABLE.items():
            if path in ELSEWHERE or path == "/sign-out":
                continue  # without a provider they are not there; and all are to stay signed in
            place = NAMES.get(path, path)
            shut = _asked(nobody, method, place)
            assert shut == ("open" if needed is None else "unknown"), (method, path)
            for name, role in ROLES.items():
                allowed = needed is None or role >= needed
                found = _asked(everybody[name], method, place)
                assert found == ("open" if allowed else "forbidden"), (name, method, path)
    assert _state(team) == before


def test_nothing_is_told_of_what_one_may_not_read(everybody: dict[str, httpx.Client]) -> None:
    for method, path in TABLE:
        if method != "GET" or path in ("/events", *ELSEWHERE):
            continue
        place = NAMES.get(path, path)
        seen = everybody["ben"].get(place)
        assert HIDDEN not in seen.text, place
        assert "CN-JP" not in seen.text, place
        assert seen.status_code != httpx.codes.INTERNAL_SERVER_ERROR
    for place in ("/api/statements", "/statements", "/api/search?words=tungs"):
        assert HIDDEN in everybody["rita"].get(place).text, place
    tags = [everybody[name].get("/api/items").headers["ETag"] for name in ("ben", "rita")]
    assert tags[0] != tags[1]


def test_what_another_relationship_settles_is_told_without_its_names(tmp_path: Path) -> None:
    made = in_folder(tmp_path)
    make_team(made)
    done = completion(HIDDEN, by=["CN", "JP"], fulfils=["visa@2019-01-01-a"])
    made.record(readout(f"2019-03-01-{HIDDEN}", done, on="2019-03-01", parties=("CN", "JP")))
    ours = {"mining": "visa", "2019-02-01-b": "2019-01-01-a", "cn-jp-2019-02": "jp-ru-2019-01"}
    with served(made.store) as site:
        ben = signed_in(site, "ben")
        for method, path in TABLE:
            place = NAMES.get(path, path)
            for other, own in ours.items():
                place = place.replace(other, own)
            if method == "GET" and path not in ("/events", *ELSEWHERE):
                seen = ben.get(place)
                assert HIDDEN not in seen.text, place
                assert seen.status_code != httpx.codes.INTERNAL_SERVER_ERROR, place
        assert "another-relationship" in ben.get("/fulfilled").text
        assert "Another relationship" in ben.get("/replay").text
        assert "/readout/another-relationship" not in ben.get("/replay").text


def test_somebody_without_a_role_gets_nothing(site: str, team: Record) -> None:
    with bootstrap.users(team.store) as users:
        users.grant("judy", None)
    client = signed_in(site, "judy")
    assert client.get("/").status_code == httpx.codes.FORBIDDEN
    with bootstrap.users(team.store) as users:
        users.grant("judy", Role.JUDGE)
    assert client.get("/").status_code == httpx.codes.OK


def test_a_link_reads_for_as_long_as_it_holds(site: str, team: Record) -> None:
    with bootstrap.users(team.store) as users:
        link, token = users.make_link("anna", "JP-RU", note="press", days=2)
    with browser_of(site) as guest:
        assert guest.get(f"/link/{token}").headers["Location"] == "/"
        assert guest.get("/").status_code == httpx.codes.OK
        assert HIDDEN not in guest.get("/statements").text
        assert guest.get("/team").status_code == httpx.codes.FORBIDDEN
        bearer = {"Authorization": f"Bearer {token}"}
        with browser_of(site) as program:
            assert len(program.get("/api/statements", headers=bearer).json()) == 1
            wrong = {"Authorization": f"Bearer {token}x"}
            assert program.get("/api/statements", headers=wrong).status_code == 401
        with bootstrap.users(team.store) as users:
            users.revoke(link)
        assert guest.get("/").status_code == httpx.codes.SEE_OTHER
        assert guest.get("/api/items", headers=bearer).status_code == 401


def test_whose_word_is_taken(team: Record) -> None:
    named = {"X-Remote-User": "Rita"}
    trusted = ("--trust-header", "X-Remote-User", "--trust-from", "127.0.0.1")
    with served(team.store, *trusted) as site:
        assert httpx.get(f"{site}/api/items", headers=named).status_code == 200
        assert httpx.get(f"{site}/team", headers=named).status_code == 403
        assert httpx.get(f"{site}/", headers={"X-Remote-User": "zoe"}).status_code == 403
        assert httpx.get(f"{site}/api/items").status_code == 401
        twice = [("X-Remote-User", "rita"), ("X-Remote-User", "anna")]
        assert httpx.get(f"{site}/api/items", headers=twice).status_code == 401
    with served(team.store, *trusted[:3], "192.0.2.7") as site:
        assert httpx.get(f"{site}/api/items", headers=named).status_code == 401


def test_on_this_computer_without_users_nobody_signs_in(record: Record) -> None:
    with bootstrap.ledger(record.store, create=True):
        pass
    with served(record.store, "--name", "record.example") as site:
        assert httpx.get(f"{site}/team").status_code == 200
        for elsewhere in ({"Host": "record.example"}, {"X-Forwarded-For": "192.0.2.7"}):
            assert httpx.get(f"{site}/", headers=elsewhere).status_code == 200
            assert httpx.get(f"{site}/team", headers=elsewhere).status_code == 403


def _asked(client: httpx.Client, method: str, place: str) -> str:
    """What somebody gets: it is open to them, they are unknown, or they may not."""
    if method == "POST":
        answer = client.post(place, headers={"Accept": "application/problem+json"})
        refused = "needs the role" in answer.text
    else:
        with client.stream("GET", place) as answer:
            refused = answer.status_code == 403
    if answer.status_code == 401 or answer.headers.get("Location", "").startswith("/sign-in?"):
        return "unknown"
    return "forbidden" if refused else "open"


def _state(record: Record) -> object:
    with bootstrap.users(record.store) as users:
        found = users.all(), users.links()
    with record.queries() as queries:
        return found, queries.extent()
