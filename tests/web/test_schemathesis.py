"""The answers for programs, asked all that their description allows and more: see schemathesis."""

from __future__ import annotations

from collections.abc import Iterator
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import httpx
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.support.records import in_folder
from tests.support.sites import served
from tests.support.teams import HIDDEN, browser_of, make_team, signed_in
from tracker.web.openapi import description

schema = schemathesis.openapi.from_dict(description())
in_brief = schemathesis.openapi.from_dict(
    description(), config=SchemathesisConfig.from_dict({"phases": {"coverage": {"enabled": False}}})
)
"""The same without each value at its limits, which is the same whoever asks."""

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


asking = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=[*HealthCheck],
)
briefly = settings(asking, max_examples=4)


REFUSED = {
    httpx.codes.UNAUTHORIZED,
    httpx.codes.METHOD_NOT_ALLOWED,
    httpx.codes.REQUEST_URI_TOO_LONG,
}


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of a team."""
    made = in_folder(tmp_path_factory.mktemp("team"))
    make_team(made)
    with served(made.store) as site:
        yield site


@pytest.fixture(scope="module")
def ben(team: str) -> httpx.Client:
    """Somebody who may read one relationship alone."""
    return signed_in(team, "ben")


@pytest.fixture(scope="module")
def nobody(team: str) -> httpx.Client:
    """Somebody who has not signed in."""
    return browser_of(team)


@pytest.fixture(scope="module")
def line() -> Iterator[requests.Session]:
    """Connections that are kept from one question to the next, and nothing else that is."""
    with requests.Session() as found:
        found.trust_env = False
        found.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        yield found


@schema.parametrize()
@asking
def test_whatever_is_asked_is_answered_as_described(
    case: Case[Any], client: httpx.Client, line: requests.Session
) -> None:
    case.call_and_validate(base_url=str(client.base_url), checks=CHECKS, session=line)


@in_brief.parametrize()
@briefly
def test_who_may_read_a_part_is_told_nothing_else(
    case: Case[Any], ben: httpx.Client, line: requests.Session
) -> None:
    answer = case.call(base_url=str(ben.base_url), cookies=dict(ben.cookies), session=line)
    case.validate_response(answer, checks=CHECKS)
    for told in (HIDDEN, "CN-JP"):
        assert told.encode() not in answer.content


@in_brief.parametrize()
@briefly
def test_nobody_is_told_anything(
    case: Case[Any], nobody: httpx.Client, line: requests.Session
) -> None:
    answer = case.call(base_url=str(nobody.base_url), session=line)
    assert answer.status_code in REFUSED
