"""Sources: texts and quotes held against what is on record of them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from tests.support.commandline import Ran, tracker
from tests.support.records import Record
from tests.support.stories import FIRST, commitment, readout, views
from tracker.domain.readouts import Readout

TEXT = "Talks in Osaka.\nBoth sides agreed to open a line,\nand to meet again in May.\n"


@pytest.fixture
def sourced(tmp_path: Path) -> tuple[Record, Path]:
    """A record of one readout with a source, and the folder that has its text."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/a.txt").write_text(TEXT, encoding="utf-8")
    record = Record(f"sqlite:///{tmp_path}/tracker.db")
    record.record(quoting("open a line"))
    return record, tmp_path / "texts"


def quoting(quote: object, digest: str = sha256(TEXT.encode()).hexdigest()) -> Readout:
    told = readout("a", commitment("line", quote=quote), on=FIRST)
    return Readout.model_validate({**told.model_dump(), "source": {"sha256": digest}})


def compared(record: Record, texts: Path) -> Ran:
    return tracker("verify", "--sources", str(texts), "--store", record.store, folder=texts.parent)


def test_texts_that_match_are_counted(sourced: tuple[Record, Path]) -> None:
    record, texts = sourced
    record.record(readout("b", views("talks"), on=FIRST))
    ran = compared(record, texts)
    assert ran.code == 0
    assert "1 readout compared with their texts.\n" in ran.out
    assert f"Not compared, since {texts} has no text of them: b (1 readout).\n" in ran.out


@pytest.mark.parametrize("content", [TEXT, TEXT[:-1], TEXT.replace("\n", "\r\n")])
@pytest.mark.parametrize("coded", [TEXT, TEXT.replace("\n", "\r\n")[:-2]])
def test_a_text_is_the_same_however_its_lines_end(
    sourced: tuple[Record, Path], content: str, coded: str
) -> None:
    record, texts = sourced
    told = quoting("and to meet again", sha256(coded.encode()).hexdigest())
    with record.ledger() as ledger:
        ledger.amend(told, reason="another digest", day=record.moment.date())
    (texts / "a.txt").write_bytes(content.encode())
    ran = compared(record, texts)
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize("ending", ["html", "htm", "md", "pdf", "docx"])
def test_a_text_of_another_form_is_held_against_its_digest(
    sourced: tuple[Record, Path], ending: str
) -> None:
    record, texts = sourced
    path = (texts / "a.txt").rename(texts / f"a.{ending}")
    assert "1 readout compared with their texts.\n" in compared(record, texts).out
    path.write_text(TEXT.replace("May", "June"), encoding="utf-8")
    assert f"{path}: this is not the text that was coded" in compared(record, texts).err
    path.with_suffix(".txt").write_text(TEXT, encoding="utf-8")
    assert compared(record, texts).code == 0


def test_a_text_that_was_changed_is_told_with_both_digests(sourced: tuple[Record, Path]) -> None:
    record, texts = sourced
    (texts / "a.txt").write_text(TEXT.replace("May", "June"), encoding="utf-8")
    ran = compared(record, texts)
    assert ran.code in (1, 2)
    assert ran.err.startswith(f"tracker: {texts}/a.txt: this is not the text that was coded")
    assert sha256(TEXT.encode()).hexdigest() in ran.err
    assert sha256(TEXT.replace("May", "June").encode()).hexdigest() in ran.err


@pytest.mark.parametrize(
    "quote",
    [
        "to meet again in May",
        "Talks in Osaka. Both sides",
        {"exact": "open a line", "prefix": "agreed to"},
        {"exact": "open a line", "prefix": "Both sides agreed to", "suffix": ","},
    ],
)
def test_quotes_that_stand_in_the_text_are_found(
    sourced: tuple[Record, Path], quote: object
) -> None:
    record, texts = sourced
    requote(record, quote)
    assert compared(record, texts).code == 0


@pytest.mark.parametrize(
    "quote",
    [
        "close the line",
        "open a Line",
        {"exact": "open a line", "prefix": "to meet"},
        {"exact": "open a line", "suffix": ", or"},
    ],
)
def test_quotes_that_do_not_stand_there_are_told(
    sourced: tuple[Record, Path], quote: object
) -> None:
    record, texts = sourced
    requote(record, quote)
    ran = compared(record, texts)
    assert ran.code in (1, 2)
    assert f"{texts}/a.txt: the words quoted for line@a are not there" in ran.err


def requote(record: Record, quote: object) -> None:
    with record.ledger() as ledger:
        ledger.amend(quoting(quote), reason="other words", day=record.moment.date())


def test_a_folder_without_any_of_the_texts_compares_nothing(sourced: tuple[Record, Path]) -> None:
    record, texts = sourced
    (texts / "a.txt").unlink()
    ran = compared(record, texts)
    assert "0 readouts compared with their texts." in ran.out
    assert "a (1 readout)." in ran.out
