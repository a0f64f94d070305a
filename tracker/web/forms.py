"""Forms: what a page's form sends, read with an end, and by what it is known to be our own.

A form holds a value that is made of a secret in the browser's cookie and of who is signed in, so
that nobody else, who cannot read that cookie, can make one. Each form that is shown has another
one, by which it is known when it is sent a second time.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Sequence
from http import HTTPStatus
from secrets import token_urlsafe
from time import time

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message

from tracker.web.errors import Problem

FIELD = "form_token"
"""The field of a form by which it is known to be our own."""

LARGEST = 1 << 20
"""Bytes that a form may send, unless its route says otherwise."""

LONGEST = 30 * 86_400
"""Seconds for which a form can be sent once it was shown."""

_HALVES = re.compile("[\ud800-\udfff]")
_MANY = 2000
"""Fields that a form may have."""


class SentForm:
    """What a form sent.

    Args:
        fields: its fields, name by name.
        files: its files, by the names of their fields.
    """

    def __init__(
        self,
        fields: Sequence[tuple[str, str]] = (),
        files: Sequence[tuple[str, UploadFile]] = (),
    ) -> None:
        self.fields = fields
        self.files = files

    def text(self, name: str) -> str:
        """What was sent for a field, as it was sent; empty for nothing."""
        return next((value for key, value in self.fields if key == name), "")

    def given(self, name: str) -> str:
        """What was sent for a field, without the blanks around it."""
        return self.text(name).strip()

    def all_given(self, name: str) -> list[str]:
        """All that was sent for a field and is not empty."""
        return [found for key, value in self.fields if key == name and (found := value.strip())]

    def file(self, name: str) -> UploadFile | None:
        """The file that was sent for a field, if one was."""
        return next((one for key, one in self.files if key == name and one.filename), None)


async def read(request: Request, largest: int = LARGEST) -> SentForm:
    """What a request sends as a form.

    Args:
        request: the request.
        largest: how many bytes it may send.

    Raises:
        Problem: it sends more, or what it sends is no form.
    """
    told = request.headers.get("content-length", "0")
    if not told.isdecimal() or int(told) > largest:
        raise _too_large(largest)
    received = 0
    inner = request.receive

    async def limited() -> Message:
        nonlocal received
        message = await inner()
        received += len(message.get("body", b""))
        if received > largest:
            raise _too_large(largest)
        return message

    try:
        sent = await Request(request.scope, limited).form(
            max_files=_MANY, max_fields=_MANY, max_part_size=largest
        )
    except HTTPException as error:
        raise Problem(HTTPStatus.BAD_REQUEST, f"the form cannot be read: {error.detail}") from error
    fields = [(name, value) for name, value in sent.multi_items() if isinstance(value, str)]
    files = [(name, value) for name, value in sent.multi_items() if isinstance(value, UploadFile)]
    named = [(name, value.filename or "") for name, value in files]
    if not all(_is_text(one) for pair in (*fields, *named) for one in pair):
        raise Problem(
            HTTPStatus.BAD_REQUEST,
            "the form has a character that no text has (U+0000, or half of one in UTF-16)",
        )
    return SentForm(fields, files)


def _is_text(value: str) -> bool:
    """Whether a database holds it; another coding than UTF-8 can bring what it does not."""
    return "\0" not in value and not _HALVES.search(value)


def secret() -> str:
    """A new secret for a browser."""
    return token_urlsafe(32)


def token(kept: str, user: str) -> str:
    """The value of a new form, for a user in the browser that has this secret."""
    key = f"{int(time()):x}-{token_urlsafe(12)}"
    return f"{key}.{_sealed(kept, user, key)}"


def key_of(kept: str, user: str, given: str) -> str | None:
    """By what a form is known; None for one that was not made for this user and browser."""
    key, _, seal = given.partition(".")
    own = bool(kept and key) and hmac.compare_digest(
        seal.encode(), _sealed(kept, user, key).encode()
    )
    return key if own and int(key.partition("-")[0], 16) > time() - LONGEST else None


def _sealed(kept: str, user: str, key: str) -> str:
    return hmac.new(kept.encode(), f"{key} {user}".encode(), "sha256").hexdigest()


def _too_large(largest: int) -> Problem:
    return Problem(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        f"the form sends more than {largest >> 10} KB; send less at once",
    )
