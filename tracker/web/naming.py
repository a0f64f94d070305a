"""Naming in the page: what an item is called, which items are one, and parting them again."""

from __future__ import annotations

from tracker.domain.items import ItemMerged, ItemOpened, ItemSeparated
from tracker.queries.moments import today
from tracker.queries.story import Story
from tracker.users import Role
from tracker.web.acts import Action, Do, Given, Subject
from tracker.web.inputs import Input, made, misfilled, reason
from tracker.web.texts import _
from tracker.web.visit import Visit

OF = "of"
"""In the address of an item, the relationship that it belongs to, where there are several."""

_PROPOSED = 300


def _story(visit: Visit, name: str) -> Story:
    view = visit.view._replace(as_of=today(), known_on=None, items=())
    if of := visit.given(OF):
        view = view._replace(relationship=of, party=None)
    return visit.queries.story(view, name)


def _item_asked(visit: Visit) -> Subject:
    name = str(visit.request.path_params["name"])
    relationship = visit.given(OF) or _story(visit, name).relationship
    return Subject("item", name, relationship)


def _rename_inputs(visit: Visit, about: Subject) -> list[Input]:
    title = _story(visit, about.name).title
    return [
        Input("new", _("New name"), help=_("such as joint-pilot-tours"), required=True),
        Input("title", _("Title"), title, help=_("the one that it has, unless you change it")),
    ]


def _rename(visit: Visit, about: Subject, given: Given) -> Do:
    opened = {"item": given["new"], "title": given["title"] or given["new"]}
    try:
        made(visit, ItemOpened, opened)
    finally:
        if "item" in visit.faults:
            visit.faults["new"] = visit.faults.pop("item")
    return lambda ledger, trial: ledger.rename(
        about.name,
        given["new"],
        relationship=about.relationship,
        title=given["title"] or None,
        day=today(),
        dry_run=trial,
    )


def _merge_inputs(visit: Visit, about: Subject) -> list[Input]:
    view = visit.view._replace(
        as_of=today(), known_on=None, items=(), relationship=about.relationship, party=None
    )
    others = [one.slug for one in visit.queries.item_names(view) if one.slug != about.name]
    help_ = _("the item that it turned out to be")
    return [Input("into", _("Into"), help=help_, options=others[:_PROPOSED], required=True)]


def _merge(visit: Visit, about: Subject, given: Given) -> Do:
    merged = made(visit, ItemMerged, {"into": given["into"], "item": about.name})
    return lambda ledger, trial: ledger.merge(
        about.relationship, merged, day=today(), dry_run=trial
    )


def _separate(visit: Visit, about: Subject, given: Given) -> Do:
    why = given["reason"]
    if not why:
        raise misfilled(visit, {"reason": _("say in a line why")})
    separated = made(visit, ItemSeparated, {"reason": why, "item": about.name})
    return lambda ledger, trial: ledger.separate(
        about.relationship, separated, day=today(), dry_run=trial
    )


ACTS = (
    Action(
        "rename",
        _("Rename the item"),
        _("Rename it"),
        "item",
        Role.CODE,
        _item_asked,
        _rename_inputs,
        _rename,
        _("No ref changes; the old name stays one by which it is found."),
    ),
    Action(
        "merge",
        _("Merge the item into another"),
        _("Merge it"),
        "item",
        Role.CODE,
        _item_asked,
        _merge_inputs,
        _merge,
        _("What is said of the one is said of the other from then on."),
    ),
    Action(
        "separate",
        _("Take a merging back"),
        _("Separate it"),
        "item",
        Role.CODE,
        _item_asked,
        lambda _visit, _about: [reason(_("why they are two"))],
        _separate,
        _("The item is counted as itself again."),
    ),
)
"""What can be done to an item."""
