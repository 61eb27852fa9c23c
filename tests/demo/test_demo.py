"""The demo is there once, in both languages, however often it is seeded, and its people can do their work."""

import io
import re
from fractions import Fraction
from unittest import mock

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings
from wagtail.models import Locale, Page, Revision, Site
from wagtail_localize.models import Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from accounts.models import User
from articles.models import ArticlePage
from cms.images.models import CustomImage
from home import landing
from home.demo.film import MOUNTAIN, ROOM, SEA, frame_count
from home.demo.people import DEMO_LOGINS
from home.demo.publish import key
from home.demo.texts import filing, patrol, radar, round_table, terms
from home.management.commands import seed_demo
from home.models import HomePage
from videos.models import TermsOfUse, Video, VideoPage
from videos.shotlist import bad_timecodes
from videos.timecode import parse_timecode
from videos.webvtt import parse

WORDS = landing.words | patrol.words | radar.words | round_table.words | terms.words | filing.words


def seed() -> str:
    said = io.StringIO()
    call_command("seed_demo", force=True, seconds=1, stdout=said)
    return said.getvalue()


def passages(instance) -> list[str]:
    return [s.string.data for s in extract_segments(instance) if isinstance(s, StringSegmentValue)]


def pages(language: str) -> list[Page]:
    return list(Page.objects.filter(locale__language_code=language, depth__gt=1).specific())


class TestSeededNewsroom(TestCase):
    @classmethod
    def setUpTestData(cls):
        with mock.patch.object(seed_demo, "SILENCE_SECONDS", 0.0):
            cls.said = seed()
        cls.english = Locale.objects.get(language_code="en")

    def test_a_long_silence_is_broken_by_how_much_of_a_film_is_made(self):
        assert {line[:6] for line in re.findall(r"^Film [123]: \d+ %$", self.said, re.MULTILINE)} == {
            "Film 1",
            "Film 2",
            "Film 3",
        }

    def test_seeding_again_changes_nothing(self):
        kinds = (Page, Revision, Translation, Video, CustomImage, User, EmailAddress, TermsOfUse, Site)
        before = [kind.objects.count() for kind in kinds]
        seed()
        assert [kind.objects.count() for kind in kinds] == before

    def test_what_an_editor_changed_and_added_stays(self):
        article = ArticlePage.objects.get(translation_key=key("article-patrol"), locale__language_code="fr")
        article.title, article.slug = "Un autre titre", "une-autre-adresse"
        article.save_revision().publish()
        added = ArticlePage(title="Ajouté", slug="ajoute", standfirst="Par la rédaction.", body="[]")
        article.get_parent().add_child(instance=added)
        seed()
        article.refresh_from_db()
        assert (article.title, article.slug) == ("Un autre titre", "une-autre-adresse")
        assert list(ArticlePage.objects.filter(locale__language_code="fr").order_by("path").values_list("slug")) == [
            ("une-autre-adresse",),
            (radar.ARTICLE.slug,),
            (round_table.ARTICLE.slug,),
            ("ajoute",),
        ]

    def test_there_are_three_videos_and_three_articles_and_a_landing_page(self):
        french = pages("fr")
        assert [sum(isinstance(p, kind) for p in french) for kind in (HomePage, ArticlePage, VideoPage)] == [1, 3, 3]
        assert len(french) == 9

    def test_every_french_page_is_published_in_english_without_a_french_passage(self):
        for page in pages("fr"):
            english = page.get_translation(self.english).specific
            assert english.live, english
            assert not english.has_unpublished_changes, english
            left = [text for text in passages(english) if WORDS.get(text, text) != text]
            assert not left, (english, left)
            assert len(passages(english)) == len(passages(page))

    def test_the_terms_are_in_english_too(self):
        french = TermsOfUse.objects.get(locale__language_code="fr")
        english = french.get_translation(self.english)
        assert english.title == WORDS[french.title]
        assert {p.terms_id for p in pages("en") if isinstance(p, VideoPage)} == {english.pk}

    def test_english_is_a_translation_that_the_admin_can_go_on_with(self):
        for page in pages("fr"):
            translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=self.english)
            total, done = translation.get_progress()
            assert translation.enabled
            assert total == done > 0

    def test_no_page_is_an_alias(self):
        assert not Page.objects.filter(alias_of__isnull=False).exists()

    def test_english_addresses_are_english(self):
        article = ArticlePage.objects.get(translation_key=key("article-round-table"), locale=self.english)
        assert article.url.startswith("/en/news/where-the-state-is-weak")
        video = VideoPage.objects.get(translation_key=key("patrol"), locale=self.english)
        assert video.url == "/en/videos/a-patrol-ship-at-dusk/"

    def test_every_page_can_be_read_in_both_languages(self):
        for page in pages("fr") + pages("en"):
            response = self.client.get(page.url)
            assert response.status_code == 200, page.url

    def test_the_round_table_names_who_spoke_and_when(self):
        for page in ArticlePage.objects.filter(translation_key=key("article-round-table")):
            text = " ".join(passages(page))
            assert "Christophe Lhomme" in text
            assert "Gabriele Cascone" in text
            assert str(page.dateline_date) == "2025-11-28"
            kinds = [block.block_type for block in page.body]
            assert {"paragraph", "heading", "quote", "image", "video", "fact_box", "table", "links"} == set(kinds)

    def test_every_film_has_a_shotlist_that_holds_captions_and_a_topic(self):
        lengths = {patrol.VIDEO.name: SEA, radar.VIDEO.name: MOUNTAIN, round_table.VIDEO.name: ROOM}
        for story in (patrol.VIDEO, radar.VIDEO, round_table.VIDEO):
            rows = [(shot.in_timecode, shot.out_timecode) for shot in story.shots]
            frames = frame_count(lengths[story.name])
            assert bad_timecodes(rows, rate=Fraction(25), frame_count=frames) == []
            assert parse_timecode(rows[-1][1], Fraction(25)) == frames
            for text in story.captions.values():
                assert parse(text.encode(), seconds=frames / 25)
        for page in VideoPage.objects.all():
            assert page.shots.count() >= 2
            assert page.topics
            assert {c.language for c in page.video.captions.all()} == {"fr", "en"}

    def test_pictures_carry_a_credit_a_focal_point_and_alternative_text(self):
        for picture in CustomImage.objects.all():
            assert picture.credit
            assert picture.width == 1600
            assert 0 < picture.focal_point_x < picture.width
            assert 0 < picture.focal_point_y < picture.height
        assert all(article.lead_image_alt for article in ArticlePage.objects.all())

    @override_settings(SITE_URL="https://news.example:8443")
    def test_the_site_answers_at_site_url(self):
        call_command("create_site", stdout=io.StringIO())
        site = Site.objects.get()
        assert (site.hostname, site.port, site.is_default_site) == ("news.example", 8443, True)
        assert isinstance(site.root_page.specific, HomePage)

    def test_demo_logins_are_verified_and_keep_the_password_rule(self):
        for login in DEMO_LOGINS:
            user = User.objects.get(email=login.email)
            validate_password(login.password, user)
            assert user.check_password(login.password)
            assert EmailAddress.objects.get(user=user).verified
            assert user.has_perm("wagtailadmin.access_admin")
            assert user.is_superuser is (login.role == "administrator")

    def test_the_translator_publishes_english_and_only_reads_french(self):
        translator = User.objects.get(email="translator@newsroom.example")
        assert translator.has_perm("wagtail_localize.submit_translation")
        for page in pages("en"):
            rights = page.permissions_for_user(translator)
            assert rights.can_edit()
            assert rights.can_publish()
        for page in pages("fr"):
            rights = page.permissions_for_user(translator)
            assert not rights.can_edit()
            assert not rights.can_publish()
            assert not rights.can_delete()
            assert not rights.can_add_subpage()

    def test_the_translator_finds_the_french_pages_to_translate(self):
        self.client.force_login(User.objects.get(email="translator@newsroom.example"))
        index = next(page for page in pages("fr") if page.slug == "actualites")
        assert "Surveillance maritime" in self.client.get(f"/cms/pages/{index.pk}/").content.decode()

    def test_the_editor_keeps_topics_people_and_desks_and_the_translator_translates_them(self):
        for model in ("topic", "person", "desk"):
            editor = User.objects.get(email="editor@newsroom.example")
            translator = User.objects.get(email="translator@newsroom.example")
            assert editor.has_perms([f"taxonomy.{action}_{model}" for action in ("add", "change", "delete")])
            assert translator.has_perm(f"taxonomy.change_{model}")
            assert not translator.has_perm(f"taxonomy.add_{model}")

    def test_the_editor_writes_and_submits_and_the_chief_editor_publishes_in_both_languages(self):
        editor = User.objects.get(email="editor@newsroom.example")
        chief = User.objects.get(email="chief@newsroom.example")
        for page in pages("fr") + pages("en"):
            rights = page.permissions_for_user(editor)
            assert rights.can_edit()
            assert rights.can_submit_for_moderation()
            assert not rights.can_publish()
            assert page.permissions_for_user(chief).can_publish()


class TestRefusal(TestCase):
    def test_public_passwords_are_not_created_outside_development(self):
        with self.assertRaisesMessage(CommandError, "--force"):
            call_command("seed_demo", seconds=1)
        assert not User.objects.exists()


class TestEmptyNewsroom(TestCase):
    def test_create_site_makes_pages_in_both_languages_and_no_logins(self):
        call_command("create_site", stdout=io.StringIO())
        call_command("create_site", stdout=io.StringIO())
        assert [page.url for page in pages("fr")] == ["/fr/", "/fr/actualites/", "/fr/videos/"]
        assert [page.url for page in pages("en")] == ["/en/", "/en/news/", "/en/videos/"]
        assert not User.objects.exists()
        assert not Page.objects.filter(title__startswith="Welcome to your new Wagtail").exists()
