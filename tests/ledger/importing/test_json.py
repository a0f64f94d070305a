"""JSON of an export: what each reader would take otherwise is refused."""

from __future__ import annotations

import copy
import json

import pytest

from tests.support.forging import Line, stamped
from tracker.errors import Unreadable
from tracker.ledger.backup import Backup


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            '"summary": ',
            '"summary": "On nothing.", "summary": ',
            "the key 'summary' is in it t",
        ),
        ('"On item."', r'"\ud83d"', "it holds half a character"),
        ('"place": 2', '"place": 1, "place": 2', "the key 'place' is in it twice"),
        ('"edtf": ', '"edtf": "2019", "edtf": ', "the key 'edtf' is in it twice"),
    ],
)
def test_json_that_each_reader_takes_otherwise_is_refused(
    base: list[Line], old: str, new: str, said: str
) -> None:
    lines = [json.dumps(line) for line in stamped(copy.deepcopy(base))]
    assert old in lines[1]
    lines[1] = lines[1].replace(old, new, 1)
    with pytest.raises(Unreadable, match=f"backup.jsonl:2: .*{said}"):
        Backup(lambda: lines, "backup.jsonl")
