"""Effects on the command line: what is new, what does nothing for now, what can do nothing."""

from __future__ import annotations

from pathlib import Path

from tests.support.commandline import tracker

NEW = """\
readout: {name}
parties: [JP, RU]
publisher: {publisher}
meetings:
  - date: {day}
    kind: summit
statements:
"""
ACT = """\
  - type: {type}
    item: {item}
    by: [{by}]
    summary: Something was said.
"""


def written(folder: Path, name: str, day: str, *acts: str, publisher: str = "JP") -> str:
    """A readout file with a few acts: the type, the item, the parties, and what else is said."""
    text = NEW.format(name=name, day=day, publisher=publisher)
    for act in acts:
        kind, item, by, *others = act.split("; ")
        text += ACT.format(type=kind, item=item, by=by)
        text += "".join(f"    {other}\n" for other in others)
    file = folder / f"{name}.yaml"
    file.write_text(text, encoding="utf-8")
    return file.name


def test_what_is_new_is_listed(folder: Path) -> None:
    acts = ["CommitmentMade; pact; JP", "RequestMade; fees; JP", "ConcernRaised; patrols; RU"]
    ran = tracker("record", written(folder, "first", "2019-09-05", *acts), folder=folder)
    assert "3 new items: fees, pact, patrols.\n" in ran.out
    assert "\nopened: 1\n  open  pact@first\n" in ran.out
    assert "\nrequests: 1\n  standing  fees@first\n" in ran.out
    assert "\nconcerns: 1\n  standing  patrols@first\n" in ran.out
    again = written(folder, "second", "2019-10-05", "RequestMade; fees; RU")
    assert "new item" not in tracker("record", again, folder=folder).out


def test_of_several_readouts_what_is_new_is_counted_and_what_changed_is_told(folder: Path) -> None:
    tracker(
        "record",
        written(folder, "first", "2019-09-05", "CommitmentMade; pact; JP; due: 2999"),
        folder=folder,
    )
    many = [f"CommitmentMade; item-{number}; JP; due: 2019-10" for number in range(13)]
    kept = "ProgressWelcomed; pact; JP; complete: true; fulfils: [pact@first]"
    files = [
        written(folder, "second", "2019-09-06", *many),
        written(folder, "third", "2019-09-07", kept, "RequestMade; fees; JP"),
    ]
    ran = tracker("record", "--dry-run", *files, folder=folder)
    assert ran.out == (
        "Would record 2 readouts with 15 statements.\n"
        "14 new items.\n"
        "What is new, as of today: 13 overdue already, 1 request. -v names each.\n"
        "\nfulfilled, of what was on record: 1\n"
        "  open → fulfilled  pact@first\n"
        "    Something was said.\n"
    )
    whole = tracker("record", "--dry-run", "-v", *files, folder=folder).out
    assert "14 new items: fees, item-0, item-1, " in whole
    assert "\noverdue already: 13\n  overdue  item-0@second\n" in whole


def test_the_log_tells_in_one_line_what_one_recording_named(recorded: Path) -> None:
    lines = tracker("log", folder=recorded).out.splitlines()
    assert [line.split("  ", 3)[3] for line in lines[4:]] == [
        "recorded  2019-06-29-osaka",
        "named  abduction-issue and 73 other items",
    ]
    whole = tracker("log", "-v", folder=recorded).out.splitlines()
    assert len([line for line in whole if "  named  " in line]) == 74


def test_what_does_nothing_for_now_is_told_with_what_to_do(folder: Path) -> None:
    tracker(
        "record",
        written(
            folder, "a", "2019-01-05", "CommitmentMade; pact; JP", "FollowUpScheduled; visit; JP"
        ),
        folder=folder,
    )
    acts = [
        "CommitmentMade; pact; JP",
        "CommitmentMade; visit; JP; renews: [visit]; due: {before: pact}",
        "ProgressWelcomed; pact; RU; complete: true",
        "ProgressWelcomed; visit; RU; complete: true; fulfils: [pact@a]; done_by: [RU]",
        "CommitmentMade; talks; RU; same_as: pact@a",
    ]
    file = written(folder, "b", "2019-02-05", *acts)
    for words, then in (
        (["record", "--dry-run"], ", before it is recorded"),
        (["record"], ", and record that with tracker amend"),
    ):
        told = tracker(*words, file, folder=folder).out.splitlines()
        found = [line for line in told if "for now" in line or "promises" in line]
        assert "\n".join(found) == (
            "pact@b promises something on an item on which pact@a is unfinished, and does not say "
            "whether it renews that: write renews: [pact@a] if it does, or renews: [] if both "
            f"apply{then}.\n"
            "visit@b renews visit, but nothing of that is unfinished that it could renew: it "
            "changes nothing for now.\n"
            "visit@b is to happen before pact, of which nothing still to come is on record: it has "
            "no deadline from that for now.\n"
            "pact-2@b is complete, but those whose deed it is have no share in pact@a: it settles "
            "nothing of that for now. If it is another's deed, name them in done_by; if it settles "
            "it for all, write fulfils.\n"
            "visit-2@b fulfils pact@a, but nothing of that is unfinished that it could settle: it "
            "changes nothing for now.\n"
            "talks@b is said to be the same as pact@a, which is on another item: they count as two "
            "for now. Code both on one item."
        )


def test_what_can_do_nothing_is_recorded_when_that_is_asked_for(folder: Path) -> None:
    file = written(folder, "a", "2019-01-05", "CommitmentMade; pact; JP; renews: [pact@a]")
    ran = tracker("record", file, folder=folder)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(
        "tracker: a.yaml:12: statements[0].renews[0]: pact@a is this statement itself"
    )
    assert tracker("record", "--any-effect", file, folder=folder).code == 0
    assert tracker("record", file, folder=folder).out.startswith("Already on record, unchanged: a")
    assert tracker("export", "--events", "all.jsonl", folder=folder).code == 0
    store = ("--store", "sqlite:///copy.db")
    assert tracker("import", "all.jsonl", *store, folder=folder).code == 0


def test_accounts_that_differ_are_told(folder: Path) -> None:
    act = "CommitmentMade; pact; JP, RU; due: {}"
    jp = written(folder, "jp", "2019-01-05", act.format("2019-06"))
    ru = written(folder, "ru", "2019-01-05", act.format("2019-07"), publisher="RU")
    assert (
        "The deadline of one act is reported in different ways: 2019-06 by pact@jp, 2019-07 by "
        "pact@ru. If one is mistaken, correct it with tracker amend.\n"
    ) in tracker("record", jp, ru, folder=folder).out


def test_the_share_of_one_party_that_a_report_settles_is_told(folder: Path) -> None:
    promised = "CommitmentMade; pact; JP, RU; due: ../2019-12"
    tracker("record", written(folder, "first", "2019-09-05", promised), folder=folder)
    reported = "ProgressWelcomed; pact; JP; complete: true"
    ran = tracker("record", written(folder, "second", "2019-10-05", reported), folder=folder)
    told = "The share of JP in pact@first: overdue → fulfilled."
    assert ran.out.splitlines() == ["Recorded 1 readout with 1 statement.", told]
    ran = tracker("retract", "second", "--reason", "not sent", folder=folder)
    assert "The share of JP in pact@first: fulfilled → overdue." in ran.out.splitlines()
    renewed = f"{promised.replace('JP, RU', 'RU').replace('2019-12', '2019-11')}; renews: [pact]"
    ran = tracker("record", written(folder, "third", "2019-10-06", renewed), folder=folder)
    assert "The share of RU in pact@first: overdue → superseded." in ran.out.splitlines()


def test_a_promise_that_is_amended_to_a_report_is_not_called_taken_back(folder: Path) -> None:
    promised = "CommitmentMade; pact; JP; due: ../2019-12"
    tracker("record", written(folder, "first", "2019-09-05", promised), folder=folder)
    file = written(folder, "first", "2019-09-05", "ProgressWelcomed; pact; JP")
    ran = tracker("amend", file, "--reason", "a report", folder=folder)
    assert "  overdue → no status any more  pact@first" in ran.out.splitlines()
    file = written(folder, "first", "2019-09-05", promised)
    ran = tracker("amend", file, "--reason", "a promise", folder=folder)
    file = written(folder, "first", "2019-09-05", "ConcernRaised; others; JP")
    ran = tracker("amend", file, "--reason", "none of it", folder=folder)
    assert "  overdue → taken back  pact@first" in ran.out.splitlines()
