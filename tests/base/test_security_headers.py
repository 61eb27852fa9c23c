"""Every answer says what a browser may do with it: run nothing inline, ask nobody else."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from cms.base.csp import HEADER
from tests.factories import bilingual
from tests.factories.english import in_english
from tests.factories.people import person

pytestmark = pytest.mark.once

WEAK = ("unsafe-inline", "unsafe-eval", "data:", "blob:", "*", "http:", "https:")
ALIKE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
BELOW = [
    "",
    "actualites-absentes/",
    "articles/",
    "articles/table-ronde-bruxelles/",
    "videos/",
    "videos/patrouille-en-mer/",
    "videos/patrouille-en-mer/terms/",
    "videos/patrouille-en-mer/preview.mp4",
    "videos/patrouille-en-mer/poster-960.jpg",
    "account/login/",
    "account/signup/",
    "account/password/reset/",
    "account/created/",
    "account/newsletter/",
    "?page=nothing%00",
]
ELSEWHERE = [
    "/",
    "/api/v2/pages/",
    "/api/nothing/",
    "/_allauth/browser/v1/config",
    "/static/nothing.css",
    "/media/no.jpg",
]


def shortcomings(response):
    """What is wrong with the headers of this answer."""
    if response.streaming:
        response.getvalue()
    policy = response.get(HEADER, "")
    found = [f"{word} in {policy}" for word in WEAK if word in policy.split() or f"'{word}'" in policy]
    wanted = ("default-src 'none'", "script-src 'self';", "style-src 'self';", "frame-ancestors 'self'")
    found += [f"no {directive} in {policy}" for directive in wanted if directive not in policy]
    if "camera=()" not in response.get("Permissions-Policy", ""):
        found.append("no Permissions-Policy")
    return found + [f"{name} is {response.get(name)}" for name, value in ALIKE.items() if response.get(name) != value]


def test_every_answer_carries_the_strict_policy(client, newsroom):
    for page in (bilingual.article(newsroom), bilingual.video_page(newsroom)):
        in_english(page)
    addresses = [*(f"/{code}/{rest}" for code in ("fr", "en") for rest in BELOW), *ELSEWHERE]

    assert {address: wrong for address in addresses if (wrong := shortcomings(client.get(address)))} == {}


def test_an_error_carries_the_policy_too(client, newsroom, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("home.models.HomePage.serve", lambda *_args, **_named: 1 / 0)

    response = client.get("/fr/")

    assert response.status_code == 500
    assert "script-src 'self';" in response[HEADER]


def test_the_admin_has_a_policy_of_its_own_which_asks_nobody_else(client, newsroom):
    client.force_login(person("chief@example.org", is_superuser=True), "django.contrib.auth.backends.ModelBackend")
    answer = client.get("/cms/")
    policy = answer[HEADER]

    assert answer.status_code == 200
    assert "script-src 'self' 'unsafe-inline';" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy


@pytest.mark.once
@pytest.mark.parametrize(
    ("bucket", "endpoint", "region"),
    [
        ("films", "", ""),
        ("films", "", "eu-west-3"),
        ("our.films", "", "eu-west-3"),
        ("films", "https://objects.example:9000", "fr-par"),
    ],
)
def test_files_in_a_bucket_may_be_shown(bucket, endpoint, region):
    """The policy names the host under which the storage itself hands out its files, and needs no network to know it."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "DELIVERY_METHOD": "signed-url",
        "S3_BUCKET": f"pictures-{bucket}",
        "S3_PRIVATE_BUCKET": bucket,
        "S3_ENDPOINT_URL": endpoint,
        "S3_REGION": region,
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
    }
    program = """if True:
        from django.conf import settings
        from django.core.files.storage import storages
        from urllib.parse import urlsplit
        def origin(name):
            address = urlsplit(storages[name].url("a/film.mp4"))
            return f"{address.scheme}://{address.netloc}"
        assert origin("private") in settings.SECURE_CSP["media-src"], (origin("private"), settings.SECURE_CSP)
        assert origin("private") in settings.SECURE_CSP["form-action"]
        assert {origin("default"), origin("private")} <= set(settings.SECURE_CSP["img-src"])
        assert origin("default") not in settings.SECURE_CSP["script-src"]
    """
    subprocess.run([sys.executable, "-c", program], cwd=settings.BASE_DIR, env=environment, check=True)
