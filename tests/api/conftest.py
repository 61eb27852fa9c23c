import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from pytest_django import DjangoDbBlocker
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import Locale

from cms.images.renditions import make_copies
from cms.taxonomy.models import Topic
from cms.translation.services import translate
from tests.factories import bilingual, filing
from videos.captions import keep_captions
from videos.models import Shot, VideoPage, VideoTopic
from videos.webvtt import parse

GOLDEN = Path(__file__).parent / "golden"
DETAIL = re.compile(r"(/api/v2/\w+)/\d+/")
DOCUMENT = re.compile(r"(/documents/)\d+/")
PICTURE = re.compile(r"(/media/images/)[^\s\"]*?(width-\d+|fill-1200x630)[^\s\"]*?\.(jpg|webp|avif)")

# Storage adds letters to a name that is taken.
PROGRAMME = re.compile(r"programme_\w+\.pdf")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the API's answers to tests/api/golden, for review")


@pytest.fixture
def newsroom(db: None, bilingual_room: bilingual.Newsroom) -> bilingual.Newsroom:
    """The room of the whole file, as if it had been made for this test alone: what a test writes is taken back."""
    return copy.deepcopy(bilingual_room)


@pytest.fixture(scope="module")
def bilingual_room(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[bilingual.Newsroom]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_room()
        transaction.set_rollback(True)


ROOM_WORDS = {
    "La mer et ses métiers.": "The sea and those who work on it.",
    "Institut du large": "Offshore Institute",
    "Elle étudie la mer.": "She studies the sea.",
    "Le programme": "The programme",
    "Le port": "The port",
    "La barre": "The helm",
    "Marine": "Navy",
    "Pas de revente": "No resale",
    "Mer": "Sea",
}


def shotlist_and_captions(page: VideoPage, topic: Topic) -> None:
    """Gives the page two shots and a topic, and its film captions in both languages."""
    page.spoken_languages = ["fr"]
    page.shots = [
        Shot(in_timecode="00:00:00:00", out_timecode="00:00:08:00", description="Le port"),
        Shot(
            in_timecode="00:00:08:00",
            out_timecode="00:00:20:00",
            description="La barre",
            credit="Marine",
            restriction="Pas de revente",
        ),
    ]
    page.page_topics = [VideoTopic(topic=topic)]
    page.save_revision().publish()
    for language, words in (("fr", "Larguez tout."), ("en", "Cast off.")):
        content = f"WEBVTT\n\n00:01.000 --> 00:02.000\n{words}\n".encode()
        keep_captions(video=page.video, language=language, content=content, cues=parse(content))


def build_room() -> bilingual.Newsroom:
    """In French and in English: the lists, an article with pictures, a video, a document, a topic and a person, the
    video's page, and a redirect."""
    room = bilingual.french_newsroom()
    translator = bilingual.translator(room)
    image = bilingual.picture()
    make_copies(image)
    film = bilingual.video()
    page = bilingual.video_page(room, film)
    topic = filing.topic(room, "Mer", description="La mer et ses métiers.")
    shotlist_and_captions(page, topic)
    person = filing.person(room, biography="Elle étudie la mer.", portrait=image)
    programme = Document.objects.create(title="programme", file=ContentFile(b"%PDF-1.7", "programme.pdf"))
    article = bilingual.article(
        room,
        lead_image=image,
        lead_image_alt="Une salle pleine",
        lead_image_caption="La salle",
        body=[
            ("paragraph", f"<p>{bilingual.PARAGRAPH}</p>"),
            ("heading", "Ce qui a été dit"),
            ("quote", {"text": "Il faut agir.", "person": "A. Martin", "role": "Chercheuse"}),
            ("image", {"image": image, "alt": "Une salle pleine", "caption": "La salle", "credit": ""}),
            ("video", {"video": film, "caption": "Le film"}),
            ("document", {"document": programme, "title": "Le programme"}),
        ],
    )
    article = filing.filed(article, topics=[topic], people=[person])
    Redirect.add_redirect("/fr/table-ronde/", article)
    for each in (room.home, room.articles, room.videos, room.terms, page, article):
        translate(each, to="en", words=bilingual.WORDS | ROOM_WORDS, user=translator)
    english = Locale.objects.get(language_code="en")
    room.extra = {
        "image": image,
        "film": film,
        "video_page": page,
        "article": article,
        "document": programme,
        "english": {
            "article": article.get_translation(english),
            "video_page": page.get_translation(english),
            "home": room.home.get_translation(english),
        },
    }
    return room


@pytest.fixture
def golden(request: pytest.FixtureRequest):
    """Compares an answer with the one on file. Ids, times and random names are replaced by what they stand for."""

    def compare(name: str, answer: Any) -> None:
        text = json.dumps(_stable(answer), indent=2, ensure_ascii=False) + "\n"
        file = GOLDEN / f"{name}.json"
        if request.config.getoption("--golden"):
            GOLDEN.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8"), "run pytest tests/api --golden and review the difference"

    return compare


def _stable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _same(key, inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_stable(inner) for inner in value]
    if isinstance(value, str):
        value = PICTURE.sub(r"\1<name>.\2.\3", DETAIL.sub(r"\1/<id>/", value))
        value = PROGRAMME.sub("programme.pdf", DOCUMENT.sub(r"\1<id>/", value))
    return value


def _same(key: str, value: Any) -> Any:
    if key == "id" and value is not None:
        return "<id>"
    if key in ("first_published_at", "last_published_at") and value is not None:
        return "<time>"
    return _stable(value)
