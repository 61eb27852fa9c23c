"""The large newsroom is one that Wagtail could have made: in order, in both languages, found, and made once."""

import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase
from wagtail.models import Page, ReferenceIndex

from articles.models import ArticlePage
from home.demo import large
from home.demo.keys import key
from tests.factories import bilingual
from tests.factories.english import in_english
from videos.models import Preparation, Rendition, Video, VideoPage

COUNT = 4
KINDS = (VideoPage, ArticlePage)


def variations(kind):
    keys = [key(f"large {kind.__name__} {number}") for number in range(COUNT)]
    return kind.objects.filter(translation_key__in=keys)


def fill() -> int:
    return sum(large.fill(kind, COUNT, say=lambda _there: None) for kind in KINDS)


class LargeNewsroom(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        """The demo's pages in small: what the variations are made of is known by its keys."""
        newsroom = bilingual.french_newsroom()
        lead = {"lead_image": bilingual.picture(), "lead_image_alt": "Une salle pleine"}
        pages = [newsroom.home, newsroom.articles, newsroom.videos]
        for number, (film, article) in enumerate(
            zip(large.SOURCES[VideoPage], large.SOURCES[ArticlePage], strict=True)
        ):
            item = bilingual.video(f"Film {number}")
            pages.append(bilingual.video_page(newsroom, item, slug=film, translation_key=key(film)))
            pages.append(bilingual.article(newsroom, slug=article, translation_key=key(article), **lead))
        for page in pages:
            in_english(page)
        assert fill() == 2 * COUNT

    def test_each_exists_in_both_languages_at_an_address_of_its_own(self) -> None:
        for kind in (ArticlePage, VideoPage):
            pages = list(variations(kind).select_related("locale"))
            assert len(pages) == 2 * COUNT
            assert len({page.url for page in pages}) == 2 * COUNT
            for page in pages:
                assert page.get_parent().locale_id == page.locale_id
                assert self.client.get(page.url).status_code == 200, page.url

    def test_the_tree_is_sound(self) -> None:
        assert not any(Page.find_problems())

    def test_they_are_found_and_what_they_refer_to_is_known(self) -> None:
        article = variations(ArticlePage).filter(locale__language_code="fr").first()
        assert article.pk in ArticlePage.objects.filter(pk=article.pk).search(article.title).get_queryset().values_list(
            "pk", flat=True
        )
        assert ReferenceIndex.get_references_to(article.lead_image).filter(object_id=str(article.pk)).exists()

    def test_a_film_is_ready_and_outlives_the_other_names_of_its_files(self) -> None:
        page = variations(VideoPage).first()
        rendition = Rendition.objects.filter(video=page.video).first()
        assert page.video.preparations.get().status == Preparation.Status.READY
        original = Video.objects.get(title=page.video.title.rpartition(" (")[0])
        with rendition.file.open() as content:
            assert content.read(4)
        assert rendition.file.name not in original.renditions.values_list("file", flat=True)

    def test_filling_again_adds_nothing_and_completes_what_is_missing(self) -> None:
        before = set(Page.objects.values_list("pk", flat=True)), Video.objects.count()
        assert fill() == 0
        assert (set(Page.objects.values_list("pk", flat=True)), Video.objects.count()) == before

        variations(ArticlePage).filter(locale__language_code="en").first().delete()
        assert fill() == 1
        assert variations(ArticlePage).count() == 2 * COUNT

    def test_it_is_not_done_to_a_real_site(self) -> None:
        with pytest.raises(CommandError, match="DEBUG is off"):
            call_command("seed_large")
