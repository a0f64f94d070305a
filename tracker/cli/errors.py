"""Exit codes: the number with which each kind of error ends a command."""

from __future__ import annotations

from tracker.errors import (
    Changed,
    Conflict,
    Damaged,
    Forbidden,
    Foreign,
    Ineffective,
    Interrupted,
    NoStore,
    NotFound,
    Overrun,
    Refused,
    Throttled,
    TrackerError,
    Unanswered,
    Unavailable,
    Unreadable,
    WrongVersion,
)

EXIT_CODES: dict[type[TrackerError], int] = {
    TrackerError: 1,
    Refused: 1,
    Changed: 1,
    Forbidden: 1,
    Throttled: 1,
    Ineffective: 1,
    NotFound: 1,
    Unreadable: 2,
    Overrun: 2,
    Conflict: 3,
    Unavailable: 4,
    NoStore: 4,
    Foreign: 4,
    Interrupted: 4,
    Unanswered: 4,
    Damaged: 4,
    WrongVersion: 4,
}
"""0 is for done; click itself uses 2 for a wrong use of the command line."""

INTERRUPTED = 130
"""The exit code of a command that was interrupted at the keyboard, as of any program."""


def exit_code(error: TrackerError) -> int:
    """The exit code for an error."""
    return EXIT_CODES[type(error)]
