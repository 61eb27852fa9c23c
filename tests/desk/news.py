"""An article and a video page under the pages that create_site makes."""

from typing import Any

from articles.models import ArticlePage
from home.site import Frame
from tests.factories import bilingual
from videos.models import TermsOfUse, VideoPage


def room(frame: Frame) -> bilingual.Newsroom:
    return bilingual.Newsroom(
        frame.home,
        frame.articles,
        frame.videos,
        TermsOfUse.objects.get_or_create(title="Conditions", locale=frame.home.locale)[0],
    )


def article(frame: Frame, **fields: Any) -> ArticlePage:
    page = bilingual.article(room(frame), **fields)
    page.save_revision()
    return page


def video_page(frame: Frame, **fields: Any) -> VideoPage:
    page = bilingual.video_page(room(frame), **fields)
    page.save_revision()
    return page
