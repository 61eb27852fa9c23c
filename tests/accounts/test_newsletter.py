"""With an account, one press takes the newsletter and one press leaves it."""

import pytest
from allauth.account.models import EmailAddress
from allauth.account.signals import email_changed
from django.test import Client
from django.utils.translation import override

from accounts.journey import step_words
from accounts.models import AuditEvent, NewsletterConsent, NewsletterSubscription, User
from accounts.newsletter import address_digest, consent_text, consent_version, export_of, services
from accounts.signals import account_closing
from tests.accounts.journey import PASSWORD, subscribe

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client: Client) -> User:
    user = User.objects.create_user("ada@example.org", PASSWORD)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    client.force_login(user)
    return user


def acts() -> list[tuple[str, str]]:
    return list(NewsletterConsent.objects.order_by("pk").values_list("act", "how"))


def test_the_page_after_sign_up_offers_it_and_stays_in_place(client: Client, ada):
    here = "/en/account/created/?next=/en/videos/a/"
    page = client.get(here).content.decode()
    assert "Subscribe to the newsletter" in page
    response = subscribe(client, "en", page=here, next=here)
    assert response.redirect_chain == [(here, 302)]
    assert "You receive the newsletter." in response.content.decode()
    assert 'href="/en/videos/a/"' in response.content.decode()
    assert 'href="/en/account/newsletter/"' in response.content.decode(), "and leads to what one receives"
    subscription = NewsletterSubscription.objects.get()
    assert (subscription.user, subscription.language, subscription.email) == (ada, "en", "ada@example.org")
    assert subscription.confirmed_at
    assert subscription.consent_text in page, "what was agreed to is what was shown"
    assert subscription.consent_version == consent_version(subscription.consent_text)
    consent = NewsletterConsent.objects.get()
    assert (consent.act, consent.text, consent.language) == ("given", subscription.consent_text, "en")
    assert (consent.address_digest, consent.account_number) == (address_digest("Ada@example.org"), ada.pk)
    assert AuditEvent.objects.get(kind="subscribed").user == ada


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
    assert acts() == [("given", "account")]


def test_leaving_forgets_it_and_keeps_the_record(client: Client, ada):
    subscribe(client, "en")
    assert NewsletterSubscription.objects.exists()
    assert client.get("/en/account/newsletter/leave/").status_code == 405
    response = client.post("/en/account/newsletter/leave/", follow=True)
    assert "Subscribe to the newsletter" in response.content.decode()
    assert not NewsletterSubscription.objects.exists()
    assert acts() == [("given", "account"), ("withdrawn", "account")]
    assert AuditEvent.objects.filter(kind="unsubscribed").exists()


def test_an_account_that_is_not_proven_is_led_to_its_code(client: Client):
    client.force_login(User.objects.create_user("no@example.org", PASSWORD))
    assert client.post("/en/account/newsletter/").url.startswith("/en/account/confirm-email/?next=")
    assert not NewsletterSubscription.objects.exists()


def test_an_account_takes_over_what_its_address_subscribed_to(client: Client, ada):
    asked = services.ask(email="ADA@example.org", language="en", consent_version="v", consent_text="words")
    services.confirm(token=services.signing.dumps(asked.key, salt=services.SALT))
    subscribe(client, "fr")
    subscription = NewsletterSubscription.objects.get()
    assert (subscription.user, subscription.language, subscription.consent_text) == (ada, "en", "words")


def test_it_follows_the_account_to_its_new_address(client: Client, ada):
    services.ask(email="lovelace@example.org", language="en", consent_version="v", consent_text="words")
    subscribe(client, "en")
    key = NewsletterSubscription.objects.get(user=ada).key
    ada.email = "Lovelace@example.org"
    ada.save()
    new = EmailAddress.objects.create(user=ada, email=ada.email, verified=True)
    email_changed.send(sender=User, request=None, user=ada, from_email_address=None, to_email_address=new)
    subscription = NewsletterSubscription.objects.get()
    assert subscription.email == "lovelace@example.org"
    assert subscription.key != key
    for old in (f"/en/account/newsletter/preferences/{key}/", f"/en/account/newsletter/leave/{key}/"):
        page = Client().get(old)
        assert page.status_code == 404, "who reads the former mailbox opens nothing"
        assert "This link is no longer valid" in page.content.decode()
        assert "lovelace" not in page.content.decode()
    Client().post(f"/en/account/newsletter/preferences/{key}/", {"frequency": "daily"})
    assert Client().post(f"/en/account/newsletter/leave/{key}/", {"List-Unsubscribe": "One-Click"}).status_code == 200
    subscription = NewsletterSubscription.objects.get()
    assert (subscription.email, subscription.frequency) == ("lovelace@example.org", "weekly")
    assert Client().get(f"/en/account/newsletter/preferences/{subscription.key}/").status_code == 200


def test_closing_the_account_ends_it(client: Client, ada):
    subscribe(client, "en")
    account_closing.send(sender=User, user=ada)
    assert not NewsletterSubscription.objects.exists()
    assert acts()[-1] == ("withdrawn", "account closed")


def test_the_export_of_an_account_has_it(client: Client, ada):
    assert export_of(ada) == {"subscription": None, "consents": []}
    subscribe(client, "en")
    exported = export_of(ada)
    assert exported["subscription"]["email"] == "ada@example.org"
    assert [consent["act"] for consent in exported["consents"]] == ["given"]
