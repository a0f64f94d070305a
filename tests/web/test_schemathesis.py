"""The answers for programs, asked all that their description allows and more: see schemathesis."""

from __future__ import annotations

from typing import Any

import httpx
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tracker.web.openapi import description

schema = schemathesis.openapi.from_dict(description())

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@schema.parametrize()
@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=[*HealthCheck],
)
def test_whatever_is_asked_is_answered_as_described(case: Case[Any], client: httpx.Client) -> None:
    case.call_and_validate(base_url=str(client.base_url), checks=CHECKS)
