"""Without an account: an address, a mail, a button; then preferences and leaving, both without signing in."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now
from wagtail.models import Locale

from accounts.models import NewsletterConsent, NewsletterSubscription
from accounts.newsletter.services import forget_unconfirmed
from cms.taxonomy.models import Topic
from tests.accounts.journey import subscribe
from tests.factories.people import person

pytestmark = pytest.mark.django_db
LEA = "lea@example.org"
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def link(number: int = -1) -> str:
    found = re.search(r"https?://[^/\s]+(/\S+)", str(mail.outbox[number].body))
    assert found
    return found[1]


def subscribed(client: Client, email: str = LEA, language: str = "fr") -> NewsletterSubscription:
    subscribe(client, language, email=email)
    client.post(link())
    return NewsletterSubscription.objects.get(email=email)


def choices(**changed):
    return {"language": "fr", "kinds": ["articles", "videos"], "topics": [], "frequency": "weekly", **changed}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_address_is_subscribed_by_the_button_behind_the_link_and_not_before(client: Client, language):
    answer = subscribe(client, language, email="Lea@Example.org")
    assert answer.redirect_chain == [(f"/{language}/account/newsletter/asked/", 302)]
    assert mail.outbox[0].to == [LEA]
    scanner = Client(enforce_csrf_checks=True)
    assert scanner.get(link()).status_code == 200
    assert scanner.post(link()).status_code == 403
    assert not NewsletterSubscription.objects.filter(confirmed_at__isnull=False).exists()
    page = client.post(link(), follow=True)
    subscription = NewsletterSubscription.objects.get()
    assert page.redirect_chain == [(f"/{language}/account/newsletter/preferences/{subscription.key}/", 302)]
    assert subscription.confirmed_at
    assert (subscription.user, subscription.language) == (None, language)
    client.post(link())
    assert list(NewsletterConsent.objects.order_by("pk").values_list("act", "how")) == [
        ("asked", "form"),
        ("given", "mail"),
    ]
    assert LEA not in link(), "an address does not stand in the log of a proxy"


def test_the_link_lasts_seven_days(client: Client):
    start = now()
    with time_machine.travel(start, tick=False):
        subscribe(client, "fr", email=LEA)
    with time_machine.travel(start + timedelta(days=6, hours=23, minutes=59), tick=False):
        forget_unconfirmed()
        assert client.get(link()).status_code == 200
    with time_machine.travel(start + timedelta(days=7, seconds=2), tick=False):
        assert client.get(link()).status_code == 410
        assert client.post(link()).status_code == 410
        forget_unconfirmed()
    assert not NewsletterSubscription.objects.exists(), "an address that nobody confirmed is not kept"


def test_a_damaged_link_says_so(client: Client):
    subscribe(client, "fr", email=LEA)
    assert client.post(f"{link()[:-2]}x/").status_code == 410


def test_known_and_new_addresses_get_the_same_answer(client: Client):
    """The owner of an address that is on the list is told by mail."""
    subscription = subscribed(client)
    new, known = (subscribe(Client(), "fr", email=email) for email in ("new@example.org", LEA))
    strip = re.compile(r'value="[\w-]{40,}"')
    assert strip.sub("", new.content.decode()) == strip.sub("", known.content.decode())
    assert new.redirect_chain == known.redirect_chain
    assert mail.outbox[-1].to == [LEA]
    assert "déjà" in mail.outbox[-1].subject
    assert subscription.key in mail.outbox[-1].body
    assert NewsletterSubscription.objects.get(email=LEA).confirmed_at == subscription.confirmed_at


def test_known_awaited_and_new_addresses_take_the_same_work(client: Client):
    """Query by query, at the first post of a day and at each later one that the limits let through."""
    subscribed(client)
    subscribe(client, "fr", email="awaited@example.org")
    work, sent = {}, len(mail.outbox)
    for post in ("first", "second"):
        for email in (LEA, "awaited@example.org", f"{post}@example.org"):
            with CaptureQueriesContext(connection) as queries:
                subscribe(Client(), "fr", email=email)
            work[post, email] = [shape(query["sql"]) for query in queries]
    assert len(mail.outbox) == sent + len(work), "each has a mail"
    some = next(iter(work.values()))
    assert [found for found in work.values() if found != some] == []
    assert NewsletterConsent.objects.filter(act="asked").count() == 2 + len(work), "and each a row of its own"


def shape(sql: str) -> str:
    """What a query does, and to which table."""
    table = re.search(r'(?:FROM|INTO|UPDATE) "(\w+)"', sql)
    return f"{sql.split(maxsplit=1)[0]} {table[1] if table else ''}"


def test_an_address_gets_three_mails_an_hour(client: Client):
    for _ in range(3):
        subscribe(Client(), "fr", email=LEA)
    refused = subscribe(client, "fr", email=LEA)
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 3600
    assert len(mail.outbox) == 3


def test_an_origin_names_twenty_addresses_an_hour(client: Client):
    answers = [subscribe(client, "fr", email=f"p{number}@example.org").status_code for number in range(21)]
    assert answers == [200] * 20 + [429]


def test_words_that_were_not_read_are_shown_first(client: Client):
    page = client.post("/en/account/newsletter/", {"email": LEA, "consent": "other"})
    assert "Read them as they are now" in page.content.decode()
    assert f'value="{LEA}"' in page.content.decode()
    assert not mail.outbox


def test_what_is_no_address_is_refused_beside_the_field(client: Client):
    page = subscribe(client, "fr", email="pas une adresse").content.decode()
    assert 'aria-invalid="true"' in page
    assert not NewsletterSubscription.objects.exists()


def test_preferences_are_chosen_without_signing_in(client: Client):
    french, english = (Locale.objects.get_or_create(language_code=code)[0] for code in ("fr", "en"))
    sea = Topic.objects.create(name="Mer du Nord", locale=french)
    sea.copy_for_translation(english).save()
    only_french = Topic.objects.create(name="Wallonie", locale=french)
    subscription = subscribed(client)
    here = f"/fr/account/newsletter/preferences/{subscription.key}/"
    reader = Client(enforce_csrf_checks=False)
    assert "Mer du Nord" in reader.get(here).content.decode()
    chosen = choices(kinds=["videos"], topics=[str(sea.translation_key), str(only_french.translation_key)])
    reader.post(here, {**chosen, "frequency": "daily"})
    subscription.refresh_from_db()
    assert (subscription.wants_articles, subscription.wants_videos, subscription.frequency) == (False, True, "daily")
    assert subscription.topics == [str(sea.translation_key), str(only_french.translation_key)]
    reader.post(here.replace("/fr/", "/en/"), choices(language="en"))
    subscription.refresh_from_db()
    assert subscription.language == "en"
    assert subscription.topics == [str(only_french.translation_key)], "English readers are not asked about it"


@pytest.mark.parametrize("wrong", [{"kinds": []}, {"topics": ["nonsense"]}, {"language": "de"}, {"frequency": "never"}])
def test_a_choice_of_nothing_is_refused(client: Client, wrong):
    Topic.objects.create(name="Mer du Nord", locale=Locale.objects.get(language_code="fr"))
    subscription = subscribed(client)
    page = client.post(f"/fr/account/newsletter/preferences/{subscription.key}/", choices(**wrong))
    assert "field__error" in page.content.decode()
    subscription.refresh_from_db()
    assert (subscription.wants_articles, subscription.language, subscription.topics) == (True, "fr", [])


def test_one_click_of_a_mail_program_unsubscribes_without_cookies(client: Client):
    subscription = subscribed(client)
    address = f"/fr/account/newsletter/leave/{subscription.key}/"
    program = Client(enforce_csrf_checks=True)
    assert program.get(address).status_code == 200
    assert NewsletterSubscription.objects.exists(), "a program that follows links takes nothing away"
    for _ in range(2):
        assert program.post(address, ONE_CLICK).status_code == 200, "no redirect, and harmless twice"
    assert not NewsletterSubscription.objects.exists()
    assert NewsletterConsent.objects.values_list("act", "how").first() == ("withdrawn", "one click")
    for page in (address, f"/fr/account/newsletter/preferences/{subscription.key}/"):
        gone = program.get(page)
        assert (gone.status_code, "Ce lien n’est plus valable" in gone.content.decode()) == (404, True)


def test_an_account_chooses_on_its_own_page(client: Client):
    client.force_login(person("ada@example.org"), backend="django.contrib.auth.backends.ModelBackend")
    subscribe(client, "fr")
    client.post("/fr/account/newsletter/choose/", choices(kinds=["articles"], frequency="daily"))
    subscription = NewsletterSubscription.objects.get()
    assert (subscription.wants_videos, subscription.frequency) == (False, "daily")
    wrong = client.post("/fr/account/newsletter/choose/", choices(kinds=[]))
    assert "field__error" in wrong.content.decode()
