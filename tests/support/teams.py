"""Teams: a store with users, and their browsers."""

from __future__ import annotations

import re

import httpx

from tests.support.records import Record
from tests.support.stories import commitment, readout
from tracker import bootstrap
from tracker.users import Role

ROLES = {"rita": Role.READ, "carl": Role.CODE, "judy": Role.JUDGE, "anna": Role.ADMINISTER}
"""Users by their names, each with a role everywhere; Ben may code in one relationship alone."""

HIDDEN = "tungsten"
"""A word that stands only in what Ben may not read."""


def password(name: str) -> str:
    """The password of a user."""
    return f"walnuts by the {len(name)} dozen, {name[1:]}"


def make_team(record: Record) -> None:
    """Record in two relationships, and add the users."""
    record.record(readout("2019-01-01-a", commitment("visa"), on="2019-01-01"))
    hidden = commitment("mining", by=["CN", "JP"], summary=f"Deliver {HIDDEN}.")
    record.record(readout("2019-02-01-b", hidden, on="2019-02-01", parties=("CN", "JP")))
    with bootstrap.users(record.store) as users:
        for name, role in ROLES.items():
            users.add(name, password(name))
            users.grant(name, role)
        users.add("ben", password("ben"))
        users.grant("ben", Role.CODE, "JP-RU")


def browser_of(site: str) -> httpx.Client:
    """A client that keeps cookies, and follows nothing by itself."""
    return httpx.Client(base_url=site, timeout=30, headers={"Origin": site}, verify=False)  # noqa: S501 - of tests


def token_in(text: str) -> str:
    """What the first form of a page is known by."""
    found = re.search(r'name="form_token" value="([^"]+)"', text)
    assert found, text
    return found[1]


def sent(client: httpx.Client, page: str, to: str, **fields: str) -> httpx.Response:
    """The answer to a form of a page that is filled in and sent."""
    token = token_in(client.get(page).text)
    return client.post(to, data={"form_token": token, **fields})


def signed_in(site: str, name: str) -> httpx.Client:
    """The browser of a user who has signed in."""
    client = browser_of(site)
    answer = sent(client, "/sign-in", "/sign-in", name=name, password=password(name))
    assert answer.status_code == httpx.codes.SEE_OTHER, answer.text
    return client
