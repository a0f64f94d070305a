"""How well a coder does by its prompt: rules alone, coder alone, and both after the checks.

    python -m evaluation.coder prompts GOLD TEXTS FOLDER   writes what a coder is asked
    python -m evaluation.coder score GOLD TEXTS FOLDER     compares the answers in the folder
    python -m evaluation.coder run GOLD TEXTS FOLDER --coder COMMAND   asks, keeps and compares

An answer is a file whose name holds the first sixteen digits of its prompt's digest, as the name of
the prompt's own file does. Kept answers are compared again without anybody being asked.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.development import Tally
from tracker import settings
from tracker.coding.answer import parsed
from tracker.coding.checks import Bench
from tracker.coding.coder import Answers
from tracker.coding.combining import alone, combined
from tracker.coding.numbered import Numbered
from tracker.coding.program import Failure, Program
from tracker.coding.prompt import Prompt, prompts
from tracker.drafting.draft import Reading, read
from tracker.errors import Unreadable

DIGITS = 16
SIDES = ("rules alone", "coder alone", "both")
NAME = "coder"
Teller = Callable[[str, Prompt], bytes | Failure | None]
"""What gives the answer to a prompt about a readout of a name; None where there is none."""


def coded(gold: Path, texts: Path) -> Iterator[tuple[str, dict[str, Any], Reading]]:
    """The coded readouts of which the text is at hand, each read."""
    for path in sorted(gold.glob("*.json")):
        source = texts / f"{path.stem}.txt"
        if source.is_file():
            coding = json.loads(path.read_text(encoding="utf-8"))
            yield path.stem, coding, reading(source, coding)


def reading(source: Path, coding: dict[str, Any]) -> Reading:
    """A readout, with its parties given where it is asked for them."""
    text = source.read_text(encoding="utf-8")
    try:
        return read(text, name=source.stem)
    except Unreadable:
        return read(text, name=source.stem, parties=tuple(sorted(coding["parties"])))


def kept(folder: Path) -> Teller:
    """The answers in a folder, by the digests of their prompts."""
    files = [path for path in sorted(folder.glob("*")) if not path.name.endswith(".prompt.txt")]

    def told(_: str, prompt: Prompt) -> bytes | None:
        found = [path for path in files if prompt.digest[:DIGITS] in path.name]
        return found[0].read_bytes() if found else None

    return told


def asking(command: Program, folder: Path) -> Teller:
    """The answers of a program, kept in a folder; what is there already is not asked again."""
    before = kept(folder)

    def told(name: str, prompt: Prompt) -> bytes | Failure | None:
        if (found := before(name, prompt)) is not None:
            return found
        written = command.answer(prompt.text)
        wrong = written if isinstance(written, Failure) else parsed(written)
        if isinstance(wrong, Failure) and wrong.again:
            written = command.answer(prompt.again(wrong.reason).text)
        if isinstance(written, bytes):
            (folder / f"{name}.{prompt.digest[:DIGITS]}.answer.json").write_bytes(written)
        return written

    return told


@dataclass
class Comparison:
    """What was counted for the rules, the coder and both."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {side: Tally() for side in SIDES})
    without: list[str] = field(default_factory=list)
    """The readouts without an answer, and why; they are counted nowhere."""
    dropped: list[str] = field(default_factory=list)

    def add(self, name: str, coding: dict[str, Any], one: Reading, teller: Teller) -> None:
        """Count one readout, if there is an answer to all that is asked about it."""
        answers = Answers()
        for prompt in prompts(one):
            written = teller(name, prompt)
            if written is None:
                self.without.append(f"{name}: no answer {prompt.digest[:DIGITS]}")
                return
            answers.add(prompt, written if isinstance(written, Failure) else parsed(written))
        if answers.warnings:
            self.without.append(f"{name}: {'; '.join(answers.warnings)}")
            return
        rules = one.draft()
        held = Bench(one, (), ()).held(answers.entries)
        self.dropped += [f"{name}: {told}" for told in (*answers.refused, *held.dropped)]
        numbered = Numbered.of(one.document)
        both = combined(rules, held, numbered, NAME, answers.answered)
        for side, made in zip(SIDES, (rules, alone(rules, held, NAME), both), strict=True):
            self.tallies[side].compare(name, coding, one.document.text, made.plain())

    def lines(self) -> Iterator[str]:
        """The table."""
        yield (
            f"{'':12}{'F1':>7}{'P':>7}{'R':>7}{'by':>9}{'due right':>12}{'wrong':>7}"
            f"{'unmarked':>10}{'spurious':>10}{'unmarked':>10}{'marked':>8}{'edits':>7}"
        )
        for side, tally in self.tallies.items():
            n = tally.count
            spurious = n["drafted"] - n["matched"]
            yield (
                f"{side:12}{_share(2 * n['matched'], n['coded'] + n['drafted']):>7.3f}"
                f"{_share(n['matched'], n['drafted']):>7.3f}"
                f"{_share(n['matched'], n['coded']):>7.3f}"
                f"{n['by right']:>5}/{n['by asked']:<3}{n['due right']:>8}/{n['due asked']:<3}"
                f"{n['due wrong']:>7}{n['due wrong unmarked']:>10}{spurious:>10}"
                f"{n['spurious unmarked']:>10}{n['right marked'] + n['wrong marked']:>8}"
                f"{_share(n['edits'], n['readouts']):>7.1f}"
            )
        yield f"over {self.tallies['both'].count['readouts']} readouts, edits for each"


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def write_prompts(gold: Path, texts: Path, folder: Path) -> int:
    """Write what a coder is asked about each readout into a folder; give how many there are."""
    count = 0
    folder.mkdir(parents=True, exist_ok=True)
    for name, _, one in coded(gold, texts):
        for prompt in prompts(one):
            file = folder / f"{name}.{prompt.digest[:DIGITS]}.prompt.txt"
            file.write_text(prompt.text, encoding="utf-8")
            count += 1
    return count


def compared(gold: Path, texts: Path, teller: Teller) -> Comparison:
    """The comparison over all readouts that are coded."""
    result = Comparison()
    for name, coding, one in coded(gold, texts):
        result.add(name, coding, one, teller)
    return result


def main() -> int:
    """Write prompts, or print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("what", choices=["prompts", "score", "run"])
    parser.add_argument("gold", type=Path, help="the folder with the codings")
    parser.add_argument("texts", type=Path, help="the folder with the texts")
    parser.add_argument("folder", type=Path, help="the folder with prompts and answers")
    parser.add_argument("--coder", help="the program to ask, for run")
    parser.add_argument("--errors", action="store_true", help="list the errors of both")
    given = parser.parse_args()
    if given.what == "prompts":
        print(f"{write_prompts(given.gold, given.texts, given.folder)} prompts in {given.folder}")
        return 0
    given.folder.mkdir(parents=True, exist_ok=True)
    teller = kept(given.folder)
    if given.what == "run":
        if not given.coder:
            parser.error("run needs --coder 'COMMAND'")
        teller = asking(Program.parsed(given.coder, settings.coder_seconds()), given.folder)
    result = compared(given.gold, given.texts, teller)
    print("\n".join(result.lines()))
    for told in (*result.without, *(result.dropped if given.errors else ())):
        print(told, file=sys.stderr)
    if given.errors:
        print("\n".join(result.tallies["both"].missed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
