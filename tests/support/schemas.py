"""Forms: what a key of an answer may hold, as a JSON schema."""

from __future__ import annotations

from typing import Any

from tracker.domain.item_status import ITEM_RULES
from tracker.domain.rules import RULES

Schema = dict[str, Any]

SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
TEXT: Schema = {"type": "string", "minLength": 1}
FLAG: Schema = {"type": "boolean"}
COUNT: Schema = {"type": "integer", "minimum": 0}
DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
ITEM: Schema = {"type": "string", "pattern": f"^{SLUG}$"}
REF: Schema = {"type": "string", "pattern": f"^{SLUG}@{SLUG}$"}
TARGET: Schema = {"type": "string", "pattern": f"^{SLUG}(@{SLUG})?$"}
PARTIES: Schema = {"type": "array", "items": {"type": "string", "pattern": "^[A-Z0-9]+$"}}
RELATIONSHIP: Schema = {"type": "string", "pattern": "^[A-Z0-9]+(-[A-Z0-9]+)+$"}
RULE: Schema = {"enum": [*RULES, *ITEM_RULES]}
TYPE: Schema = {
    "enum": [
        *("CommitmentMade", "FollowUpScheduled", "ProgressWelcomed"),
        *("ConcernRaised", "RequestMade", "ViewsExchanged"),
    ]
}


def maybe(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def listed(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def exactly(**keys: Schema) -> Schema:
    """An object with these keys, all of them and no others."""
    return {
        "type": "object",
        "properties": keys,
        "required": list(keys),
        "additionalProperties": False,
    }
