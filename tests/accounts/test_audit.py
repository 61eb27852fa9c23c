"""What happens to an account is written down, on every way in, and read by those who may."""

import json

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils.translation import override

from accounts.audit import record
from accounts.audit_words import in_words
from accounts.models import AuditEvent, AuditKind, User
from tests.accounts.journey import enter, last_code, sign_in, sign_up
from tests.factories.people import PASSWORD, person

pytestmark = pytest.mark.django_db
LOG = "/cms/reports/accounts/"


def kinds(user: User | None = None) -> list[str]:
    events = AuditEvent.objects.filter(user=user) if user else AuditEvent.objects.all()
    return list(events.order_by("pk").values_list("kind", flat=True))


def test_from_signing_up_to_signing_out(client: Client):
    sign_up(client)
    enter(client, last_code())
    client.post("/fr/account/logout/")
    user = User.objects.get()
    found = [kind for kind in kinds(user) if kind not in ("code_sent", "terms_accepted")]
    assert found == ["signed_up", "address_verified", "signed_in", "signed_out"]
    event = AuditEvent.objects.filter(kind="signed_in").get()
    assert (event.account_number, event.ip) == (user.pk, "127.0.0.1")
    everything = json.dumps(list(AuditEvent.objects.values_list("details", flat=True)))
    assert user.email not in everything


def test_the_headless_api_is_watched_as_well(client: Client):
    user = person("app@example.org")
    login = {"email": user.email, "password": PASSWORD}
    answer = client.post("/_allauth/app/v1/auth/login", login, content_type="application/json")
    token = {"X-Session-Token": answer.json()["meta"]["session_token"]}
    client.delete("/_allauth/app/v1/auth/session", headers=token)
    assert kinds(user) == ["signed_in", "signed_out"]


@pytest.fixture
def log(db: None) -> tuple[User, User]:
    """Two people and what they did."""
    lea, max_ = person("lea@example.org"), person("max@example.org")
    for user in (lea, max_):
        record(AuditKind.SIGNED_IN, user=user)
        record(AuditKind.CODE_SENT, user=user, details={"for": "password"})
    record(AuditKind.SIGN_IN_FAILED, user=None)
    AuditEvent.objects.filter(user=max_).update(at="2026-01-05T10:00:00Z")
    return lea, max_


@pytest.fixture
def auditor(client: Client) -> Client:
    """Somebody of the staff who was given the right to read the log, and nothing else."""
    user = person("auditor@example.org", language="en")
    group = Group.objects.create(name="Auditors")
    for codename in ("access_admin", "view_auditevent"):
        group.permissions.add(Permission.objects.get(codename=codename))
    user.groups.add(group)
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("", ["lea@example.org", "max@example.org"], []),
        ("q=LEA@example", ["lea@example.org"], ["max@example.org"]),
        ("kind=signed_in", ["lea@example.org", "max@example.org"], ["For a new password"]),
        ("at_from=2026-01-01&at_to=2026-01-31", ["max@example.org"], ["lea@example.org"]),
        ("q=99999999999999999999999", [], ["lea@example.org", "max@example.org"]),
    ],
)
def test_staff_search_by_person_kind_and_date(auditor: Client, log, query, shown, hidden):
    html = auditor.get(f"{LOG}results/?{query}").content.decode()
    assert all(each in html for each in shown)
    assert not any(each in html for each in hidden)


def test_an_account_that_is_gone_is_found_by_its_number(auditor: Client, log):
    lea, _max = log
    number = lea.pk
    lea.delete()
    html = auditor.get(f"{LOG}?q={number}").content.decode()
    assert html.count("For a new password") == 1


def test_the_log_takes_as_many_queries_whatever_its_length(auditor: Client, log, django_assert_max_num_queries):
    auditor.get(LOG)
    with django_assert_max_num_queries(100) as few:
        auditor.get(LOG)
    for number in range(20):
        record(AuditKind.SIGNED_IN, user=person(f"reader{number}@example.org"))
    with django_assert_max_num_queries(len(few)):
        auditor.get(LOG)


def test_who_may_not_read_it_gets_neither_page_nor_menu(client: Client):
    editor = person("editor@example.org")
    editor.groups.add(Group.objects.get(name="Editors"))
    client.force_login(editor)
    assert client.get(LOG, follow=True).redirect_chain[-1][0] == "/cms/"
    assert LOG not in client.get("/cms/").content.decode()


def test_nobody_changes_it_and_it_leaves_as_a_table(auditor: Client, log):
    assert auditor.post(LOG).status_code == 405
    rows = b"".join(auditor.get(f"{LOG}?export=csv").streaming_content).decode().splitlines()
    assert len(rows) == 1 + AuditEvent.objects.count()
    assert rows[0] == "Date,Event,Account number,IP address,Details", "in the language of whoever reads it"
    assert sum("code sent" in row and "For a new password" in row for row in rows) == 2


@pytest.mark.parametrize(
    ("details", "french"),
    [
        ({"for": "address", "tries": 2}, "Pour confirmer une adresse, 2 saisies erronées"),
        ({"type": "webauthn"}, "Clé d’accès"),
        ({"by": 7, "types": ["recovery_codes", "totp"]}, "Par le compte 7, codes de secours, application d’authentif"),
        ({"by": "invitation"}, "Par une invitation"),
        ({"how": "one click"}, "Par le bouton d’une messagerie"),
        ({"version": 3, "language": "fr"}, "Version 3, en français"),
        ({"colour": "green"}, "Colour: green"),
        ({}, ""),
    ],
)
def test_details_are_words_of_the_reader(details, french):
    with override("fr"):
        words = in_words(details)
    assert words.startswith(french) if french else words == ""


def test_who_fails_to_sign_in_is_not_named(client: Client):
    sign_in(client, email="nobody@example.org", password=PASSWORD)
    event = AuditEvent.objects.get()
    assert (event.kind, event.user, event.details) == ("sign_in_failed", None, {})
