"""Whatever is typed, guessed or sent: a proper status, a page in the reader's language, and never a 500."""

import re

import pytest
from django.db import transaction

from cms.translation.services import translate
from tests.factories import bilingual
from tests.factories.english import in_english

LANGUAGES = ("fr", "en")
# Every public address under a language. One line each.
ADDRESSES = [
    "",
    "articles/",
    "articles/table-ronde-bruxelles/",
    "videos/",
    "videos/patrouille-en-mer/",
    "videos/patrouille-en-mer/terms/",
    "videos/patrouille-en-mer/clips/",
    "videos/patrouille-en-mer/download/1080p/",
    "videos/patrouille-en-mer/poster-960.jpg",
    "account/signup/",
    "account/login/",
    "account/password/reset/",
    "account/confirm-email/",
    "account/created/",
    "account/newsletter/",
]
IN_ENGLISH = {
    below: below.replace("table-ronde-bruxelles", "round-table-in-brussels").replace(
        "patrouille-en-mer", "patrol-at-sea"
    )
    for below in ADDRESSES
}
LISTS = ["", "articles/", "videos/"]
API = [
    "/api/v2/pages/",
    "/api/v2/pages/find/",
    "/api/v2/images/",
    "/api/v2/videos/",
]
LONG = "x" * 10_000
NUMBERS = [
    "-1",
    "0",
    "1000000000",
    "9" * 400,
    "9" * 5000,
    "abc",
    "1.5",
    "",
    "١",
    "%00",
    "%FF%FE",
    "%0A%0D",
    "' OR 1=1 --",
]
NUMBERED = ["page", "day", "from", "until", "topic", "id"]
TEXTS = [
    LONG,
    "%00",
    "a%00b",
    "%FF%FE",
    "%ED%A0%80",
    "%01%1B%7F",
    "%F0%9F%8E%AC",
    "%3Cscript%3E",
    "%25%5F\\*:%28%29",
    "-",
    '"',
    "%20",
    "%22+%22",
    "é" * 3000,
]
WORDS = ["q", "search", "next", "anything"]
API_WORDS = ["search", "slug", "html_path", "order", "fields", "type", "locale"]
PATHS = [
    "%00/",
    "a%00b/",
    "%FF%FE/",
    "%0A/",
    "%01%1B%7F/",
    f"{LONG}/",
    "a/" * 500,
    "../../etc/passwd",
    "%2e%2e/%2e%2e/",
    "articles/table-ronde-bruxelles/more/",
    "videos/%00/",
    "videos/%00/terms/",
    "videos/patrouille-en-mer/%00.jpg",
    f"videos/{LONG}/preview.mp4",
    "videos/patrouille-en-mer/download/no-such-name/",
    "videos/patrouille-en-mer/clips/00000000-0000-0000-0000-000000000000/",
    "account/%00/",
]


@pytest.fixture(scope="module")
def news_of_the_file(django_db_setup, django_db_blocker):
    """A newsroom with an article and a video in both languages, made once for the file: it is only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        newsroom = bilingual.french_newsroom()
        for page in (newsroom.home, newsroom.articles, newsroom.videos):
            in_english(page)
        for page in (bilingual.article(newsroom), bilingual.video_page(newsroom)):
            translate(page, to="en", words=bilingual.WORDS, user=None)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def reader(client, news_of_the_file, db):
    """A browser in front of it. What a request writes is taken back."""
    client.raise_request_exception = False
    return client


def wrong_with(reader, address, language=None):
    """What is wrong with the answer at this address, if anything is."""
    response = reader.get(address, follow=address.startswith("/de/"))
    content = response.getvalue() if response.streaming else response.content
    if response.status_code >= 500:
        return f"{response.status_code}"
    spoken = re.search(rb'<html lang="(\w+)"', content)
    if language and response.status_code >= 400 and (not spoken or spoken[1].decode() != language):
        return f"{response.status_code} in {spoken and spoken[1]}"
    if response.headers.get("Location", "").removeprefix("http://testserver/").startswith(("//", "http")):
        return f"leads away to {response['Location'][:80]}"
    return ""


def failures(reader, addresses, language=None):
    return {address[:120]: wrong for address in addresses if (wrong := wrong_with(reader, address, language))}


@pytest.mark.parametrize("language", ["fr", pytest.param("en", marks=pytest.mark.once)])
def test_no_parameter_breaks_a_page(reader, language):
    pairs = [(name, value) for name in NUMBERED for value in NUMBERS] + [
        (name, value) for name in WORDS for value in TEXTS
    ]
    short = [f"{name}={value}" for name, value in pairs if len(value) < 1000]
    # A page reads the parameters that it knows and lets the others be: many at once reach what each alone would.
    together = ["&".join(short[start::7]) for start in range(7)]
    together += ["page=1&page=2&page=abc", "&&&===", "&".join(["a=1"] * 900), "page[]=1&page[x]=2"]
    bare = [f"/{language}/{IN_ENGLISH.get(below, below) if language == 'en' else below}" for below in ADDRESSES]
    alone = [f"page={number}" for number in NUMBERS] + [f"q={text}" for text in TEXTS]

    assert failures(reader, bare, language) == {}
    assert failures(reader, (f"{address}?{query}" for address in bare for query in together), language) == {}
    assert failures(reader, (f"/{language}/{below}?{query}" for below in LISTS for query in alone), language) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_path_breaks_the_site(reader, language):
    assert failures(reader, (f"/{language}/{path}" for path in PATHS), language) == {}


def test_no_parameter_breaks_the_api(reader):
    queries = [f"{name}={value}" for name in ("limit", "offset", "id") for value in NUMBERS]
    queries += [f"{name}={value}" for name in API_WORDS for value in TEXTS]
    queries += [f"type=articles.ArticlePage&first_published_at={value}" for value in TEXTS]
    details = ["0/", "-1/", "9" * 30 + "/", "%00/", "abc/"]

    assert failures(reader, (f"{address}?{query}" for address in API for query in queries)) == {}
    assert failures(reader, (f"{address}{detail}" for address in API for detail in details)) == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", ["-1", "0", "1000000000", "abc", "9" * 5000, "%00"])
@pytest.mark.parametrize("below", ["articles/", "videos/"])
def test_a_page_of_a_list_that_is_no_page_is_missing(reader, language, below, number):
    response = reader.get(f"/{language}/{below}?page={number}")

    assert response.status_code in {400, 404}
    assert f'<html lang="{language}">' in response.content.decode()


@pytest.mark.parametrize(("browser", "spoken"), [("fr-BE", "fr"), ("en-GB", "en"), ("de", "fr")])
@pytest.mark.parametrize("address", ["/de/", "/de/videos/", "/%2Felsewhere.example/", "/no-such-thing"])
def test_an_unknown_language_is_a_missing_page_in_the_readers(reader, address, browser, spoken):
    response = reader.get(address, headers={"accept-language": browser}, follow=True)

    assert response.status_code == 404
    assert f'<html lang="{spoken}">' in response.content.decode()


@pytest.mark.parametrize(
    "below", ["articles/table-ronde-bruxelles/", "videos/patrouille-en-mer/", "videos/patrouille-en-mer/terms/"]
)
def test_an_address_of_the_other_language_leads_to_its_page_here_or_says_that_it_is_missing(reader, below):
    response = reader.get(f"/en/{below}", headers={"accept-language": "fr"}, follow=True)

    for address, status in response.redirect_chain:
        assert (status, address[:4]) == (301, "/en/")
    assert response.status_code == (200 if response.redirect_chain else 404)
    assert '<html lang="en">' in response.content.decode()


@pytest.mark.parametrize(
    "text", ["a\x00b", "\x01\x1b", "x" * 10_000, "\ud83c"], ids=["nul", "control", "10 kB", "half a pair"]
)
@pytest.mark.parametrize(
    ("below", "fields"),
    [
        ("account/login/", ["login", "password", "next"]),
        ("account/signup/", ["email", "password1", "next"]),
        ("account/password/reset/", ["email", "next"]),
        ("account/confirm-email/", ["code", "next"]),
        ("videos/patrouille-en-mer/clips/", ["in_point", "out_point", "rendition"]),
        ("videos/patrouille-en-mer/terms/", ["next", "version", "accept"]),
    ],
)
def test_no_form_breaks(reader, below, fields, text):
    body = text.encode(errors="surrogatepass") if "\ud83c" in text else text.encode()
    boundary = b"edge"
    parts = [
        b'--edge\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (name.encode(), body) for name in fields
    ]
    response = reader.post(
        f"/fr/{below}",
        b"".join(parts) + b"--edge--\r\n",
        content_type=f"multipart/form-data; boundary={boundary.decode()}",
    )

    assert response.status_code < 500
