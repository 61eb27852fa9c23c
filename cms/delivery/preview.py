"""Drafts for a front end: kept as they were when the preview was opened, fetched with a token of some minutes."""

import hashlib
import json
import logging
from datetime import timedelta
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.core import signing
from django.utils import timezone
from wagtail.models import Page

from cms.base.embargo import is_staff_for
from cms.delivery.models import PreviewDraft

logger = logging.getLogger(__name__)

SALT = "cms.delivery.preview"
TOKEN = "{token}"  # noqa: S105  a place in an address


class NoPreview(Exception):
    """A token that opens nothing: it says why, and nothing of the page."""


def front_end_address(page: Page, user: Any) -> str:
    """Where the front end shows this draft, with a fresh token; nothing without a front end, or without the right.

    A page that was never saved has no number to be asked by: this site shows it.
    """
    if not settings.PREVIEW_FRONTEND or not page.pk or not is_staff_for(user, page):
        return ""
    places = {
        TOKEN: open_preview(page, user),
        "{id}": str(page.pk),
        "{locale}": page.locale.language_code,
        "{path}": quote(page.get_url() or ""),
    }
    address = str(settings.PREVIEW_FRONTEND)
    for place, value in places.items():
        address = address.replace(place, value)
    return address


def open_preview(page: Page, user: Any) -> str:
    """Keeps the draft as it is in `page`, saved or not, and returns the token that fetches it."""
    forget_drafts()
    written = page.to_json()
    draft, _new = PreviewDraft.objects.update_or_create(
        page_id=page.pk,
        user=user,
        digest=hashlib.sha256(written.encode()).hexdigest(),
        defaults={"content": json.loads(written), "shown_at": timezone.now()},
    )
    return signing.dumps({"draft": draft.pk, "page": page.pk}, salt=SALT)


def draft_page(token: str, *, page_id: int | None = None) -> Page:
    """The draft that a token fetches; with `page_id`, only if it is that page's. Raises NoPreview.

    The right to see it is that of the editor who opened the preview, as it is now.
    """
    try:
        named = signing.loads(token, salt=SALT, max_age=settings.PREVIEW_SECONDS)
    except signing.SignatureExpired as problem:
        raise NoPreview("This preview has expired: open it again in the editor.") from problem
    except signing.BadSignature as problem:
        raise NoPreview("This preview token is not valid.") from problem
    if page_id is not None and named["page"] != page_id:
        raise NoPreview("This preview token is for another page.")
    found = PreviewDraft.objects.filter(pk=named["draft"], page_id=named["page"]).select_related("user", "page")
    draft = found.first()
    if draft is None:
        raise NoPreview("This preview has expired: open it again in the editor.")
    page = draft.page.specific
    if not is_staff_for(draft.user, page):
        raise NoPreview("Whoever opened this preview may no longer see it.")
    shown = _restored(page, draft)
    # When it was published is no draft's to say.
    shown.first_published_at, shown.last_published_at = page.first_published_at, page.last_published_at
    return shown


def _restored(page: Page, draft: PreviewDraft) -> Page:
    """Raises NoPreview where the draft names what is gone since, such as its language."""
    try:
        shown: Page = page.with_content_json(draft.content)
    except Exception as problem:  # of any kind: fields, blocks and relations each fail in their own way
        logger.warning("preview draft %s cannot be restored: %r", draft.pk, problem)
        raise NoPreview("This draft can no longer be shown: open the preview again in the editor.") from problem
    return shown


def forget_drafts() -> int:
    """Deletes drafts that no token can fetch any more."""
    past = timezone.now() - timedelta(seconds=settings.PREVIEW_SECONDS)
    return PreviewDraft.objects.filter(shown_at__lt=past).delete()[0]
