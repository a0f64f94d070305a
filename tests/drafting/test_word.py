"""Word documents are read like the text that they hold, and refused where they mean harm."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.drafts import READOUT
from tests.support.word import bomb, document, laughs
from tracker.drafting.draft import draft
from tracker.drafting.sources import text_of
from tracker.errors import Unreadable


def test_a_document_gives_the_statements_of_its_text() -> None:
    text = text_of(document(READOUT), "readout.docx")
    assert [one.type for one in draft(text).proposals] == [
        one.type for one in draft(READOUT).proposals
    ]


@pytest.mark.parametrize("made", [bomb, lambda: laughs(READOUT)], ids=["zip", "entities"])
def test_a_document_that_grows_when_it_is_read_is_refused(made: Callable[[], bytes]) -> None:
    with pytest.raises(Unreadable, match=r"unpacks to far more|cannot be read"):
        text_of(made(), "readout.docx")
