"""What a translator is asked to translate in an article: every word of it, and nothing that is not a word."""

import json

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.segments.extract import extract_segments

from articles.models import ArticlePage
from cms.translation.exceptions import MissingSegments
from cms.translation.services import submit, translate
from tests.factories import bilingual, filing

WORDS = {
    **bilingual.WORDS,
    "À huis clos": "Behind closed doors",
    "Institut du large": "Institute of the open sea",
    "La tribune": "The rostrum",
    "Au matin": "In the morning",
    "Studio Nord": "North Studio",
    "En bref": "At a glance",
    "Deux jours": "Two days",
    "Trois débats": "Three debates",
    "Sorties en mer": "Trips at sea",
    "Navire": "Ship",
    "Milles": "Miles",
    "Le Rapide": "The Fast",
    "Le Lent": "The Slow",
    "Le rapport": "The report",
    "À lire ailleurs": "Elsewhere",
    "Le site d’à côté": "The site next door",
    "La page liée": "The linked page",
    "Le débat a duré deux jours.": "The debate took two days.",
    "Mer du Nord": "North Sea",
    "Service maritime": "Maritime desk",
}


@pytest.fixture
def article(newsroom):
    film = bilingual.video_page(newsroom)
    page = bilingual.article(
        newsroom,
        lead_image=bilingual.picture(),
        lead_image_caption="La salle",
        desk=filing.desk(newsroom),
        body=json.dumps(filing.every_block(film.video, page=film)),
    )
    return filing.filed(
        page,
        topics=[filing.topic(newsroom)],
        people=[filing.person(newsroom)],
        corrections=[filing.correction()],
        videos=[film],
        articles=[bilingual.article(newsroom, slug="autre")],
    )


def english(page):
    return page.get_translation(Locale.objects.get(language_code="en"))


def test_the_passages_of_an_article_with_every_block_are_its_words(article):
    translation = submit(article, to="en", user=None)

    passages = StringSegment.objects.filter(source=translation.source).order_by("order")
    assert [passage.string.data for passage in passages] == [
        "Table ronde à Bruxelles",
        "Bruxelles",
        "Sécurité",
        "Deux jours de débats.",
        "Une salle pleine",
        "La salle",
        'Le <b>débat</b> a duré <a id="a1">deux jours</a>.',
        "Ce qui a été dit",
        "À huis clos",
        "Il faut agir.",
        "A. Martin",
        "Chercheuse",
        "Institut du large",
        "La tribune",
        "Au matin",
        "Studio Nord",
        "Le film",
        "En bref",
        "Deux jours",
        "Trois débats",
        "Sorties en mer",
        "Navire",
        "Milles",
        "Le Rapide",
        "Le Lent",
        "Le rapport",
        "À lire ailleurs",
        "Le site d’à côté",
        "La page liée",
        "Le débat a duré deux jours.",
    ]


def test_the_english_article_is_whole(client, article):
    translate(article, to="en", words=WORDS, user=None)

    page = english(article)
    table = page.body[7].value["table"]
    assert (table.caption, [column["heading"] for column in table.columns]) == ("Trips at sea", ["Ship", "Miles"])
    assert [row["values"][0] for row in table.row_data] == ["The Fast", "The Slow", "2025"]
    assert [str(row["values"][1]) for row in table.row_data] == ["1234.5", "7", "None"]
    assert [link["label"] for link in page.body[-1].value["links"]] == ["The site next door", "The linked page"]
    assert page.body[8].value["document"] == article.body[8].value["document"]
    assert [(topic.name, topic.slug) for topic in page.topics] == [("North Sea", "north-sea")]
    assert [person.function for person in page.people] == ["Researcher, Institute of the open sea"]
    assert (page.desk.name, page.desk.email) == ("Maritime desk", "mer@example.org")
    assert [entry.text for entry in page.corrections.all()] == ["The debate took two days."]
    assert page.updated_at == article.updated_at
    assert [link.video_page for link in page.video_links.all()] == [
        link.video_page for link in article.video_links.all()
    ]
    assert "The debate took two days." in client.get(page.url).content.decode()


def test_an_article_waits_for_the_words_of_its_topic(article):
    words = {original: word for original, word in WORDS.items() if original != "Mer du Nord"}

    with pytest.raises(MissingSegments, match="Mer du Nord"):
        translate(article, to="en", words=words, user=None)


def test_a_missing_cell_and_a_missing_correction_say_where_they_are(article):
    words = {k: word for k, word in WORDS.items() if k not in ("Le Lent", "Le débat a duré deux jours.")}

    with pytest.raises(MissingSegments) as refusal:
        translate(article, to="en", words=words, user=None)

    assert [missing.text for missing in refusal.value.missing] == ["Le Lent", "Le débat a duré deux jours."]
    assert all(missing.place for missing in refusal.value.missing)


def test_rows_that_move_keep_their_translation(article):
    translate(article, to="en", words=WORDS, user=None)
    body = article.body.get_prep_value()
    rows = body[7]["value"]["table"]["rows"]
    rows.reverse()
    rows.append({"values": ["Le Rapide", "8"]})
    article.body = json.dumps(body, default=str)
    article.save_revision().publish()

    Translation.objects.get(source__object_id=article.translation_key).source.update_from_db()
    translate(ArticlePage.objects.get(pk=article.pk), to="en", words={}, user=None)

    moved = english(article).body[7].value["table"].row_data
    assert [row["values"][0] for row in moved] == ["2025", "The Slow", "The Fast", "The Fast"]


def test_a_second_correction_is_one_more_passage(article):
    translate(article, to="en", words=WORDS, user=None)
    filing.filed(article, corrections=[filing.correction("Trois jours.", day=30)])

    translate(ArticlePage.objects.get(pk=article.pk), to="en", words={"Trois jours.": "Three days."}, user=None)

    assert [entry.text for entry in english(article).corrections.all()] == ["Three days.", "The debate took two days."]
    assert english(article).updated_at.day == 30


def test_a_translator_reads_the_caption_of_a_video_and_not_its_number(newsroom):
    film = bilingual.video_page(newsroom)
    showing = bilingual.article(newsroom, body=[("video", {"video": film.video, "caption": "Le port, au matin"})])
    in_body = [segment for segment in extract_segments(showing) if segment.path.startswith("body.")]
    assert [segment.string.data for segment in in_body] == ["Le port, au matin"]
