"""Rules: what kind of act a proposition makes, a row for each, the first that fits wins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple, get_args

from tracker.drafting.lexicon import Sense
from tracker.drafting.lists import Mode
from tracker.drafting.propositions import Proposition

Type = Literal[
    "FollowUpScheduled",
    "ProgressWelcomed",
    "RequestMade",
    "ConcernRaised",
    "CommitmentMade",
    "ViewsExchanged",
]
Verb = Sense | Literal["none"]
"""The sense of the verb above, or that there is none."""

VIEWS: Type = "ViewsExchanged"
COMMITS: Type = "CommitmentMade"
MEETS: Type = "FollowUpScheduled"
ADVANCED: Type = "ProgressWelcomed"
OPPOSES: Type = "ConcernRaised"
ASKS: Type = "RequestMade"

ANY_VERB: frozenset[Verb] = frozenset((*get_args(Sense), "none"))
ANY_FORM: frozenset[Mode] = frozenset(get_args(Mode))
_PLAINLY: frozenset[Verb] = frozenset(("progress", "done", "request", "concern"))
_SAID: frozenset[Verb] = frozenset(("commit", "affirm", "report"))
_THAT: frozenset[Mode] = frozenset(("that",))
_DOING: frozenset[Mode] = frozenset(("to", "doing"))
_THING: frozenset[Mode] = frozenset(("thing",))
_NOT_THAT = ANY_FORM - _THAT


def _always(_: Proposition) -> bool:
    return True


class ActRule(NamedTuple):
    """One way in which a proposition makes an act."""

    id: str
    """What is told of a statement that it made."""
    sense: frozenset[Verb]
    """The senses of the verb that it stands under."""
    form: frozenset[Mode]
    """How it may be put."""
    when: Callable[[Proposition], bool]
    makes: Type | None
    """None where nobody acts."""
    sure: bool
    """Whether the words are plain; what they are not is marked for review."""
    example: str


def _one(*senses: Verb) -> frozenset[Verb]:
    return frozenset(senses)


RULES: tuple[ActRule, ...] = (
    # The verb itself is the act.
    ActRule(
        "an occasion to come is welcomed",
        _one("progress"),
        ANY_FORM,
        lambda told: told.to_come,
        MEETS,
        sure=True,
        example="They welcomed the seminar that is scheduled to be held in Lima in August.",
    ),
    ActRule(
        "a courtesy is said",
        _one("progress"),
        ANY_FORM,
        lambda told: told.courtesy,
        None,
        sure=True,
        example="President Lagos thanked Prime Minister Onodera for the warm welcome.",
    ),
    ActRule(
        "something done or begun is valued",
        _one("progress"),
        ANY_FORM,
        _always,
        ADVANCED,
        sure=True,
        example="The two leaders welcomed the signing of the mining accord.",
    ),
    ActRule(
        "something is reported as done",
        _one("done"),
        ANY_FORM,
        _always,
        ADVANCED,
        sure=True,
        example="The two leaders signed the mining accord.",
    ),
    ActRule(
        "somebody is asked",
        _one("request"),
        ANY_FORM,
        _always,
        ASKS,
        sure=True,
        example="Chile requested Japan to lift its ban on berries.",
    ),
    ActRule(
        "concern or opposition is voiced",
        _one("concern"),
        ANY_FORM,
        _always,
        OPPOSES,
        sure=True,
        example="Prime Minister Onodera expressed regret over the new export tax.",
    ),
    # Whatever the verb.
    ActRule(
        "it is said what is not to be",
        ANY_VERB - _PLAINLY,
        ANY_FORM,
        lambda told: told.denied,
        VIEWS,
        sure=False,
        example="The two leaders agreed to cancel the summit in August.",
    ),
    ActRule(
        "an occasion is planned",
        ANY_VERB - _PLAINLY,
        ANY_FORM,
        lambda told: told.planned,
        MEETS,
        sure=True,
        example="The next round of talks will be held in Lima in August.",
    ),
    ActRule(
        "the other side is said to have to act",
        _one("report", "affirm", "views"),
        ANY_FORM,
        lambda told: told.demanded_of_other,
        ASKS,
        sure=True,
        example="President Lagos underscored the need for Japan to take more steps on acid rain.",
    ),
    ActRule(
        "a concern is named beside something else",
        _one("report", "affirm", "views", "commit"),
        _THING,
        lambda told: told.grievance,
        OPPOSES,
        sure=True,
        example="Chile reiterated its wish for talks, and its regret that Japan had not come.",
    ),
    # A that-clause says what is done, to be done or thought.
    ActRule(
        "something is called unacceptable or regrettable",
        _SAID,
        _THAT,
        lambda told: told.names("concern"),
        OPPOSES,
        sure=True,
        example="Prime Minister Onodera said that the export tax is regrettable.",
    ),
    ActRule(
        "something is reported as done or under way",
        _SAID,
        _THAT,
        lambda told: told.done,
        ADVANCED,
        sure=True,
        example="The President noted that progress has been made on customs.",
    ),
    ActRule(
        "future action is stated",
        _SAID,
        _THAT,
        lambda told: told.owed,
        COMMITS,
        sure=True,
        example="The two leaders shared the view that they will protect fisheries.",
    ),
    # Under a verb of undertaking.
    ActRule(
        "a view is agreed",
        _one("commit"),
        _THAT,
        _always,
        VIEWS,
        sure=True,
        example="The two leaders agreed that fisheries are the base of trade.",
    ),
    ActRule(
        "opposition is agreed",
        _one("commit"),
        _NOT_THAT,
        lambda told: told.has("opposed"),
        OPPOSES,
        sure=True,
        example="The two leaders agreed to oppose the new export tax.",
    ),
    ActRule(
        "something is looked forward to",
        _one("commit"),
        _NOT_THAT,
        lambda told: told.has("awaited"),
        VIEWS,
        sure=True,
        example="The two leaders looked forward to closer ties.",
    ),
    ActRule(
        "a recognition is agreed",
        _one("commit"),
        _NOT_THAT,
        lambda told: told.has("recognised"),
        VIEWS,
        sure=True,
        example="The two leaders agreed to recognise the role of divers.",
    ),
    ActRule(
        "agreement on an importance or with a view",
        _one("commit"),
        _THING,
        lambda told: told.importance or told.has("with"),
        VIEWS,
        sure=True,
        example="The two leaders agreed on the importance of whaling.",
    ),
    ActRule(
        "a consensus is reached",
        _one("commit"),
        _THING,
        lambda told: told.reached,
        ADVANCED,
        sure=True,
        example="The two sides reached broad consensus on customs.",
    ),
    ActRule(
        "something is reported as advanced",
        _one("commit"),
        _THING,
        lambda told: told.names("progress"),
        ADVANCED,
        sure=True,
        example="The President announced the mining accord, on which talks were concluded.",
    ),
    ActRule(
        "future action is undertaken",
        _one("commit"),
        _NOT_THAT,
        _always,
        COMMITS,
        sure=True,
        example="The two leaders agreed to cut tariffs.",
    ),
    # Under a verb of affirming.
    ActRule(
        "opposition is affirmed",
        _one("affirm"),
        _NOT_THAT,
        lambda told: told.has("opposed"),
        OPPOSES,
        sure=True,
        example="The two leaders affirmed their strong opposition to the new export tax.",
    ),
    ActRule(
        "a view is shared",
        _one("affirm"),
        _THAT,
        _always,
        VIEWS,
        sure=True,
        example="The two leaders shared the view that fisheries are important.",
    ),
    ActRule(
        "an importance of doing is affirmed",
        _one("affirm"),
        _DOING,
        lambda told: told.opens_with(told.lexicon.words["needs"]),
        VIEWS,
        sure=True,
        example="The two leaders confirmed their adherence to protecting fisheries.",
    ),
    ActRule(
        "future action is affirmed",
        _one("affirm"),
        _DOING,
        _always,
        COMMITS,
        sure=True,
        example="The two leaders confirmed to protect fisheries.",
    ),
    ActRule(
        "a plan or a text is agreed",
        _one("affirm"),
        _THING,
        lambda told: told.text_agreed,
        ADVANCED,
        sure=True,
        example="The two leaders shared the view on the business model for seaweed farms.",
    ),
    ActRule(
        "an importance is affirmed",
        _one("affirm"),
        _THING,
        lambda told: told.stance,
        VIEWS,
        sure=True,
        example="The two leaders confirmed the value of fisheries.",
    ),
    ActRule(
        "progress is affirmed",
        _one("affirm"),
        _THING,
        lambda told: told.advanced,
        ADVANCED,
        sure=True,
        example="The two leaders confirmed the steady progress of the survey.",
    ),
    ActRule(
        "common work is affirmed",
        _one("affirm"),
        _THING,
        lambda told: told.has("shared_work"),
        COMMITS,
        sure=True,
        example="The two leaders confirmed close cooperation on fisheries.",
    ),
    ActRule(
        "a thing is affirmed",
        _one("affirm"),
        _THING,
        _always,
        VIEWS,
        sure=True,
        example="The two leaders confirmed the facts about fisheries.",
    ),
    # Under a verb of saying.
    ActRule(
        "a plan with its time is stated",
        _one("report"),
        _THAT,
        lambda told: told.due,
        COMMITS,
        sure=False,
        example="The President indicated that the regulator would rule on quotas in May.",
    ),
    ActRule(
        "a view is stated",
        _one("report"),
        _THAT,
        _always,
        VIEWS,
        sure=True,
        example="The President said that fisheries are important.",
    ),
    ActRule(
        "progress is noted",
        _one("report"),
        _NOT_THAT,
        lambda told: told.noted,
        ADVANCED,
        sure=True,
        example="The two leaders noted the progress of the survey.",
    ),
    ActRule(
        "something is named as unacceptable",
        _one("report"),
        _THING,
        lambda told: told.names("concern"),
        OPPOSES,
        sure=True,
        example="The President stressed the unacceptable export tax.",
    ),
    ActRule(
        "a matter is spoken of",
        _one("report"),
        _NOT_THAT,
        _always,
        VIEWS,
        sure=True,
        example="The President explained the fisheries policy.",
    ),
    # Under a verb of talking, hoping and wishing.
    ActRule(
        "a hope is addressed to the other side",
        _one("views"),
        _THAT,
        lambda told: told.expected,
        ASKS,
        sure=False,
        example="The President hoped that the Japanese side would lift the ban.",
    ),
    ActRule(
        "a matter is discussed",
        _one("views"),
        ANY_FORM,
        _always,
        VIEWS,
        sure=True,
        example="The two leaders discussed fisheries.",
    ),
    # A sentence in which nobody is said to say anything.
    ActRule(
        "a discussion is reported",
        _one("none"),
        ANY_FORM,
        lambda told: told.talked,
        VIEWS,
        sure=True,
        example="A broad exchange of views on fisheries was held.",
    ),
    ActRule(
        "a sentence tells of something done",
        _one("none"),
        ANY_FORM,
        lambda told: bool(told.deed) and not told.promise,
        ADVANCED,
        sure=False,
        example="Trade in wine has grown by a third.",
    ),
    ActRule(
        "a sentence says what should be",
        _one("none"),
        ANY_FORM,
        lambda told: told.demanded,
        VIEWS,
        sure=True,
        example="Both sides should protect fisheries.",
    ),
    ActRule(
        "a sentence tells of future action",
        _one("none"),
        ANY_FORM,
        lambda told: told.acted,
        COMMITS,
        sure=False,
        example="Japan will host a training programme for divers next year.",
    ),
    ActRule(
        "a sentence tells of a plan with its time",
        _one("none"),
        ANY_FORM,
        lambda told: told.due,
        COMMITS,
        sure=False,
        example="Customs: the agencies concerned are to exchange data in 2033.",
    ),
    ActRule(
        "nobody acts",
        _one("none"),
        ANY_FORM,
        _always,
        None,
        sure=True,
        example="It rained.",
    ),
)


COMPLETE = frozenset(("a plan or a text is agreed", "a consensus is reached"))
"""The rules under which something is complete, whatever words say so."""

DEMAND = "a sentence says what should be"
"""The rule under which what else should be is no act of its own."""

IMPORTANCE = frozenset(
    (
        "agreement on an importance or with a view",
        "an importance is affirmed",
        "a matter is spoken of",
    )
)
"""The rules under which what is named behind an importance is named as important too."""


_RULES_OF = {
    (verb, form): tuple(rule for rule in RULES if verb in rule.sense and form in rule.form)
    for verb in ANY_VERB
    for form in ANY_FORM
}
"""The rules for each sense of a verb and each form, in their order."""


def rule_of(told: Proposition) -> ActRule:
    """The first rule that a proposition fits."""
    verb: Verb = told.sense or "none"
    return next(rule for rule in _RULES_OF[verb, told.how] if rule.when(told))
