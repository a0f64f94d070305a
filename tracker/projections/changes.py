"""What a recording changed: the statuses on one day as they were known before it and since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tracker.domain import rules
from tracker.domain.kinds import FOLLOWED, KINDS
from tracker.domain.verdicts import VERDICTS
from tracker.projections.rows import KeptSpan, KeptStatement
from tracker.projections.turned import Turned

_RENEWED: frozenset[str | None] = frozenset(rules.RENEWED)
"""The statuses of what another promise took the place of."""


class Change(NamedTuple):
    """A statement whose status on the day is not known to be what it was."""

    ref: str
    type: str
    """What it is since; of one that was retracted, what it was."""
    summary: str
    before: str | None
    """None when the recording is the first to report it."""
    after: str | None
    """None when the recording retracted the statement, or made it one that has no status."""
    rule: str
    formerly: str
    """The account by which the act was told before; the statement itself where that is the same."""
    renewed: bool
    """Whether another promise took its place, or that of one of its shares, by what was recorded;
    what ends as superseded by the last of its shares may have been renewed long before."""

    @property
    def recoded(self) -> bool:
        """Whether it is on record still, as something that has no status."""
        return self.after is None and KINDS[self.type] not in FOLLOWED


class ShareChange(NamedTuple):
    """A party's share in a statement whose status on the day is not known to be what it was."""

    ref: str
    party: str
    before: str
    after: str


def share_changes(turned: Iterable[Turned], day: int) -> list[ShareChange]:
    """What a recording changed about single shares at the end of a day.

    Shares are kept where they differ; where they did not, each was as the whole.
    """
    old: dict[tuple[str, str], str] = {}
    new: dict[tuple[str, str], str] = {}
    for known, ended, begun, _ in turned:
        for spans, found in ((ended, old), (begun, new)):
            for one in spans:
                kept = known.followed and one.twin_of is None
                if kept and one.valid_from <= day < one.valid_to:
                    found[known.ref, one.share] = VERDICTS[one.verdict][1]
    listed = []
    for ref, party in sorted({key for key in (*old, *new) if key[1]}):
        was, now = (found.get((ref, party), found.get((ref, ""))) for found in (old, new))
        if was and now and was != now:
            listed.append(ShareChange(ref, party, was, now))
    return listed


def changes(turned: Iterable[Turned], day: int) -> list[Change]:
    """What a recording changed about the statuses at the end of a day, in the order of the refs.

    The accounts of an act are one line. That another of them stands for it by now is told as well,
    with the same status before and after, for whoever follows it over several recordings.

    Args:
        turned: the spans that it ended and began.
        day: the day's ordinal.
    """
    looked_at = [*turned]
    followed = [one for one in looked_at if one.known.followed]
    before, after = _told(followed, day)
    latest = _latest(looked_at)
    shares = _shares(followed, day)
    listed = []
    for ref in sorted({*before.spans, *after.spans}):
        if not (after if ref in after.spans else before).stands_for_itself(ref):
            continue
        if ref not in after.spans and any(map(after.stands_for_itself, before.others(ref))):
            continue  # which others still tell of
        formerly = before.head(ref) or next(filter(before.head, after.others(ref)), ref)
        if after.stands_for_itself(formerly):
            formerly = ref
        was = _verdict(before.spans.get(ref) or before.spans.get(formerly))
        now = _verdict(after.spans.get(ref))
        if was[1] != now[1] or formerly != ref:
            row = latest[ref]
            rule = now[0] or was[0]
            renewed = not _RENEWED.isdisjoint(shares.get(ref) or {now[1]})
            listed.append(
                Change(ref, row.type, row.summary, was[1], now[1], rule, formerly, renewed)
            )
    return listed


def _shares(turned: Iterable[Turned], day: int) -> dict[str, set[str | None]]:
    """The statuses that shares have at the end of a day from now on, by the statements' refs."""
    found: dict[str, set[str | None]] = defaultdict(set)
    for one in turned:
        for span in one.begun:
            if span.share and span.valid_from <= day < span.valid_to:
                found[one.known.ref].add(_verdict(span)[1])
    return found


def parted(turned: Iterable[Turned], day: int) -> list[tuple[str, str]]:
    """The accounts that a recording made acts of their own, each with what it was told with.

    Of what has no status, nothing is kept where it is the only account of an act.
    """
    looked_at = [*turned]
    before, after = _told(looked_at, day)
    without = {one.known.ref for one in looked_at if not (one.gone or one.known.followed)}
    alone = without - after.spans.keys()
    return [
        (ref, first)
        for ref in sorted({*after.spans, *alone})
        if (first := before.head(ref)) not in (None, ref)
        and all(one in alone or after.stands_for_itself(one) for one in (ref, first))
    ]


def _told(turned: Iterable[Turned], day: int) -> tuple[_Accounts, _Accounts]:
    """Which accounts stood for which at the end of a day, and do now."""
    old: dict[str, KeptSpan] = {}
    new: dict[str, KeptSpan] = {}
    refs: dict[tuple[int, int], str] = {}
    # Two versions of a statement are two rows of the views, and one statement.
    for known, ended, begun, _ in turned:
        refs[known.row.relationship_id, known.row.id] = known.ref
        for spans, found in ((ended, old), (begun, new)):
            found.update(
                (known.ref, one)
                for one in spans
                if one.share == "" and one.valid_from <= day < one.valid_to
            )
    return _Accounts(old, refs), _Accounts(new, refs)


def _latest(turned: Iterable[Turned]) -> dict[str, KeptStatement]:
    """The last version of each statement, by the refs; also of one that has no status."""
    found: dict[str, KeptStatement] = {}
    for one in turned:
        row, ref = one.known.row, one.known.ref
        if ref not in found or row.id > found[ref].id:
            found[ref] = row
    return found


class _Accounts:
    """Which accounts of acts stand for which, by the spans of some statements on a day."""

    def __init__(self, spans: Mapping[str, KeptSpan], refs: Mapping[tuple[int, int], str]) -> None:
        self.spans, self._refs = spans, refs
        self._others: dict[str, list[str]] = defaultdict(list)
        for ref in sorted(spans):
            self._others[self.head(ref) or ""].append(ref)

    def head(self, ref: str) -> str | None:
        """The one that stands for an account; None where that has no status."""
        if ref not in self.spans:
            return None
        span = self.spans[ref]
        if span.twin_of is None:
            return ref
        return self._refs.get((span.relationship_id, span.twin_of))

    def stands_for_itself(self, ref: str) -> bool:
        """Whether an account stands for its act."""
        return self.head(ref) == ref

    def others(self, ref: str) -> list[str]:
        """The other accounts that one stands for."""
        return [one for one in self._others[ref] if one != ref]


def _verdict(span: KeptSpan | None) -> tuple[str, str | None]:
    return VERDICTS[span.verdict] if span else ("", None)
