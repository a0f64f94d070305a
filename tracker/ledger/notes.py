"""Notes: what a receipt tells that may call for another step, in sentences.

What is to be typed or opened for that step differs from face to face, so each gives its `Ways`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tracker.domain.grounds import Ungrounded
from tracker.domain.items import (
    Assessment,
    ConditionSettled,
    EvidenceSought,
    ItemMerged,
    OutcomeAssessed,
)
from tracker.domain.names import key_of
from tracker.domain.overruled import Overruled
from tracker.domain.readouts import Readout
from tracker.ledger import returning
from tracker.ledger.accounts import Alike, Differing
from tracker.ledger.idleness import nothing_each
from tracker.ledger.receipt import Receipt, Renamed
from tracker.ledger.ways import Ways
from tracker.projections.accounts import MaybeOne, ToldTwice, TwinsDiffer
from tracker.projections.idleness import Idle
from tracker.projections.projected import Orphan

_SHOWN = 40


def notes(receipts: Sequence[Receipt], ways: Ways, *, names: int = _SHOWN) -> list[str]:
    """All that receipts tell beside what was recorded and the statuses that it changed.

    Args:
        receipts: the receipts.
        ways: how the face has steps taken.
        names: how many new items are named at most; where there are more they are counted.
    """
    return [
        *returning.told(receipts),
        *differing((one for receipt in receipts for one in receipt.differing), ways),
        *alike((one for receipt in receipts for one in receipt.alike), ways),
        *told_twice((one for receipt in receipts for one in receipt.told_twice), ways),
        *twins((one for receipt in receipts for one in receipt.twins), ways),
        *maybe_one(
            one
            for receipt in receipts
            for one in receipt.maybe_one
            if {*one.refs} not in [{*two} for two in receipt.parted]  # which is told as that
        ),
        *parted(one for receipt in receipts for one in receipt.parted),
        *moved(one for receipt in receipts for one in receipt.moved),
        *overruled((one for receipt in receipts for one in receipt.overruled), ways),
        *idle((one for receipt in receipts for one in receipt.idle), ways),
        *new_items((one.name for receipt in receipts for one in receipt.spoken_of), names),
        *ungrounded((one for receipt in receipts for one in receipt.ungrounded), ways),
        *orphaned(one for receipt in receipts for one in receipt.orphaned),
    ]


def shares(receipts: Iterable[Receipt]) -> list[str]:
    """The shares of single parties that receipts changed, a sentence each."""
    told = (
        f"The share of {one.party} in {one.ref}: {one.before} → {one.after}."
        for receipt in receipts
        for one in receipt.shares
    )
    return _first(told, "{count} more shares changed.")


def judged(one: Assessment) -> str:
    """A judgement as the beginning of a sentence."""
    match one:
        case OutcomeAssessed(ref=ref, outcome=outcome, on=on, share=share):
            of = f"The share of {share} in {ref}" if share else ref
            return f"{of} was judged {outcome} on {on}"
        case ConditionSettled(ref=ref, result=result, on=on):
            return f"The condition of {ref} was judged {result} on {on}"
        case EvidenceSought(ref=ref, through=through):
            return f"Evidence of {ref} was sought through {through}"


def done(receipt: Receipt, *, dry_run: bool) -> str:
    """What was recorded, or would be, in a sentence."""
    would = "Would " if dry_run else ""
    match receipt:
        case Receipt(retracted=Readout() as one):
            what = [_counted(one.meetings, "meeting"), _counted(one.statements, "statement")]
            did = "retract" if dry_run else "Retracted"
            return f"{would}{did} {one.readout}, with {' and '.join(what)}."
        case Receipt(renamed=Renamed(_, item, opened)):
            return f"{would}{'rename' if dry_run else 'Renamed'} {item} to {opened.item}."
        case Receipt(taken_back=one) if one:
            return taken_back(one, dry_run=dry_run)
        case _:
            return "Would be recorded." if dry_run else "Recorded."


def taken_back(one: Assessment | ItemMerged, *, dry_run: bool) -> str:
    """That a judgement or a merging was taken back, or would be."""
    withdrew, separated = (
        ("Would withdraw", "Would separate") if dry_run else ("Withdrew", "Separated")
    )
    match one:
        case OutcomeAssessed(ref=ref, outcome=outcome, on=on, share=share):
            of = f"the share of {share} in {ref}" if share else ref
            return f"{withdrew} the judgement that {of} was {outcome} on {on}."
        case ConditionSettled(ref=ref, result=result, on=on):
            ended = "was met" if result == "met" else "had lapsed"
            return f"{withdrew} the judgement that the condition of {ref} {ended} on {on}."
        case EvidenceSought(ref=ref, through=through):
            return f"{withdrew} the note that evidence of {ref} was sought through {through}."
        case ItemMerged(item=item, into=into):
            return f"{separated} {item} from {into} again."


def moved(found: Iterable[tuple[str, str]]) -> list[str]:
    """The statements that have another key from now on, though a key never changes."""
    told = (
        f"What {ref} said is {now} from now on, and whatever names or cites {ref} means another "
        f"statement, or none. To keep its ref, write key: {key_of(ref)} at it and amend again."
        for ref, now in found
    )
    return _first(told, "{count} more have another ref from now on.")


def overruled(found: Iterable[Overruled], ways: Ways) -> list[str]:
    """The judgements that differ from what the recorded readouts say."""
    told = (
        f"{judged(one.judged)}, while {one.evidence} says that it was {one.said}. "
        f"The judgement still applies; judge it again{ways.overruled(one.judged)}."
        for one in found
    )
    return _first(told, "{count} more judgements differ from what was recorded.")


def ungrounded(found: Iterable[Ungrounded], ways: Ways) -> list[str]:
    """The judgements from which an amendment took what they rested on."""
    return [_ungrounded(one, ways) for one in found]


def differing(found: Iterable[Differing], ways: Ways) -> list[str]:
    """Where readouts do not say the same of one meeting."""
    listed = list(dict.fromkeys(found))[:_SHOWN]
    return [
        f"The {one.what} of the meeting {one.meeting} is reported in different ways: "
        f"{', '.join(f'{value} by {readout}' for readout, value in one.said)}. "
        "If they are two meetings, give them different ids; if one is mistaken, correct it "
        f"{ways.amend}."
        for one in listed
    ]


def alike(found: Iterable[Alike], ways: Ways) -> list[str]:
    """The meetings that may be one with others on record."""
    told = (
        f"{' and '.join(one.readouts)} tell of two meetings of one day, "
        f"{' and '.join(one.meetings)}, "
        f"{f'both of the kind {one.kind}' if one.kind else 'and not both of what kind'}. If they "
        f"are one, what both tell counts twice for now: give them one id {ways.amend}."
        for one in dict.fromkeys(found)
    )
    return _first(told, "{count} more meetings may be one with others of their day.")


def told_twice(found: Iterable[ToldTwice], ways: Ways) -> list[str]:
    """The readouts that tell again what another of the same publisher tells, or of none."""
    told = (
        f"{' and '.join(one.readouts)} tell of the same acts of the meeting {one.meeting}"
        + (
            f", and both are of {one.publisher}: what both tell counts twice. If they are one "
            f"account, take it out of one of them {ways.amend}."
            if one.publisher
            else ", and not both say who published them: what both tell counts twice. Name the "
            f"publisher of each {ways.amend}."
        )
        for one in dict.fromkeys(found)
    )
    return _first(told, "{count} more readouts tell again what counts already.")


_OF_ACT = {
    "by": "The parties of one act are",
    "to": "The addressees of one act are",
    "deed": "The doers of one act are",
    "renewal": "What one act renews is",
    "fulfilment": "What is done by one act is",
}
"""What is said of what is not one thing."""


def twins(found: Iterable[TwinsDiffer], ways: Ways) -> list[str]:
    """Where two publishers do not say the same of one act."""
    listed = list(dict.fromkeys(found))[:_SHOWN]
    return [
        f"{_OF_ACT.get(one.what, f'The {one.what} of one act is')} reported in different ways: "
        f"{', '.join(f'{value} by {ref}' for ref, value in one.said)}. "
        f"If one is mistaken, correct it {ways.amend}."
        for one in listed
    ]


def maybe_one(found: Iterable[MaybeOne]) -> list[str]:
    """The statements of two publishers that count as two acts, and may be one."""
    told = (
        f"{' and '.join(one.refs)} are of one item and one meeting, and not "
        f"{_NOT_ALIKE[one.what]}: they count as two. If they are one act, say so with same_as."
        for one in dict.fromkeys(found)
    )
    return _first(told, "{count} more may be one act as well.")


_NOT_ALIKE = {"by": "by the same parties", "to": "addressed to the same parties"}
"""In what two that may be one are not alike."""


def parted(found: Iterable[tuple[str, str]]) -> list[str]:
    """The accounts that count as acts of their own from now on."""
    told = (
        f"{ref} and {first} are no longer taken for accounts of one act: they count as two. If "
        "they are one, say so with same_as."
        for ref, first in dict.fromkeys(found)
    )
    return _first(told, "{count} more are no longer taken for accounts of one act.")


def idle(found: Iterable[Idle], ways: Ways) -> list[str]:
    """What does nothing for now, with what to do about it."""
    return _first(nothing_each(found, ways), "{count} more do nothing for now.")


def new_items(names: Iterable[str], most: int) -> list[str]:
    """The items that nothing was said of before, in a sentence if there are any."""
    found = sorted(set(names))
    if not found:
        return []
    count = "1 new item" if len(found) == 1 else f"{len(found)} new items"
    return [f"{count}: {', '.join(found)}." if len(found) <= most else f"{count}."]


def orphaned(found: Iterable[Orphan]) -> list[str]:
    """The statements that are named by others, though no longer on record, in a sentence."""
    told = [f"{one.ref} (by {', '.join(one.named_by)})" for one in found]
    if not told:
        return []
    more = f" and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
    return [f"Still referred to, but no longer on record: {', '.join(told[:_SHOWN])}{more}."]


def _counted(several: Sequence[object], noun: str) -> str:
    return f"{len(several)} {noun}{'' if len(several) == 1 else 's'}"


def _first(told: Iterator[str], more: str) -> list[str]:
    found = [*told]
    beyond = len(found) - _SHOWN
    return [*found[:_SHOWN], *([more.format(count=beyond)] if beyond > 0 else [])]


def _ungrounded(one: Ungrounded, ways: Ways) -> str:
    what = judged(one.judged)
    kind, says = (one.after.kind, one.after.summary) if one.after else ("", "")
    again, back = ways.judge(one.judged), ways.take_back(one.judged)
    told = {
        "retracted": f"{what}, and it is no longer made: the judgement applies to nothing; "
        f"take it back{back}.",
        "unshared": f"{what}, and no account gives that party a share in it any more: the "
        f"judgement applies to nothing; take it back{back}.",
        "kind": f"{what}, and as {kind} it has no status: the judgement no longer applies.",
        "outcome": f"{what}, which a {kind} cannot be: the judgement no longer applies; judge "
        f"it anew{again}.",
        "share": f"{what}, which has no share in it any more: the judgement no longer applies.",
        "held": f"{what}, and what is held is held for all: the judgement no longer applies; judge "
        f"it anew{again}.",
        "condition": f"{what}, and it has no condition any more: the judgement no longer applies.",
        "day": f"{what}, before it was said: the judgement no longer applies; judge it "
        f"again{again}.",
        "reworded": f"{what}, and the condition is another now. The judgement still applies; "
        f"if it does not fit, take it back{back}.",
        "evidence": f"{what}, by {getattr(one.judged, 'evidence', '')}, which is on record no "
        f"longer. The judgement still applies; if nothing else shows it, take it back{back}.",
        "restated": f"{what}, and it says something else now: “{says}” The judgement "
        f"still applies; if it does not fit, take it back{back}.",
        "window": f"{what}, and its window now ends later. The judgement still applies; if it "
        f"does not fit, take it back{back}.",
    }
    return told[one.loss]
