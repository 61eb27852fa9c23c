"""What each block of an article shows its readers, in HTML and in the API."""

import json

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StructBlockValidationError

from articles.blocks import LinkBlock
from articles.models import ArticlePage
from articles.outline import contents, headings
from tests.factories import bilingual, filing
from tests.factories.english import in_english


@pytest.fixture
def article(newsroom):
    film = bilingual.video_page(newsroom)
    return bilingual.article(newsroom, body=json.dumps(filing.every_block(film.video, page=film)))


def read(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def body_of(client, page):
    answer = client.get(f"/api/v2/pages/{page.pk}/").json()
    return {block["type"]: block["value"] for block in answer["body"]}


def test_the_reader_gets_a_block_of_every_kind(client, article):
    html = read(client, article)

    assert '<h2 class="article__text article__heading" id="ce-qui-a-ete-dit"' in html
    assert '<h3 class="article__text article__heading" id="a-huis-clos"' in html
    assert "<span>Chercheuse</span><span>Institut du large</span>" in html
    assert "<li>Trois débats</li>" in html
    assert '<a href="/fr/videos/patrouille-en-mer/">La page liée</a>' in html
    assert '<a href="https://example.org/a-cote">Le site d’à côté</a>' in html


def test_a_document_says_its_type_and_size_and_is_served_by_wagtail(client, article):
    html = read(client, article)

    assert "Le rapport</a>" in html
    assert "rapport-final-v3" not in html, "the name that editors gave the file is theirs"
    assert "PDF, 2,0\u00a0" in html
    address = article.body[8].value["document"].url
    assert f'href="{address}"' in html
    served = client.get(address)
    assert b"".join(served.streaming_content).startswith(b"%PDF")
    served.close()


def test_figures_of_a_table_are_written_as_the_language_writes_them(client, article):
    french = read(client, article)
    english = read(client, in_english(article))

    assert "1\u202f234,5" in french or "1\u00a0234,5" in french
    assert "1,234.5" in english
    for html in (french, english):
        assert '<th scope="col" class="cell--figure">Milles</th>' in html
        assert '<th scope="row" class="cell--text">Le Rapide</th>' in html
        assert "<caption><span>Sorties en mer</span></caption>" in html
        assert 'role="region" tabindex="0" aria-label="Sorties en mer"' in html


def test_the_api_gives_every_block_whole(client, article):
    body = body_of(client, article)

    assert list(body) == [block["type"] for block in article.body.raw_data]
    assert body["heading"] == {"text": "Ce qui a été dit", "level": 2, "anchor": "ce-qui-a-ete-dit"}
    assert body["subheading"]["level"] == 3
    assert body["quote"] == {
        "text": "Il faut agir.",
        "person": "A. Martin",
        "role": "Chercheuse",
        "organisation": "Institut du large",
    }
    assert body["fact_box"] == {"heading": "En bref", "text": "<ul><li>Deux jours</li><li>Trois débats</li></ul>"}
    assert body["table"] == {
        "caption": "Sorties en mer",
        "columns": filing.TABLE["columns"],
        "rows": [["Le Rapide", "1234.5"], ["Le Lent", "7"], ["2025", None]],
        "heading_column": True,
    }
    document = body["document"]
    assert (document["title"], document["content_type"], document["size_bytes"]) == (
        "Le rapport",
        "application/pdf",
        2000,
    )
    assert document["url"] == f"http://testserver{article.body[8].value['document'].url}"
    outside, inside = body["links"]["links"]
    assert (outside["url"], outside["page"]) == ("https://example.org/a-cote", None)
    assert inside["page"]["html_url"] == inside["url"] == "http://testserver/fr/videos/patrouille-en-mer/"


def test_a_link_leads_to_the_page_in_the_readers_language_or_nowhere(client, article):
    english = in_english(article)
    assert "La page liée" not in read(client, english)
    assert [link["label"] for link in body_of(client, english)["links"]["links"]] == ["Le site d’à côté"]

    film = article.body[-1].value["links"][1]["page"].specific
    in_english(film, title="Patrol", slug="patrol")

    assert '<a href="/en/videos/patrol/">La page liée</a>' in read(client, english)


def test_a_link_to_a_page_that_is_taken_down_disappears(client, article):
    article.body[-1].value["links"][1]["page"].specific.unpublish()

    assert "La page liée" not in read(client, article)
    assert "patrouille-en-mer" not in json.dumps(body_of(client, article))


@pytest.mark.parametrize("both", [True, False])
def test_a_link_has_a_page_or_an_address_and_the_field_says_so(newsroom, both):
    block = LinkBlock()
    value = block.to_python(
        {"label": "Ici", "page": newsroom.home.pk if both else None, "url": "https://example.org" if both else ""}
    )

    with pytest.raises(StructBlockValidationError) as refusal:
        block.clean(value)

    assert set(refusal.value.block_errors) == {"url"}


class TestContents:
    @staticmethod
    def outline(*words):
        body = ArticlePage._meta.get_field("body").stream_block.to_python(
            [{"type": kind, "id": f"bloc-{n}", "value": text} for n, (kind, text) in enumerate(words)]
        )
        return headings(body)

    def test_anchors_are_made_of_words_and_unique(self):
        found = self.outline(
            ("heading", "Et après ?"), ("heading", "Et après !"), ("heading", "Content"), ("heading", "?")
        )

        assert [each.anchor for each in found] == ["et-apres", "et-apres-2", "content-2", "section-bloc-3"]

    def test_subheadings_stand_below_their_heading(self):
        found = self.outline(("subheading", "Avant"), ("heading", "Un"), ("subheading", "Un un"), ("heading", "Deux"))

        assert [(each.text, [below.text for below in each.below]) for each in contents(found)] == [
            ("Avant", []),
            ("Un", ["Un un"]),
            ("Deux", []),
        ]

    def test_two_headings_need_no_contents_and_three_have_them(self, client, newsroom):
        short = bilingual.article(newsroom, slug="court", body=[("heading", "Un"), ("heading", "Deux")])
        long = bilingual.article(newsroom, slug="long", body=[("heading", word) for word in ("Un", "Deux", "Trois")])

        assert 'href="#deux"' not in read(client, short)
        assert '<a href="#trois">Trois</a>' in read(client, long)

    def test_each_language_has_anchors_of_its_own(self, client, newsroom):
        french = bilingual.article(newsroom, body=[("heading", word) for word in ("Un", "Deux", "Trois")])
        english = in_english(french, body=[("heading", word) for word in ("One", "Two", "Three")])

        assert 'href="#three"' in read(client, english)
        assert 'id="three"' in read(client, english)


def test_a_quote_written_before_it_named_an_organisation_is_still_shown(client, newsroom):
    old = [{"type": "quote", "id": "ancien", "value": {"text": "Il faut agir.", "person": "A. Martin", "role": "Élue"}}]
    page = bilingual.article(newsroom, body=json.dumps(old))

    assert "<span>Élue</span></figcaption>" in read(client, page).replace("\n", "").replace("    ", "")
    assert body_of(client, page)["quote"]["organisation"] == ""


def test_a_lead_image_needs_words_for_those_who_cannot_see_it(newsroom):
    with pytest.raises(ValidationError) as refusal:
        bilingual.article(newsroom, lead_image=bilingual.picture(), lead_image_alt=" ")

    assert set(refusal.value.error_dict) == {"lead_image_alt"}


@pytest.mark.parametrize("kind", ["image", "video", "document", "links"])
def test_what_was_deleted_drops_out_and_spoils_nothing(client, article, kind):
    values = {block.block_type: block.value for block in article.body}
    for block in article.body.raw_data:
        if block["type"] == "image":
            block["value"]["credit"] = ""
    article.save_revision().publish()
    if kind in ("links", "video"):
        values["links"]["links"][1]["page"].specific.delete()
    if kind != "links":
        values[kind][kind].delete()

    html = read(client, article)
    words = {"image": "Au matin", "video": "Le film", "document": "Le rapport", "links": "La page liée"}
    assert words[kind] not in html
    assert words[kind] not in json.dumps(body_of(client, article), ensure_ascii=False)


def test_a_draft_can_be_previewed_before_anything_is_chosen(newsroom):
    kinds = ArticlePage._meta.get_field("body").stream_block.child_blocks
    page = bilingual.article(newsroom, live=False)
    page.body = [(kind, block.get_default()) for kind, block in kinds.items()]

    assert page.make_preview_request().render().status_code == 200
