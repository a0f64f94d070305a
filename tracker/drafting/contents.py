"""Contents: what kind of act the words after a verb make, by the rules, for one readout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tracker.drafting.actors import Cast
from tracker.drafting.clauses import Clause
from tracker.drafting.lexicon import Lexicon
from tracker.drafting.modes import Mode
from tracker.drafting.occasions import Occasions
from tracker.drafting.patterns import patterns
from tracker.drafting.propositions import Proposition
from tracker.drafting.rules import Type, rule_of


@dataclass(frozen=True, slots=True)
class Judgement:
    """The type of an act, and the rule that chose it."""

    type: Type
    rule: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what was said, with one lexicon, for the parties of one readout."""

    lexicon: Lexicon
    occasions: Occasions
    cast: Cast

    def judge(
        self,
        words: str,
        clause: Clause | None,
        how: Mode,
        *,
        dated: Callable[[str], bool],
        by: tuple[str, ...] = (),
        verb: str = "",
    ) -> Judgement | None:
        """The type of one proposition under a verb, or under none; None where nobody acts.

        Args:
            words: the proposition.
            clause: the act it stands under; None for a sentence without a verb of speech.
            how: whether it is a that-clause, an infinitive, a gerund or a thing.
            dated: tells whether words hold a time still to come.
            by: whose words they are.
            verb: the words of the verb above.
        """
        sense = clause.sense if clause else None
        words = patterns()["when_it_is"].sub("", words) or words
        book, occasions = self.lexicon, self.occasions
        rule = rule_of(Proposition(words, sense, how, book, occasions, self.cast, dated, by, verb))
        return Judgement(rule.makes, rule.id, rule.sure) if rule.makes else None
