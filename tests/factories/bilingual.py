"""A small French newsroom, as editors would leave it, ready to be translated."""

from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils.timezone import now
from PIL import Image
from wagtail.models import GroupPagePermission, Locale, Page, Site

from accounts.models import User
from articles.models import ArticleIndexPage, ArticlePage
from cms.images.models import CustomImage
from home.models import HomePage
from tests.factories.people import person
from videos.models import Preparation, Rendition, TermsOfUse, Video, VideoIndexPage, VideoPage

PARAGRAPH = 'Le <b>débat</b> a duré <a href="https://example.org/duree">deux jours</a>.'


@dataclass
class Newsroom:
    home: HomePage
    articles: ArticleIndexPage
    videos: VideoIndexPage
    terms: TermsOfUse
    extra: dict[str, Any] = field(default_factory=dict)


def french_newsroom() -> Newsroom:
    """The landing page, the two lists and the terms of use, live in French; English has a locale and no page."""
    french = Locale.objects.get(language_code="fr")
    Locale.objects.get_or_create(language_code="en")
    root = Page.objects.get(depth=1)
    home = root.add_child(
        instance=HomePage(
            title="Accueil",
            slug="fr",
            locale=french,
            headline="Vos images, prêtes à diffuser",
            standfirst="Des sujets filmés, libres de droits.",
            sections=[
                ("text", {"heading": "Bienvenue", "text": "<p>Une rédaction ouverte.</p>"}),
                ("latest_articles", {"heading": "À la une", "count": 3}),
                ("latest_videos", {"heading": "À voir", "count": 2}),
                ("register", {"heading": "Un compte", "text": "Pour télécharger.", "button": "Créer un compte"}),
            ],
        )
    )
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    articles = home.add_child(instance=ArticleIndexPage(title="Articles", slug="articles", locale=french))
    videos = home.add_child(instance=VideoIndexPage(title="Vidéos", slug="videos", locale=french))
    terms = TermsOfUse.objects.create(title="Conditions d’usage", text="<p>Citez la source.</p>", locale=french)
    return Newsroom(home, articles, videos, terms)


def picture(title: str = "Salle", size: tuple[int, int] = (1600, 900)) -> CustomImage:
    buffer = BytesIO()
    Image.new("RGB", size, "#24415f").save(buffer, "JPEG")
    return CustomImage.objects.create(title=title, credit="Service photo", file=ImageFile(buffer, name="salle.jpg"))


def article(newsroom: Newsroom, **fields: Any) -> ArticlePage:
    values: dict[str, Any] = {
        "first_published_at": now(),
        "title": "Table ronde à Bruxelles",
        "slug": "table-ronde-bruxelles",
        "kicker": "Sécurité",
        "standfirst": "Deux jours de débats.",
        "dateline_place": "Bruxelles",
        "dateline_date": date(2025, 11, 28),
        "body": [
            ("paragraph", f"<p>{PARAGRAPH}</p>"),
            ("heading", "Ce qui a été dit"),
            ("quote", {"text": "Il faut agir.", "person": "A. Martin", "role": "Chercheuse"}),
        ],
        "lead_image_alt": "Une salle pleine" if "lead_image" in fields else "",
        **fields,
    }
    page: ArticlePage = newsroom.articles.add_child(instance=ArticlePage(locale=newsroom.home.locale, **values))
    return page


def video(title: str = "Patrouille", *, duration: float = 20.0) -> Video:
    """A library item with its files, as a finished preparation leaves them. The bytes are not a film."""
    item = Video(
        title=title,
        duration=duration,
        width=1920,
        height=1080,
        type="video",
        frame_rate_num=25,
        frame_rate_den=1,
        size_bytes=4,
        sha256="a" * 64,
    )
    item.file.save("patrouille-brute.mov", ContentFile(b"film"), save=False)
    item.save()
    item.preparations.update(status=Preparation.Status.READY, percent=100, started_at=now(), finished_at=now())
    for name, purpose, width, height, kind in (
        ("1080p", Rendition.Purpose.BROADCAST, 1920, 1080, "video/mp4"),
        ("360p", Rendition.Purpose.PREVIEW, 640, 360, "video/mp4"),
        ("poster-960", Rendition.Purpose.POSTER, 960, 540, "image/jpeg"),
    ):
        rendition = Rendition(
            video=item,
            version=item.version,
            name=name,
            purpose=purpose,
            content_type=kind,
            width=width,
            height=height,
            duration=duration,
            frame_count=int(duration * 25),
            frame_rate_num=25,
            video_codec="h264",
            audio_codec="aac",
            size_bytes=1000 + height,
            sha256=name[0] * 64,
        )
        rendition.file.save(f"secret-{name}.bin", ContentFile(b"bytes"))
    return item


def video_page(newsroom: Newsroom, item: Video | None = None, **fields: Any) -> VideoPage:
    values: dict[str, Any] = {
        "first_published_at": now(),
        "title": "Patrouille en mer",
        "slug": "patrouille-en-mer",
        "video": item or video(),
        "summary": "Une nuit à bord.",
        "story": "<p>Le navire quitte le port.</p>",
        "credit_line": "Images\u00a0: service vidéo",
        "terms": newsroom.terms,
        "dateline_place": "Ostende",
        "dateline_date": date(2025, 11, 27),
        **fields,
    }
    page: VideoPage = newsroom.videos.add_child(instance=VideoPage(locale=newsroom.home.locale, **values))
    return page


def translator(newsroom: Newsroom) -> User:
    """Somebody of the group Translators: may submit, edit and publish pages, and edit the terms; nothing else."""
    group, _ = Group.objects.get_or_create(name="Translators")
    group.permissions.add(
        *Permission.objects.filter(codename__in=["access_admin", "submit_translation", "change_termsofuse"])
    )
    for codename in ("change_page", "publish_page"):
        GroupPagePermission.objects.get_or_create(
            group=group, page=Page.objects.get(depth=1), permission=Permission.objects.get(codename=codename)
        )
    user = person("translator@example.org")
    user.groups.add(group)
    return user


WORDS = {
    "Accueil": "Home",
    "Vos images, prêtes à diffuser": "Your pictures, ready to air",
    "Des sujets filmés, libres de droits.": "Filmed stories, free to use.",
    "Bienvenue": "Welcome",
    "Une rédaction ouverte.": "An open newsroom.",
    "À la une": "In the news",
    "À voir": "To watch",
    "Un compte": "An account",
    "Pour télécharger.": "To download.",
    "Créer un compte": "Create an account",
    "Articles": "Articles",
    "Vidéos": "Videos",
    "Conditions d’usage": "Terms of use",
    "Citez la source.": "Name the source.",
    "Table ronde à Bruxelles": "Round table in Brussels",
    "Sécurité": "Security",
    "Deux jours de débats.": "Two days of debate.",
    "Bruxelles": "Brussels",
    'Le <b>débat</b> a duré <a id="a1">deux jours</a>.': 'The <b>debate</b> took <a id="a1">two days</a>.',
    "Ce qui a été dit": "What was said",
    "Il faut agir.": "We must act.",
    "A. Martin": "A. Martin",
    "Chercheuse": "Researcher",
    "Patrouille en mer": "Patrol at sea",
    "Une nuit à bord.": "A night on board.",
    "Le navire quitte le port.": "The ship leaves port.",
    "Images\u00a0: service vidéo": "Pictures: video service",
    "Ostende": "Ostend",
    "Une salle pleine": "A full room",
    "La salle": "The room",
    "Le film": "The film",
}
