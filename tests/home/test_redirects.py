"""An old address leads on, in both languages, and never tells where a hidden page is."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils.timezone import now
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Locale, Page, PageViewRestriction

from home.groups import CHIEF_EDITORS, EDITORS, create_chief_editors, create_groups, create_site_rights
from tests.factories import bilingual
from tests.factories.english import in_english
from tests.factories.people import person


@pytest.fixture
def editor(client, newsroom):
    english = newsroom.home.get_translation(Locale.objects.get(language_code="en"))
    create_groups(
        root=Page.objects.get(depth=1), french=newsroom.home, english=english, files=Collection.get_first_root_node()
    )
    create_site_rights()
    user = person("editor@example.org")
    user.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    def to(page, slug):
        page = page.specific
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        return page

    return to


def leads_to(client, path):
    response = client.get(path)
    return (response.status_code, response.headers.get("Location"))


def test_a_renamed_page_keeps_its_old_address_in_its_own_language(client, newsroom, rename):
    french = bilingual.article(newsroom)
    english = in_english(french, slug="round-table")

    rename(english, "round-table-in-brussels")
    rename(french, "table-ronde")

    assert leads_to(client, "/en/articles/round-table/") == (301, "/en/articles/round-table-in-brussels/")
    assert leads_to(client, "/fr/articles/table-ronde-bruxelles/") == (301, "/fr/articles/table-ronde/")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_pages_below_a_renamed_one_keep_theirs(client, newsroom, rename, language):
    article = bilingual.article(newsroom)
    both = {"fr": article, "en": in_english(article)}
    path = both[language].url

    for code, page in both.items():
        rename(page.get_parent(), f"nouvelles-{code}")

    assert leads_to(client, path) == (301, path.replace("articles", f"nouvelles-{language}"))


def test_moving_a_page_in_the_admin_leaves_a_redirect(client, newsroom, editor):
    from articles.models import ArticleIndexPage

    create_chief_editors(root=Page.objects.get(depth=1))
    editor.groups.add(Group.objects.get(name=CHIEF_EDITORS))
    article = bilingual.article(newsroom)
    archive = newsroom.home.add_child(
        instance=ArticleIndexPage(title="Archives", slug="archives", locale=newsroom.home.locale)
    )

    client.post(reverse("wagtailadmin_pages:move_confirm", args=[article.pk, archive.pk]))

    assert leads_to(client, "/fr/articles/table-ronde-bruxelles/") == (301, "/fr/archives/table-ronde-bruxelles/")


def test_editors_write_redirects_in_the_admin_for_either_language(client, newsroom, editor):
    for number, (old, target) in enumerate([("/fr/ancien/", newsroom.videos), ("/en/old/", newsroom.articles)]):
        form = {"old_path": old, "is_permanent": "on", "redirect_page": target.pk, "redirect_link": ""}
        response = client.post(reverse("wagtailredirects:add"), form)
        assert response.status_code == 302
        assert Redirect.objects.count() == number + 1

    assert leads_to(client, "/fr/ancien/") == (301, "/fr/videos/")
    assert leads_to(client, "/en/old/?utm=1") == (301, "/fr/articles/")


@pytest.mark.parametrize("hidden", ["draft", "embargo", "restricted", "expired"])
def test_a_hidden_page_keeps_its_new_address_to_itself(client, newsroom, rename, hidden):
    page = rename(bilingual.video_page(newsroom), "secret-address")
    assert leads_to(client, "/fr/videos/patrouille-en-mer/")[0] == 301
    match hidden:
        case "draft":
            page.unpublish()
        case "embargo":
            type(page).objects.filter(pk=page.pk).update(embargo_until=now() + timedelta(days=1))
        case "restricted":
            PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        case "expired":
            type(page).objects.filter(pk=page.pk).update(expire_at=now())

    response = client.get("/fr/videos/patrouille-en-mer/")

    assert response.status_code == 404
    assert "secret-address" not in response.content.decode()
