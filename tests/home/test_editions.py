"""Who gets what of an edition, in which language, and how the letter is made."""

import smtplib
from email import message_from_bytes, policy
from unittest.mock import Mock

import pytest
from django.core import mail
from django.core.mail import BadHeaderError
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rq.timeouts import JobTimeoutException

from accounts.models import User
from home.models import EditionDelivery, NewsletterEdition
from home.newsletter import jobs, services
from home.newsletter.contents import contents, new_pages
from tests.factories import bilingual, filing
from tests.factories.english import in_english
from tests.factories.people import person
from tests.home.newsletter_desk import edition, subscriber

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(db) -> User:
    return person("chief@example.org")


@pytest.fixture
def article(newsroom):
    page = bilingual.article(newsroom)
    in_english(page, title="Round table in Brussels", standfirst="Two days of debate.")
    return page


@pytest.fixture
def film(newsroom):
    return bilingual.video_page(newsroom)


def send(made, chief) -> dict[str, tuple[str, str]]:
    """Sends an edition to its end; state and reason by address."""
    services.start(edition=made, user=chief)
    jobs.send_batch(made.pk)
    made.refresh_from_db()
    rows = EditionDelivery.objects.filter(edition=made, subscription__isnull=False).select_related("subscription")
    return {row.subscription.email: (row.state, row.reason) for row in rows}


def test_each_subscriber_gets_it_once_in_their_language(article, film, chief):
    subscriber("lea@example.org", "fr")
    subscriber("sam@example.org", "en")
    made = edition(article, film, intro_fr="Ce mois-ci.", intro_en="This month.")
    assert send(made, chief) == {"lea@example.org": ("sent", ""), "sam@example.org": ("sent", "")}
    assert (made.status, bool(made.finished_at), made.sent_by) == ("sent", True, chief)
    jobs.send_batch(made.pk)
    french, english = mail.outbox
    assert (french.subject, english.subject) == ("La lettre de novembre", "The letter of November")
    assert "Table ronde à Bruxelles" in french.body
    assert "Patrouille en mer" in french.body
    assert "Round table in Brussels" in english.body
    assert "This month." in english.body
    assert "Patrouille" not in english.body, "what has no English version stays out of the English letter"


def test_the_letter_parses_in_both_parts_and_says_how_to_leave(article, chief):
    lea = subscriber("lea@example.org")
    send(edition(article, subject_fr="À lire & à voir"), chief)
    message = message_from_bytes(mail.outbox[0].message().as_bytes(), policy=policy.default)
    plain, html = (message.get_body([kind]).get_content() for kind in ("plain", "html"))
    leave = f"/fr/account/newsletter/leave/{lea.key}/"
    assert message["List-Unsubscribe"].strip().startswith("<http")
    assert message["List-Unsubscribe"].endswith(f"{leave}>")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Content-Language"] == "fr"
    assert message["To"] == "lea@example.org"
    for text in (plain, html):
        assert leave in text
        assert f"/fr/account/newsletter/preferences/{lea.key}/" in text
        assert article.full_url in text
    assert "À lire & à voir" in plain
    assert "À lire &amp; à voir" in html
    assert "<img" not in html
    assert "url(" not in html
    assert Client(enforce_csrf_checks=True).post(leave, {"List-Unsubscribe": "One-Click"}).status_code == 200


def test_preferences_decide_and_nobody_gets_an_empty_letter(newsroom, article, film, chief):
    sea = filing.topic(newsroom)
    filed = filing.filed(article, topics=[sea])
    subscriber("all@example.org")
    subscriber("films@example.org", wants_articles=False)
    subscriber("sea@example.org", topics=[str(sea.translation_key)])
    subscriber("other@example.org", topics=["7d2b"])
    subscriber("closed@example.org", user=person("closed@example.org", is_active=False))
    subscriber("pending@example.org", confirmed_at=None)
    assert send(edition(filed, film), chief) == {
        "all@example.org": ("sent", ""),
        "films@example.org": ("sent", ""),
        "sea@example.org": ("sent", ""),
        "other@example.org": ("skipped", "nothing"),
        "closed@example.org": ("skipped", "closed"),
    }
    bodies = {message.to[0]: message.body for message in mail.outbox}
    assert "Table ronde" not in bodies["films@example.org"]
    assert "Patrouille" not in bodies["sea@example.org"]


def test_the_audience_and_the_languages_of_an_edition(article, chief):
    subscriber("daily@example.org", frequency="daily")
    subscriber("weekly@example.org", frequency="weekly")
    subscriber("sam@example.org", "en", frequency="daily")
    sent = send(edition(article, audience="daily", subject_en=""), chief)
    assert sent == {"daily@example.org": ("sent", ""), "sam@example.org": ("skipped", "no_words")}


def test_whoever_leaves_before_their_turn_gets_nothing(article, chief):
    lea = subscriber("lea@example.org")
    made = edition(article)
    services.start(edition=made, user=chief)
    services.enlist(edition=made)
    lea.delete()
    jobs.send_batch(made.pk)
    row = EditionDelivery.objects.get()
    assert (row.state, row.reason, row.subscription) == ("skipped", "left", None)
    assert not mail.outbox


def test_pausing_stops_and_resuming_goes_on(article, chief):
    subscriber("lea@example.org")
    made = edition(article)
    services.start(edition=made, user=chief)
    services.pause(edition=made)
    jobs.send_batch(made.pk)
    assert not mail.outbox
    services.resume(edition=made)
    jobs.send_batch(made.pk)
    assert len(mail.outbox) == 1
    with pytest.raises(services.NotThisEdition):
        services.start(edition=made, user=chief)


class Refusing:
    """A mail server's answers, one for each letter."""

    def __init__(self, *answers):
        self.answers, self.closed = list(answers), 0

    def __call__(self, *args, **kwargs):
        return self

    def open(self):
        return True

    def close(self):
        self.closed += 1

    def send_messages(self, messages):
        answer = self.answers.pop(0)
        if answer:
            raise answer
        return len(messages)


def test_a_refusal_is_reported_without_the_address_and_a_delay_is_waited_for(article, chief, monkeypatch):
    for name in ("gone", "busy", "cut", "fine"):
        subscriber(f"{name}@example.org")
    refused = smtplib.SMTPRecipientsRefused({"gone@example.org": (550, b"<gone@example.org> unknown")})
    busy = smtplib.SMTPRecipientsRefused({"busy@example.org": (451, b"try later")})
    answers = Refusing(refused, busy, smtplib.SMTPServerDisconnected("gone"), None)
    monkeypatch.setattr("home.newsletter.sending.get_connection", answers)
    made = edition(article)
    assert send(made, chief) == {
        "gone@example.org": ("refused", ""),
        "busy@example.org": ("waiting", ""),
        "cut@example.org": ("uncertain", ""),
        "fine@example.org": ("sent", ""),
    }
    assert made.status == "sending"
    assert EditionDelivery.objects.get(state="refused").answer == "550 <…> unknown"
    jobs.send_batch(made.pk)
    EditionDelivery.objects.update(due_at=None)
    answers.answers = [None]
    jobs.send_batch(made.pk)
    made.refresh_from_db()
    assert made.status == "sent"


def test_no_failure_leaves_a_letter_in_the_air_or_tells_its_address(article, chief, monkeypatch):
    """Nothing escapes to the queue's own records; the connection is given up, and the other letters go."""
    for name in ("one\n", "header", "letter", "odd", "fine"):
        subscriber(f"{name}@example.org")
    unwritten = UnicodeEncodeError("ascii", "letter@example.org", 0, 1, "no")
    answers = Refusing(BadHeaderError("header@example.org"), unwritten, ValueError("odd@example.org"), None)
    monkeypatch.setattr("home.newsletter.sending.get_connection", answers)
    made = edition(article)
    services.start(edition=made, user=chief)
    jobs.send_batch(made.pk)
    rows = EditionDelivery.objects.values_list("subscription__email", "state", "answer")
    assert {email.partition("@")[0]: (state, answer) for email, state, answer in rows} == {
        "one\n": ("skipped", "BadHeaderError"),
        "header": ("refused", "BadHeaderError"),
        "letter": ("refused", "UnicodeEncodeError"),
        "odd": ("uncertain", "ValueError"),
        "fine": ("sent", ""),
    }
    made.refresh_from_db()
    assert (made.status, answers.closed) == ("sent", 4), "after each failure, and at the end"


def test_what_keeps_a_letter_from_being_written_is_not_always_the_letter(article, chief, monkeypatch):
    """A job that ran out of time, or a database that is away, leaves it waiting."""
    subscriber("lea@example.org")
    made = edition(article)
    services.start(edition=made, user=chief)
    services.enlist(edition=made)
    for failure in (JobTimeoutException("too long"), OperationalError("away")):
        with monkeypatch.context() as broken:
            broken.setattr("home.newsletter.sending.compose", Mock(side_effect=failure))
            with pytest.raises(type(failure)):
                jobs.send_batch(made.pk)
        assert EditionDelivery.objects.get().state == "waiting"
    jobs.send_batch(made.pk)
    assert EditionDelivery.objects.get().state == "sent"


def test_what_a_dead_worker_held_is_uncertain_until_somebody_decides(article, chief):
    subscriber("lea@example.org")
    made = edition(article)
    services.start(edition=made, user=chief)
    services.enlist(edition=made)
    row = EditionDelivery.objects.get()
    long_ago = made.started_at - services.LEASE
    EditionDelivery.objects.update(state="handing_over", claimed_at=long_ago)
    services.sweep()
    jobs.send_batch(made.pk)
    row.refresh_from_db()
    made.refresh_from_db()
    assert (row.state, made.status, len(mail.outbox)) == ("uncertain", "sent", 0)
    services.send_again(delivery=row)
    jobs.send_batch(made.pk)
    row.refresh_from_db()
    assert (row.state, len(mail.outbox)) == ("sent", 1)
    with pytest.raises(services.NotThisEdition):
        services.send_again(delivery=row)


def test_starting_costs_the_same_for_many_and_what_was_interrupted_goes_on(article, chief, monkeypatch):
    monkeypatch.setattr(services, "AT_A_TIME", 2)
    made = edition(article)
    for number in range(5):
        subscriber(f"s{number}@example.org")
    with CaptureQueriesContext(connection) as asked:
        services.start(edition=made, user=chief)
    assert len(asked) < 10
    assert not EditionDelivery.objects.exists()
    insert, batches = services._insert, []

    def killed_after_one(rows):
        if batches:
            raise KeyboardInterrupt
        batches.append(rows)
        insert(rows)

    with monkeypatch.context() as dying:
        dying.setattr(services, "_insert", killed_after_one)
        with pytest.raises(KeyboardInterrupt):
            jobs.send_batch(made.pk)
    assert EditionDelivery.objects.count() == 2
    assert not mail.outbox
    subscriber("late@example.org")
    NewsletterEdition.objects.update(queued_at=made.started_at - services.QUIET)
    services.sweep()
    nudged = NewsletterEdition.objects.get().queued_at
    assert nudged > made.started_at - services.QUIET, "the clock takes it up"
    jobs.send_batch(made.pk)
    assert sorted(message.to[0] for message in mail.outbox) == [f"s{number}@example.org" for number in range(5)]
    made.refresh_from_db()
    assert (made.status, EditionDelivery.objects.count()) == ("sent", 5)


def test_one_person_s_fault_is_theirs_alone(article, chief):
    subscriber("odd@example.org", topics=[{}])
    subscriber("fine@example.org")
    made = edition(article)
    assert send(made, chief) == {"odd@example.org": ("skipped", "fault"), "fine@example.org": ("sent", "")}
    assert EditionDelivery.objects.get(state="skipped").answer == "TypeError"
    assert made.status == "sent"


def test_a_fault_in_all_is_said_once_and_nobody_is_left_out(article, chief, monkeypatch, caplog):
    for number in range(3):
        subscriber(f"s{number}@example.org")
    made = edition(article)
    with monkeypatch.context() as broken:
        broken.setattr("home.newsletter.letter.render_to_string", Mock(side_effect=ZeroDivisionError))
        assert set(send(made, chief).values()) == {("waiting", "")}
    assert (made.status, made.fault, len(mail.outbox)) == ("paused", "ZeroDivisionError", 0)
    assert caplog.text.count("No letter of edition") == 1
    services.resume(edition=made)
    jobs.send_batch(made.pk)
    made.refresh_from_db()
    assert (made.status, made.fault, len(mail.outbox)) == ("sent", "", 3)


def test_what_is_new_is_added_once_and_only_since_the_last_edition(newsroom, article, film, chief):
    subscriber("lea@example.org")
    made = edition()
    assert services.fill(edition=made) == 2
    assert services.fill(edition=made) == 0
    send(made, chief)
    later = bilingual.article(newsroom, title="Plus tard", slug="plus-tard")
    assert [page.pk for page in new_pages(edition())] == [later.pk]


def test_drafts_and_embargoes_stay_out(newsroom, article):
    article.unpublish()
    made = edition(article)
    french, english = contents(made, "fr"), contents(made, "en")
    assert [page.pk for page in french.missing] == [article.pk]
    assert [item.page.title for item in english.items] == ["Round table in Brussels"]


def test_a_letter_costs_no_query_for_each_page(newsroom, chief, django_assert_max_num_queries):
    pages = [bilingual.article(newsroom, title=f"N {n}", slug=f"n-{n}") for n in range(8)]
    made = edition(*pages)
    with django_assert_max_num_queries(14):
        assert len(contents(made, "fr").items) == 8
