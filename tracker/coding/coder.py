"""Coders: a program that is asked about a readout, and the draft that comes of what it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tracker.coding.answer import Answer, CodedStatement, parsed
from tracker.coding.cache import Cache
from tracker.coding.checks import Bench
from tracker.coding.combining import Combined, combined
from tracker.coding.numbered import Numbered
from tracker.coding.program import Failure, Program
from tracker.coding.prompt import MOST_PARTS, Prompt, prompts
from tracker.drafting.draft import Reading
from tracker.drafting.items import Known, Open
from tracker.drafting.proposals import Draft


@dataclass(frozen=True, slots=True)
class Coder:
    """A program to be asked, and where its answers are kept."""

    program: Program
    cache: Cache | None = None

    def answer(self, prompt: Prompt) -> Answer | Failure:
        """The answer to a prompt: the one that is kept, or a new one, asked for twice at most."""
        if self.cache and (kept := self.cache.answer(prompt, self.program)) is not None:
            told = parsed(kept)
            if isinstance(told, Answer):
                return told
        written = self.program.answer(prompt.text)
        if isinstance(written, Failure) and not written.again:
            return written
        told = written if isinstance(written, Failure) else parsed(written)
        if wrong := _wrong(told):
            second = self.program.answer(prompt.again(wrong).text)
            retold = second if isinstance(second, Failure) else parsed(second)
            if _better(retold, told):
                told, written = retold, second
        if self.cache and isinstance(told, Answer) and isinstance(written, bytes):
            self.cache.keep(prompt, self.program, written)
        return told


def _wrong(told: Answer | Failure) -> str:
    """What was wrong with an answer, to be said when it is asked for again."""
    if isinstance(told, Failure):
        return told.reason
    return "; ".join(told.refused[:5])


def _better(new: Answer | Failure, old: Answer | Failure) -> bool:
    if isinstance(new, Failure):
        return False
    return isinstance(old, Failure) or len(new.refused) < len(old.refused)


@dataclass(slots=True)
class Answers:
    """What a coder said of a readout, part by part."""

    entries: list[CodedStatement] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    answered: set[int] = field(default_factory=set)
    """The numbers of the sentences that an answer was given to."""
    warnings: list[str] = field(default_factory=list)

    def add(self, prompt: Prompt, told: Answer | Failure) -> None:
        """Take in what was said to one prompt."""
        part = f"part {prompt.part} of {prompt.parts}: " if prompt.parts > 1 else ""
        if isinstance(told, Failure):
            self.warnings.append(f"{part}{told.reason}")
            return
        self.entries += told.entries
        self.refused += [f"{part}{line}" for line in told.refused]
        self.answered |= set(prompt.numbers)


def asked(
    coder: Coder, reading: Reading, known: Iterable[Known], still_open: Iterable[Open]
) -> Answers:
    """What a coder says of a readout."""
    answers = Answers()
    questions = prompts(reading, known, still_open)
    if len(questions) > MOST_PARTS:
        answers.warnings.append(
            f"the text makes {len(questions)} prompts, more than {MOST_PARTS}; draft it in parts"
        )
        return answers
    for prompt in questions:
        answers.add(prompt, coder.answer(prompt))
    return answers


def beside(
    rules: Draft,
    answers: Answers,
    reading: Reading,
    known: Iterable[Known],
    still_open: Iterable[Open],
    *,
    name: str,
) -> Draft | Combined:
    """The rules' draft with what a coder says beside it; as it was where the coder said nothing."""
    if not answers.answered:
        return rules
    held = Bench(reading, known, still_open).held(answers.entries)
    held.dropped[:0] = answers.refused
    numbered = Numbered.of(reading.document)
    return combined(rules, held, numbered, name, answers.answered)
