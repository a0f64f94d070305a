"""Programs that are asked: without a shell, within a time, and with nothing that is secret."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.support.coders import coder
from tracker.coding.program import Failure, Program


def program(folder: Path, body: str, *, seconds: float = 20.0) -> Program:
    return Program.parsed(coder(folder, body), seconds)


def reason(found: bytes | Failure) -> str:
    assert isinstance(found, Failure)
    return found.reason


def test_what_it_writes_is_the_answer_and_what_it_reads_the_prompt(tmp_path: Path) -> None:
    echo = program(tmp_path, "sys.stdout.buffer.write(sys.stdin.buffer.read())")
    prompt = "Ørsted “quoted” " * 100_000
    assert echo.answer(prompt) == prompt.encode()


def test_a_program_need_not_read_what_it_is_given(tmp_path: Path) -> None:
    deaf = program(tmp_path, "sys.stdin.close()\nprint('{}')")
    assert deaf.answer("a prompt " * 200_000) == f"{{}}{os.linesep}".encode()


def test_nothing_in_a_prompt_or_a_command_reaches_a_shell(tmp_path: Path) -> None:
    proof = tmp_path / "proof"
    line = f"{coder(tmp_path, 'print(sys.argv[1:], sys.stdin.read())')} '$(touch {proof})' '*'"
    written = Program.parsed(line, 20).answer(f"`touch {proof}` $(touch {proof})\n; touch {proof}")
    assert isinstance(written, bytes)
    assert f"['$(touch {proof})', '*']" in written.decode()
    assert not proof.exists()


@pytest.mark.parametrize("line", ["a | b", "a > b", "a && b", "a ; b", "a 2>&1"])
def test_what_only_a_shell_does_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="runs without a shell"):
        Program.parsed(line, 20)


@pytest.mark.parametrize(
    ("line", "told"), [("", "names no program"), ("  ", "names no program"), ("a 'b", "close it")]
)
def test_what_is_no_command_is_refused(line: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        Program.parsed(line, 20)


def test_a_program_that_is_not_there_is_told() -> None:
    found = Program.parsed("no-such-coder --at-all", 20).answer("?")
    assert reason(found) == ("there is no program 'no-such-coder'; check its name, or install it")


def test_a_file_that_may_not_be_run_is_told(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("no program")
    assert "chmod +x" in reason(Program((str(tmp_path / "plain"),), 20).answer("?"))
    assert "cannot be run" in reason(Program((str(tmp_path / "plain" / "x"),), 20).answer("?"))


def test_a_program_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    failing = program(tmp_path, "sys.exit('first\\n\\x1b[31mno key is set\\x1b[0m')")
    assert reason(failing.answer("?")).endswith("ended with exit code 1: no key is set")
    silent = program(tmp_path, "sys.exit(3)")
    assert reason(silent.answer("?")).endswith("exit code 3; run it by itself to see why")


def test_one_that_takes_too_long_is_ended_with_all_that_it_began(tmp_path: Path) -> None:
    sign = tmp_path / "sign"
    child = f"import time, pathlib; time.sleep(3); pathlib.Path({str(sign)!r}).touch()"
    slow = program(
        tmp_path,
        f"import subprocess, time\n"
        f"subprocess.Popen([sys.executable, '-c', {child!r}])\ntime.sleep(60)",
        seconds=1,
    )
    assert "TRACKER_CODER_SECONDS" in reason(slow.answer("?"))
    time.sleep(3)
    assert not sign.exists()


def test_one_that_leaves_something_running_is_not_waited_for(tmp_path: Path) -> None:
    leaving = program(
        tmp_path,
        "import subprocess\n"
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\nprint('{}')",
    )
    begun = time.monotonic()
    assert leaving.answer("?") == f"{{}}{os.linesep}".encode()
    assert time.monotonic() - begun < 30


def test_one_that_writes_without_end_is_ended(tmp_path: Path) -> None:
    endless = program(tmp_path, "while True: sys.stdout.write('x' * 65536)")
    assert "more than 4,000,000 bytes" in reason(endless.answer("?"))
    loud = program(tmp_path, "sys.stderr.write('x' * 50_000_000)\nprint('{}')")
    assert isinstance(loud.answer("?"), bytes)


def test_where_the_record_is_and_its_password_are_not_handed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_STORE", "postgresql://me:secret@host/db")
    monkeypatch.setenv("PGPASSWORD", "secret")
    monkeypatch.setenv("MODEL_KEY", "needed")
    telling = program(tmp_path, "import os\nprint(sorted(os.environ.items()))")
    written = telling.answer("?")
    assert isinstance(written, bytes)
    assert b"needed" in written
    assert b"secret" not in written


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("llm -m large-4", "llm large-4"),
        ("/usr/local/bin/llm --model vendor/one --key sk-12345", "llm vendor/one"),
        ("ollama run llama3:8b", "ollama run llama3:8b"),
        ("python3 /home/anna/ask.py", "python3 ask.py"),
        ("curl -H 'Authorization: Bearer abc' https://u:p@example.org", "curl"),
        ("env KEY=abc llm", "env llm"),
    ],
)
def test_a_program_is_called_by_what_is_no_secret(line: str, name: str) -> None:
    assert Program.parsed(line, 20).name == name
