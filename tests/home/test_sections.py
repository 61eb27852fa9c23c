"""Every kind of section, as readers see it and as the API gives it; what may not be seen drops out of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now
from wagtail.models import Locale, Site

from home.blocks import SectionsBlock
from tests.factories import bilingual
from tests.factories.english import in_english
from tests.factories.people import person


def read(client, path="/fr/"):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode().split("<main")[1].split("</main>")[0]


def compose(home, *sections):
    home.sections = sections
    home.save_revision().publish()


def api(client, home):
    return [block["value"] for block in client.get(f"/api/v2/pages/{home.pk}/").json()["sections"]]


def feature(**value):
    empty = {
        "eyebrow": "",
        "text": "",
        "page": None,
        "address": "",
        "link_label": "",
        "image": None,
        "alt": "",
        "credit": "",
    }
    return ("feature", {**empty, "heading": "À revoir", **value})


def videos(newsroom, count):
    return [
        bilingual.video_page(newsroom, bilingual.video(f"Film {n}"), slug=f"v-{n}", title=f"Film {n}")
        for n in range(count)
    ]


def test_chosen_videos_come_in_the_editors_order(client, newsroom):
    first, _second, third = videos(newsroom, 3)
    compose(newsroom.home, ("chosen_videos", {"heading": "Notre choix", "videos": [third, first]}))

    html = read(client)
    assert html.index("Film 2") < html.index("Film 0")
    assert "Film 1" not in html
    (value,) = api(client, newsroom.home)
    assert [video["title"] for video in value["videos"]] == ["Film 2", "Film 0"]
    assert value["videos"][0]["poster"]["url"].startswith("http://testserver/")


@pytest.mark.parametrize("hidden", ["draft", "embargo", "deleted"])
def test_a_hidden_video_drops_out_and_an_empty_section_with_it(client, newsroom, hidden):
    shown, secret = videos(newsroom, 2)
    compose(
        newsroom.home,
        ("chosen_videos", {"heading": "Deux", "videos": [secret, shown]}),
        ("chosen_videos", {"heading": "Un seul", "videos": [secret]}),
        feature(page=secret, heading="À ne pas voir"),
    )
    assert "À ne pas voir" in read(client)
    match hidden:
        case "draft":
            secret.unpublish()
        case "embargo":
            type(secret).objects.filter(pk=secret.pk).update(embargo_until=now() + timedelta(days=1))
        case "deleted":
            secret.delete()

    html = read(client)
    assert "Deux" in html
    assert "Film 0" in html
    for words in ("Film 1", "Un seul", "À ne pas voir"):
        assert words not in html
    assert [value["heading"] for value in api(client, newsroom.home)] == ["Deux"]


def test_english_readers_see_the_videos_that_exist_in_english(client, newsroom):
    translated, untranslated = videos(newsroom, 2)
    in_english(translated, title="The film", slug="the-film")
    english = newsroom.home.get_translation(Locale.objects.get(language_code="en")).specific
    compose(
        english,
        ("chosen_videos", {"heading": "Our choice", "videos": [untranslated, translated]}),
        feature(page=translated, heading="Look again", link_label="Watch the film"),
    )

    html = read(client, "/en/")
    assert "The film" in html
    assert "Film 1" not in html
    assert '<a href="/en/videos/the-film/">Watch the film</a>' in html


def test_a_feature_shows_the_picture_of_its_article_or_the_still_of_its_video(client, newsroom):
    article = bilingual.article(newsroom, lead_image=bilingual.picture(), lead_image_alt="Une salle pleine")
    (film,) = videos(newsroom, 1)
    compose(newsroom.home, feature(page=article, heading="L’article"), feature(page=film, heading="Le film"))

    html = read(client)
    assert 'alt="Une salle pleine"' in html
    assert "Service photo" in html
    assert "/videos/v-0/" in html
    assert '<a href="/fr/articles/table-ronde-bruxelles/">L’article</a>' in html
    by_article, by_film = api(client, newsroom.home)
    assert (by_article["image"]["alt"], by_article["poster"]) == ("Une salle pleine", None)
    assert by_film["image"] is None
    assert by_film["poster"]["width"] == 960
    assert by_film["page"]["html_url"] == by_film["url"] == "http://testserver/fr/videos/v-0/"


def test_a_feature_may_lead_to_another_site_with_a_picture_of_its_own(client, newsroom):
    picture = bilingual.picture()
    compose(
        newsroom.home,
        feature(address="https://example.org/expo", image=picture, alt="Une affiche", link_label="Voir l’exposition"),
    )

    html = read(client)
    assert '<a href="https://example.org/expo">Voir l’exposition</a>' in html
    assert 'alt="Une affiche"' in html
    (value,) = api(client, newsroom.home)
    assert (value["url"], value["page"], value["image"]["id"]) == ("https://example.org/expo", None, picture.pk)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({}, "page"),
        ({"page": "home", "address": "https://example.org/"}, "page"),
        ({"address": "https://example.org/", "link_label": "Voir"}, "image"),
        ({"page": "home", "image": "picture"}, "alt"),
        ({"address": "https://example.org/", "image": "picture", "alt": "Une affiche"}, "link_label"),
    ],
)
def test_a_feature_that_cannot_be_shown_is_refused_by_field(newsroom, wrong, named):
    real = {"home": newsroom.home, "picture": bilingual.picture()}
    value = {name: real.get(part, part) for name, part in wrong.items()}
    block = SectionsBlock().child_blocks["feature"]

    with pytest.raises(ValidationError) as refused:
        block.clean(block.normalize(feature(**value)[1]))
    assert named in refused.value.block_errors


def test_an_image_has_its_words_around_it(client, newsroom):
    words = {"alt": "Un port", "caption": "Le port au matin", "credit": "A. Martin"}
    compose(newsroom.home, ("image", {"image": bilingual.picture(), **words}))

    html = read(client)
    assert 'alt="Un port"' in html
    assert "Le port au matin" in html
    (value,) = api(client, newsroom.home)
    assert {name: value[name] for name in words} == words


def test_the_newsletter_is_one_step_away_with_an_account_or_without(client, newsroom):
    compose(newsroom.home, ("newsletter", {"heading": "La lettre", "text": "Chaque matin.", "button": "S’abonner"}))

    assert '<a class="button button--quiet" href="/fr/account/newsletter/">S’abonner</a>' in read(client)
    client.force_login(person("a@example.org"), backend="django.contrib.auth.backends.ModelBackend")
    assert '<a class="button button--quiet" href="/fr/account/newsletter/">S’abonner</a>' in read(client)


def every_section(newsroom, articles, films, count):
    return (
        ("text", {"heading": "Bienvenue", "text": "<p>Une rédaction.</p>"}),
        ("latest_articles", {"heading": "À la une", "count": count}),
        ("latest_videos", {"heading": "À voir", "count": count}),
        ("chosen_videos", {"heading": "Notre choix", "videos": films[:count]}),
        *(feature(page=page, heading=f"À revoir\u00a0: {page.title}") for page in (*articles[:count], *films[:count])),
        *(("image", {"image": bilingual.picture(), "alt": "Un port", "caption": "", "credit": ""}),) * count,
        ("register", {"heading": "Un compte", "text": "Pour télécharger.", "button": "Créer un compte"}),
        ("newsletter", {"heading": "La lettre", "text": "Chaque matin.", "button": "S’abonner"}),
    )


def test_every_section_together_costs_at_most_thirty_queries_however_much_they_show(client, newsroom):
    from home.models import SiteContent

    def queries():
        read(client)
        read(client)
        Site.clear_site_root_paths_cache()
        with CaptureQueriesContext(connection) as captured:
            html = read(client)
        return len(captured), html

    articles = [
        bilingual.article(newsroom, slug=f"a-{n}", title=f"Article {n}", lead_image=bilingual.picture())
        for n in range(4)
    ]
    films = videos(newsroom, 4)
    SiteContent.objects.create(
        locale=newsroom.home.locale, navigation=[("page", {"page": page, "label": ""}) for page in articles]
    )
    compose(newsroom.home, *every_section(newsroom, articles, films, 1))
    few, _html = queries()
    compose(newsroom.home, *every_section(newsroom, articles, films, 4))
    many, html = queries()

    assert "À revoir\u00a0: Film 3" in html
    assert many == few
    assert many <= 30


def test_a_landing_page_can_be_previewed_before_anything_is_chosen(newsroom):
    kinds = SectionsBlock().child_blocks
    empty = [(kind, block.get_default()) for kind, block in kinds.items()]
    uncounted = [(kind, {"heading": "", "count": None}) for kind in ("latest_articles", "latest_videos")]
    newsroom.home.sections = [*empty, *uncounted]

    assert newsroom.home.make_preview_request().render().status_code == 200


def test_a_section_whose_picture_was_deleted_drops_out(client, newsroom):
    picture = bilingual.picture()
    words = {"alt": "Un port", "caption": "Le port au matin", "credit": ""}
    compose(newsroom.home, ("image", {"image": picture, **words}), feature(page=newsroom.home, image=picture))
    picture.delete()

    html = read(client)
    assert "Le port au matin" not in html
    assert "À revoir" in html
