"""What a list of alternatives tells as a regular expression."""

from pathlib import Path

import pytest

from tracker.drafting.alternatives import expression
from tracker.drafting.lexicon import lexicon


def test_alternatives_stand_between_what_leads_to_them_and_what_follows() -> None:
    form = {"lead": r"(?:has|have) ", "any": ["grown", {"any": ["been", "come"], "tail": " so"}]}

    assert expression(form) == r"(?:has|have) (?:grown|(?:been|come) so)"  # type: ignore[arg-type]
    assert expression(["in place", r"on track\b"]) == r"in place|on track\b"


@pytest.mark.parametrize("form", [{"lead": "has "}, {"any": ["a"], "than": "b"}])
def test_other_keys_are_refused(form: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="alternatives have the key any"):
        expression(form)  # type: ignore[arg-type]


def test_a_file_beside_adds_to_the_alternatives_of_a_phrase(tmp_path: Path) -> None:
    more = tmp_path / "more.yaml"
    more.write_text("phrases:\n  concern:\n    - beyond the pale\n", "utf-8")

    concern = lexicon(more).patterns["concern"]

    assert concern.search("it was beyond the pale")
    assert concern.search("it was regrettable")
