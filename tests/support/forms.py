"""Forms: those of a page, filled and sent as a browser without scripts does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import httpx
from lxml import html


@dataclass
class Form:
    """A form of a page that was answered."""

    client: httpx.Client
    page: httpx.Response
    fields: dict[str, str]
    action: str

    def send(self, step: str, values: Mapping[str, str] | None = None) -> httpx.Response:
        """Send it by the button of a step, with some fields filled otherwise."""
        sent = {**self.fields, **(values or {}), "step": step}
        origin = str(self.client.base_url).rstrip("/")
        return self.client.post(self.action, data=sent, headers={"Origin": origin})


def form_of(client: httpx.Client, page: httpx.Response) -> Form:
    """The form of a page that is sent; of several, the first."""
    (found, *_) = html.fromstring(page.text).xpath("//main//form[@method='post']")
    # A browser drops the line break at the beginning of a text of several lines.
    fields = {name: value.removeprefix("\n") for name, value in found.form_values()}
    return Form(client, page, fields, found.get("action"))


def opened(client: httpx.Client, path: str) -> Form:
    """The form of a page that is asked for."""
    answer = client.get(path)
    assert answer.status_code == httpx.codes.OK, answer.text
    return form_of(client, answer)


def done(client: httpx.Client, path: str, values: Mapping[str, str]) -> httpx.Response:
    """What is answered when a form was filled, looked at and sent for good."""
    trial = opened(client, path).send("look", values)
    assert trial.status_code == httpx.codes.OK, trial.text
    return form_of(client, trial).send("do")


def said(page: httpx.Response) -> str:
    """What a page says, in one line."""
    texts = html.fromstring(page.text).find(".//main").itertext()
    return " ".join(" ".join(texts).split())
