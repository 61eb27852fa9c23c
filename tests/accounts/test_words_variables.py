"""Variables in editors' words: what is refused, in which words, and what stands in their place."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from accounts.content import MAILS, STEPS
from accounts.journey import Words
from accounts.variables import check, fill, fill_html, time_left
from accounts.words import MAIL_WORDS, STEP_WORDS

ALLOWED = ("code", "minutes", "site_name")


def refusal(text: str, **rules) -> str:
    with override("en"), pytest.raises(ValidationError) as caught:
        check(text, **{"allowed": ALLOWED, **rules})
    return " ".join(caught.value.messages)


def test_an_unknown_variable_is_named_and_those_that_exist_are_listed():
    assert (
        refusal("Valable {minuts} minutes")
        == "{minuts} is no variable. These can be used here: {code}, {minutes}, {site_name}."
    )


def test_a_variable_of_another_text_is_named_as_out_of_place():
    assert refusal("Bonjour {email}").startswith("{email} cannot be used here. These can: {code}, ")


@pytest.mark.parametrize("text", ["{minutes", "minutes}", "{{minutes}}", "a { b", "{minutes}}"])
def test_a_brace_without_a_partner_is_refused(text):
    assert "A brace has no partner." in refusal(text)


@pytest.mark.parametrize("text", ["{ minutes }", "{Minutes}", "{}", "{minutes.real}", "{0}", "{minutes!r}"])
def test_nothing_but_the_bare_name_is_a_variable(text):
    assert "is no variable" in refusal(text)


@pytest.mark.parametrize("text", ["Votre code : {code}", "Voici\n{code}", "{code} {code}"])
def test_a_code_stands_alone_in_its_paragraph(text):
    assert "{code} must stand alone" in refusal(text)


def test_a_text_that_needs_its_code_is_refused_without_it():
    assert refusal("Bonjour.", needed=("code",)) == "This text is of no use without {code}."


def test_all_that_is_wrong_is_said_at_once():
    said = refusal("{minuts} {email} {", needed=("code",))
    for problem in ("{minuts} is no variable", "{email} cannot be used here", "no partner", "without {code}"):
        assert problem in said


def test_values_take_the_place_of_variables_and_nothing_else_changes():
    text = "Bonjour,\n\n{code}\n\nvalable {minutes}\u00a0minutes : 100 % {inconnu}"
    values = {"code": "123456", "minutes": lambda: "30"}
    assert fill(text, values) == "Bonjour,\n\n123456\n\nvalable 30\u00a0minutes : 100 % {inconnu}"


def test_html_is_escaped_whoever_wrote_it_and_the_address_is_emphasised():
    written = fill_html("<b>{email}</b> {site_name}", {"email": "<i>@x", "site_name": "A & B {email}"})
    assert written == "&lt;b&gt;<strong>&lt;i&gt;@x</strong>&lt;/b&gt; A &amp; B {email}"


def test_time_left_is_in_words():
    with override("en"):
        assert (time_left(1), time_left(24)) == ("one minute", "24 minutes")


@pytest.mark.parametrize("language", [0, 1], ids=["fr", "en"])
@pytest.mark.parametrize(("pieces", "words"), [(STEPS, STEP_WORDS), (MAILS, MAIL_WORDS)], ids=["steps", "mails"])
def test_the_words_that_come_with_the_newsroom_obey_the_rules_of_editors(pieces, words, language):
    assert list(words) == list(pieces)
    for key, piece in pieces.items():
        assert set(words[key]) == set(piece.parts), key
        for part, both in words[key].items():
            check(both[language], allowed=piece.allowed(part), needed=piece.needed_in(part))
            assert both[language] or not piece.is_needed(part), f"{key}, {part}"


OWNERS = {
    ("register", "eyebrow"): "COMPTE MULTIMÉDIA",
    ("check_inbox", "heading"): "Vérifiez votre boîte de réception et entrez le code de vérification",
    (
        "check_inbox",
        "text",
    ): "Nous avons envoyé un code de vérification à votre adresse e-mail. {email}. Entrez le code "
    "pour vérifier votre compte. Ce code expirera dans {minutes} minutes.",
    ("check_inbox", "help_line"): "Vous n'avez pas reçu de code ?",
    ("new_password", "text"): "Le mot de passe doit comporter au moins {min_length} caractères, sans espaces, inclure "
    "des lettres majuscules/minuscules, des chiffres et des symboles.",
}


def test_the_owner_s_copy_can_be_written_with_the_figures_of_the_settings():
    for (key, part), text in OWNERS.items():
        check(text, allowed=STEPS[key].allowed(part))
    words = Words(STEPS["new_password"], {"text": OWNERS["new_password", "text"]})
    assert "au moins 12 caractères" in words.plain("text")
    words = Words(STEPS["check_inbox"], {"text": OWNERS["check_inbox", "text"]}).knowing(email="lea@example.org")
    assert "<strong>lea@example.org</strong>" in words["text"][0]
    assert words["text"][0].endswith("Ce code expirera dans 30 minutes.")
