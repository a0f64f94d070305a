"""Cases: every item of a store gathered as a whole, and the statuses that it gives then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tracker.domain.accounts import differing, tellings, twins
from tracker.domain.kinds import FOLLOWED
from tracker.domain.lifecycle import Lifecycle
from tracker.domain.placed_statement import PlacedStatement
from tracker.domain.spans import Span, share_spans, spans
from tracker.domain.verdicts import NUMBERED, WITHOUT_STATUS
from tracker.projections.foldings import fold
from tracker.projections.instants import ENDLESS, STILL, ordinal
from tracker.projections.joined import Place
from tracker.projections.projector import Projector
from tracker.sql import Row, Transaction


class WholeCase(NamedTuple):
    """An item that stands for itself, with what happened to its statements, all looked at."""

    relationship_id: int
    item_id: int
    folded: Sequence[Lifecycle]
    statements: dict[str, int]
    """The number of each statement of its relationship, by ref."""
    approximate: frozenset[str]
    """The statements whose own window is approximate, by ref."""
    acts: list[list[PlacedStatement]]
    """What has no status and was said on it, each act with all of its accounts."""


def cases(sql: Transaction) -> Iterator[WholeCase]:
    """The case of every item that stands for itself."""
    projector = Projector(sql)
    for (name,) in sql.rows("SELECT name FROM tracker_relationships ORDER BY id"):
        whose = projector.relationship(name)
        joined = projector.joined()
        rows = {ref: known.row.id for ref, known in whose.statements.items()}
        about = frozenset(ref for ref, one in whose.statements.items() if one.row.approximate)
        for member in whose.numbered.values():
            if whose.canonical(member) is member:
                # As nothing of it was laid out by this projector, all of it is looked at.
                place = Place(whose, member)
                found = fold([place], joined)[place].lifecycles
                refs = [ref for one in whose.merged(member) for ref in one.refs]
                said = [whose.statements[ref].placed for ref in refs]
                said = [one for one in said if one.kind not in FOLLOWED]
                acts = twins(sorted(said, key=lambda one: (one.date, one.readout, one.number)))
                yield WholeCase(whose.id, member.row.id, found, rows, about, acts)


def kept_spans(sql: Transaction) -> list[Row]:
    """The spans that hold by the views."""
    return sql.rows(
        "SELECT relationship_id, statement_id, share, item_id, verdict, evidence, due_first,"
        " due_last, sought, marks, divided, twin_of, by_parties, valid_from, valid_to,"
        " since"
        f" FROM tracker_spans WHERE known_to = {STILL}"
    )


def whole_spans(sql: Transaction) -> list[Row]:
    """The spans that hold by all cases, each as a whole."""
    return [*_of_statuses(sql), *_of_tellings(sql)]


def _of_tellings(sql: Transaction) -> Iterator[Row]:
    together = [*cases(sql)]
    firsts = {
        (found.relationship_id, one.ref): lifecycle.statement.ref
        for found in together
        for lifecycle in found.folded
        for one in (lifecycle.statement, *lifecycle.twins)
    }
    for found in together:

        def act_of(ref: str, whose: int = found.relationship_id) -> str:
            return firsts.get((whose, ref), ref)

        for accounts in found.acts:
            for on, until, first, others in tellings(accounts):
                marks = [("twin", one.ref) for one in others]
                for what, ref, _ in differing(first, others, act_of):
                    marks.append(("differs", f"{what}/{ref}"))
                for one in (first, *others):
                    yield (
                        *(found.relationship_id, found.statements[one.ref], "", found.item_id),
                        *(WITHOUT_STATUS, None, None, None, None),
                        " ".join(_told(one, first, marks)),
                        *(0, None if one is first else found.statements[first.ref]),
                        _parties(one, accounts, on),
                        *(ordinal(on), ordinal(until) or ENDLESS, ordinal(on)),
                    )


def _of_statuses(sql: Transaction) -> list[Row]:
    return [
        (
            found.relationship_id,
            found.statements[one.ref],
            share,
            found.item_id,
            NUMBERED[said.rule, said.status],
            None if said.evidence == one.ref else said.evidence,
            *(ordinal(said.first), ordinal(said.last), ordinal(said.sought)),
            " ".join(_told(one, lifecycle.statement, _borne(found, one, said.marks))) or None,
            int(said.divided or bool(share)),
            None if one is lifecycle.statement else found.statements[lifecycle.statement.ref],
            _parties(one, (lifecycle.statement, *lifecycle.twins), begin),
            *(ordinal(begin), ordinal(end) or ENDLESS, ordinal(since)),
        )
        for found in cases(sql)
        for lifecycle in found.folded
        for one in (lifecycle.statement, *lifecycle.twins)
        for share, laid_out in _laid_out(lifecycle, one)
        for said, begin, end, since in laid_out
    ]


def _borne(
    found: WholeCase, one: PlacedStatement, marks: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    """The marks of an account: only what is approximate by itself can be said not to be so."""
    return [mark for mark in marks if mark != ("about", "no") or one.ref in found.approximate]


def _told(
    one: PlacedStatement, first: PlacedStatement, marks: Iterable[tuple[str, str]]
) -> Iterator[str]:
    """The marks of an account of an act, which is not another account than itself."""
    marks = [*marks]
    lent = [what.split("/")[1] for word, what in marks if what.startswith("lent/")]
    own_deadline = {f"deadline/{one.ref}", f"lent/{one.ref}"} & {what for _, what in marks}
    for word, what in marks:
        *kind, ref = what.split("/")
        if one is first or word not in ("twin", "differs") or ref != one.ref:
            if one is first or kind != ["lent"] or not own_deadline:
                yield f"{word}:{what}"
        elif kind == ["deadline"]:
            yield f"{word}:counts/{[*lent, first.ref][0]}"
        else:
            of_it = ["lends" if it == "lent" else it for it in kind]
            yield f"{word}:{'/'.join([*of_it, first.ref])}"


def _parties(one: PlacedStatement, accounts: Iterable[PlacedStatement], on: date) -> str | None:
    """The parties of an act by a day, where an account of it does not name all of them."""
    named = {party for told in accounts if told.date <= on for party in told.by}
    own = sorted(one.by)  # as generated statements have them
    return " ".join([*own, *sorted(named.difference(own))]) if named.difference(own) else None


def _laid_out(lifecycle: Lifecycle, one: PlacedStatement) -> Iterator[tuple[str, list[Span]]]:
    yield "", spans(lifecycle, one.date)
    if lifecycle.divided:
        accounts = (lifecycle.statement, *lifecycle.twins)
        for share in lifecycle.shares:
            named = min((it.date for it in accounts if share in it.by), default=one.date)
            yield share, share_spans(lifecycle, share, max(named, one.date))
