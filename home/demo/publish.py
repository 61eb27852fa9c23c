"""Puts the demo's texts, pictures and films on pages: French written and published, English made of it by translation.

Each page is known by a key of its own, so that editing its title, its address or its words never makes a second one.
"""

import json
import uuid
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

from django.core.files import File
from django.db import transaction
from wagtail.models import Collection, Locale, Page

from accounts.models import User
from articles.models import ArticlePage, ArticlePerson, ArticleTopic, Correction
from cms.translation.services import translate
from home.demo.filing import ensure_desk, ensure_person, ensure_topic
from home.demo.film import Scene, make_film
from home.demo.keys import key
from home.demo.pictures import ensure_picture
from home.demo.studio import studio
from home.demo.texts import terms
from home.demo.texts.stories import Article, Block, FilmOf, PageOf, PictureOf, VideoStory
from home.site import Frame
from home.words import Words
from videos.captions import keep_captions
from videos.ffmpeg import Progress
from videos.languages import NO_SPEECH
from videos.models import Shot, TermsOfUse, Video, VideoPage, VideoTopic
from videos.webvtt import parse

__all__ = ["ensure_article", "ensure_terms", "ensure_video_page", "key", "videos_of"]


def ensure_terms(translator: User) -> TermsOfUse:
    """The French terms of use of the demo's videos."""
    french = Locale.objects.get(language_code="fr")
    existing = TermsOfUse.objects.filter(translation_key=key("terms"), locale=french).first()
    if existing:
        return existing
    with transaction.atomic():
        made = TermsOfUse.objects.create(
            title=terms.TITLE, text=terms.TEXT, locale=french, translation_key=key("terms")
        )
        translate(made, to="en", words=terms.words, user=translator)
    return made


def ensure_video_page(
    frame: Frame,
    story: VideoStory,
    scene: Scene,
    *,
    seconds: int | None,
    editor: User,
    chief: User,
    translator: User,
    progress: Progress,
) -> None:
    """The video’s page in both languages, and its film where the library lacks it; saving that asks for renditions."""
    if VideoPage.objects.filter(translation_key=key(story.name)).exists():
        return
    video = Video.objects.filter(title=story.title).first() or _new_video(story, scene, seconds, editor, progress)
    page: Any = VideoPage(
        title=story.title,
        slug=story.slug,
        video=video,
        dateline_place=story.place,
        dateline_date=story.day,
        summary=story.summary,
        story=story.story,
        credit_line=story.credit_line,
        spoken_languages=[NO_SPEECH],
        terms=ensure_terms(translator),
    )
    page.shots = [_filed(Shot, **asdict(shot)) for shot in story.shots]
    page.page_topics = [_filed(VideoTopic, topic=ensure_topic(name, translator)) for name in story.topics]
    for language, text in story.captions.items():
        content = text.encode()
        keep_captions(video=video, language=language, content=content, cues=parse(content))
    _publish(frame.videos, page, name=story.name, words=story.words, editor=editor, chief=chief, translator=translator)


def ensure_article(frame: Frame, article: Article, *, editor: User, chief: User, translator: User) -> None:
    """The article in both languages, with its pictures. The video pages that it shows must exist."""
    if ArticlePage.objects.filter(translation_key=key(article.name)).exists():
        return
    page: Any = ArticlePage(
        kicker=article.kicker,
        title=article.title,
        slug=article.slug,
        standfirst=article.standfirst,
        dateline_place=article.place,
        dateline_date=article.day,
        lead_image=ensure_picture(article.lead.name),
        lead_image_alt=article.lead_alt,
        lead_image_caption=article.lead_caption,
        body=json.dumps([_block(block) for block in article.body]),
        desk=ensure_desk(translator),
    )
    page.page_topics = [_filed(ArticleTopic, topic=ensure_topic(name, translator)) for name in article.topics]
    page.page_people = [_filed(ArticlePerson, person=ensure_person(name, translator)) for name in article.people]
    page.corrections = [_filed(Correction, **asdict(entry)) for entry in article.corrections]
    _publish(
        frame.articles, page, name=article.name, words=article.words, editor=editor, chief=chief, translator=translator
    )


@transaction.atomic
def _publish(parent: Page, page: Any, *, name: str, words: Words, editor: User, chief: User, translator: User) -> None:
    page.translation_key, page.locale, page.owner = key(name), parent.locale, editor
    parent.add_child(instance=page)
    page.save_revision(user=editor).publish(user=chief)
    translate(page, to="en", words=words, user=translator)


def _new_video(story: VideoStory, scene: Scene, seconds: int | None, editor: User, progress: Progress) -> Video:
    with studio() as folder:
        path = folder / f"{story.slug}.mp4"
        make_film(scene, path, seconds=seconds, progress=progress)
        with path.open("rb") as film:
            video = Video(
                title=story.title,
                file=File(film, name=path.name),
                type="video",
                collection=Collection.get_first_root_node(),
                uploaded_by_user=editor,
            )
            video.save()
    return video


def _filed(model: type[Any], **fields: Any) -> Any:
    return model(locale=Locale.objects.get(language_code="fr"), **fields)


def _block(block: Block) -> dict[str, Any]:
    kind, value = block
    return {"type": kind, "value": _resolved(value)}


def _resolved(part: Any) -> Any:
    """A text as the database keeps it: with primary keys where pictures, films and pages stand, and with list items."""
    resolve: dict[type, Callable[[Any], Any]] = {
        PictureOf: lambda picture: ensure_picture(picture.name).pk,
        FilmOf: lambda film: VideoPage.objects.get(translation_key=key(film.name), locale__language_code="fr").video_id,
        PageOf: lambda page: Page.objects.get(translation_key=key(page.name), locale__language_code="fr").pk,
        dict: lambda value: {name: _resolved(inner) for name, inner in value.items()},
        tuple: lambda items: [{"type": "item", "id": str(uuid.uuid4()), "value": _resolved(item)} for item in items],
    }
    return resolve[type(part)](part) if type(part) in resolve else part


def videos_of(stories: Iterable[VideoStory]) -> list[Video]:
    """The library's videos on the pages of these stories."""
    keys = [key(story.name) for story in stories]
    return list(Video.objects.filter(pages__translation_key__in=keys).distinct())
