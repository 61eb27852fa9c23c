"""Topics, people, a desk, and an article that has a block of every kind."""

from datetime import UTC, datetime
from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.models import Page

from articles.models import ArticlePage, ArticlePerson, ArticleTopic, Correction, RelatedArticle, RelatedVideo
from cms.taxonomy.models import Desk, Person, Topic
from tests.factories import bilingual


def topic(newsroom: bilingual.Newsroom, name: str = "Mer du Nord", **fields: Any) -> Topic:
    return Topic.objects.create(name=name, locale=newsroom.home.locale, **fields)


def person(newsroom: bilingual.Newsroom, name: str = "A. Martin", **fields: Any) -> Person:
    values = {"role": "Chercheuse", "organisation": "Institut du large", **fields}
    return Person.objects.create(name=name, locale=newsroom.home.locale, **values)


def desk(newsroom: bilingual.Newsroom) -> Desk:
    return Desk.objects.create(
        name="Service maritime", email="mer@example.org", phone="+44 20 7946 0018", locale=newsroom.home.locale
    )


def document() -> Document:
    return Document.objects.create(title="rapport-final-v3", file=ContentFile(b"%PDF-1.4" + b"x" * 1992, "rapport.pdf"))


def filed(page: ArticlePage, **lists: Any) -> ArticlePage:
    """The same article, live, filed under `topics` and `people`, with `corrections` and related pages."""
    locale = page.locale
    for each in lists.get("topics", ()):
        page.page_topics.add(ArticleTopic(topic=each, locale=locale))
    for each in lists.get("people", ()):
        page.page_people.add(ArticlePerson(person=each, locale=locale))
    for each in lists.get("corrections", ()):
        page.corrections.add(Correction(locale=locale, **each))
    page.article_links.add(*[RelatedArticle(article=each) for each in lists.get("articles", ())])
    page.video_links.add(*[RelatedVideo(video_page=each) for each in lists.get("videos", ())])
    page.save_revision().publish()
    return ArticlePage.objects.get(pk=page.pk)


def correction(text: str = "Le débat a duré deux jours.", *, day: int = 29, **fields: Any) -> dict[str, Any]:
    return {"kind": "correction", "made_at": datetime(2025, 11, day, 13, 5, tzinfo=UTC), "text": text, **fields}


TABLE = {
    "caption": "Sorties en mer",
    "columns": [{"type": "text", "heading": "Navire"}, {"type": "figure", "heading": "Milles"}],
    "rows": [
        {"values": ["Le Rapide", "1234.5"]},
        {"values": ["Le Lent", "7"]},
        {"values": ["2025", None]},
    ],
}


def every_block(film: Any, *, page: Page | None = None) -> list[dict[str, Any]]:
    """A body, as the database keeps it, with a block of every kind; `page` is where one of its links leads."""
    links = [{"label": "Le site d’à côté", "page": None, "url": "https://example.org/a-cote"}]
    if page:
        links.append({"label": "La page liée", "page": page.pk, "url": ""})
    values: list[tuple[str, Any]] = [
        ("paragraph", f"<p>{bilingual.PARAGRAPH}</p>"),
        ("heading", "Ce qui a été dit"),
        ("subheading", "À huis clos"),
        (
            "quote",
            {"text": "Il faut agir.", "person": "A. Martin", "role": "Chercheuse", "organisation": "Institut du large"},
        ),
        (
            "image",
            {"image": bilingual.picture().pk, "alt": "La tribune", "caption": "Au matin", "credit": "Studio Nord"},
        ),
        ("video", {"video": film.pk, "caption": "Le film"}),
        ("fact_box", {"heading": "En bref", "text": "<ul><li>Deux jours</li><li>Trois débats</li></ul>"}),
        ("table", {"table": TABLE, "heading_column": True}),
        ("document", {"document": document().pk, "title": "Le rapport"}),
        (
            "links",
            {
                "heading": "À lire ailleurs",
                "links": [{"type": "item", "id": f"lien-{n}", "value": link} for n, link in enumerate(links)],
            },
        ),
    ]
    return [{"type": kind, "id": f"bloc-{kind}", "value": value} for kind, value in values]
