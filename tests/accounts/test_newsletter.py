"""One press takes the newsletter, one press leaves it."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils.translation import override

from accounts.journey import step_words
from accounts.models import NewsletterSubscription, User
from accounts.newsletter import consent_text, consent_version
from tests.accounts.journey import PASSWORD, subscribe

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client: Client) -> User:
    user = User.objects.create_user("ada@example.org", PASSWORD)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    client.force_login(user)
    return user


def test_the_page_after_sign_up_offers_it_and_stays_in_place(client: Client, ada):
    here = "/en/account/created/?next=/en/videos/a/"
    page = client.get(here).content.decode()
    assert "Subscribe to the newsletter" in page
    response = subscribe(client, "en", page=here, next=here)
    assert response.redirect_chain == [(here, 302)]
    assert "You receive the newsletter." in response.content.decode()
    assert 'href="/en/videos/a/"' in response.content.decode()
    subscription = NewsletterSubscription.objects.get()
    assert (subscription.user, subscription.language) == (ada, "en")
    assert subscription.consent_text in page, "what was agreed to is what was shown"
    assert subscription.consent_version == consent_version(subscription.consent_text)


@pytest.mark.parametrize("read", ["", "other words"])
def test_whoever_read_other_words_is_shown_these_before_agreeing(client: Client, ada, read):
    """An editor may change them between the page and the press; so may a form on another page not show them at all."""
    data = {"next": "/en/videos/", "consent": consent_version(read) if read else ""}
    response = client.post("/en/account/newsletter/", data, follow=True)
    assert not NewsletterSubscription.objects.exists()
    assert "Read them as they are now" in response.content.decode()
    assert "Subscribe to the newsletter" in response.content.decode()
    assert 'name="next" value="/en/videos/"' in response.content.decode(), "and is led on afterwards"


def test_pressing_twice_keeps_the_first_consent(client: Client, ada):
    with override("fr"):
        mots = consent_text(step_words("newsletter"))
    subscribe(client, "en")
    first = NewsletterSubscription.objects.get().subscribed_at
    client.post("/fr/account/newsletter/", {"consent": consent_version(mots)})
    assert NewsletterSubscription.objects.get().subscribed_at == first


def test_leaving_forgets_it(client: Client, ada):
    subscribe(client, "en")
    assert NewsletterSubscription.objects.exists()
    assert client.get("/en/account/newsletter/leave/").status_code == 405
    response = client.post("/en/account/newsletter/leave/", follow=True)
    assert "Subscribe to the newsletter" in response.content.decode()
    assert not NewsletterSubscription.objects.exists()


def test_it_takes_a_proven_address(client: Client):
    assert client.post("/en/account/newsletter/").url == "/en/account/login/?next=/en/account/newsletter/"
    client.force_login(User.objects.create_user("no@example.org", PASSWORD))
    assert client.post("/en/account/newsletter/").url.startswith("/en/account/confirm-email/?next=")
    assert not NewsletterSubscription.objects.exists()
