"""Strangers write nothing to the disk and hold no thread; documents are had by Wagtail's rules alone."""

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import RequestFactory
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from accounts.models import User
from cms.base.middleware import BodyLimitMiddleware

LARGE = 3 * 1024**2


class Untouchable:
    """A body that fails whoever reads it."""

    def read(self, *_size: int) -> bytes:
        raise AssertionError("the body was read")

    readline = read


def anonymous_post(client, path: str, length: int) -> HttpResponse:
    return client.generic(
        "POST",
        path,
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(length),
        **{"wsgi.input": Untouchable()},
    )


@pytest.mark.parametrize(
    ("path", "length"),
    [
        ("/fr/account/signup/", LARGE),
        ("/api/v2/pages/", LARGE),
        ("/cms/login/", LARGE),
        ("/cms/images/add/", LARGE),
        ("/cms/media/video/add/", 1000),
    ],
)
def test_a_stranger_s_upload_is_refused_before_a_byte_is_read(client, db, path, length):
    response = anonymous_post(client, path, length)
    assert response.status_code == 413
    assert response["Content-Type"].startswith("application/problem+json" if path.startswith("/api/") else "text/html")


def test_a_signed_in_reader_is_a_stranger_to_the_admin_too(client, db):
    client.force_login(
        User.objects.create_user("reader@example.org", "a password of some length"),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    assert anonymous_post(client, "/cms/media/video/add/", LARGE).status_code == 413
    assert anonymous_post(client, "/fr/account/login/", LARGE).status_code == 413


def test_an_editor_uploads_films(db):
    editor = User.objects.create_user("editor@example.org", "a password of some length")
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    request = RequestFactory().post("/cms/media/video/add/", {"file": SimpleUploadedFile("f.mp4", b"0")})
    request.META["CONTENT_LENGTH"] = str(20 * 1024**3)
    request.user = editor
    assert BodyLimitMiddleware(lambda _request: HttpResponse("read"))(request).content == b"read"


def test_a_small_form_passes(client, db):
    assert client.post("/api/v2/pages/", {"a": "b"}).status_code == 405


@pytest.mark.parametrize("name", ["page.html", "drawing.svg", "feed.xml", "script.js"])
def test_no_document_can_run_in_a_browser(db, name):
    with pytest.raises(ValidationError):
        Document(title="x", file=ContentFile(b"x", name=name)).full_clean()


def test_a_document_of_a_private_collection_has_one_address_and_it_asks(client, db):
    private = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=private, restriction_type=CollectionViewRestriction.LOGIN)
    document = Document.objects.create(title="x", file=ContentFile(b"secret", name="notes.txt"), collection=private)
    assert document.url.startswith("/documents/")
    assert client.get(document.url).status_code == 302
    assert client.get(document.file.url).status_code == 404
