"""Streams and arguments as a shell may make them: never a traceback, and the right code."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest

from tests.support.asking import ASKING, REF
from tests.support.commandline import process_environment
from tracker.cli import COMMANDS

READOUT = "events/jp-ru/2019-06-29-osaka.yaml"
FORMS = ("table", "json", "jsonl", "csv", "csv-bom", "xlsx")
NOTHING = {(name, form) for name in ("unfulfilled", "slipped") for form in ("table", "jsonl")}
"""What has no answer in the shipped record, and so no line that could not be written."""
QUESTIONS = [
    (name, *words, "--format", form)
    for name, words in ASKING.items()
    for form in FORMS
    if (name, form) not in NOTHING
]
OTHERS = [
    ("export", "2019-06-29-osaka"),
    ("export", "--events", "-"),
    ("export", "--events", "/dev/stdout"),
    ("agree", READOUT, READOUT),
    ("verify",),
    ("rebuild",),
    ("--help",),
    ("--version",),
    ("record", "--help"),
    ("serve", "--help"),
    ("users", "--help"),
    ("brief", "--relationship", "JP-RU"),
    ("score", "--scale", "g7"),
    ("coverage", READOUT, READOUT),
]
ANSWERS = [*QUESTIONS, *OTHERS]


def third(turn: int) -> list[tuple[str, ...]]:
    """Every question in two of the forms, which are printed alike for all, and what is none."""
    asked = [
        (name, *words, "--format", form)
        for at, (name, words) in enumerate(ASKING.items())
        for place, form in enumerate(FORMS)
        if (at + place + turn) % 3 == 0 and (name, form) not in NOTHING
    ]
    return [*asked, *OTHERS]


RECORDING = [
    ("assess", REF, "--outcome", "fulfilled", "--on", "2019-10-20", "--evidence", "a report"),
    ("sought", REF, "--through", "2020-03-31"),
    ("record", READOUT),
    ("rename", "pilot-tours", "joint-pilot-tours"),
    ("retract", "2019-06-29-osaka", "--reason", "a draft"),
]
HEARD = b"tracker: the standard output "


def run(
    *words: str | bytes, folder: Path, env: dict[str, str] | None = None, **streams: object
) -> subprocess.CompletedProcess[bytes]:
    """Run a command with other streams than usual."""
    given: dict[str, object] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-m", "tracker", *words],
        cwd=folder,
        env=process_environment(env or {}),
        check=False,
        timeout=120,
        **given,
    )


def closing(*numbers: int) -> Callable[[], None]:
    def close() -> None:
        for number in numbers:
            os.close(number)

    return close


def test_every_command_is_among_those_tried() -> None:
    tried = {words[0] for words in (*ANSWERS, *RECORDING, *ARGUMENTS)}
    assert set(COMMANDS) <= tried


@pytest.mark.parametrize(("words", "unbuffered"), [*zip(third(0), cycle(["", "1"]), strict=False)])
def test_a_reader_that_is_gone_is_no_refusal(
    words: tuple[str, ...], unbuffered: str, recorded: Path
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = run(*words, folder=recorded, env={"PYTHONUNBUFFERED": unbuffered}, stdout=writing)
    finally:
        os.close(writing)
    assert ran.returncode == 141
    assert b"tracker: " not in ran.stderr
    assert not ran.stderr or words[-1] == "table" or words[0] == "score"  # the figures of a list


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_head_closes_the_pipe_without_a_word(unbuffered: str, recorded: Path) -> None:
    done = subprocess.run(
        [
            "/bin/bash",
            "-c",
            f"{shlex.quote(sys.executable)} -m tracker items --format json | head -n 1",
        ],
        cwd=recorded,
        env=process_environment({"PYTHONUNBUFFERED": unbuffered}),
        capture_output=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == (b"[\n", b"")


@pytest.mark.parametrize("words", RECORDING, ids=" ".join)
def test_what_nobody_reads_is_recorded_all_the_same(
    words: tuple[str, ...], own_record: Path
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = run(*words, folder=own_record, stdout=writing)
    finally:
        os.close(writing)
    assert (ran.returncode, ran.stderr) == (141, b"")
    history = run("history", REF, folder=own_record).stdout
    told = {"assess": b"a report", "sought": b"2020-03-31", "retract": b"a draft"}
    assert told.get(words[0], b"recorded") in history


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize(("words", "unbuffered"), [*zip(third(1), cycle(["", "1"]), strict=False)])
def test_a_standard_output_that_is_full_is_told(
    words: tuple[str, ...], unbuffered: str, recorded: Path
) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = run(*words, folder=recorded, env={"PYTHONUNBUFFERED": unbuffered}, stdout=full)
    assert ran.returncode == 2
    *figures, _ = ran.stderr.splitlines(keepends=True)
    assert not figures or words[-1] == "table" or words[0] == "score"
    assert ran.stderr.removeprefix(b"".join(figures)) == (
        b"tracker: /dev/stdout: No space left on device; free some space and try again\n"
        if "/dev/stdout" in words
        else HEARD + b"cannot be written to: No space left on device; what it has is not whole\n"
    )


@pytest.mark.parametrize("words", [*ANSWERS[::7], *RECORDING], ids=" ".join)
def test_with_a_closed_standard_output_nothing_is_done(
    words: tuple[str, ...], own_record: Path
) -> None:
    before = (own_record / "tracker.db").read_bytes()
    ran = run(*words, folder=own_record, stdout=None, preexec_fn=closing(1))
    assert ran.returncode == 2
    assert ran.stderr.startswith(
        HEARD + b"is closed, so nothing can be printed and nothing was done"
    )
    assert (own_record / "tracker.db").read_bytes() == before
    ran = run(*words, folder=own_record, stdout=None, stderr=None, preexec_fn=closing(0, 1, 2))
    assert ran.returncode == 2


def test_a_standard_output_that_is_only_for_reading_is_told(recorded: Path) -> None:
    with Path(os.devnull).open("rb") as readable:
        ran = run("open", folder=recorded, stdout=readable)
    assert ran.returncode == 2
    assert ran.stderr.splitlines()[-1].startswith(
        HEARD + b"cannot be written to: Bad file descriptor"
    )


@pytest.mark.parametrize("number", [0, 2])
def test_other_closed_streams_change_no_answer(number: int, recorded: Path) -> None:
    whole = run("open", "--as-of", "2019-01-15", folder=recorded)
    name = {"stdin": None} if number == 0 else {"stderr": None}
    asked = run(
        "open", "--as-of", "2019-01-15", folder=recorded, preexec_fn=closing(number), **name
    )
    assert (asked.returncode, asked.stdout) == (0, whole.stdout)
    for words, code in (("show", "nothing"), 1), (("nothing",), 2), (("open", "--store", "no"), 4):
        ran = run(*words, folder=recorded, preexec_fn=closing(number), **name)
        assert (ran.returncode, ran.stdout) == (code, b"")


def test_a_draft_of_a_closed_standard_input_is_one_of_nothing(recorded: Path) -> None:
    ran = run("draft", "-", folder=recorded, stdin=None, preexec_fn=closing(0))
    assert ran.returncode == 2
    assert b"Traceback" not in ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_an_error_that_cannot_be_told_keeps_its_code(recorded: Path) -> None:
    for words, code in (("show", "nothing"), 1), (("nothing",), 2), (("open", "--store", "no"), 4):
        with Path("/dev/full").open("wb") as full:
            assert run(*words, folder=recorded, stderr=full).returncode == code


BYTES = (b"\xff", b"\xed\xa0\x80", b"a\xc3")
ARGUMENTS: list[tuple[str | bytes, ...]] = [
    *(("open", option, b"%") for option in ("--item", "--with", "--relationship", "--as-of")),
    *(("open", option, b"%") for option in ("--known-on", "--format", "--nothing")),
    ("open", b"%"),
    (b"%",),
    ("show", b"%"),
    ("history", b"%@r"),
    ("history", REF, "--format", b"%"),
    ("replay", "--to", b"%"),
    ("export", b"%"),
    ("import", b"%"),
    ("verify", "--head", b"%"),
    ("verify", "--sources", b"%"),
    ("record", b"%"),
    ("review", b"%"),
    ("new", b"%", "--relationship", "JP-RU", "--on", "2019-10-20"),
    ("search", b"%"),
    ("draft", b"%"),
    ("draft", "--party", b"%", READOUT),
    ("draft", "--title", b"%", READOUT),
    ("draft", "--publisher", b"%", READOUT),
    ("amend", b"%", "--reason", "x"),
    ("amend", READOUT, "--reason", b"%"),
    ("assess", b"%", "--outcome", "fulfilled", "--on", "2019-10-20", "--evidence", "x"),
    ("assess", REF, "--outcome", "fulfilled", "--on", "2019-10-20", "--evidence", b"%"),
    ("assess", REF, "--outcome", "fulfilled", "--on", "2019-10-20", "--note", b"%"),
    ("assess", REF, "--take-back", "--reason", b"%"),
    ("condition", b"%", "met", "--on", "2019-10-20"),
    ("condition", REF, b"%"),
    ("sought", b"%", "--through", "2019-10-20"),
    ("merge", b"%", "--into", "pilot-tours", "--relationship", "JP-RU"),
    ("merge", "pilot-tours", "--into", b"%", "--relationship", "JP-RU"),
    ("merge", "pilot-tours", "--into", "peace-treaty", "--relationship", b"%"),
    ("open", "--store", b"%"),
    ("open", "--store", b"sqlite:///%/t.db"),
    ("open", "--store", b"postgresql://%:%@127.0.0.1:1/%"),
    ("record", "events", "--store", b"%/t.db"),
    ("init", "--store", b"%/t.db"),
]
LOCALES: list[dict[str, str]] = [
    {},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "ascii"},
]


@pytest.mark.parametrize(("words", "env"), [*zip(ARGUMENTS, cycle(LOCALES), strict=False)], ids=str)
def test_an_argument_that_is_not_text(
    words: tuple[str | bytes, ...], env: dict[str, str], own_record: Path
) -> None:
    given = BYTES[len(words) % len(BYTES)]
    filled = [word if isinstance(word, str) else word.replace(b"%", given) for word in words]
    ran = run(*filled, folder=own_record, env=env)
    assert ran.returncode in {1, 2, 4}
    assert b"Traceback" not in ran.stderr
    assert ran.stderr.startswith((b"tracker: ", b"Usage: "))
    assert ran.stdout == b""


@pytest.mark.parametrize("env", LOCALES, ids=str)
def test_who_records_in_bytes_that_are_not_text(env: dict[str, str], own_record: Path) -> None:
    words = RECORDING[0]
    process = {**process_environment(env), "TRACKER_USER": os.fsdecode(b"\xff")}
    ran = run(*words, folder=own_record, env=process)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.startswith(b"tracker: the variable TRACKER_USER is not text in UTF-8; set")


@pytest.mark.parametrize("env", LOCALES, ids=str)
def test_text_is_utf_8_whatever_the_language_of_the_shell(
    env: dict[str, str], own_record: Path
) -> None:
    named = {**env, "TRACKER_USER": os.fsdecode("José 語".encode())}
    words = [word.encode() for word in RECORDING[0]]
    words[-1] = "日本の発表".encode()
    ran = run(*words, folder=own_record, env=named)
    assert (ran.returncode, ran.stderr) == (0, b"")
    history = run("history", REF, folder=own_record).stdout.decode()
    assert "José 語" in history
    assert "日本の発表" in history


@pytest.mark.parametrize("words", [("show",), ("open", "--item"), ("history",), ("record",)])
def test_an_argument_that_is_very_long(words: tuple[str, ...], recorded: Path) -> None:
    for long in ("x" * 100_000, "x-" * 50_000 + "x@r"):
        ran = run(*words, long, folder=recorded)
        assert ran.returncode in {1, 2}
        assert b"Traceback" not in ran.stderr
