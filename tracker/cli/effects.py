"""Effects in words: what was recorded and does nothing for now, and how accounts of it differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click

from tracker.cli.output import listed, plural
from tracker.cli.terminal import line
from tracker.errors import Ineffective, Refused
from tracker.files.readouts import faults_in
from tracker.projections.accounts import TwinsDiffer
from tracker.projections.idleness import Idle

_SHOWN = 40


def in_file(error: Ineffective, file: Path) -> Refused:
    """What a readout can do nothing about, with the lines of its file."""
    return Refused("\n".join(map(str, faults_in(file, error.complaints))))


def tell_idle(idle: Iterable[Idle]) -> None:
    """Print what does nothing for now, with what to do about it."""
    found = list(dict.fromkeys(idle))
    for one in found[:_SHOWN]:
        line(_WORDS[one.what](one.ref, listed(one.about)))
    if len(found) > _SHOWN:
        click.echo(f"{len(found) - _SHOWN} more do nothing for now.")


def tell_twins(differing: Iterable[TwinsDiffer]) -> None:
    """Print where two publishers do not say the same of one act."""
    for one in list(dict.fromkeys(differing))[:_SHOWN]:
        said = ", ".join(f"{value} by {ref}" for ref, value in one.said)
        line(
            f"The {one.what} of one act is reported in different ways: {said}. "
            "If one is mistaken, correct it with tracker amend."
        )


def tell_new_items(names: Iterable[str]) -> None:
    """Print the items that nothing was said of before."""
    found = sorted(set(names))
    if found:
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        line(f"{plural(len(found), 'new item')}: {', '.join(found[:_SHOWN])}{more}.")


def _again(ref: str, earlier: str) -> str:
    return (
        f"{ref} promises something on an item on which {earlier} is unfinished, and does not say "
        f"whether it renews that: write renews: [{earlier}] if it does, or renews: [] if both "
        "apply, and record it with tracker amend."
    )


def _repeats(ref: str, about: str) -> str:
    return (
        f"{ref} repeats what was done before, so {about} stays unfinished. If that is meant, name "
        f"it in {_field(ref)} by its ref, and record that with tracker amend."
    )


def _renewed(ref: str, about: str) -> str:
    return (
        f"{ref} names what {about} renewed, which stays unfinished: its time has not begun, or it "
        f"is on another item. If it is done as well, name it in {_field(ref)}, and record that "
        "with tracker amend."
    )


def _field(ref: str) -> str:
    return "fulfils" if "@" in ref else "holds"


_WORDS: dict[str, Callable[[str, str], str]] = {
    "renews": lambda ref, about: (
        f"{ref} renews {about}, but nothing of that is unfinished that it could renew: it changes "
        "nothing for now."
    ),
    "fulfils": lambda ref, about: (
        f"{ref} fulfils {about}, but nothing of that is unfinished that it could settle: it "
        "changes nothing for now."
    ),
    "holds": lambda ref, about: (
        f"The meeting of {ref} holds {about}, but no follow-up of that was announced before and is "
        "unfinished: it changes nothing for now."
    ),
    "before": lambda ref, about: (
        f"{ref} is to happen before {about}, of which nothing still to come is on record: it has "
        "no deadline from that for now."
    ),
    "at": lambda ref, about: (
        f"{ref} is to happen at {about}, of which nothing still to come is on record: it has no "
        "deadline from that for now."
    ),
    "done_by": lambda ref, about: (
        f"{ref} is complete, but those whose deed it is have no share in {about}: it settles "
        "nothing for now. If it is another's deed, name them in done_by; if it settles it for all, "
        "write fulfils."
    ),
    "same_as": lambda ref, about: (
        f"{ref} is said to be the same as {about}, which is on another item: they count as two for "
        "now. Code both on one item."
    ),
    "again": _again,
    "repeats": _repeats,
    "renewed": _renewed,
}
