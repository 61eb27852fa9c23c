"""Video pages: their addresses, and the embargo that all languages share."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.timezone import now

from tests.factories import bilingual
from tests.videos.test_gate import published_in_english
from videos.models import VideoPage


def test_an_accented_title_has_a_plain_address_that_works_everywhere(client, newsroom):
    page = bilingual.video_page(newsroom, title="Défense européenne", slug="")
    assert page.slug == "defense-europeenne"
    for path in ("/fr/", "/fr/videos/", page.url, "/api/v2/pages/?type=videos.VideoPage&fields=*"):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("slug", ["défense", "a b", "a/b", "patrouille-en-mer"])
def test_an_address_that_cannot_work_is_refused_beside_its_field(newsroom, page, slug):
    other = bilingual.video_page(newsroom, slug="autre")
    other.slug = slug
    with pytest.raises(ValidationError) as refusal:
        other.clean()
    assert "slug" in refusal.value.message_dict


def test_a_copied_list_gives_its_pages_addresses_of_their_own(newsroom, page):
    newsroom.videos.copy(update_attrs={"slug": "archives", "title": "Archives"}, recursive=True)
    assert set(VideoPage.objects.values_list("slug", flat=True)) == {"patrouille-en-mer", "patrouille-en-mer-2"}


def test_lifting_the_embargo_of_the_original_lifts_it_everywhere(client, newsroom, page):
    page.embargo_until = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    english = published_in_english(newsroom, page)
    assert client.get(english.url).status_code == 404
    page.refresh_from_db()
    page.embargo_until = None
    page.save_revision().publish()
    assert client.get(page.url).status_code == 200
    assert client.get(english.url).status_code == 200


def test_an_embargo_set_later_holds_for_the_translation_too(client, newsroom, page):
    english = published_in_english(newsroom, page)
    page.embargo_until = now() + timedelta(hours=1)
    page.save_revision().publish()
    english.refresh_from_db()
    assert english.embargo_until == page.embargo_until
    english.embargo_until = None
    english.save_revision().publish()
    english.refresh_from_db()
    assert english.embargo_until == page.embargo_until
