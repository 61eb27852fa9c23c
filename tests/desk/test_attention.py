"""The admin's first page says what waits for this person, and names nothing that they may not open."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page, PageLogEntry

from accounts.models import OutgoingMail, User
from cms.translation.services import submit
from home.desk.attention import Attention
from tests.desk.news import article, video_page
from tests.factories.people import person
from videos.exceptions import NOT_A_VIDEO
from videos.models import Preparation

pytestmark = pytest.mark.django_db
SOON = timedelta(days=2)


def waiting(user) -> dict[str, list[str]]:
    return {section.name: [row.title for row in section.rows] for section in Attention(user).sections()}


def test_a_failed_film_says_why_and_can_be_started_again(frame, as_, cast):
    page = video_page(frame)
    reason = NOT_A_VIDEO
    Preparation.objects.filter(video=page.video).update(status="failed", reason=reason, detail="x")
    html = as_("Editors").get("/cms/").content.decode()
    assert page.video.title in html
    assert "Ce fichier n’est pas une vidéo lisible." in html
    assert reverse("video_admin:retry", args=[page.video.pk]) in html
    assert "failed" not in waiting(cast["Translators"]), "translators have no films to look after"


def test_films_under_way_show_their_percentage(frame, cast):
    page = video_page(frame)
    Preparation.objects.filter(video=page.video).update(status="waiting", percent=40)
    (section,) = [s for s in Attention(cast["Editors"]).sections() if s.name == "preparing"]
    assert "40" in section.rows[0].note


def test_mails_that_failed_are_shown_to_those_who_may_act_without_their_address(frame, as_, cast):
    now = timezone.now()
    for state, attempts, done_at in (
        ("refused", 1, now),
        ("waiting", 3, None),
        ("waiting", 1, None),
        ("given_up", 9, now - timedelta(days=8)),
        ("sent", 1, now),
    ):
        OutgoingMail.objects.create(
            state=state, attempts=attempts, done_at=done_at, reason="refused 550 5.1.1", recipients=["lea@example.org"]
        )
    assert "mails" not in waiting(cast["Chief editors"])
    for codename in ("view_outgoingmail", "change_outgoingmail"):
        cast["Chief editors"].user_permissions.add(Permission.objects.get(codename=codename))
    refused, stuck = OutgoingMail.objects.order_by("pk")[:2]
    with override("en"):
        found = waiting(User.objects.get(pk=cast["Chief editors"].pk))["mails"]
    assert found == [f"Mail {stuck.pk}, waiting", f"Mail {refused.pk}, refused by the mail server"]
    html = as_("Chief editors").get("/cms/").content.decode()
    assert "no such mailbox" in html
    assert reverse("outgoing_mail_again", args=[stuck.pk]) in html
    assert reverse("outgoing_mail_again", args=[refused.pk]) not in html, "nothing of it is left to send"
    assert "lea@example.org" not in html


def test_drafts_are_told_apart_by_who_wrote_them(frame, cast):
    mine, theirs = article(frame, title="Le mien", slug="a"), article(frame, title="Le leur", slug="b")
    mine.save_revision(user=cast["Editors"])
    theirs.save_revision(user=cast["Chief editors"])
    found = waiting(cast["Editors"])
    assert found["own-drafts"] == ["Le mien"]
    assert "Le leur" in found["drafts"]
    assert not {"drafts", "own-drafts"} & set(waiting(cast["Translators"])), "French is not a translator's to change"


def test_embargoes_of_both_kinds_are_listed_when_they_end_soon(frame, cast):
    now = timezone.now()
    article(frame, title="Bientôt", embargo_until=now + SOON)
    article(frame, title="Plus tard", slug="b", embargo_until=now + timedelta(days=20))
    article(frame, title="Passé", slug="c", embargo_until=now - SOON)
    video_page(frame, title="Film bientôt", embargo_until=now + SOON / 2)
    assert waiting(cast["Editors"])["embargoes"] == ["Film bientôt", "Bientôt"]


def test_what_goes_out_and_what_comes_down_is_listed(frame, cast):
    out = article(frame, title="À paraître", live=False)
    out.go_live_at = timezone.now() + SOON
    out.save_revision().publish()
    article(frame, title="À retirer", slug="b", expire_at=timezone.now() + SOON)
    found = waiting(cast["Editors"])
    assert found["scheduled"] == ["À paraître"]
    assert found["expiring"] == ["À retirer"]


def test_a_translation_says_how_far_it_is_behind(frame, cast, english):
    page = frame.videos
    assert "behind" not in waiting(cast["Translators"])
    for number in range(2):
        page.introduction = f"Version {number}"
        page.save_revision(user=cast["Chief editors"]).publish(user=cast["Chief editors"])
    (section,) = [s for s in Attention(cast["Translators"]).sections() if s.name == "behind"]
    assert [row.title for row in section.rows] == [page.get_translation(english).title]
    assert "2" in section.rows[0].note
    assert section.rows[0].url == reverse("wagtailadmin_pages:edit", args=[page.get_translation(english).pk])


def test_what_is_published_and_not_translated_waits_for_a_translator(frame, cast):
    page = article(frame, title="À traduire")
    Page.objects.filter(pk=page.pk).update(live=True)
    assert waiting(cast["Translators"])["missing"] == ["À traduire"]
    submit(page, to="en", user=cast["Translators"])
    assert "missing" not in waiting(cast["Translators"])


def test_somebody_without_pages_sees_nothing(frame):
    from django.contrib.auth.models import Permission

    page = article(frame, title="Secret", embargo_until=timezone.now() + SOON)
    user = person("guest@example.org")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    video_page(frame)
    assert waiting(user) == {}
    assert page.title


def test_the_first_page_costs_the_same_however_much_waits(frame, as_, cast):
    client = as_("Chief editors")

    def fill(name: str) -> None:
        page = article(frame, title=name, slug=name, embargo_until=timezone.now() + SOON)
        page.save_revision(user=cast["Editors"])
        film = video_page(frame, title=name, slug=name, expire_at=timezone.now() + SOON)
        Preparation.objects.filter(video=film.video).update(status="failed", reason="Damaged.")
        other = article(frame, title=name, slug=f"{name}-due", live=False)
        other.go_live_at = timezone.now() + SOON
        other.save_revision().publish()

    fill("un")
    client.get("/cms/")
    with CaptureQueriesContext(connection) as few:
        client.get("/cms/")
    for name in ("deux", "trois", "quatre"):
        fill(name)
    with CaptureQueriesContext(connection) as many:
        client.get("/cms/")
    assert len(many) == len(few)
    assert PageLogEntry.objects.exists()


def test_long_lists_are_cut_and_say_so(frame, cast):
    for number in range(11):
        article(frame, title=f"N {number}", slug=f"n{number}", embargo_until=timezone.now() + SOON)
    (section,) = [s for s in Attention(cast["Editors"]).sections() if s.name == "embargoes"]
    assert (len(section.rows), section.more) == (8, 3)


def test_what_awaits_a_review_is_not_listed_a_second_time(frame, cast):
    submitted, kept = article(frame, title="Soumis", slug="a"), article(frame, title="Gardé", slug="b")
    for page in (submitted, kept):
        page.save_revision(user=cast["Editors"])
    submitted.get_workflow().start(submitted, cast["Editors"])

    assert waiting(cast["Chief editors"])["drafts"] == ["Gardé"]
    assert set(waiting(cast["Editors"])["own-drafts"]) == {"Soumis", "Gardé"}, "whoever wrote it still sees it"


def test_languages_and_hours_are_written_as_people_write_them(frame, cast):
    hour = datetime(2026, 11, 22, 19, 31, tzinfo=UTC)
    page = article(frame, title="Le mien")
    page.save_revision(user=cast["Editors"])
    Page.objects.filter(pk=page.pk).update(latest_revision_created_at=hour)

    (section,) = [s for s in Attention(cast["Editors"]).sections() if s.name == "own-drafts"]
    assert section.rows[0].language == "Français"
    assert section.rows[0].note == "22\u00a0novembre\u00a02026 à 20\u00a0h\u00a031"
    with override("en"):
        (section,) = [s for s in Attention(cast["Editors"]).sections() if s.name == "own-drafts"]
    assert section.rows[0].note == "22\u00a0November\u00a02026 at 20:31"
