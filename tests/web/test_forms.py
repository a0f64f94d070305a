"""Forms: by what one is known to be our own."""

from __future__ import annotations

from tracker.web import forms


def test_a_form_is_known_in_the_browser_that_it_was_made_for_and_in_no_other() -> None:
    secret = forms.secret()
    first, second = forms.token(secret, "Anna"), forms.token(secret, "Anna")
    assert forms.key_of(secret, "Anna", first) == first.partition(".")[0]
    assert forms.key_of(secret, "Anna", first) != forms.key_of(secret, "Anna", second)
    assert forms.key_of(forms.secret(), "Anna", first) is None
    assert forms.key_of(secret, "Ben", first) is None


def test_what_was_not_made_is_not_known() -> None:
    secret = forms.secret()
    made = forms.token(secret, "Anna")
    for given in ("", ".", "x", "x.y", made[:-1], "é.é", f"x{made}", made.partition(".")[2]):
        assert forms.key_of(secret, "Anna", given) is None
    assert forms.key_of("", "", forms.token("", "")) is None
