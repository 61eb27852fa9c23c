"""A translation goes live complete or not at all, by whichever door."""

import pytest
from django.utils.translation import override
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from articles.models import ArticlePage
from cms.base.models import AliasAcrossLanguages
from cms.translation.exceptions import AlreadyTranslated, MissingSegments, ParentNotTranslated
from cms.translation.selectors import missing_segments, words_changed
from cms.translation.services import fill, publish_translation, submit, translate
from tests.factories.bilingual import WORDS, article, video_page


def english(page):
    return page.get_translation(Locale.objects.get(language_code="en"))


@pytest.fixture
def english_lists(newsroom, translator):
    for page in (newsroom.home, newsroom.articles, newsroom.videos):
        translate(page, to="en", words=WORDS, user=translator)
    return newsroom


def test_translating_publishes_every_word_and_no_alias(english_lists, translator):
    translate(article(english_lists), to="en", words=WORDS, user=translator)
    page = english(ArticlePage.objects.get(locale__language_code="fr"))
    assert page.live
    assert page.title == "Round table in Brussels"
    assert [block.block_type for block in page.body] == ["paragraph", "heading", "quote"]
    assert page.body[0].value.source == (
        '<p>The <b>debate</b> took <a href="https://example.org/duree">two days</a>.</p>'
    )
    assert page.body[2].value["role"] == "Researcher"
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_missing_words_are_listed_and_nothing_is_published(english_lists, translator):
    words = {original: word for original, word in WORDS.items() if original != "Il faut agir."}
    page = article(english_lists)
    with override("en"), pytest.raises(MissingSegments) as refusal:
        translate(page, to="en", words=words, user=translator)
    (missing,) = refusal.value.missing
    assert (missing.owner, missing.place, missing.text) == ("Table ronde à Bruxelles", "Body › Quote", "Il faut agir.")
    assert "Il faut agir." in str(refusal.value)
    assert not page.has_translation(Locale.objects.get(language_code="en"))


def test_blank_words_are_missing_words(english_lists, translator):
    translation = submit(article(english_lists), to="en", user=translator)
    fill(translation, words={**WORDS, "Sécurité": " "}, user=translator)
    assert [missing.text for missing in missing_segments(translation)] == ["Sécurité"]


def test_words_that_lose_a_link_are_missing_words(english_lists, translator):
    translation = submit(article(english_lists), to="en", user=translator)
    link = 'Le <b>débat</b> a duré <a id="a1">deux jours</a>.'
    fill(translation, words={**WORDS, link: 'The debate took <a id="a7">two days</a>.'}, user=translator)
    assert len(missing_segments(translation)) == 1


def test_a_revision_with_missing_words_does_not_go_live(english_lists, translator):
    page = article(english_lists)
    submit(page, to="en", user=translator)
    revision = english(page).save_revision()
    with pytest.raises(MissingSegments):
        revision.publish()
    assert not english(page).live


def test_the_library_itself_cannot_publish_missing_words(english_lists, translator, django_capture_on_commit_callbacks):
    page = article(english_lists)
    translation = submit(page, to="en", user=translator)
    with django_capture_on_commit_callbacks() as callbacks:
        translation.save_target(publish=True)
    (publish,) = [callback for callback in callbacks if getattr(callback, "__name__", "") == "publish"]
    with pytest.raises(MissingSegments):
        publish()
    assert not english(page).live


def test_the_terms_of_a_video_come_along_and_must_be_translated_too(english_lists, translator):
    page = video_page(english_lists)
    translation = submit(page, to="en", user=translator)
    terms = english(english_lists.terms)
    assert english(page).terms == terms
    words = {original: word for original, word in WORDS.items() if original != "Citez la source."}
    fill(translation, words=words, user=translator)
    with pytest.raises(MissingSegments) as refusal:
        publish_translation(translation, translator)
    assert {missing.owner for missing in refusal.value.missing} == {"Conditions d’usage (1)"}
    translate(page, to="en", words=WORDS, user=translator)
    terms.refresh_from_db()
    assert (english(page).live, terms.title, terms.text) == (True, "Terms of use", "<p>Name the source.</p>")


def test_a_second_submission_leaves_shared_terms_alone(english_lists, translator):
    translate(video_page(english_lists), to="en", words=WORDS, user=translator)
    french = english_lists.terms
    french.text = "<p>Citez la source et la date.</p>"
    french.save()
    Translation.objects.get(source__object_id=french.translation_key).source.update_from_db()
    submit(video_page(english_lists, slug="autre"), to="en", user=translator)
    assert english(french).text == "<p>Name the source.</p>"


def test_a_changed_original_is_said_to_have_changed(english_lists, translator):
    page = article(english_lists)
    translation = submit(page, to="en", user=translator)
    assert not words_changed(translation.source)
    page.standfirst = "Trois jours de débats."
    page.save_revision().publish()
    assert words_changed(translation.source)
    with pytest.raises(MissingSegments) as refusal:
        publish_translation(translation, translator)
    assert refusal.value.stale
    with pytest.raises(MissingSegments, match="Trois jours de débats"):
        translate(page, to="en", words=WORDS, user=translator)
    translate(page, to="en", words={**WORDS, "Trois jours de débats.": "Three days."}, user=translator)
    assert english(page).standfirst == "Three days."


def test_a_page_needs_its_parents_first(newsroom, translator):
    with pytest.raises(ParentNotTranslated) as refusal:
        submit(article(newsroom), to="en", user=translator)
    assert refusal.value.titles == ["Accueil", "Articles"]
    assert not Page.objects.filter(locale__language_code="en").exists()


def test_no_page_becomes_an_alias_in_another_language(newsroom):
    newsroom.home.copy_for_translation(Locale.objects.get(language_code="en"))
    with pytest.raises(AliasAcrossLanguages, match="Articles"):
        newsroom.articles.copy_for_translation(Locale.objects.get(language_code="en"), alias=True)


def test_a_page_kept_by_hand_is_not_overwritten(english_lists, translator):
    page = article(english_lists)
    translate(page, to="en", words=WORDS, user=translator)
    Translation.objects.filter(source__object_id=page.translation_key).update(enabled=False)
    with pytest.raises(AlreadyTranslated):
        submit(page, to="en", user=translator)
    english(page).save_revision().publish()


def test_plain_text_with_special_characters_is_matched_as_typed(english_lists, translator):
    words = {**WORDS, "Q & R <direct>": "Q & A <live>"}
    page = article(english_lists, kicker="Q & R <direct>")
    translate(page, to="en", words=words, user=translator)
    assert english(page).kicker == "Q & A <live>"


def test_what_is_not_prose_is_never_offered_as_text(english_lists, translator):
    pages = [article(english_lists), video_page(english_lists)]
    for page in pages:
        submit(page, to="en", user=translator)
    assert set(StringSegment.objects.values_list("string__data", flat=True)) <= set(WORDS)


def test_translated_words_are_those_of_the_person(english_lists, translator):
    translate(article(english_lists), to="en", words=WORDS, user=translator)
    assert set(StringTranslation.objects.values_list("last_translated_by", flat=True)) == {translator.pk}
    page = ArticlePage.objects.get(locale__language_code="en")
    assert page.live_revision.user == translator


@pytest.mark.parametrize(("reader", "name"), [("fr", "anglais"), ("en", "English")])
def test_a_refusal_names_the_language_in_the_reader_s(newsroom, translator, reader, name):
    with override(reader), pytest.raises(ParentNotTranslated) as refusal:
        submit(article(newsroom), to="en", user=translator)
    assert name in str(refusal.value)
