"""What follows when a video is saved, a page published, or a row with a file deleted."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_published

from cms.translation.selectors import translation_of
from videos.models import Clip, Rendition, Video, VideoPage
from videos.pipeline import queue_preparation


def prepare_new_file(instance: Video, *, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        queue_preparation(instance)


def delete_file(instance: Rendition | Clip, **kwargs: Any) -> None:
    """The stored file goes once the transaction that deleted its row has committed."""
    if instance.file:
        transaction.on_commit(lambda: instance.file.delete(save=False))


def keep_embargo_in_step(instance: VideoPage, **kwargs: Any) -> None:
    """A page and its translations have one embargo, the original's, from the moment either is published."""
    translation = translation_of(instance)
    group = VideoPage.objects.filter(translation_key=instance.translation_key).exclude(pk=instance.pk)
    if translation:
        original = group.filter(locale=translation.source.locale_id).first()
        if original:
            VideoPage.objects.filter(pk=instance.pk).update(embargo_until=original.embargo_until)
        return
    for other in group:
        if translation_of(other):
            VideoPage.objects.filter(pk=other.pk).update(embargo_until=instance.embargo_until)


def connect() -> None:
    page_published.connect(keep_embargo_in_step, sender=VideoPage, dispatch_uid="videos.keep_embargo_in_step")
    post_save.connect(prepare_new_file, sender=Video, dispatch_uid="videos.prepare_new_file")
    for model in (Rendition, Clip):
        post_delete.connect(delete_file, sender=model, dispatch_uid=f"videos.delete_file.{model.__name__}")
