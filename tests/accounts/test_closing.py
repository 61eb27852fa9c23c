"""The end of an account: nothing that names the person is left, what counts is kept, and nobody is locked out."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from accounts.models import (
    AccountTermsAcceptance,
    AuditEvent,
    NewsletterConsent,
    NewsletterSubscription,
    User,
)
from accounts.signals import account_closing
from tests.accounts.journey import sign_in, subscribe
from tests.factories.people import PASSWORD, person

pytestmark = pytest.mark.django_db
EMAIL = "lea.noel@example.org"


@pytest.fixture
def lea(client: Client) -> User:
    user = person(EMAIL, language="fr", first_name="Léa", last_name="Noël-Peeters", organisation="Radio Nord")
    sign_in(client, email=user.email, password=PASSWORD)
    return user


def close(client: Client, password: str = PASSWORD, language: str = "fr"):
    return client.post(f"/{language}/account/close/", {"password": password})


def everything_stored() -> dict[str, str]:
    """All that the database holds, as text by table; what sessions hold is unpacked."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = "\n".join(
                str(bytes(cell) if isinstance(cell, memoryview) else cell) for row in cursor.fetchall() for cell in row
            )
    found["django_session"] = "\n".join(str(session.get_decoded()) for session in Session.objects.all())
    return found


def test_nothing_that_names_the_person_is_left_anywhere(client: Client, lea: User, admin_user: User):
    subscribe(client)
    for _each in range(2):
        sign_in(Client(), email=EMAIL, password=PASSWORD)
    admin = Client()
    admin.force_login(admin_user)
    details = {"email": EMAIL, "first_name": "Léa", "last_name": "Noël-Peeters", "is_active": "on", "language": "fr"}
    admin.post(f"/cms/users/edit/{lea.pk}/", details)
    assert ModelLogEntry.objects.filter(label=EMAIL).exists(), "the admin's history names her"
    before = everything_stored()
    assert sum(EMAIL in text for text in before.values()) >= 5

    assert close(client).url == "/fr/account/closed/"
    for table, text in everything_stored().items():
        for trace in (EMAIL, "Noël-Peeters", "Radio Nord"):
            assert trace not in text, f"{trace} is still in {table}"


def test_what_counts_is_kept_without_the_person(client: Client, lea: User):
    number = lea.pk
    AccountTermsAcceptance.objects.create(user=lea, version=3, language="fr", text_sha256="a" * 64)
    subscribe(client)
    close(client)
    kinds = set(AuditEvent.objects.filter(account_number=number).values_list("kind", flat=True))
    assert {"signed_in", "deleted"} <= kinds
    assert not AuditEvent.objects.exclude(user=None, ip=None).exists()
    assert AccountTermsAcceptance.objects.get().user is None
    assert not NewsletterSubscription.objects.exists()
    assert NewsletterConsent.objects.filter(account_number=number, act="withdrawn").exists()


def test_the_person_is_signed_out_everywhere_told_and_led_to_a_goodbye(client: Client, lea: User):
    elsewhere = Client()
    sign_in(elsewhere, email=EMAIL, password=PASSWORD)
    mail.outbox.clear()
    page = client.get(close(client).url)
    assert "Votre compte est fermé" in page.content.decode() or "Your account is closed" in page.content.decode()
    for each in (client, elsewhere):
        assert each.get("/fr/account/").url.startswith("/fr/account/login/")
    assert [message.to for message in mail.outbox] == [[EMAIL]]
    assert "est fermé" in mail.outbox[0].subject
    assert sign_in(Client(), email=EMAIL, password=PASSWORD).status_code == 200, "there is no such account"


def test_a_wrong_password_closes_nothing(client: Client, lea: User):
    assert close(client, "Autre-Phrase-1!").status_code == 200
    assert close(client, "").status_code == 200
    assert client.get("/fr/account/close/").status_code == 200
    assert User.objects.filter(pk=lea.pk).exists()


def test_passwords_cannot_be_tried_there_for_long(client: Client, lea: User):
    answers = [close(client, f"Autre-Phrase-{number}!") for number in range(7)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 2
    assert 0 < int(answers[-1]["Retry-After"]) <= 300
    assert close(client).status_code == 429, "not even the right one"


def test_whoever_has_a_second_factor_proves_it_first(client: Client, lea: User):
    Authenticator.objects.create(user=lea, type="totp", data={"secret": "x"})
    for answer in (client.get("/fr/account/close/"), close(client)):
        assert answer.url == "/fr/account/2fa/reauthenticate/?next=%2Ffr%2Faccount%2Fclose%2F"
    assert User.objects.filter(pk=lea.pk).exists()


def test_the_last_administrator_cannot_leave(client: Client):
    boss = person("boss@example.org", is_superuser=True, is_staff=True)
    person("former@example.org", is_superuser=True, is_active=False)
    sign_in(client, email=boss.email, password=PASSWORD)
    for answer in (client.get("/fr/account/close/"), close(client)):
        assert answer.status_code == 409
    assert User.objects.filter(pk=boss.pk).exists()
    person("second@example.org", is_superuser=True)
    assert close(client).url == "/fr/account/closed/"


def test_other_rooms_are_told_while_the_account_still_exists(client: Client, lea: User):
    told = []

    def hear(user: User, **kwargs: object) -> None:
        told.append(User.objects.get(pk=user.pk).email)

    account_closing.connect(hear)
    try:
        close(client)
    finally:
        account_closing.disconnect(hear)
    assert told == [EMAIL]


def test_a_photograph_goes_with_the_account(
    client: Client, lea: User, django_capture_on_commit_callbacks, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    profile = UserProfile.get_for_user(lea)
    profile.avatar.save("lea.jpg", ContentFile(b"picture"))
    kept = profile.avatar.path
    with django_capture_on_commit_callbacks(execute=True):
        close(client)
    assert not (tmp_path / kept).exists()


def test_pages_that_the_person_wrote_stay(client: Client, lea: User, newsroom):
    newsroom.articles.owner = lea
    newsroom.articles.save()
    close(client)
    newsroom.articles.refresh_from_db()
    assert newsroom.articles.owner is None
