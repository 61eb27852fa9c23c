"""An error page speaks the language of the address, says what to do next, and needs nothing that may be broken."""

import pytest
from django.test import Client, RequestFactory
from django.urls import get_resolver

from cms.settings import dev


@pytest.mark.parametrize(("language", "other"), [("fr", "en"), ("en", "fr")])
def test_a_missing_page_answers_in_the_language_of_its_address(client, newsroom, language, other):
    response = client.get(f"/{language}/no/such/page/", headers={"accept-language": other})

    html = response.content.decode()
    assert response.status_code == 404
    assert f'<html lang="{language}">' in html
    assert f'<a class="button" href="/{language}/">' in html
    assert f'<a href="/{other}/" lang="{other}" hreflang="{other}">' in html
    assert "no/such/page" not in html, "signing in must not lead back to an address that does not exist"


def test_a_missing_address_of_the_api_answers_with_a_problem(client, newsroom):
    response = client.get("/api/nothing/here/")

    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["message"] == "not found"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_server_error_touches_no_database(language, django_assert_num_queries, db):
    handler = get_resolver().resolve_error_handler(500)

    with django_assert_num_queries(0):
        response = handler(RequestFactory().get(f"/{language}/videos/"))

    html = response.content.decode()
    assert response.status_code == 500
    assert f'<html lang="{language}">' in html
    assert '<nav class="masthead__aside languages"' in html
    assert f'<a class="button" href="/{language}/">' in html


def test_a_request_for_another_host_is_refused_without_a_query(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        response = client.get("/en/", headers={"host": "elsewhere.example"})

    assert response.status_code == 400
    assert "Your request could not be read" in response.content.decode()


def test_a_form_without_its_token_is_refused_in_words(newsroom):
    response = Client(enforce_csrf_checks=True).post("/en/account/login/", {"login": "a@example.org"})

    assert response.status_code == 403
    assert "This form had been open too long" in response.content.decode()


@pytest.mark.parametrize("path", ["/fr/no/such/page/", "/fr/nothing.here", "/fr/articles/?page=99999"])
def test_a_developer_sees_the_missing_page_that_readers_see(client, newsroom, settings, path):
    settings.DEBUG, settings.MIDDLEWARE = True, dev.MIDDLEWARE

    response = client.get(path)

    assert response.status_code == 404
    html = response.content.decode()
    assert '<html lang="fr">' in html
    assert 'class="masthead' in html
    assert "DEBUG" not in html


def test_a_developer_is_led_on_like_a_reader(client, newsroom, settings):
    settings.DEBUG, settings.MIDDLEWARE = True, dev.MIDDLEWARE

    assert client.get("/fr/articles", follow=True).status_code == 200
    assert client.get("/api/nothing/here/").json()["message"] == "not found"


def test_a_developer_still_sees_what_broke(client, newsroom, settings, monkeypatch):
    settings.DEBUG, settings.MIDDLEWARE = True, dev.MIDDLEWARE
    monkeypatch.setattr(type(newsroom.articles), "listed", lambda page: 1 / 0)
    client.raise_request_exception = False

    response = client.get("/fr/articles/")

    assert response.status_code == 500
    assert "ZeroDivisionError" in response.content.decode()
