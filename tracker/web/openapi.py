"""OpenAPI: the description of the answers over HTTP, made from the catalogue of questions."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from tracker import __version__
from tracker.domain.kinds import KINDS
from tracker.domain.rules import Status
from tracker.domain.wording import WORDINGS
from tracker.exports.forms import FORMS
from tracker.queries.catalogue import CATALOGUE
from tracker.queries.compared import CHANGES
from tracker.queries.filters import LIMIT, WAYS, Filter
from tracker.queries.orders import ORDERS
from tracker.queries.question import Question
from tracker.web import cookies, schemas
from tracker.web.answers import MEDIA_TYPES

_INSTANT = {
    "type": "string",
    "minLength": 1,
    "examples": ["2019-06-29", "2019", "2019-06-29T18:30:00Z", "now"],
}

_SHAPES: dict[str, dict[str, Any]] = {
    "flag": {"type": "boolean"},
    "limit": {"type": "integer", "minimum": 1, "maximum": 999_999_999},
    "count": {"type": "integer", "minimum": 0, "maximum": 999_999_999},
    "type": {"type": "string", "enum": [*KINDS.values()]},
    "status": {"type": "string", "enum": [*get_args(Status), "completed"]},
    "wording": {
        "type": "string",
        "enum": [f"{bound}{one}" for one in WORDINGS for bound in ("", "at least ", "at most ")],
    },
    "change": {"type": "string", "enum": [*CHANGES]},
    "order": {"type": "string", "enum": [f"{sign}{one}" for one in ORDERS for sign in ("", "-")]},
    "way": {"type": "string", "enum": [*WAYS]},
    "days": {"type": "string", "pattern": "^[0-9]{1,5}[dw]$"},
    "party": {"type": "string", "minLength": 1, "examples": ["JP", "Japan"]},
    "relationship": {"type": "string", "minLength": 1, "examples": ["JP-RU"]},
    "first day": {"type": "string", "minLength": 1, "examples": ["2019-06-29", "2019-06", "2019"]},
    "last day": {
        "type": "string",
        "minLength": 1,
        "examples": ["2019-06-29", "2019-06", "2019", "today"],
    },
    "first instant": _INSTANT,
    "instant": _INSTANT,
    "quiet": {"type": "string", "minLength": 1, "examples": ["2", "2017-06-01"]},
    "text": {"type": "string", "minLength": 1},
    "item": {"type": "string", "minLength": 1, "examples": ["visa-relaxation"]},
}
"""What can be given for each kind of filter, as far as that is known beforehand."""

_PROBLEMS = {
    "400": "Something in the query cannot be read, or is not taken.",
    "401": "Who asks is not signed in, and has no token.",
    "403": "Who asks may not read the record.",
    "404": "Nothing on record has that name.",
    "422": "A rule forbids it, such as two sides that cannot be compared.",
    "503": "The store is missing, damaged or cannot be reached.",
}


@cache
def description() -> dict[str, Any]:
    """The description, as OpenAPI 3.1 has it."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Commitment tracker",
            "version": __version__,
            "description": "What was promised, by whom and by when, and what came of it, as of "
            "any day and as known on any other. Keys and filters are those of the command line.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "paths": {f"/api/{one.name}": {"get": _operation(one)} for one in CATALOGUE},
        # Without users, on the server's own computer, nothing is needed.
        "security": [{}, {"session": []}, {"token": []}],
        "components": {
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": cookies.SESSION},
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "What stands behind /link/ in a link for reading.",
                },
            },
            "schemas": {
                **schemas.of_classes(CATALOGUE),
                "Problem": {
                    "type": "object",
                    "description": "What is wrong, and what to do (RFC 9457).",
                    "properties": {
                        "title": {"type": "string"},
                        "status": {"type": "integer"},
                        "detail": {"type": "string"},
                    },
                    "required": ["title", "status", "detail"],
                },
            },
        },
    }


def _operation(question: Question) -> dict[str, Any]:
    about = [
        {
            "name": name,
            "in": "query",
            "required": True,
            "description": "What is asked about.",
            "schema": {"type": "string", "minLength": 1},
            **_example(question, place),
        }
        for place, name in enumerate(question.about)
    ]
    filters = [_parameter(one) for one in question.filters]
    return {
        "operationId": question.name,
        "summary": question.says,
        "description": question.more,
        "parameters": [*about, *filters, *_form(question)],
        "responses": {
            "200": {
                "description": "The answer.",
                "headers": {"ETag": {"schema": {"type": "string"}}},
                "content": {
                    "application/json": {"schema": _answer(question)},
                    **{
                        kind: {"schema": {}} for form, kind in MEDIA_TYPES.items() if form != "json"
                    },
                },
            },
            **{
                code: {
                    "description": said,
                    "content": {
                        "application/problem+json": {
                            "schema": {"$ref": "#/components/schemas/Problem"}
                        }
                    },
                }
                for code, said in _PROBLEMS.items()
            },
        },
    }


def _answer(question: Question) -> dict[str, Any]:
    whole = schemas.of_answer(question)
    if LIMIT not in question.filters:
        return whole
    # With columns, each has these keys alone.
    some = {"type": "object", "propertyNames": {"enum": [*question.columns]}}
    return {"anyOf": [whole, {"type": "array", "items": some}]}


def _example(question: Question, place: int) -> dict[str, Any]:
    given = next((one[""] for one in question.examples if "" in one), "")
    words = given.split() if len(question.about) > 1 else [given.strip('"')]
    return {"example": words[place]} if len(words) > place else {}


def _parameter(one: Filter) -> dict[str, Any]:
    shape = dict(_SHAPES[one.kind])
    if one.default:
        shape["default"] = int(one.default) if one.kind == "limit" else one.default
    found: dict[str, Any] = {
        "name": one.name,
        "in": "query",
        "description": one.help,
        "schema": {"type": "array", "items": shape} if one.many else shape,
    }
    if one.many:
        found |= {"style": "form", "explode": True}
    return found


def _form(question: Question) -> list[dict[str, Any]]:
    forms = {
        "name": "format",
        "in": "query",
        "description": "The form of the answer.",
        "schema": {"type": "string", "enum": [*FORMS], "default": "json"},
    }
    if LIMIT not in question.filters:
        return [forms]
    columns = {
        "name": "columns",
        "in": "query",
        "description": "Only these keys of the answer.",
        "style": "form",
        "explode": False,
        "schema": {"type": "array", "items": {"enum": [*question.columns]}},
    }
    return [forms, columns]
