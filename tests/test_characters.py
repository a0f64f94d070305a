"""Characters that command or hide: taken out, or shown; and those of every script, kept."""

from __future__ import annotations

import json
import re
import sys

import pytest

from tracker.characters import DANGEROUS, cleaned, in_json, in_one_line, shown

SCRIPTS = (
    "Genève e\u0301té", "日本国", "نمی\u200cخواهم", "क्\u200dष", "👩\u200d👩\u200d👧", "שלום",
    "a\tb\nc\r\nd",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "❤\ufe0f",
)  # fmt: skip


@pytest.mark.parametrize("text", SCRIPTS)
def test_every_script_keeps_its_characters(text: str) -> None:
    assert cleaned(text) == shown(text) == text


@pytest.mark.parametrize(
    ("text", "clean", "seen"),
    [
        ("a\x1b[31mb\x1b[0m", "ab", "a\\x1b[31mb\\x1b[0m"),
        ("\x1b]0;title\x07x", "x", "\\x1b]0;title\\x07x"),
        ("\x1b]8;;http://e\x1b\\link", "link", "\\x1b]8;;http://e\\x1b\\link"),
        ("\x9b31mC\x85", "C\n", "\\x9b31mC\\x85"),
        ("The\x1bMinister", "TheMinister", "The\\x1bMinister"),
        ("a\rb\x0cc\x00", "a\nb\nc", "a\\x0db\\x0cc\\x00"),
        ("a\u202eb\u2069c\u200f", "abc", "a\\u202eb\\u2069c\\u200f"),
        ("\ufeffa\u200bb\u00ad", "ab", "\\ufeffa\\u200bb\\xad"),
        ("a\U000e0041\u2028", "a\n", "a\\U000e0041\\u2028"),
        ("\udcff", "", "\\udcff"),
    ],
)
def test_what_commands_or_hides_is_taken_out_or_shown(text: str, clean: str, seen: str) -> None:
    assert cleaned(text) == clean
    assert shown(text) == seen
    assert cleaned(clean) == clean
    assert shown(seen) == seen


def test_each_dangerous_character_is_written_otherwise_and_no_other() -> None:
    dangerous = re.compile(DANGEROUS)
    for number in range(sys.maxunicode + 1):
        one = chr(number)
        assert (shown(one) != one) == bool(dangerous.match(one)), hex(number)
        assert not dangerous.search(in_json(json.dumps(one, ensure_ascii=False))), hex(number)


def test_json_keeps_its_meaning() -> None:
    text = "a\u202eb\u0085c\U000e0041d é 日本"
    written = in_json(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert "é 日本" in written
    assert shown(written) == written


def test_a_name_is_kept_in_one_line() -> None:
    assert in_one_line("  Ann\u00a0\u200b\n of \x1b[1mOslo ") == "Ann of Oslo"
