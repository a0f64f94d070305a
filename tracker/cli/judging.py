"""Commands that judge from outside the readouts: assess, condition, sought, merge."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeVar, get_args

import click
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from tracker.cli.opening import force_option, recording
from tracker.cli.options import store_option
from tracker.cli.receipts import tell_judged
from tracker.cli.remedies import WAYS
from tracker.cli.words import Word
from tracker.domain.items import (
    Assessment,
    ConditionSettled,
    EvidenceSought,
    ItemMerged,
    ItemSeparated,
    Outcome,
    OutcomeAssessed,
)
from tracker.domain.values import Model
from tracker.errors import Remedy, Unreadable
from tracker.explanations import explain, place_of
from tracker.queries.moments import today
from tracker.queries.words import DAY, KINDS, RELATIONSHIP

_WAYS_OUT = {
    "ref": f"write key@readout, such as pilot-tours@2019-06-29-osaka{WAYS[Remedy.LIST_REFS]}",
    "item": f"write the item's slug{WAYS[Remedy.LIST_ITEMS]}",
    "into": f"write the item's slug{WAYS[Remedy.LIST_ITEMS]}",
}
"""What to type for an argument that cannot be read."""

T = TypeVar("T")
M = TypeVar("M", bound=Model)

_take_back = click.option(
    "--take-back", is_flag=True, help="Take the latest one back instead; needs --reason."
)
_reason = click.option("--reason", metavar="TEXT", help="Why it is taken back.")
_command_id = click.option(
    "--command-id",
    "key",
    metavar="ID",
    help="Any words that are this command's own: given again with them, it is recorded once.",
)


@click.command()
@click.argument("ref")
@click.option("--outcome", type=click.Choice(get_args(Outcome)), help="What became of it.")
@click.option("--on", type=Word(DAY), metavar="DATE", help="From which day the judgement holds.")
@click.option("--evidence", metavar="TEXT", help="What shows it: a link, or words.")
@click.option("--note", metavar="TEXT", help="Anything to add.")
@click.option(
    "--share",
    type=Word(KINDS["party"]),
    metavar="PARTY",
    help="Whose share is judged, of what several undertook; all of them unless one is given.",
)
@_take_back
@_reason
@_command_id
@force_option
@store_option
def assess(
    ref: str,
    *,
    outcome: str | None,
    on: date | None,
    evidence: str | None,
    note: str | None,
    share: str | None,
    take_back: bool,
    reason: str | None,
    key: str | None,
    any_moment: bool,
    store: str,
) -> None:
    r"""Judge, from outside the readouts, what became of the statement REF.

    A commitment or a meeting can be judged fulfilled, partly fulfilled, not fulfilled or withdrawn;
    a request also refused, but not "not fulfilled"; a concern fulfilled, which means resolved, or
    withdrawn. Where a readout says otherwise, that is printed, and the judgement applies.

    \b
    Examples:
      tracker assess airplane-grave-visits@2018-03-21-foreign-ministers \
        --outcome fulfilled --on 2018-07-22 --evidence "press release of the Cabinet Office"
      tracker assess airplane-grave-visits@2018-03-21-foreign-ministers \
        --take-back --reason "that was the visit of another year"
      tracker assess pilot-tours@2019-06-29-osaka --share JP \
        --outcome fulfilled --on 2019-11-02 --evidence "press release of the Foreign Ministry"
    """
    _not_to_come(on, "--on", "an outcome can be judged up to today")
    given = {"ref": ref, "outcome": outcome, "on": on, "evidence": evidence, "note": note}
    given["share"] = share
    _judge(
        store,
        OutcomeAssessed,
        given,
        take_back=take_back,
        reason=reason,
        key=key,
        any_moment=any_moment,
    )


@click.command()
@click.argument("ref")
@click.argument("result", type=click.Choice(["met", "lapsed"]), required=False)
@click.option("--on", type=Word(DAY), metavar="DATE", help="On which day it was met or lapsed.")
@_take_back
@_reason
@_command_id
@force_option
@store_option
def condition(
    ref: str,
    *,
    result: str | None,
    on: date | None,
    take_back: bool,
    reason: str | None,
    key: str | None,
    any_moment: bool,
    store: str,
) -> None:
    r"""Record that the condition of REF was met, or lapsed.

    \b
    Example:
      tracker condition foreign-ministers-meeting-2019@2018-12-01-buenos-aires lapsed \
        --on 2019-01-22
    """
    if result is None and not take_back:
        raise click.UsageError("say after the ref whether it was met or lapsed")
    _not_to_come(on, "--on", "a condition can have been met or lapsed up to today")
    given = {"ref": ref, "result": result, "on": on}
    _judge(
        store,
        ConditionSettled,
        given,
        take_back=take_back,
        reason=reason,
        key=key,
        any_moment=any_moment,
    )


@click.command()
@click.argument("ref")
@click.option("--through", type=Word(DAY), metavar="DATE", help="Through which day was searched.")
@_take_back
@_reason
@_command_id
@force_option
@store_option
def sought(
    ref: str,
    *,
    through: date | None,
    take_back: bool,
    reason: str | None,
    key: str | None,
    any_moment: bool,
    store: str,
) -> None:
    r"""Record that evidence of REF was sought through a day, and none was found.

    \b
    Example:
      tracker sought pilot-tours@2019-06-29-osaka --through 2020-03-31
    """
    _not_to_come(through, "--through", "evidence can have been sought up to today")
    given = {"ref": ref, "through": through}
    _judge(
        store,
        EvidenceSought,
        given,
        take_back=take_back,
        reason=reason,
        key=key,
        any_moment=any_moment,
    )


@click.command()
@click.argument("item")
@click.option("--into", metavar="ITEM", help="The item that it turned out to be.")
@click.option(
    "--relationship",
    type=Word(RELATIONSHIP),
    required=True,
    metavar="JP-RU",
    help="The relationship they belong to.",
)
@_take_back
@_reason
@_command_id
@force_option
@store_option
def merge(
    item: str,
    *,
    into: str | None,
    relationship: str,
    take_back: bool,
    reason: str | None,
    key: str | None,
    any_moment: bool,
    store: str,
) -> None:
    r"""Record that ITEM is another item: what is said of the one is said of the other.

    \b
    Examples:
      tracker merge garbage-disposal-expert-visits --into joint-economic-activities-pilot-projects \
        --relationship JP-RU
      tracker merge garbage-disposal-expert-visits --relationship JP-RU \
        --take-back --reason "two projects after all"
    """
    with recording(store, key=key, any_moment=any_moment) as ledger:
        if take_back:
            separated = _valid(ItemSeparated, {"item": item, "reason": _required(reason, "reason")})
            receipt = ledger.separate(relationship, separated, day=today())
        else:
            merged = _valid(ItemMerged, {"item": item, "into": _required(into, "into")})
            receipt = ledger.merge(relationship, merged, day=today())
    tell_judged(receipt)


def _judge(
    store: str,
    kind: type[Assessment],
    given: Mapping[str, object],
    *,
    take_back: bool,
    reason: str | None,
    key: str | None,
    any_moment: bool,
) -> None:
    with recording(store, key=key, any_moment=any_moment) as ledger:
        if take_back:
            ref, why = str(given["ref"]), _required(reason, "reason")
            share = given.get("share")
            whose = None if share is None else str(share)
            receipt = ledger.take_back(ref, kind, reason=why, day=today(), share=whose)
        else:
            for name, value in given.items():
                if name not in ("note", "share"):
                    _required(value, name)
            receipt = ledger.judge(_valid(kind, given), day=today())
    tell_judged(receipt)


def _not_to_come(day: date | None, option: str, allowed: str) -> None:
    if day is not None and day > today():
        raise click.BadParameter(f"{day} is still to come; {allowed}", param_hint=f"'{option}'")


def _required(value: T | None, name: str) -> T:
    if value is None:
        raise click.UsageError(f"--{name} is missing")
    return value


def _valid(kind: type[M], given: Mapping[str, object]) -> M:
    try:
        return kind.model_validate(given)
    except ValidationError as error:
        raise Unreadable("; ".join(_wrong(found) for found in error.errors())) from None


def _wrong(found: ErrorDetails) -> str:
    place = place_of(found)
    wrong, way_out = explain(found)
    return "; ".join(filter(None, (f"{place}: {wrong}", _WAYS_OUT.get(place, way_out))))
