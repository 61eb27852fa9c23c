"""What editors write about the site stands around every page, in each language, without a restart."""

import pytest
from wagtail.models import Locale, PageViewRestriction

from home.models import SiteContent
from tests.factories import bilingual
from tests.factories.english import in_english
from tests.factories.people import person


def content(code="fr", **fields):
    return SiteContent.objects.create(locale=Locale.objects.get(language_code=code), **fields)


def read(client, path="/fr/"):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def menu_of(html):
    return html.split('class="masthead__menu"')[1].split("</nav>")[0]


def footer_of(html):
    return html.split("<footer")[1].split("</footer>")[0]


def page_link(page, label=""):
    return ("page", {"page": page, "label": label})


def test_the_name_stands_in_header_title_and_footer_of_its_language_alone(client, newsroom):
    content(name="La Rédaction")

    html = read(client)
    assert html.split("</head>")[0].count("La Rédaction") >= 1
    assert '<a class="masthead__name" href="/fr/">La Rédaction</a>' in html
    assert "La Rédaction" in footer_of(html)
    assert "La Rédaction" not in read(client, "/en/")


def test_a_change_is_seen_at_the_next_request(client, newsroom):
    made = content(name="La Rédaction")
    read(client)
    made.name = "Le Bureau"
    made.save()

    assert "Le Bureau" in read(client)


def test_the_menu_is_the_editors_in_their_order_with_their_labels(client, newsroom):
    content(
        navigation=[
            page_link(newsroom.videos, "Images"),
            ("address", {"address": "https://example.org/agenda", "label": "Agenda"}),
            ("service", {"service": "account_newsletter", "label": "La lettre"}),
            page_link(newsroom.articles),
        ]
    )

    menu = menu_of(read(client))
    marks = [
        '<a href="/fr/videos/">Images</a>',
        '<a href="https://example.org/agenda">Agenda</a>',
        '<a href="/fr/account/newsletter/">La lettre</a>',
        '<a href="/fr/articles/">Articles</a>',
    ]
    places = [menu.index(mark) for mark in marks]
    assert places == sorted(places)
    assert 'href="/fr/videos/" aria-current="page"' in menu_of(read(client, "/fr/videos/"))


def test_english_readers_are_led_to_the_english_page_under_its_own_title(client, newsroom):
    newsroom.articles.get_translation(Locale.objects.get(language_code="en"))
    content("en", navigation=[page_link(newsroom.articles)])
    english = newsroom.articles.get_translation(Locale.objects.get(language_code="en"))
    english.title = "News desk"
    english.save_revision().publish()

    assert f'<a href="{english.url}">News desk</a>' in menu_of(read(client, "/en/"))


@pytest.mark.parametrize("hidden", ["draft", "restricted", "untranslated"])
def test_a_page_that_readers_may_not_see_is_no_entry(client, newsroom, hidden):
    article = bilingual.article(newsroom)
    content(
        "en" if hidden == "untranslated" else "fr",
        navigation=[page_link(newsroom.videos), page_link(article, "Secret")],
    )
    path = "/en/" if hidden == "untranslated" else "/fr/"
    if hidden != "untranslated":
        assert "Secret" in menu_of(read(client, path))
    if hidden == "draft":
        article.unpublish()
    if hidden == "restricted":
        PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)

    html = read(client, path)
    assert "Secret" not in html
    assert "videos/" in menu_of(html)


def test_the_footer_has_the_editors_columns_contact_and_last_line(client, newsroom):
    content(
        footer_text="Un service de la Direction.",
        footer=[("column", {"heading": "À lire", "links": [page_link(newsroom.articles, "Nos articles")]})],
        legal_line="Tous droits partagés.",
        contact_heading="Bureau de presse",
        contact_email="presse@example.org",
        contact_phone="+32 2 555 01 23",
        contact_address="1, rue du Port\nOstende",
    )

    footer = footer_of(read(client))
    for words in (
        "Un service de la Direction.",
        "À lire",
        "Tous droits partagés.",
        "Bureau de presse",
        "1, rue du Port",
    ):
        assert words in footer
    assert '<a href="/fr/articles/">Nos articles</a>' in footer
    assert '<a href="mailto:presse@example.org">presse@example.org</a>' in footer
    assert '<a href="tel:+3225550123">+32 2 555 01 23</a>' in footer


def test_without_any_words_the_site_still_has_a_name_a_menu_and_a_last_line(client, newsroom, settings):
    settings.WAGTAIL_SITE_NAME = "Sans nom"

    html = read(client)
    assert "Sans nom" in html
    assert 'href="/fr/articles/"' in menu_of(html)
    assert 'href="/fr/articles/"' in footer_of(html)
    assert "colophon__note" in footer_of(html)


def test_menu_footer_and_missing_page_cost_the_same_however_long_they_are(
    client, newsroom, django_assert_max_num_queries
):
    pages = [bilingual.article(newsroom, slug=f"a-{number}", title=f"Article {number}") for number in range(6)]
    for page in pages:
        in_english(page)
    content(
        name="La Rédaction",
        navigation=[page_link(newsroom.articles), page_link(newsroom.videos)],
        footer=[("column", {"heading": f"Colonne {n}", "links": [page_link(p) for p in pages]}) for n in range(4)],
    )
    path = "/fr/account/login/"
    assert "Article 5" in footer_of(read(client, path))

    with django_assert_max_num_queries(7):
        client.get(path)


def test_whoever_is_signed_in_is_not_asked_to_sign_up_or_in(client, newsroom):
    services = [("service", {"service": name, "label": ""}) for name in ("account_signup", "account_login")]
    letter = ("service", {"service": "account_newsletter", "label": "La lettre"})
    content(
        footer=[
            ("column", {"heading": "Votre compte", "links": services}),
            ("column", {"heading": "Rester informé", "links": [*services, letter]}),
        ]
    )
    stranger = footer_of(read(client))
    assert "Votre compte" in stranger
    assert stranger.count("/fr/account/login/") == stranger.count("/fr/account/signup/") == 2

    client.force_login(person("reader@example.org"), backend="django.contrib.auth.backends.ModelBackend")
    reader = footer_of(read(client))
    assert "Votre compte" not in reader, "nothing is left below this heading"
    assert "La lettre" in reader
    assert "/fr/account/login/" not in reader
    assert "/fr/account/signup/" not in reader
    columns = client.get("/api/v2/site/?locale=fr").json()["footer"]["columns"]
    assert [len(column["links"]) for column in columns] == [2, 3], "the API says the same to everybody"
