"""Sheets in pandas: days are days, truths are truths, and what is not there is not there."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pandas as pd
import pytest

from tests.support.commandline import process, tracker

WORDS = ("statements", "--as-of", "2019-07-01", "--format")
DAYS = ("made_on", "due_from", "due_to", "since")


@pytest.mark.parametrize("form", ["csv", "csv-bom", "xlsx"])
def test_pandas_reads_a_sheet_with_its_types(form: str, recorded: Path) -> None:
    told = io.BytesIO(process(*WORDS, form, folder=recorded).stdout)
    found = pd.read_excel(told) if form == "xlsx" else pd.read_csv(told, parse_dates=[*DAYS])
    answers = json.loads(tracker(*WORDS, "json", folder=recorded).out)
    assert list(found["ref"]) == [one["ref"] for one in answers]
    for name in DAYS:
        assert found[name].dtype.kind == "M", name
        days = [None if pd.isna(day) else str(day.date()) for day in found[name]]
        assert days == [one[name] for one in answers], name
    for name in "approximate", "quiet", "complete":
        assert found[name].dtype.kind == "b", name
        assert list(found[name]) == [one[name] for one in answers], name
    late = [None if pd.isna(one) else int(one) for one in found["days_late"]]
    assert late == [one["days_late"] for one in answers]
