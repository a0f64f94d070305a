"""Commands that judge from outside the readouts: assess, condition, sought."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import get_args

import click

from tracker.cli.completion import offered
from tracker.cli.given import (
    all_required,
    command_id_option,
    dry_run_option,
    reason_option,
    required,
    take_back_option,
    valid,
)
from tracker.cli.opening import force_option, recording
from tracker.cli.options import store_option
from tracker.cli.receipts import tell_judged
from tracker.cli.words import Word
from tracker.domain.grounds import UP_TO_TODAY
from tracker.domain.items import (
    Assessment,
    ConditionSettled,
    EvidenceSought,
    Outcome,
    OutcomeAssessed,
)
from tracker.queries.moments import today
from tracker.queries.words import DAY, KINDS


@click.command()
@click.argument("ref", shell_complete=offered("ref"))
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
@take_back_option
@reason_option
@dry_run_option
@command_id_option
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
    dry_run: bool,
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
    _not_to_come(on, "--on", OutcomeAssessed)
    given = {"ref": ref, "outcome": outcome, "on": on, "evidence": evidence, "note": note}
    given["share"] = share
    _judge(
        store,
        OutcomeAssessed,
        given,
        take_back=take_back,
        reason=reason,
        dry_run=dry_run,
        key=key,
        any_moment=any_moment,
    )


@click.command()
@click.argument("ref", shell_complete=offered("ref"))
@click.argument("result", type=click.Choice(["met", "lapsed"]), required=False)
@click.option("--on", type=Word(DAY), metavar="DATE", help="On which day it was met or lapsed.")
@click.option("--evidence", metavar="TEXT", help="What shows it, if anything: a link, or words.")
@take_back_option
@reason_option
@dry_run_option
@command_id_option
@force_option
@store_option
def condition(
    ref: str,
    *,
    result: str | None,
    on: date | None,
    evidence: str | None,
    take_back: bool,
    reason: str | None,
    dry_run: bool,
    key: str | None,
    any_moment: bool,
    store: str,
) -> None:
    r"""Record that the condition of REF was met, or lapsed.

    \b
    Example:
      tracker condition foreign-ministers-meeting-2019@2018-12-01-buenos-aires lapsed \
        --on 2019-01-22 --evidence "press conference of the Foreign Minister"
    """
    if result is None and not take_back:
        raise click.UsageError("say after the ref whether it was met or lapsed")
    _not_to_come(on, "--on", ConditionSettled)
    given = {"ref": ref, "result": result, "on": on, "evidence": evidence}
    _judge(
        store,
        ConditionSettled,
        given,
        take_back=take_back,
        reason=reason,
        dry_run=dry_run,
        key=key,
        any_moment=any_moment,
    )


@click.command()
@click.argument("ref", shell_complete=offered("ref"))
@click.option("--through", type=Word(DAY), metavar="DATE", help="Through which day was searched.")
@take_back_option
@reason_option
@dry_run_option
@command_id_option
@force_option
@store_option
def sought(
    ref: str,
    *,
    through: date | None,
    take_back: bool,
    reason: str | None,
    dry_run: bool,
    key: str | None,
    any_moment: bool,
    store: str,
) -> None:
    r"""Record that evidence of REF was sought through a day, and none was found.

    \b
    Example:
      tracker sought pilot-tours@2019-06-29-osaka --through 2020-03-31
    """
    _not_to_come(through, "--through", EvidenceSought)
    given = {"ref": ref, "through": through}
    _judge(
        store,
        EvidenceSought,
        given,
        take_back=take_back,
        reason=reason,
        dry_run=dry_run,
        key=key,
        any_moment=any_moment,
    )


_OPTIONAL: Mapping[type[Assessment], tuple[str, ...]] = {
    OutcomeAssessed: ("note", "share"),
    ConditionSettled: ("evidence",),
    EvidenceSought: (),
}
"""What may be left out of each kind of judgement."""


def _judge(
    store: str,
    kind: type[Assessment],
    given: Mapping[str, object],
    *,
    take_back: bool,
    reason: str | None,
    dry_run: bool,
    key: str | None,
    any_moment: bool,
) -> None:
    with recording(store, key=key, any_moment=any_moment) as ledger:
        if take_back:
            ref, why = str(given["ref"]), required(reason, "reason")
            share = given.get("share")
            whose = None if share is None else str(share)
            receipt = ledger.take_back(
                ref, kind, reason=why, day=today(), share=whose, dry_run=dry_run
            )
        else:
            needed = {name: given[name] for name in given if name not in _OPTIONAL[kind]}
            all_required(needed)
            receipt = ledger.judge(valid(kind, given), day=today(), dry_run=dry_run)
    tell_judged(receipt, dry_run=dry_run)


def _not_to_come(day: date | None, option: str, kind: type[Assessment]) -> None:
    if day is not None and day > today():
        said = f"{day} is still to come; {UP_TO_TODAY[kind]}"
        raise click.BadParameter(said, param_hint=f"'{option}'")
