"""Remedies: what to type on the command line about an error."""

from __future__ import annotations

from tracker.errors import Fault, Remedy, TrackerError, Unanswered, Unreadable

WAYS = {
    Remedy.AMEND: "\n  A record is never overwritten. To correct it: tracker amend FILE --reason "
    '"…"; if this is another readout, give it another `readout:` name.',
    Remedy.ANOTHER_STORE: "; name another place for the record with --store",
    Remedy.ANOTHER_STORE_INSTEAD: ", or name another with --store",
    Remedy.CHOOSE_RELATIONSHIP: " with --relationship, such as {about}",
    Remedy.FIND_BAD: "; tracker rebuild says why",
    Remedy.FIND_CHANGED: "; tracker verify names the first that is not what was recorded",
    Remedy.GIVE_DATE: " (--date YYYY-MM-DD)",
    Remedy.GIVE_PARTIES: " (--party XX for each of them)",
    Remedy.HISTORY: "; tracker history {about} says when and why",
    Remedy.IMPORT_ANYWAY: "; if the clock was ahead when it was recorded, import the file with "
    "--force",
    Remedy.LIST_ITEMS: "; tracker items lists them",
    Remedy.LIST_MEETINGS: "; tracker meetings lists them",
    Remedy.LIST_NAMES: "; tracker items lists what is followed, tracker meetings who met",
    Remedy.LIST_USERS: "; tracker users list names them, and tracker users link --list the links",
    Remedy.LIST_REFS: "; tracker show ITEM lists refs",
    Remedy.LOG: "; tracker log says when and why",
    Remedy.MERGE: " (tracker merge), or choose another name",
    Remedy.NARROW_DOWN: "; ask for a part of it, such as --relationship or --item, or give "
    "--format csv",
    Remedy.REBUILD: "; make them again with tracker rebuild",
    Remedy.RECORD: "; record it with tracker record",
    Remedy.RECORD_AFTER_ALL: "; if it was ahead when that was recorded, give --force: what is "
    "recorded is then dated right after it, and --known-on with an earlier moment leaves "
    "it",
    Remedy.RECORD_ANYWAY: ", or give --force, if that is right",
    Remedy.RECORD_FIRST: "; record something first (tracker record events/), or name another with "
    "--store",
    Remedy.RECORD_REVIEWED: ", or record the file as reviewed (--reviewed)",
    Remedy.STATE_CONDITION: "; if its readout states one, add it to the file and record that with "
    "tracker amend",
    Remedy.TAKE_BACK: "; take that back first (--take-back)",
    Remedy.VERIFY: "; tracker verify says more",
}
"""What follows the message of an error that has the remedy."""


def worded(error: TrackerError) -> str:
    """What an error says, with what to type about it."""
    if isinstance(error, Unreadable) and error.faults:
        return "\n".join(map(_fault, error.faults))
    if isinstance(error, Unanswered):
        return f"{error}{_again(error)}"
    return f"{error}{_way(error.remedy, error.about)}"


def _fault(fault: Fault) -> str:
    return f"{fault}{_way(fault.remedy)}"


def _way(remedy: Remedy | None, about: str = "") -> str:
    return WAYS[remedy].replace("{about}", about) if remedy else ""


def _again(error: Unanswered) -> str:
    if error.key is None:
        return "; run the command again: what is on record already is left alone"
    return f"; run the command again with --command-id {error.key}, and it is recorded once"
