"""No public answer, of the site or of the API, says where a video file lies."""

import json
import re

import pytest
from django.conf import settings

from videos.models import Captions, Rendition, Video

SIGNED = ("X-Amz-Signature", "AWSAccessKeyId", "Signature=")
LINK = re.compile(
    r"""(?:href|src|poster|content)="([^"]+)"|(https?://[^\s"'<>,]+)|["\s,](/(?:fr|en|api)/[^\s"'<>,]*)"""
)


def secrets() -> set[str]:
    """Every path, folder token and file name under which a file is stored."""
    stored = [name for model in (Video, Rendition, Captions) for name in model.objects.values_list("file", flat=True)]
    assert len(stored) >= 6
    parts = {part for name in stored for part in name.split("/")} - {"videos"}
    return {*stored, *parts, settings.PRIVATE_MEDIA_ROOT, "download_url", *SIGNED}


def addresses(text: str) -> set[str]:
    found = {next(filter(None, match)) for match in LINK.findall(text.replace("\\/", "/").replace("&amp;", "&"))}
    return {
        address.split("#")[0].removeprefix("http://testserver")
        for address in found
        if address.startswith(("/fr/", "/en/", "/api/", "http://testserver/"))
    }


def crawl(client, starts):
    """Every answer that can be reached by following what answers say, from `starts`."""
    waiting, seen = list(starts), set()
    while waiting:
        address = waiting.pop()
        if address in seen or address.startswith(("/media/", "/static/", "/cms/")):
            continue
        seen.add(address)
        response = client.get(address)
        headers = str(dict(response.items()))
        kind = response.get("Content-Type", "")
        readable = kind.startswith(("text/", "application/")) and not response.streaming
        text = response.content.decode() if readable else ""
        if response.streaming:
            response.getvalue()
        yield address, headers + text
        waiting += addresses(headers.replace("'", '"') + text)


def starts() -> list[str]:
    api = [f"/api/v2/{name}/?limit=100{more}" for name in ("pages", "images", "videos") for more in ("", "&fields=*")]
    typed = [
        f"/api/v2/pages/?fields=*&type={kind}"
        for kind in ("home.HomePage", "articles.ArticlePage", "articles.ArticleIndexPage")
    ]
    videos = ["/api/v2/pages/?fields=*&type=videos.VideoPage", "/api/v2/pages/?fields=video(*)&type=videos.VideoPage"]
    return [*api, *typed, *videos, "/fr/", "/en/", "/sitemap.xml", "/robots.txt"]


@pytest.mark.once
@pytest.mark.parametrize("visitor", ["anonymous", "signed in"])
def test_no_answer_names_a_stored_file(newsroom, client, django_user_model, visitor):
    if visitor == "signed in":
        user = django_user_model.objects.create_user("reader@example.org", "a password of some length")
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    hidden = secrets()
    visited = {}
    for address, text in crawl(client, starts()):
        visited[address] = True
        leaks = [secret for secret in hidden if secret in text]
        assert not leaks, f"{address}: {leaks}"
    for page in (newsroom.extra["video_page"], newsroom.extra["english"]["video_page"]):
        assert page.url in visited
        assert f"/api/v2/pages/{page.pk}/" in visited
        assert any(address.startswith(f"{page.url}download/") for address in visited)
        assert f"{page.url}preview.mp4" in visited
        assert f"{page.url}captions/en.vtt" in visited


def test_the_sweep_would_notice(newsroom):
    video = newsroom.extra["film"]
    answer = json.dumps({"url": f"/elsewhere/{video.file.name}"})
    assert [secret for secret in secrets() if secret in answer]
