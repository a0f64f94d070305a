"""Identities: signing in at a provider, and what it says that is not taken."""

from __future__ import annotations

import time

import httpx
from joserfc.jwk import RSAKey

from tests.support.providers import SmallProvider, provider
from tests.support.records import Record
from tests.support.sites import served
from tests.support.teams import browser_of, make_team


def test_somebody_signs_in_elsewhere(record: Record) -> None:
    make_team(record)
    with provider() as there:
        words = ("--oidc", there.address, "--oidc-client", "tracker")
        with served(record.store, *words) as site:
            assert there.address.removeprefix("http://") in httpx.get(f"{site}/sign-in").text
            led = _back(site, there)
            assert led.headers["Location"] == "/log"
            assert "tracker_session=" in led.headers["Set-Cookie"]
            for says in (
                {"preferred_username": "zoe"},  # who is no user here
                {},
                {"preferred_username": "rita", "nonce": "another"},
                {"preferred_username": "rita", "aud": "another"},
                {"preferred_username": "rita", "iss": "http://evil.example"},
                {"preferred_username": "rita", "exp": int(time.time()) - 999},
            ):
                there.says = says
                assert _back(site, there).status_code in (403, 422), says
            there.says = {"preferred_username": "rita"}
            there.signing = RSAKey.generate_key(2048, {"kid": "1"})
            assert _back(site, there).status_code == httpx.codes.FORBIDDEN
            there.signing = there.key
            with browser_of(site) as other:  # which did not begin
                answer = other.get("/sign-in/back?code=the-code&state=x")
                assert answer.status_code == httpx.codes.FORBIDDEN
            assert _back(site, there).status_code == httpx.codes.SEE_OTHER


def _back(site: str, there: SmallProvider) -> httpx.Response:
    """What somebody gets who signs in there and comes back."""
    with browser_of(site) as client:
        begun = client.get("/sign-in/elsewhere?next=/log").headers["Location"]
        assert begun.startswith(there.address)
        back = httpx.get(begun).headers["Location"]
        found: httpx.Response = client.get(back)
        return found
