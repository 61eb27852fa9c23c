"""What is heard of changes: a row in the transaction of each, and a nudge once it commits."""

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms.delivery.feed.kinds import PAGE, followed_models, touched_by
from cms.delivery.feed.services import ALL
from cms.delivery.models import Touch, WebhookEndpoint

# Columns that saving a draft writes: none of them is public.
BOOKKEEPING = {
    *("draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"),
    *("latest_revision_id", "go_live_at", "expire_at", "locked", "locked_at", "locked_by", "owner"),
}
RULES = (PageViewRestriction, CollectionViewRestriction)
EVERYTHING = "*"


def touch(thing: str, object_id: int = ALL, *, is_change: bool = False) -> None:
    """Has the feed look at something once the transaction under way has committed."""
    Touch.objects.create(thing=thing, object_id=object_id, is_change=is_change)
    transaction.on_commit(nudge, robust=True)


def nudge() -> None:
    """Without webhooks nobody waits: the next reader, or the next round of the clock, numbers what has changed."""
    from cms.delivery.jobs import settle_soon

    if Touch.objects.exists() and WebhookEndpoint.objects.filter(is_enabled=True).exists():
        settle_soon()


def page_changed(instance: Page, **kwargs: Any) -> None:
    touch(PAGE, instance.pk, is_change=True)


def tree_changed(instance: Page, **kwargs: Any) -> None:
    touch(PAGE, instance.pk)
    touch(PAGE)


def row_saved(instance: Model, *, raw: bool = False, update_fields: Any = None, **kwargs: Any) -> None:
    """A page counts once it is live: publishing saves it whole, a draft only its own columns."""
    is_draft = isinstance(instance, Page) and not instance.live
    if raw or is_draft or (update_fields is not None and BOOKKEEPING.issuperset(update_fields)):
        return
    for thing, pk in touched_by(instance):
        touch(thing, pk, is_change=True)


def row_deleted(instance: Model, **kwargs: Any) -> None:
    for thing, pk in touched_by(instance):
        touch(thing, pk, is_change=True)


def rule_changed(*, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        touch(EVERYTHING)


def site_changed(*, raw: bool = False, **kwargs: Any) -> None:
    """Every address begins with the site's."""
    if not raw:
        touch(PAGE, is_change=True)


def connect() -> None:
    """Called when every room has said what it has to follow."""
    for signal in (page_published, page_unpublished):
        signal.connect(page_changed, dispatch_uid="delivery.page_changed")
    for signal in (page_slug_changed, post_page_move):
        signal.connect(tree_changed, dispatch_uid="delivery.tree_changed")
    for model in followed_models():
        # A page is saved as what it is in particular, and deleted as a page too.
        sender = None if model is Page else model
        post_save.connect(
            _pages_alone if sender is None else row_saved, sender=sender, dispatch_uid=f"delivery.saved.{model}"
        )
        post_delete.connect(row_deleted, sender=model, dispatch_uid=f"delivery.deleted.{model}")
    for rule in RULES:
        for signal in (post_save, post_delete):
            signal.connect(rule_changed, sender=rule, dispatch_uid=f"delivery.rule.{rule}")
    for signal in (post_save, post_delete):
        signal.connect(site_changed, sender=Site, dispatch_uid="delivery.site")


def _pages_alone(instance: Model, **kwargs: Any) -> None:
    if isinstance(instance, Page):
        row_saved(instance, **kwargs)
