"""The answers for programs: every question of the catalogue, and their description."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tracker.extras import installing_there
from tracker.queries.catalogue import CATALOGUE
from tracker.queries.question import Question
from tracker.users import Role, User
from tracker.web.access import letting_in, needing
from tracker.web.answers import MEDIA_TYPES, texts
from tracker.web.asked import asked
from tracker.web.errors import Problem
from tracker.web.given import GivenAnswer
from tracker.web.openapi import description
from tracker.web.site import Site, tag
from tracker.web.streams import sent


def routes() -> list[Route]:
    """The routes of all questions, and of their description."""
    return [
        Route("/api/openapi.json", needing(Role.READ, _described), name="openapi"),
        *(Route(f"/api/{one.name}", _endpoint(one), name=f"api:{one.name}") for one in CATALOGUE),
        Route("/api/{rest:path}", needing(Role.READ, _missing)),
    ]


def _endpoint(question: Question) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        site: Site = request.app.state.site
        return await site.in_turn(answered, request)

    def answered(request: Request) -> Response:
        site: Site = request.app.state.site
        wanted = asked(question, request.query_params.multi_items())
        if wanted.form == "xlsx":
            _check_workbooks()
        user: User = request.state.user
        with ExitStack() as opened:
            queries = opened.enter_context(site.queries(user))
            made = tag(site.extent(queries, user.within(Role.READ)), user, str(request.url))
            if request.headers.get("if-none-match") == made:
                return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={"ETag": made})
            of = made, queries.commits()  # which another store in the place of this one changes
            if kept := site.given.get(of):
                return Response(kept.body, headers=kept.headers, media_type=kept.media_type)
            headers = {"ETag": made, "Vary": "Cookie, Authorization"}
            if wanted.form != "json":
                ending = wanted.form.partition("-")[0]
                name = f"{question.name}-{wanted.view.as_of}.{ending}"
                headers["Content-Disposition"] = f'attachment; filename="{name}"'
            told = texts(queries, question, wanted)
            media_type = MEDIA_TYPES[wanted.form]
            answer = sent(told, opened.pop_all(), media_type, headers)
            if isinstance(answer.body, bytes) and answer.body:
                site.given.put(of, GivenAnswer(answer.body, media_type, headers))
            return answer

    return letting_in(needing(Role.READ, endpoint))


def _check_workbooks() -> None:
    from importlib.util import find_spec  # noqa: PLC0415 - what few answers need

    if find_spec("xlsxwriter") is None:
        raise Problem(
            HTTPStatus.BAD_REQUEST,
            "a workbook needs a library where the server is: "
            f"{installing_there('xlsx')}; or ask for csv-bom, which Excel opens as well",
        )


def _described(request: Request) -> Response:  # noqa: ARG001 - Starlette's own signature
    return JSONResponse(description(), media_type="application/vnd.oai.openapi+json")


def _missing(request: Request) -> Response:
    names = ", ".join(one.name for one in CATALOGUE)
    raise Problem(
        HTTPStatus.NOT_FOUND,
        f"there is no question {request.path_params['rest']!r}; the questions are {names}",
    )
