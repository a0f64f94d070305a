"""The errors of the tracker, one tree.

    TrackerError
    ├── Refused        a rule of the domain forbids it
    │   ├── Changed    a readout is on record with other statements
    │   ├── Forbidden  who asks may not do that
    │   ├── Throttled  it was tried too often
    │   └── Ineffective    a readout names what it can do nothing about
    ├── NotFound       nothing on record has that name
    ├── Conflict       somebody else changed it first
    │   └── Overtaken  what was looked at is another by now, so it is to be decided again
    ├── Unreadable     a file or an argument cannot be understood
    │   └── Overrun    a text took longer to draft than it may
    └── Unavailable    the store is missing, damaged or cannot be reached
        ├── NoStore        there is no store of that name
        ├── Foreign        another program's data is there
        ├── Interrupted    the connection was lost; trying again may help
        │   └── Unanswered     it was lost while something was recorded
        ├── Damaged        what is stored is not what was recorded
        └── WrongVersion   the store was made by another version of the program

Each says what, where and what to do. How that is done differs from face to face, so that part is a
value, a `Remedy`, which each face puts into words. Exit codes belong to the command line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum


class Remedy(Enum):
    """What is to be done about an error, where each face has its own way to do it."""

    AMEND = "amend the readout, or give it another name"
    ANOTHER_STORE = "keep the record in another store"
    ANOTHER_STORE_INSTEAD = "or keep the record in another store"
    CHOOSE_RELATIONSHIP = "name the relationship"
    FIND_BAD = "make the views again, to find the first event that is in the way"
    FIND_CHANGED = "verify the record, to find the first event that was changed"
    GIVE_DATE = "say beside the text when they met"
    GIVE_PARTIES = "say beside the text who met"
    HISTORY = "show its history"
    IMPORT_ANYWAY = "import it all the same, if the clock was ahead when it was recorded"
    LIST_ITEMS = "list the items"
    LIST_MEETINGS = "list the meetings"
    LIST_NAMES = "list the items or the meetings"
    LIST_REFS = "list the refs of an item"
    LIST_USERS = "list the users, and their links"
    LOG = "show the log"
    MERGE = "merge the one item into the other"
    REBUILD = "make the views again"
    NARROW_DOWN = "ask for a part of it, or in another form"
    RECORD = "record the readout"
    RECORD_AFTER_ALL = "record all the same, dated behind what was recorded by a clock ahead"
    RECORD_ANYWAY = "record all the same"
    RECORD_FIRST = "record something first, or name another store"
    RECORD_REVIEWED = "or record the file as reviewed"
    STATE_CONDITION = "amend the readout by the condition that it states"
    TAKE_BACK = "take the earlier one back first"
    VERIFY = "verify the record"


class TrackerError(Exception):
    """What stops a command: a message for the user, and what to do.

    Args:
        said: what is wrong, and what to do about it as far as that is the same everywhere.
        remedy: what is to be done beyond that.
        about: what the remedy is to be applied to, where it needs a name.
    """

    def __init__(self, said: str, *, remedy: Remedy | None = None, about: str = "") -> None:
        self.remedy = remedy
        self.about = about
        super().__init__(said)


class Refused(TrackerError):
    """A rule of the domain forbids it."""


class Changed(Refused):
    """A readout is already on record, and differs from the one given.

    Args:
        readout: the readout's id.
        differences: one line for each difference, readable.
    """

    def __init__(self, readout: str, differences: Iterable[str]) -> None:
        self.readout = readout
        self.differences = tuple(differences)
        lines = "\n".join(f"  {line}" for line in self.differences)
        super().__init__(
            f"{readout} is on record already, and differs:\n{lines}", remedy=Remedy.AMEND
        )


class Ineffective(Refused):
    """A readout names what it can do nothing about, such as a later statement as renewed.

    Args:
        readout: the readout's id.
        complaints: what is wrong, each with its path in the readout's file.
    """

    def __init__(
        self, readout: str, complaints: Iterable[tuple[tuple[str | int, ...], str]]
    ) -> None:
        self.readout = readout
        self.complaints = tuple(complaints)
        lines = "\n".join(f"  {why}" for _, why in self.complaints)
        super().__init__(f"{readout} names what it can do nothing about:\n{lines}")


class Forbidden(Refused):
    """Who asks may not do that."""


class Throttled(Refused):
    """It was tried too often, so that one has to wait.

    Args:
        said: what was tried, and how long to wait.
        seconds: the same in seconds.
    """

    def __init__(self, said: str, *, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(said)


class NotFound(TrackerError):
    """Nothing on record has that name."""


class Conflict(TrackerError):
    """Somebody else changed the same thing first."""


class Overtaken(Conflict):
    """What was looked at is on record in another version by now; trying again would not help."""


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong with a file: where, and what to do about it."""

    file: str
    line: int
    message: str
    remedy: Remedy | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class Unreadable(TrackerError):
    """A file or an argument cannot be understood.

    Args:
        faults: everything that is wrong, or one sentence.
    """

    def __init__(self, faults: Iterable[Fault] | str, *, remedy: Remedy | None = None) -> None:
        self.faults = () if isinstance(faults, str) else tuple(faults)
        said = faults if isinstance(faults, str) else "\n".join(map(str, self.faults))
        super().__init__(said, remedy=remedy)


class Overrun(Unreadable):
    """A text took longer to draft than it may."""


class Unavailable(TrackerError):
    """The store is missing, damaged or cannot be reached."""


class NoStore(Unavailable):
    """There is no store of that name, or nothing of ours in it."""


class Foreign(Unavailable):
    """Another program's data is there, or something that it made among ours."""


class Interrupted(Unavailable):
    """The connection to the store was lost, or could not be made; trying again may help."""


class Unanswered(Interrupted):
    """The connection was lost while something was recorded, so nobody knows whether it was.

    Args:
        said: what was lost, and how.
        key: what the command is to be given when it is repeated, to be recorded once; None where
            what is on record already is known from its content.
    """

    def __init__(self, said: str, key: str | None) -> None:
        self.key = key
        super().__init__(f"{said}; it may have been recorded all the same")


class Damaged(Unavailable):
    """What is stored is not what was recorded."""


class WrongVersion(Unavailable):
    """The store was made by another version of the program."""
