"""Items and statements: the story of a matter, and all that is on record of one act."""

from __future__ import annotations

from tracker.domain.names import readout_of
from tracker.errors import NotFound
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.citation_styles import STYLES
from tracker.queries.citations import Citation
from tracker.queries.history import History
from tracker.queries.story import Story, StoryStatement
from tracker.web import sources
from tracker.web.ladder import ladder
from tracker.web.naming import OF
from tracker.web.timeline import lanes
from tracker.web.visit import Shown, Visit


def item(visit: Visit) -> Shown:
    """The story of an item."""
    name = visit.request.path_params["name"]
    view = visit.view._replace(items=())
    if of := visit.given(OF):
        view = view._replace(relationship=of, party=None)
    story: Story = visit.queries.story(view, name)
    judged = visit.queries.judgements(
        view._replace(items=(story.item,), relationship=story.relationship, party=None)
    )
    own = [one for one in story.statements if one.item == story.item]
    return "item.html", {
        "title": story.title,
        "story": story,
        "drawing": lanes(visit, story.item, story.relationship) if story.statements else "",
        "ladder": ladder(own),
        "contexts": contexts(visit, story.statements),
        "judged": judged,
        "shares": _shares(story.statements),
    }


def statement(visit: Visit) -> Shown:
    """A statement: how it stands, all its versions, and how it is cited."""
    ref = visit.request.path_params["name"]
    history: History = visit.queries.history(ref)
    told: StoryStatement | None = None
    problem = ""
    try:
        found = visit.queries.answer(QUESTIONS["show"], visit.view._replace(items=()), ref)
        told = found if isinstance(found, StoryStatement) else None
    except NotFound as error:
        problem = str(error)  # of a later day, or taken back: what it was is still to be seen
    citation: Citation | None = None
    if told:
        citation = visit.queries.citation(visit.view, ref)
    return "statement.html", {
        "title": _summary(told, history),
        "ref": ref,
        "relationship": visit.queries.relationship_of(readout_of(ref)),
        "statement": told,
        "problem": problem,
        "history": history,
        "contexts": contexts(visit, [told] if told else []),
        "citations": {name: style(citation) for name, style in STYLES.items()} if citation else {},
    }


def _summary(told: StoryStatement | None, history: History) -> str:
    """What a statement says as it is shown, or as it was last on record."""
    return told.summary if told else history.versions[-1].summary


def contexts(
    visit: Visit, statements: list[StoryStatement] | tuple[StoryStatement, ...]
) -> dict[str, sources.Context]:
    """The quotes of some statements in their context, by refs, as far as the texts are at hand."""
    found: dict[str, sources.Context] = {}
    for one in statements:
        text = sources.text_of(visit.site.sources, one.source.readout)
        if context := sources.context(text, one.quote):
            found[one.ref] = context
    return found


def _shares(statements: tuple[StoryStatement, ...]) -> dict[str, dict[str, int]]:
    """How many statements each party has with which status of its share, unsettled or not."""
    counts: dict[str, dict[str, int]] = {}
    for one in statements:
        if one.status is None:
            continue
        for party in one.by:
            status = one.shares.get(party, one.status)
            of_party = counts.setdefault(party, {})
            of_party[status] = of_party.get(status, 0) + 1
    return dict(sorted(counts.items()))
