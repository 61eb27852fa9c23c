"""What is due goes live, and what has expired goes down, whatever happens to the page beside it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils.timezone import now
from wagtail.models import Page, Revision

from cms.base import housekeeping
from cms.translation.services import fill, submit, translate
from tests.factories.bilingual import WORDS, article, video_page

PAST = timedelta(minutes=-5)


@pytest.fixture
def english_lists(newsroom, translator):
    for page in (newsroom.home, newsroom.articles, newsroom.videos):
        translate(page, to="en", words=WORDS, user=translator)
    return newsroom


def schedule(page, user) -> Revision:
    revision = page.save_revision(user=user)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=now() + PAST)
    return revision


def test_a_refused_translation_holds_up_nobody_and_its_editor_is_told(english_lists, translator, caplog):
    french = article(english_lists)
    fill(submit(french, to="en", user=translator), words={"Sécurité": "Security"}, user=translator)
    refused = french.get_translations().get()
    first = schedule(refused, translator)
    fine = article(english_lists, slug="un-autre", title="Un autre", live=False, first_published_at=None)
    second = schedule(fine, translator)

    housekeeping.publish_scheduled()

    for page in (refused, fine):
        page.refresh_from_db()
    assert (refused.live, fine.live) == (False, True)
    for revision in (first, second):
        revision.refresh_from_db()
        assert revision.approved_go_live_at is None
    assert "is not published as scheduled" in caplog.text
    (message,) = mail.outbox
    assert message.to == [translator.email]
    assert refused.title in message.subject
    assert "Deux jours de débats." in message.body

    housekeeping.publish_scheduled()
    assert len(mail.outbox) == 1


def test_a_failure_is_tried_again_and_holds_up_nobody(newsroom, translator, monkeypatch, caplog):
    broken = article(newsroom, slug="casse", live=False)
    fine = article(newsroom, slug="va", live=False)
    failing, _going = schedule(broken, translator), schedule(fine, translator)
    publish = Page.publish

    def fail(self, *args, **kwargs):
        if self.pk == broken.pk:
            raise RuntimeError("disk full")
        return publish(self, *args, **kwargs)

    monkeypatch.setattr(Page, "publish", fail)
    housekeeping.publish_scheduled()

    fine.refresh_from_db()
    failing.refresh_from_db()
    assert fine.live
    assert failing.approved_go_live_at
    assert "disk full" in caplog.text


def test_one_page_that_cannot_be_taken_down_holds_up_nobody(newsroom, monkeypatch, caplog):
    broken = article(newsroom, slug="casse", expire_at=now() + PAST)
    fine = article(newsroom, slug="va", expire_at=now() + PAST)
    unpublish = Page.unpublish

    def fail(self, *args, **kwargs):
        if self.pk == broken.pk:
            raise RuntimeError("disk full")
        return unpublish(self, *args, **kwargs)

    monkeypatch.setattr(Page, "unpublish", fail)
    housekeeping.publish_scheduled()

    fine.refresh_from_db()
    assert not fine.live
    assert fine.expired
    assert "disk full" in caplog.text


@pytest.mark.parametrize("make", [article, video_page])
def test_an_expired_page_is_gone_before_the_scheduler_comes(newsroom, client, make):
    page = make(newsroom, expire_at=now() + timedelta(hours=1))
    assert client.get(page.url).status_code == 200
    Page.objects.filter(pk=page.pk).update(expire_at=now())
    assert client.get(page.url).status_code == 404
