"""Recording from the command line: what is refused, what is left alone, and what was known when."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.commandline import tracker

READOUTS = "events/jp-ru"
GOOD = """\
readout: 2019-09-05-vladivostok
parties: [JP, RU]
meetings:
  - date: 2019-09-05
    kind: summit
statements:
  - type: CommitmentMade
    item: pilot-tours
    by: [JP, RU]
    summary: Run the pilot tours in October.
    due: 2019-10
"""
BAD = GOOD.replace("09-05-vladivostok", "09-06-vladivostok").replace("2019-10", "some day")


def answers(folder: Path, *words: str, env: dict[str, str] | None = None) -> Any:
    ran = tracker(*words, "--format", "json", folder=folder, env=env)
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def readouts(folder: Path) -> list[str]:
    """The readouts on record, by date."""
    found = answers(folder, "meetings", "--as-of", "2030-01-01")
    return [name for meeting in found for name in meeting["readouts"]]


def test_nothing_of_a_refused_file_is_recorded_and_the_others_are(folder: Path) -> None:
    (folder / "new").mkdir()
    (folder / "new" / "a-bad.yaml").write_text(BAD, encoding="utf-8")
    (folder / "new" / "b-good.yaml").write_text(GOOD, encoding="utf-8")
    ran = tracker("record", "new", folder=folder)
    assert ran.code == 2
    assert ran.out.startswith("Recorded 1 readout with 1 statement.\n")
    assert "new/a-bad.yaml:11: statements[0].due: 'some day'" in ran.err
    assert readouts(folder) == ["2019-09-05-vladivostok"]
    assert [one["ref"] for one in answers(folder, "open", "--as-of", "2019-10-01")] == [
        "pilot-tours@2019-09-05-vladivostok"
    ]
    assert tracker("export", "2019-09-06-vladivostok", folder=folder).code == 1


def test_a_changed_readout_is_refused_and_the_others_are_recorded(own_record: Path) -> None:
    changed = own_record / READOUTS / "2018-12-01-buenos-aires.yaml"
    before = changed.read_text(encoding="utf-8")
    changed.write_text(before.replace("Speed up the", "Slow down the"), encoding="utf-8")
    (own_record / READOUTS / "2019-09-05-vladivostok.yaml").write_text(GOOD, encoding="utf-8")
    ran = tracker("record", "events/", folder=own_record)
    assert ran.code == 1
    assert (
        "peace-treaty: summary: on record 'Speed up the peace treaty negotiations.', "
        "in the file 'Slow down the peace treaty negotiations.'"
    ) in ran.err
    assert readouts(own_record)[-1] == "2019-09-05-vladivostok"
    assert tracker("export", changed.stem, folder=own_record).out == before


def test_a_readout_of_a_day_still_to_come_is_recorded_and_told(folder: Path) -> None:
    early = GOOD.replace("2019-09-05", "9019-09-05")
    (folder / "early.yaml").write_text(early, encoding="utf-8")
    (folder / "good.yaml").write_text(GOOD, encoding="utf-8")
    ran = tracker("record", "early.yaml", "good.yaml", folder=folder)
    assert ran.code == 0
    assert ran.out.splitlines()[:2] == [
        "Recorded 2 readouts with 2 statements.",
        "Dated after today, and so from then on: 9019-09-05-vladivostok (9019-09-05).",
    ]


def test_what_was_past_when_it_was_said_is_told(folder: Path) -> None:
    past = GOOD.replace("due: 2019-10", "due: 2009-10")
    (folder / "past.yaml").write_text(past, encoding="utf-8")
    ran = tracker("record", "past.yaml", folder=folder)
    told = "Past when it was said; is the year right? pilot-tours@2019-09-05-vladivostok (2009-10)."
    assert (ran.code, ran.out.splitlines()[1]) == (0, told)
    (folder / "past.yaml").write_text(past.replace("2009-10", "2009-11"), encoding="utf-8")
    ran = tracker("amend", "past.yaml", "--reason", "misread", folder=folder)
    assert told.replace("2009-10", "2009-11") in ran.out
    for due in ("2019-09", "2019-09-05", "2009/..", "2009/2020", "{at: pilot-tours}"):
        (folder / "past.yaml").write_text(GOOD.replace("due: 2019-10", f"due: {due}"))
        ran = tracker("amend", "past.yaml", "--reason", "misread", folder=folder)
        assert (ran.code, "Past" in ran.out) == (0, False)


MISTYPED = """\
readout: 2019-09-05-vladivostok
parties: [JP, RU]
meetings:
  - date: 2019-09-05
    holds: [abe-visit-to-rusia-2019]
statements:
  - type: CommitmentMade
    item: import-restriction
    by: [JP, RU]
    summary: Lift the restrictions.
    due: {before: sumit-2019}
    renews: [pilot-tour, pilot-tours@2019-06-29-osak]
  - type: ProgressWelcomed
    item: political-dialogue
    by: [JP, RU]
    summary: Both sides welcome the year of exchanges.
    complete: true
    fulfils: [regional-exchange-yaer]
"""


def test_names_that_may_be_mistyped_are_told_with_what_is_near_to_them(own_record: Path) -> None:
    (own_record / "new.yaml").write_text(MISTYPED, encoding="utf-8")
    tried = tracker("record", "--dry-run", "new.yaml", folder=own_record)
    ran = tracker("record", "new.yaml", folder=own_record)
    assert ran.code == 0
    named, new = ran.out.splitlines()[1:3]
    assert named.removeprefix("Referred to, but not on record: ").split(", ") == [
        "abe-visit-to-rusia-2019 (did you mean abe-visit-to-russia-2019?)",
        "pilot-tour (did you mean pilot-tours?)",
        "pilot-tours@2019-06-29-osak (did you mean pilot-tours@2019-06-29-osaka?)",
        "regional-exchange-yaer (did you mean regional-exchange-year?)",
        "sumit-2019.",
    ]
    near = "import-restriction (did you mean import-restrictions?)"
    assert new == f"New, and a letter apart from an item on record: {near}."
    places = (
        "If one is mistyped, correct it: abe-visit-to-rusia-2019 (new.yaml:5), "
        "import-restriction (new.yaml:8), pilot-tour (new.yaml:12), "
        "pilot-tours@2019-06-29-osak (new.yaml:12), regional-exchange-yaer (new.yaml:18)"
    )
    assert f"\n{places}.\n" in tried.out
    assert f"\n{places}; then tracker amend FILE --reason TEXT. Where two items are one" in ran.out
    assert _but_places(tried.out) == _but_places(ran.out.replace("Recorded", "Would record"))
    again = MISTYPED.replace("pilot-tour,", "pilot-tuor,").replace(
        "restriction\n", "restrictiosn\n"
    )
    (own_record / "new.yaml").write_text(again, encoding="utf-8")
    ran = tracker("amend", "new.yaml", "--reason", "misread", folder=own_record)
    assert "pilot-tuor (did you mean pilot-tours?)" in ran.out
    assert "import-restrictiosn (did you mean import-restrictions?)" in ran.out


def _but_places(told: str) -> list[str]:
    return [line for line in told.splitlines() if not line.startswith("If one is mistyped")]


def test_the_whole_of_an_item_that_is_not_on_record_is_told(own_record: Path) -> None:
    names = "parties: [JP, RU]\nitems:\n  tours:\n    title: Tours\n    part_of: pilot-tuors\n"
    (own_record / "items.yaml").write_text(names, encoding="utf-8")
    ran = tracker("record", "items.yaml", folder=own_record)
    assert "Referred to, but not on record: pilot-tuors (did you mean pilot-tours?)." in ran.out
    whole = f"{names}  pilot-tuors:\n    title: Others\n"
    (own_record / "items.yaml").write_text(whole, encoding="utf-8")
    ran = tracker("record", "items.yaml", folder=own_record)
    assert (ran.code, ran.out) == (0, "Recorded the names of 1 item.\n")


def test_items_of_two_years_or_of_another_relationship_are_not_near(own_record: Path) -> None:
    other = GOOD.replace("pilot-tours", "kono-visit-to-russia-2018")
    (own_record / "new.yaml").write_text(other, encoding="utf-8")
    assert "New, and" not in tracker("record", "new.yaml", folder=own_record).out
    other = GOOD.replace("RU", "US").replace("vladivostok", "hawaii").replace("tours", "tour")
    (own_record / "new.yaml").write_text(other, encoding="utf-8")
    assert "New, and" not in tracker("record", "new.yaml", folder=own_record).out


def test_readouts_recorded_together_may_name_each_other(folder: Path) -> None:
    ran = tracker("record", "events", folder=folder)
    assert (ran.code, "Named," in ran.out, "New," in ran.out) == (0, False, False)


def test_a_judgement_that_stands_against_a_readout_is_told(own_record: Path) -> None:
    tours = "pilot-tours@2019-06-29-osaka"
    judged = ["assess", tours, "--outcome", "not fulfilled", "--on", "2020-01-01"]
    assert tracker(*judged, "--evidence", "the press", folder=own_record).code == 0
    done = GOOD.replace("CommitmentMade", "ProgressWelcomed").replace("due: 2019-10", COMPLETE)
    (own_record / "new.yaml").write_text(done, encoding="utf-8")
    ran = tracker("record", "new.yaml", folder=own_record)
    assert ran.out == (
        "Recorded 1 readout with 1 statement.\n"
        f"{tours} was judged not fulfilled on 2020-01-01, while "
        "pilot-tours@2019-09-05-vladivostok says that it was completed. The judgement still "
        "applies; judge it again with tracker assess, or take it back (--take-back).\n"
    )


COMPLETE = "complete: true\n    fulfils: [pilot-tours@2019-06-29-osaka]"


def test_nothing_is_recorded_when_a_path_is_mistyped(folder: Path) -> None:
    (folder / "good.yaml").write_text(GOOD, encoding="utf-8")
    ran = tracker("record", "good.yaml", "nosuch.yaml", folder=folder)
    told = "tracker: nosuch.yaml: there is no such file or folder; check the name"
    assert (ran.code, ran.both) == (2, f"{told}; nothing was recorded\n")
    assert not (folder / "tracker.db").exists()


def test_recording_again_changes_nothing_and_says_so(own_record: Path) -> None:
    before = answers(own_record, "items", "--as-of", "2019-07-01")
    ran = tracker("record", "events/", folder=own_record)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Already on record, unchanged: 2016-12-03-moscow, ")
    assert "opened" not in ran.out
    assert answers(own_record, "items", "--as-of", "2019-07-01") == before


def test_a_dry_run_tells_the_same_and_records_nothing(own_record: Path) -> None:
    (own_record / "new.yaml").write_text(GOOD, encoding="utf-8")
    before = readouts(own_record)
    tried = tracker("record", "--dry-run", "new.yaml", folder=own_record)
    assert tried.code == 0
    assert readouts(own_record) == before
    done = tracker("record", "new.yaml", folder=own_record)
    then = tried.out.replace(", before it is recorded", ", and record that with tracker amend")
    assert done.out == then.replace("Would record", "Recorded")
    assert readouts(own_record) == [*before, "2019-09-05-vladivostok"]


def test_a_dry_run_refuses_what_recording_would_refuse(own_record: Path) -> None:
    (own_record / "new.yaml").write_text(BAD, encoding="utf-8")
    ran = tracker("record", "--dry-run", "new.yaml", folder=own_record)
    assert ran.code == 2
    assert tracker("record", "new.yaml", folder=own_record).err == ran.err


def test_known_on_a_moment_between_two_recordings_is_what_was_known_then(folder: Path) -> None:
    item = "joint-economic-activities"
    first, second = "2017-11-10-da-nang", "2018-03-21-foreign-ministers"
    assert tracker("record", f"{READOUTS}/{first}.yaml", folder=folder).code == 0
    between = datetime.now(UTC).isoformat()
    assert tracker("record", f"{READOUTS}/{second}.yaml", folder=folder).code == 0

    def on_record(*clock: str) -> dict[str, str]:
        found = answers(folder, "show", item, "--as-of", "2018-04-01", *clock)
        told = (one for one in found["statements"] if one["type"] == "CommitmentMade")
        return {one["ref"]: one["status"] for one in told if one["item"] == item}

    assert on_record() == {f"{item}@{first}": "superseded", f"{item}@{second}": "open"}
    assert on_record("--known-on", between) == {f"{item}@{first}": "due"}
    assert on_record("--known-on", "2100-01-01") == on_record()


def test_the_store_is_the_one_that_is_named(own_record: Path) -> None:
    elsewhere = own_record / "elsewhere"
    elsewhere.mkdir()
    question = ("open", "--as-of", "2019-07-01")
    assert tracker(*question, folder=elsewhere).code == 4
    named = f"sqlite:///{own_record}/tracker.db"
    assert answers(elsewhere, *question, env={"TRACKER_STORE": named})
    assert answers(elsewhere, *question, "--store", named, env={"TRACKER_STORE": "sqlite:///no.db"})
    assert tracker(*question, folder=own_record, env={"TRACKER_STORE": "sqlite:///no.db"}).code == 4


def test_several_relationships_are_told_apart(own_record: Path) -> None:
    other = GOOD.replace("RU", "US").replace("2019-09-05-vladivostok", "2019-09-25-new-york")
    (own_record / "new.yaml").write_text(other, encoding="utf-8")
    assert tracker("record", "new.yaml", folder=own_record).code == 0
    told = tracker("show", "pilot-tours", folder=own_record)
    assert told.code == 1
    assert "choose one with --relationship" in told.err
    day = ("--as-of", "2019-10-01")
    for words in (["--relationship", "us-jp"], ["--with", "us"]):
        found = answers(own_record, "open", *day, *words)
        assert [one["ref"] for one in found] == ["pilot-tours@2019-09-25-new-york"]
    both = answers(own_record, "open", *day, "--with", "JP")
    assert {one["relationship"] for one in both} == {"JP-RU", "JP-US"}


@pytest.mark.parametrize(
    ("words", "item", "refs"),
    [
        ((), "Grave visits by airplane", {"airplane-grave-visits"}),
        ((), "AERIAL GRAVE VISITS", {"airplane-grave-visits"}),
        (
            (),
            "joint-economic-activities-pilot-projects",
            {
                "garbage-disposal-expert-visits",
                "joint-economic-activities-pilot-projects",
                "pilot-tours",
            },
        ),
    ],
)
def test_an_item_goes_by_all_its_names_and_brings_its_parts(
    recorded: Path, words: tuple[str, ...], item: str, refs: set[str]
) -> None:
    found = answers(recorded, "open", "--as-of", "2019-07-01", "--item", item, *words)
    assert {one["item"] for one in found} == refs
