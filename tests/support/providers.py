"""Providers: one of OpenID Connect on this computer, which signs what it says with a real key."""

from __future__ import annotations

import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey


class SmallProvider:
    """A provider at which everybody is who `says` says."""

    def __init__(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "1"})
        self.signing = self.key
        self.says: dict[str, Any] = {"preferred_username": "rita"}
        self.address = ""
        self.begun: dict[str, str] = {}

    def answer(self, path: str, given: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """What it answers, or where it leads to."""
        if path == "/.well-known/openid-configuration":
            places = {"authorization_endpoint": "authorize", "token_endpoint": "token"}
            found = {name: f"{self.address}/{place}" for name, place in places.items()}
            return 200, found | {"issuer": self.address, "jwks_uri": f"{self.address}/keys"}
        if path == "/keys":
            return 200, {**KeySet([self.key]).as_dict(private=False)}
        if path == "/authorize":
            self.begun = given
            back = urlencode({"code": "the-code", "state": given["state"]})
            return 302, {"Location": f"{given['redirect_uri']}?{back}"}
        seen = urlsafe_b64encode(sha256(given["code_verifier"].encode()).digest()).decode()
        proven = seen.rstrip("=") == self.begun["code_challenge"]
        if given["code"] != "the-code" or not proven:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {"iss": self.address, "aud": self.begun["client_id"], "sub": "7", "iat": now}
        claims |= {"exp": now + 300, "nonce": self.begun["nonce"], **self.says}
        header = {"alg": "RS256", "kid": "1"}
        return 200, {"id_token": jwt.encode(header, claims, self.signing), "access_token": "x"}


@contextmanager
def provider() -> Iterator[SmallProvider]:
    """A provider that listens."""
    found = SmallProvider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            self._answer(parts.path, parts.query)

        def do_POST(self) -> None:
            size = int(self.headers["Content-Length"])
            self._answer(self.path, self.rfile.read(size).decode())

        def _answer(self, path: str, query: str) -> None:
            given = {name: values[0] for name, values in parse_qs(query).items()}
            code, said = found.answer(path, given)
            body = json.dumps(said).encode()
            self.send_response(code)
            if code == 302:
                self.send_header("Location", said["Location"])
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found.address = f"http://127.0.0.1:{server.server_port}"
        running = Thread(target=server.serve_forever)
        running.start()
        yield found
        server.shutdown()
        running.join()
