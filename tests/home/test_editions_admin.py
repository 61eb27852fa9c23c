"""An edition in the admin: composed and previewed by editors, sent by chief editors, read as a report from then on."""

from html import unescape

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from home.groups import CHIEF_EDITORS, EDITORS, TRANSLATORS
from home.models import EditionDelivery, NewsletterEdition
from home.newsletter import jobs, services
from tests.factories import bilingual
from tests.factories.people import person
from tests.home.newsletter_desk import edition, subscriber

pytestmark = pytest.mark.django_db
SNIPPET = "wagtailsnippets_home_newsletteredition"


def desk(group: str) -> Client:
    user = person(f"{group.lower().replace(' ', '.')}@example.org", language="en")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def article(site):
    return bilingual.article(site)


def address(name: str, made: NewsletterEdition) -> str:
    return reverse(f"newsletter_admin:{name}", args=[made.pk])


def read(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


def form(page, **fields):
    return {
        "subject_fr": "La lettre : novembre",
        "intro_fr": "",
        "subject_en": "The letter",
        "intro_en": "",
        "audience": "all",
        "items-TOTAL_FORMS": "1",
        "items-INITIAL_FORMS": "0",
        "items-MIN_NUM_FORMS": "0",
        "items-MAX_NUM_FORMS": "1000",
        "items-0-page": str(page.pk),
        "items-0-ORDER": "1",
        **fields,
    }


def test_an_editor_composes_fills_and_previews_but_does_not_send(site, article):
    editor = desk(EDITORS)
    answer = editor.post(reverse(f"{SNIPPET}:add"), form(article))
    made = NewsletterEdition.objects.get()
    assert answer.url == reverse(f"{SNIPPET}:edit", args=[made.pk])
    assert made.subject_fr == "La lettre\u00a0: novembre"
    page = read(editor, answer.url)
    assert address("fill", made) in page
    assert address("send", made) not in page
    assert editor.get(address("send", made)).status_code in (302, 403)
    assert editor.post(address("send", made)).status_code in (302, 403)
    made.refresh_from_db()
    assert made.is_draft
    film = bilingual.article(site, title="Une autre", slug="une-autre")
    assert "Une autre" in read(editor, address("fill", made))
    editor.post(address("fill", made))
    assert [item.page_id for item in made.items.order_by("sort_order")] == [article.pk, film.pk]


@pytest.mark.parametrize(
    ("mode", "says"),
    [
        ("fr", "Table ronde à Bruxelles"),
        ("fr-plain", "Table ronde à Bruxelles"),
        ("en", "ne peuvent pas les voir"),
        ("en-plain", "ne peuvent pas les voir"),
    ],
)
def test_every_preview_shows_the_letter_and_what_it_lacks(article, mode, says):
    editor, made = desk(EDITORS), edition(article)
    preview = reverse(f"{SNIPPET}:preview_on_edit", args=[made.pk])
    assert editor.post(preview, form(article)).json()["is_valid"]
    shown = read(editor, f"{preview}?mode={mode}")
    policy = editor.get(f"{preview}?mode={mode}").headers["Content-Security-Policy"]
    assert "style-src 'unsafe-inline'" in policy, "a letter carries its styles with it"
    assert "script-src" not in policy
    assert says in shown
    assert ("La lettre" if mode.startswith("fr") else "The letter") in shown


def test_a_chief_editor_is_asked_sends_pauses_and_reads_the_report(article):
    chief, made = desk(CHIEF_EDITORS), edition(article)
    for number in range(3):
        subscriber(f"s{number}@example.org")
    subscriber("sam@example.org", "en")
    subscriber("films@example.org", wants_articles=False)
    assert "goes to 4 subscribers" in read(chief, address("send", made)), "English readers have no page in it"
    assert chief.post(address("send", made)).url == address("report", made)
    assert chief.get(address("report", made))["Refresh"] == "5"
    chief.post(address("pause", made))
    assert "Go on sending" in read(chief, address("report", made))
    chief.post(address("resume", made))
    jobs.send_batch(made.pk)
    report = read(chief, address("report", made))
    assert "5 of 5" in report
    assert "nothing in it is of what they chose" in report.lower()
    assert "Refresh" not in chief.get(address("report", made)).headers
    assert chief.post(address("send", made), follow=True).redirect_chain[0][0] == address("report", made), "not twice"
    assert chief.get(reverse(f"{SNIPPET}:edit", args=[made.pk])).url == address("report", made)
    chief.post(reverse(f"{SNIPPET}:delete", args=[made.pk]))
    assert NewsletterEdition.objects.filter(pk=made.pk).exists(), "what went out is kept"


def test_somebody_decides_about_a_letter_that_is_uncertain(article):
    chief, made = desk(CHIEF_EDITORS), edition(article)
    for number in range(2):
        subscriber(f"s{number}@example.org")
    chief.post(address("send", made))
    made.refresh_from_db()
    services.enlist(edition=made)
    EditionDelivery.objects.update(state="uncertain")
    first, second = EditionDelivery.objects.all()
    assert "Send again" in read(chief, address("report", made))
    decide = [reverse("newsletter_admin:decide", args=[made.pk, row.pk]) for row in (first, second)]
    assert desk(EDITORS).post(decide[0], {"action": "again"}).status_code in (302, 403)
    chief.post(decide[0], {"action": "again"})
    chief.post(decide[1], {"action": "leave"})
    assert [row.state for row in EditionDelivery.objects.all()] == ["waiting", "sent"]


def test_an_introduction_without_a_subject_line_is_refused_beside_the_field(site, article):
    answer = desk(EDITORS).post(reverse(f"{SNIPPET}:add"), form(article, subject_en="", intro_en="This month."))
    html = unescape(answer.content.decode())
    assert answer.status_code == 200
    field = html.split('data-contentpath="subject_en"')[1].split("data-contentpath=")[0]
    assert "The English edition needs a subject line too." in field
    assert not NewsletterEdition.objects.exists()


def test_french_is_set_as_a_printer_sets_it(site, article):
    desk(EDITORS).post(
        reverse(f"{SNIPPET}:add"), form(article, subject_fr="« L'Otan » : quoi ?", subject_en="It's: new")
    )
    made = NewsletterEdition.objects.get()
    assert made.subject_fr == "«\u00a0L’Otan\u00a0»\u00a0: quoi\u00a0?"
    assert made.subject_en == "It's: new"


def test_a_fault_in_all_letters_is_shown_on_the_report(article):
    chief, made = desk(CHIEF_EDITORS), edition(article)
    NewsletterEdition.objects.update(status="paused", started_at=made.created_at, fault="TemplateSyntaxError")
    page = read(chief, address("report", made))
    assert "No letter of this edition could be written (TemplateSyntaxError)" in page
    assert "Go on sending" in page


def test_an_edition_without_pages_or_readers_cannot_be_sent(article):
    chief = desk(CHIEF_EDITORS)
    for made in (edition(), edition(article)):
        assert "nobody to send this edition to" in read(chief, address("send", made))
        chief.post(address("send", made))
        made.refresh_from_db()
        assert made.is_draft


def test_others_see_nothing_of_it(article):
    made = edition(article)
    for client in (desk(TRANSLATORS), Client()):
        for name in ("fill", "send", "report"):
            assert client.get(address(name, made)).status_code in (302, 403)
