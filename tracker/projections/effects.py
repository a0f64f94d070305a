"""Effects: what a recording says that can do nothing, or does nothing for now.

It is looked at in memory once the recording was projected, so that whatever was recorded before and
with it is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from tracker.domain.kinds import FOLLOWED, KINDS
from tracker.domain.names import readout_of
from tracker.domain.rules import UNSETTLED_RULES
from tracker.domain.verdicts import VERDICTS
from tracker.projections.accounts import TwinsDiffer, twins_differing
from tracker.projections.known import KnownItem, KnownStatement
from tracker.projections.relationship import Relationship
from tracker.projections.rows import KeptMeeting, KeptSpan

_UNSETTLED = frozenset(
    number for number, (rule, _) in enumerate(VERDICTS) if rule in UNSETTLED_RULES
)
_MEETING = "FollowUpScheduled"
_PROMISE = "CommitmentMade"

Place = tuple[str | int, ...]
_Found = tuple[Relationship, KnownStatement]


class Futile(NamedTuple):
    """Something that can do nothing, whatever else is recorded."""

    readout: str
    key: str | None
    """The statement; None for what a meeting says."""
    place: Place
    """Where it is said: in the statement, or among the meetings."""
    why: str


class Idle(NamedTuple):
    """Something that does nothing for now."""

    ref: str
    """The statement; or the readout, for what a meeting says."""
    what: Literal["renews", "fulfils", "holds", "before", "at", "done_by", "same_as", "again"]
    about: tuple[str, ...]
    """What it names; or what is unfinished."""


class Effects:
    """What the statements and the meetings of a recording do.

    Args:
        about: the relationships that it is about, with what is new in them.
        find: the relationship and the statement of a ref, as far as it is on record.
        spans: the spans that hold of a statement of a relationship.
    """

    def __init__(
        self,
        about: Iterable[Relationship] = (),
        find: Callable[[str, Relationship], _Found | None] = lambda _, __: None,
        spans: Callable[[Relationship, KnownStatement], list[KeptSpan]] = lambda _, __: [],
    ) -> None:
        self._about = [*about]
        self._find = find
        self._spans = spans

    def twins(self) -> Iterator[TwinsDiffer]:
        """Where two publishers do not say the same of one act; see `twins_differing`."""
        return twins_differing(self._about, self._spans)

    # What can do nothing

    def futile(self) -> Iterator[Futile]:
        """What can do nothing, so that it is not recorded."""
        for whose in self._about:
            for known in whose.news.added.values():
                for place, why in self._futile(whose, known):
                    yield Futile(known.readout, known.row.key, place, why)
            for readout in sorted(whose.news.held):
                for number, meeting in enumerate(whose.accounts[readout].meetings):
                    for place, why in self._futile_holdings(whose, meeting):
                        yield Futile(readout, None, ("meetings", number, *place), why)

    def _futile(self, whose: Relationship, known: KnownStatement) -> Iterator[tuple[Place, str]]:
        field = _field(known)
        for number, target in enumerate(known.targets):
            if "@" in target and (why := self._why_not(whose, known, target)):
                yield (field, number), why
        if known.row.same_as and (why := self._why_not_same(whose, known, known.row.same_as)):
            yield ("same_as",), why
        if known.row.type == _MEETING and known.occasion:
            tie = "before" if known.row.tied_before else "at"
            if circle := self._circle_of_ties(whose, known, known.occasion):
                yield ("due", tie), f"goes round in a circle: {circle}; tie it to something else"

    def _why_not(self, whose: Relationship, known: KnownStatement, target: str) -> str | None:
        """Why a statement cannot renew or fulfil another."""
        renewing = known.row.type in (_PROMISE, _MEETING)
        done = "renewed" if renewing else "fulfilled"
        if target == known.ref:
            return f"{target} is this statement itself; name the earlier one that is {done}"
        found = self._find(target, whose)
        if found is None:
            return None
        named = found[1]
        if named.row.date > known.row.date:
            return f"{target} was said later than this; name an earlier one, or take it out"
        if not renewing:
            return _unsettleable(named)
        kind, own = KINDS[named.row.type], KINDS[known.row.type]
        if kind != own:
            return f"{target} is a {kind}, which a {own} cannot renew; name a {own}, or take it out"
        circle = " renews ".join(self._circle_of_renewals(whose, known, named))
        return f"goes round in a circle: {circle}; take one out" if circle else None

    def _circle_of_renewals(
        self, whose: Relationship, known: KnownStatement, named: KnownStatement
    ) -> list[str]:
        """How a statement is renewed in turn by what it renews; only those of one day can be."""
        passed = {named.ref}
        paths = [[known.ref, named.ref]]
        while paths:
            path = paths.pop()
            if path[-1] == known.ref:
                return path
            found = self._find(path[-1], whose)
            if found is None or found[1].row.date != known.row.date:
                continue
            for target in found[1].targets:
                if target == known.ref or (
                    "@" in target and target not in passed and self._find(target, whose)
                ):
                    passed.add(target)
                    paths.append([*path, target])
        return []

    def _why_not_same(self, whose: Relationship, known: KnownStatement, target: str) -> str | None:
        if target == known.ref:
            return f"{target} is this statement itself; name the other publisher's"
        found = self._find(target, whose)
        if found and found[1].row.type != known.row.type:
            kind, own = KINDS[found[1].row.type], KINDS[known.row.type]
            return f"{target} is a {kind}, and this is a {own}: they are not one act; take it out"
        return None

    def _circle_of_ties(
        self, whose: Relationship, known: KnownStatement, occasion: str
    ) -> str | None:
        """How a meeting is tied to itself: directly, or by what it is tied to."""
        if occasion not in whose.members:
            return None
        own, sought = (whose.canonical(one) for one in (known.member, whose.members[occasion]))
        paths = [[own]]
        passed = {own}
        while paths:
            path = paths.pop()
            if path[-1] is sought:
                return " is tied to ".join(one.row.slug for one in (own, *path[::-1]))
            for other in self._tied_to(whose, path[-1], known):
                if other not in passed:
                    passed.add(other)
                    paths.append([*path, other])
        return None

    def _tied_to(
        self, whose: Relationship, occasion: KnownItem, known: KnownStatement
    ) -> Iterator[KnownItem]:
        """The items with meetings that are still to come and tied to an occasion."""
        for one in whose.merged(occasion):
            for tied in whose.tied.get(one.row.slug, {}).values():
                if tied.row.type == _MEETING and (
                    tied.ref in whose.news.added or self._unfinished(whose, tied, known.row.date)
                ):
                    yield whose.canonical(tied.member)

    def _futile_holdings(
        self, whose: Relationship, meeting: KeptMeeting
    ) -> Iterator[tuple[Place, str]]:
        for number, target in enumerate(meeting.holds.split()):
            found = self._find(target, whose) if "@" in target else None
            if found is None:
                continue
            row = found[1].row
            if row.type != _MEETING:
                kind = KINDS[row.type]
                why = f"{target} is a {kind}, which cannot be held; name a follow-up, or an item"
                yield ("holds", number), why
            elif row.date > meeting.date:
                yield ("holds", number), f"{target} was said after this meeting; take it out"

    # What does nothing for now

    def idle(self, overruled: Iterable[str]) -> Iterator[Idle]:
        """What does nothing for now, as far as it is not told otherwise.

        Args:
            overruled: the evidence that has no effect because of a judgement, which is told.
        """
        told = frozenset(overruled)
        for whose in self._about:
            for known in whose.news.added.values():
                if known.ref not in told:
                    yield from self._idle(whose, known)
            for readout in sorted(whose.news.held - told):
                yield from self._idle_holdings(whose, readout)

    def _idle(self, whose: Relationship, known: KnownStatement) -> Iterator[Idle]:
        field = _field(known)
        for target in known.targets:
            if self._does_nothing(whose, known, target):
                yield Idle(known.ref, field, (target,))
        if known.occasion and self._is_missing(whose, known, known.occasion):
            yield Idle(known.ref, "before" if known.row.tied_before else "at", (known.occasion,))
        if known.row.same_as and (found := self._find(known.row.same_as, whose)):
            owner, same = found
            if owner is not whose or whose.canonical(same.member) is not whose.canonical(
                known.member
            ):
                yield Idle(known.ref, "same_as", (same.ref,))
        if known.row.targets is None and known.row.complete:
            if strangers := self._of_others(whose, known):
                yield Idle(known.ref, "done_by", strangers)
        elif known.row.targets is None and known.row.type == _PROMISE:
            yield from self._promised_again(whose, known)

    def _does_nothing(self, whose: Relationship, known: KnownStatement, target: str) -> bool:
        meant = self._meant(whose, target)
        if meant is None:
            return False
        return not any(
            said == known.ref or self._is_twin(whose, known, said)
            for owner, one in meant
            for said in self._evidence(owner, one)
        )

    def _is_twin(self, whose: Relationship, known: KnownStatement, said: str) -> bool:
        """Whether something is said by another's account of the meeting, of which one counts."""
        readout = readout_of(said)
        if readout == known.readout or readout not in whose.told[known.meeting]:
            return False
        found = self._find(said, whose)
        return found is not None and found[1].row.type == known.row.type

    def _meant(self, whose: Relationship, target: str) -> Iterable[_Found] | None:
        """The statements that may be named, the last recorded first; None while there are none."""
        if "@" in target:
            found = self._find(target, whose)
            return None if found is None else [found]
        member = whose.members.get(target)
        if member is None or not member.refs:
            return None
        return ((whose, whose.statements[ref]) for ref in reversed(member.refs))

    def _evidence(self, whose: Relationship, known: KnownStatement) -> set[str]:
        spans = self._spans(whose, known)
        marked = {
            mark.partition(":")[2]
            for span in spans
            for mark in (span.marks or "").split()
            if mark.startswith(("disputed:", "contested:"))
        }
        return {span.evidence for span in spans if span.evidence} | marked

    def _is_missing(self, whose: Relationship, known: KnownStatement, occasion: str) -> bool:
        """Whether no round of an occasion on record was still to come when it was tied to it."""
        member = whose.members.get(occasion)
        if member is None or member in whose.news.made:
            return False  # which is told as not on record
        together = whose.merged(whose.canonical(member))
        for one in together:
            for ref in one.refs:
                other = whose.statements[ref]
                if other.row.type == _MEETING and any(
                    span.verdict in _UNSETTLED and span.valid_to >= known.row.date
                    for span in self._spans(whose, other)
                ):
                    return False
            held = whose.holding.get(one.row.slug, {}).values()
            if any(meeting.date >= known.row.date for meeting in held):
                return False
        return True

    def _of_others(self, whose: Relationship, known: KnownStatement) -> tuple[str, ...]:
        """What is unfinished of others, where something complete settles nothing of anybody."""
        doers = set((known.row.done_by or known.row.by_parties).split())
        found = []
        for one in self._promises_before(whose, known):
            if known.ref in self._evidence(whose, one) or doers & set(one.row.by_parties.split()):
                return ()
            if self._unfinished(whose, one, known.row.date):
                found.append(one.ref)
        return tuple(found)

    def _promised_again(self, whose: Relationship, known: KnownStatement) -> Iterator[Idle]:
        """That a promise leaves open whether it renews an unfinished one of the same party."""
        if any(span.twin_of for span in self._spans(whose, known)):
            return
        parties = known.row.by_parties.split()
        before = [*self._promises_before(whose, known)]
        for one in sorted(before, key=lambda one: (one.row.date, one.ref), reverse=True):
            if self._unfinished(whose, one, known.row.date, parties):
                yield Idle(known.ref, "again", (one.ref,))
                return

    def _promises_before(
        self, whose: Relationship, known: KnownStatement
    ) -> Iterator[KnownStatement]:
        for member in whose.merged(whose.canonical(known.member)):
            for ref in member.refs:
                one = whose.statements[ref]
                if one.row.type == _PROMISE and one.row.date < known.row.date:
                    yield one

    def _unfinished(
        self, whose: Relationship, known: KnownStatement, day: int, parties: Iterable[str] = ()
    ) -> bool:
        """Whether a statement is unsettled at the end of a day, or the share of one of some."""
        spans = [span for span in self._spans(whose, known) if span.valid_from <= day]
        now = [span for span in spans if day < span.valid_to and not span.twin_of]
        of_shares = [span for span in now if span.share in parties]
        if not parties or not any(span.share for span in now):
            if parties and not set(parties) & set(known.row.by_parties.split()):
                return False
            of_shares = [span for span in now if not span.share]
        return any(span.verdict in _UNSETTLED for span in of_shares)

    def _idle_holdings(self, whose: Relationship, readout: str) -> Iterator[Idle]:
        for meeting in whose.accounts[readout].meetings:
            account = whose.told[meeting.meeting]
            for target in meeting.holds.split():
                meant = self._meant(whose, target)
                if meant is None or any(
                    _readout(said) in account
                    for owner, one in meant
                    for said in self._evidence(owner, one)
                ):
                    continue
                if not whose.tied.get(target):
                    yield Idle(readout, "holds", (target,))


def _readout(evidence: str) -> str:
    """The readout of a statement or of a meeting that is evidence."""
    return readout_of(evidence) or evidence


def _unsettleable(named: KnownStatement) -> str | None:
    """Why a statement cannot be fulfilled, if it cannot."""
    kind = KINDS[named.row.type]
    if kind in FOLLOWED:
        return None
    return f"{named.ref} is {kind}, which cannot be fulfilled; name what is, or take it out"


def _field(known: KnownStatement) -> Literal["renews", "fulfils"]:
    return "fulfils" if known.row.type == "ProgressWelcomed" else "renews"
