"""Rules: each makes of its example what it says, and its example is the first of its kind."""

from __future__ import annotations

from typing import get_args

import pytest

from tests.support.drafts import drafted
from tracker.drafting.propositions import Proposition
from tracker.drafting.rules import ANY_FORM, ANY_VERB, RULES, ActRule, Type

MAKING = [rule for rule in RULES if rule.makes]


@pytest.mark.parametrize("rule", MAKING, ids=lambda rule: rule.id)
def test_a_rule_makes_of_its_example_what_it_says(rule: ActRule) -> None:
    made = [one for one in drafted(rule.example).proposals if one.why.rule == rule.id]
    assert [one.type for one in made] == [rule.makes]
    assert bool(made[0].review) != rule.sure


def test_no_two_rules_have_one_name_or_one_example() -> None:
    assert len({rule.id for rule in RULES}) == len({rule.example for rule in RULES}) == len(RULES)


def test_where_nobody_acts_there_is_no_statement() -> None:
    for rule in (rule for rule in RULES if rule.makes is None):
        made = drafted(rule.example)
        assert made.proposals == ()
        assert [one.exact for one in made.unused][-1] == rule.example


def test_what_a_rule_asks_is_told_by_propositions() -> None:
    assert {rule.when for rule in RULES if rule.when} <= set(dir(Proposition))
    assert {rule.makes for rule in RULES if rule.makes} == set(get_args(Type))
    for rule in RULES:
        assert rule.sense <= ANY_VERB
        assert rule.form <= ANY_FORM
