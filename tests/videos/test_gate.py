"""Who gets bytes, who is led where, and what is written down."""

import hashlib
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.factories import bilingual
from tests.factories.people import person
from videos.models import DownloadGrant, TermsAcceptance
from videos.services import accept_terms

JSON = {"Accept": "application/json"}
CONTENT = bytes(range(256)) * 40


@pytest.fixture
def page(newsroom):
    """A page whose broadcast file is long enough to be asked for in parts."""
    page = bilingual.video_page(newsroom)
    rendition = page.video.renditions.get(name="1080p")
    rendition.file.save("broadcast.mp4", ContentFile(CONTENT), save=False)
    rendition.size_bytes, rendition.sha256 = len(CONTENT), hashlib.sha256(CONTENT).hexdigest()
    rendition.save()
    return page


@pytest.fixture
def url(page):
    return f"/fr/videos/{page.slug}/download/1080p/"


def get(client, path, **headers):
    """The answer, read to the end as a reader would, with its bytes as `body`."""
    response = client.get(path, headers=headers)
    response.body = b"".join(response.streaming_content) if response.streaming else response.content
    return response


def test_an_anonymous_reader_is_led_to_sign_in_and_back_to_the_page(client, page, url):
    response = get(client, url)
    target = urlsplit(response["Location"])
    assert (response.status_code, target.path) == (302, "/fr/account/login/")
    assert parse_qs(target.query)["next"] == [f"/fr/videos/{page.slug}/#downloads"]


def test_somebody_with_a_pending_code_is_led_to_the_code_and_back(client, page, url):
    client.post("/fr/account/signup/", {"email": "new@example.org", "password1": "Une-Phrase-De-Passe-7"})
    response = get(client, url)
    assert response.status_code == 302
    assert urlsplit(response["Location"]).path == "/fr/account/confirm-email/"


def test_a_signed_in_but_unverified_account_is_asked_for_its_code(client, url):
    client.force_login(person("late@example.org", verified=False))
    response = get(client, url)
    assert response.status_code == 302
    assert urlsplit(response["Location"]).path == "/fr/account/confirm-email/"
    assert get(client, url, **JSON).json()["code"] == "verification_required"


def test_terms_come_first_are_accepted_once_and_are_recorded(client, journalist, page, url):
    client.force_login(journalist)
    response = get(client, url)
    assert urlsplit(response["Location"]).path == f"/fr/videos/{page.slug}/terms/"
    assert "Citez la source." in get(client, response["Location"]).content.decode()
    client.post(response["Location"], {"accept": "1", "version": "1"})
    assert get(client, url).status_code == 200
    acceptance = TermsAcceptance.objects.get()
    assert (acceptance.user, acceptance.terms_key, acceptance.version) == (
        journalist,
        page.terms.translation_key,
        1,
    )
    page.terms.version = 2
    page.terms.save()
    assert get(client, url).status_code == 302
    accept_terms(user=journalist, terms=page.terms)
    assert get(client, url).status_code == 200


@pytest.mark.parametrize("following", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_accepting_terms_never_leads_off_the_site(client, journalist, page, following):
    client.force_login(journalist)
    response = client.post(f"/fr/videos/{page.slug}/terms/", {"accept": "1", "version": "1", "next": following})
    assert response["Location"] == f"/fr/videos/{page.slug}/#downloads"


def test_a_verified_journalist_gets_the_bytes(signed_in, page, url, journalist):
    response = get(signed_in, url)
    assert response.body == CONTENT
    assert response["Content-Length"] == str(len(CONTENT))
    assert response["ETag"] == f'"{hashlib.sha256(CONTENT).hexdigest()}"'
    assert response["Accept-Ranges"] == "bytes"
    assert response["Content-Type"] == "video/mp4"
    assert response["Cache-Control"].startswith("private")
    assert response["Content-Disposition"] == 'attachment; filename="Patrouille en mer 1080p.mp4"'
    grant = DownloadGrant.objects.get()
    assert (grant.user, grant.page, grant.item, grant.first_byte, grant.byte_count) == (
        journalist,
        page,
        "1080p",
        0,
        len(CONTENT),
    )


def test_the_file_name_keeps_its_accents_and_loses_what_file_systems_refuse(signed_in, page, url):
    page.title = 'Été : « à bord » / "8"\n'
    page.save_revision().publish()
    from django.utils.http import content_disposition_header

    expected = content_disposition_header(as_attachment=True, filename="Été « à bord » 8 1080p.mp4")
    assert get(signed_in, url)["Content-Disposition"] == expected


def test_a_range_resumes_a_download(signed_in, url):
    response = get(signed_in, url, Range="bytes=5000-")
    assert response.status_code == 206
    assert response.body == CONTENT[5000:]
    assert response["Content-Range"] == f"bytes 5000-{len(CONTENT) - 1}/{len(CONTENT)}"
    grant = DownloadGrant.objects.get()
    assert (grant.first_byte, grant.byte_count) == (5000, len(CONTENT) - 5000)


def test_if_range_gives_the_rest_of_the_same_file_and_the_whole_of_another(signed_in, url):
    etag = signed_in.head(url)["ETag"]
    modified = signed_in.head(url)["Last-Modified"]
    for same in (etag, modified):
        assert get(signed_in, url, **{"Range": "bytes=10-19", "If-Range": same}).status_code == 206
    for other in ('"another"', "Sat, 01 Jan 2000 00:00:00 GMT", "nonsense", f"Mon, 01 Jan 2020 00:00:00 +{'9' * 15}"):
        response = get(signed_in, url, **{"Range": "bytes=10-19", "If-Range": other})
        assert (response.status_code, len(response.body)) == (200, len(CONTENT))


def test_a_range_outside_the_file_is_416_and_grants_nothing(signed_in, url):
    response = get(signed_in, url, Range=f"bytes={len(CONTENT)}-")
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{len(CONTENT)}"
    assert not DownloadGrant.objects.exists()


@pytest.mark.parametrize("headers", [{}, {"Range": "bytes=5-9"}, {"Range": "bytes=999999-"}])
def test_head_says_everything_and_sends_nothing(signed_in, url, headers):
    response = signed_in.head(url, headers=headers)
    assert (response.status_code, response["Content-Length"], response.content) == (200, str(len(CONTENT)), b"")
    assert not DownloadGrant.objects.exists()


def test_a_file_that_the_client_has_is_not_sent_again(signed_in, url):
    etag = signed_in.head(url)["ETag"]
    assert get(signed_in, url, **{"If-None-Match": etag}).status_code == 304
    assert not DownloadGrant.objects.exists()


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_gate_answers_get_and_head_alone(signed_in, url, method):
    assert getattr(signed_in, method)(url).status_code == 405


@pytest.mark.parametrize(
    ("prepare", "status", "code"),
    [
        (lambda client: None, 401, "sign_in_required"),
        (lambda client: client.force_login(person("a@example.org", verified=False)), 403, "verification_required"),
        (lambda client: client.force_login(person("b@example.org")), 403, "terms_not_accepted"),
    ],
)
def test_an_api_client_is_told_in_json(client, url, prepare, status, code):
    prepare(client)
    response = get(client, url, **JSON)
    assert (response.status_code, response.json()["code"]) == (status, code)


def unpublish(page):
    page.unpublish()


def expire(page):
    """Its time is over, and the scheduler has not come by yet."""
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(seconds=1))


def embargo(page):
    page.embargo_until = timezone.now() + timedelta(minutes=5)
    page.save_revision().publish()


def embargo_in_english(page):
    from wagtail.models import Locale

    english = Locale.objects.get(language_code="en")
    page.get_parent().get_parent().specific.copy_for_translation(english)
    page.get_parent().specific.copy_for_translation(english)
    translation = page.copy_for_translation(english)
    translation.embargo_until = timezone.now() + timedelta(minutes=5)
    translation.save()


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def restrict_the_list(page):
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="password", password="x")


@pytest.mark.parametrize("hide", [unpublish, expire, embargo, embargo_in_english, restrict, restrict_the_list])
def test_a_hidden_page_gives_no_bytes_to_anybody_but_staff(client, page, url, journalist, hide):
    accept_terms(user=journalist, terms=page.terms)
    hide(page)
    paths = [url, f"/fr/videos/{page.slug}/preview.mp4", f"/fr/videos/{page.slug}/poster-960.jpg"]
    for path in paths:
        assert get(client, path).status_code == 404
        assert get(client, path, **JSON).status_code == 404
    client.force_login(journalist)
    for path in paths:
        assert get(client, path).status_code == 404
    chief = person("chief@example.org", is_superuser=True)
    accept_terms(user=chief, terms=page.terms)
    client.force_login(chief)
    for path in paths:
        response = get(client, path)
        assert response.status_code == 200
        assert "private" in response["Cache-Control"]


def test_the_page_itself_is_hidden_under_embargo(client, page):
    embargo(page)
    assert get(client, f"/fr/videos/{page.slug}/").status_code == 404
    client.force_login(person("chief@example.org", is_superuser=True))
    assert get(client, f"/fr/videos/{page.slug}/").status_code == 200


def test_preview_and_poster_are_open_and_seekable(client, page):
    preview = get(client, f"/fr/videos/{page.slug}/preview.mp4", Range="bytes=0-1")
    assert (preview.status_code, preview["Content-Disposition"].split(";")[0]) == (206, "inline")
    assert get(client, f"/fr/videos/{page.slug}/poster-960.jpg")["Content-Type"] == "image/jpeg"
    assert not DownloadGrant.objects.exists()


def test_renditions_of_an_older_version_and_posters_are_no_downloads(signed_in, page, url):
    assert get(signed_in, f"/fr/videos/{page.slug}/download/poster-960/").status_code == 404
    assert get(signed_in, f"/fr/videos/{page.slug}/download/4k/").status_code == 404
    page.video.file = ContentFile(b"new film", name="new.mp4")
    page.video.save()
    assert get(signed_in, url).status_code == 404


def test_the_other_languages_address_does_not_open_the_gate(signed_in, page):
    assert get(signed_in, f"/en/videos/{page.slug}/download/1080p/").status_code == 404


def test_nginx_sends_the_bytes_where_it_is_told_to(signed_in, page, url, settings):
    settings.DELIVERY_METHOD = "nginx"
    response = get(signed_in, url)
    name = page.video.renditions.get(name="1080p").file.name
    assert response["X-Accel-Redirect"] == f"/_private/{name}"
    assert (response.content, response["Content-Type"]) == (b"", "video/mp4")
    assert DownloadGrant.objects.get().byte_count == len(CONTENT)


def test_storage_in_the_cloud_gives_a_short_signed_address(signed_in, page, url, settings, monkeypatch):
    from storages.backends.s3 import S3Storage

    from cms.settings import base

    cloud = S3Storage(**base._file_store("films", location="", private=True)["OPTIONS"], access_key="k", secret_key="s")
    settings.DELIVERY_METHOD = "signed-url"
    from videos.models import Rendition

    monkeypatch.setattr(Rendition._meta.get_field("file"), "storage", cloud)
    response = get(signed_in, url)
    assert response.status_code == 302
    query = parse_qs(urlsplit(response["Location"]).query)
    assert query["X-Amz-Expires"] == ["60"]
    assert query["response-content-disposition"] == ['attachment; filename="Patrouille en mer 1080p.mp4"']
    assert "no-store" in response["Cache-Control"]


def test_acceptance_is_of_the_version_that_was_shown(client, journalist, page, url):
    client.force_login(journalist)
    terms = f"/fr/videos/{page.slug}/terms/"
    assert get(client, terms).status_code == 200
    page.terms.version = 2
    page.terms.save()
    for stale in ({"accept": "1", "version": "1"}, {"version": "2"}, {"accept": "1"}):
        assert client.post(terms, stale).status_code == 409
    assert not TermsAcceptance.objects.exists()
    client.post(terms, {"accept": "1", "version": "2"})
    assert TermsAcceptance.objects.get().version == 2


def test_new_terms_in_one_language_are_asked_for_in_the_other(client, journalist, newsroom, page):
    english = published_in_english(newsroom, page)
    accept_terms(user=journalist, terms=page.terms)
    client.force_login(journalist)
    url = f"/en/videos/{english.slug}/download/1080p/"
    assert get(client, url).status_code == 200
    page.terms.version = 2
    page.terms.save()
    response = get(client, url)
    assert urlsplit(response["Location"]).path == f"/en/videos/{english.slug}/terms/"
    assert "Citez la source." in get(client, response["Location"]).body.decode()
    client.post(response["Location"], {"accept": "1", "version": "2"})
    assert get(client, url).status_code == 200


def published_in_english(newsroom, page):
    from cms.translation.services import translate

    chief = person("chief-translator@example.org", is_superuser=True)
    for original in (newsroom.home, newsroom.articles, newsroom.videos, newsroom.terms, page):
        translate(original, to="en", words=bilingual.WORDS, user=chief)
    return type(page).objects.get(translation_key=page.translation_key, locale__language_code="en")


@pytest.mark.parametrize("headers", [{}, JSON], ids=["person", "machine"])
def test_a_hidden_page_and_a_missing_one_answer_alike(client, page, headers):
    embargo(page)

    def answers(slug):
        paths = ["download/1080p/", "download/4k/", "preview.mp4", "poster-960.jpg", "terms/", "clips/"]
        found = [get(client, f"/fr/videos/{slug}/{path}", **headers) for path in paths]
        found.append(client.post(f"/fr/videos/{slug}/clips/", headers=headers))
        return [(answer.status_code, answer.content.decode().replace(slug, "")) for answer in found]

    hidden, missing = answers(page.slug), answers("nothing-here")
    assert {status for status, _text in hidden} == {404}
    if headers:
        assert hidden == missing
    else:
        assert [status for status, _text in missing] == [404] * len(hidden)


def test_a_video_of_a_restricted_collection_is_hidden_with_its_page(client, page):
    from wagtail.models import Collection, CollectionViewRestriction

    collection = Collection.get_first_root_node().add_child(name="Interne")
    page.video.collection = collection
    page.video.save()
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    assert get(client, f"/fr/videos/{page.slug}/preview.mp4").status_code == 404


def test_a_file_that_the_storage_lost_is_a_plain_404(signed_in, page, url):
    rendition = page.video.renditions.get(name="1080p")
    rendition.file.storage.delete(rendition.file.name)
    assert get(signed_in, url).status_code == 404
    assert not DownloadGrant.objects.exists()


def test_the_audit_of_nginx_says_what_was_asked(signed_in, url, settings):
    settings.DELIVERY_METHOD = "nginx"
    get(signed_in, url, **{"Range": "bytes=10-19", "If-Range": '"an-etag-of-nginx"'})
    assert (DownloadGrant.objects.get().first_byte, DownloadGrant.objects.get().byte_count) == (10, 10)
