"""The commands that draft and review: from a text to a recorded readout."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tracker.cli import main
from tracker.errors import NoStore, Remedy, Unavailable, Unreadable
from tracker.files.readouts import read_draft, read_readout
from tracker.settings import recorded_by

TEXTS = Path(__file__).parent / "ministry_styles" / "readouts"
SUMMIT = TEXTS / "2031-05-14-japan-chile-summit.txt"
TEXT = """\
Japan-Norway Foreign Ministers' Meeting

March 3, 2031

On March 3, Mr. Taro Yamada, Minister for Foreign Affairs of Japan, held a meeting with \
H.E. Ms. Kari Nordmann, Minister of Foreign Affairs of the Kingdom of Norway, in Oslo.

The two ministers confirmed that a policy dialogue on the Arctic will be held in Tokyo in June. \
Minister Yamada requested Norway to share its data on sea ice. \
The two ministers had lunch.
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "oslo.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*words: str | Path, store: Path, text: str | None = None) -> Result:
    return CliRunner().invoke(
        main, [*map(str, words)], input=text, env={"TRACKER_STORE": f"sqlite:///{store}/t.db"}
    )


def drafted(text: Path, folder: Path) -> Path:
    result = run("draft", text, store=folder)
    assert result.exit_code == 0, result.output
    path = folder / "draft.yaml"
    path.write_text(result.stdout, encoding="utf-8")
    return path


def marked(text: Path, folder: Path) -> Path:
    """A drafted file with a mark on its first statement."""
    path = drafted(text, folder)
    whole = path.read_text(encoding="utf-8")
    head, first, rest = whole.split("  - type: ", 2)
    path.write_text(
        f"{head}  - type: {first}    review: [who is asked?]\n  - type: {rest}", encoding="utf-8"
    )
    return path


def test_a_draft_is_a_readout_file_with_what_the_text_says(text: Path, tmp_path: Path) -> None:
    readout = read_readout(drafted(text, tmp_path))
    assert readout.parties == ("JP", "NO")
    assert [str(m.date) for m in readout.meetings] == ["2031-03-03"]
    assert readout.meetings[0].kind == "foreign-ministers"
    assert [one.type for one in readout.statements] == ["FollowUpScheduled", "RequestMade"]
    follow_up, request = readout.statements
    assert (follow_up.by, getattr(follow_up.due, "edtf", None)) == (("JP", "NO"), "2031-06")  # type: ignore[union-attr]
    assert (request.by, request.to) == (("JP",), ("NO",))  # type: ignore[union-attr]
    assert request.quote is not None
    assert request.quote.exact in TEXT


def test_what_made_no_statement_is_listed_below(text: Path, tmp_path: Path) -> None:
    written = drafted(text, tmp_path).read_text(encoding="utf-8")
    assert "#   The two ministers had lunch." in written


def test_a_draft_as_json_ties_each_statement_to_its_place(text: Path, tmp_path: Path) -> None:
    found = json.loads(run("draft", "--format", "json", text, store=tmp_path).stdout)
    for statement in found["statements"]:
        quote = statement["quote"]
        assert TEXT[quote["start"] : quote["end"]] == quote["exact"]
        assert {"type", "by", "to", "item", "due", "approximate", "soon", "complete"} <= set(
            statement
        )
        assert statement["why"]["words"]
        assert statement["why"]["rule"]


def test_the_same_text_gives_the_same_draft(tmp_path: Path) -> None:
    first, second = (run("draft", SUMMIT, store=tmp_path).stdout for _ in range(2))
    assert first == second != ""


def test_a_text_is_taken_from_standard_input(text: Path, tmp_path: Path) -> None:
    by_name = run("draft", "--format", "json", text, store=tmp_path).stdout
    by_input = run("draft", "--format", "json", "-", store=tmp_path, text=TEXT).stdout
    assert by_input == by_name


def test_a_day_without_a_year_asks_for_one(tmp_path: Path) -> None:
    path = tmp_path / "undated.txt"
    path.write_text(TEXT.replace(", 2031", ""), encoding="utf-8")
    refused = run("draft", path, store=tmp_path)
    assert isinstance(refused.exception, Unreadable)
    assert refused.exception.remedy is Remedy.GIVE_DATE
    given = run("draft", "--date", "2031-03-03", "--format", "json", path, store=tmp_path)
    assert json.loads(given.stdout)["meetings"][0]["date"] == "2031-03-03"


def test_items_on_record_are_chosen_again(text: Path, tmp_path: Path) -> None:
    items = tmp_path / "items.yaml"
    items.write_text(
        "parties: [JP, NO]\nitems:\n  arctic-policy-dialogue:\n"
        "    title: Policy dialogue on the Arctic\n",
        encoding="utf-8",
    )
    assert run("record", items, store=tmp_path).exit_code == 0
    assert run("record", drafted(SUMMIT, tmp_path), "--reviewed", store=tmp_path).exit_code == 0
    found = json.loads(run("draft", "--format", "json", text, store=tmp_path).stdout)
    assert found["statements"][0]["item"] == "arctic-policy-dialogue"
    from_file = run("draft", "--items", items, "--format", "json", text, store=tmp_path / "none")
    assert json.loads(from_file.stdout)["statements"][0]["item"] == "arctic-policy-dialogue"


def test_a_marked_file_is_refused_until_it_is_reviewed(text: Path, tmp_path: Path) -> None:
    path = marked(text, tmp_path)
    refused = run("record", path, store=tmp_path)
    assert refused.exit_code == 2
    assert "is marked for review (who is asked?)" in refused.output
    assert "--reviewed" in refused.output
    assert not (tmp_path / "t.db").exists()
    assert run("record", "--reviewed", path, store=tmp_path).exit_code == 0


def test_accepting_takes_the_mark_away_and_saves_the_file(text: Path, tmp_path: Path) -> None:
    path = marked(text, tmp_path)
    before = read_draft(path)[0]
    assert "Nothing is marked" in run("review", path, text, store=tmp_path, text="a\n").output
    after, marks = read_draft(path)
    assert after.source is not None
    assert before.source is not None
    assert after.source.reviewed_by == recorded_by()
    unsigned = after.source.model_copy(update={"reviewed_by": None})
    assert (after.model_copy(update={"source": unsigned}), marks) == (before, {})


def test_keeping_leaves_the_mark(text: Path, tmp_path: Path) -> None:
    path = marked(text, tmp_path)
    assert "1 still marked" in run("review", path, text, store=tmp_path, text="k\n").output
    assert "is saved. 1 still" in run("review", path, text, store=tmp_path, text="").output
    assert read_draft(path)[1] == {0: ("who is asked?",)}


def test_dropping_takes_the_statement_out(text: Path, tmp_path: Path) -> None:
    path = marked(text, tmp_path)
    run("review", path, text, store=tmp_path, text="d\n")
    assert [one.type for one in read_readout(path).statements] == ["RequestMade"]


def editor(tmp_path: Path, old: str, new: str) -> str:
    """An editor that replaces one text by another."""
    script = tmp_path / "editor"
    script.write_text(f"#!/bin/sh\nsed -i 's/{old}/{new}/' \"$1\"\n", encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return str(script)


def test_editing_changes_the_statement_and_splitting_makes_two(
    text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = marked(text, tmp_path)
    monkeypatch.setenv("EDITOR", editor(tmp_path, "^summary:.*", "summary: Hold the dialogue."))
    run("review", path, text, store=tmp_path, text="e\n")
    assert read_readout(path).statements[0].summary == "Hold the dialogue."
    monkeypatch.setenv("EDITOR", editor(tmp_path, "^item: .*", "item: another-matter"))
    run("review", "--all", path, text, store=tmp_path, text="s\nq\n")
    assert [one.item for one in read_readout(path).statements[:2]] == ["another-matter"] * 2


def test_an_edit_that_is_not_sound_is_told_and_changes_nothing(
    text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = marked(text, tmp_path)
    before = path.read_bytes()
    monkeypatch.setenv("EDITOR", editor(tmp_path, "^by: .*", "by: [XX]"))
    result = run("review", path, text, store=tmp_path, text="e\nn\nq\n")
    assert "is not a party" in result.output
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--party", "Ruritania", "--party", "JP"], "'Ruritania' is not a party"),
        (["--party", "JP"], "--party JP --party RU"),
        (["--kind", "Foreign Ministers"], "lower-case words"),
        (["--name", "My Readout"], "lower-case words"),
    ],
)
def test_what_no_readout_can_have_is_refused(
    words: list[str], told: str, text: Path, tmp_path: Path
) -> None:
    refused = run("draft", text, *words, store=tmp_path)
    assert refused.exit_code == 2
    assert told in refused.stderr


def test_a_store_that_was_named_must_be_there(text: Path, tmp_path: Path) -> None:
    mistyped = run("draft", text, "--store", f"sqlite:///{tmp_path}/tipo.db", store=tmp_path)
    assert isinstance(mistyped.exception, NoStore)
    (tmp_path / "odd.db").write_text("no database")
    damaged = run("draft", text, "--store", f"sqlite:///{tmp_path}/odd.db", store=tmp_path)
    assert isinstance(damaged.exception, Unavailable)
    first = run("draft", text, store=tmp_path)
    assert first.exit_code == 0
    assert "Every item is taken for a new one: there is no store at " in first.stderr
    assert "; record something first (tracker record events/), or name another" in first.stderr


def test_a_text_of_which_nothing_is_read_is_asked_about(tmp_path: Path) -> None:
    french = tmp_path / "2031-03-03-oslo.txt"
    french.write_text("Les deux ministres ont convenu de se revoir en juin.\n", encoding="utf-8")
    result = run("draft", french, "--party", "FR", "--party", "NO", store=tmp_path)
    assert "in English?" in result.stderr


def test_reviewing_keeps_the_comments_around_the_statements(text: Path, tmp_path: Path) -> None:
    path = marked(text, tmp_path)
    path.write_text("# by A. Desk\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    run("review", path, text, store=tmp_path, text="a\n")
    kept = path.read_text(encoding="utf-8")
    assert kept.startswith("# by A. Desk\nreadout:")
    assert "# Sentences that made no statement:\n" in kept
    assert kept.endswith("#   The two ministers had lunch.\n")
    assert "review:" not in kept


def test_nothing_that_stands_in_a_table_is_passed_over_in_silence(tmp_path: Path) -> None:
    page = tmp_path / "oslo.html"
    head, _, rest = TEXT.rpartition("The two ministers had lunch.")
    told = "".join(f"<p>{part}</p>" for part in head.split("\n\n"))
    page.write_text(
        f"<html><body><h1>Meeting</h1>{told}<table><tr><th>Action</th><th>By</th></tr>"
        "<tr><td>Publish a joint assessment</td><td>30 September 2031</td></tr>"
        "<tr><td>The two sides will sign an accord on fish in May.</td><td></td></tr></table>"
        "<table><tr><th>Species</th><th>Quota</th></tr>"
        "<tr><td>Herring of the north</td><td>500 tonnes</td></tr></table>"
        f"{rest}</body></html>",
        encoding="utf-8",
    )
    result = run("draft", page, store=tmp_path)
    assert "#   | Herring of the north | 500 tonnes |" in result.stdout
    assert "quote: Publish a joint assessment\n" in result.stdout
    assert "../2031-09-30" in result.stdout
    assert "quote: The two sides will sign an accord on fish in May\n" in result.stdout


def test_a_deadline_that_is_not_read_is_put_before_the_reviewer(text: Path, tmp_path: Path) -> None:
    promise = "The two ministers agreed to publish the ice charts by 29 February 2033."
    text.write_text(f"{TEXT}{promise}\n", encoding="utf-8")
    path = drafted(text, tmp_path)
    mark = "the time is not read: by 29 February 2033"
    assert mark in path.read_text(encoding="utf-8")
    shown = run("review", path, text, store=tmp_path, text="q\n")
    assert mark in shown.output
    assert run("record", path, store=tmp_path).exit_code != 0


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("the deadline ‘12/11/2031’ is day or month first: `due: 2031-11-12`", 1),
        ("the time is not read: by 29 February 2033", 1),
        ("who is asked?", 0),
    ],
)
def test_accepting_tells_that_a_statement_stands_without_a_deadline(
    mark: str, told: int, text: Path, tmp_path: Path
) -> None:
    path = drafted(text, tmp_path)
    head, first, rest = path.read_text(encoding="utf-8").split("  - type: ", 2)
    undated = f"{rest.rstrip()}\n    review: ['{mark}']\n"
    path.write_text(f"{head}  - type: {first}  - type: {undated}", encoding="utf-8")
    shown = run("review", path, text, store=tmp_path, text="a\n").output
    assert mark in shown
    assert shown.count("it stands without a deadline") == told


def test_requests_on_record_are_not_in_the_way_of_a_draft(text: Path, tmp_path: Path) -> None:
    first = drafted(text, tmp_path)
    assert run("record", first, "--reviewed", store=tmp_path).exit_code == 0
    assert "1 standing" in run("requests", "--as-of", "2031-09-01", store=tmp_path).output
    again = run("draft", text, "--date", "2031-09-03", store=tmp_path)
    assert again.exit_code == 0, again.output
