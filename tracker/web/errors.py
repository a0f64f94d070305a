"""Answers to what cannot be answered: the status of HTTP for each kind of error, and its words."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from tracker.errors import (
    Changed,
    Conflict,
    Damaged,
    Fault,
    Forbidden,
    Foreign,
    Ineffective,
    Interrupted,
    NoStore,
    NotFound,
    Overrun,
    Overtaken,
    Refused,
    Remedy,
    Throttled,
    TrackerError,
    Unanswered,
    Unavailable,
    Unreadable,
    WrongVersion,
)

STATUS_CODES: dict[type[TrackerError], HTTPStatus] = {
    TrackerError: HTTPStatus.INTERNAL_SERVER_ERROR,
    Refused: HTTPStatus.UNPROCESSABLE_ENTITY,
    Changed: HTTPStatus.CONFLICT,
    Forbidden: HTTPStatus.FORBIDDEN,
    Throttled: HTTPStatus.TOO_MANY_REQUESTS,
    Ineffective: HTTPStatus.UNPROCESSABLE_ENTITY,
    NotFound: HTTPStatus.NOT_FOUND,
    Unreadable: HTTPStatus.BAD_REQUEST,
    Overrun: HTTPStatus.BAD_REQUEST,
    Conflict: HTTPStatus.CONFLICT,
    Overtaken: HTTPStatus.CONFLICT,
    Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
    NoStore: HTTPStatus.SERVICE_UNAVAILABLE,
    Foreign: HTTPStatus.SERVICE_UNAVAILABLE,
    Interrupted: HTTPStatus.SERVICE_UNAVAILABLE,
    Unanswered: HTTPStatus.SERVICE_UNAVAILABLE,
    Damaged: HTTPStatus.SERVICE_UNAVAILABLE,
    WrongVersion: HTTPStatus.SERVICE_UNAVAILABLE,
}
"""The status with which each kind of error is answered."""

WAYS = {
    Remedy.AMEND: "; to correct it, amend it with tracker amend",
    Remedy.ANOTHER_STORE: "; start tracker serve with another --store",
    Remedy.ANOTHER_STORE_INSTEAD: ", or start tracker serve with another --store",
    Remedy.CHOOSE_RELATIONSHIP: " by the relationship, such as {about}",
    Remedy.FIND_BAD: "; tracker rebuild says why",
    Remedy.FIND_CHANGED: "; tracker verify names the first that is not what was recorded",
    Remedy.GIVE_DATE: " beside the text",
    Remedy.GIVE_PARTIES: " beside the text",
    Remedy.HISTORY: "; its history is on its page, and in the log",
    Remedy.IMPORT_ANYWAY: "; see tracker import",
    Remedy.LIST_ITEMS: "; the page Items lists them",
    Remedy.LIST_NAMES: "; the pages Items and Meetings list what is",
    Remedy.LIST_USERS: "; the page Team lists them",
    Remedy.LIST_MEETINGS: "; the page Meetings lists them",
    Remedy.LIST_REFS: "; the page of an item lists refs",
    Remedy.LOG: "; the log says when and why",
    Remedy.MERGE: "; see tracker merge",
    Remedy.NARROW_DOWN: "; ask for a part of it, such as a relationship or an item, or as CSV",
    Remedy.REBUILD: "; make them again with tracker rebuild",
    Remedy.RECORD: "; record it with tracker record",
    Remedy.RECORD_AFTER_ALL: "; see tracker record",
    Remedy.RECORD_ANYWAY: "; see tracker record",
    Remedy.RECORD_FIRST: "; record something first (tracker record events/), or start tracker "
    "serve with another --store",
    Remedy.RECORD_REVIEWED: ", or record it as reviewed",
    Remedy.STATE_CONDITION: "; see tracker amend",
    Remedy.TAKE_BACK: "; take that back first",
    Remedy.VERIFY: "; tracker verify says more",
}
"""What follows the message of an error that has the remedy, where it is read in a browser."""


class Problem(Exception):
    """A request that is refused before the record is asked.

    Args:
        status: the status of HTTP.
        detail: what is wrong, and what to do.
        headers: what else the answer says.
    """

    def __init__(
        self, status: HTTPStatus, detail: str, headers: dict[str, str] | None = None
    ) -> None:
        self.status = status
        self.detail = detail
        self.headers = headers or {}
        super().__init__(detail)


def status_of(error: TrackerError) -> HTTPStatus:
    """The status for an error."""
    return STATUS_CODES[type(error)]


def worded(error: TrackerError) -> str:
    """What an error says, with what to do about it."""
    if isinstance(error, Unreadable) and error.faults:
        return "\n".join(map(_fault, error.faults))
    return f"{error}{_way(error.remedy, error.about)}"


def problem(status: HTTPStatus, detail: str) -> dict[str, Any]:
    """A problem as programs read it, by RFC 9457."""
    return {"title": status.phrase, "status": status.value, "detail": detail}


def _fault(fault: Fault) -> str:
    return f"{fault}{_way(fault.remedy)}"


def _way(remedy: Remedy | None, about: str = "") -> str:
    return WAYS[remedy].replace("{about}", about) if remedy else ""
