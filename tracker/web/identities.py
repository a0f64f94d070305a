"""Identities: signing in at a provider of OpenID Connect, of whom only the name is taken.

What a user may do is kept here and nowhere else: who has signed in there has to be a user here.
"""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http import HTTPStatus
from secrets import token_urlsafe
from time import monotonic
from typing import Any
from urllib.parse import quote, unquote, urlencode, urlsplit

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from tracker import bootstrap
from tracker.errors import Unreadable
from tracker.web import cookies, signing
from tracker.web.access import needing
from tracker.web.errors import Problem
from tracker.web.site import Site
from tracker.web.visitors import is_own

BEGIN, BACK = "/sign-in/elsewhere", "/sign-in/back"

_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
"""How a provider may sign; with a secret that both know it may not."""

_SECONDS = 10.0
"""How long the provider may take for an answer."""

_KEPT = 3600.0
"""Seconds for which what it says of itself is kept."""

_PATIENCE = 600
"""Seconds that somebody has to sign in there."""


class Provider:
    """A provider of identities.

    Args:
        issuer: its address.
        client: by which it knows this server.
        secret: what shows it that it is this server; empty for none.
        claim: what of what it says is the user's name here.
    """

    def __init__(self, issuer: str, client: str, secret: str, claim: str) -> None:
        found = urlsplit(issuer)
        encrypted = found.scheme == "https" or is_own(found.hostname or "")
        if not found.hostname or found.scheme not in {"https", "http"} or not encrypted:
            raise Unreadable(
                f"{issuer!r} is not the address of a provider; write one such as "
                "https://login.example.org"
            )
        self._issuer = issuer.rstrip("/")
        self._client = client
        self._secret = secret
        self._claim = claim
        self._about: tuple[float, dict[str, Any]] | None = None
        self.name = found.netloc
        """What it is called on the page."""

    def begun(self, back: str) -> tuple[str, dict[str, str]]:
        """Where to send somebody to sign in, and what is to be kept until they come back.

        Args:
            back: the address to which it leads back.
        """
        kept = {name: token_urlsafe(32) for name in ("state", "nonce", "verifier")}
        challenge = urlsafe_b64encode(sha256(kept["verifier"].encode()).digest())
        with self._asked() as asked:
            address = self._described(asked, "authorization_endpoint")
        params = {
            "response_type": "code",
            "client_id": self._client,
            "redirect_uri": back,
            "scope": "openid profile email",
            "state": kept["state"],
            "nonce": kept["nonce"],
            "code_challenge": challenge.decode().rstrip("="),
            "code_challenge_method": "S256",
        }
        return f"{address}{'&' if '?' in address else '?'}{urlencode(params)}", kept

    def name_of(self, code: str, kept: dict[str, str], back: str) -> str:
        """The name of somebody who came back with a code.

        Raises:
            Problem: the provider does not say who that is, or not by its signature.
        """
        sent = {
            "grant_type": "authorization_code",
            "code": code,
            "code_verifier": kept["verifier"],
            "redirect_uri": back,
            "client_id": self._client,
        }
        shown = (quote(self._client, safe=""), quote(self._secret, safe=""))
        with self._asked() as asked:
            given = asked.post(
                self._described(asked, "token_endpoint"),
                data=sent,
                auth=shown if self._secret else httpx.USE_CLIENT_DEFAULT,
            )
            if given.status_code == httpx.codes.BAD_REQUEST:
                raise _unconfirmed(self.name)
            keys = asked.get(self._described(asked, "jwks_uri")).raise_for_status().json()
            token = jwt.decode(
                given.raise_for_status().json()["id_token"],
                KeySet.import_key_set(keys),
                algorithms=_ALGORITHMS,
            )
            rules = jwt.JWTClaimsRegistry(
                leeway=60,
                iss={"essential": True, "value": self._described(asked, "issuer")},
                aud={"essential": True, "value": self._client},
                exp={"essential": True},
                nonce={"essential": True, "value": kept["nonce"]},
            )
            rules.validate(token.claims)
        name = token.claims.get(self._claim)
        unsure = self._claim == "email" and token.claims.get("email_verified") is not True
        if not isinstance(name, str) or not name.strip() or unsure:
            raise Problem(
                HTTPStatus.FORBIDDEN,
                f"{self.name} does not say {self._claim} of you, by which you would be known here",
            )
        return name.strip()

    def _described(self, asked: httpx.Client, name: str) -> str:
        """What the provider says of itself."""
        now = monotonic()
        if self._about is None or now - self._about[0] > _KEPT:
            found = asked.get(f"{self._issuer}/.well-known/openid-configuration")
            about = found.raise_for_status().json()
            if str(about["issuer"]).rstrip("/") != self._issuer:
                raise ValueError("another issuer")
            self._about = now, about
        return str(self._about[1][name])

    @contextmanager
    def _asked(self) -> Iterator[httpx.Client]:
        """A client of it; what it answers wrongly is told as its mistake, or its refusal."""
        with httpx.Client(timeout=_SECONDS) as client:
            try:
                yield client
            except JoseError as error:
                raise _unconfirmed(self.name) from error
            except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
                raise Problem(
                    HTTPStatus.BAD_GATEWAY,
                    f"{self.name} cannot be reached, or does not answer as a provider of OpenID "
                    "Connect does; try again, or sign in by a password",
                ) from error


def _unconfirmed(name: str) -> Problem:
    return Problem(HTTPStatus.FORBIDDEN, f"{name} does not confirm who you are; sign in there anew")


def routes(provider: Provider) -> list[Route]:
    """The routes of signing in at a provider."""

    def begin(request: Request) -> Response:
        address, kept = provider.begun(_back(request))
        answer = RedirectResponse(address, HTTPStatus.SEE_OTHER)
        kept["next"] = signing.own_page(request.query_params.get("next", ""))
        cookies.put(answer, request, cookies.ELSEWHERE, quote(json.dumps(kept)), _PATIENCE)
        return answer

    def back(request: Request) -> Response:
        try:
            kept = json.loads(unquote(request.cookies.get(cookies.ELSEWHERE, "")))
            state, code = (request.query_params.get(name, "") for name in ("state", "code"))
            own = hmac.compare_digest(kept["state"].encode(), state.encode())
        except (ValueError, TypeError, KeyError, AttributeError):
            own = False
        if not own or not code:
            raise Problem(
                HTTPStatus.FORBIDDEN,
                "you did not begin to sign in in this browser, or long ago, or were refused; "
                "sign in anew",
            )
        name = provider.name_of(code, kept, _back(request))
        site: Site = request.app.state.site
        with bootstrap.users(site.store) as users:
            token = users.sign_in(name)
        answer = RedirectResponse(signing.own_page(str(kept.get("next"))), HTTPStatus.SEE_OTHER)
        cookies.drop(answer, request, cookies.ELSEWHERE)
        return signing.begun(request, token, answer)

    return [Route(BEGIN, needing(None, begin)), Route(BACK, needing(None, back))]


def _back(request: Request) -> str:
    return str(request.url.replace(path=BACK, query=""))
