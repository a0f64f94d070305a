"""Statuses: the spans of the items that a recording bears on, laid out anew on both clocks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date

from tracker.domain.items import OutcomeAssessed
from tracker.domain.lifecycle import Lifecycle
from tracker.domain.overruled import Overruled, overruled
from tracker.domain.reach import within_reach
from tracker.domain.spans import by_share
from tracker.domain.verdicts import NUMBERED
from tracker.projections.foldings import fold
from tracker.projections.instants import ENDLESS, STILL, day_of, ordinal
from tracker.projections.joined import Joined, Place, place_of
from tracker.projections.known import KnownItem, KnownStatement
from tracker.projections.relationship import Relationship
from tracker.projections.rows import KeptSpan
from tracker.projections.tellings import tell_alike
from tracker.projections.turned import Turned, kept_marks, more_parties, turn
from tracker.projections.twins import reports_of


def touched(about: Iterable[Relationship], joined: Joined, moment: int) -> set[Place]:
    """The items that stand for themselves of which a recording may have changed a status.

    A window that is tied to an occasion moves with it, so what is tied to one of them is, too; and
    what is joined to one of them, in whichever relationship.

    Args:
        about: the relationships that it is about, or whose statements it names.
        joined: which items are joined.
        moment: the moment of the recording.
    """
    bearing = {one.name: one for one in about}
    parted = {place for one in bearing.values() for place in _of_what_is_gone(one, joined)}
    while True:
        found = {
            Place(whose, member) for whose in bearing.values() for member in _touched(whose, joined)
        }
        together = {one for place in found if not joined.alone(place) for one in joined.of(place)}
        new = [
            one
            for one in together | parted
            if one.whose.name not in bearing or one.member not in one.whose.news.reopened
        ]
        if not new:
            return found
        for whose, member in new:
            whose.begin(moment)
            bearing[whose.name] = whose
            whose.news.disordered.add(member)
            whose.news.reopened.add(member)


def _of_what_is_gone(whose: Relationship, joined: Joined) -> Iterator[Place]:
    """The items on which something renews a version of a statement that is no longer on record."""
    for known in whose.news.ended:
        yield from joined.renewing(whose, known.ref)


def _touched(whose: Relationship, joined: Joined) -> set[KnownItem]:
    """The items of a relationship that are touched, but for what is joined to them."""
    reached = {whose.canonical(member) for member in whose.news.touched}
    found: set[KnownItem] = set()
    moved: set[KnownItem] = set()
    if whose.news.titled:
        reached |= _asked(whose, reached)
    for known in [*reports_of(whose)]:
        whose.news.disordered.add(known.member)
        reached.add(whose.canonical(known.member))
    whose.news.reopened |= set(_in_circles(whose, joined))
    while reached:
        found |= reached
        tied = {one for member in reached for one in _tied(whose, member, moved)}
        # What moves may be an occasion itself, also one that was looked at for what is said of it.
        reached = (tied - moved) | (_asked(whose, reached) - found)
        moved |= tied
    return found


def _in_circles(whose: Relationship, joined: Joined) -> Iterator[KnownItem]:
    """The items that a new tie makes go round in a circle, in which not all ties count."""
    for known in whose.news.added.values():
        if known.occasion in whose.members:
            occasion = place_of(whose, whose.members[known.occasion])
            own = place_of(whose, known.member)
            if occasion == own or _was_tied(whose, own.member, occasion.member):
                continue
            if joined.leads_to(occasion, joined.of(own)):
                yield own.member


def _was_tied(whose: Relationship, member: KnownItem, occasion: KnownItem) -> bool:
    """Whether a window of an item was tied to an occasion before the recording."""
    return any(
        whose.news.added.get(ref) is not known and whose.canonical(known.member) is member
        for one in whose.merged(occasion)
        for ref, known in whose.tied.get(one.row.slug, {}).items()
    )


def _tied(
    whose: Relationship, occasion: KnownItem, moved: Collection[KnownItem]
) -> Iterator[KnownItem]:
    """The items with statements whose windows may move with an occasion."""
    together = whose.merged(occasion)
    tied = [known for one in together for known in whose.tied.get(one.row.slug, {}).values()]
    if not tied:
        return
    since = None if occasion in moved else _since(whose, occasion, together)
    for known in tied:
        if whose.news.added.get(known.ref) is not known and _may_move(known, since):
            whose.news.disordered.add(known.member)
            yield whose.canonical(known.member)


def _asked(whose: Relationship, reached: set[KnownItem]) -> set[KnownItem]:
    """The items of requests that may be taken up by what is undertaken on others."""
    if not whose.asking:
        return set()
    if whose.news.titled:  # something may have become a part of something else
        asked = {whose.canonical(whose.members[slug]) for slug in whose.asking}
        whose.news.disordered |= asked
        return asked
    return {other for one in reached for other in whose.family(one) if whose.asks(other)}


def _since(
    whose: Relationship, occasion: KnownItem, together: Collection[KnownItem]
) -> date | None:
    """The day from which on an occasion may be another than it was; None for any day.

    It is known where all that is said of it, under whichever name, is of days after those of which
    something was on record.
    """
    if not whose.news.reopened.isdisjoint(together):
        return None
    days = [first for one in together if (first := whose.news.first(one))]
    first = min(days, default=None)
    if first is None or occasion.last is None or first <= occasion.last:
        return None
    return first


def _may_move(known: KnownStatement, since: date | None) -> bool:
    """Whether the window of a statement may move with an occasion that is another since a day.

    It does not where the occasion was held before, or the statement was settled before that day.
    """
    return since is None or not (known.fixed or since > known.settled_on)


def lay_out(places: Collection[Place], joined: Joined) -> tuple[list[Turned], list[Overruled]]:
    """Bring the spans of items up to what is on record now.

    A span that still stands is left alone. One that no longer does is ended on the record clock,
    and what stands in its place begins there.

    Args:
        places: the items, which stand for themselves; with one, all that are joined to it.
        joined: which of them are.
    """
    turned: list[Turned] = []
    without_effect: list[Overruled] = []
    for place, (about, found, _) in fold(places, joined).items():
        whose, member = place
        for lifecycle in found:
            if lifecycle.assessments and (one := overruled(lifecycle, _new_in(whose, lifecycle))):
                without_effect.append(one)
            turned += _lay_out(whose, lifecycle, member)
        together = whose.merged(member)
        if not whose.news.disordered.isdisjoint(together):
            turned += tell_alike(whose, member)
        alone = not joined.elsewhere(whose) and len(together) == 1 and joined.alone(place)
        days = [one.date for one in about.statements] + [one.date for one in about.holdings]
        days += [one.on for one in about.assessments if isinstance(one, OutcomeAssessed)]
        member.last = max([member.last or date.min, *days])
        member.underway = within_reach(found, member.last) if alone else None
    return turned, without_effect


def _new_in(whose: Relationship, lifecycle: Lifecycle) -> Callable[[str], bool]:
    """Whether something is new that is said of a statement; all is to one that is judged now."""
    refs = {one.ref for one in (lifecycle.statement, *lifecycle.twins)}
    if whose.news.judged.isdisjoint(refs):
        return whose.news.tells
    return lambda _: True


def _lay_out(whose: Relationship, lifecycle: Lifecycle, member: KnownItem) -> Iterator[Turned]:
    """Bring the spans of a statement and of its twins up to what happened to them."""
    own = whose.statements[lifecycle.statement.ref]
    reached = member.row.id, own.row.id, lifecycle.reached
    for said in (lifecycle.statement, *lifecycle.twins):
        known = whose.statements[said.ref]
        known.fixed = lifecycle.fixed
        if known.reached == reached:
            continue
        known.reached, known.settled_on = reached, lifecycle.settled_on
        turned = turn(whose, known, _rows(whose, known, lifecycle, member, own))
        if turned.ended or turned.begun:
            yield turned


def _rows(
    whose: Relationship,
    known: KnownStatement,
    lifecycle: Lifecycle,
    member: KnownItem,
    own: KnownStatement,
) -> list[KeptSpan]:
    """The spans of a statement, or of a twin of it, and those of its shares where they differ.

    As another account than itself, a twin has the statement that it is a twin of.
    """
    twin_of = None if known is own else own.row.id
    itself, about = known.ref, bool(known.row.approximate)
    accounts = (lifecycle.statement, *lifecycle.twins) if lifecycle.twins else ()
    return [
        KeptSpan(
            whose.id,
            known.row.id,
            share,
            valid_from.toordinal(),
            whose.moment,
            STILL,
            valid_to.toordinal() if valid_to else ENDLESS,
            since.toordinal(),
            member.row.id,
            NUMBERED[rule, status],
            None if evidence == itself else evidence,
            ordinal(first),
            ordinal(last),
            ordinal(sought),
            kept_marks(marks, itself, own.ref, approximate=about) if marks else None,
            int(divided or bool(share)),
            twin_of,
            more_parties(known, accounts, valid_from) if accounts else None,
        )
        for share, found in by_share(lifecycle, day_of(known.row.date)).items()
        for verdict, valid_from, valid_to, since in found
        for (status, rule, evidence, first, last, sought, marks, divided) in (verdict,)
    ]
