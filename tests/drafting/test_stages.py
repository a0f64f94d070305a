"""Stages: each reads only what was given before it, and every part is given once."""

from __future__ import annotations

from dataclasses import fields

from tracker.drafting.document import Document
from tracker.drafting.stages import STAGES

BEFORE = ("text", "given", "clock")


def test_a_stage_reads_what_was_given_before_it() -> None:
    there = set(BEFORE)
    for stage in STAGES:
        assert set(stage.reads) <= there, stage.name
        there |= set(stage.gives)


def test_every_part_of_a_document_is_given_once() -> None:
    given = [part for stage in STAGES for part in stage.gives]
    assert [*BEFORE, *given] == [part.name for part in fields(Document)]
