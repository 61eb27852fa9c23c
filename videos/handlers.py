"""What follows when a video is saved, its page published, or a row with a file deleted."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.search.index import insert_or_update_object
from wagtail.signals import page_published

from videos.facts import keep_facts_in_step
from videos.models import Captions, Clip, Rendition, Video, VideoPage
from videos.pipeline import queue_preparation


def prepare_new_file(instance: Video, *, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        queue_preparation(instance)


def delete_file(instance: Captions | Clip | Rendition, **kwargs: Any) -> None:
    """The stored file goes once the transaction that deleted its row has committed."""
    if instance.file:
        transaction.on_commit(lambda: instance.file.delete(save=False))


def index_what_is_said(instance: Captions, *, raw: bool = False, **kwargs: Any) -> None:
    """Pages are found by the words of their captions, also by those that came after the page was published."""
    if not raw:
        pages = VideoPage.objects.filter(video=instance.video_id, locale__language_code=instance.language)
        transaction.on_commit(lambda: [insert_or_update_object(page) for page in pages])


def connect() -> None:
    page_published.connect(keep_facts_in_step, sender=VideoPage, dispatch_uid="videos.keep_facts_in_step")
    post_save.connect(prepare_new_file, sender=Video, dispatch_uid="videos.prepare_new_file")
    for signal in (post_save, post_delete):
        signal.connect(index_what_is_said, sender=Captions, dispatch_uid="videos.index_what_is_said")
    for model in (Captions, Clip, Rendition):
        post_delete.connect(delete_file, sender=model, dispatch_uid=f"videos.delete_file.{model.__name__}")
