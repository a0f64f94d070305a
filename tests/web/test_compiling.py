"""Compiling: what the programs of templates do otherwise than those that Jinja makes."""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup, escape

from tracker.web.compiling import Compiled

_TEXTS = {"Day": "Tag & Nacht", "on %(day)s": "am %(day)s"}


def _filled(template: str, **values: object) -> str:
    environment = Environment(autoescape=True, finalize=escape)
    environment.code_generator_class = Compiled
    environment.globals["_"] = lambda text, **given: Markup(_TEXTS[text]) % given  # noqa: S704
    return environment.from_string(template).render(values)


def test_values_are_escaped_once_and_markup_is_not() -> None:
    shown = _filled("{{ said }} {{ marked }}", said="<b> & c", marked=Markup("<i>"))
    assert shown == "&lt;b&gt; &amp; c <i>"


def test_texts_are_translated_as_they_are_or_with_what_is_put_into_them() -> None:
    shown = _filled("{{ _('Day') }}{% if day %} {{ _('on %(day)s', day=day) }}{% endif %}", day="<")
    assert shown == "Tag & Nacht am &lt;"


def test_a_text_that_only_then_is_known_is_translated_as_well() -> None:
    assert _filled("{% for one in texts %}{{ _(one) }}{% endfor %}", texts=["Day"]) == "Tag & Nacht"


def test_calls_are_given_all_that_they_name() -> None:
    def told(*given: object, **named: object) -> str:
        return f"{given} {named}"

    shown = _filled(
        "{{ told(1, *more, a=2, **named)|safe }}", told=told, more=[3], named={"class": 4}
    )
    assert shown == "(1, 3) {'a': 2, 'class': 4}"


def test_macros_give_markup_and_can_be_called_with_a_block() -> None:
    macro = "{% macro wrapped(x) %}<i>{{ x }}{% if caller %}{{ caller() }}{% endif %}</i>"
    template = macro + "{% endmacro %}{{ wrapped('<') }}{% call wrapped('a') %}<b>{% endcall %}"
    assert _filled(template) == "<i>&lt;</i><i>a<b></i>"
